"""Pages between processes: what is left of one that no process could clean."""

from __future__ import annotations

import pytest

from newscrawl.stages.render import records
from newscrawl.workers.cleaner import Cleaner
from newscrawl.workers.drafts import lost
from newscrawl.workers.job import Job
from tests.test_workers_cleaner import LINES, PAGE


@pytest.mark.parametrize("was_studied", [True, False])
def test_a_page_that_no_process_could_clean_is_a_rejected_record_with_what_was_read(
    was_studied: bool,
) -> None:
    (record,) = records(lost(PAGE, Cleaner(Job()).study(PAGE).page if was_studied else None))
    assert record.verdicts == ("error",)
    assert record.url == PAGE.url
    told = {cut.text for cut in record.removed}
    assert set(LINES) <= told if was_studied else told == set()
