"""Lines that credit a story and say nothing else: where it was written, by whom, for whom.

"Cairo - Khaled Hassan", "Jerusalem / Karim Haddad / Anadolu", "(written by ... for the Arabic service, edited by ...)".
By their elements they are paragraphs like all others; what tells is how they are built, and that they stand at either
end of the story.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from newscrawl.folding import fold, fold_words
from newscrawl.rules.model import particles
from newscrawl.rules.sentences import count_words, ends_sentence
from newscrawl.stages.dates import DATELINE_WORDS, besides_dates, is_date_line, is_dateline, states_day
from newscrawl.stages.words.agencies import agency_in
from newscrawl.stages.words.names import CREDIT_CHARS, CREDIT_WORDS, NAME_WORDS, is_name, named_in

if TYPE_CHECKING:
    from newscrawl.items import Kind
    from newscrawl.rules import LanguageRules

PART_WORDS = 3
"""Words of a place, a person or an agency in a line of several."""
AGENCY_WORDS = 5
"""Words of a line that names an agency and no more than a place besides."""
OUTLET_WORDS = 4
"""Words of a place and of an outlet that no list has."""
OUTLET_DATELINE_WORDS = 6
"""The same of an outlet, with a place or a person."""
DATED_PARTS, DATED_WORDS = 3, 5
"""Runs of words beside a date in such a line, and the words of each: "By", a person, and what he is."""
CLOSING_WORDS, CLOSING_CHARS = 24, 400
"""Words and letters of a line in brackets that says who wrote, translated and edited."""

# Lines are looked at that are short, and have no two spaces together.
_DIVIDER = re.compile(
    r"""
    \s? [/|،,()] \s?      # a mark that parts place, person and agency,
  | \s? : \s             # as a colon does: "Beirut: Karim Haddad",
  | \s [-–—ـ]+ \s        # a dash between them,
  | [-–—] \s             # or one written onto the first: "Cairo- "
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(r"[(\[<]?\s*[\w.+-]{1,64}@[\w.-]{1,100}\s*[)\]>]?")
_CLOCK = re.compile(r"[|,،–—-]? \s \d{1,2}:\d\d \Z", re.VERBOSE)
# No sentence has one between its words: "Ana Ruiz | 5 May | 09:14 hrs."
_BAR = re.compile(r"\s [|/•·] \s", re.VERBOSE)
_DASH = re.compile(r"[-–—]\s")
_COMMA = re.compile(r"[,،]")
_CLAUSE = re.compile(r"\s? [,،;؛/|] \s? | \s [-–—]+ \s", re.VERBOSE)
_BRACKETED = re.compile(r"[(\[] [^()\[\]]* [)\]]", re.VERBOSE)


class Credit(NamedTuple):
    """What a line of credits is."""

    kind: Kind
    author: str | None = None
    """The person whom it names."""


def opening_credit(text: str, rules: LanguageRules) -> Credit | None:
    """Return what the line *text* credits, which stands between a title and the first paragraph behind it; None for one
    that does not."""
    if len(text) > CREDIT_CHARS:
        return None
    whole, text = text, _ADDRESS.sub(" ", text).strip()
    beside = besides_dates(text)
    if ends_sentence(whole) and (beside is None or _BAR.search(whole) is None):
        return None
    is_outlets = _names_outlet(whole, rules)
    if states_day(whole, besides=OUTLET_DATELINE_WORDS if is_outlets else DATELINE_WORDS) and (
        is_outlets or agency_in(_without_numbers(whole), rules.words) is not None
    ):
        return Credit("date")
    if beside is not None:
        return _dated(beside, rules)
    return _undated(_CLOCK.sub("", text).rstrip(), rules, has_address=text != whole)


def _undated(text: str, rules: LanguageRules, *, has_address: bool) -> Credit | None:
    """Return what the line *text* credits, which states no date; *has_address*: a person's stood beside it."""
    words = count_words(text)
    if not 0 < words <= CREDIT_WORDS:
        return None
    parts = [part for part in _DIVIDER.split(text) if part]
    name = next((found for part in (text, *parts) if (found := named_in(part, rules))), None)
    if has_address and (name is not None or is_name(text, rules.words)):
        return Credit("author", name or text)
    if words <= AGENCY_WORDS and agency_in(text, rules.words) is not None:
        return Credit("source", name)
    if name is not None and (_has_label(parts, rules) or _has_post(text, rules)):
        return Credit("author", name)
    return _parted(text, parts, rules) if len(parts) > 1 else None


def _dated(beside: tuple[str, ...], rules: LanguageRules) -> Credit | None:
    """Return what a line credits that has a date, and the words *beside* it: a person and at most a place besides."""
    if not beside or len(beside) > DATED_PARTS or any(count_words(part) > DATED_WORDS for part in beside):
        return None
    named = next((name for part in beside if (name := named_in(part, rules))), None)
    name = named or next((part for part in beside if is_name(part, rules.words)), None)
    return Credit("author", name) if name is not None else None


def is_no_title(text: str, rules: LanguageRules) -> bool:
    """Return whether the short line *text*, which no rule knows, says when, where and by whom a story was written, or
    names a section: wherever it stands, that is no title."""
    if is_date_line(text) or is_dateline(text) or names_section(text, rules) or _leads_up(text):
        return True
    # What somebody says looks like a place and a person: "Minister: rain at last".
    is_told = ":" in text and besides_dates(text) is None and not _announces(text.partition(":")[0], rules)
    credit = None if is_told else opening_credit(text, rules)
    if credit is None:
        return False
    parts = [part for part in _DIVIDER.split(text) if part]
    if agency_in(text, rules.words) is not None:
        return len(parts) > 1  # beside other words a headline speaks of it: "Agency cuts rating"
    if len(parts) == 1 or _has_label(parts, rules) or besides_dates(text) is not None:
        return True
    # A place of one word beside a person or an outlet; "New ship - old faces" has none.
    return any(count_words(part) == 1 for part in parts)


def _leads_up(text: str) -> bool:
    """Return whether the short line *text* ends in a dash behind a date and a place: its paragraph begins on the next line."""
    return text.rstrip().endswith(("-", "–", "—")) and states_day(text, besides=OUTLET_WORDS)


def names_section(text: str, rules: LanguageRules) -> bool:
    """Return whether *text* has no word but those that sections and widgets are made of, one of a section's among them:
    "World news"."""
    words = fold_words(text)
    sections = [word in rules.words.sections for word in words]
    return any(sections) and all(
        section or word in rules.vocabulary for section, word in zip(sections, words, strict=True)
    )


def closing_credit(text: str, rules: LanguageRules) -> Credit | None:
    """Return what the line *text* credits, which stands behind the last paragraph; None for one that does not: only what
    is wholly in brackets, and says who wrote or edited, is known for one."""
    whole = text.strip()
    if (
        len(whole) > CLOSING_CHARS
        or _BRACKETED.fullmatch(whole) is None
        or count_words(whole) > CLOSING_WORDS
    ):
        return None
    parts = [part for part in _CLAUSE.split(whole[1:-1]) if part]
    return Credit("author", named_in(whole[1:-1], rules)) if _has_label(parts, rules) else None


def _names_outlet(text: str, rules: LanguageRules) -> bool:
    return not rules.words.outlets.isdisjoint(fold_words(text))


def _parted(text: str, parts: list[str], rules: LanguageRules) -> Credit | None:
    """Return what the line *text* of these *parts* credits."""
    if any(count_words(part) > PART_WORDS or fold(part) in rules.words.sections for part in parts):
        return None  # "Sport / Football": where the page stands in the site
    if _COMMA.search(text) and all(count_words(part) > 1 for part in parts):
        return None  # two halves of a sentence
    bare = [_without_from(part, rules) for part in parts]
    # Of two behind each other the first is the place: "Deir ez-Zor - Hiba Ali", where names have no capitals.
    ordered = reversed(bare) if _DASH.search(text) and not _has_capitals(text) else bare
    name = next((part for part in ordered if is_name(part, rules.words)), None)
    if _has_capitals(text):
        return Credit("author", name) if name is not None and _is_name_and_word(name, bare) else None
    if ":" in text.rstrip(" :"):
        # "Beirut: Karim Haddad"; where names have no capitals, three words are a headline's: "Minister: rain at last".
        return Credit("author", name) if name is not None and count_words(name) == NAME_WORDS[0] else None
    if name is not None:
        return Credit("author", name)
    return Credit("source") if sum(map(count_words, parts)) <= OUTLET_WORDS else None  # "London - The Post"


def _is_name_and_word(name: str, parts: list[str]) -> bool:
    """Return whether *parts* are a *name* in capitals and one word, of a place or an outlet: where names have capitals, so
    may all words of a headline ("Climate Summit - New Promises")."""
    others = [part for part in parts if part != name]
    # Family names may be in capitals throughout: "Özgür ÇELİK / ESKİŞEHİR".
    is_titled = any(map(str.istitle, name.split())) and all(word[0].isupper() for word in name.split())
    return is_titled and [count_words(other) for other in others] == [1]


def _has_capitals(text: str) -> bool:
    return text.lower() != text.upper()


def _has_label(parts: list[str], rules: LanguageRules) -> bool:
    """Return whether one of *parts* opens with what announces a person: "Edited by"."""
    openings = (" ".join(part.split()[:size]) for part in parts for size in (1, 2))
    return any(_announces(opening, rules) for opening in openings)


def _has_post(text: str, rules: LanguageRules) -> bool:
    """Return whether a word of *text*, in a script without capitals, is what somebody is who writes: "correspondent"."""
    return not _has_capitals(text) and any(_announces(word, rules) for word in text.split()[1:])


def _announces(words: str, rules: LanguageRules) -> bool:
    mark = rules.read(words)
    return mark is not None and mark.kind == "author"


def _without_from(part: str, rules: LanguageRules) -> str:
    """Return *part* without the "from" or "by" that it opens with."""
    first, _, rest = part.partition(" ")
    return rest if rest and fold(first) in particles(rules.words) else part


def _without_numbers(text: str) -> str:
    return " ".join(word for word in text.split() if not any(map(str.isdigit, word)))
