from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from newscrawl.middlewares.addresses import Endpoint
from newscrawl.middlewares.addressguard import AddressGuardMiddleware
from newscrawl.middlewares.resolver import GuardedResolver

if TYPE_CHECKING:
    from collections.abc import Iterator

URL = "http://site.example/"


@pytest.fixture
def guard() -> Iterator[AddressGuardMiddleware]:
    yield AddressGuardMiddleware.from_crawler(get_crawler())
    GuardedResolver.permitted.clear()
    GuardedResolver.withheld.clear()


def answer(address: str | None) -> Response:
    return Response(URL, ip_address=ip_address(address) if address else None)


@pytest.mark.parametrize("address", ["8.8.8.8", None])
def test_passes_an_answer_from_the_public_internet_on(
    guard: AddressGuardMiddleware, address: str | None
) -> None:
    response = answer(address)
    assert guard.process_response(Request(URL), response) is response


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.1", "::1", "::ffff:192.168.0.1"])
def test_takes_no_answer_from_a_private_network(guard: AddressGuardMiddleware, address: str) -> None:
    with pytest.raises(IgnoreRequest, match="address"):
        guard.process_response(Request(URL), answer(address))


def test_takes_the_answer_of_a_permitted_host(guard: AddressGuardMiddleware) -> None:
    GuardedResolver.permitted.add(Endpoint("site.example", 80))
    response = answer("10.0.0.1")
    assert guard.process_response(Request(URL), response) is response


def test_does_not_take_the_proxys_address_for_the_sites(guard: AddressGuardMiddleware) -> None:
    response = answer("10.0.0.1")
    assert guard.process_response(Request(URL, meta={"proxy": "http://10.0.0.1:3128"}), response) is response


def test_tells_a_withheld_host_from_one_that_does_not_exist(guard: AddressGuardMiddleware) -> None:
    guard.process_exception(Request(URL), CannotResolveHostError())
    GuardedResolver.withheld.add(Endpoint("site.example", 80))
    with pytest.raises(IgnoreRequest, match="address"):
        guard.process_exception(Request(URL), CannotResolveHostError())


def test_leaves_other_errors_alone(guard: AddressGuardMiddleware) -> None:
    GuardedResolver.withheld.add(Endpoint("site.example", 80))
    guard.process_exception(Request(URL), DownloadTimeoutError())
