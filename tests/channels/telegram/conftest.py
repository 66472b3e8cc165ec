"""A strict Bot API server for every test; what it refuses is a fault, unless asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from actions.storage.database import Database
from tests.channels.telegram.fake_bot_api import FakeBotApi
from tests.channels.telegram.running_app import RunningApp


@pytest.fixture
def fake() -> Iterator[FakeBotApi]:
    """The Bot API."""
    server = FakeBotApi()
    yield server
    server.close()
    assert server.refused == server.expected


@pytest.fixture
def work(fake: FakeBotApi, store: Database) -> Callable[..., RunningApp]:
    """`work(bot)`: the channel at work, until the end of the `with` block."""
    return lambda bot: RunningApp(fake.url, store, bot)
