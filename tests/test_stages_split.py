"""Split: each story of a page becomes one, with what belongs to it; what is one story stays one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newscrawl.cleaning import clean_page
from newscrawl.items import Block, Metadata, Page, Removed, Story
from newscrawl.rules import load_rulebook
from newscrawl.stages.split import split

BOOK = load_rulebook()
URL = "https://akhbar.example/2026/03/harbour"
FETCHED = "2026-03-04T09:00:00+00:00"

HARBOUR_TITLE = "مرفأ رأس النخيل يعود إلى العمل بعد ثلاثة أسابيع"
HARBOUR = [
    "استأنف مرفأ الصيد في بلدة رأس النخيل عمله صباح الأحد بعد توقف دام ثلاثة أسابيع، وخرجت أربعون سفينة إلى المياه المفتوحة وسط زغاريد العائلات.",
    "وقال رئيس جمعية الصيادين سالم الحوراني إن تعميق الحوض انتهى قبل موعده بيومين، وإن الرصيف الجديد يتسع لستين قاربا بدلا من خمسة وعشرين.",
    "وأضاف أن تجار السمك في السوق المجاورة تكبدوا خسائر كبيرة في أثناء الإغلاق، وأن الجمعية ستدفع لهم تعويضات من صندوقها قبل نهاية الشهر.",
    "ويعيش نصف سكان البلدة من صيد السردين والتونة، وتنتظر العائلات موسم الخريف الذي تعود فيه أسراب الأسماك إلى الساحل.",
]
COACH_TITLE = "مدرب برتغالي يقود الشعلة في الموسمين المقبلين"
COACH = [
    "تعاقد نادي الشعلة الرياضي مع المدرب البرتغالي جواو فيريرا لقيادة فريق كرة القدم في الموسمين المقبلين، خلفا لمدرب استقال بعد الخسارة في نصف نهائي الكأس.",
    "وتدرب فيريرا مع اللاعبين على ملعب النادي للمرة الأولى مساء أمس، وركز على اللياقة البدنية والتمرير السريع قبل المباراة الافتتاحية في الدوري.",
    "وضم الفريق في الصيف مهاجمين وحارس مرمى، لكنه خسر هدافه المصاب في الركبة حتى منتصف البطولة.",
    "ويرى محللون أن المدرب يحتاج إلى وقت كي يفرض أسلوبه الهجومي على فريق اعتاد الدفاع والهجمات المرتدة.",
]
VITAMIN_TITLE = "اختبار منزلي يكشف نقص فيتامين د في عشر دقائق"
VITAMIN = [
    "طور باحثون في كلية الطب بجامعة الواحة اختبارا منزليا يكشف نقص فيتامين د من قطرة دم واحدة، ويعطي نتيجته خلال عشر دقائق.",
    "وجرب الفريق الاختبار على تسعمئة متطوع، وتطابقت نتائجه مع تحاليل المختبر في خمس وتسعين حالة من كل مئة.",
    "وأوضحت المشرفة على الدراسة ليلى العمري أن الجهاز الصغير يعمل بالهاتف المحمول، وأن كلفته لا تتجاوز ثمن وجبة غداء.",
    "وتخطط الجامعة لتوزيعه على المراكز الصحية في القرى النائية، حيث تقطع المريضات مسافات طويلة من أجل تحليل بسيط.",
]
OLIVES_TITLE = "موسم الزيتون في جبال السماق يبدأ قبل موعده"
OLIVES = {
    "": [
        "بدأ مزارعو جبال السماق قطاف الزيتون قبل موعده بأسبوعين، بعد صيف حار عجل نضج الثمار على الأشجار القديمة والحديثة معا.",
        "وقال المزارع حسن البيطار إن أشجاره حملت هذا العام ضعف ما حملته في الموسم الماضي، لكنه يخشى أن تسقط الثمار قبل أن يجد عمالا يقطفونها.",
    ],
    "أجور عمال القطاف ترتفع": [
        "وارتفعت أجور العمال إلى مستوى لم تعرفه القرى من قبل، إذ يطلب العامل في اليوم الواحد ثمن لترين من الزيت.",
        "ولجأت عائلات كثيرة إلى العونة، وهي عادة قديمة يتبادل فيها الجيران العمل في حقول الزيتون من غير أجر.",
    ],
    "معاصر تعمل حتى الفجر": [
        "وتفتح معاصر الجبل أبوابها حتى الفجر كي تعصر الثمار في يوم قطافها، لأن التأخير يرفع حموضة الزيت ويخفض سعره في السوق.",
        "وركبت ثلاث معاصر آلات تغسل الثمار بمياه أقل، وتحول ما يبقى منها إلى وقود للمدافئ.",
    ],
    "زبائن جدد وراء البحر": [
        "وتبحث جمعية المنتجين عن زبائن في الخارج، بعدما نال زيت الجبل ميدالية في معرض دولي للأغذية أقيم في الربيع.",
        "ووقعت الجمعية عقدا مع متجر إلكتروني ياباني، على أن تصل الشحنة الأولى من العبوات الزجاجية إلى طوكيو قبل رأس السنة.",
    ],
}
ENGLISH_TITLE = "Free buses for Milltown after council scraps fares"
ENGLISH = (
    [
        "Astronomers at the Harrow Hill observatory have photographed a faint comet that was thought to have broken apart in 1974.",
        "The comet, named after the schoolteacher Edith Marlowe who first saw it, will pass closest to the Sun in late November, the team said.",
        "Its tail stretches across two million kilometres, according to measurements made with the mountain's new infrared camera.",
        "Amateurs with a small telescope should be able to find it low in the eastern sky, an hour before sunrise.",
        "Schools across the valley plan observation nights, and the village museum will exhibit Marlowe's notebooks and her brass sextant.",
    ],
    [
        "Commuters in Milltown will travel free on every bus for six months after the council voted to scrap fares.",
        "Drivers' unions welcomed the decision but warned that crowded depots and a shortage of mechanics could delay services.",
        "The experiment costs nine million pounds, which the mayor hopes to recover through lower spending on road repairs.",
        "Shopkeepers on the high street expect more customers, while taxi firms fear for their evening trade.",
    ],
)
FRENCH_TITLE = "Des abeilles noires tiennent tête au frelon asiatique"
FRENCH = (
    [
        "La passerelle de Saint-Amand, fermée depuis la crue de janvier, a rouvert vendredi aux piétons et aux cyclistes.",
        "Les ingénieurs ont remplacé douze poutres rongées par la rouille et renforcé les piles avec du béton coulé sous l'eau.",
        "Le chantier a duré sept mois, soit deux de plus que prévu, en raison d'un hiver pluvieux et d'une livraison d'acier tardive.",
        "Les commerçants de la rive gauche, privés de leur clientèle, réclament une indemnité au département.",
        "Une plaque rappelle désormais le niveau atteint par les eaux, et des capteurs surveillent le courant jour et nuit.",
    ],
    [
        "Une apicultrice du Larzac élève des abeilles noires capables de résister au frelon asiatique, selon une étude universitaire.",
        "Ses ruches ont perdu trois fois moins d'ouvrières que celles des voisins pendant l'automne, la saison la plus meurtrière.",
        "Les insectes forment une boule serrée autour du prédateur et font vibrer leurs ailes jusqu'à l'étouffer par la chaleur.",
        "Le laboratoire veut désormais comparer le miel et les gènes de plusieurs colonies avant de distribuer des reines.",
    ],
)


def stories(*lines: str) -> tuple[Story, ...]:
    """The stories of a page of text with these lines."""
    body = "\n".join(lines).encode()
    return clean_page(Page(url=URL, fetched=FETCHED, media="text", body=body), BOOK).stories


def html_stories(article: str) -> tuple[Story, ...]:
    """The stories of an HTML page with this article."""
    body = f"<html lang=ar><body><article>{article}</article></body></html>".encode()
    return clean_page(Page(url=URL, fetched=FETCHED, body=body), BOOK).stories


def texts(found: tuple[Story, ...]) -> list[list[str]]:
    return [story.text.split("\n") for story in found]


def kinds(story: Story) -> list[str]:
    return [cut.kind for cut in story.removed]


@pytest.mark.parametrize(
    ("between", "title"),
    [
        (["اقرأ أيضا", COACH_TITLE], COACH_TITLE),
        (["مقالات ذات صلة:", COACH_TITLE], COACH_TITLE),
        (["قد يهمك أيضا", VITAMIN_TITLE, COACH_TITLE], COACH_TITLE),
        ([COACH_TITLE], COACH_TITLE),
        ([], None),
        (["-----"], None),
        (["ـــــــــــ"], None),
        (["-----", COACH_TITLE], COACH_TITLE),
        (["المصدر: رويترز", COACH_TITLE], COACH_TITLE),
        (["كلمات دلالية الصيد المرافئ الأسماك", COACH_TITLE], COACH_TITLE),
    ],
    ids=[
        "marker",
        "related-marker",
        "two-offers",
        "title",
        "nothing",
        "rule",
        "tatweel",
        "rule-title",
        "source-line",
        "tags",
    ],
)
def test_a_story_on_another_subject_is_parted_from_the_lead(between: list[str], title: str | None) -> None:
    found = stories(HARBOUR_TITLE, *HARBOUR, *between, *COACH)
    assert texts(found) == [HARBOUR, COACH]
    assert [story.part for story in found] == [0, 1]
    assert [story.metadata.title for story in found] == [HARBOUR_TITLE, title]


@pytest.mark.parametrize(
    ("two", "between", "title"),
    [
        (ENGLISH, ["Read also", ENGLISH_TITLE], ENGLISH_TITLE),
        (ENGLISH, [ENGLISH_TITLE], ENGLISH_TITLE),
        (ENGLISH, ["* * *"], None),
        (FRENCH, ["À lire aussi", FRENCH_TITLE], FRENCH_TITLE),
        (FRENCH, [FRENCH_TITLE], FRENCH_TITLE),
    ],
    ids=["en-marker", "en-title", "en-rule", "fr-marker", "fr-title"],
)
def test_stories_in_other_languages_are_parted_too(
    two: tuple[list[str], list[str]], between: list[str], title: str | None
) -> None:
    found = stories(*two[0], *between, *two[1])
    assert texts(found) == [two[0], two[1]]
    assert found[1].metadata.title == title


def test_a_story_behind_a_headline_on_one_line_with_its_marker_is_parted() -> None:
    found = stories(HARBOUR_TITLE, *HARBOUR, f"اقرأ أيضا: {COACH_TITLE}", *COACH)
    assert texts(found) == [HARBOUR, COACH]


def test_several_appended_stories_are_parted_from_each_other() -> None:
    found = stories(HARBOUR_TITLE, *HARBOUR, COACH_TITLE, *COACH, "اقرأ أيضا", VITAMIN_TITLE, *VITAMIN)
    assert texts(found) == [HARBOUR, COACH, VITAMIN]
    assert [story.metadata.title for story in found] == [HARBOUR_TITLE, COACH_TITLE, VITAMIN_TITLE]


def test_a_long_article_with_sub_headings_and_a_change_of_angle_stays_one_story() -> None:
    lines = [line for heading, prose in OLIVES.items() for line in (heading, *prose) if line]
    (story,) = stories(OLIVES_TITLE, *lines)
    assert story.text.split("\n") == lines


def test_sub_headings_of_an_html_article_stay_in_their_places() -> None:
    parts = [f"<h1>{OLIVES_TITLE}</h1>"]
    lines = []
    for heading, prose in OLIVES.items():
        parts += [f"<h2>{heading}</h2>"] * bool(heading) + [f"<p>{line}</p>" for line in prose]
        lines += [heading] * bool(heading) + prose
    (story,) = html_stories("".join(parts))
    assert story.text.split("\n") == lines
    assert story.metadata.title == OLIVES_TITLE


@pytest.mark.parametrize(
    "box",
    [
        ["اقرأ أيضا", COACH_TITLE],
        ["اقرأ أيضا:", COACH_TITLE, VITAMIN_TITLE],
        ["مواضيع ذات صلة", f"• {COACH_TITLE}", f"• {VITAMIN_TITLE}"],
        [f"اقرأ أيضا: {COACH_TITLE}"],
    ],
    ids=["one-headline", "two-lines", "bullets", "label"],
)
@pytest.mark.parametrize("at", [1, 2, 3])
def test_an_article_goes_on_after_a_read_also_box(box: list[str], at: int) -> None:
    (story,) = stories(HARBOUR_TITLE, *HARBOUR[:at], *box, *HARBOUR[at:])
    assert story.text.split("\n") == HARBOUR
    offered = [title for title in (COACH_TITLE, VITAMIN_TITLE) if any(title in line for line in box)]
    assert [related.title for related in story.related] == offered
    assert set(kinds(story)) == {"related"}


def test_a_read_also_box_that_is_glued_to_the_next_paragraph_comes_off_it() -> None:
    glued = f"مقالات ذات صلة {COACH_TITLE} {HARBOUR[1]}"
    (story,) = stories(HARBOUR_TITLE, HARBOUR[0], glued, *HARBOUR[2:])
    assert story.text.split("\n") == HARBOUR
    assert [related.title for related in story.related] == [COACH_TITLE]


def test_the_widgets_of_an_appended_story_belong_to_it() -> None:
    lead, appended = stories(
        HARBOUR_TITLE,
        *HARBOUR,
        "المصدر: رويترز",
        "الوسوم: الصيد، المرافئ",
        "اقرأ أيضا",
        COACH_TITLE,
        "نشر في 2 مارس 2026",
        *COACH,
        "المصدر: الجزيرة",
        "الوسوم: الرياضة، كرة القدم",
    )
    assert (lead.metadata.source, appended.metadata.source) == ("رويترز", "الجزيرة")
    assert lead.metadata.keywords == ("الصيد", "المرافئ")
    assert appended.metadata.keywords == ("الرياضة", "كرة القدم")
    assert (lead.metadata.published, appended.metadata.published) == (None, "2026-03-02")
    assert "المصدر: الجزيرة" in [cut.text for cut in appended.removed]
    assert "المصدر: الجزيرة" not in [cut.text for cut in lead.removed]


def test_an_appended_story_has_nothing_of_its_leads_metadata() -> None:
    lead, appended = stories(HARBOUR_TITLE, "كتب: نادر الأسمر", *HARBOUR, COACH_TITLE, *COACH)
    assert lead.metadata.authors == ("نادر الأسمر",)
    assert appended.metadata.authors == ()


@pytest.mark.parametrize("tag", ["h2", "p"])
def test_a_heading_too_short_for_a_title_is_one_where_a_story_begins_behind_it(tag: str) -> None:
    paragraphs = ["".join(f"<p>{line}</p>" for line in lines) for lines in (HARBOUR, COACH)]
    lead, appended = html_stories(f"{paragraphs[0]}<hr><{tag}>مدرب جديد</{tag}>{paragraphs[1]}")
    assert appended.metadata.title == ("مدرب جديد" if tag == "h2" else None)
    assert ("مدرب جديد" in texts((lead,))[0]) is (tag == "p")


def test_a_site_menu_after_the_word_for_keywords_is_no_keyword_list() -> None:
    menu = " ".join(["الرئيسية سياسة اقتصاد رياضة ثقافة صحة"] * 5)
    (story,) = stories(HARBOUR_TITLE, *HARBOUR, f"كلمات دلالية {menu}")
    assert story.metadata.keywords == ()
    assert story.text.split("\n") == HARBOUR


def test_entries_of_a_related_list_behind_the_article_keep_their_links() -> None:
    prose = "".join(f"<p>{line}</p>" for line in HARBOUR)
    entries = "".join(
        f'<li><a href="{href}">{title}</a></li>'
        for href, title in [("/2026/coach", COACH_TITLE), ("https://akhbar.example/vitamin", VITAMIN_TITLE)]
    )
    (story,) = html_stories(f"<h1>{HARBOUR_TITLE}</h1>{prose}<h3>مقالات ذات صلة</h3><ul>{entries}</ul>")
    assert story.text.split("\n") == HARBOUR
    assert [(related.title, related.url) for related in story.related] == [
        (COACH_TITLE, "https://akhbar.example/2026/coach"),
        (VITAMIN_TITLE, "https://akhbar.example/vitamin"),
    ]


def test_a_headline_on_one_line_with_its_marker_keeps_its_link() -> None:
    first, *rest = (f"<p>{line}</p>" for line in HARBOUR)
    box = f'<p>اقرأ أيضا: <a href="/2026/coach">{COACH_TITLE}</a></p>'
    (story,) = html_stories(f"<h1>{HARBOUR_TITLE}</h1>{first}{box}{''.join(rest)}")
    assert story.text.split("\n") == HARBOUR
    assert [(related.title, related.url) for related in story.related] == [
        (COACH_TITLE, "https://akhbar.example/2026/coach")
    ]


def test_headlines_offered_inside_the_article_keep_their_links() -> None:
    first, second, third, fourth = (f"<p>{line}</p>" for line in HARBOUR)
    listed = f'<h3>اقرأ أيضا</h3><ul><li><a href="/2026/coach">{COACH_TITLE}</a></li></ul>'
    linked = f'<p><a href="https://akhbar.example/vitamin">{VITAMIN_TITLE}</a></p>'
    (story,) = html_stories(f"<h1>{HARBOUR_TITLE}</h1>{first}{listed}{second}{third}{linked}{fourth}")
    assert story.text.split("\n") == HARBOUR
    assert [(related.title, related.url) for related in story.related] == [
        (COACH_TITLE, "https://akhbar.example/2026/coach"),
        (VITAMIN_TITLE, "https://akhbar.example/vitamin"),
    ]


def test_an_offered_headline_that_no_story_follows_is_cut_as_related() -> None:
    blocks = (
        *(Block(index=i, text=line) for i, line in enumerate(HARBOUR)),
        Block(index=4, text=COACH_TITLE, role="offer", href="https://akhbar.example/coach"),
    )
    page = split(Page(url=URL, fetched=FETCHED, blocks=blocks), BOOK.for_language("ar"))
    (story,) = page.stories
    assert [block.text for block in story.blocks] == HARBOUR
    assert [(cut.kind, cut.text, cut.index) for cut in story.removed] == [("related", COACH_TITLE, 4)]
    assert [related.url for related in story.related] == ["https://akhbar.example/coach"]


def test_cuts_of_a_page_go_to_the_story_in_whose_part_they_stood() -> None:
    lines = [HARBOUR_TITLE, *HARBOUR, COACH_TITLE, *COACH]
    blocks = tuple(Block(index=2 * i, text=line) for i, line in enumerate(lines))
    removed = tuple(
        Removed(kind="share", rule="test", text=str(index), index=index) for index in (1, 9, 11, 19)
    )
    page = split(Page(url=URL, fetched=FETCHED, blocks=blocks, removed=removed), BOOK.for_language("ar"))
    assert page.removed == ()
    assert [[cut.text for cut in story.removed] for story in page.stories] == [["1", "9"], ["11", "19"]]


def test_a_page_without_article_text_has_no_story() -> None:
    page = Page(url=URL, fetched=FETCHED, removed=(Removed(kind="share", rule="test", text="شارك", index=0),))
    assert split(page, BOOK.for_language("ar")) == page


@pytest.mark.parametrize("lines", [[HARBOUR_TITLE], [HARBOUR[0]], [COACH_TITLE, VITAMIN_TITLE], ["1"]])
def test_a_page_of_a_few_lines_is_one_story(lines: list[str]) -> None:
    blocks = tuple(Block(index=i, text=line) for i, line in enumerate(lines))
    assert len(split(Page(url=URL, fetched=FETCHED, blocks=blocks), BOOK.for_language("ar")).stories) == 1


def test_a_short_news_flash_is_no_story_of_its_own() -> None:
    flash = "وفي خبر آخر فاز نادي الشعلة على ضيفه بهدفين."
    assert len(stories(HARBOUR_TITLE, *HARBOUR, "خبر رياضي من الملاعب المحلية", flash)) == 1


def test_teasers_above_the_headline_of_the_article_are_none_of_it() -> None:
    ticker, story = ("li", "ul", "ticker"), ("p", "div", "story")
    teasers = [
        Block(index=i, text=text, tag="li", tokens=ticker, href=f"{URL}/{i}", link_density=0.2)
        for i, text in enumerate((COACH[0], VITAMIN[0]))
    ]
    headline = Block(index=2, text=HARBOUR_TITLE, tag="h1", tokens=("h1", "div"))
    paragraphs = [Block(index=3 + i, text=text, tokens=story) for i, text in enumerate(HARBOUR)]
    page = Page(
        url=URL,
        fetched=FETCHED,
        blocks=(*teasers, headline, *paragraphs),
        metadata=Metadata(language="ar", title=HARBOUR_TITLE),
    )
    (lead,) = split(page, BOOK.for_language("ar")).stories
    assert [block.text for block in lead.blocks] == HARBOUR
    assert [cut.text for cut in lead.removed if cut.rule == "head-before-title"] == [COACH[0], VITAMIN[0]]
    unlinked = replace(page, blocks=tuple(replace(block, href=None) for block in page.blocks))
    kept = [block.text for one in split(unlinked, BOOK.for_language("ar")).stories for block in one.blocks]
    assert COACH[0] in kept


def test_no_line_is_cut_of_which_a_person_said_that_it_is_text() -> None:
    kicker, name, reader = "من أرشيف البحر", "سلمى الحوراني", "سعيد: شكراً لكم"
    lines = [kicker, HARBOUR_TITLE, name, *HARBOUR, reader]
    blocks = [Block(index=2 * i, text=text) for i, text in enumerate(lines)]
    tags = Removed(kind="keywords", rule="ar-tags", text="وسوم: صيد", index=2 * len(lines) - 3)

    def kept(*, settled: bool) -> list[str]:
        page = Page(
            url=URL, fetched=FETCHED, metadata=Metadata(language="ar", title=HARBOUR_TITLE), removed=(tags,),
            blocks=tuple(replace(block, settled=settled and block.text != HARBOUR_TITLE) for block in blocks),
        )  # fmt: skip
        (lead,) = split(page, BOOK.for_language("ar")).stories
        assert lead.metadata.title == HARBOUR_TITLE
        return [block.text for block in lead.blocks]

    assert kept(settled=False) == HARBOUR
    assert kept(settled=True) == [kicker, name, *HARBOUR, reader]
