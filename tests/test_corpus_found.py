"""Repeats that are marked by several tasks are those that one task marks."""

from __future__ import annotations

import json
import random
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.commands.sheets import sheet_line
from newscrawl.items import Record
from newscrawl.stages.fingerprint import prints
from newscrawl.workers.sheet import Sheet

pytest.importorskip("datatrove", reason="datatrove is not installed; `make scale` installs it and runs this")
pytest.importorskip(
    "tokenizers", reason="tokenizers is not installed; `make scale` installs it and runs this"
)

import numpy as np

from newscrawl.corpus.alike import LEAST, links, runs
from newscrawl.corpus.arguments import parser_of
from newscrawl.corpus.asked import marking
from newscrawl.corpus.executing import execute
from newscrawl.corpus.places import sheet_path
from newscrawl.corpus.prints import ROW
from newscrawl.dataset.reading import find_shards

if TYPE_CHECKING:
    from pathlib import Path

WORDS = [f"كلمة{number}" for number in range(2_000)]
FILES, PAGES = 5, 300


def made(chance: random.Random) -> list[Sheet]:
    """Return pages whose stories are new, copies, copies with some words changed, or short; some of one id."""
    texts: list[str] = []
    sheets = []
    for number in range(FILES * PAGES):
        text = " ".join(chance.choices(WORDS, k=chance.choice([4, 60, 90])))
        if texts and chance.random() < 0.6:
            text = changed(chance.choice(texts), chance)
        texts.append(text)
        identity = chance.randrange(number + 1) if chance.random() < 0.1 else number
        record = Record(
            id=blake2b(str(identity).encode(), digest_size=16).hexdigest(), url=f"https://rif.example/{identity}", canonical_url="", site="rif.example",
            part=int(chance.random() < 0.2), parent_id=None, title=None, text=text, language="ar",
            language_confidence=1.0, published=chance.choice([None, "2026-11-01", "2026-11-02"]), modified=None,
            published_from=None, authors=(), keywords=(), source=None, section=None, description=None, image=None,
            related=(), removed=(), verdicts=chance.choice([(), (), (), ("short",), ("list",)]), duplicate_of=None,
            fetched="", spider="", run="",
        )  # fmt: skip
        fingerprint, signature = prints(text)
        sheets.append(Sheet(records=(record,), prints=((fingerprint, signature),)))
    return sheets


def changed(text: str, chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.choice([0, 1, 2, 4, 8])):
        words[chance.randrange(len(words))] = chance.choice(WORDS)
    return " ".join(words)


def marked(folder: Path, *options: str) -> dict[str, list[dict[str, Any]]]:
    given = parser_of().parse_args(["repeats", "-o", str(folder), *options])
    assert execute(marking(given), given) == 0
    found = {}
    for name in ("stories", "rejected"):
        lines = b"".join(path.read_bytes() for path in folder.glob(f"*{name}.jsonl")).splitlines()
        found[name] = sorted(map(json.loads, lines), key=lambda record: (record["id"], record["text"]))
    return found


@pytest.mark.parametrize("reject", ["duplicate,near-duplicate,list", "short"])
def test_several_tasks_find_what_one_finds(reject: str, tmp_path: Path) -> None:
    sheets = made(random.Random(7))  # noqa: S311 - no secret
    names = [f"{number}.warc.gz" for number in range(FILES)]
    for number, name in enumerate(names):
        path = sheet_path(tmp_path, number, tmp_path / name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"".join(map(sheet_line, sheets[number * PAGES : (number + 1) * PAGES])))
    plan = {"archives": [{"path": name} for name in names]}
    (tmp_path / "archives.json").write_text(json.dumps(plan))
    set_ = ("-s", f"NEWSCRAWL_REJECT={reject}")
    alone = marked(tmp_path, *set_)
    assert sum(map(len, alone.values())) == len(sheets)
    verdicts = Counter(
        verdict for records in alone.values() for record in records for verdict in record["verdicts"]
    )
    assert verdicts["duplicate"] > 30
    assert verdicts["near-duplicate"] > 20
    several = marked(tmp_path, *set_, "--tasks", "3", "--workers", "2")
    assert several == alone
    assert len(find_shards([tmp_path]).files) == 3
    assert [path.name for path in sorted(tmp_path.glob("*stories*"))] == [
        f"0000{n}.stories.jsonl" for n in range(3)
    ]
    assert marked(tmp_path, *set_) == alone
    assert [path.name for path in tmp_path.glob("*stories*")] == ["stories.jsonl"]


def test_a_chain_of_pairs_is_one_run_and_a_break_begins_another() -> None:
    pairs = np.array([[0, 1, 0, 2], [0, 2, 1, 5], [0, 7, 2, 1]], "<u4")
    assert [run.tolist() for run in runs(pairs)] == [[[0, 1], [0, 2], [1, 5]], [[0, 7], [2, 1]]]
    assert list(runs(pairs[:0])) == []


def test_those_who_meet_by_chance_are_not_joined() -> None:
    stories = np.zeros(5, ROW)
    stories["fingerprint"][:, 0] = [1, 2, 3, 3, 4]
    stories["signed"] = [True, True, True, True, False]
    values = stories["signature"][:, ::4]
    values[1, LEAST:] = 1  # as alike to the first as it must be
    values[2:, : 128 - LEAST + 1] = 2
    stories["signature"][:, ::4] = values
    assert sorted(links(stories)) == [(0, 1), (2, 3)]
    pairs = [(one, other) for one in range(5) for other in range(one)]
    assert [pair for pair in pairs if list(links(stories[list(pair)]))] == [(1, 0), (3, 2)]
