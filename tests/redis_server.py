"""A Redis of the test's own, on a free port, with nothing on the disk."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def redis_url() -> Iterator[str]:
    """Give the address of a Redis that runs as long as the block; skip the test where none is installed."""
    pytest.importorskip("scrapy_redis", reason="needs scrapy-redis: pip install 'newscrawl[redis]'")
    from redis import Redis
    from redis.exceptions import ConnectionError as NotYetError

    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("needs redis-server: apt-get install redis-server")
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    words = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 10
        with Redis(port=port) as client:
            while True:
                try:
                    client.ping()
                    break
                except NotYetError:
                    if time.monotonic() > end or process.poll() is not None:
                        raise
                    time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()
