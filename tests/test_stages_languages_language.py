"""Languages: told by the text, helped by the declaration, never guessed from too little."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.languages import language as language_stage
from newscrawl.stages.languages.detectors import DETECTORS
from newscrawl.stages.languages.language import detect

TEXTS = {
    "ar": "افتتحت البلدية أمس حديقة جديدة قرب الميناء القديم، وقال رئيسها إن ثلاثمئة شجرة زرعت فيها.",
    "fa": "شهرداری دیروز پارک تازه‌ای را در نزدیکی بندر قدیمی گشود و شهردار گفت سیصد درخت در آن کاشته شده است.",
    "ur": "شہر کی بلدیہ نے کل پرانی بندرگاہ کے قریب ایک نیا باغ کھول دیا اور میئر نے کہا کہ تین سو درخت لگائے گئے ہیں۔",
    "ku": "شارەوانی دوێنێ پارکێکی نوێی لە نزیک بازاڕی کۆن کردەوە و سەرۆکی شارەوانی گوتی سێ سەد دار چێنراون.",
    "ps": "د کابل ښاروالۍ پرون د زاړه بازار ترڅنګ یو نوی پارک پرانیست او ښاروال وویل چې درې سوه ونې پکې کېنول شوې دي.",
    "sd": "ڪراچي جي اداري ڪالهه پراڻي بندرگاهه جي ڀرسان هڪ نئون باغ کوليو ۽ ميئر چيو ته اتي ٽي سئو وڻ پوکيا ويا آهن.",
    "ug": "شەھەرلىك ھۆكۈمەت تۈنۈگۈن كونا بازارنىڭ يېنىدا يېڭى بىر باغچە ئاچتى ۋە ئۈچ يۈز تۈپ دەرەخ تىكىلدى.",
    "en": "The city opened a new park near the old harbour yesterday, and the mayor said three hundred trees grow there.",
    "fr": "La ville a ouvert hier un nouveau parc près du vieux port, et le maire y a vu planter trois cents arbres.",
    "de": "Die Stadt hat gestern einen neuen Park am alten Hafen eröffnet, in dem dreihundert Bäume gepflanzt wurden.",
    "es": "La ciudad abrió ayer un nuevo parque cerca del puerto viejo, donde se han plantado trescientos árboles.",
    "tr": "Belediye dün eski limanın yanında yeni bir park açtı ve başkan üç yüz ağaç dikildiğini söyledi.",
    "ru": "Городской совет открыл вчера новый парк у старого порта, где уже посадили триста деревьев.",
    "he": "העירייה פתחה אתמול פארק חדש ליד הנמל הישן, וראש העיר אמר שניטעו בו שלוש מאות עצים.",
    "el": "Ο δήμος άνοιξε χθες ένα νέο πάρκο κοντά στο παλιό λιμάνι, όπου φυτεύτηκαν τριακόσια δέντρα.",
    "zh": "市政府昨天在旧港口附近开放了一座新公园，市长说园内已经种了三百棵树。",
    "ja": "市は昨日、旧港の近くに新しい公園を開き、市長は三百本の木が植えられたと述べた。",
    "ko": "시는 어제 옛 항구 근처에 새 공원을 열었고 시장은 나무 삼백 그루를 심었다고 말했다.",
}
NEIGHBOURS = [
    (
        "ku",
        "Şaredariyê duh li nêzî bendera kevn parkek nû vekir û serok got ku di wê de sêsed dar hatine çandin.",
    ),
    (
        "ku",
        "زانکۆی سلێمانی دوێنێ ڕایگەیاند کە ژمارەی خوێندکاران لە ساڵی نوێدا زیاد دەبێت و بەشی نوێ دەکرێنەوە.",
    ),
    ("ps", "د پوهنتون رئیس وویل چې سږکال به د زده کوونکو شمېر ډېر شي او نوې څانګې به پرانیستل شي."),
    (
        "ur",
        "یونیورسٹی کے سربراہ نے بتایا کہ نئے سال میں طلبہ کی تعداد بڑھے گی اور نئے شعبے بھی کھولے جائیں گے۔",
    ),
    ("fa", "رئیس دانشگاه گفت شمار دانشجویان در سال نو بیشتر می‌شود و گروه‌های تازه‌ای نیز باز خواهد شد."),
    ("ar", "قال رئيس الجامعة إن عدد الطلاب سيزداد في العام الجديد، وإن أقساما جديدة ستفتح في كلية العلوم."),
    (
        "tr",
        "Üniversite rektörü yeni yılda öğrenci sayısının artacağını ve yeni bölümlerin de açılacağını söyledi.",
    ),
]
"""Languages that are taken for one another."""
TRADITIONAL = "市政府昨天在舊港口附近開放了一座新公園，市長說園內已經種了三百棵樹，明年還會再種。"


@pytest.mark.parametrize("language", TEXTS)
def test_tells_the_language_of_a_paragraph(language: str) -> None:
    told, confidence = detect(TEXTS[language])
    assert told == language
    assert 0.9 < confidence <= 1


@pytest.mark.parametrize("detector", DETECTORS)
@pytest.mark.parametrize(("language", "text"), NEIGHBOURS)
def test_tells_neighbours_apart(language: str, text: str, detector: str) -> None:
    assert detect(text, detector=detector)[0] == language


def test_traditional_chinese_is_chinese_too() -> None:
    assert detect(TRADITIONAL)[0] == "zh"


@pytest.mark.parametrize(
    "text", ["", "  \n", "BBC News", "12 / 3 / 2026", "خبر عاجل", "https://a.example/very/long/path/of/words"]
)
def test_too_little_text_tells_nothing(text: str) -> None:
    assert detect(text, prior="ar") == ("und", 0.0)


def test_a_script_that_nothing_is_known_of_is_undetermined() -> None:
    armenian = "Քաղաքապետարանը երեկ նոր զբոսայգի բացեց հին նավահանգստի մոտ, որտեղ երեք հարյուր ծառ է տնկվել։"
    assert detect(armenian)[0] == "und"


@pytest.mark.parametrize("prior", ["en", "fa", "xx", "", "zh-Hant-TW"])
def test_a_declaration_does_not_override_clear_text(prior: str) -> None:
    assert detect(TEXTS["ar"], prior=prior)[0] == "ar"
    assert detect(TEXTS["de"], prior=prior)[0] == "de"


def test_a_declaration_settles_what_the_text_leaves_open() -> None:
    # These words are Norwegian and Danish alike.
    text = "Byen har en ny park ved den gamle havn, og der er mange store træer i den."
    open_answer = detect(text)
    assert open_answer[0] in {"da", "no", "und"}
    told = {prior: detect(text, prior=prior)[0] for prior in ("da", "no", "da-DK", "no_NO")}
    assert told["da"] == told["da-DK"] == "da"
    assert told["no"] == told["no_NO"]


def test_foreign_names_do_not_make_arabic_persian() -> None:
    text = (
        TEXTS["ar"] + " وحضر اللقاء پاول وچارلز وگوردن من بلدية ڤيينا وتحدثوا عن الحدائق العامة في المدينة."
    )
    assert detect(text)[0] == "ar"


def test_persian_and_urdu_typed_with_arabic_letters_are_told() -> None:
    assert detect(TEXTS["fa"].replace("ی", "ي").replace("ک", "ك"))[0] == "fa"
    assert detect(TEXTS["ur"].replace("ی", "ي").replace("ک", "ك"))[0] == "ur"


def test_a_quotation_in_another_language_does_not_decide() -> None:
    assert detect("\n".join([TEXTS["en"], *[TEXTS["ar"] + " " + TEXTS["ar"]] * 4]))[0] == "ar"


def test_the_same_text_gives_the_same_answer_every_time() -> None:
    mixed = TEXTS["es"][:40] + " " + TEXTS["fr"][:40]
    assert len({detect(mixed) for _ in range(5)}) == 1


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.text(max_size=5))
def test_no_text_makes_it_raise(text: str, prior: str) -> None:
    language, confidence = detect(text, prior=prior)
    assert 0 <= confidence <= 1
    assert language == "und" or (language.isascii() and len(language) == 2)


@pytest.mark.parametrize(
    "text", [TEXTS["ar"] * 20_000, "ا" * 1_000_000, "http://" * 100_000, "ab\n" * 300_000]
)
def test_a_long_text_takes_little_time(text: str) -> None:
    detect("")
    start = time.process_time()
    detect(text)
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "أعلنت البلدية افتتاح المكتبة الجديدة في الساحة القديمة بعد سنوات من العمل المتواصل في المدينة.",
            "ar",
        ),
        ("كتابخانه مركزي شهر ديروز بعد از سال ها كار در ميدان قديمي باز شد و مردم به ديدن ان رفتند.", "fa"),
    ],
    ids=["Arabic", "Persian typed on an Arabic keyboard"],
)
def test_what_is_certainly_arabic_is_told_without_langdetect(
    text: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def probabilities(sample: str, _: str) -> dict[str, float]:
        asked.append(sample)
        return {language: 1.0}

    monkeypatch.setattr(language_stage, "candidates", probabilities)
    assert detect(text)[0] == language
    assert bool(asked) == (language != "ar")
