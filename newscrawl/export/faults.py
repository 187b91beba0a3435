"""What keeps output from being written, by name. Pure."""

from __future__ import annotations

import errno

_NAMES = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EROFS: "read_only",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.EFBIG: "file_too_large",
    errno.EIO: "io",
}


def fault(error: OSError) -> str:
    """Return the last part of the stat that counts *error*.

    >>> fault(OSError(28, "No space left on device")), fault(OSError(107, "not connected")), fault(OSError("?"))
    ('no_space', 'enotconn', 'other')
    """
    code = error.errno or 0
    return _NAMES.get(code) or errno.errorcode.get(code, "other").lower()


def may_pass(error: OSError) -> bool:
    """Return whether *error* is one that passes once somebody makes room."""
    return fault(error) == "no_space"


def in_words(error: Exception) -> str:
    """Return what *error* says; of the system's errors the file, what is wrong with it, and what to look at.

    >>> in_words(FileNotFoundError(2, "No such file or directory", "x.toml"))
    'x.toml: No such file or directory; check the name and the permissions'
    >>> in_words(ValueError("write a number"))
    'write a number'
    """
    if not isinstance(error, OSError) or not error.strerror:
        return str(error)
    place = f"{error.filename}: " if error.filename else ""
    return f"{place}{error.strerror}; {'make room there' if may_pass(error) else 'check the name and the permissions'}"
