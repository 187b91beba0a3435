"""Which story repeats which, and which are compared at all."""

from __future__ import annotations

import pytest

from newscrawl.duplicates.marks import Mark, Repeat, mark, repeated, takes_part
from newscrawl.stages.fingerprint import prints
from newscrawl.stages.quality import DEFAULT_REJECT, Verdict

TEXT = (
    "أعلنت هيئة الموانئ صباح الأحد أن الرصيف الجديد في ميناء الصيادين جاهز لاستقبال القوارب بعد عام من العمل، وقال مدير "
    "الميناء إن الرصيف يتسع لستين قاربا، وإن مخزنا للثلج سيفتح بجانبه قبل الصيف، وإن رسوم الرسو لن ترتفع هذا العام. "
    "ورحب الصيادون بالخبر وطالبوا بإنارة المدخل وبرافعة تصلح للقوارب الكبيرة التي تعود ليلا من عرض البحر محملة بالسردين."
)
NEAR = "ميناء الصيادين (وكالة الساحل) - " + TEXT.replace("صباح الأحد", "اليوم")
OTHER = " ".join(reversed(TEXT.split()))


def marked(name: str, text: str) -> Mark:
    fingerprint, signature = prints(text)
    return mark(name.encode().ljust(16, b"."), bytes.fromhex(fingerprint), signature)


def named(name: str) -> bytes:
    return name.encode().ljust(16, b".")


def test_the_same_words_are_a_duplicate_and_nearly_the_same_a_near_duplicate() -> None:
    first = marked("first", TEXT)
    assert repeated(marked("b", f"{TEXT}!"), [first]) == Repeat(of=named("first"), verdict=Verdict.DUPLICATE)
    assert repeated(marked("b", NEAR), [first]) == Repeat(of=named("first"), verdict=Verdict.NEAR_DUPLICATE)
    assert repeated(marked("b", OTHER), [first]) is None
    assert repeated(marked("b", TEXT), []) is None


def test_the_first_seen_is_named_but_the_same_words_before_nearly_the_same() -> None:
    near, same, later = marked("near", NEAR), marked("same", TEXT), marked("later", TEXT)
    story = marked("story", TEXT)
    assert repeated(story, [near, same, later]) == Repeat(of=named("same"), verdict=Verdict.DUPLICATE)
    assert repeated(story, [near]) == Repeat(of=named("near"), verdict=Verdict.NEAR_DUPLICATE)


def test_nothing_repeats_itself_nor_what_it_was_before() -> None:
    assert repeated(marked("story", TEXT), [marked("story", TEXT), marked("story", NEAR)]) is None


def test_short_stories_repeat_one_another_only_word_for_word() -> None:
    first = marked("first", "فاز فريق البلدة على ضيفه بهدفين دون رد")
    assert repeated(marked("b", "فاز فريق البلدة على ضيفه بهدفين دون ردّ."), [first]) is not None
    assert repeated(marked("b", "فاز فريق البلدة على ضيفه بثلاثة دون رد"), [first]) is None


@pytest.mark.parametrize(
    ("verdicts", "reject", "takes"),
    [
        ((), (), True),
        (("short",), (), True),
        (("short",), ("short",), False),
        (("duplicate",), DEFAULT_REJECT, True),
        (("wall",), (), False),
        (("language",), (), False),
        (("of-somebody",), DEFAULT_REJECT, True),
        (("of-somebody",), ("of-somebody",), False),
    ],
)
def test_what_is_no_article_or_is_rejected_anyway_is_not_compared(
    verdicts: tuple[str, ...], reject: tuple[str, ...], takes: bool
) -> None:
    assert takes_part(verdicts, "ab", reject) is takes
    assert not takes_part(verdicts, "", reject)
