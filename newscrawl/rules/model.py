"""The values of the rules: what a rule says, what it found, and the word tables of a language."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from newscrawl.items import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

Where = Literal["alone", "label", "start", "only"]
"""Where a phrase must stand in its block; docs/rules.md has an example of each."""

Shape = Literal[
    "any", "headline", "name", "person", "list", "items", "date", "time", "temperature", "link", "number",
    "none",
]  # fmt: skip
"""What may follow a phrase; :mod:`newscrawl.rules.values` says exactly what each is."""

Inside = Literal["no", "yes", "colon", "break"]
"""Whether a phrase is recognised inside a line: anywhere; with a colon after it; with a colon after it
and a break before it (a sentence ends, or the phrase is glued to the word before)."""

Evidence = Literal["wording", "place", "structure", "recurrence", "cohesion"]
"""The kinds of evidence by which a widget or a seam is known."""

ALL_EVIDENCE: frozenset[Evidence] = frozenset(get_args(Evidence))


def read_evidence(names: Iterable[str]) -> frozenset[Evidence]:
    """Return *names* as kinds of evidence; raise ValueError for one that is none."""
    found = frozenset(filter(None, (name.strip() for name in names)))
    for name in sorted(found - ALL_EVIDENCE):
        raise ValueError(
            f"NEWSCRAWL_EVIDENCE: {name!r} is no kind of evidence; write some of {', '.join(get_args(Evidence))}"
        )
    return ALL_EVIDENCE & found


KINDS: frozenset[str] = frozenset(get_args(Kind))


class RuleError(ValueError):
    """A rule file is wrong: the message names the file, the rule, the field, and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One ``[[widget]]`` of a rule file."""

    id: str
    """Unique over all files; stands in the record's ``removed[].rule``."""
    language: str
    """ISO 639-1, or ``common``."""
    kind: Kind
    phrases: tuple[str, ...] = field(repr=False)
    """As written in the file, those of its word table included."""
    combined: tuple[str, ...] = field(default=(), repr=False)
    """Those that the file gives in parts: each first part with each second one."""
    where: Where
    value: Shape = "none"
    inside: Inside = "no"
    least: int = 1
    """For ``only``: how many phrases the block must hold."""
    source: str = field(repr=False)
    """Where the wording is known from."""
    hit: str = field(repr=False)
    """A text that this rule must mark."""
    miss: str = field(repr=False)
    """Honest prose near to it, which no rule may mark."""

    @property
    def all_phrases(self) -> tuple[str, ...]:
        """The phrases and the combined ones."""
        return self.phrases + self.combined


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A phrase that was recognised in a text."""

    kind: Kind
    rule: str
    """Id of the rule, or of the pattern."""
    where: Literal["alone", "label", "start", "only", "inside"]
    """``alone`` also for the phrase of a ``label`` or ``start`` rule that nothing follows."""
    phrase: str
    """As it stands in the text: ``text[start:end]``."""
    value: str
    """What follows the phrase and its separators to the end of the text, stripped; "" if nothing."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word tables of a language, folded; entries may be of several words."""

    __hash__ = object.__hash__  # a key of caches: the tables need not be gone through

    stop: frozenset[str] = field(default=frozenset(), repr=False)
    """Words that carry no subject: prepositions, pronouns, particles."""
    names: frozenset[str] = field(default=frozenset(), repr=False)
    """Stop words that, folded, are given names too: Arabic "على" (on) and "علي" (Ali)."""
    continuers: frozenset[str] = field(default=frozenset(), repr=False)
    """Openings of a sentence that continues a story: "He added", "Meanwhile"."""
    reporting: frozenset[str] = field(default=frozenset(), repr=False)
    """Verbs that open a report: "announced", "said"."""
    agencies: frozenset[str] = field(default=frozenset(), repr=False)
    """News agencies and outlets that stories are credited to."""
    desks: frozenset[str] = field(default=frozenset(), repr=False)
    """Author values that name a desk, not a person: "Editors", "Agencies"."""
    outlets: frozenset[str] = field(default=frozenset(), repr=False)
    """Words of outlets' names that no person has: "Gazette", "News"."""
    sections: frozenset[str] = field(default=frozenset(), repr=False)
    """Entries of site menus: "Politics", "Sport"."""
    platforms: frozenset[str] = field(default=frozenset(), repr=False)
    """Services that share bars name, and the tools beside them."""
    invitations: frozenset[str] = field(default=frozenset(), repr=False)
    """Verbs that open an invitation to a service, or to anything else: "Follow", "Join", "Book"."""
    media: frozenset[str] = field(default=frozenset(), repr=False)
    """What opens the line of a video, of pictures or of a recording: "Video", "In pictures", "Listen"."""
    ours: frozenset[str] = field(default=frozenset(), repr=False)
    """What an outlet offers its readers, in the midst of a line: "our newsletter", "subscribe to our"."""
    polls: frozenset[str] = field(default=frozenset(), repr=False)
    """What the buttons of polls say: "Vote", "See results"."""
    poll_labels: frozenset[str] = field(default=frozenset(), repr=False)
    """What stands over polls, or opens their question: "Reader poll", "Do you think"."""
    yes: frozenset[str] = field(default=frozenset(), repr=False)
    """What opens an answer of polls that agrees."""
    no: frozenset[str] = field(default=frozenset(), repr=False)
    """What opens one that does not."""
    weather: frozenset[str] = field(default=frozenset(), repr=False)
    """Conditions that weather widgets state: "sunny", "partly cloudy"."""
    degrees: frozenset[str] = field(default=frozenset(), repr=False)
    """Words for the unit of temperature."""
    clock: frozenset[str] = field(default=frozenset(), repr=False)
    """Words that follow a time of day: "am", "GMT"."""
    pager: frozenset[str] = field(default=frozenset(), repr=False)
    """Words of page number bars: "next", "last"."""
    address: frozenset[str] = field(default=frozenset(), repr=False)
    """Words of the first person plural and of the second: "our", "you"; news tells of third ones."""
    address_endings: frozenset[str] = field(default=frozenset(), repr=False)
    """What languages write onto a noun or a verb instead: Arabic "ك" (your), "ت…ون" (you do)."""
    imperative_endings: frozenset[str] = field(default=frozenset(), repr=False)
    """How a verb ends that opens a clause and tells several people to do something: Arabic "وا"."""
    small_print: frozenset[str] = field(default=frozenset(), repr=False)
    """What notices on comments, terms and privacy speak of: "terms of use", "your comment"."""

    def joined(self, other: Words) -> Words:
        """Return the tables of both."""
        return Words(**{name: getattr(self, name) | getattr(other, name) for name in WORD_TABLES})


@lru_cache(maxsize=64)  # asked of word after word
def particles(words: Words) -> frozenset[str]:
    """Return the stop words that nobody is called: where one stands, a name is over."""
    return words.stop - words.names


WORD_TABLES: tuple[str, ...] = tuple(entry.name for entry in fields(Words))
