"""The pages of a review; and what a correction would make of them, before it is kept."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from errno import ENOTDIR
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newscrawl.review.cleaning import look, study
from newscrawl.review.comparing import changes
from newscrawl.review.corrections import Correction, Mark, MarkError, correction, ids, merged, rule_file
from newscrawl.rules import RuleError, load_rulebook
from newscrawl.stages.dom.parts import Template
from newscrawl.templates.joining import by_hand, corrections, join
from newscrawl.templates.toml import to_toml

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from newscrawl.inputs import Entry
    from newscrawl.review.looking import Look
    from newscrawl.store.templates import TemplateStore
    from newscrawl.workers.job import Job
    from newscrawl.workers.limits import Limits

RULES, TEMPLATES = "rules", "templates"
"""Folders below that of the corrections."""
_NO_NAME = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A correction, and what the pages of its site are with it."""

    site: str
    files: Mapping[Path, str]
    """What would be written, by file."""
    parts: Template
    looks: Mapping[int, Look]
    """The pages of the site, by number."""
    changed: Sequence[Mapping[str, Any]]
    """The pages whose records are other than before."""


class Desk:
    """Holds the pages, cleans them, tries corrections and keeps them. One thing at a time: it is not for threads."""

    def __init__(
        self, entries: Sequence[Entry], job: Job, limits: Limits, store: TemplateStore, folder: Path
    ) -> None:
        self._entries, self._limits, self._store, self._folder = entries, limits, store, folder
        rules = folder / RULES
        extra = (rules,) if rules.is_dir() and any(rules.glob("*.toml")) else ()
        self._rules = tuple(path for path in job.rules if path.resolve() != rules.resolve())
        self._job = replace(job, rules=(*self._rules, *extra))
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, "is no folder", str(folder))
        load_rulebook(self._job.rules)  # says what is wrong with a file before the pages are cleaned
        self._known, self.looks = study(entries, self._job, limits, corrections(store.all()))

    def attempt(self, site: str, marks: Sequence[Mark]) -> Trial:
        """Return what *marks* on pages of *site* come to; raise MarkError or RuleError where they cannot be kept."""
        if not marks:
            raise MarkError("Nothing is marked.")
        found = correction(marks, site, self.rule_ids())
        template = join(self._known.templates.get(site), Template(site=site, parts=found.parts))
        numbers = [i for i, each in enumerate(self.looks) if each is not None and each.site == site]
        with tempfile.TemporaryDirectory(prefix="newscrawl-") as name:
            files = self._rule_files(site, found)
            whole = self._rules_with(files, Path(name))
            _check_rules(whole, name)
            templates = {**self._known.templates, **({site: template} if found.parts else {})}
            after = look(
                [self._entries[i] for i in numbers], replace(self._job, rules=whole), self._limits,
                replace(self._known, templates=templates),
            )  # fmt: skip
        looks = {i: each for i, each in zip(numbers, after, strict=True) if each is not None}
        if found.parts:
            parts = by_hand(join(self._own(site), Template(site=site, parts=found.parts)))
            files[self._folder / TEMPLATES / f"{_named(site)}.toml"] = to_toml(parts)
        else:
            parts = Template(site=site, parts=())
        return Trial(
            site=site, files=files, parts=parts, looks=looks,
            changed=[
                {"page": i, "url": each.url, **told}
                for i, each in looks.items()
                if (before := self.looks[i]) is not None and (told := _other(before, each))
            ],
        )  # fmt: skip

    def rule_ids(self) -> set[str]:
        """Return the ids of the rules of wording, those of the corrections among them."""
        own = (path.read_text(encoding="utf-8") for path in (self._folder / RULES).glob("*.toml"))
        return {rule.id for rule in load_rulebook(self._rules).rules}.union(*map(ids, own))

    def keep(self, trial: Trial) -> list[Path]:
        """Write what *trial* says to files, its template to the store too, and go on with its pages; return the files."""
        for path, text in trial.files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            part = path.with_name(f"{path.name}.part")
            part.write_text(text, encoding="utf-8")
            part.replace(path)
        if trial.parts.parts:
            kept = join(self._store.get(trial.site), trial.parts)
            self._store.replace(kept)
            template = join(self._known.templates.get(trial.site), trial.parts)
            self._known = replace(self._known, templates={**self._known.templates, trial.site: template})
        rules = self._folder / RULES
        if rules.is_dir():
            self._job = replace(self._job, rules=(*self._rules, rules))
        for number, each in trial.looks.items():
            self.looks[number] = each
        return list(trial.files)

    def advice(self) -> str:
        """Return what makes the corrections count elsewhere."""
        rules = self._folder / RULES
        named = f" -s NEWSCRAWL_RULES={','.join(map(str, (*self._rules, rules)))}" if rules.is_dir() else ""
        return f"To clean all pages by it, end the review (Ctrl-C), and call: scrapy clean INPUT... -o again.jsonl{named}"

    def _own(self, site: str) -> Template:
        kept = self._store.get(site)
        return Template(site=site, parts=()) if kept is None else by_hand(kept)

    def _rule_files(self, site: str, found: Correction) -> dict[Path, str]:
        files = {}
        for language, tables in found.rules.items():
            path = self._folder / RULES / f"{_named(site)}.{language}.toml"
            if path.exists():
                files[path] = merged(path.read_text(encoding="utf-8"), tables)
            else:
                files[path] = rule_file(site, language, tables)
        return files

    def _rules_with(self, files: Mapping[Path, str], scratch: Path) -> tuple[Path, ...]:
        """Return the rules of the job with *files* in place of those of these names, in the folder *scratch*."""
        rules = self._folder / RULES
        if rules.is_dir():
            for path in rules.glob("*.toml"):
                (scratch / path.name).write_bytes(path.read_bytes())
        for path, text in files.items():
            (scratch / path.name).write_text(text, encoding="utf-8")
        return (*self._rules, scratch)


def _check_rules(rules: tuple[Path, ...], scratch: str) -> None:
    """Raise MarkError, before a process is started for it, if what stands in the folder *scratch* is no rule."""
    try:
        load_rulebook(rules)
    except RuleError as error:
        if scratch not in str(error):
            raise
        _, _, why = str(error).partition(".toml: ")
        raise MarkError(f"No rule can be made of its wording: correct the place. ({why})") from error


def _other(before: Look, after: Look) -> dict[str, Any]:
    """Return what is other on a page than *before*: its records, and that the template of its site fits it no more."""
    misfit = after.reading if after.reading.startswith("misfit-") and before.reading != after.reading else ""
    return {**changes(before.records, after.records), **({"misfit": misfit} if misfit else {})}


def _named(site: str) -> str:
    """Return what a file of *site* is called."""
    return _NO_NAME.sub("_", site).strip(".") or "files"
