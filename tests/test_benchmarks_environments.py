"""The peers' environments: pinned, made once, made anew when what they hold changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.peers.systems import PEERS
from benchmarks.quality import environments
from benchmarks.quality.environments import REQUIREMENTS, InstallError, environment, read_requirements

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What was installed, though nothing is."""
    installed: list[tuple[str, ...]] = []

    def make(home: Path, requirements: tuple[str, ...]) -> None:
        home.mkdir(exist_ok=True)
        installed.append(requirements)

    monkeypatch.setattr(environments, "_make", make)
    return installed


def test_a_line_is_a_peer_and_what_it_needs_besides(tmp_path: Path) -> None:
    path = tmp_path / "peers.txt"
    path.write_text("# why\na==1\n\nb-c[x,y]==2 d[z]==3  # why\n", encoding="utf-8")
    assert read_requirements(path) == {"a": ("a==1",), "b-c": ("b-c[x,y]==2", "d[z]==3")}


def test_every_peer_has_a_line_and_every_requirement_is_pinned() -> None:
    requirements = read_requirements(REQUIREMENTS)
    assert requirements.keys() == {peer.requirement for peer in PEERS.values()}
    assert all("==" in one for line in requirements.values() for one in line)


def test_an_environment_is_made_once(made: list[tuple[str, ...]], tmp_path: Path) -> None:
    first = environment(tmp_path / "a", ("a==1",))
    assert environment(tmp_path / "a", ("a==1",)) == first
    assert made == [("a==1",)]


def test_an_environment_is_made_anew_when_its_line_changes(
    made: list[tuple[str, ...]], tmp_path: Path
) -> None:
    for line in [("a==1",), ("a==2",), ("a==2", "b==1")]:
        environment(tmp_path / "a", line)
    assert made == [("a==1",), ("a==2",), ("a==2", "b==1")]


def test_an_installation_that_failed_says_why_and_is_tried_again(tmp_path: Path) -> None:
    for _ in range(2):
        with pytest.raises(InstallError, match="no-such-folder"):
            environment(tmp_path / "a", ("./no-such-folder",))
