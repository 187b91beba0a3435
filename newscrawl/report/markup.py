"""A document of one file: styles and scripts inside, and a policy that lets nothing else run or load."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STYLES = ("base.css", "kinds.css", "parts.css")
VENDOR = (
    "d3-array", "d3-color", "d3-format", "d3-interpolate", "d3-time", "d3-time-format", "d3-scale", "d3-selection",
    "d3-axis",
)  # fmt: skip
"""What draws the charts, as published, each before those that need it."""
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; connect-src {connect}; base-uri 'none'; "
    "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)


def document(name: str, scripts: Sequence[str], values: dict[str, object], connect: str = "'none'") -> str:
    """Return the template *name* of the folder ``pages``, filled with *values*, all of them escaped, and with the
    *scripts* of the folder ``static``; *connect* is where they may send requests."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # Scrapy loads all commands to run one
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("newscrawl.report", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    script = "\n".join([*(_read(f"vendor/{part}.min.js") for part in VENDOR), *map(_static, scripts)])
    style = "\n".join(map(_static, STYLES))
    policy = POLICY.format(scripts=_hash(script), styles=_hash(style), connect=connect)
    # Both are the package's own, and no text of anybody else's is in them.
    own = {"script": Markup(script), "style": Markup(style), "policy": policy}  # noqa: S704
    return environment.get_template(name).render(**values, **own)


def _static(name: str) -> str:
    return _read(f"static/{name}")


def _read(name: str) -> str:
    return (files("newscrawl.report") / name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> str:
    """Return what a policy names the inline *text* by."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"
