"""What the review's page asks for: its list, a page, a trial of what was marked, and that it be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newscrawl.report.doubts import Doubt, doubts
from newscrawl.report.rows import row_of
from newscrawl.review.corrections import Mark, MarkError
from newscrawl.rules.model import KINDS
from newscrawl.stages.extraction.template_fit import PARAGRAPH_WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from newscrawl.review.corrections import Means
    from newscrawl.review.desk import Desk, Trial
    from newscrawl.review.looking import Look
    from newscrawl.review.pieces import Piece

MISFIT = 4.0
"""Weight of a page that does not fit the template of its site."""


class Api:
    """Answers for *desk*."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._trial: Trial | None = None

    @property
    def calls(self) -> dict[str, Any]:
        """What can be asked for, by name."""
        return {"list": self.list, "page": self.page, "try": self.attempt, "save": self.save}

    def list(self, _: Mapping[str, Any]) -> dict[str, Any]:
        """Return all pages, without their texts."""
        looks = [look for look in self._desk.looks if look is not None]
        rows = [
            row_of(record, rejected=bool(record["verdicts"])) for look in looks for record in look.records
        ]
        found = doubts(rows)
        by_url = {url: doubt for (_, url), doubt in found.items()}
        return {
            "kinds": sorted(KINDS),
            "pages": [
                _entry(number, look, by_url.get(look.url, Doubt()))
                for number, look in enumerate(self._desk.looks)
                if look is not None
            ],
            "lost": len(self._desk.looks) - len(looks),
        }

    def page(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the page whose number is *given*, block by block."""
        look = self._look(given.get("page"))
        known = self._desk.rule_ids()
        return {
            "url": look.url, "site": look.site, "reading": look.reading, "records": look.records,
            "pieces": [
                {
                    "text": piece.text, "state": piece.state, "part": piece.part, "kind": piece.kind, "rule": piece.rule,
                    "path": " > ".join(piece.path), "means": _means(look, piece, known),
                }
                for piece in look.pieces
            ],
        }  # fmt: skip

    def attempt(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return what the marks that are *given* come to, and what they change on which pages of the site."""
        site = str(given.get("site", ""))
        self._trial = None
        self._trial = trial = self._desk.attempt(
            site, [self._mark(mark, site) for mark in _listed(given.get("marks"))]
        )
        return {
            "files": [{"name": str(path), "text": text} for path, text in trial.files.items()],
            "changed": trial.changed,
            "pages": len(trial.looks),
        }

    def save(self, _: Mapping[str, Any]) -> dict[str, Any]:
        """Keep what was tried last; return the files that were written."""
        if self._trial is None:
            raise MarkError("Try the correction first.")
        written = self._desk.keep(self._trial)
        self._trial = None
        return {"files": [str(path) for path in written], "next": self._desk.advice()}

    def _look(self, number: object) -> Look:
        looks = self._desk.looks
        found = looks[number] if isinstance(number, int) and 0 <= number < len(looks) else None
        if found is None:
            raise MarkError("There is no such page.")
        return found

    def _mark(self, given: Mapping[str, Any], site: str) -> Mark:
        look = self._look(given.get("page"))
        number = given.get("piece")
        if look.site != site or not isinstance(number, int) or not 0 <= number < len(look.pieces):
            raise MarkError("There is no such block: load the page anew.")
        piece = look.pieces[number]
        kept = [other.text for other in look.pieces if other.state == "kept" and other is not piece]
        prose = max(kept, key=len, default="")
        return Mark(
            text=" ".join(piece.text.split()),
            path=piece.path,
            rule=piece.rule,
            keep=piece.state == "cut",
            kind=str(given.get("kind", "other")),
            means="rule" if given.get("means") == "rule" else "template",
            language=look.language,
            prose=prose if len(prose.split()) >= PARAGRAPH_WORDS else "",
        )


def _means(look: Look, piece: Piece, known: Collection[str]) -> Means:
    """Return how a mark on *piece* is best turned into a correction: by its place, unless that is not known, or
    is that of the paragraphs that were kept."""
    if piece.state == "cut" and piece.rule in known:
        return "rule"
    if not piece.path or look.reading != "template":
        return "rule" if piece.state != "cut" else "template"
    shared = any(
        other.path == piece.path and other.state == "kept" and other is not piece for other in look.pieces
    )
    return "rule" if shared and piece.state == "kept" else "template"


def _listed(marks: object) -> list[Mapping[str, Any]]:
    if not isinstance(marks, list) or not all(isinstance(mark, dict) for mark in marks):
        raise MarkError("Send a list of marks.")
    return marks


def _entry(number: int, look: Look, doubt: Doubt) -> dict[str, Any]:
    lead = look.records[0] if look.records else None
    reasons, weight = list(doubt.reasons), doubt.weight
    if look.reading.startswith("misfit-"):
        reasons.append(f"it does not fit the template of its site ({look.reading})")
        weight += MISFIT
    cut = [piece for piece in look.pieces if piece.state == "cut"]
    return {
        "page": number, "url": look.url, "site": look.site, "title": lead["title"] if lead else None,
        "reasons": reasons, "weight": weight, "reading": look.reading,
        "kinds": sorted({piece.kind for piece in cut}), "rules": sorted({piece.rule for piece in cut}),
        "verdicts": sorted({verdict for record in look.records for verdict in record["verdicts"]}),
        "records": len(look.records), "cuts": len(cut),
    }  # fmt: skip
