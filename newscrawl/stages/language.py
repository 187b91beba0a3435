"""Which language a story is in: langdetect on a sample, helped by letters that only one language has."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from langdetect import PROFILES_DIRECTORY, DetectorFactory, LangDetectException

from newscrawl.stages.render import known, paragraphs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from newscrawl.items import Page

UNKNOWN = "und"
MAX_LETTERS = 300
"""Letters of the sample: langdetect is right on 99 in 100 texts of 100 letters, and takes time for each."""
MIN_LETTERS = 20
"""Letters below which a text tells nothing: "BBC News" is no English."""
THRESHOLD = 0.7
"""Probability below which the answer is ``und``."""
TIE = 0.95
"""Probability from which the text itself is clear; below, a declared language that is among the
candidates is believed (Norwegian and Danish, Czech and Slovak, Spanish and Galician)."""
SCRIPT_CONFIDENCE = 0.99
"""Confidence of an answer that letters of one language gave."""
SAMPLED_LINES = 5
"""Lines that the sample is taken from: one may be a quotation in another language."""

_LETTER = re.compile(r"[^\W\d_]")
_LINK = re.compile(r"(?:https?://|www\.)[^\s<>]+")
_CANDIDATES = re.compile(r"zh-(?:cn|tw)")

# Letters of the languages in Arabic script that are not in Arabic, and the share of a text's letters that
# they have at least (measured on a page of each: two to four times as many). langdetect knows neither
# Kurdish (Sorani), Pashto, Sindhi nor Uyghur, and takes them for Persian or Arabic. Most peculiar first:
# Pashto has Persian letters too, and Urdu all of them.
_PECULIAR: tuple[tuple[str, str, float], ...] = (
    ("ug", "ۇۈۋې", 0.06),
    ("ku", "ێۆڵڕە", 0.06),
    ("sd", "ٻڀٺٿڄڃڇڊڌڍڏڙڦڪڳڱڻ", 0.03),
    ("ps", "ښږځڅټډړڼۍې", 0.02),
    ("ur", "ٹڈڑںےہھ", 0.05),
    ("fa", "پچژگ", 0.012),
)
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff]")


def detect(text: str, *, prior: str | None = None) -> tuple[str, float]:
    """Return the language of *text* (ISO 639-1, or ``und``) and how sure that is, 0..1.

    *prior* is what was declared (``ar``, ``ar-SA``): it settles ties and nothing else. The lines of *text*
    are its paragraphs. The same text gives the same answer in any run.
    """
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    if letters < MIN_LETTERS:
        return UNKNOWN, 0.0
    peculiar = _by_letters(sample)
    if peculiar is not None:
        return peculiar, SCRIPT_CONFIDENCE
    return _settled(_probabilities(sample), (prior or "").lower().replace("_", "-").partition("-")[0])


def tell_language(page: Page) -> Page:
    """Return *page* with the language of each story, told by its text."""
    declared = page.metadata.language or page.hints.language
    stories = []
    for story in page.stories:
        text = "\n".join(paragraphs(page, story))
        language, confidence = detect(text, prior=known(page, story).language or declared)
        stories.append(replace(story, language=language, language_confidence=round(confidence, 4)))
    return replace(page, stories=tuple(stories))


def _sample(text: str) -> str:
    """Return the beginnings of the longest lines of *text*, ``MAX_LETTERS`` characters in all."""
    lines = sorted(_LINK.sub(" ", text).split("\n"), key=len, reverse=True)[:SAMPLED_LINES]
    pieces: list[str] = []
    for left, line in zip(range(len(lines), 0, -1), reversed(lines), strict=True):
        room = (MAX_LETTERS - sum(map(len, pieces))) // left  # what short lines leave goes to longer ones
        pieces.append(line.strip()[:room])
    return "\n".join(reversed(pieces))


def _by_letters(sample: str) -> str | None:
    """Return the language that the Arabic letters of *sample* name, if Arabic is its script."""
    letters = _ARABIC.findall(sample)
    if len(letters) * 2 < len(_LETTER.findall(sample)):
        return None
    for language, peculiar, share in _PECULIAR:
        if sum(letter in peculiar for letter in letters) >= max(2, share * len(letters)):
            return language
    return None


def _settled(probabilities: Mapping[str, float], prior: str) -> tuple[str, float]:
    if not probabilities:
        return UNKNOWN, 0.0
    language = max(probabilities, key=lambda name: (probabilities[name], name))
    if probabilities[language] < TIE and prior in probabilities:
        return prior, probabilities[prior]
    if probabilities[language] < THRESHOLD:
        return UNKNOWN, probabilities[language]
    return language, min(1.0, probabilities[language])


def _probabilities(sample: str) -> dict[str, float]:
    """Return langdetect's candidates over 0.1; none where it knows no letter of *sample*."""
    detector = _factory().create()
    detector.append(sample)
    try:
        found = detector.get_probabilities()
    except LangDetectException:  # "No features in text": a script that it has no profile of
        return {}
    probabilities: dict[str, float] = {}
    for candidate in found:
        language = _CANDIDATES.sub("zh", candidate.lang)
        probabilities[language] = probabilities.get(language, 0.0) + candidate.prob
    return probabilities


@cache
def _factory() -> DetectorFactory:
    """Return the detectors' factory, loaded once (0.4 s). A factory of our own: langdetect's global one
    has no seed, and its answers change from call to call."""
    factory = DetectorFactory()
    factory.set_seed(0)
    factory.load_profile(PROFILES_DIRECTORY)
    return factory
