"""Seams: which places of a page could begin another story, and which way the evidence at each points."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from newscrawl.items import Block, Metadata, Page, Removed
from newscrawl.rules import load_rulebook
from newscrawl.stages.splitting.places import places
from newscrawl.stages.splitting.seam_elements import MANY_HEADINGS
from newscrawl.stages.splitting.seam_signs import REPORT_WORDS
from newscrawl.stages.splitting.seams import Scale
from newscrawl.stages.words.shape import shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from newscrawl.stages.splitting.places import Place

BOOK = load_rulebook()
TRAIN = [
    "سار قطار الجبل أمس لأول مرة منذ أربعين عاما بين محطتي الوادي والصنوبر، وعلى متنه مئة وعشرون راكبا من سكان القرى.",
    "وأعاد مهندسو سكة الحديد بناء سبعة جسور حجرية وثلاثة أنفاق غمرتها المياه، واستوردوا عربتين تعملان بالبطاريات.",
    "وقال وزير النقل كمال الصباغ إن التذكرة ستبقى رخيصة في السنة الأولى، وإن الرحلات ستزيد إلى ثمان في اليوم إذا امتلأت العربات.",
    "ويأمل أصحاب الفنادق الصغيرة في الصنوبر أن يعيد القطار السياح الذين هجروا البلدة بعد إغلاق السكة.",
]
TRAIN_GOES_ON = [
    "وتوقف القطار في محطة الوادي ساعة كاملة، إذ صعد الركاب إلى العربات على وقع الطبول، والتقط الوزير الصور مع سائق القطار.",
    "وستبدأ سكة الحديد في الشتاء إصلاح الجسور والأنفاق الباقية حتى الحدود، كي تصل الرحلات إلى محطة ثالثة وراء الجبل.",
    "ويقول سكان القرى إن القطار أرخص من الحافلات، وإن الطريق إلى الصنوبر كان يأخذ نصف النهار قبل عودة السكة.",
]
PAINTING_TITLE = "لوحة منسية للرسامة نجوى الشامي تباع في مزاد"
PAINTING = [
    "بيعت لوحة زيتية منسية للرسامة نجوى الشامي بثلاثة ملايين في مزاد علني، بعدما عثرت حفيدتها عليها ملفوفة في علية المنزل.",
    "وتصور اللوحة امرأة تنسج سجادة أمام نافذة، وقد وقعتها الشامي بقلم أزرق قبل سفرها إلى باريس للدراسة.",
    "واشترى اللوحة متحف خاص يعتزم ترميم ألوانها وعرضها في الربيع إلى جانب رسائل الفنانة ودفاترها.",
]
RULES = BOOK.for_language("ar")


def blocks_of(*lines: Block | str) -> list[Block]:
    made = (Block(index=0, text=line) if isinstance(line, str) else line for line in lines)
    return [replace(block, index=i) for i, block in enumerate(made)]


def found(blocks: Sequence[Block], removed: Sequence[Removed] = ()) -> list[Place]:
    return places(blocks, [shape(block.text, RULES.words) for block in blocks], removed)


def page_of(blocks: Sequence[Block], removed: Sequence[Removed] = (), title: str | None = None) -> Page:
    return Page(
        url="https://jabal.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=tuple(blocks),
        removed=tuple(removed),
        metadata=Metadata(language="ar", title=title),
    )


def evidence(at: int, blocks: Sequence[Block], removed: Sequence[Removed] = ()) -> dict[str, float]:
    """The evidence at the place whose story's first paragraph is block *at*."""
    shapes = [shape(block.text, RULES.words) for block in blocks]
    place = next(place for place in places(blocks, shapes, removed) if place.body == at)
    return Scale(page_of(blocks, removed), shapes).weigh(place, 0)


def offer(text: str) -> Block:
    return Block(index=0, text=text, role="offer")


def test_no_story_begins_before_the_first_paragraph_ends() -> None:
    blocks = blocks_of("قطار الجبل يعود بعد أربعين عاما", "من مراسلنا في الوادي", *TRAIN)
    assert min(place.first for place in found(blocks)) > 2
    assert found(blocks_of(PAINTING_TITLE, PAINTING_TITLE)) == []
    assert found([]) == []


@pytest.mark.parametrize(
    ("between", "sort", "title"),
    [
        ([], "none", None),
        ([PAINTING_TITLE], "title", 4),
        ([offer(PAINTING_TITLE)], "offer", 4),
        ([offer("قرية الوادي تستعد لمهرجان الثلج"), offer(PAINTING_TITLE)], "offer", 5),
        ([offer("قرية الوادي تستعد لمهرجان الثلج"), PAINTING_TITLE], "offer", 5),
        ([offer(PAINTING_TITLE), "سامي العلي"], "offer", 4),
        ([PAINTING_TITLE, "سامي العلي"], "title", 4),
        ([PAINTING_TITLE, "16-11-2026 09:12", "باريس - سامي العلي"], "title", 4),
    ],
    ids=[
        "nothing",
        "title",
        "offer",
        "two-offers",
        "title-behind-offers",
        "byline-of-offer",
        "byline",
        "date-and-byline",
    ],
)
def test_what_stands_at_a_place_is_named(between: list[Block | str], sort: str, title: int | None) -> None:
    place = next(
        place for place in found(blocks_of(*TRAIN, *between, *PAINTING)) if place.body == 4 + len(between)
    )
    assert (place.sort, place.first, place.title) == (sort, 4, title)


@pytest.mark.parametrize("rule", ["structure-rule-line", "pattern-rule-line"])
def test_a_rule_line_that_was_cut_makes_a_place(rule: str) -> None:
    blocks = blocks_of(*TRAIN, "", *PAINTING)
    line = Removed(kind="other", rule=rule, text="", index=4)
    kept = [block for block in blocks if block.text]
    assert next(place for place in found(kept, [line]) if place.body == 4).sort == "rule"
    assert next(place for place in found(kept) if place.body == 4).sort == "none"


def test_of_two_headlines_the_second_is_the_title() -> None:
    blocks = blocks_of(*TRAIN, "قرية الوادي تستعد لمهرجان الثلج في الشتاء", PAINTING_TITLE, *PAINTING)
    assert [place.title for place in found(blocks) if place.body == 6] == [5]


@pytest.mark.parametrize("line", [f"• {PAINTING_TITLE}", "مزاد"])
def test_a_list_entry_or_a_fragment_is_no_title(line: str) -> None:
    assert all(place.title is None for place in found(blocks_of(*TRAIN, line, *PAINTING)))


def test_an_offer_that_nothing_follows_is_no_place() -> None:
    assert max(place.first for place in found(blocks_of(*TRAIN, offer(PAINTING_TITLE)))) < len(TRAIN)


@pytest.mark.parametrize("title", [PAINTING_TITLE, offer(PAINTING_TITLE)], ids=["title", "offer"])
def test_the_evidence_is_for_a_seam_where_the_subject_changes(title: Block | str) -> None:
    assert sum(evidence(5, blocks_of(*TRAIN, title, *PAINTING)).values()) > 0


@pytest.mark.parametrize(
    "title",
    ["محطة ثالثة وراء الجبل", offer("قطار الجبل في صور"), offer(PAINTING_TITLE)],
    ids=["sub-heading", "offer", "offer-of-another-story"],
)
def test_the_evidence_is_against_a_seam_where_the_story_goes_on(title: Block | str) -> None:
    assert sum(evidence(5, blocks_of(*TRAIN, title, *TRAIN_GOES_ON)).values()) < 0


def test_the_evidence_is_against_a_seam_between_paragraphs_of_one_story() -> None:
    blocks = blocks_of(*TRAIN, *TRAIN_GOES_ON)
    for place in found(blocks):
        assert sum(evidence(place.body, blocks).values()) < 0


@pytest.mark.parametrize("between", [PAINTING_TITLE, offer(PAINTING_TITLE)], ids=["title", "offer"])
def test_a_place_is_the_likelier_a_seam_for_a_title_that_stands_there(between: Block | str) -> None:
    bare = sum(evidence(4, blocks_of(*TRAIN, *PAINTING)).values())
    assert sum(evidence(5, blocks_of(*TRAIN, between, *PAINTING)).values()) > bare


def test_a_place_is_the_likelier_a_seam_for_a_rule_line_that_stands_there() -> None:
    blocks = [block for block in blocks_of(*TRAIN, "", *PAINTING) if block.text]
    line = Removed(kind="other", rule="structure-rule-line", text="", index=4)
    assert sum(evidence(4, blocks, [line]).values()) > sum(evidence(4, blocks).values())


@pytest.mark.parametrize("kind", ["source", "keywords", "share", "copyright", "comments", "short_link"])
def test_a_line_that_ends_an_article_is_evidence_for_a_seam_behind_it(kind: str) -> None:
    lines = [*TRAIN, "", PAINTING_TITLE, *PAINTING]
    blocks = [block for block in blocks_of(*lines) if block.text]
    ended = [Removed(kind=kind, rule="test", text="", index=4)]  # type: ignore[arg-type]
    elsewhere = [replace(ended[0], index=1)]
    plain = sum(evidence(5, blocks).values())
    assert sum(evidence(5, blocks, ended).values()) > plain
    assert sum(evidence(5, blocks, elsewhere).values()) == plain


def test_a_sentence_that_continues_is_evidence_against_a_seam_before_it() -> None:
    blocks = blocks_of(*TRAIN, PAINTING_TITLE, *PAINTING)
    continued = [
        replace(block, text=f"وأضاف أن {block.text}") if block.index == 5 else block for block in blocks
    ]
    assert sum(evidence(5, continued).values()) < sum(evidence(5, blocks).values())


def test_one_of_many_headings_alike_is_a_sub_heading_more_likely() -> None:
    def page(tags: Sequence[str]) -> list[Block]:
        heads = [Block(index=0, text="القرى تستقبل السياح من جديد", tag=tag) for tag in tags[1:]]
        title = Block(index=0, text=PAINTING_TITLE, tag=tags[0])
        return blocks_of(*TRAIN, title, *PAINTING, *heads, TRAIN_GOES_ON[0])

    many, one = page(["h3"] * MANY_HEADINGS), page(["h3", *["p"] * (MANY_HEADINGS - 1)])
    assert sum(evidence(5, many).values()) < sum(evidence(5, one).values())


def test_offered_headlines_are_no_part_of_either_passage() -> None:
    plain = blocks_of(*TRAIN, offer(PAINTING_TITLE), *PAINTING)
    strange = offer("مؤشر البورصة يقفز مع صعود أسهم المصارف والعقارات")
    dotted = blocks_of(*TRAIN[:2], strange, *TRAIN[2:], offer(PAINTING_TITLE), *PAINTING)
    assert evidence(6, dotted) == evidence(5, plain)


def scale_and_place(at: int, blocks: Sequence[Block], removed: Sequence[Removed] = ()) -> tuple[Scale, Place]:
    shapes = [shape(block.text, RULES.words) for block in blocks]
    place = next(place for place in places(blocks, shapes, removed) if place.body == at)
    return Scale(page_of(blocks, removed), shapes), place


def test_of_several_offers_the_one_that_the_text_takes_up_is_the_title() -> None:
    blocks = blocks_of(*TRAIN, offer(PAINTING_TITLE), offer("قرية الوادي تستعد لمهرجان الثلج"), *PAINTING)
    scale, place = scale_and_place(6, blocks)
    assert place.title == 5
    assert scale.entitled(place).title == 4


def test_a_title_behind_offers_that_is_none_stands() -> None:
    blocks = blocks_of(*TRAIN, offer("لوحة نادرة في مزاد باريس"), PAINTING_TITLE, *PAINTING)
    scale, place = scale_and_place(6, blocks)
    assert scale.entitled(place).title == 5


TEASER = "باعت دار المزادات لوحة زيتية نادرة للرسامة نجوى الشامي عثرت عليها حفيدتها مصادفة بين أغراض قديمة."


def test_a_sentence_that_describes_an_offer_is_told_from_a_story_by_what_follows() -> None:
    back = blocks_of(*TRAIN, offer(PAINTING_TITLE), TEASER, *TRAIN_GOES_ON)
    scale, place = scale_and_place(5, back)
    assert scale.describes_offer(place, 0)
    assert scale.returns(place, 0)
    on = blocks_of(*TRAIN, offer(PAINTING_TITLE), *PAINTING)
    scale, place = scale_and_place(5, on)
    assert not scale.returns(place, 0)


def test_a_sentence_on_the_storys_own_subject_describes_no_offer() -> None:
    blocks = blocks_of(*TRAIN, offer(PAINTING_TITLE), *TRAIN_GOES_ON)
    scale, place = scale_and_place(5, blocks)
    assert not scale.describes_offer(place, 0)


@pytest.mark.parametrize("kind", ["cohesion", "place", "wording", "structure", "recurrence"])
def test_a_kind_of_evidence_that_does_not_count_adds_nothing(kind: str) -> None:
    from newscrawl.rules import ALL_EVIDENCE
    from newscrawl.stages.splitting.seam_weights import KINDS

    blocks = blocks_of(*TRAIN, PAINTING_TITLE, *PAINTING)
    shapes = [shape(block.text, RULES.words) for block in blocks]
    place = next(place for place in places(blocks, shapes, ()) if place.body == 5)
    ended = [Removed(kind="source", rule="test", text="", index=3)]
    fewer = ALL_EVIDENCE - {kind}
    added = Scale(page_of(blocks, ended), shapes, evidence=fewer).weigh(place, 0)
    assert added.keys().isdisjoint(KINDS[kind])  # type: ignore[index]
    assert "at title" in added


def test_a_story_whose_title_the_text_takes_up_again_goes_on() -> None:
    blocks = blocks_of(*TRAIN, PAINTING_TITLE, *PAINTING)
    shapes = [shape(block.text, RULES.words) for block in blocks]
    place = next(place for place in places(blocks, shapes, ()) if place.body == 5)

    def total(title: str) -> float:
        return sum(Scale(page_of(blocks, title=title), shapes).weigh(place, 0).values())

    assert total("قطار الجبل يعود بعد أربعين عاما") == total("") > total(PAINTING_TITLE)


@pytest.mark.parametrize("ask", ["هل يكفي الماء", "من يدفع الثمن الأكبر", "متى تعود السكة كلها"])
def test_headings_that_ask_are_sub_headings_where_there_are_several(ask: str) -> None:
    questions = [f"{question}؟" for question in ("أين ذهب المال الذي جمع", "كيف بدأ الخلاف", ask)]
    pairs = zip(questions, TRAIN_GOES_ON, strict=True)
    lines = [line for pair in pairs for line in pair]
    assert evidence(len(TRAIN) + 1, blocks_of(*TRAIN, *lines))["sub-headings"] < 0
    alone = evidence(len(TRAIN) + 1, blocks_of(*TRAIN, f"{ask}؟", *TRAIN_GOES_ON))
    assert "sub-headings" not in alone


def test_a_box_that_the_text_goes_on_behind_is_against_a_seam() -> None:
    story, box = ("p", "div", "story"), ("p", "div", "newsletter")
    lines = [
        *(Block(index=0, text=text, tokens=story) for text in TRAIN),
        Block(index=0, text=PAINTING_TITLE, tokens=box, role="offer", body=False),
        *(Block(index=0, text=text, tokens=story) for text in PAINTING),
    ]
    assert evidence(len(TRAIN) + 1, blocks_of(*lines))["box between"] < 0
    lines[len(TRAIN)] = replace(lines[len(TRAIN)], body=True)
    assert "box between" not in evidence(len(TRAIN) + 1, blocks_of(*lines))


PLACES: dict[str, list[Block | str]] = {
    "nothing": [*TRAIN, *PAINTING],
    "nothing new": [*TRAIN, *TRAIN_GOES_ON],
    "a title": [*TRAIN, PAINTING_TITLE, *PAINTING],
    "a sub-heading": [*TRAIN, "عودة القطار إلى الوادي", *TRAIN_GOES_ON],
    "an offer": [*TRAIN, offer(PAINTING_TITLE), *PAINTING, *TRAIN_GOES_ON],
    "too short": [*TRAIN, offer(PAINTING_TITLE), PAINTING[0]],
}


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("cut", [[], [Removed(kind="source", rule="test", text="", index=3)]])
@pytest.mark.parametrize("left_out", ["", "cohesion", "place", "wording"])
def test_a_place_is_a_seam_if_its_evidence_says_so_whatever_is_not_looked_at(
    name: str, cut: list[Removed], left_out: str
) -> None:
    from newscrawl.rules import ALL_EVIDENCE

    blocks = blocks_of(*PLACES[name])
    shapes = [shape(block.text, RULES.words) for block in blocks]
    found = places(blocks, shapes, cut)
    assert found
    kinds = ALL_EVIDENCE - {left_out}
    for place in found:
        whole = Scale(page_of(blocks, cut), shapes, evidence=kinds).weigh(place, 0)
        quick = Scale(page_of(blocks, cut), shapes, evidence=kinds).is_seam(place, 0)
        assert quick == (sum(whole.values()) > 0)


def test_an_offered_headline_that_the_text_has_nothing_of_begins_no_story() -> None:
    strange = blocks_of(*TRAIN, offer("خبير مصرفي يتوقع هبوط أسعار الذهب"), *PAINTING)
    fitting = blocks_of(*TRAIN, offer(PAINTING_TITLE), *PAINTING)
    assert evidence(5, strange)["title fits nothing"] < 0
    assert "title fits nothing" not in evidence(5, fitting)


def test_a_byline_in_the_place_of_a_title_is_no_title() -> None:
    blocks = blocks_of(*TRAIN, "باريس - سلمى الحافظ", *PAINTING)
    shapes = [shape(block.text, RULES.words) for block in blocks]
    (place,) = (found for found in places(blocks, shapes, (), {4}) if found.body == 5)
    assert (place.first, place.title, place.sort) == (4, None, "none")
    assert Scale(page_of(blocks), shapes).weigh(place, 0)["byline between"] > 0


def boxed(*numbered: tuple[int, Sequence[str]]) -> list[Block]:
    made = [Block(index=0, text=text, box=box, tokens=("p",)) for box, texts in numbered for text in texts]
    return blocks_of(*made)


def test_paragraphs_in_a_second_element_behind_a_title_outside_of_both_are_a_story() -> None:
    own = boxed((1, TRAIN), (2, [PAINTING_TITLE]), (3, PAINTING))
    section = boxed((1, TRAIN), (3, [PAINTING_TITLE]), (3, PAINTING))
    single = boxed((1, TRAIN), (2, [PAINTING_TITLE]), (3, PAINTING[:1]), (4, PAINTING[1:]))
    assert evidence(5, own)["box of its own"] > 0
    assert "box of its own" not in evidence(5, section) | evidence(5, single)


def test_a_line_between_two_elements_that_the_text_has_nothing_of_is_a_widget_s() -> None:
    strange = boxed((1, TRAIN), (2, ["خبير مصرفي يتوقع هبوط أسعار الذهب"]), (3, PAINTING))
    assert "box of its own" not in evidence(5, strange)


def test_a_date_between_title_and_story_is_a_byline() -> None:
    dated = blocks_of(*TRAIN, PAINTING_TITLE, "28 مايو 2026", *PAINTING)
    assert evidence(6, dated)["byline between"] > 0


@pytest.mark.parametrize(
    ("between", "begins"),
    [
        ((), True),
        (("ن. الشامي",), True),
        (("ن. الشامي", "2026/02/12", "2210"), True),
        (("ن. الشامي", "2026/02/12", "2210", "طباعة"), False),  # too far
        (("1. لا تقترب.", "2. لا تطعمه.", "3. لا تلمسه."), False),  # a list of the article's own
    ],
)
def test_a_byline_of_several_lines_may_stand_under_an_offered_headline(
    between: tuple[str, ...], *, begins: bool
) -> None:
    offer = Block(index=2, text=PAINTING_TITLE, role="offer", offered_by="ar-related")
    lines: list[Block | str] = [*TRAIN[:2], offer, *between, PAINTING[0]]
    told = [(place.title, place.body) for place in found(blocks_of(*lines)) if place.sort == "offer"]
    assert told == ([(2, len(lines) - 1)] if begins else [])


@pytest.mark.parametrize(
    ("opening", "reports"),
    [
        ("أعلنت", True),
        ("وأعلنت", False),  # goes on from what stands before
        ("«أعلنت", False),  # somebody's words
        ("بيعت", False),
    ],
)
def test_a_story_under_nothing_may_open_as_a_report_does(opening: str, *, reports: bool) -> None:
    first = f"{opening} إدارة المزاد أمس عن لوحة زيتية منسية للرسامة نجوى الشامي بثلاثة ملايين بعدما عثرت حفيدتها عليها ملفوفة في علية المنزل القديم."
    told = evidence(4, blocks_of(*TRAIN, first, *PAINTING[1:]))
    assert ("opens a report" in told) is reports
    short = " ".join(first.split()[: REPORT_WORDS - 1]) + "."
    assert "opens a report" not in evidence(4, blocks_of(*TRAIN, short, *PAINTING[1:]))
