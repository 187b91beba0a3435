"""What ``scrapy clean`` says while it lasts, where there is no terminal to draw on."""

from __future__ import annotations

from newscrawl.commands.progress import SECONDS
from newscrawl.commands.watch import Watch
from newscrawl.inputs import Entry
from newscrawl.workers.sheet import Sheet


def test_says_every_half_minute_how_far_it_is_in_plain_lines() -> None:
    now, said = [0.0], list[str]()
    watch = Watch(clock=lambda: now[0], say=said.append)
    entries = watch.entries(lambda: [Entry(url=f"https://rif.example/{i}") for i in range(40)])
    assert len(list(entries())) == 40  # they are found at once
    for entry in entries():
        now[0] += SECONDS / 20
        assert entry.url
    assert said == ["40 pages found, 21 read, 0 cleaned; stories: 0"]
    for _ in watch.sheets([Sheet(records=(), prints=())] * 40):
        now[0] += SECONDS / 20
    assert said[1:] == [
        "40 pages found, 40 read, 1 cleaned; stories: 0",
        "40 pages found, 40 read, 21 cleaned; stories: 0",
    ]
