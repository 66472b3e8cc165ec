"""The learned part of the check, built once when nothing has built it yet."""

from __future__ import annotations

import pytest

from actions.core.safety.second_look import SAFETY_MODEL, danger_model
from scripts.build_safety import main


@pytest.fixture(scope="session", autouse=True)
def learned_model() -> None:
    if not SAFETY_MODEL.is_dir():
        main()
    danger_model.cache_clear()
