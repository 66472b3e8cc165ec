"""What the bot runs with, trained anew when something it learns from changed."""

from __future__ import annotations

import pytest

from actions.cli.understand import bot_models
from actions.core.understanding.understand import Models
from scripts.train import is_current, train


@pytest.fixture(scope="session")
def models() -> Models:
    """The bot's own models."""
    if not is_current():
        train()
    return bot_models()
