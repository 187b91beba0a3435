"""The resolver that keeps connections on the public Internet, whatever the DNS says."""

from __future__ import annotations

from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, ClassVar

from scrapy.resolver import CachingHostnameResolver

from newscrawl.middlewares.addresses import Endpoint, is_public, plain_host

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twisted.internet.interfaces import IAddress, IHostResolution


class GuardedResolver(CachingHostnameResolver):
    """Resolves a host to its public addresses only; a host without any does not resolve.

    Twisted connects to the addresses that its resolver returns, literal ones included, so this holds
    for the connection really made: a name that changes its address after it was looked at (DNS
    rebinding) gains nothing. Scrapy builds one resolver for the process and gives it no crawler, so
    what it lets pass is kept for the process, too.
    """

    permitted: ClassVar[set[Endpoint]] = set()
    """Hosts and ports of the catalogue, and the operator's proxies, that may be on a private network."""
    withheld: ClassVar[set[Endpoint]] = set()
    """Hosts and ports that had addresses when they were last looked up, but none that may be connected to."""

    def resolveHostName(  # noqa: N802  # Twisted's names
        self,
        resolutionReceiver: Any,  # noqa: ANN401, N803  # zope.interface has no types
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolve as the parent class does, less the addresses that must not be connected to."""
        receiver: Any = resolutionReceiver
        target = Endpoint(plain_host(hostName), portNumber)
        if target not in self.permitted:
            receiver = _PublicOnly(resolutionReceiver, target, self.withheld)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)

    @classmethod
    def refuses(cls, target: Endpoint) -> bool:
        """Return whether *target* was looked up, and had addresses, but none that may be connected to."""
        return target in cls.withheld and target not in cls.permitted


class _PublicOnly:
    """Passes on the public addresses of a resolution (Twisted's ``IResolutionReceiver``)."""

    def __init__(self, receiver: Any, target: Endpoint, withheld: set[Endpoint]) -> None:  # noqa: ANN401
        self._receiver = receiver
        self._target = target
        self._withheld = withheld
        self._private = self._public = False

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802  # Twisted's names
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: ANN401, N802
        if is_public(ip_address(address.host)):
            self._public = True
            self._receiver.addressResolved(address)
        else:
            self._private = True

    def resolutionComplete(self) -> None:  # noqa: N802
        if self._private and not self._public:
            self._withheld.add(self._target)
        else:
            self._withheld.discard(self._target)
        self._receiver.resolutionComplete()
