from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from scrapy.resolver import dnscache
from twisted.internet.address import IPv4Address, IPv6Address

from newscrawl.middlewares.addresses import Endpoint
from newscrawl.middlewares.resolver import GuardedResolver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Names:
    """A resolver that knows *addresses* and nothing else."""

    def __init__(self, addresses: dict[str, list[str]]) -> None:
        self.addresses = addresses

    def resolveHostName(self, receiver: Any, name: str, port: int = 0, *_: object) -> None:  # noqa: N802
        receiver.resolutionBegan(None)
        for address in self.addresses.get(name, ()):
            kind = IPv6Address if ":" in address else IPv4Address
            receiver.addressResolved(kind("TCP", address, port))
        receiver.resolutionComplete()


class Reactor:
    """As much of a reactor as the resolver looks at."""

    def __init__(self, addresses: dict[str, list[str]]) -> None:
        self.nameResolver = Names(addresses)


class Receiver:
    """Collects the addresses of a resolution."""

    def __init__(self) -> None:
        self.hosts: list[str] = []
        self.complete = False

    def resolutionBegan(self, _: object) -> None:  # noqa: N802
        """Do nothing."""

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.hosts.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


@pytest.fixture(autouse=True)
def clean() -> Iterator[None]:
    yield
    GuardedResolver.permitted.clear()
    GuardedResolver.withheld.clear()
    dnscache.clear()


def resolve(addresses: Sequence[str], port: int = 80, name: str = "site.example") -> list[str]:
    """Return what a name with *addresses* resolves to, asked for twice: the second answer is cached."""
    resolver = GuardedResolver(Reactor({name: list(addresses)}), 100)  # type: ignore[arg-type]
    first, second = Receiver(), Receiver()
    resolver.resolveHostName(first, name, port)
    resolver.resolveHostName(second, name, port)
    assert first.complete
    assert first.hosts == second.hosts
    return first.hosts


def test_resolves_a_public_host() -> None:
    assert resolve(["8.8.8.8", "2a00:1450:4001::1"]) == ["8.8.8.8", "2a00:1450:4001::1"]


def test_withholds_the_private_addresses_of_a_host() -> None:
    assert resolve(["10.0.0.1", "8.8.8.8", "::1", "::ffff:127.0.0.1"]) == ["8.8.8.8"]


def test_resolves_no_host_that_has_private_addresses_only() -> None:
    assert resolve(["127.0.0.1"]) == []
    assert GuardedResolver.refuses(Endpoint("site.example", 80))


def test_does_not_call_an_unknown_host_refused() -> None:
    assert resolve([]) == []
    assert not GuardedResolver.refuses(Endpoint("site.example", 80))


def test_opens_the_permitted_port_of_a_private_host_and_no_other() -> None:
    GuardedResolver.permitted.add(Endpoint("site.example", 8080))
    assert resolve(["10.0.0.1"], port=8080) == ["10.0.0.1"]
    assert not GuardedResolver.refuses(Endpoint("site.example", 8080))
    assert resolve(["10.0.0.1"], port=9200) == []
    assert GuardedResolver.refuses(Endpoint("site.example", 9200))


def test_knows_a_host_by_its_spelling_with_a_final_dot() -> None:
    GuardedResolver.permitted.add(Endpoint("site.example", 80))
    assert resolve(["10.0.0.1"], name="site.example.") == ["10.0.0.1"]


def test_pins_the_first_answer_of_a_name() -> None:
    reactor = Reactor({"site.example": ["8.8.8.8"]})
    resolver = GuardedResolver(reactor, 100)  # type: ignore[arg-type]
    first, second = Receiver(), Receiver()
    resolver.resolveHostName(first, "site.example", 80)
    reactor.nameResolver.addresses["site.example"] = ["127.0.0.1"]
    resolver.resolveHostName(second, "site.example", 80)
    assert first.hosts == second.hosts == ["8.8.8.8"]
