"""Whatever a parent is given for a case says the same days, numbers and letters.

Chat, summary, every letter, meeting packet, picture and calendar file are made for many cases and
compared: what names the same thing names it alike, and nothing holds a day or a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from actions.core.facts import period


@pytest.fixture(autouse=True, scope="session")
def each_time_is_read_once() -> Iterator[None]:
    """The few times of the cases are read thousands of times; reading one takes milliseconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(period, "periods", lru_cache(maxsize=None)(period.periods))
        yield
