from __future__ import annotations

import logging

import pytest
from scrapy.settings import Settings

from newscrawl import __version__
from newscrawl.extensions.identity import Identity, user_agent


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("", f"newscrawl/{__version__}"),
        ("https://example.org/crawler", f"newscrawl/{__version__} (+https://example.org/crawler)"),
        ("crawler@example.org", f"newscrawl/{__version__} (+crawler@example.org)"),
    ],
)
def test_says_who_crawls_and_whom_to_ask(contact: str, expected: str) -> None:
    assert user_agent(contact) == expected


@pytest.mark.parametrize("contact", ["two words", "a\r\nCookie: b", "مثال", "a)", "(a", "x" * 201, "\x00"])
def test_refuses_a_contact_that_cannot_stand_in_a_header(contact: str) -> None:
    with pytest.raises(ValueError, match="NEWSCRAWL_CONTACT"):
        user_agent(contact)


def test_reminds_of_a_contact_that_is_missing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        Identity().update_settings(Settings())
    assert "NEWSCRAWL_CONTACT is not set" in caplog.text


def test_leaves_a_user_agent_alone_that_somebody_set() -> None:
    settings = Settings({"NEWSCRAWL_CONTACT": "https://example.org/"})
    settings.set("USER_AGENT", "mine", priority="cmdline")
    Identity().update_settings(settings)
    assert settings["USER_AGENT"] == "mine"


def test_puts_the_contact_of_the_settings_into_the_user_agent() -> None:
    settings = Settings({"NEWSCRAWL_CONTACT": "https://example.org/"})
    Identity().update_settings(settings)
    assert settings["USER_AGENT"].endswith("(+https://example.org/)")
