"""Which pages a WARC file holds, and where: read once from one end to the other, nothing kept of it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newscrawl.archives.members import BrokenError, dictionary_of, member_at, next_beginning
from newscrawl.archives.pages import MAX_PACKED, judge
from newscrawl.archives.records import MAX_RECORD, Stream, next_block

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from newscrawl.archives.members import Member
    from newscrawl.archives.records import Block

MAX_SEARCHES = 1000
"""Times that the next record of a file is looked for behind broken bytes: each search may unpack much for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a page is."""

    url: str
    path: Path
    """The archive, or where its record was copied to."""
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """What could not be read."""

    offset: int
    """Of the file: where the record begins, or what it was packed in."""
    reason: str


class Survey:
    """Goes through the file *path*; what it passes over is counted in *tally*.

    Counted are ``records`` (all that are whole, as far as they were read), ``skipped/{why}`` and ``broken``. Records
    that cannot be reached by themselves, as they were packed together with those before them, are given to *copy*,
    which keeps them and says where.
    """

    def __init__(self, path: Path, tally: Counter[str], copy: Callable[[bytes], tuple[Path, int]]) -> None:
        self._path = path
        self._tally = tally
        self._copy = copy

    def __iter__(self) -> Iterator[Place | Broken]:
        """Yield the pages, in order, and what is broken; raise OSError if the file cannot be read."""
        try:
            dictionary = dictionary_of(self._path)
        except BrokenError as error:
            yield self._broken(0, str(error))
            return
        offset: int | None = 0
        searches = 0
        with self._path.open("rb") as file:
            self._size = os.fstat(file.fileno()).st_size
            while offset is not None:
                at = offset
                try:
                    member = member_at(file, at, dictionary)
                    if member is None:
                        return
                    at = member.offset
                    yield from self._member(member)
                    offset = member.end
                except BrokenError as error:
                    at = getattr(error, "offset", at)
                    searches += 1
                    if searches > MAX_SEARCHES:
                        yield self._broken(
                            at, f"given up from here on, with {MAX_SEARCHES} broken places before"
                        )
                        return
                    yield self._broken(at, str(error))
                    offset = next_beginning(file, at + 1, dictionary)

    def _member(self, member: Member) -> Iterator[Place | Broken]:
        """Yield the pages of *member*; a packed one's each once all up to the next record could be unpacked."""
        stream = Stream(member)
        found: Place | Broken | None = None
        number = 0
        while (block := self._next(stream, member)) is not None:
            if found is not None:
                yield found
            found = self._record(member, block, number)
            number += 1
            if found is not None and not member.packed:
                yield found
                found = None
        if found is not None:
            yield found

    def _next(self, stream: Stream, member: Member) -> Block | None:
        try:
            return next_block(stream)
        except BrokenError as error:
            raise _placed(error, member, stream.position - sum(map(len, stream.lines))) from error

    def _record(self, member: Member, block: Block, number: int) -> Place | Broken | None:
        """Return what *block* is, and go to its end."""
        begin = block.begin - sum(map(len, block.stream.lines))
        try:
            self._check(member, block)
            found = self._block(member, block, begin, number)
            block.skip()
        except BrokenError as error:
            raise _placed(error, member, begin) from error
        self._tally["records"] += 1
        return found

    def _check(self, member: Member, block: Block) -> None:
        if member.packed and block.length > MAX_RECORD:
            raise BrokenError(f"it is a record of {block.length} bytes")
        if not member.packed and member.offset + block.begin + block.length > self._size:
            raise BrokenError("it ends before the length that it states")

    def _block(self, member: Member, block: Block, begin: int, number: int) -> Place | Broken | None:
        offset = member.offset + (0 if member.packed else begin)
        try:
            found = judge(block)
        except BrokenError as error:  # what it holds is broken, and where it ends is known all the same
            return self._broken(offset, str(error))
        if found.skipped:
            self._tally[f"skipped/{found.skipped}"] += 1
            return None
        if member.packed and number:
            path, offset = self._copy(_whole(block))
            return Place(url=found.url, path=path, offset=offset)
        return Place(url=found.url, path=self._path, offset=offset)

    def _broken(self, offset: int, reason: str) -> Broken:
        self._tally["broken"] += 1
        return Broken(offset=offset, reason=reason)


class BrokenAtError(BrokenError):
    """A record of a file that is not packed is broken, at *offset* of the file."""

    def __init__(self, offset: int, reason: str) -> None:
        super().__init__(reason)
        self.offset = offset


def _placed(error: BrokenError, member: Member, begin: int) -> BrokenError:
    """Return *error* with its place, if the bytes of *member* are those of the file."""
    return error if member.packed else BrokenAtError(member.offset + begin, str(error))


def _whole(block: Block) -> bytes:
    """Return the record that *block* is, its body cut where nobody reads on."""
    return b"".join(block.stream.lines) + block.read(MAX_PACKED + 1)
