"""``scrapy clean``, run as its users run it: what it reads, writes, says and exits with."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.warcs import answer, around, packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[1]
FETCHED = "2026-03-04T09:00:00+00:00"
LIGHTHOUSE_TITLE = "المنارة القديمة تضيء من جديد"
LIGHTHOUSE = [
    "أضاءت منارة الرأس الشمالي ليلة الجمعة بعد ثلاثين عاما من الظلام، ورآها الصيادون من مسافة عشرين ميلا في البحر.",
    "وقال حارس المنارة الجديد بشير الطحان إن المصباح يعمل بالشمس، وإن جده كان آخر من أشعل الفتيل بيده قبل إغلاقها.",
    "وجمعت الجمعيات الأهلية في البلدة ثمن العدسات من بيع الخبز والمربى، وتكفلت هيئة الموانئ بترميم الدرج الحلزوني.",
]
CHEESE_TITLE = "مزارعة تحيي جبنا نسيه أهل الجبل"
CHEESE = [
    "أعادت المزارعة سلمى الراعي صنع جبن كان أهل الجبل يعتقونه في جرار مدفونة، بعدما وجدت الوصفة في دفتر عمتها.",
    "وتستعمل الراعي حليب ثلاثين عنزة تربيها في الحظيرة، وتترك الجرار تحت التراب من الربيع إلى أول الشتاء.",
    "وفاز الجبن بالجائزة الأولى في سوق المنتجات الريفية، وبيعت الكمية كلها في أقل من ساعتين.",
]
HTML = f"""<html lang="ar"><head><title>{LIGHTHOUSE_TITLE}</title></head><body>
<nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav>
<article><h1>{LIGHTHOUSE_TITLE}</h1>{"".join(f"<p>{line}</p>" for line in LIGHTHOUSE)}
<p>المصدر: وكالة الرأس</p></article></body></html>"""
TEXT = "\n".join([CHEESE_TITLE, *CHEESE, "شارك الخبر"])
RULE = """language = "ar"
[[widget]]
id = "ar-own"
kind = "promotion"
phrases = ["حمل تطبيقنا"]
where = "nowhere"
source = "own"
hit = "حمل تطبيقنا"
miss = "حمل الجد حفيده."
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What one run of the command left."""

    code: int
    said: str
    kept: list[dict[str, Any]] = field(default_factory=list, repr=False)
    rejected: list[dict[str, Any]] = field(default_factory=list, repr=False)
    raw: bytes = field(default=b"", repr=False)
    """The main output as it is."""


def clean(*arguments: str | Path, output: Path | None = None, sets: Mapping[str, str] | None = None) -> Ran:
    """Run the command; what is printed on standard output is an error, as records go to files."""
    command = [sys.executable, "-m", "scrapy", "clean", *map(str, arguments)]
    command += ["-o", str(output)] if output else []
    for name, value in {"NEWSCRAWL_RUN": "test", **(sets or {})}.items():
        command += ["-s", f"{name}={value}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, timeout=120, check=False)
    said = done.stderr.decode() + done.stdout.decode()
    assert "Traceback" not in said
    if output is None or not output.is_file():
        return Ran(code=done.returncode, said=said)
    rejected = output.with_name(f"{output.stem}.rejected.jsonl")
    return Ran(
        code=done.returncode,
        said=said,
        kept=records(output),
        rejected=records(rejected),
        raw=output.read_bytes(),
    )


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def manifest(path: Path, rows: Sequence[object]) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pages of every kind that is read."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "a.html").write_text(HTML, encoding="utf-8")
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "c.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (folder / "pages").mkdir()
    (folder / "pages" / "d.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (folder / "pages" / "e.html").write_bytes(HTML.encode("cp1256", "replace"))
    (folder / "pages" / "notes.md").write_text("not a page", encoding="utf-8")
    manifest(
        folder / "list.jsonl",
        [
            {"url": "https://ras.example/1", "path": "a.html", "fetched": FETCHED},
            {"url": "https://ras.example/2", "html": HTML, "fetched": FETCHED},
            {"url": "https://ras.example/3", "text": TEXT, "fetched": FETCHED, "published": "2026-03-01"},
        ],
    )
    return folder


@pytest.fixture(scope="module")
def ran(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """One run over inputs of every kind."""
    output = tmp_path_factory.mktemp("out") / "deep" / "day.jsonl"
    names = ("a.html", "b.txt", "c.html.gz", "pages", "list.jsonl")
    reject = "empty,error,not-article"  # copies are kept: each input is of one of two texts
    return clean(*(inputs / name for name in names), output=output, sets={"NEWSCRAWL_REJECT": reject})


def test_inputs_of_every_kind_are_cleaned_in_the_order_given(inputs: Path, ran: Ran) -> None:
    assert ran.code == 0
    paths = ["a.html", "b.txt", "c.html.gz", "pages/d.txt.gz", "pages/e.html"]
    urls = [
        *((inputs / path).resolve().as_uri() for path in paths),
        *(f"https://ras.example/{n}" for n in "123"),
    ]
    assert [record["url"] for record in ran.kept + ran.rejected] == urls
    for record in ran.kept:
        lighthouse = record["title"] == LIGHTHOUSE_TITLE
        assert record["text"].split("\n") == (LIGHTHOUSE if lighthouse else CHEESE)
        assert record["source"] == ("وكالة الرأس" if lighthouse else None)
        assert record["language"] == "ar"
        assert record["verdicts"] == (["duplicate"] if record["duplicate_of"] else [])
    assert sum(record["duplicate_of"] is None for record in ran.kept) == 2


def test_copies_go_to_the_rejected_and_name_the_one_that_was_published_first(
    inputs: Path, tmp_path: Path
) -> None:
    rows = [
        {"url": f"https://ras.example/{n}", "text": TEXT, "fetched": FETCHED, "published": f"2026-03-0{n}"}
        for n in (3, 1, 2)
    ]
    path = manifest(tmp_path / "list.jsonl", rows)
    ran = clean(inputs / "a.html", path, output=tmp_path / "out.jsonl", sets={"NEWSCRAWL_STORE": ""})
    assert [record["url"] for record in ran.kept][1:] == ["https://ras.example/1"]
    assert {record["duplicate_of"] for record in ran.rejected} == {ran.kept[1]["id"]}
    assert "rejected: duplicate 2 in " in ran.said


def test_a_record_tells_what_the_manifest_says_of_its_page_and_the_run(ran: Ran) -> None:
    last = ran.kept[-1]
    assert (last["published"], last["published_from"], last["fetched"]) == ("2026-03-01", "feed", FETCHED)
    assert {(record["run"], record["spider"]) for record in ran.kept} == {("test", "clean")}
    assert last["removed"] == [{"kind": "share", "rule": last["removed"][0]["rule"], "text": "شارك الخبر"}]


def test_the_summary_says_how_many_pages_and_stories_there_are_and_what_was_cut(ran: Ran) -> None:
    assert re.findall(r"\d+", ran.said.replace("day.jsonl", "").splitlines()[0])[:2] == ["8", "8"]
    assert "source 5" in ran.said
    assert "share 3" in ran.said


# Languages and checks


def test_what_only_flags_stays_in_the_output_and_goes_if_it_is_named(tmp_path: Path) -> None:
    english = "The keeper said that the lamp of the old lighthouse will be lit again, and that it is to burn all night."
    rows = [
        {"url": "https://ras.example/1", "text": f"{TEXT}\n{english}", "fetched": FETCHED},
        {"url": "https://ras.example/2", "text": english, "fetched": FETCHED},
    ]
    sets = {"NEWSCRAWL_QUALITY": "gopher-words,c4-javascript", "NEWSCRAWL_LANGUAGES": "ar"}
    path = manifest(tmp_path / "list.jsonl", rows)
    ran = clean(path, output=tmp_path / "out.jsonl", sets=sets)
    (kept,), (rejected,) = ran.kept, ran.rejected
    assert (kept["language"], rejected["language"]) == ("ar", "en")
    mixed = {one["language"]: one["paragraphs"] for one in kept["languages"]}
    assert [kept["text"].split("\n")[number] for number in mixed["en"]] == [english]
    assert "mixed-languages" in kept["verdicts"]
    assert rejected["verdicts"] == ["language", "gopher-words"]
    assert rejected["text"] == english

    sets |= {"NEWSCRAWL_REJECT": "gopher-words", "NEWSCRAWL_QUALITY_LIMITS": str(tmp_path / "limits.toml")}
    (tmp_path / "limits.toml").write_text("[ar]\ngopher_least_words = 0\n", encoding="utf-8")
    ran = clean(path, output=tmp_path / "named.jsonl", sets=sets)
    assert [record["url"] for record in ran.kept] == ["https://ras.example/1"]
    assert "rejected: gopher-words 1 in " in ran.said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("NEWSCRAWL_QUALITY", "gopher,c5", "there is no check 'c5'; write gopher, c4, fineweb"),
        ("NEWSCRAWL_LANGUAGE_DETECTOR", "oracle", "write langdetect or py3langid"),
    ],
)
def test_a_check_or_a_detector_that_there_is_not_ends_it_before_anything_is_read(
    tmp_path: Path, name: str, value: str, said: str
) -> None:
    ran = clean(tmp_path, output=tmp_path / "out.jsonl", sets={name: value})
    assert (ran.code, ran.kept) == (2, [])
    assert said in ran.said


# Bad lines and missing inputs


def test_bad_lines_are_reported_with_their_place_and_bad_pages_go_to_the_rejected_file(
    tmp_path: Path,
) -> None:
    rows = [
        {"url": "https://ras.example/1", "text": TEXT},
        "{no json",
        {"url": "https://ras.example/3"},
        {"url": "https://ras.example/4", "html": HTML},
        {"text": TEXT},
        {"url": "https://ras.example/6", "text": ""},
        {"url": "https://ras.example/7", "path": "gone.txt"},
    ]
    path = manifest(tmp_path / "list.jsonl", rows)
    ran = clean(path, tmp_path / "gone.html", output=tmp_path / "out.jsonl")
    assert ran.code == 1
    assert [(record["url"], record["verdicts"][0]) for record in ran.rejected] == [
        ("https://ras.example/6", "empty"),
        ("https://ras.example/7", "error"),
    ]
    assert [record["url"] for record in ran.kept] == ["https://ras.example/1", "https://ras.example/4"]
    for place in (f"{path}:2: ", f"{path}:3: ", f"{path}:5: ", f"{tmp_path / 'gone.html'}: "):
        assert place in ran.said
    assert re.search(r"\b4\b", ran.said.splitlines()[-1])
    assert f"rejected: empty 1, error 1 in {tmp_path / 'out.rejected.jsonl'}" in ran.said


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "Nothing to clean"),
        (["--workers", "0", "a.html"], 2, "--workers 0"),
    ],
    ids=["no-input", "no-worker"],
)
def test_a_call_that_makes_no_sense_says_so(arguments: list[str], code: int, says: str) -> None:
    ran = clean(*arguments)
    assert ran.code == code
    assert says in ran.said


def test_a_broken_rule_file_ends_the_command_before_anything_is_read(inputs: Path, tmp_path: Path) -> None:
    rules = tmp_path / "own.toml"
    rules.write_text(RULE, encoding="utf-8")
    output = tmp_path / "out.jsonl"
    ran = clean(inputs / "a.html", output=output, sets={"NEWSCRAWL_RULES": str(rules)})
    assert ran.code == 2
    assert str(rules) in ran.said
    assert "ar-own" in ran.said
    assert "where" in ran.said
    assert list(tmp_path.iterdir()) == [rules]


def test_a_kind_of_evidence_that_does_not_exist_ends_the_command_before_anything_is_read(
    inputs: Path, tmp_path: Path
) -> None:
    ran = clean(
        inputs / "a.html", output=tmp_path / "out.jsonl", sets={"NEWSCRAWL_EVIDENCE": "wording,plaice"}
    )
    assert ran.code == 2
    assert "NEWSCRAWL_EVIDENCE: 'plaice' is no kind of evidence" in ran.said
    assert "wording, place, structure, recurrence, cohesion" in ran.said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("workers", [pytest.param("1", marks=pytest.mark.thorough), "2"])
def test_evidence_that_does_not_count_cuts_nothing_in_any_process(tmp_path: Path, workers: str) -> None:
    page, call = tmp_path / "page.txt", "تابعونا على تيليجرام"
    page.write_text("\n".join([*CHEESE[:2], call, CHEESE[2]]), encoding="utf-8")
    texts = []
    for name, evidence in (("all", "wording,place"), ("fewer", "place")):
        ran = clean(
            page,
            "--workers",
            workers,
            output=tmp_path / f"{name}.jsonl",
            sets={"NEWSCRAWL_EVIDENCE": evidence},
        )
        assert ran.code == 0
        texts += [ran.kept[0]["text"].split("\n")]
    assert texts == [CHEESE, [*CHEESE[:2], call, CHEESE[2]]]


def test_without_an_output_records_go_to_the_runs_folder_and_rules_of_ones_own_are_used(
    tmp_path: Path,
) -> None:
    rules, page = tmp_path / "own.toml", tmp_path / "page.txt"
    rules.write_text(RULE.replace("nowhere", "alone"), encoding="utf-8")
    page.write_text("\n".join([*CHEESE, "حمل تطبيقنا"]), encoding="utf-8")
    ran = clean(page, sets={"NEWSCRAWL_RULES": str(rules), "NEWSCRAWL_OUTPUT": str(tmp_path / "all")})
    assert ran.code == 0
    (record,) = records(tmp_path / "all" / "test" / "stories.jsonl")
    assert record["text"].split("\n") == CHEESE
    assert record["removed"] == [{"kind": "promotion", "rule": "ar-own", "text": "حمل تطبيقنا"}]


def test_an_output_that_cannot_be_written_is_an_error_and_no_traceback(inputs: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be", encoding="utf-8")
    ran = clean(inputs / "b.txt", output=taken / "out.jsonl")
    assert ran.code == 1
    assert str(taken) in ran.said
    assert "stories in" not in ran.said


# The same result for any number of workers and any order


TOWNS = ("صور", "جبيل", "البترون", "عمشيت", "أنفة", "شكا")


def opening(n: int, prose: list[str]) -> str:
    """The first paragraph of page *n*, another on each: copies of an article would tell nothing of their site."""
    return f"في بلدة {TOWNS[n]}، {prose[0]}"


def site(folder: Path) -> list[dict[str, str]]:
    """Rows for a site whose pages offer each other, so that what one tells matters to the others."""
    rows = []
    for n in range(6):
        title, prose, other = (
            (LIGHTHOUSE_TITLE, LIGHTHOUSE, CHEESE_TITLE)
            if n % 2
            else (CHEESE_TITLE, CHEESE, LIGHTHOUSE_TITLE)
        )
        first = opening(n, prose)
        lines = [title, first, f"{other} {prose[1]}", prose[2], "صحيفة الرأس تصدر كل صباح"]
        rows.append({"url": f"https://ras.example/{n}", "text": "\n".join(lines), "fetched": FETCHED})
    (folder / "broken.html.gz").write_bytes(gzip.compress(HTML.encode())[:-20])
    rows.append({"url": "https://ras.example/broken", "path": "broken.html.gz", "fetched": FETCHED})
    return rows


def test_the_result_depends_neither_on_the_order_of_pages_nor_on_the_number_of_workers(
    tmp_path: Path,
) -> None:
    rows = site(tmp_path)
    straight, back = manifest(tmp_path / "a.jsonl", rows), manifest(tmp_path / "b.jsonl", rows[::-1])
    keep_all = {"NEWSCRAWL_REJECT": ""}
    one = clean(straight, output=tmp_path / "one.jsonl", sets=keep_all)
    two = clean(back, "--workers", "2", output=tmp_path / "two.jsonl", sets=keep_all)
    assert one.code == two.code == 0
    assert [record["url"] for record in one.kept] == [row["url"] for row in rows]
    assert two.raw.splitlines() == one.raw.splitlines()[::-1]
    assert [record["text"] for record in one.kept[:6]] == [
        "\n".join([opening(n, prose), *prose[1:]]) for n, prose in enumerate([CHEESE, LIGHTHOUSE] * 3)
    ]


# Pages that are none


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The records of bad pages by file name."""
    folder = tmp_path_factory.mktemp("hostile")
    pages = {
        "bomb.html.gz": gzip.compress(bytes(20 * 1024 * 1024), 1),
        "broken.html.gz": gzip.compress(HTML.encode())[:-20],
        "binary.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        "blank.txt": b" \n\t\n ",
        "deep.html": b"<div>" * 50_000 + LIGHTHOUSE[0].encode(),
        "empty.html": b"",
        "good.html": HTML.encode(),
        "half.html": HTML.encode()[: len(HTML.encode()) // 2],
        "huge.html": b"<p>" + b"x" * (17 * 1024 * 1024),
        "markup.html": b"<html><body><div></div></body></html>",
    }
    for name, body in pages.items():
        (folder / name).write_bytes(body)
    ran = clean(folder, output=folder / "out.jsonl", sets={"NEWSCRAWL_REJECT": ""})
    assert ran.code == 0
    assert ran.rejected == []
    found = {record["url"].rpartition("/")[2]: record for record in ran.kept}
    assert sorted(found) == sorted(pages)
    assert len(ran.kept) == len(pages)
    return found


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("bomb.html.gz", "oversize"),
        ("broken.html.gz", "error"),
        ("binary.html", "binary"),
        ("blank.txt", "empty"),
        ("empty.html", "empty"),
        ("huge.html", "oversize"),
        ("markup.html", "empty"),
    ],
)
def test_a_bad_page_leaves_one_record_that_says_what_it_is(
    hostile: dict[str, dict[str, Any]], name: str, verdict: str
) -> None:
    record = hostile[name]
    assert record["verdicts"][0] == verdict
    assert record["text"] == ""
    assert record["part"] == 0


@pytest.mark.parametrize("name", ["half.html", "good.html"])
def test_a_page_that_can_be_read_in_part_keeps_what_there_is(
    hostile: dict[str, dict[str, Any]], name: str
) -> None:
    assert hostile[name]["text"].startswith(LIGHTHOUSE[0])


def test_a_page_nested_beyond_all_measure_keeps_its_text(
    hostile: dict[str, dict[str, Any]],
) -> None:
    record = hostile["deep.html"]
    assert record["text"] == LIGHTHOUSE[0]


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A page that takes some time, and the record that cleaning it gives."""
    long = tmp_path_factory.mktemp("long") / "long.html"
    paragraphs = "".join(f"<p>{line} ({n})</p>" for n in range(300) for line in LIGHTHOUSE)
    long.write_text(HTML.replace("</h1>", f"</h1>{paragraphs}"), encoding="utf-8")
    (record,) = clean(long, output=long.with_name("once.jsonl")).kept
    return long, record


@pytest.mark.parametrize("workers", [pytest.param("1", marks=pytest.mark.thorough), "2"])
def test_a_page_that_takes_too_long_is_kept_and_can_be_cleaned_again(
    at_once: tuple[Path, dict[str, Any]], tmp_path: Path, workers: str
) -> None:
    long, wanted = at_once
    hasty = {"NEWSCRAWL_PAGE_SECONDS": "0.001"}
    ran = clean(long, "--workers", workers, output=tmp_path / "day.jsonl", sets=hasty)
    manifest = tmp_path / "day.quarantine" / "manifest.jsonl"
    assert ran.code == 0
    assert [(record["url"], record["verdicts"]) for record in ran.rejected] == [(long.as_uri(), ["error"])]
    assert f"{long.as_uri()}: given up: took longer than 0.001 seconds" in ran.said
    assert f"pages that could not be cleaned: 1; kept in {manifest}" in ran.said
    again = clean(manifest, output=tmp_path / "again.jsonl")
    (record,) = again.kept
    assert {**record, "fetched": ""} == {**wanted, "fetched": ""}
    assert not (tmp_path / "again.quarantine").exists()


def test_archives_give_the_records_that_their_pages_give_with_any_number_of_workers(tmp_path: Path) -> None:
    url = "https://coast.example/lighthouse"
    archive = tmp_path / "in" / "pages.warc.gz"
    archive.parent.mkdir()
    cheese = f"<html lang='ar'><h1>{CHEESE_TITLE}</h1>{''.join(f'<p>{line}</p>' for line in CHEESE)}</html>"
    pages = {url: HTML, "https://hill.example/cheese": cheese}
    answers = [
        answer(url, html.encode("cp1256"), "text/html; charset=windows-1256") for url, html in pages.items()
    ]
    archive.write_bytes(packed([*around(url), b"".join(answers)]) + b"noise")
    manifest = tmp_path / "same.jsonl"
    fetched = "2026-11-20T06:30:00+00:00"
    rows = [{"url": url, "html": html, "fetched": fetched} for url, html in pages.items()]
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    one = clean(archive.parent, "--workers", "2", output=tmp_path / "one.jsonl")
    wanted = clean(manifest, output=tmp_path / "wanted.jsonl")
    assert (one.code, len(one.kept)) == (0, 2)
    assert one.kept == wanted.kept
    assert f"{archive}, offset {archive.stat().st_size - 5}: skipped: " in one.said
    assert (
        "archives: 1; records: 6; no pages: metadata 1, other 1, request 1, revisit 1; broken: 1" in one.said
    )
