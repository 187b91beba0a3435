"""Weighing: signs sum to a verdict, which is named by the strongest of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import ALL_EVIDENCE, load_rulebook
from newscrawl.stages.strip import strip
from newscrawl.stages.stripping.weighing import contributions, is_widget
from newscrawl.stages.stripping.weights import KINDS, PRIOR

BOOK = load_rulebook()
WELL = [
    "حفر شبان القرية بئرا عميقة في وسط الواحة بعد عامين من الجفاف، فخرج الماء من البئر على عمق مئتي متر فجر الجمعة.",
    "وقال شيخ القرية إن البئر ستسقي نخيل الواحة كله، وإن الشبان رفضوا أجرا وعملوا في الحفر بعد انتهاء دوامهم كل يوم.",
    "وتعهدت وزارة المياه بمضخة تعمل بطاقة الشمس، على أن تتولى القرية صيانة البئر وتوزيع الماء بين أصحاب النخيل بالعدل.",
]


def page(*lines: Block | str, media: str = "html") -> Page:
    made = (Block(index=0, text=line) if isinstance(line, str) else line for line in lines)
    return Page(
        url="https://waha.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        media=media,  # type: ignore[arg-type]
        blocks=tuple(replace(block, index=i) for i, block in enumerate(made)),
        metadata=Metadata(language="ar", title="بئر في الواحة"),
    )


def fate(line: Block, *, after: int = 1, evidence: frozenset[str] = ALL_EVIDENCE) -> tuple[str, str] | None:
    """Kind and rule of *line*, which stands behind some paragraphs; ``None`` if it stays."""
    rules = replace(BOOK, evidence=evidence).for_language("ar")  # type: ignore[arg-type]
    done = strip(page(*WELL[:after], line, *WELL[after:]), rules)
    offers = [("related", block.offered_by) for block in done.blocks if block.role == "offer"]
    cuts = [(str(cut.kind), cut.rule) for cut in done.removed if cut.text == line.text]
    return next(iter([*offers, *cuts]), None)


def test_the_prior_and_the_signs_that_say_something_are_summed() -> None:
    added = contributions({"quote": 1.0, "headline": 0.0, "outside": 0.5}, "html")
    assert added.keys() == {"prior", "quote", "outside"}
    assert added["prior"] == PRIOR.html
    assert is_widget({"outside": 1.0, "links": 1.0, "mostly-links": 1.0}, "html")
    assert not is_widget({"paragraph": 1.0, "words-26": 1.0, "ends-sentence": 1.0}, "html")


def test_text_has_weights_of_its_own() -> None:
    assert contributions({"outside": 1.0}, "text") == {"prior": PRIOR.text, "outside": 0.0}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_kind_of_evidence_that_does_not_count_is_not_summed(kind: str) -> None:
    signs = {name: 1.0 for table in KINDS.values() for name in table}
    fewer = frozenset(ALL_EVIDENCE - {kind})
    left = contributions(signs, "html", fewer)
    assert left.keys().isdisjoint(KINDS[kind])  # type: ignore[index]
    assert contributions(signs, "html").keys() - left.keys() == set(KINDS[kind])  # type: ignore[index]


def test_a_linked_headline_between_paragraphs_is_offered_by_the_strongest_sign() -> None:
    link = Block(
        index=0,
        text="مزارعون يعرضون تمورا نادرة في سوق المدينة",
        link_density=1.0,
        href="https://waha.example/2",
    )
    found = fate(link)
    assert found is not None
    assert found[0] == "related"
    assert found[1] in {f"sign-{name}" for table in KINDS.values() for name in table} | {"sign-words-6-9"}
    assert fate(replace(link, link_density=0.0, text="شبان القرية يسقون نخيل الواحة")) is None


def test_without_structure_a_line_outside_the_article_is_a_line_like_others() -> None:
    line = Block(index=0, text="صور من ساحة السوق في المدينة", body=False, tokens=("sidebar",))
    assert fate(line) is not None
    assert fate(line, evidence=ALL_EVIDENCE - {"structure"}) is None


def test_what_words_of_widgets_make_up_is_of_their_kind() -> None:
    line = Block(index=0, text="شاركنا رابط الخبر على فيسبوك وواتساب وتويتر", body=False)
    found = fate(line, after=3)
    assert found is not None
    assert found[0] == "share"


def test_a_headline_may_have_words_of_several_widgets_by_chance() -> None:
    lines = [
        "بئر جديدة تسقي نخيل الواحة",
        *WELL,
        "الوسوم: الواحة، النخيل",
        "بيروت: افتتاح معرض الكتاب الفرنكوفوني",
        "افتُتح في وسط العاصمة معرض الكتاب الفرنكوفوني بمشاركة ستين دار نشر، ويستمر أسبوعا مع ندوات يومية وورش للأطفال.",
        "وقالت مديرة المعرض إن عدد زواره في يومه الأول تجاوز أربعة آلاف، وهو رقم لم يُسجّل منذ أعوام طويلة.",
    ]
    page = Page(
        url="https://madar.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        body="\n".join(lines).encode(),
        media="text",
    )
    titles = [story.metadata.title for story in clean_page(page, BOOK).stories]
    assert titles == [lines[0], lines[5]]


def test_a_byline_is_no_headline_to_read_next() -> None:
    line = Block(index=0, text="بريشة الكاتب زكريا بوعلام", link_density=1.0, body=False)
    assert fate(line) is not None
    assert fate(line)[0] == "author"  # type: ignore[index]


def test_the_longest_paragraph_stays_whatever_its_signs_say() -> None:
    odd = "2024 | 14:30 | رويترز | " + "كلمة غريبة تماما " * 6 + "www.akhbar.example/2024"
    done = strip(page(Block(index=0, text=f"{odd}.")), BOOK.for_language("ar"))
    assert [block.text for block in done.blocks] == [f"{odd}."]


def test_a_page_without_a_paragraph_keeps_what_counts_as_text() -> None:
    given = page("سطر قصير", "سطر آخر قصير", Block(index=0, text="قائمة المواقع", body=False))
    done = strip(given, BOOK.for_language("ar"))
    assert [block.text for block in done.blocks] == ["سطر قصير", "سطر آخر قصير"]


def test_a_person_and_a_date_outside_the_article_are_a_byline_and_no_headline() -> None:
    byline = Block(index=0, text="ليان الحربي 4 مارس، 2026", tag="p", body=False, tokens=("div", "post-meta"))
    assert (fate(byline) or ("", ""))[0] == "author"
