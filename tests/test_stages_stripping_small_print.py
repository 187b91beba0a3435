"""Small print: notices leave from where no paragraph of the article stands, and news of the same matter stays."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from newscrawl.items import Block, Metadata, Page
from newscrawl.rules import load_rulebook
from newscrawl.stages.strip import strip

BOOK = load_rulebook()
NOTICES = {
    "ar": "يسعدنا أن نقرأ تعليقاتكم، ونراجعها قبل نشرها حتى لا تخرج عن الموضوع، وباستخدامكم الموقع فأنتم توافقون على "
    "شروط الاستخدام وعلى سياسة الخصوصية المعمول بها.",
    "en": "Join in, and keep it kind: your comments may be moderated before they appear. By posting here you agree to "
    "our terms of use and to the privacy policy of this site.",
    "fr": "La parole est à vous. Les commentaires sont soumis à modération et doivent respecter la charte du site, que "
    "chacun accepte en écrivant ici sous son nom.",
    "tr": "Yorumlarınız yayına alınmadan önce okunur; kullanım koşulları dışında kalan yorumlar ve hakaret içeren "
    "ifadeler sitemizin topluluk kuralları gereği silinir.",
}
STORY = {
    "ar": [
        "فتح متحف المرفأ قاعة جديدة لأدوات الصيد القديمة، وجمع الصيادون معروضاتها من بيوتهم على مدى عام كامل.",
        "وقال مدير المتحف إن أقدم ما في القاعة شبكة نسجتها امرأة من الحي قبل مئة عام، وما زالت صالحة للصيد.",
    ],
    "en": [
        "The harbour museum has opened a room of old fishing tools, which fishermen gathered from their homes for a year.",
        "Its director said that the oldest piece is a net that a woman of the quarter made a hundred years ago.",
    ],
    "fr": [
        "Le musée du port a ouvert une salle d'outils de pêche anciens, que les pêcheurs ont réunis pendant une année.",
        "Son directeur a dit que la plus vieille pièce est un filet qu'une femme du quartier a noué il y a cent ans.",
    ],
    "tr": [
        "Liman müzesi eski balıkçılık aletleri için yeni bir salon açtı; parçaları balıkçılar bir yıl boyunca topladı.",
        "Müze müdürü, en eski parçanın yüz yıl önce mahalleden bir kadının ördüğü ve hâlâ kullanılan ağ olduğunu söyledi.",
    ],
}
PLACE = ("p", "div", "story-text")
BELOW = ("p", "div", "remarks")


def fates(language: str, *blocks: Block) -> list[str]:
    """For each block ``text``, or the rule that cut it."""
    page = Page(
        url="https://marfa.example/net",
        fetched="2026-03-04T09:00:00+00:00",
        blocks=tuple(replace(block, index=i) for i, block in enumerate(blocks)),
        metadata=Metadata(language=language),
    )
    done = strip(page, BOOK.for_language(language))
    cuts = {cut.index: cut.rule for cut in done.removed}
    return [cuts.get(i, "text") for i in range(len(blocks))]


def block(text: str, tokens: tuple[str, ...] = PLACE) -> Block:
    return Block(index=0, text=text, tokens=tokens)


@pytest.mark.parametrize("language", NOTICES)
def test_a_notice_behind_the_story_leaves(language: str) -> None:
    story = [block(text) for text in STORY[language]]
    assert fates(language, *story, block(NOTICES[language])) == ["text", "text", "place-small-print"]


@pytest.mark.parametrize("language", NOTICES)
def test_a_notice_in_an_element_of_its_own_leaves_from_anywhere(language: str) -> None:
    first, second = (block(text) for text in STORY[language])
    found = fates(language, first, block(NOTICES[language], BELOW), second)
    assert found == ["text", "place-small-print", "text"]


def test_a_paragraph_of_the_story_on_the_same_matter_stays() -> None:
    first, second = (block(text) for text in STORY["en"])
    news = block(
        "The museum had to rewrite its privacy policy after a court said that its terms of use hid what it does with "
        "the comments of visitors."
    )
    assert fates("en", first, news, second) == ["text", "text", "text"]


def test_a_last_paragraph_that_speaks_of_two_such_things_stays() -> None:
    story = [block(text) for text in STORY["en"]]
    last = block(
        "Visitors may leave comments in a book at the door, and those who sign up come in for half the price."
    )
    assert fates("en", *story, last) == ["text", "text", "text"]


def test_a_page_of_notices_takes_no_time() -> None:
    many = [block(f"{NOTICES['en']} {i}" * 20, BELOW) for i in range(300)]
    start = time.process_time()
    fates("en", *many)
    assert time.process_time() - start < 10
