"""Says who crawls: the user agent that sites see."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from newscrawl import __version__

if TYPE_CHECKING:
    from scrapy.settings import BaseSettings

logger = logging.getLogger(__name__)

_CONTACT = re.compile(
    r"[!-'*-~]{1,200}"
)  # printable ASCII but for spaces and brackets: it stands in a header


def user_agent(contact: str) -> str:
    """Return the user agent with *contact*, a page or a mail address; without one if it is empty.

    Raises ValueError for a contact that cannot stand in an HTTP header.

    >>> user_agent("https://example.org/crawler").partition(" ")[2]
    '(+https://example.org/crawler)'
    """
    product = f"newscrawl/{__version__}"
    if not contact:
        return product
    if not _CONTACT.fullmatch(contact):
        raise ValueError(
            f"NEWSCRAWL_CONTACT ({contact!r}) stands in the user agent: use the address of a page or a mailbox, "
            "up to 200 ASCII characters without spaces or brackets."
        )
    return f"{product} (+{contact})"


class Identity:
    """Scrapy add-on: sets USER_AGENT from NEWSCRAWL_CONTACT, unless a USER_AGENT was set."""

    def update_settings(self, settings: BaseSettings) -> None:
        """Set USER_AGENT; raise ValueError for a contact that cannot be."""
        contact = settings.get("NEWSCRAWL_CONTACT") or ""
        agent = user_agent(contact)
        if not contact:
            logger.warning("NEWSCRAWL_CONTACT is not set: sites cannot tell whom to ask about this crawler")
        # An add-on's priority is under the project's and the command line's.
        settings.set("USER_AGENT", agent, priority="addon")
