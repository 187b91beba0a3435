"""Scripts and style sheets that mean nothing: as long as real ones, made of as many different names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_VERBS = "load track render init queue push fetch bind emit parse merge mount defer sync flush".split()
_NOUNS = "Slot Banner Widget Player Consent Metric Session Gallery Menu Cache Event Store Frame Timer".split()
_PROPERTIES = (
    "margin padding color background border-radius line-height font-size max-width min-height flex-basis gap top"
).split()


def script(rng: Random, letters: int) -> str:
    """Return some *letters* of script, as minifiers leave it."""
    parts: list[str] = []
    left = letters
    while left > 0:
        name = f"{rng.choice(_VERBS)}{rng.choice(_NOUNS)}{rng.randrange(1_000)}"
        parts.append(
            f'!function(e,t){{var n="{rng.getrandbits(64):x}",r=e.{name}||(e.{name}=[]);if(t<{rng.randrange(99)}&&!r.length)'
            f'{{r.push({{id:n,ttl:{rng.randrange(10_000)},kind:"{rng.choice(_NOUNS)}"}});for(var i=0;i<t;i++)'
            f"e.{rng.choice(_VERBS)}&&e.{rng.choice(_VERBS)}(n+i)}}}}(window,{rng.randrange(50)});"
        )
        left -= len(parts[-1])
    return "".join(parts)


def style(rng: Random, letters: int) -> str:
    """Return some *letters* of style sheet."""
    parts: list[str] = []
    left = letters
    while left > 0:
        rules = ";".join(f"{rng.choice(_PROPERTIES)}:{rng.randrange(64)}px" for _ in range(4))
        parts.append(f".css-{rng.getrandbits(28):07x}>.{rng.choice(_NOUNS).lower()}{{{rules}}}")
        left -= len(parts[-1])
    return "".join(parts)
