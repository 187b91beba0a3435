"""Pages block by block; corrections that are tried, and kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from newscrawl.review.api import Api
from newscrawl.review.corrections import Mark, MarkError, correction, ids, rule_file
from newscrawl.review.desk import _check_rules, _other
from newscrawl.templates.toml import from_toml
from tests.reviewing import FOLLOW, desk

if TYPE_CHECKING:
    from newscrawl.review.desk import Desk

SITE = "marfa.example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("review")


@pytest.fixture(scope="module")
def reviewed(folder: Path) -> Desk:
    """A desk that no test keeps a correction at but the last."""
    return desk(folder)


def mark(api: Api, text: str, **fields: Any) -> dict[str, Any]:
    page = api.page({"page": 3})
    number = next(i for i, piece in enumerate(page["pieces"]) if text in piece["text"])
    return {
        "page": 3,
        "piece": number,
        "kind": "promotion",
        "means": page["pieces"][number]["means"],
        **fields,
    }


def test_every_block_of_a_page_is_shown_once_and_in_order(reviewed: Desk) -> None:
    pieces = Api(reviewed).page({"page": 3})["pieces"]
    shown = "\n".join(piece["text"] for piece in pieces)
    order = ["الرئيسية", "جسر القرية", "قال عمدة", "وأضاف", "ويربط", FOLLOW, "جميع الحقوق"]
    places = [shown.index(text) for text in order]
    assert places == sorted(places)
    assert [shown.count(text) for text in order] == [1] * len(order)
    assert {piece["state"] for piece in pieces} == {"kept", "cut", "title"}


def test_what_cannot_be_corrected_is_said_and_nothing_is_kept(folder: Path, reviewed: Desk) -> None:
    api = Api(reviewed)
    for given, says in (
        ({"site": SITE, "marks": []}, "Nothing is marked"),
        ({"site": "other.example", "marks": [mark(api, FOLLOW)]}, "no such block"),
        ({"site": SITE, "marks": [{"page": 99, "piece": 0}]}, "no such page"),
        ({"site": SITE, "marks": [{"page": 3, "piece": -1}]}, "no such block"),
        ({"site": SITE, "marks": "all"}, "a list of marks"),
    ):
        with pytest.raises(MarkError, match=says):
            api.attempt(given)
        with pytest.raises(MarkError, match="Try the correction first"):
            api.save({})
    assert not (folder / "corrections").exists()


def test_what_was_wrongly_cut_comes_back_though_it_looks_like_a_menu(reviewed: Desk) -> None:
    api = Api(reviewed)
    told = api.attempt({"site": SITE, "marks": [mark(api, "الرئيسية", means="template")]})
    assert [page["gained"] for page in told["changed"]] == [["الرئيسية رياضة"]] * 8


def test_a_page_that_fits_its_template_no_more_is_told(reviewed: Desk) -> None:
    before = reviewed.looks[3]
    assert before is not None
    assert _other(before, before) == {}
    assert _other(before, replace(before, reading="misfit-short-body")) == {"misfit": "misfit-short-body"}


def test_a_wording_that_is_no_rule_is_refused_with_what_to_correct(tmp_path: Path) -> None:
    quoted = Mark(
        text="«" + "قالت " * 30 + "»", path=(), rule="", keep=False, kind="promotion", means="rule", language="ar",
        prose="قال عمدة البلدة إن الجسر الجديد سيفتح أمام المارة صباح السبت.",
    )  # fmt: skip
    tables = correction([quoted], SITE, ()).rules["ar"]
    (tmp_path / "x.toml").write_text(rule_file(SITE, "ar", tables), encoding="utf-8")
    with pytest.raises(MarkError, match=r"^No rule can be made .* correct the place. \(rule site-\w+: hit: "):
        _check_rules((tmp_path,), str(tmp_path))


def test_what_was_wrongly_kept_is_cut_in_a_trial_and_then_on_the_desk(folder: Path, reviewed: Desk) -> None:
    api = Api(reviewed)
    told = api.attempt(
        {"site": SITE, "marks": [mark(api, FOLLOW, means="template"), mark(api, "وأضاف", means="rule")]}
    )
    assert (told["pages"], len(told["changed"])) == (8, 8)
    lost = {page["page"]: page["lost"] for page in told["changed"]}
    assert [len(lines) for lines in lost.values()] == [
        1,
        1,
        1,
        2,
        1,
        1,
        1,
        1,
    ]  # wording holds for one, a place for all
    assert all(FOLLOW in lines[-1] for lines in lost.values())
    assert not (folder / "corrections").exists()  # tried, not kept
    saved = api.save({})
    rules, template = map(Path, saved["files"])
    assert f"-s NEWSCRAWL_RULES={rules.parent}" in saved["next"]
    assert ids(rules.read_text(encoding="utf-8")) <= {
        piece["rule"] for piece in api.page({"page": 3})["pieces"]
    }
    parts = from_toml(template.read_text(encoding="utf-8"), str(template)).parts
    assert [(part.path[-1], part.role, part.by_hand) for part in parts] == [("p.follow", "cut", True)]
    ours = [record for look in reviewed.looks if look for record in look.records]
    assert not any(FOLLOW in record["text"] for record in ours)
    assert any(
        FOLLOW in piece["text"] and piece["state"] == "cut" for piece in api.page({"page": 3})["pieces"]
    )
