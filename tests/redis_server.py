"""A Redis of the test's own."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from benchmarks.reliability.redisserver import redis_program, redis_server

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def redis_url() -> Iterator[str]:
    """Give the address of a Redis that runs as long as the block; skip the test where none is installed."""
    pytest.importorskip("scrapy_redis", reason="needs scrapy-redis: pip install 'newscrawl[redis]'")
    program = redis_program()
    if program is None:
        pytest.skip("needs redis-server: apt-get install redis-server")
    with redis_server(program) as url:
        yield url
