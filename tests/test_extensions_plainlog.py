from __future__ import annotations

import logging
import sys

import pytest
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from newscrawl.extensions import plainlog
from newscrawl.extensions.plainlog import MAX_LINE_CHARS, EscapingFormatter, PlainLog, escaped


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("خبر عاجل 1 < 2", "خبر عاجل 1 < 2"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m \x07\x00", "\\x9b31m \\x07\\x00"),
        ("a\rb", "a\\rb"),
        ("a\tb", "a\tb"),
        ("\u202eexe", "\\u202eexe"),
        ("\u2028x", "\\u2028x"),
        ("\ud800", "\\ud800"),
        ("می\u200cخواهم", "می\\u200cخواهم"),
        ("first\nsecond", "first\n  second"),
    ],
)
def test_escapes_what_a_terminal_obeys_and_indents_what_follows(message: str, shown: str) -> None:
    assert escaped(message) == shown


def test_cuts_a_message_that_does_not_end() -> None:
    assert len(escaped("x" * (2 * MAX_LINE_CHARS))) == MAX_LINE_CHARS


def test_escapes_arguments_and_tracebacks() -> None:
    try:
        float("\x1b[2J\n2026 forged")
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, "x", 1, "said %s", ("\x1b[1m",), sys.exc_info())
    text = EscapingFormatter(logging.Formatter("%(levelname)s: %(message)s")).format(record)
    assert text.startswith("ERROR: said \\x1b[1m\n  Traceback")
    assert "\x1b" not in text
    assert text.endswith("ValueError: could not convert string to float: '\\x1b[2J\\n2026 forged'")


@pytest.fixture
def handler(monkeypatch: pytest.MonkeyPatch) -> logging.Handler:
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(message)s"))
    monkeypatch.setattr(plainlog, "get_scrapy_root_handler", lambda: handler)
    return handler


def test_has_scrapys_handler_escape_once(handler: logging.Handler) -> None:
    plain = PlainLog.from_crawler(get_crawler())
    plain.engine_started()
    plain.engine_started()
    assert isinstance(handler.formatter, EscapingFormatter)
    assert not isinstance(handler.formatter._formatter, EscapingFormatter)


def test_is_not_there_without_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plainlog, "get_scrapy_root_handler", lambda: None)
    with pytest.raises(NotConfigured):
        PlainLog.from_crawler(get_crawler())
