from __future__ import annotations

import time
from ipaddress import ip_address

import pytest

from newscrawl.middlewares.addresses import Endpoint, endpoint, is_public, literal_address


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "127.0.0.1"),
        ("127.0.0.1.", "127.0.0.1"),
        ("2130706433", "127.0.0.1"),
        ("0x7f.1", "127.0.0.1"),
        ("0X7F000001", "127.0.0.1"),
        ("017700000001", "127.0.0.1"),
        ("127.1", "127.0.0.1"),
        ("0", "0.0.0.0"),
        ("localhost", "127.0.0.1"),
        ("LOCALHOST.", "127.0.0.1"),
        ("deep.localhost", "127.0.0.1"),
        ("[::1]", "::1"),
        ("::ffff:10.0.0.1", "::ffff:10.0.0.1"),
        ("１２７.０.０.１", "127.0.0.1"),
    ],
)
def test_reads_every_spelling_of_an_address(host: str, address: str) -> None:
    assert literal_address(host) == ip_address(address)


@pytest.mark.parametrize(
    "host", ["example.org", "feed", "1.2.3.4.5", "99999999999", "0x7g", "10.example", "localhost.example", ""]
)
def test_takes_no_name_for_an_address(host: str) -> None:
    assert literal_address(host) is None


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "192.0.0.192", "192.168.1.1", "198.18.0.1", "203.0.113.7", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "168.63.129.16", "192.88.99.1",
        "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::",
        "2001:db8::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "ff0e::1",
    ],
)  # fmt: skip
def test_keeps_away_from_what_is_not_the_public_internet(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.128.0.1", "::ffff:8.8.8.8", "64:ff9b::808:808",
        "2001:4860:4860::8888", "2002:808:808::1", "2a00:1450:4001::1",
    ],
)  # fmt: skip
def test_lets_public_addresses_pass(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://Example.ORG/a", Endpoint("example.org", 80)),
        ("https://example.org./a", Endpoint("example.org", 443)),
        ("https://example.org:8443", Endpoint("example.org", 8443)),
        ("http://[::1]:8080/", Endpoint("::1", 8080)),
        ("http:///path", None),
        ("http://example.org:99999/", None),
        ("http://[::1/", None),
        ("ftp://example.org/", None),
        ("file:///etc/passwd", None),
        ("", None),
    ],
)
def test_says_where_an_address_leads(url: str, expected: Endpoint | None) -> None:
    assert endpoint(url) == expected


@pytest.mark.parametrize(
    "host", ["0." * 50_000, "0x" * 50_000, "9" * 100_000, "[" * 100_000, "1." * 4 + "x" * 100_000]
)
def test_is_quick_on_hosts_made_to_be_slow(host: str) -> None:
    start = time.process_time()
    assert literal_address(host) is None
    assert time.process_time() - start < 0.5
