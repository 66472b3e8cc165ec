"""A strict Bot API server for every test; nothing it refused may stay unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.channels.telegram.fake_bot_api import FakeBotApi


@pytest.fixture
def fake() -> Iterator[FakeBotApi]:
    """The Bot API."""
    server = FakeBotApi()
    yield server
    server.close()
