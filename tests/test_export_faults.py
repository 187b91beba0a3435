from __future__ import annotations

import errno
import os

import pytest

from newscrawl.export.faults import fault, in_words, may_pass


@pytest.mark.parametrize(
    ("code", "name", "passes"),
    [
        (errno.ENOSPC, "no_space", True),
        (errno.EDQUOT, "no_space", True),
        (errno.EROFS, "read_only", False),
        (errno.EACCES, "no_permission", False),
        (errno.EFBIG, "file_too_large", False),
        (errno.EIO, "io", False),
        (errno.ESTALE, "estale", False),
        (9999, "other", False),
    ],
)
def test_has_a_name_for_each_error_and_waits_for_room_alone(code: int, name: str, *, passes: bool) -> None:
    error = OSError(code, os.strerror(code))
    assert fault(error) == name
    assert may_pass(error) is passes


def test_says_of_which_file_and_what_to_do() -> None:
    full = OSError(errno.ENOSPC, "No space left on device", "a.jsonl")
    assert in_words(full) == "a.jsonl: No space left on device; make room there"
    assert in_words(NotADirectoryError(errno.ENOTDIR, "Not a directory")).startswith("Not a directory; check")
    assert in_words(OSError("the lock is taken")) == "the lock is taken"


def test_has_a_name_for_an_error_without_a_number() -> None:
    assert fault(OSError("the file could not be written whole")) == "other"
