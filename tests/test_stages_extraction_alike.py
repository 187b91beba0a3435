"""Stories that a page appends by the template that made its article: kept whole, and parted."""

from __future__ import annotations

from newscrawl.cleaning import clean_page
from newscrawl.items import Page, Story
from newscrawl.rules import load_rulebook
from newscrawl.stages.extract import extract

BOOK = load_rulebook()
LEAD = (
    "بلدية المرفأ تعيد فتح سوق السمك",
    "افتتحت بلدية المرفأ صباح أمس سوق السمك القديمة بعد عامين من الترميم، وعاد إليها ثلاثون بائعا كانوا على الرصيف.",
    "وقال رئيس البلدية إن أرضية السوق رفعت نصف متر كي لا تغمرها الأمواج في الشتاء، وإن الثلج سيوزع مجانا.",
    "وطلب البائعون من البلدية أن تمد ساعات العمل إلى ما بعد الظهر، لأن قوارب الصيد تعود متأخرة في الخريف.",
    "وتبقى السوق مغلقة يوم الجمعة حتى نهاية العام.",
)
APPENDED = (
    ("تلميذ يصنع مرصدا من علب الزيت", "صنع تلميذ في الخامسة عشرة مرصدا فلكيا صغيرا من علب زيت فارغة وعدسات نظارات قديمة.",
     "ورأى به حلقات زحل وفوهات القمر من سطح بيته في ليلة صافية.", "وستعرض المدرسة المرصد في معرضها السنوي."),
    ("فرقة مسرحية تعرض في محطة القطار", "قدمت فرقة من الهواة مسرحية قصيرة على رصيف محطة القطار وسط دهشة المسافرين.",
     "وصفق لها الركاب طويلا ونسي بعضهم موعد قطاره المسائي.", "وتنوي الفرقة أن تعيد العرض كل خميس."),
)  # fmt: skip


def page_of(story: str, *, names: tuple[str, str, str], wrapped: bool = False) -> Page:
    """A page where each of several stories, *story* by *story*, stands in elements of these *names*; *wrapped*: each paragraph in
    one of its own, and the appended ones within an element more."""

    def element(level: int, heading: str, lines: tuple[str, ...], name: str) -> str:
        box, body, line = (f' class="{one}"' if one else "" for one in names)
        begin, end = ("<div class=_w>", "</div>") if wrapped else ("", "")
        paragraphs = "".join(f"{begin}<p{line}>{text}</p>{end}" for text in lines)
        return f"<div{box}><h{level} class={name or 'head'}>{heading}</h{level}><div{body}>{paragraphs}</div></div>"

    page = element(1, LEAD[0], LEAD[1:], "head")
    appended = "".join(element(2, one[0], one[1:], story) for one in APPENDED)
    page += f"<div>{appended}</div>" if wrapped else appended
    html = f"<html lang=ar><head><title>{LEAD[0]}</title></head><body><div>{page}</div></body></html>"
    return Page(url="https://marfa.example/1", fetched="2026-03-04T09:00:00+00:00", body=html.encode())


def stories(story: str, *, names: tuple[str, str, str], wrapped: bool = False) -> tuple[Story, ...]:
    """The stories of a :func:`page_of` these."""
    return clean_page(page_of(story, names=names, wrapped=wrapped), BOOK).stories


def test_short_stories_in_elements_named_as_the_articles_are_kept_and_parted() -> None:
    found = stories("head", names=("_Ax9", "_Bz2", "_p1"))
    assert [story.metadata.title for story in found] == [LEAD[0], *(one[0] for one in APPENDED)]
    assert [story.text.split("\n") for story in found] == [
        list(LEAD[1:]),
        *(list(one[1:]) for one in APPENDED),
    ]


def test_so_are_those_whose_paragraphs_have_an_element_each() -> None:
    found = stories("head", names=("_Ax9", "_Bz2", "_p1"), wrapped=True)
    assert [story.metadata.title for story in found] == [LEAD[0], *(one[0] for one in APPENDED)]


def test_elements_without_any_name_say_nothing() -> None:
    found = extract(page_of("head", names=("", "", ""))).blocks
    assert [block.text for block in found if block.body] == list(LEAD[1:])


def outlets(outer: str) -> tuple[Story, ...]:
    """The stories of a page that appends one in elements named as the article's, *outer* the name of the last of them."""

    def element(level: int, lines: tuple[str, ...], name: str) -> str:
        text = "".join(f"<p>{line}</p>" for line in lines[1:])
        return f"<article class='{name}'><h{level}>{lines[0]}</h{level}><div class='entry-body'>{text}</div></article>"

    page = element(1, LEAD, "post") + element(2, APPENDED[0], outer)
    html = f"<html lang=ar><head><title>{LEAD[0]}</title></head><body><main>{page}</main></body></html>"
    sent = Page(url="https://marfa.example/1", fetched="2026-03-04T09:00:00+00:00", body=html.encode())
    return clean_page(sent, BOOK).stories


def test_around_an_appended_story_the_outermost_element_may_have_another_name() -> None:
    titles = [LEAD[0], APPENDED[0][0]]
    assert [story.metadata.title for story in outlets("post")] == titles
    assert [story.metadata.title for story in outlets("infinite-post")] == titles
