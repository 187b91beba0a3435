from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import fsspec
import pytest

from newscrawl.dataset.places import PlaceError, place_of
from newscrawl.export.parquet import MissingLibraryError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_is_there_once_it_is_whole(tmp_path: Path) -> None:
    place = place_of(str(tmp_path / "deep" / "corpus"))
    (place.staging / "README.md").write_bytes(b"card")
    place.keep(place.staging / "README.md")
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["corpus.part"]
    place.finish()
    place.close()
    assert (tmp_path / "deep" / "corpus" / "README.md").read_bytes() == b"card"
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["corpus"]


def test_nothing_that_is_there_is_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").write_bytes(b"x")
    for target in (tmp_path, tmp_path / "mine"):
        with pytest.raises(PlaceError, match="is there already"):
            place_of(str(target))
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_object_store_is_given_each_file_once_it_is_finished() -> None:
    place = place_of("memory://bucket/news")
    path = place.staging / "data" / "stories-00001.jsonl"
    path.parent.mkdir()
    path.write_bytes(b"{}\n")
    place.keep(path)
    assert not path.exists()
    assert fsspec.filesystem("memory").cat("/bucket/news/data/stories-00001.jsonl") == b"{}\n"
    place.close()
    assert not place.staging.exists()
    with pytest.raises(PlaceError, match="holds something already"):
        place_of("memory://bucket/news")


@pytest.mark.parametrize("address", ["s3://AKIA:hush@bucket/x", "gs://me@bucket/x"])
def test_credentials_in_an_address_are_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(ValueError, match="AWS_SECRET_ACCESS_KEY in the environment") as caught:
        place_of(address)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("library", ["fsspec", "s3fs"])
def test_says_what_to_install_where_a_library_is_missing(
    library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'newscrawl\[remote\]'"):
        place_of("s3://bucket/x")
