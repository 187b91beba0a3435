"""What a command line asks for -> the pipelines that do it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newscrawl.commands.checks import read_limits
from newscrawl.commands.given import settings_given
from newscrawl.commands.order import begun
from newscrawl.corpus.cleaning import CleanArchives
from newscrawl.corpus.executing import Pipeline
from newscrawl.corpus.marking import by_one, by_several, forget
from newscrawl.corpus.places import inputs_of, sheets_of
from newscrawl.corpus.plan import Plan
from newscrawl.export.parquet import MissingLibraryError, require_pyarrow
from newscrawl.export.routing import read_reject
from newscrawl.frontier.ledgers import store_path
from newscrawl.pipelines.options import read_job
from newscrawl.store.database import StoreError
from newscrawl.store.templates import TemplateStore
from newscrawl.templates.joining import corrections
from newscrawl.templates.toml import TemplateError
from newscrawl.workers.hands import Staff

if TYPE_CHECKING:
    import argparse

    from newscrawl.workers.job import Job

CLEANING = (
    "NEWSCRAWL_EVIDENCE", "NEWSCRAWL_LANGUAGES", "NEWSCRAWL_LANGUAGE_DETECTOR", "NEWSCRAWL_MIN_WORDS", "NEWSCRAWL_OUTPUT",
    "NEWSCRAWL_PAGE_SECONDS", "NEWSCRAWL_QUALITY", "NEWSCRAWL_QUALITY_LIMITS", "NEWSCRAWL_RULES", "NEWSCRAWL_STORE",
    "NEWSCRAWL_WORKER_MEMORY", "NEWSCRAWL_WORKER_PAGES",
)  # fmt: skip
"""Settings that make a difference to how pages are cleaned."""
MARKING = ("NEWSCRAWL_REJECT",)
"""Those that make one to what is compared, and to where a record goes."""
MOST_TASKS = 400
"""That mark repeats: datatrove holds two files a task open, where systems allow a process 1,024."""


class WrongError(Exception):
    """A command line that asks for what cannot be; says what to do."""


def cleaning(given: argparse.Namespace) -> list[Pipeline]:
    """Return what cleans the archives; raise WrongError if that cannot be done."""
    paths = list(map(str, inputs_of(given.inputs)))
    if not paths:
        raise WrongError(f"no WARC file in {' '.join(given.inputs)}, and no manifest (.jsonl) among them")
    tasks = min(given.tasks or len(paths), len(paths))
    if tasks < 1:
        raise WrongError(f"--tasks {given.tasks}: write a number of tasks; 0: one an archive")
    try:
        settings = settings_given(given.set, CLEANING)
        job, staff = _absolute(read_job(settings, given.run)), Staff(limits=read_limits(settings))
        corrected = corrections(TemplateStore(store_path(settings)).all())
    except (ValueError, StoreError, TemplateError) as error:
        raise WrongError(str(error)) from error
    plan = Plan(Path(given.folder))
    begin = {**begun(job), "--run": given.run, "number of tasks": tasks}
    if complaint := plan.begin(paths, begin, given.fetched):
        raise WrongError(complaint)
    block = CleanArchives(paths, given.folder, replace(job, now=plan.now), staff=staff, corrected=corrected)
    return [Pipeline(name="clean", blocks=[block], tasks=tasks)]


def marking(given: argparse.Namespace) -> list[Pipeline]:
    """Return what marks repeats among what was cleaned, and writes it; raise WrongError if that cannot be done."""
    folder = Path(given.folder)
    if not 0 < given.tasks <= MOST_TASKS:
        raise WrongError(f"--tasks {given.tasks}: write 1 to {MOST_TASKS}")
    if waiting := Plan(folder).waiting():
        raise WrongError(
            f"{folder}: {len(waiting)} archives are not cleaned yet, {waiting[0]} among them; run `clean`"
        )
    try:
        if given.format == "parquet":
            require_pyarrow()
        reject = read_reject(settings_given(given.set, MARKING).getlist("NEWSCRAWL_REJECT"))
    except (MissingLibraryError, ValueError) as error:
        raise WrongError(str(error)) from error
    forget(folder)
    tasks = min(given.tasks, len(sheets_of(folder)))
    if tasks == 1:
        return by_one(given.folder, reject, given.format)
    return by_several(given.folder, reject, given.format, tasks)


def _absolute(job: Job) -> Job:
    """Return *job* with files as they are found from any folder."""
    return replace(job, rules=tuple(path.resolve() for path in job.rules))
