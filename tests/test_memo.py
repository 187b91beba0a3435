"""Answers are remembered: each is worked out once, long texts every time, and memory is bounded."""

from __future__ import annotations

import pytest

from newscrawl import memo
from newscrawl.memo import CHARS, remembered


def test_an_answer_is_worked_out_once() -> None:
    calls: list[str] = []

    @remembered
    def length(text: str) -> int:
        calls.append(text)
        return len(text)

    assert (length("ميناء"), length("ميناء"), length("بحر")) == (5, 5, 3)
    assert calls == ["ميناء", "بحر"]


def test_other_arguments_have_answers_of_their_own() -> None:
    calls: list[tuple[str, int]] = []

    @remembered
    def times(text: str, number: int = 1) -> str:
        calls.append((text, number))
        return text * number

    assert (times("ا", 2), times("ا", 3), times("ا", number=2), times("ا", 2)) == ("اا", "ااا", "اا", "اا")
    assert calls.count(("ا", 3)) == 1
    assert len(calls) == 3


@pytest.mark.parametrize(("length", "worked_out"), [(CHARS, 1), (CHARS + 1, 2)])
def test_long_texts_are_not_remembered(length: int, worked_out: int) -> None:
    calls: list[int] = []

    @remembered
    def size(text: str) -> int:
        calls.append(len(text))
        return len(text)

    assert size("x" * length) == size("x" * length) == length
    assert len(calls) == worked_out


def test_only_so_many_texts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "TEXTS", 3)
    calls: list[str] = []

    @remembered
    def same(text: str) -> str:
        calls.append(text)
        return text

    for text in ["a", "b", "c", "d", "d", "a"]:
        assert same(text) == text
    assert calls == ["a", "b", "c", "d", "a"]


def test_errors_are_not_remembered() -> None:
    calls: list[str] = []

    @remembered
    def number(text: str) -> int:
        calls.append(text)
        return int(text)

    for _ in range(2):
        with pytest.raises(ValueError, match="invalid literal"):
            number("سبعة")
    assert len(calls) == 2


def test_a_remembered_function_keeps_its_name() -> None:
    @remembered
    def folded(text: str) -> str:
        """Return it."""
        return text

    assert (folded.__name__, folded.__doc__) == ("folded", "Return it.")
