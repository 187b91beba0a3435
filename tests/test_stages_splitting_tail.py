"""The tail of a story: what is left behind its last paragraph goes, and an article goes on behind a widget."""

from __future__ import annotations

import pytest

from newscrawl.items import Block, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.splitting.tail import read_tail

RULES = load_rulebook().for_language("ar")
LONG = (
    "افتتحت بلدية المرفأ صباح أمس سوق السمك القديمة بعد عامين من الترميم، وعاد إليها ثلاثون بائعا كانوا يبيعون على "
    "الرصيف طوال تلك المدة."
)
GOES_ON = "وقال رئيس البلدية إن السوق ستغلق يوم الجمعة."
STRAY = "كل عام وأنتم بخير يا أهل المرفأ الكرام."
BUTTON, SOURCE, COMMENTS = "share", "source", "comments"


def tail(*lines: str, cut: str, at: int = 1, tokens: tuple[str, ...] = (), rule: str = "test") -> list[str]:
    """What is cut of *lines* where line *at*, of kind *cut*, was cut before by *rule*."""
    blocks = [Block(index=i, text=line, tokens=tokens) for i, line in enumerate(lines) if i != at]
    removed = Removed(kind=cut, rule=rule, text=lines[at], index=at)  # type: ignore[arg-type]  # kinds
    kept, cuts = read_tail(blocks, [removed], RULES)
    assert len(kept) + len(cuts) == len(blocks)
    assert {one.rule for one in cuts} <= {"place-after-end"}
    return [one.text for one in cuts]


@pytest.mark.parametrize("cut", [BUTTON, SOURCE, COMMENTS])
def test_what_is_no_paragraph_goes_behind_the_end(cut: str) -> None:
    assert tail(LONG, "هنا كانت أداة", STRAY, cut=cut) == [STRAY]


def test_what_only_looks_like_one_ends_no_article() -> None:
    assert tail(LONG, "هنا كانت أداة", STRAY, cut=SOURCE, rule="sign-widget-words") == []


@pytest.mark.parametrize("tokens", [(), ("p", "story")])
@pytest.mark.parametrize(("cut", "is_cut"), [(BUTTON, False), (SOURCE, False), (COMMENTS, True)])
def test_a_short_sentence_that_goes_on_is_of_the_article_but_not_under_comments(
    cut: str, is_cut: bool, tokens: tuple[str, ...]
) -> None:
    gone = tail(LONG, "هنا كانت أداة", GOES_ON, cut=cut, tokens=tokens)
    assert gone == ([GOES_ON] if is_cut else [])


def test_the_article_ends_behind_the_last_sentence_that_goes_on() -> None:
    assert tail(LONG, "أداة", STRAY, GOES_ON, STRAY, cut=SOURCE) == []


def test_a_fragment_that_goes_on_is_none() -> None:
    assert tail(LONG, "أداة", "وقال المزيد", cut=SOURCE) == ["وقال المزيد"]


REST = [
    "عزا مدير السوق التأخر إلى نقص الرخام في السوق المحلية.",
    "يعمل في المرفأ نحو ستين قاربا يعيل أصحابها أكثر من مئة أسرة.",
    "ناشد الصيادون البلدية بناء مصنع للثلج قرب الرصيف قبل الصيف.",
]
NOTICES = [
    "ترسل الآراء بأسمائها الكاملة ولا تزيد على مئة كلمة لكل رأي.",
    "تحذف كل إساءة إلى شخص أو هيئة من غير رجوع إلى صاحبها.",
    "يحق للمشرفين إغلاق الحوار متى شاؤوا من غير إبداء سبب لذلك.",
]


@pytest.mark.parametrize(
    ("behind", "goes_on"),
    [
        (REST, True),
        ([REST[0], "أسعار الثلج", "لوح كبير: ثلاثة دنانير", *REST[1:]], True),
        (REST[:2], False),  # two may be readers' comments
        ([line for text in REST for line in ("مواطن", text)], False),  # whose names stand over them
        ([*REST, "سوق السمك تغلق أبوابها يوم الجمعة"], False),
        (NOTICES, False),
    ],
)
def test_an_article_goes_on_behind_a_label_of_comments_with_sentences_on_its_subject(
    behind: list[str], *, goes_on: bool
) -> None:
    gone = tail(LONG, "التعليقات", *behind, cut=COMMENTS)
    assert (gone == []) is goes_on
