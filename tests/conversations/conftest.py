"""Ways through the conversation that several tests share."""

from __future__ import annotations

import pytest

from tests.parent import Parent

TAPS = (
    "Most days",
    "About 20",
    "Nurse visits",
    "Anxiety",
    "Diagnosed",
    "Mornings",
    "Falling behind",
    "No plan",
)
"""A terse parent's taps, up to the question about state and grade."""

BLANK = "Leave it blank"


def taps_through(parent: Parent) -> Parent:
    """A terse parent answers everything with taps, and types "Ohio, 7th"."""
    parent.opens()
    for title in TAPS:
        parent.taps(title)
    return parent.says("Ohio, 7th")


def up_to_the_names(parent: Parent, private: str = "All of these") -> Parent:
    """On from the summary: the letter that fits, and what private facts may go in."""
    parent.taps("Yes, draft the letter").taps("Yes, write this one")
    return parent.taps(private).taps("Parent")


def drafts(parent: Parent, *names: str, private: str = "All of these") -> Parent:
    """On from the summary to the letter; names not given are left blank."""
    up_to_the_names(parent, private)
    for name in names:
        parent.says(name)
    for _ in range(3 - len(names)):
        parent.taps(BLANK)
    return parent


def with_letter(parent: Parent) -> Parent:
    """From the beginning to a letter without names."""
    return drafts(taps_through(parent))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here talk to a running bot."""
    for item in items:
        if "/conversations/" in str(item.path):
            item.add_marker(pytest.mark.bot)
