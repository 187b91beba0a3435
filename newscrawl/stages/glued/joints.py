"""Where a headline and a paragraph met on a line without a space between them.

``<a>Rain at last</a><p>The minister said`` read without the break is "Rain at lastThe minister said". What is looked
for is a place where no word goes on: inside a word that no list has and that two words make up, an upper-case letter
behind a lower-case one, a letter right behind a number or a closing quote. Names and slips have such places as well,
so what stands before must read like a headline and what follows like a paragraph (:mod:`newscrawl.stages.glued.boxes`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from newscrawl.folding import WORD, fold
from newscrawl.rules.sentences import ends_sentence, opening
from newscrawl.stages.glued.boxes import paragraph_likeness
from newscrawl.stages.glued.lost_space import exists, is_word
from newscrawl.stages.words.frequency import known_languages, zipf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newscrawl.rules import Words


class Nearby(Protocol):
    """The words of a page's article."""

    def __getitem__(self, word: str) -> int:
        """Return how often *word* stands there by itself."""


# Measured on 1,500 pairs of a headline and a paragraph glued together, and 6,000 sound paragraphs, of Arabic news: with
# these bounds 59 in 100 joints are found, and 1 in 1,000 paragraphs has one that is none: a name that no list has.
HEADLINE_WORDS = (3, 24)
"""Words of a headline glued to a paragraph."""
PARAGRAPH_WORDS = 10
"""Words that the paragraph has at least."""
LEAST_LIKENESS = 4.0
"""How much better a paragraph must begin there than elsewhere, on the scale of :mod:`newscrawl.stages.glued.boxes`."""
LEAST_LIKENESS_OPENED = 2.0
"""The same where a known word meets what opens paragraphs: "In addition"."""
LEAST_LIKENESS_BOXED = -4.0
"""The same behind the label of a box: that a headline stands there is known."""
LEAST_LIKENESS_CASED = -6.0
"""The same where an upper-case letter stands behind a lower-case one, which says more by itself."""
TAIL_WORDS, TAIL_CHARS = (2, 7), 80
"""Words stuck to the end of a paragraph, and letters at most."""
LEFT_ZIPF, RIGHT_ZIPF = 3.0, 4.0
"""How frequent the last word of the headline and the first of the paragraph are at least, on wordfreq's scale."""
JOINED_ZIPF = 5.5
"""How frequent a short word with "and" written onto it is at least that may be the first of the paragraph ("ومن")."""
MIN_LEFT, MIN_RIGHT = 3, 2
"""Letters of each at least. So few are enough only before what opens paragraphs ("وقد")."""
HEADLINE_CHARS = 240
"""How far into a line a joint is looked for: the longest headlines have some 200."""
MAX_PLACES = 20
"""Places of a line that are weighed at most."""
OPENER_CHARS = 40
"""How much is read of what may open a paragraph: the longest openers have four words."""

_ARABIC = "\u0620-\u064a\u0671-\u06d3"
_ARABIC_WORD = re.compile(rf"[{_ARABIC}]{{5,40}}")
_LETTERS, _LETTERS_BEFORE = re.compile(r"[^\W\d_]{1,40}"), re.compile(r"[^\W\d_]{1,40}$")
_LOWER, _UPPER = (
    "".join(letter for letter in map(chr, range(0x530)) if is_so(letter))
    for is_so in (str.islower, str.isupper)
)
"""The letters of Latin, Greek and Cyrillic script."""
_CASES_MEET = re.compile(f"[{_LOWER}](?=[{_UPPER}][{_LOWER}])")
_BEHIND_A_MARK = re.compile(
    rf"""
    # A number ("16 %وقال"), another script ("Twitterوقال"), a closing mark ("«داعش»وقال"), or the last of
    # several dots ("حل..وقال"). What is looked for first is one character: regexes are fast at that.
    [0-9\u0660-\u0669\u06f0-\u06f9%٪A-Za-z»”!?؟.] (?<! [^.]\. ) (?<! \A\. )
    (?=[{_ARABIC}]{{2}})
    """,
    re.VERBOSE,
)
_BEHIND_NUNATION = re.compile(
    rf"""
    (?: [\u064c\u064d] | \u064b\u0627? )  # the vowels that end a word; an alef may stand behind the first
    (?=[{_ARABIC}]{{2}})
    """,
    re.VERBOSE,
)
_BEHIND_LAST_STOP = re.compile(
    r"""
    [.!?؟۔]                                  # the end of a sentence
    (?: (?<=[^\W\d_]{3}.) | (?<=["»”)].) )  # after a word, no initial, or after what closes a quotation
    ["»”)]?
    (?= [^\W\d_a-z] [^.!?؟۔]* $ )           # and, with no space between, what is no address: no small Latin letter
    """,
    re.VERBOSE,
)
_FULL_STOP = re.compile(r"(?<!\.)[.؛]\s")


def joint(
    text: str, words: Words, language: str, nearby: Nearby, *, has_breaks: bool = False, boxed: bool = False
) -> int | None:
    """Return the offset in *text* at which a paragraph begins that is stuck to a headline; ``None`` if none does.

    *words* are the tables of the page's *language*; *nearby* says how often a word stands alone on the page.
    Where a page *has_breaks*, for it is HTML, a capital inside a word is a brand's ("HealthLink") and no joint. *boxed*:
    a label stands before *text*, so that it begins with a headline.
    """
    head = text[:HEADLINE_CHARS]
    places = _places(head, text, words, language, nearby)
    if boxed:
        places = ((offset, LEAST_LIKENESS_BOXED) for offset, _ in places)
    if not has_breaks:
        places = chain(places, _where_cases_meet(head, language, nearby))
    found = {
        offset: paragraph_likeness(text[:offset], text[offset:], words) - least
        for offset, least in islice(places, MAX_PLACES)
        if _may_be_both(text[:offset], text[offset:])
    }
    best = max(found, key=found.__getitem__, default=None)
    return best if best is not None and found[best] >= 0 else None


def stuck_tail(text: str) -> int | None:
    """Return the offset in *text* at which a few words begin that are stuck to the full stop of its last sentence, and
    are none themselves: a button under the paragraph ("... next year.Copy link"); ``None`` where there are none."""
    found = _BEHIND_LAST_STOP.search(text, max(0, len(text) - TAIL_CHARS))
    if found is None or ends_sentence(text):
        return None
    low, high = TAIL_WORDS
    is_short = low <= len(WORD.findall(text[found.end() :])) <= high
    return found.end() if is_short and len(WORD.findall(text[: found.start()])) >= PARAGRAPH_WORDS else None


def _may_be_both(headline: str, paragraph: str) -> bool:
    low, high = HEADLINE_WORDS
    return (
        low <= len(WORD.findall(headline)) <= high
        and _FULL_STOP.search(headline) is None
        and len(WORD.findall(paragraph)) >= PARAGRAPH_WORDS
    )


def _places(head: str, text: str, words: Words, language: str, nearby: Nearby) -> Iterator[tuple[int, float]]:
    """Yield the places in *head* at which no word goes on, each with how like a paragraph what follows must be."""
    for match in chain(_BEHIND_A_MARK.finditer(head), _BEHIND_NUNATION.finditer(head)):
        yield match.end(), LEAST_LIKENESS
    for match in _ARABIC_WORD.finditer(head):
        word = match.group()
        if not exists(word) and not is_word(word) and nearby[word] <= 1:  # what stands there twice is a name
            yield from _within(match, text, words, language, nearby)


def _where_cases_meet(head: str, language: str, nearby: Nearby) -> Iterator[tuple[int, float]]:
    """Yield the places in *head* where a capital follows a small letter in what is no word, as :func:`_places` does."""
    for match in _CASES_MEET.finditer(head):
        left, right = _LETTERS_BEFORE.search(head[: match.end()]), _LETTERS.match(head, match.end())
        if left is None or right is None or nearby[left.group() + right.group()] > 1:  # a name
            continue
        if _is_no_word(left.group(), right.group(), language) and _has_cases(head):
            yield match.end(), LEAST_LIKENESS_CASED


def _is_no_word(left: str, right: str, language: str) -> bool:
    """Return whether *left* and *right* are long enough to be words and make none together."""
    return len(left) >= MIN_LEFT and len(right) >= MIN_RIGHT and not _zipf(left + right, language)


def _within(
    match: re.Match[str], text: str, words: Words, language: str, nearby: Nearby
) -> Iterator[tuple[int, float]]:
    """Yield where two words meet in the Arabic word of *match*, which no list has, each with how like a paragraph what
    follows must be."""
    word = match.group()
    for i in range(MIN_LEFT, len(word) - MIN_RIGHT + 1):
        left, right = word[:i], word[i:]
        joined = right[0] in "وف"  # "and", "so" are written onto the word behind them
        bare = right[1:] if joined and len(right) > MIN_RIGHT else right
        begin = match.start() + i
        opener = opening(fold(text[begin : begin + OPENER_CHARS]), words.continuers) or ""
        opens = " " in opener or (joined and opener != "")
        is_known = _zipf(left, language) >= LEFT_ZIPF or bool(nearby[left])
        is_sure = opens and (is_known or " " in opener)
        if not is_sure and max(_zipf(right, language), _zipf(bare, language)) < RIGHT_ZIPF:
            continue
        least = MIN_RIGHT + 1 if bare != right else MIN_RIGHT  # "Carlucci" is no "Carl" and "Che"
        is_common = joined and _zipf(right, language) >= JOINED_ZIPF
        if is_known and (opens or is_common or (len(left) > MIN_LEFT and len(bare) > least)):
            yield begin, LEAST_LIKENESS_OPENED if opens else LEAST_LIKENESS
        elif opens and len(bare) > MIN_RIGHT:
            yield begin, LEAST_LIKENESS


def _has_cases(text: str) -> bool:
    """Return whether most letters of *text* are of a script with capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.lower() != letter.upper() for letter in letters) > len(letters)


@lru_cache(maxsize=100_000)
def _zipf(word: str, language: str) -> float:
    """Return how frequent *word* is on wordfreq's Zipf scale; 0 for one that it does not have."""
    return zipf(word, language if language in known_languages() else "en")
