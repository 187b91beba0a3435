"""Cases of addresses: where feeds and redirects would have the crawl connect to, and must not."""

from __future__ import annotations

from benchmarks.reliability.hostile.case import Case, feed, redirect, seen

PUBLIC = "8.8.8.8"
"""Stands for the public Internet: the audit refuses connections to it before a packet leaves."""

NAMES = {
    "turned.example": [["127.0.0.2"]],
    "inside.example": [["10.11.12.13"]],
    "metadata.example": [["169.254.169.254"]],
    "mapped.example": [["::ffff:127.0.0.2"]],
    "mixed.example": [["127.0.0.2", "::1"]],
    "rebound.example": [[PUBLIC], ["127.0.0.2"]],
    "localtest.example": [["::1"]],
    "xn--xample-2of.example": [["127.0.0.2"]],  # with a Cyrillic letter
}
"""What names lead to: one answer each look-up."""

ADDRESSES = {
    "loopback": "http://127.0.0.2:{victimport}",
    "loopback-decimal": "http://2130706434:{victimport}",
    "loopback-octal": "http://0177.0.0.2:{victimport}",
    "loopback-hexadecimal": "http://0x7f.0x0.0x0.0x2:{victimport}",
    "loopback-hexadecimal-whole": "http://0x7f000002:{victimport}",
    "loopback-short": "http://127.2:{victimport}",
    "loopback-full-width": "http://\uff11\uff12\uff17.0.0.2:{victimport}",
    "loopback-dotted": "http://127.0.0.2.:{victimport}",
    "loopback-name": "http://localhost:{victimport}",
    "loopback-six": "http://[::1]:{victimport}",
    "mapped-six": "http://[::ffff:127.0.0.2]:{victimport}",
    "mapped-six-hexadecimal": "http://[::ffff:7f00:2]:{victimport}",
    "translated-six": "http://[64:ff9b::7f00:2]:{victimport}",
    "tunnelled-six": "http://[2002:7f00:2::]:{victimport}",
    "unspecified": "http://0.0.0.0:{victimport}",
    "unspecified-six": "http://[::]:{victimport}",
    "private-ten": "http://10.0.0.1",
    "private-172": "http://172.16.0.1",
    "private-192": "http://192.168.1.1",
    "shared": "http://100.64.0.1",
    "link-local": "http://169.254.1.1",
    "link-local-six": "http://[fe80::1]",
    "unique-local-six": "http://[fd00::1]",
    "metadata": "http://169.254.169.254/latest/meta-data",
    "metadata-six": "http://[fd00:ec2::254]/latest/meta-data",
    "metadata-alibaba": "http://100.100.100.200",
    "metadata-azure": "http://168.63.129.16",
    "multicast": "http://224.0.0.1",
    "broadcast": "http://255.255.255.255",
    "name-to-loopback": "http://turned.example:{victimport}",
    "name-to-private": "http://inside.example",
    "name-to-metadata": "http://metadata.example",
    "name-to-mapped": "http://mapped.example:{victimport}",
    "name-to-several": "http://mixed.example:{victimport}",
    "name-to-six": "http://localtest.example:{victimport}",
}
"""Addresses that are refused as private, whatever they look like."""

FAULTY = {
    "host-overlong": "http://" + "a" * 300 + ".example",
    "loopback-percent": "http://%31%32%37.0.0.2:{victimport}",
    "label-overlong": "http://" + "a" * 70 + ".example",
    "port-too-large": "http://news.example:99999",
    "brackets-open": "http://[::1",
    "user": "http://news.example@127.0.0.2:{victimport}",
    "user-and-password": "http://user:password@turned.example:{victimport}",
    "backslash": "http://news.example\\@127.0.0.2:{victimport}",
}
"""Addresses that are no address."""

SCHEMES = {
    "scheme-file": "file://{canary}",
    "scheme-data": "data:text/html,<p>x</p>",
    "scheme-ftp": "ftp://{victim}/x",
    "scheme-s3": "s3://bucket/key",
    "scheme-gopher": "gopher://{victim}/x",
}
"""Redirects that no crawler follows."""


def _linked(name: str, address: str, *facts: str) -> Case:
    """Return a case whose feed names *address*, in the crawl that goes to other sites."""
    link = f"{address}/case-{{name}}"
    return Case(
        name=f"link-{name}",
        does=f"names {address[:60]} in its feed",
        seen=seen(*facts),
        paths={"/feed": feed(link)},
        cross_site=True,
    )


def _redirected(name: str, address: str, *facts: str) -> Case:
    """Return a case whose article redirects to *address*."""
    return Case(
        name=f"redirect-{name}",
        does=f"redirects to {address[:60]}",
        seen=seen(*facts),
        paths={"/page": redirect(address)},
    )


def _refusal(name: str) -> tuple[str, ...]:
    """Return where an address is found out: a name's is known at the connection only."""
    return ("refused network",) if name.startswith("name-") else ("refused address",)


CASES = (
    *(_linked(name, address, *_refusal(name)) for name, address in ADDRESSES.items()),
    *(_linked(name, address) for name, address in FAULTY.items()),
    _linked(
        "host-empty", "http://", "warned reached"
    ),  # as browsers do: the path's first word becomes the host
    *(_linked(f"port-{port}", f"http://{PUBLIC}:{port}", "refused port") for port in (0, 22, 25, 6379)),
    _linked("homograph", "http://еxample.example", "refused network"),
    _linked("rebound", "http://rebound.example:{victimport}", "refused network"),
    *(
        _redirected(name, ADDRESSES[name] + "/case-{name}", "refused address")
        for name in ("loopback", "loopback-decimal", "mapped-six", "metadata")
    ),
    _redirected("name-to-loopback", "http://turned.example:{victimport}/case-{name}", "refused site"),
    *(_redirected(name, address, "refused scheme") for name, address in SCHEMES.items()),
    _redirected("user", "http://user:password@127.0.0.1:{port}/case-{name}", "refused userinfo"),
    _redirected("other-port", "http://127.0.0.1:{victimport}/case-{name}", "refused address"),
    _redirected("other-site", "http://news.example/case-{name}", "refused site"),
    _redirected("scheme-relative", "//127.0.0.2:{victimport}/case-{name}", "refused address"),
)
