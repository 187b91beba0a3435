"""The libraries that tell a language where neither letters nor function words do, behind one function."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from langdetect import PROFILES_DIRECTORY, DetectorFactory, LangDetectException

from newscrawl.memo import remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

LANGDETECT, PY3LANGID = "langdetect", "py3langid"
DETECTORS = (LANGDETECT, PY3LANGID)
"""What ``NEWSCRAWL_LANGUAGE_DETECTOR`` may name, the default first."""
LEAST = 0.1
"""Probability below which a candidate is left out; langdetect leaves it out itself."""
# What py3langid calls otherwise: parts of a language that ISO 639-1 has one code for.
_NAMES = {
    "arz": "ar",
    "ary": "ar",
    "sdh": "ku",
    "nn": "no",
    "nb": "no",
    "yue": "zh",
    "wuu": "zh",
    "uzs": "uz",
}


def read_detector(name: str) -> str:
    """Return the detector that *name* names; raise ValueError for one that there is not, or that is not installed."""
    if name not in DETECTORS:
        raise ValueError(f"NEWSCRAWL_LANGUAGE_DETECTOR: {name!r} is none; write {' or '.join(DETECTORS)}")
    if find_spec(name) is None:
        raise ValueError(
            f"NEWSCRAWL_LANGUAGE_DETECTOR: {name} is not installed; pip install 'newscrawl[{name}]', or leave it out"
        )
    return name


@remembered
def candidates(sample: str, detector: str = LANGDETECT) -> Mapping[str, float]:
    """Return the languages (ISO 639-1) that *sample* may be in, by *detector*, with their probabilities over
    ``LEAST``; none where it knows no letter of it. The same sample gives the same answer in any run. A page asks twice:
    for the language to read it by, and for the language of its story."""
    return by_py3langid(sample) if detector == PY3LANGID else by_langdetect(sample)


def by_langdetect(sample: str) -> Mapping[str, float]:
    """Return langdetect's candidates."""
    detector = _langdetect().create()
    detector.append(sample)
    try:
        found = detector.get_probabilities()
    except LangDetectException:  # "No features in text": a script that it has no profile of
        return {}
    probabilities: defaultdict[str, float] = defaultdict(float)
    for candidate in found:
        probabilities[candidate.lang.partition("-")[0]] += candidate.prob  # zh-cn, zh-tw
    return probabilities


def by_py3langid(sample: str) -> Mapping[str, float]:
    """Return py3langid's candidates that ISO 639-1 has a code for."""
    probabilities: defaultdict[str, float] = defaultdict(float)
    for name, probability in _py3langid().rank(sample):
        language = _NAMES.get(name, name)
        if len(language) == 2:  # noqa: PLR2004 - ISO 639-1; it knows some 30 languages that have a longer code only
            probabilities[language] += probability
    return {language: share for language, share in probabilities.items() if share >= LEAST}


@cache
def _langdetect() -> DetectorFactory:
    """Return langdetect's detectors, loaded once (0.4 s). A factory of our own: the library's global one has no seed,
    and its answers change from call to call."""
    factory = DetectorFactory()
    factory.set_seed(0)
    factory.load_profile(PROFILES_DIRECTORY)
    return factory


@cache
def _py3langid() -> Any:  # noqa: ANN401 - no type information is published for it
    """Return py3langid's identifier with the model that its wheel holds, loaded once (0.5 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
