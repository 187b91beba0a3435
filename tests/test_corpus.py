"""Cleaning by datatrove's executors gives the records of one machine: in processes of one, and on a Ray cluster."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest

from benchmarks.speed.sites import SMALL, pages, sites
from tests.test_commands_clean import HTML, ROOT, clean
from tests.warcs import answer, packed

pytest.importorskip("datatrove", reason="datatrove is not installed; `make scale` installs it and runs this")

from datatrove.data import Document
from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader

from newscrawl import clean_page
from newscrawl.corpus.__main__ import main
from newscrawl.corpus.arguments import parser_of
from newscrawl.corpus.asked import cleaning
from newscrawl.corpus.cleaning import CleanDocuments
from newscrawl.corpus.documents import as_line, document_of, record_of
from newscrawl.corpus.repeats import MarkRepeats, NotRejected
from newscrawl.corpus.writing import WriteRecords
from newscrawl.export.parquet import arrow_schema
from newscrawl.stages.dom.parts import Part, Template
from newscrawl.stages.render import to_dict
from newscrawl.store.templates import TemplateStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NOW = "2026-11-22T07:18:55+00:00"
SITES, PAGES = 3, 12


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three archives of a site each; the second begins with pages of the first, which are copies."""
    folder = tmp_path_factory.mktemp("archives")
    bases = tuple(f"https://{name}.example" for name in "abc")
    made = [list(pages([site], PAGES)) for site in sites(SITES, scale=SMALL, bases=bases)]
    made[1] = [*made[0][:2], *made[1]]
    for name, some in zip("abc", made, strict=True):
        data = packed([answer(page.url.replace("a.example", f"{name}.example"), page.html) for page in some])
        (folder / f"{name}.warc.gz").write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def single(
    archives: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return what `scrapy clean` makes of them on one machine: accepted, rejected."""
    ran = clean(
        archives, output=tmp_path_factory.mktemp("single") / "all.jsonl", sets={"NEWSCRAWL_RUN": "corpus"}
    )
    assert ran.code == 0, ran.said
    assert any(record["duplicate_of"] for record in ran.rejected)
    return ran.kept, ran.rejected


def command(
    *arguments: object, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newscrawl.corpus", *map(str, arguments)],
        cwd=ROOT, env={**os.environ, "RAY_ENABLE_UV_RUN_RUNTIME_ENV": "0", **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def read(path: Path) -> list[dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return sorted(
        (json.loads(line) for line in lines if line), key=lambda record: (record["id"], record["url"])
    )


def in_order(records: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(records, key=lambda record: (record["id"], record["url"]))


SETS = {
    "NEWSCRAWL_LANGUAGES": "ar",
    "NEWSCRAWL_LANGUAGE_DETECTOR": "py3langid",
    "NEWSCRAWL_MIN_WORDS": "60",
    "NEWSCRAWL_QUALITY": "gopher-words,c4",
    "NEWSCRAWL_EVIDENCE": "wording,place,structure",
}
TEMPLATE = Template(
    site="a.example", parts=(Part(path=("div.ad-slot",), role="cut", kind="weather", by_hand=True),)
)
"""What a person wrote of a site: what is an advertisement there is called something that no page has."""
REJECT = "near-duplicate,duplicate,c4-sentences,gopher-words"


def test_with_the_same_settings_they_are_those_of_scrapy_clean_as_parquet_too(
    archives: Path, tmp_path: Path
) -> None:
    pytest.importorskip(
        "py3langid", reason="py3langid is not installed; `make scale` installs it and runs this"
    )
    limits, store, output = tmp_path / "limits.toml", tmp_path / "store.sqlite", tmp_path / "out"
    limits.write_text("[common]\ngopher_least_words = 90\n", encoding="utf-8")
    sets = {**SETS, "NEWSCRAWL_QUALITY_LIMITS": str(limits), "NEWSCRAWL_STORE": str(store)}
    TemplateStore(store).replace(TEMPLATE)
    given = [f"{name}={value}" for name, value in sets.items()]
    ran = clean(
        archives,
        output=tmp_path / "all.jsonl",
        sets={**sets, "NEWSCRAWL_RUN": "corpus", "NEWSCRAWL_REJECT": REJECT},
    )
    assert ran.code == 0, ran.said
    cleaned = command("clean", archives, "-o", output, *(word for pair in given for word in ("-s", pair)))
    assert cleaned.returncode == 0, cleaned.stderr[-3000:]
    marked = command("repeats", "-o", output, "--format", "parquet", "-s", f"NEWSCRAWL_REJECT={REJECT}")
    assert marked.returncode == 0, marked.stderr[-3000:]
    for name, records in (("stories", ran.kept), ("rejected", ran.rejected)):
        table = pq.read_table(output / f"{name}.parquet")
        assert table.schema.equals(arrow_schema())
        assert in_order(table.to_pylist()) == in_order(records)
        assert records
    verdicts = {verdict for record in (*ran.kept, *ran.rejected) for verdict in record["verdicts"]}
    assert verdicts >= {"gopher-words", "short", "language", "duplicate"}
    assert any(cut["kind"] == "weather" for record in ran.kept for cut in record["removed"])


def test_manifests_are_cleaned_beside_archives_as_by_scrapy_clean(archives: Path, tmp_path: Path) -> None:
    for folder, name in (("b", "b"), ("b-c", "a")):  # by their texts, b-c is before b/
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.warc.gz").write_bytes((archives / f"{name}.warc.gz").read_bytes())
    made = list(pages(sites(1, scale=SMALL, bases=("https://d.example",)), 6))
    (tmp_path / "one.html").write_bytes(made[0].html)
    lines = [{"url": made[0].url, "path": "one.html"}, {"url": 5}]
    lines += [{"url": page.url, "html": page.html.decode(), "fetched": NOW} for page in made[1:]]
    manifest = tmp_path / "pages.jsonl"
    manifest.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    inputs = (manifest, tmp_path / "b", tmp_path / "b-c")
    sets = {"NEWSCRAWL_RUN": "corpus", "NEWSCRAWL_STORE": str(tmp_path / "none.sqlite")}
    ran = clean(*inputs, output=tmp_path / "all.jsonl", sets=sets)
    assert ran.code == 1  # for the broken line, which costs that line
    output = tmp_path / "out"
    cleaned = command("clean", *inputs, "-o", output, "--tasks", 2)
    assert cleaned.returncode == 0, cleaned.stderr[-3000:]
    assert "pages.jsonl:2: field 'url' is int" in cleaned.stderr
    assert command("repeats", "-o", output).returncode == 0
    for name, records in (("stories", ran.kept), ("rejected", ran.rejected)):
        told = read(output / f"{name}.jsonl")
        assert len(told) == len(records) > 0
        for one, other in zip(told, in_order(records), strict=True):
            assert {**one, "fetched": ""} == {**other, "fetched": ""}  # one page says of nobody when


SBATCH = """#!/bin/bash
echo "$*" >> "$0.calls"
last=$(grep -oP -- '--array=0-\\K[0-9]+' "${@: -1}")
for task in $(seq 0 "$last"); do
  SLURM_ARRAY_TASK_ID=$task SLURM_JOB_ID=1 SLURM_NODELIST=here bash "${@: -1}" >> "$0.log" 2>&1
done
echo 41
"""
"""In the place of Slurm, which is not here: does at once, one after the other, what it is handed."""


def test_slurm_is_handed_scripts_that_do_it_each_after_the_one_before(
    archives: Path, single: tuple[list[dict[str, Any]], list[dict[str, Any]]], tmp_path: Path
) -> None:
    for name, script in (
        ("sbatch", SBATCH),
        ("srun", '#!/bin/bash\nshift 3\nexec "$@"\n'),  # srun -l -n 1 COMMAND
        ("scontrol", "#!/bin/bash\necho here\n"),
    ):
        (tmp_path / name).write_text(script)
        (tmp_path / name).chmod(0o755)
    path = f"{tmp_path}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    output = tmp_path / "out"
    for words in (("clean", archives), ("repeats", "--tasks", 2)):
        ran = command(*words, "-o", output, "--executor", "slurm", environment={"PATH": path})
        assert ran.returncode == 0, ran.stderr[-3000:]
    for name, records in zip(("stories", "rejected"), single, strict=True):
        found = [record for file in output.glob(f"*.{name}.jsonl") for record in read(file)]
        assert in_order(found) == in_order(records)
    calls = (tmp_path / "sbatch.calls").read_text().splitlines()[::2]  # each second one sums up figures
    assert ["dependency=afterok:41" in call for call in calls] == [False, False, True, True, True, True, True]


@pytest.mark.parametrize("executor", ["local", "ray"])
def test_the_records_are_those_of_one_machine(
    executor: str, archives: Path, single: tuple[list[dict[str, Any]], list[dict[str, Any]]], tmp_path: Path
) -> None:
    if executor == "ray":
        pytest.importorskip("ray", reason="Ray is not installed; `make scale` installs it and runs this")
    output = tmp_path / "out"
    cleaned = command("clean", archives, "-o", output, "--executor", executor, "--workers", 2)
    assert cleaned.returncode == 0, cleaned.stderr[-3000:]
    marked = command("repeats", "-o", output, "--executor", executor)
    assert marked.returncode == 0, marked.stderr[-3000:]
    kept, rejected = map(in_order, single)
    for record in (*kept, *rejected):
        assert record["fetched"]
    assert read(output / "stories.jsonl") == kept
    assert read(output / "rejected.jsonl") == rejected
    several = command("repeats", "-o", output, "--executor", executor, "--tasks", 2, "--workers", 2)
    assert several.returncode == 0, several.stderr[-3000:]
    assert in_order([*read(output / "00000.stories.jsonl"), *read(output / "00001.stories.jsonl")]) == kept
    assert in_order([record for path in output.glob("*.rejected.jsonl") for record in read(path)]) == rejected


def test_a_run_that_was_cut_off_does_only_what_is_left(archives: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    assert command("clean", archives, "-o", output, "--fetched", NOW).returncode == 0
    done = sorted((output / "cleaned").iterdir())
    assert [path.name for path in done] == [f"{n:05}-{name}.warc.gz.jsonl" for n, name in enumerate("abc")]
    before = [path.stat().st_mtime_ns for path in done]
    done[1].unlink()
    (output / "logs-clean" / "completions" / "00001").unlink()
    assert command("clean", archives, "-o", output, "--fetched", NOW).returncode == 0
    after = [path.stat().st_mtime_ns for path in done]
    assert (after[0], after[2]) == (before[0], before[2])
    assert done[1].exists()
    marked = command("repeats", "-o", output)
    assert marked.returncode == 0, marked.stderr[-2000:]
    stories = read(output / "stories.jsonl")
    done[1].unlink()
    early = command("repeats", "-o", output)
    assert early.returncode == 2
    assert "1 archives are not cleaned yet" in early.stderr
    (output / "logs-clean" / "completions" / "00001").unlink()
    assert command("clean", archives, "-o", output, "--fetched", NOW).returncode == 0
    (output / "stories.jsonl").unlink()
    assert command("repeats", "-o", output).returncode == 0
    assert read(output / "stories.jsonl") == stories


def test_an_output_is_of_the_archives_that_it_was_begun_with(archives: Path, tmp_path: Path) -> None:
    folder, output = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes((archives / "a.warc.gz").read_bytes())
    assert command("clean", folder, "-o", output).returncode == 0
    (folder / "0.warc.gz").write_bytes((archives / "b.warc.gz").read_bytes())
    more = command("clean", folder, "-o", output)
    assert more.returncode == 2
    assert (
        "was begun with other archives, or they have changed; go on with the same, or name another"
        in more.stderr
    )
    assert len(list((output / "cleaned").iterdir())) == 1


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (("--tasks", "1"), "was begun with another number of tasks (3, now 1)"),
        (("--run", "x"), "was begun with another --run ('corpus', now 'x')"),
        (("--fetched", "2026-01-01"), f"was begun with another --fetched ('{NOW}', now '2026-01-01')"),
        (
            ("-s", "NEWSCRAWL_QUALITY=c4-policy"),
            "was begun with another NEWSCRAWL_QUALITY ([], now ['c4-policy'])",
        ),
        (("-s", "NEWSCRAWL_QUALITY=c5"), "there is no check 'c5'"),
        (("-s", "NEWSCRAWL_REJECT="), "-s NEWSCRAWL_REJECT: makes no difference here"),
    ],
)
def test_what_was_begun_is_not_gone_on_with_otherwise(
    more: tuple[str, ...], says: str, archives: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    begun = ["clean", str(archives), "-o", str(tmp_path), "--fetched", NOW]
    assert cleaning(parser_of().parse_args(begun))[0].tasks == 3
    with pytest.raises(SystemExit) as ended:
        main([*begun, *more])
    assert ended.value.code == 2
    assert says in capsys.readouterr().err
    (again,) = cleaning(parser_of().parse_args(begun[:-2]))
    assert again.blocks[0].job.now == NOW


@pytest.mark.parametrize("name", ["all.jsonl", "all.parquet"])
def test_a_file_of_records_is_there_once_all_of_them_are(name: str, tmp_path: Path) -> None:
    (record,) = clean_page(HTML, "https://ras.example/lighthouse")
    document = document_of(record)

    def broken() -> Iterator[Document]:
        yield document
        raise RuntimeError("lost")

    with pytest.raises(RuntimeError, match="lost"):
        list(WriteRecords(str(tmp_path), name).run(broken()))
    assert not (tmp_path / name).exists()
    assert list(WriteRecords(str(tmp_path), name).run([document])) == [document]
    path = tmp_path / name
    read = pq.read_table(path).to_pylist() if name.endswith("parquet") else [json.loads(path.read_bytes())]
    assert read == [to_dict(record)]
    with pytest.raises(ValueError, match="2 tasks would write to it"):
        list(WriteRecords(str(tmp_path), name).run([document], 0, 2))
    list(WriteRecords(str(tmp_path), f"${{rank}}-{name}").run([document], 1, 2))
    assert (tmp_path / f"00001-{name}").exists()


def test_what_cannot_be_says_what_to_do(tmp_path: Path) -> None:
    none = command("repeats", "-o", tmp_path / "out", "--tasks", 0)
    assert (none.returncode, "--tasks 0: write 1 to 400" in none.stderr) == (2, True)
    nothing = command("clean", tmp_path, "-o", tmp_path / "out")
    assert nothing.returncode == 2
    assert "no WARC file in" in nothing.stderr
    with pytest.raises(FileNotFoundError, match="run CleanArchives first"):
        list(MarkRepeats(str(tmp_path)).run())
    with pytest.raises(ValueError, match="by one task, which sees all records"):
        list(MarkRepeats(str(tmp_path)).run(rank=1, world_size=2))
    with pytest.raises(ValueError, match="name the address's key by url_key"):
        list(CleanDocuments(str(tmp_path)).run([Document(text="x", id="1")]))


def test_documents_that_datatrove_reads_are_cleaned_and_written_by_several_tasks(tmp_path: Path) -> None:
    made = list(pages(sites(2, scale=SMALL, bases=("https://a.example", "https://b.example")), 4))
    (tmp_path / "in").mkdir()
    for site in "ab":
        lines = [
            {"text": page.html.decode(), "id": page.url, "url": page.url, "date": NOW}
            for page in made
            if f"https://{site}." in page.url
        ]
        (tmp_path / "in" / f"{site}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    blocks = [
        JsonlReader(str(tmp_path / "in")),
        CleanDocuments(str(tmp_path)),
        NotRejected(),
        WriteRecords(str(tmp_path), "${rank}.parquet"),
    ]
    LocalPipelineExecutor(blocks, tasks=2, logging_dir=str(tmp_path / "logs")).run()
    for task, site in enumerate("ab"):
        found = pq.read_table(tmp_path / f"0000{task}.parquet").to_pylist()
        assert {record["url"] for record in found} == {
            page.url for page in made if f"https://{site}." in page.url
        }
        assert {record["fetched"] for record in found} == {NOW}


def test_documents_of_other_blocks_are_cleaned_and_routed(tmp_path: Path) -> None:
    made = list(pages(sites(1, scale=SMALL), 5))
    given = [
        Document(text=page.html.decode(), id=str(number), metadata={"url": page.url, "date": NOW})
        for number, page in enumerate(made)
    ]
    given.append(Document(text="", id="empty", metadata={"url": "https://rif.example/empty"}))
    found = list(CleanDocuments(str(tmp_path)).run(given))
    assert {document.metadata["url"] for document in found} == {
        document.metadata["url"] for document in given
    }
    passed = list(NotRejected().run(found))
    assert len(passed) == len(found) - 1
    for document in found:
        record = record_of(document)
        assert document_of(record) == document
        assert as_line(None, document) == to_dict(record)
