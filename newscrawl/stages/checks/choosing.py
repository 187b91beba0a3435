"""The checks by name, and those that a user chose."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from newscrawl.stages.checks import c4, fineweb, gopher, repetition
from newscrawl.stages.checks.book import Book, read_limits
from newscrawl.stages.checks.measured import Measured, measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from importlib.resources.abc import Traversable

    from newscrawl.stages.checks.limits import Limits

    Check = Callable[[Measured, Limits], bool]

CHECKS: Mapping[str, Check] = {
    "gopher-words": gopher.words,
    "gopher-word-length": gopher.word_length,
    "gopher-symbols": gopher.symbols,
    "gopher-bullets": gopher.bullets,
    "gopher-ellipsis": gopher.ellipsis_lines,
    "gopher-alphabetic": gopher.alphabetic,
    "gopher-stop-words": gopher.stop_words,
    "gopher-repeated-lines": repetition.repeated_lines,
    "gopher-top-run": repetition.top_run,
    "gopher-repeated-runs": repetition.repeated_runs,
    "c4-punctuation": c4.punctuation,
    "c4-short-lines": c4.short_lines,
    "c4-javascript": c4.javascript,
    "c4-lorem-ipsum": c4.lorem_ipsum,
    "c4-curly-bracket": c4.curly_bracket,
    "c4-policy": c4.policy,
    "c4-long-word": c4.long_word,
    "c4-sentences": c4.sentences,
    "fineweb-punctuation": fineweb.punctuation,
    "fineweb-short-lines": fineweb.short_lines,
    "fineweb-repeated-letters": fineweb.repeated_letters,
    "fineweb-line-breaks": fineweb.line_breaks,
}
"""Each check by the verdict that it gives."""
FAMILIES = ("gopher", "c4", "fineweb")


@dataclass(frozen=True, slots=True)
class Checks:
    """The checks that are made, and their limits."""

    names: tuple[str, ...] = ()
    book: Book | None = field(default=None, repr=False)

    def flags(self, text: str, language: str) -> list[str]:
        """Return the names of the checks that *text*, which is in *language*, does not pass; none of an empty one."""
        if not self.names or self.book is None or not text.strip():
            return []
        found, limits = measure(text, language), self.book.of(language)
        return [name for name in self.names if CHECKS[name](found, limits)]


NO_CHECKS = Checks()


def read_checks(chosen: Iterable[str], own: Traversable | None = None) -> Checks:
    """Return the checks *chosen*, families (``gopher``) or single ones (``gopher-words``), with the limits of the file *own*
    over newscrawl's; raise ValueError for what cannot be used."""
    wanted = [name for name in map(str.strip, chosen) if name]
    for name in wanted:
        if name not in FAMILIES and name not in CHECKS:
            raise ValueError(
                f"NEWSCRAWL_QUALITY: there is no check {name!r}; write {', '.join(FAMILIES)}, or single ones of them as "
                "gopher-words (docs/quality.md lists them)"
            )
    names = tuple(name for name in CHECKS if name in wanted or name.partition("-")[0] in wanted)
    book = read_limits(own)
    return Checks(names, book) if names else NO_CHECKS
