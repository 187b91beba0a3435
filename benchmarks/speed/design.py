"""What a generated site looks like: its language, its names for things, its weight, which parts its pages have."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal, TypeVar

from benchmarks.speed.sentences import LANGUAGES, Language

_Choice = TypeVar("_Choice")

Naming = Literal["plain", "blocks", "hashed", "utility"]
"""How classes are called: after what a box is; so, by block and element; by a hash; by what they look like."""
NAMINGS: tuple[Naming, ...] = ("plain", "blocks", "hashed", "utility")
Flow = Literal["p", "div", "wrapped", "br"]
"""What a paragraph of the article is: an element, an element in another, a line that ``<br>`` ends."""
FLOWS: tuple[Flow, ...] = ("p", "p", "div", "wrapped", "p", "br")

WEIGHTS = (0.7, 1.2, 2.0, 0.9, 1.5, 1.1)
"""Elements of a site's template, 1 being the mean of the pages that :mod:`benchmarks.speed.sites` names."""
COMMENTS = (4, 0, 12, 4, 0)
"""Most comments under an article."""
CODE = (24_000, 64_000, 120_000, 40_000)
STYLE = (2_000, 140_000, 20_000, 48_000, 72_000)
"""Letters of a site's scripts without per-page data, and of its style sheets."""
_UTILITIES = (
    "flex items-center justify-between px-4 py-2 mt-4 mb-2 text-sm text-lg font-bold leading-tight w-full max-w-lg "
    "border-b rounded shadow-md hover:underline md:w-1/2 lg:grid lg:grid-cols-3 gap-4 relative block"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The decisions behind one site's template."""

    number: int
    language: Language
    naming: Naming
    flow: Flow
    weight: float
    code: int
    """Letters of scripts without per-page data."""
    style: int
    """Letters of style sheets in the page."""
    outlet: int
    """Which of the language's outlets it is."""
    json_ld: bool
    open_graph: bool
    srcset: bool
    state: bool
    """Whether the page carries its data a second time, as JSON for a script."""
    eastern_digits: bool
    """Whether dates that readers see are in Arabic-Indic digits."""
    time_element: bool
    sidebar_first: bool
    box_inside: bool
    """Whether a box with other headlines stands inside the article."""
    comments: int

    def classes(self, meaning: str) -> str:
        """Return the class attribute of what *meaning* says, with the space before it."""
        rng = Random(f"{self.number} {meaning}")  # noqa: S311 - looks, no secrets
        match self.naming:
            case "plain":
                return f' class="{meaning}"'
            case "blocks":
                block, _, element = meaning.partition("-")
                return f' class="s{self.number}-{block}{"__" + element if element else ""} js-{meaning}"'
            case "hashed":
                return f' class="css-{rng.getrandbits(28):07x} e{rng.getrandbits(32):x}{rng.randrange(9)}"'
            case "utility":
                return f' class="{" ".join(rng.sample(_UTILITIES, 5))}"'


def design_of(number: int, languages: tuple[Language, ...] = LANGUAGES, scale: float = 1.0) -> Design:
    """Return the design of site *number*, in one of *languages*; around the article *scale* times as large."""
    language = languages[number % len(languages)]
    return Design(
        number=number,
        language=language,
        naming=_turn(NAMINGS, number // 2),
        flow=_turn(FLOWS, number),
        weight=scale * _turn(WEIGHTS, number * 5 // 2),
        code=int(scale * _turn(CODE, number)),
        style=int(scale * _turn(STYLE, number)),
        outlet=number // len(languages),
        json_ld=_has("1110110110", number),
        open_graph=_has("1111111110", number),
        srcset=_has("10110", number),
        state=_has("010", number),
        eastern_digits=language == "ar" and _has("0010", number),
        time_element=_has("1101", number),
        sidebar_first=_has("00001", number),
        box_inside=_has("011", number),
        comments=round(scale * _turn(COMMENTS, number)),
    )


def _turn(choices: tuple[_Choice, ...], number: int) -> _Choice:
    """Return what the site's turn is of *choices*."""
    return choices[number % len(choices)]


def _has(turns: str, number: int) -> bool:
    """Return whether the site's turn is a 1."""
    return turns[number % len(turns)] == "1"
