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


def taps_through(parent: Parent) -> Parent:
    """A terse parent answers everything with taps, and types "Ohio, 7th"."""
    parent.opens()
    for title in TAPS:
        parent.taps(title)
    return parent.says("Ohio, 7th")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests here talk to a running bot."""
    for item in items:
        if "/conversations/" in str(item.path):
            item.add_marker(pytest.mark.bot)
