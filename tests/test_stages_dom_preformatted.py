"""Text that is shown as it is written: where its lines end."""

from __future__ import annotations

import lxml.html
import pytest

from newscrawl.stages.dom.preformatted import FULL, LONGEST_WRAPPED, Preformatted
from newscrawl.stages.dom.walk import Walker

WRAPPED = (
    "The ferry to the islands will sail again on Monday, the harbour\n"
    "office said, after four weeks in which nothing but the mail boat\n"
    "could cross."
)
SECOND = (
    "Fishermen had asked for an earlier date, but the ice in the\nnarrow part of the sound was too thick."
)


def joined(text: str) -> str:
    return " ".join(text.split())


def lines(html: str) -> list[str]:
    found = Walker(lxml.html.fromstring(html)).lines()
    return [text for line in found if (text := joined("".join(line.parts)))]


@pytest.mark.parametrize(
    "gap", ["\n\n", "\n   \n", "\n", "\n     "], ids=["blank", "spaces", "short", "indent"]
)
def test_paragraphs_that_are_wrapped_by_hand_are_lines(gap: str) -> None:
    assert lines(f"<pre>{WRAPPED}{gap}{SECOND}</pre>") == [joined(WRAPPED), joined(SECOND)]


def test_an_indented_line_begins_a_paragraph_behind_a_full_one() -> None:
    full = WRAPPED.rpartition("\n")[0]
    assert lines(f"<pre>   {full}\n   {SECOND}</pre>") == [joined(full), joined(SECOND)]
    assert lines(f"<pre>{full}\n{SECOND}</pre>") == [joined(f"{full} {SECOND}")]


def test_a_heading_a_date_and_a_byline_stand_by_themselves() -> None:
    html = f"<pre>FERRY SAILS AGAIN\nMarch 3, 2001\nBy <b>Ann Hale</b>\n\n{WRAPPED}\n</pre>"
    assert lines(html) == ["FERRY SAILS AGAIN", "March 3, 2001", "By Ann Hale", joined(WRAPPED)]


def test_rows_of_a_table_are_lines() -> None:
    rows = [
        "Harbour                        sailings 2000       sailings 2001",
        "Northern Landing                       212                 198",
    ]
    assert lines(f"<pre>{WRAPPED}\n{rows[0]}\n{rows[1]}\n{SECOND}</pre>") == [
        joined(WRAPPED), *map(joined, rows), joined(SECOND),
    ]  # fmt: skip


def test_long_lines_are_paragraphs() -> None:
    long = joined(WRAPPED)
    assert len(long) > LONGEST_WRAPPED
    assert lines(f"<pre>{long}\n{long}</pre>") == [long, long]


@pytest.mark.parametrize(
    "style", ["white-space:pre", "color:red; white-space : PRE-LINE", "white-space:pre-wrap"]
)
def test_a_style_keeps_line_ends_too(style: str) -> None:
    html = f'<div style="{style}">{WRAPPED}\n\n{SECOND}</div><p>{WRAPPED}\n\n{SECOND}</p>'
    assert lines(f"<div>{html}</div>") == [joined(WRAPPED), joined(SECOND), joined(f"{WRAPPED} {SECOND}")]


@pytest.mark.parametrize(
    "style", ["white-space: normal", "white-space:nowrap", "x-white-space:pre", "white-space:prefix"]
)
def test_other_styles_do_not(style: str) -> None:
    assert lines(f'<div style="{style}">{WRAPPED}\n\n{SECOND}</div>') == [joined(f"{WRAPPED} {SECOND}")]


def test_a_full_line_is_one_that_the_next_word_would_not_fit_into() -> None:
    width = 50
    short, full = "x" * (int(FULL * width) - 1), "x" * int(FULL * width)
    for line, parts in ((short, 2), (full, 1)):
        assert len(Preformatted(width).parts(f"{line}\nbehind it")) == parts


def test_no_word_is_lost_or_glued_however_elements_divide_the_text() -> None:
    words = joined(f"{WRAPPED} {SECOND}").split()
    html = "\n".join(
        f"<i>{word}</i>" if number % 3 else f"<b>{word}</b> " for number, word in enumerate(words)
    )
    assert " ".join(lines(f"<pre>{html}</pre>")).split() == words
