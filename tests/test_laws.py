"""Laws that hold of every page: nothing is lost, nothing is made up, and twice is the same as once."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.cleaning import clean_page
from newscrawl.export.jsonl import to_line
from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.normalize import normalize, normalize_blocks
from newscrawl.stages.render import records, to_dict
from newscrawl.stages.split import split
from newscrawl.stages.strip import strip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from newscrawl.items import Removed
    from newscrawl.rules import Rule

BOOK = load_rulebook()
WORD = re.compile(r"\w+")
LAW = settings(max_examples=80, deadline=None)
PROSE = [
    "أطلقت مدرسة القرية إذاعة يديرها التلاميذ، تبث ساعة كل صباح أخبار الحقول والأسواق وأغاني الجدات.",
    "وقالت المديرة رباب السعدي إن الفكرة ولدت حين وجد طفل مذياعا قديما في مخزن المدرسة وأصلحه بنفسه.",
    "وأضافت أن ثلاثين تلميذا تقدموا للعمل في الإذاعة، وأن الأهالي اشتروا لهم لاقطا وسماعات من مالهم.",
    "عثر غواصون على حطام باخرة غرقت قبل ثمانين عاما قبالة الجزيرة، وفي جوفها صناديق من الخزف والنحاس.",
    "ويحظر خفر السواحل الاقتراب من الحطام إلى أن يفرغ علماء الآثار من تصويره ورسم خريطة له.",
    "وتزن مرساة الباخرة أربعة أطنان، وقد نقلت على متن قارب سحب إلى متحف الميناء لإزالة الملح عنها.",
    "خفضت المصارف فائدة القروض السكنية نصف نقطة، فارتفع الطلب على الشقق الصغيرة في الضواحي.",
    "ويحذر اقتصاديون من أن الأسعار ستلحق بالطلب قبل نهاية الصيف، ما لم تطرح الدولة أراضي جديدة للبناء.",
    "The orchard's last cider press, idle since the war, was hauled out of a barn and oiled back to life.",
    "Le facteur du village distribue encore le courrier à cheval lorsque la neige ferme le col.",
]
STORY = [
    "أطلقت مدرسة القرية إذاعة يديرها التلاميذ، تبث ساعة كل صباح أخبار الحقول والأسواق وأغاني الجدات في القرية والجوار.",
    "وقالت مديرة المدرسة رباب السعدي إن فكرة الإذاعة ولدت حين وجد تلميذ مذياعا قديما في مخزن المدرسة وأصلحه بنفسه.",
    "وأضافت أن ثلاثين تلميذا تقدموا للعمل في إذاعة المدرسة، وأن أهالي القرية اشتروا للتلاميذ لاقطا وسماعات من مالهم.",
    "ويبدأ بث الإذاعة بنشيد يكتبه التلاميذ كل أسبوع، ثم تقرأ تلميذة من الصف السادس أسعار الخضار في سوق القرية.",
    "وتنوي المدرسة أن تفتح بابها مساء الخميس لأهالي القرية، كي يسجل الكبار حكاياتهم وأغانيهم القديمة في إذاعة التلاميذ.",
]
HEADLINES = [
    "إذاعة مدرسية تبث أخبار القرية كل صباح",
    "غواصون يعثرون على باخرة غرقت قبل ثمانين عاما",
    "المصارف تخفض فائدة القروض السكنية",
    "• طفل يصلح مذياعا وجده في مخزن المدرسة",
    "- مرساة عملاقة في متحف الميناء",
    "هل تعود الشقق الصغيرة إلى الضواحي؟",
    "Old cider press works again after decades",
]
HITS = sorted({rule.hit for rule in BOOK.rules})
SHORT = ["رباب السعدي", "12 مارس 2026", "-----", "رويترز", "2", "؟"]
LANGUAGES = st.sampled_from(["ar", "ar", "ar", "en", "fr", "fa", None])

GLUED = [
    f"{HEADLINES[0]} - صحيفة المرفأ",
    f"صحيفة المرفأ | {HEADLINES[1]}",
    f"12 مارس 2026 {PROSE[0]}",
    f"{HEADLINES[2]} {PROSE[1]}",
    f"مقالات ذات صلة {HEADLINES[0]} {PROSE[1]}",
    f"{PROSE[0]} المصدر: رويترز",
    f"{HEADLINES[5]}{PROSE[6]}",
]

lines = st.one_of(*(st.sampled_from(pool) for pool in (PROSE, PROSE, HEADLINES, HITS, SHORT, GLUED)))
blocks = st.builds(
    Block,
    index=st.just(0),
    text=lines,
    tag=st.sampled_from(["p", "p", "line", "h1", "h2", "li", "figcaption"]),
    link_density=st.sampled_from([0.0, 0.0, 0.0, 0.6, 1.0]),
    body=st.sampled_from([True, True, True, False]),
)


def numbered(found: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(replace(block, index=i) for i, block in enumerate(found))


def page_of(found: Iterable[Block], language: str | None, title: str | None = None) -> Page:
    return Page(
        url="https://akhbar.example/1",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=numbered(found),
        metadata=Metadata(language=language, title=title),
    )


pages = st.builds(
    page_of, st.lists(blocks, max_size=14), LANGUAGES, st.none() | st.sampled_from([*HEADLINES, PROSE[0]])
)


def stripped(page: Page) -> Page:
    return strip(page, BOOK.for_language(page.metadata.language))


def parted(page: Page) -> Page:
    return split(page, BOOK.for_language(page.metadata.language))


def text_page(texts: Iterable[str]) -> Page:
    return replace(page_of([], None), media="text", body="\n".join(texts).encode("utf-8", "surrogatepass"))


def words(texts: Iterable[str | None]) -> Counter[str]:
    return Counter(chain.from_iterable(WORD.findall(text or "") for text in texts))


def cuts(page: Page) -> list[Removed]:
    return [*page.removed, *(cut for story in page.stories for cut in story.removed)]


@LAW
@given(pages)
def test_strip_keeps_or_removes_each_block_and_makes_up_none(page: Page) -> None:
    result = stripped(page)
    before = Counter((block.index, block.text) for block in page.blocks)
    after = Counter((block.index, block.text) for block in result.blocks)
    assert after + Counter((cut.index, cut.text) for cut in result.removed) == before


@LAW
@given(pages)
def test_strip_keeps_the_order_of_blocks_and_of_cuts(page: Page) -> None:
    result = stripped(page)
    kept, removed = [block.index for block in result.blocks], [cut.index for cut in result.removed]
    assert kept == sorted(kept)
    assert removed == sorted(removed)


@LAW
@given(pages)
def test_every_word_that_split_is_given_is_in_a_story_its_title_or_its_cuts(page: Page) -> None:
    before = stripped(page)
    result = parted(before)
    texts = [block.text for story in result.stories for block in story.blocks]
    lost = words(block.text for block in before.blocks) + words(cut.text for cut in before.removed)
    lost -= words(texts) + words(cut.text for cut in cuts(result))
    assert lost.keys() <= words(story.metadata.title for story in result.stories).keys()


@LAW
@given(pages)
def test_split_makes_up_no_text(page: Page) -> None:
    before = stripped(page)
    result = parted(before)
    there = words(block.text for block in before.blocks) + words(cut.text for cut in before.removed)
    texts = [block.text for story in result.stories for block in story.blocks]
    assert not words(texts) + words(cut.text for cut in cuts(result)) - there


@LAW
@given(pages)
def test_stories_keep_the_order_of_blocks(page: Page) -> None:
    result = parted(stripped(page))
    indices = [block.index for story in result.stories for block in story.blocks]
    assert indices == sorted(indices)
    assert [story.part for story in result.stories] == list(range(len(result.stories)))


@LAW
@given(pages)
def test_splitting_a_split_page_changes_nothing(page: Page) -> None:
    once = parted(stripped(page))
    assert parted(once) == once


@LAW
@given(
    st.integers(1, len(STORY)),
    st.sampled_from([rule for rule in BOOK.rules if rule.language == "ar"]),
    st.data(),
)
def test_a_widget_added_between_paragraphs_changes_nothing_of_the_rest(
    many: int, rule: Rule, data: st.DataObject
) -> None:
    prose = STORY[:many]
    at = data.draw(st.integers(0, len(prose)))
    plain = [Block(index=0, text=text) for text in prose]
    with_widget = [*plain[:at], Block(index=0, text=rule.hit), *plain[at:]]
    kept = [block.text for block in stripped(page_of(with_widget, "ar")).blocks]
    assert kept == [block.text for block in stripped(page_of(plain, "ar")).blocks]


@LAW
@given(
    st.text()
    | st.lists(st.sampled_from([*PROSE, "ـ", "\u200f", "&amp;quot;", "ﻻ", "\xa0", "é"])).map("".join)
)
def test_normalizing_twice_is_normalizing_once(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once


@LAW
@given(pages)
def test_normalizing_a_page_twice_is_normalizing_it_once(page: Page) -> None:
    once = normalize_blocks(page)
    assert normalize_blocks(once) == once


@LAW
@given(st.lists(lines, max_size=14))
def test_every_word_of_a_page_is_in_its_records_once_or_in_a_title(texts: list[str]) -> None:
    found = records(clean_page(text_page(texts), BOOK))
    there = words(map(normalize, texts))
    told = words(text for record in found for text in (record.text, *(cut.text for cut in record.removed)))
    assert not told - there
    assert (there - told).keys() <= words(record.title for record in found).keys()


@LAW
@given(st.lists(lines | st.text(max_size=80), max_size=14))
def test_a_record_is_one_physical_line_of_json_that_gives_it_back(texts: list[str]) -> None:
    body = "\n".join(texts).encode("utf-8", "surrogatepass")
    page = Page(url="https://akhbar.example/1", fetched="2026-03-04T09:00:00+00:00", media="text", body=body)
    found = records(clean_page(page, BOOK))
    assert found
    for record in found:
        line = to_line(record)
        assert line.endswith(b"\n")
        assert len(line.decode().splitlines()) == 1
        assert json.loads(line) == json.loads(json.dumps(to_dict(record)))
