"""Sheets come back from their lines as they were."""

from __future__ import annotations

from newscrawl.commands.sheets import sheet_from, sheet_line
from newscrawl.stages.render import to_dict
from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.job import Job
from newscrawl.workers.sheet import sheet
from tests.test_workers_cleaner import PAGE


def test_a_sheet_comes_back_as_it_was() -> None:
    made = sheet(Cleaner(Job()).study_and_clean(PAGE).page)
    assert made.records[0].removed
    assert all(made.prints[0])
    line = sheet_line(made)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    back = sheet_from(line)
    assert [to_dict(record) for record in back.records] == [to_dict(record) for record in made.records]
    assert back.prints == made.prints
