"""newscrawl's checks beside datatrove's filters: the same texts, the same limits."""

from __future__ import annotations

import json
import subprocess
import tomllib
from dataclasses import asdict, dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.stages.checks import read_checks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.checks.texts import Text

LANGUAGES = ("ar", "en")
"""Those of the sets that have enough texts, and a tokeniser of datatrove's that needs no model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How often both flag a text by one check."""

    check: str
    language: str
    of: int
    both: int
    own: int
    """Flagged by newscrawl alone."""
    peer: int
    """Flagged by datatrove alone."""

    @property
    def share(self) -> float:
        """Of the texts, those of which both say the same."""
        return 1 - (self.own + self.peer) / self.of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What datatrove said."""

    decisions: dict[str, list[bool]]
    fineweb2: list[bool]
    """Whether FineWeb2's configuration drops the text (of English: the filters' own)."""
    seconds: float
    """Of the processor, for three filters over all texts."""


def ask(peer: Path, chosen: Sequence[Text], scratch: Path) -> Told:
    """Return what datatrove, in the environment of the interpreter *peer*, says of *chosen*."""
    lines, limits = scratch / "texts.jsonl", scratch / "limits.json"
    lines.write_text(
        "".join(json.dumps({"language": one.language, "text": one.text}) + "\n" for one in chosen),
        encoding="utf-8",
    )
    limits.write_text(json.dumps({language: _limits(language) for language in LANGUAGES}), encoding="utf-8")
    command = [str(peer), str(Path(__file__).with_name("peer.py")), str(lines), str(limits)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return Told(**json.loads(done.stdout.splitlines()[-1]))


def compare(chosen: Sequence[Text], told: Told) -> list[Agreement]:
    """Return how often newscrawl's checks of *chosen* and datatrove agree, by check and language."""
    own = read_checks(told.decisions)
    flags = [frozenset(own.flags(one.text, one.language)) for one in chosen]
    found = []
    for language in LANGUAGES:
        places = [place for place, one in enumerate(chosen) if one.language == language]
        for check, decisions in told.decisions.items():
            pairs = [(check in flags[place], decisions[place]) for place in places]
            found.append(
                Agreement(
                    check=check,
                    language=language,
                    of=len(pairs),
                    both=pairs.count((True, True)),
                    own=pairs.count((True, False)),
                    peer=pairs.count((False, True)),
                )
            )
    return found


def _limits(language: str) -> dict[str, Any]:
    book = read_checks(["gopher"]).book
    assert book is not None  # noqa: S101 - there is one where a check is chosen
    path = files("newscrawl.rules") / "checks" / "limits.toml"
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return {**asdict(book.of(language)), "stop_words": written[language]["stop_words"]}
