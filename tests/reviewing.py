"""A review for tests: pages of a site that the demo builds, on a disk."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from newscrawl.inputs import Entry, Problem, find_inputs
from newscrawl.review.desk import Desk
from newscrawl.store.templates import TemplateStore
from newscrawl.workers.job import Job
from newscrawl.workers.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLLOW = "ويستمع قراء المرفأ مجاناً إلى الحلقة"
"""How a line begins that reads like the article's text, on each page a little otherwise."""
EVIL = "<img src=x onerror=window.done=true>"
NOW = "2026-11-26T12:00:00+00:00"


def _article(i: int) -> str:
    prose = [
        f"قال عمدة البلدة رقم {i} إن الجسر الجديد سيفتح أمام المارة صباح السبت بعد {i + 2} أعوام من العمل المتواصل في الوادي.",
        f"وأضاف أن كلفة البناء بلغت {i + 3} ملايين درهم دفعت البلدية نصفها وجمع الأهالي النصف الآخر في ثلاث حملات متتالية.",
        f"ويربط الجسر بين ضفتي النهر اللتين كان التلاميذ يقطعونهما في قارب صغير كل صباح حتى في أيام المطر والفيضان رقم {i}.",
    ]
    text = "".join(f"<p>{line}</p>" for line in prose)
    title = f"جسر القرية رقم {i} يفتح أمام المارة بعد سنوات {'&lt;img src=x onerror=window.done=true&gt;' if i == 0 else ''}"
    return (
        f'<html lang="ar"><head><title>{title}</title></head><body><nav class="menu"><a href="/">الرئيسية</a> <a href="/s">رياضة</a></nav>'
        f'<main><h1>{title}</h1><div class="entry">{text}<p class="follow">{FOLLOW} {i} من سلسلة الجسور التي تبثها الصحيفة صوتاً مساء كل خميس من هذا الشهر.</p></div></main>'
        f'<footer class="foot">جميع الحقوق محفوظة</footer><script>window.done = true</script></body></html>'
    )


def write_site(folder: Path, pages: int = 8) -> Path:
    """Write a manifest of articles of one site, and return its path."""
    manifest = folder / "pages.jsonl"
    rows = (
        {"url": f"https://marfa.example/news/{i}", "html": _article(i), "fetched": NOW} for i in range(pages)
    )
    manifest.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return manifest


def entries(manifest: Path) -> Iterator[Entry]:
    """Yield the pages of *manifest*."""
    for found in find_inputs([manifest]):
        assert not isinstance(found, Problem)
        yield found


def desk(folder: Path, pages: int = 8) -> Desk:
    """Return a desk on which the pages of such a site lie."""
    pages_ = list(entries(write_site(folder, pages)))
    store = TemplateStore(folder / "store.sqlite")
    return Desk(pages_, Job(run="r", now=NOW), DEFAULT_LIMITS, store, folder / "corrections")
