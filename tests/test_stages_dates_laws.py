from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.dates import is_date_line, read_dates

NOW = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
PIECES = st.sampled_from(
    [
        "1", "05", "31", "2020", "1445", "1402", "20200131", "140500", "1700000000", "-", "/", ".", ":", ",", "(", ")",
        "+", "|", " ", "مايو", "كانون", "الثاني", "أيار", "صفر", "مهر", "May", "GMT", "T", "Z", "pm", "م", "ص", "هـ", "منذ",
        "ago", "ساعتين", "days", "a", "أمس", "اليوم", "نشر في", "آخر تحديث", "年", "月", "日", "下午", "th", "h", "في", "بتوقيت مكة",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join) | st.text()


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_date_that_is_read_is_one_that_a_story_can_have(text: str) -> None:
    for read in read_dates(text, now=NOW):
        day = datetime.fromisoformat(read.iso).date()
        assert date(1990, 1, 1) <= day <= date(2026, 5, 5)
        assert read.exact
        assert read.exact in text


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_reading_does_not_depend_on_spaces_around_the_text(text: str) -> None:
    plain = [read.iso for read in read_dates(text, now=NOW)]
    assert [read.iso for read in read_dates(f"  {text}\n", now=NOW)] == plain
    assert is_date_line(f"  {text}\n") == is_date_line(text)
