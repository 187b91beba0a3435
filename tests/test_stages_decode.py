"""Decoding: the text comes out right whatever was declared, and no bytes make it raise."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.stages.decode import decode

ARABIC = (
    "افتتحت البلدية، صباح أمس، حديقة جديدة قرب الميناء القديم؛ وقال رئيسها: «زرعنا فيها ثلاثمئة شجرة، "
    "وسنزرع مثلها في الربيع المقبل». وحضر الحفل عشرات من أهالي الحي وتلاميذ مدرستين."
)
RUSSIAN = "Городской совет открыл вчера новый парк у старого порта. Там уже посадили триста деревьев."
GREEK = "Ο δήμος άνοιξε χθες ένα νέο πάρκο κοντά στο παλιό λιμάνι. Φυτεύτηκαν τριακόσια δέντρα."
HEBREW = "העירייה פתחה אתמול פארק חדש ליד הנמל הישן. נטעו בו שלוש מאות עצים."
FRENCH = (
    "La municipalité a inauguré hier, près du port, un jardin où l’on a planté des cèdres : « C’est l’été »."
)
GERMAN = "Die Stadt eröffnete gestern einen Park für Familien; dreihundert Bäume stehen an der größten Wiese."
POLISH = "Miasto otworzyło wczoraj nowy park koło portu, gdzie rośnie trzysta drzew i płynie źródło."
TURKISH = "Belediye dün eski limanın yanında yeni bir park açtı; üç yüz ağaç dikildiği açıklandı."
CHINESE = "市政府昨天在旧港口附近开放了一座新公园，园内种了三百棵树。"
JAPANESE = "市は昨日、旧港の近くに新しい公園を開いた。三百本の木が植えられた。"
NOISE = random.Random(7).randbytes(5000)  # noqa: S311 - not a secret


def page(text: str, charset: str = "") -> str:
    meta = f'<meta charset="{charset}">' if charset else ""
    return f"<!DOCTYPE html><html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "utf-8"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-16"),
        (ARABIC, "utf-16-le"),
        (ARABIC, "utf-16-be"),
        (ARABIC, "utf-32"),
        (ARABIC, "utf-8-sig"),
        (ARABIC.replace("«", "").replace("»", ""), "iso8859-6"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-le"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
    ],
)
def test_finds_the_encoding_where_nothing_is_declared(text: str, encoding: str) -> None:
    decoded = decode(page(text).encode(encoding))
    assert decoded.text == page(text)
    assert decoded.verdict is None


@pytest.mark.parametrize(
    "header", ["utf-8", "iso-8859-1", "windows-1251", "us-ascii", "hex", "nonsense", '"']
)
@pytest.mark.parametrize("meta", ["", "utf-8", "iso-8859-1", "windows-1256", "unicode_escape"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256"])
def test_a_declaration_that_lies_is_found_out(encoding: str, meta: str, header: str) -> None:
    written = page(ARABIC, meta)
    decoded = decode(written.encode(encoding), f"text/html; charset={header}")
    assert (decoded.text, decoded.encoding) == (written, encoding)


@pytest.mark.parametrize(
    ("text", "encoding", "header", "meta"),
    [
        (POLISH, "iso8859-2", "iso-8859-2", ""),
        (POLISH, "iso8859-2", "", "iso-8859-2"),
        (TURKISH, "cp1254", "iso-8859-1", "iso-8859-9"),  # what the server says by default gives way
        (RUSSIAN, "iso8859-5", "", "iso-8859-5"),
        (FRENCH, "cp1252", "iso-8859-1", ""),  # Latin-1 is windows-1252, curly apostrophe included
    ],
)
def test_a_declaration_that_fits_decides(text: str, encoding: str, header: str, meta: str) -> None:
    decoded = decode(page(text, meta).encode(encoding), f"text/html; charset={header}" if header else "")
    assert (decoded.text, decoded.encoding) == (page(text, meta), encoding)


def test_reads_the_encoding_of_an_xml_declaration_and_of_http_equiv() -> None:
    for head in (
        '<?xml version="1.0" encoding="iso-8859-5"?><html>',
        '<html><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-5">',
    ):
        assert decode((head + RUSSIAN).encode("iso8859-5")).text == head + RUSSIAN


def test_text_input_has_no_declaration_of_its_own() -> None:
    body = (RUSSIAN + ' <meta charset="koi8-r">').encode("cp1251")
    assert decode(body, media="text").encoding == "cp1251"


@pytest.mark.parametrize("text", [ARABIC, RUSSIAN, FRENCH, GERMAN, CHINESE])
def test_utf8_that_was_read_as_latin_is_put_right(text: str) -> None:
    for wrong in ("latin-1", "cp1252"):
        # Browsers read the five bytes that windows-1252 leaves out as controls of the same number.
        garbled = "".join(bytes([b]).decode(wrong, "ignore") or chr(b) for b in text.encode())
        assert decode(page(garbled).encode()).text == page(text)


def test_arabic_that_was_read_as_another_8_bit_encoding_is_put_right() -> None:
    as_arabic = ARABIC.encode().decode("cp1256")
    as_latin = ARABIC.encode("cp1256").decode("cp1252")
    assert decode(page(as_arabic).encode()).text == page(ARABIC)
    assert decode(page(as_latin).encode()).text == page(ARABIC)


def test_a_page_that_writes_about_mojibake_is_left_alone() -> None:
    text = page(ARABIC * 3 + " وتظهر الكلمة في الشاشة هكذا: Ø§Ù„ فلا يفهمها أحد.")
    assert decode(text.encode()).text == text


@pytest.mark.parametrize("cut", [1, 2, 3, 40])
def test_half_a_page_is_still_utf8(cut: int) -> None:
    body = (ARABIC + "ي").encode()[:-cut]
    decoded = decode(body)
    assert decoded.encoding == "utf-8"
    assert decoded.verdict is None
    assert decoded.text.startswith(ARABIC[:150])


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    body = page(ARABIC * 3).encode()
    middle = body.index("حديقة".encode())
    decoded = decode(body[: middle + 1] + b"\xff" + body[middle + 2 :])
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") <= 3


@pytest.mark.parametrize(
    "body", [b"", b" \n\t\r ", b"\0\0\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"]
)
def test_nothing_to_read_is_empty(body: bytes) -> None:
    assert (decode(body).verdict, decode(body).text) == ("empty", "")


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj",
        b"\x89PNG\r\n\x1a\nIHDR",
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"GIF89a\x01\x00",
        b"PK\x03\x04\x14\x00",
        b"\x1f\x8b\x08\x00abc",
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        b"\x00\x00\x00\x20ftypisom",
        bytes(range(256)) * 20,
        NOISE,
        b"\xff\xfe" + NOISE,
    ],
)
def test_what_is_no_text_is_binary(body: bytes) -> None:
    assert (decode(body).verdict, decode(body).text) == ("binary", "")


def test_a_stray_control_character_does_not_make_a_page_binary() -> None:
    body = page(ARABIC + "\x00\x0b نهاية").encode() + b"\0" * 4096
    assert decode(body).text == page(ARABIC + "\x00\x0b نهاية")


@pytest.mark.parametrize(
    "text",
    [
        (ARABIC * 2).encode("cp1256").decode("utf-8", "replace"),
        page(FRENCH * 4).replace("é", "\ufffd").replace("è", "\ufffd").replace("ù", "\ufffd"),
        page((RUSSIAN * 4).encode("cp1251").decode("cp1252")),
    ],
)
def test_text_spoilt_beyond_repair_is_undecodable(text: str) -> None:
    assert decode(text.encode()).verdict == "undecodable"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor\ufffds office said it didn\ufffdt know who had planted the trees in the old harbour park.",
        "Icons \ue000 \ue001 \ue002 \ue003 \ue004 \ue005 of a font are the only other characters of this page.",
        "Büyüğü, düşünüldüğünde, açıldığı gün, dağıtıldığı söylenen ığdır ağacını gördüğünü anlattı.",
        "Người dân thành phố được mời đến công viên mới ở gần cảng cũ vào sáng hôm qua.",
        "🎉" * 80,
        "The law a²+b²=c² and the brand AT®T are all that this page has beyond the letters of English. " * 3,
    ],
)
def test_honest_text_is_not_undecodable(text: str) -> None:
    assert decode(text.encode()).text == text
    assert decode(text.encode()).verdict is None


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400),
    st.sampled_from(["", "text/html; charset=utf-16", "charset=big5", "charset=;,\x00"]),
)
def test_no_bytes_make_it_raise(body: bytes, content_type: str) -> None:
    decoded = decode(body, content_type)
    assert decoded.text.encode("utf-8", "surrogatepass") is not None
    assert bool(decoded.text) or decoded.verdict in {"empty", "binary"}


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), min_size=1, max_size=200))
def test_valid_utf8_without_mojibake_is_never_called_another_encoding(text: str) -> None:
    if text.strip():
        assert decode(b"\xef\xbb\xbf" + text.encode()).encoding in {"utf-8", ""}


@pytest.mark.parametrize(
    "body",
    [
        ARABIC.encode("cp1256") * 4000,
        ARABIC.encode().decode("cp1252", "replace").encode() * 1000,
        b"\xc7" * 1_000_000,
        b"a\xe9\n" * 300_000,
        b"<meta charset='" * 60_000,
        b"<" * 1_000_000 + b"\xe9",
        "Ã".encode() * 500_000,
        CHINESE.encode("gb18030") * 10_000,
    ],
)
def test_a_megabyte_of_anything_takes_little_time(body: bytes) -> None:
    start = time.process_time()
    decode(body)
    assert time.process_time() - start < 2


KOREAN = "시는 어제 오래된 항구 근처에 새 공원을 열었다. 나무 삼백 그루를 심었고 아이들이 많이 찾아왔다."
TAIWANESE = "市政府昨天在舊港口附近開放了一座新公園，園內種了三百棵樹。"
LATE = "<!-- " + "x" * 3000 + " -->"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(KOREAN, "euc_kr"), (KOREAN, "cp949"), (TAIWANESE, "big5"), (JAPANESE, "shift_jis")],
)
@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize("declared", [False, True])
def test_east_asian_pages_are_read_declared_or_not(
    text: str, encoding: str, times: int, declared: bool
) -> None:
    written = page(text * times, encoding.replace("_", "-") if declared else "")
    decoded = decode(written.encode(encoding))
    assert (decoded.text, decoded.verdict) == (written, None)


@pytest.mark.parametrize("header", ["windows-1256", "iso-8859-6", "koi8-r", "gb2312", "shift_jis", "utf-16"])
@pytest.mark.parametrize("text", [ARABIC, RUSSIAN, FRENCH, CHINESE])
def test_utf8_is_utf8_whatever_the_header_says(header: str, text: str) -> None:
    decoded = decode(page(text).encode(), f"text/html; charset={header}")
    assert (decoded.text, decoded.encoding) == (page(text), "utf-8")


@pytest.mark.parametrize("meta", ["windows-1256", "utf-8", "iso-8859-1", ""])
def test_windows_1256_under_a_header_that_says_utf8_is_read(meta: str) -> None:
    decoded = decode(page(ARABIC, meta).encode("cp1256"), "text/html; charset=UTF-8")
    assert (decoded.text, decoded.encoding, decoded.verdict) == (page(ARABIC, meta), "cp1256", None)


@pytest.mark.parametrize(
    ("text", "encoding", "label"), [(ARABIC, "cp1256", "windows-1256"), (RUSSIAN, "iso8859-5", "iso-8859-5")]
)
@pytest.mark.parametrize("before", [LATE, LATE * 4], ids=["behind 3000 bytes", "behind 12000 bytes"])
def test_a_declaration_far_behind_the_beginning_is_not_needed(
    text: str, encoding: str, label: str, before: str
) -> None:
    written = f"<html><head>{before}<meta charset='{label}'></head><body><p>{text * 3}</p></body></html>"
    assert decode(written.encode(encoding)).text == written


@pytest.mark.parametrize("header", ["", "utf-8", "windows-1256", "iso-8859-1"])
@pytest.mark.parametrize("broken", [1, 5, 12])
def test_some_broken_bytes_leave_the_page_utf8(header: str, broken: int) -> None:
    body = bytearray(page(ARABIC * 20).encode())
    for i in range(broken):
        body[300 + 217 * i] = 0xFF
    decoded = decode(bytes(body), f"text/html; charset={header}" if header else "")
    assert (decoded.encoding, decoded.verdict) == ("utf-8", None)
    assert decoded.text.count("\ufffd") <= 2 * broken


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030", "shift_jis", "cp1256", "utf-8"]
)
@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_page_that_breaks_off_within_a_character_is_read_up_to_it(encoding: str, cut: int) -> None:
    text = {"gb18030": CHINESE, "shift_jis": JAPANESE}.get(encoding, ARABIC) * 3
    decoded = decode(text.encode(encoding)[:-cut])
    assert decoded.verdict is None
    assert decoded.text.startswith(text[: len(text) - cut - 1])


@pytest.mark.parametrize("text", [ARABIC, RUSSIAN, FRENCH])
def test_nul_bytes_within_the_text_change_nothing_else(text: str) -> None:
    written = page(text * 3)
    body = written.encode().replace(b" ", b" \0", 2)
    assert decode(body).text.replace("\0", "") == written


def test_text_that_was_misread_twice_is_not_written() -> None:
    twice = (ARABIC * 4).encode().decode("cp1252", "ignore").encode().decode("cp1252", "ignore")
    decoded = decode(page(twice).encode())
    assert decoded.verdict == "undecodable" or decoded.text == page(ARABIC * 4)


def test_a_page_spoilt_in_part_keeps_its_honest_part() -> None:
    honest, spoilt = ARABIC * 10, ARABIC.encode().decode("cp1252", "ignore")
    decoded = decode(page(honest + spoilt).encode())
    assert decoded.verdict is None
    assert honest in decoded.text
