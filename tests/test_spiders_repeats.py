"""Stories that repeat others, over runs of the true ``scrapy crawl``: each points to the first that was seen."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from tests.changing_site import ChangingSite, Story
from tests.test_spiders_crawl import ROOT, command, crawl, records

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime.now(UTC).replace(microsecond=0)
WORDS = (
    "البلدية الميناء الصيادون القمح المزرعة الجسر المدرسة المكتبة الحديقة السوق القطار المحطة الطريق الشتاء الربيع الموسم "
    "العمال المهندس الطبيب الكاتب الفريق الملعب الجمهور اللجنة المجلس الوزارة الميزانية المشروع الشاطئ الجزيرة الجبل "
    "الوادي الغابة النهر السد الكهرباء الماء الخبز السعر المتحف اللوحة الأغنية المسرح الرواية الجائزة الحفل المدينة القرية"
).split()

SLOGAN = "جريدة السهل لسان حال أهله"


class Told(Story):
    """A story of the words that its number gives, with an agency's line before them and a credit behind, as copies have."""

    __slots__ = ()

    def html(self, path: str) -> bytes:
        """Return the page; the *words* are the number, and what is put before the text."""
        number, _, agency = self.words.partition(" ")
        chosen = Random(int(number))  # noqa: S311 - the same in each run
        sentences = [" ".join(chosen.choices(WORDS, k=12)) + "." for _ in range(12)]
        lines = [f"{agency} {sentences[0]}", *sentences[1:6], SLOGAN, *sentences[6:]]
        text = "".join(f"<p>{line}</p>" for line in lines)
        title = f"{' '.join(chosen.choices(WORDS, k=5))} {path[1:]}"
        return (
            f"<html lang='ar'><head><meta charset='utf-8'><title>{title}</title></head>"
            f"<body><article><h1>{title}</h1>{text}</article></body></html>"
        ).encode()


def told(words: str, hours: int) -> Told:
    return Told(published=NOW - timedelta(hours=hours), words=words)


def run(folder: Path, site: ChangingSite, name: str, *settings: str) -> str:
    (folder / "site.toml").write_text(site.catalogue, encoding="utf-8")
    given = [f"NEWSCRAWL_RUN={name}", "NEWSCRAWL_DUE=all", *settings]
    done = crawl(folder / "output", "news", f"sources={folder / 'site.toml'}", settings=given)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stderr


def written(folder: Path, name: str = "") -> dict[str, dict[str, Any]]:
    """Return the last record of each page of run *name*, or of all, by its path."""
    return {"/" + record["url"].rpartition("/")[2]: record for record in records(folder / "output" / name)}


def test_copies_point_to_the_first_seen_in_the_run_and_in_runs_before_and_no_page_to_itself(
    tmp_path: Path,
) -> None:
    stories: dict[str, Story] = {f"/else-{number}": told(str(number), number) for number in (2, 3, 4)}
    with ChangingSite({"/first": told("1", 1), "/same": told("1", 2), **stories}) as site:
        run(tmp_path, site, "run-1")
        before = written(tmp_path)
        originals = [path for path, record in before.items() if record["duplicate_of"] is None]
        (first,) = set(originals) - stories.keys()
        (copy,) = {"/first", "/same"} - {first}
        assert before[copy]["duplicate_of"] == before[first]["id"]
        assert before[copy]["verdicts"] == ["duplicate"]
        kept = {path.name for path in (tmp_path / "output" / "run-1").iterdir() if path.suffix == ".jsonl"}
        assert any(name.startswith("rejected") for name in kept)
        # The next day: an agency's copy of the first, and the first itself, asked for again and corrected.
        site.stories["/wire"] = told("1 (وكالة الساحل) -", 0)
        site.stories[first].words = "1 تصحيح:"
        log = run(tmp_path, site, "run-2", "NEWSCRAWL_REFETCH=True")
    after = written(tmp_path, "run-2")
    assert after.keys() == {"/wire", first}
    assert (after["/wire"]["verdicts"], after["/wire"]["duplicate_of"]) == (
        ["near-duplicate"],
        before[first]["id"],
    )
    assert (after[first]["revision"], after[first]["duplicate_of"]) == (1, None)
    assert "'newscrawl/repeat/verdict_count/near-duplicate': 1" in log
    # Two pages tell nothing of what recurs on the site: that is known from the day before.
    for record in (*before.values(), *after.values()):
        assert SLOGAN not in record["text"]
        assert [cut["kind"] for cut in record["removed"] if cut["text"] == SLOGAN] == ["repeated"]


def test_a_killed_crawl_leaves_no_story_that_repeats_itself_or_one_that_is_not_there(tmp_path: Path) -> None:
    # Each text stands on two pages; the crawl dies when some are on the disk, some are not, some on their way.
    stories: dict[str, Story] = {f"/{n}": told(str(n % 15), n) for n in range(30)}
    with ChangingSite(stories, delay=0.05) as site:
        (tmp_path / "site.toml").write_text(site.catalogue, encoding="utf-8")
        settings = ["NEWSCRAWL_RUN=run-1", "NEWSCRAWL_COMMIT_PAGES=4", "NEWSCRAWL_LEARN_PAGES=0"]
        line = command(tmp_path / "output", "news", f"sources={tmp_path / 'site.toml'}", settings=settings)
        with subprocess.Popen(line, cwd=ROOT, stderr=subprocess.DEVNULL, env=os.environ) as process:
            until = time.monotonic() + 60
            while len(site.asked) < 20 and process.poll() is None and time.monotonic() < until:
                time.sleep(0.02)
            process.kill()
        assert process.returncode == -signal.SIGKILL
        run(tmp_path, site, "run-2")
    found = records(tmp_path / "output")
    kept = {record["id"] for record in found if record["duplicate_of"] is None}
    copies = [record for record in found if record["duplicate_of"] is not None]
    assert len(found) == len({record["url"] for record in found}) == len(stories)
    assert len(kept) == len(copies) == 15
    assert {record["duplicate_of"] for record in copies} == kept
