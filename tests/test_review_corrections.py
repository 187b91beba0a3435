"""Marks become parts of templates and rules, which the loaders take."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.review.comparing import changes
from newscrawl.review.corrections import Mark, MarkError, correction, ids, merged, rule_file
from newscrawl.rules import load_rulebook
from newscrawl.rules.book import marked_by
from newscrawl.stages.dom.parts import Part

if TYPE_CHECKING:
    from pathlib import Path

PATH = ("main", "div.entry", "p.follow")
PROSE = "قال عمدة البلدة إن الجسر الجديد سيفتح أمام المارة صباح السبت بعد عامين من العمل المتواصل في الوادي."


def mark(**fields: Any) -> Mark:
    plain: dict[str, Any] = {
        "text": "تابعونا على صفحة \"المرفأ\"", "path": PATH, "rule": "", "keep": False, "kind": "promotion", "means": "rule",
        "language": "ar", "prose": PROSE,
    }  # fmt: skip
    return Mark(**{**plain, **fields})


def test_the_wording_of_a_block_that_was_wrongly_kept_is_a_rule_that_marks_it_and_nothing_near(
    tmp_path: Path,
) -> None:
    tables = correction([mark(), mark()], "rif.example", ()).rules["ar"]  # marked twice, one rule
    path = tmp_path / "rif.example.ar.toml"
    path.write_text(rule_file("rif.example", "ar", tables), encoding="utf-8")
    (name,) = ids(path.read_text(encoding="utf-8"))
    reader = load_rulebook([path]).for_language("ar")
    assert name in marked_by(reader, mark().text)
    assert not marked_by(reader, PROSE)


@pytest.mark.parametrize("words", [18, 60])
def test_a_paragraph_that_is_no_phrase_is_known_by_its_opening_words(tmp_path: Path, words: int) -> None:
    text = " ".join(f"كلمة{i}" for i in range(words))
    tables = correction([mark(text=text)], "rif.example", ()).rules["ar"]
    path = tmp_path / "x.toml"
    path.write_text(rule_file("rif.example", "ar", tables), encoding="utf-8")
    (name,) = ids(path.read_text(encoding="utf-8"))
    assert name in marked_by(load_rulebook([path]).for_language("ar"), text)
    (phrase,) = tomllib.loads(tables)["widget"][0]["phrases"]
    assert text.startswith(phrase)
    assert not text.removeprefix(phrase).lstrip(" ").startswith(phrase)


@pytest.mark.parametrize(
    ("keep", "part"),
    [
        (True, Part(path=PATH, role="story", by_hand=True)),
        (False, Part(path=PATH, role="cut", kind="promotion", by_hand=True)),
    ],
)
def test_the_place_of_a_block_is_a_part_by_hand(keep: bool, part: Part) -> None:
    found = correction([mark(keep=keep, means="template")], "rif.example", ())
    assert (found.parts, found.rules) == ((part,), {})


def test_a_rule_that_cut_wrongly_is_switched_off_in_a_file_that_loads(tmp_path: Path) -> None:
    tables = correction([mark(keep=True, rule="ar-most-read")], "rif.example", {"ar-most-read"}).rules["ar"]
    path = tmp_path / "x.toml"
    path.write_text(rule_file("rif.example", "ar", tables), encoding="utf-8")
    assert "ar-most-read" not in {rule.id for rule in load_rulebook([path]).rules}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"path": (), "means": "template"}, "correct the wording"),
        ({"keep": True, "rule": "sign-tail"}, "correct the place"),
        ({"prose": ""}, "correct the place"),
        ({"kind": "tide"}, "is no kind"),
    ],
)
def test_a_mark_that_nothing_can_be_made_of_is_refused_with_what_would_do(
    wrong: dict[str, Any], says: str
) -> None:
    with pytest.raises(MarkError, match=says):
        correction([mark(**wrong)], "rif.example", ())


def test_files_without_an_address_have_no_template_to_correct() -> None:
    with pytest.raises(MarkError, match="correct the wording"):
        correction([mark(means="template")], "", ())


def test_two_marks_that_say_something_else_of_one_place_are_refused() -> None:
    with pytest.raises(MarkError, match="take one back"):
        correction([mark(means="template"), mark(means="template", keep=True)], "rif.example", ())


def test_a_file_that_is_corrected_again_has_each_rule_once() -> None:
    first = correction([mark(), mark(text="شارك الخبر مع من تحب")], "rif.example", ()).rules["ar"]
    before = rule_file("rif.example", "ar", first)
    again = merged(before, correction([mark(kind="share")], "rif.example", ()).rules["ar"])
    assert sorted(widget["kind"] for widget in tomllib.loads(again)["widget"]) == ["promotion", "share"]
    own = next(widget["id"] for widget in tomllib.loads(again)["widget"] if widget["kind"] == "share")
    back = merged(again, correction([mark(keep=True, rule=own)], "rif.example", {own}).rules["ar"])
    assert own not in ids(back)
    assert back.startswith(before.partition("[[")[0])


def test_what_is_other_is_told_line_by_line() -> None:
    def told(text: str, *removed: str) -> dict[str, Any]:
        return {
            "title": "ع",
            "text": text,
            "removed": [{"kind": "share", "rule": "r", "text": cut} for cut in removed],
        }

    assert changes([told("a\nb\nb")], [told("a\nb\nc", "b")]) == {
        "lost": ["b"], "gained": ["c"], "judged": ["share r: b"],
    }  # fmt: skip
    assert changes([told("a")], [told("a")]) == {}
    assert changes([told("a")], [told("a"), told("b")])["records"] == [1, 2]
