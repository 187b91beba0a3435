"""Agencies: which of the list a short line names, as it is written there."""

from __future__ import annotations

import pytest

from newscrawl.rules import load_rulebook
from newscrawl.stages.words.agencies import agency_in
from newscrawl.stages.words.names import CREDIT_WORDS

BOOK = load_rulebook()


@pytest.mark.parametrize(
    ("language", "line", "agency"),
    [
        ("en", "Compiled from Agence France-Presse dispatches", "Agence France-Presse"),  # the longest name
        ("en", "The reuters of the old mill and its nine other wheels turned", None),  # longer than a credit
        ("ar", "أصل المادة من رويترز", "رويترز"),
        ("ar", "عن وكالة النورس للأنباء", "وكالة النورس للأنباء"),  # the word for "agency" is no name
        ("ar", "الميناء (وكالة)", "وكالة"),
        ("ar", "عن وكالة النورس، الأحد", "وكالة النورس"),
        ("ar", "الميناء - وأج", "وأج"),
        ("ar", "الميناء - و.م.ع", "و.م.ع"),
        ("fa", "منبع خبرگزاری کرانه", "خبرگزاری کرانه"),
        ("sv", "Följ oss på Instagram", None),  # "på" folds to what "PA" does
        ("en", "Photo: PA", "PA"),
        ("de", "Mit Material von dpa", "dpa"),
    ],
)
def test_an_agency_is_found_in_a_short_line_as_it_is_written(
    language: str, line: str, agency: str | None
) -> None:
    assert agency_in(line, BOOK.for_language(language).words) == agency


@pytest.mark.parametrize(("count", "is_read"), [(CREDIT_WORDS, True), (CREDIT_WORDS + 1, False)])
def test_a_line_longer_than_a_credit_reports_of_an_agency(count: int, *, is_read: bool) -> None:
    text = " ".join(["سطر"] * (count - 1) + ["رويترز"])
    assert (agency_in(text, BOOK.for_language("ar").words) is not None) is is_read


@pytest.mark.parametrize(
    ("text", "language", "agency"),
    [("Le Quotidien avec AFP", "fr", "AFP"), ("Via The New York Times", "en", "The New York Times")],
)
def test_a_particle_before_an_agency_is_no_part_of_its_name(text: str, language: str, agency: str) -> None:
    assert agency_in(text, BOOK.for_language(language).words) == agency
