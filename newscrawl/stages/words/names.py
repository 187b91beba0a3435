"""Whether words are a person's name, as far as a look at them tells: no list of names is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newscrawl.folding import SIGNS, fold
from newscrawl.rules.model import particles

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from newscrawl.rules import LanguageRules, Words

NAME_WORDS = (2, 3)
"""Words of a person's name that stands alone."""
JOINED_LETTERS = 4
"""Letters of a word that may be all its own although it opens with the Arabic "and"."""
CREDIT_WORDS = 9
"""Words of a line that credits somebody; longer ones report."""
CREDIT_CHARS = 300
"""Letters of such a line: the longest words of a credit are places of some 30 letters."""
NO_NAME_PREFIXES = ("بال", "لل", "كال", "وال", "فال")
"""Prepositions and conjunctions written onto the article: no part of a name opens with them."""

WORD = re.compile(rf"[\w{SIGNS}]+(?:['’.&\u200c-][\w{SIGNS}]+)*")
"""A word, with the marks that may stand within one."""
_NO_NAME = re.compile(
    rf"""
    [^\w\s.'’{SIGNS}\u064b-\u0652\u0670-] | \d | _   # a mark that names do not have, vowel marks aside
    | (?<!\w)- | -(?!\w)  # a dash that parts words, and joins no name
    | \.\w{{2}}           # a dot before letters, as in an address; initials have one each
    """,
    re.VERBOSE,
)
_INITIAL = re.compile(r"[^\W\d_]\.")
"""An initial, or a doctor's and a professor's title in Arabic: no word of the name that it stands before."""
_INITIAL_AND_NAME = re.compile(rf"(?:[^\W\d_]\. ?){{1,2}} ?[\w{SIGNS}]{{3,}}")
"""An initial, with its dot, and a family name."""
_PART = re.compile(r"\s*(?:[:|/•،,()]|\s[-–—ـ]+\s|[-–—]\s)\s*")
_CAPITALISED = re.compile(
    r"""
    (?<![\w'’])
    [^\W\d_a-z][\w.'’-]*                # a word that may begin with a capital letter,
    (?: \s [^\W\d_a-z][\w.'’-]* ){1,3}  # and one to three more
    """,
    re.VERBOSE,
)


def is_name(text: str, words: Words) -> bool:
    """Return whether *text* is a person's name and nothing else."""
    return (
        _is_built_like_one(text)
        and not _has_stop(text, words)
        and not any(fold(part) in words.sections for part in text.split())
    )


def _has_stop(text: str, words: Words) -> bool:
    """Return whether a word of *text* is none of a name."""
    return any(
        word in words.outlets
        or (word in words.stop and not (word in words.names and (i > 0 or _is_spelt_as_name(part))))
        for i, part in enumerate(text.split())
        for word in (fold(part),)
    )


def _is_spelt_as_name(word: str) -> bool:
    """Return whether *word*, which folds to what a preposition or a verb does, is the name: "Will", and Ali as he is
    spelt where the Arabic "on" is not. Behind another word he is taken for himself however he is spelt."""
    return word[:1].isupper() or (word.lower() == word.upper() and word == fold(word))


def _is_built_like_one(text: str) -> bool:
    parts = text.split()
    low, high = NAME_WORDS
    whole = sum(not _INITIAL.fullmatch(part) for part in parts)
    return (
        (low <= whole <= high or _INITIAL_AND_NAME.fullmatch(text) is not None)
        and not _NO_NAME.search(text)
        and not parts[0].startswith("ال")
        and not any(part.startswith(NO_NAME_PREFIXES) for part in parts)
    )


def named_in(text: str, rules: LanguageRules) -> str | None:
    """Return the person whom the short line *text* credits ("Words: Priya Raman", «طرابلس - خالد الدوسري»).

    In scripts with capital letters it is the first run of capitalised words that are no words of widgets; in
    others a part between separators that is built like a name, or what is left behind words of bylines.
    """
    if len(text) > CREDIT_CHARS or len(text.split()) > CREDIT_WORDS or any(map(str.isdigit, text)):
        return None
    text = " ".join(text.split()).rstrip(" :")
    if text != text.lower() or text != text.upper():
        runs = (
            _unlabelled(match.group(), rules, rules.words.stop)
            for match in _CAPITALISED.finditer(text)
            if _is_titled(match.group())
        )
        return next((run for run in runs if may_be_person(run, rules)), None)
    parts = [part.strip() for part in _PART.split(text) if part.strip()]
    if len(parts) > 1:
        # Behind a colon stands what the words before it announce.
        label, colon, rest = (side.strip() for side in text.partition(":"))
        ordered = [rest, label, *parts] if colon else parts
        return next((part for part in ordered if may_be_person(part, rules)), None)
    rest = _unlabelled(text, rules)
    name = to_preposition(rest, rules)
    if rest != text and may_be_person(name, rules):
        return name
    return _before_a_post(text.split(), rules)


def _before_a_post(words: Sequence[str], rules: LanguageRules) -> str | None:
    """Return the name that *words* open with if a word for who writes follows: "Mona Ali, correspondent in ..." where
    nothing is put between them."""
    posts = (i for i, word in enumerate(words) if (mark := rules.read(word)) and mark.kind == "author")
    name = " ".join(words[: next(posts, 0)])
    return name if may_be_person(name, rules) else None


def _unlabelled(text: str, rules: LanguageRules, prepositions: Container[str] = ()) -> str:
    """Return *text* without the words of bylines that it opens with ("Report and photographs by ..."): words that
    widgets are made of, one of them a byline's, or *prepositions*."""
    words = text.split()
    kinds = ["author" if fold(word) in prepositions else rules.vocabulary.get(_bare(word)) for word in words]
    label = next((i for i, kind in enumerate(kinds) if kind is None), len(words))
    return " ".join(words[label:]) if "author" in kinds[:label] else text


def to_preposition(text: str, rules: LanguageRules) -> str:
    """Return *text* up to the word that leads on to a place or an outlet: "Mona Haddad in The Harbour"."""
    words = text.split()
    least = NAME_WORDS[0]
    end = next((i for i in particle_places(words, rules) if i >= least), len(words))
    return " ".join(words[:end])


def particle_places(words: Sequence[str], rules: LanguageRules) -> Iterator[int]:
    """Yield the positions of the *words* of a line at which a name is over: "in", "from"."""
    over = particles(rules.words)
    return (i for i, word in enumerate(words) if fold(word) in over)


def _bare(word: str) -> str:
    folded = fold(word)
    return folded[1:] if folded.startswith("و") and len(folded) > JOINED_LETTERS else folded


def _is_titled(run: str) -> bool:
    return all(word[:1].isupper() for word in run.split())


def may_be_person(text: str, rules: LanguageRules) -> bool:
    """Return whether *text* is built like a name, is none of an agency or a desk, and half of it at least is of no
    words of widgets."""
    folded = [fold(word) for word in text.split()]
    strange = sum(word not in rules.vocabulary for word in folded)
    return (
        _is_built_like_one(text)
        and not _has_stop(text, rules.words)
        and 2 * strange >= len(folded)
        and " ".join(folded) not in rules.words.agencies | rules.words.desks
        and rules.words.platforms.isdisjoint(folded)  # "X": buttons to share stand beside bylines
        and folded[0] not in rules.words.invitations
    )
