from __future__ import annotations

import errno
import os

import pytest

from newscrawl.export.faults import fault, may_pass


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


def test_has_a_name_for_an_error_without_a_number() -> None:
    assert fault(OSError("the file could not be written whole")) == "other"
