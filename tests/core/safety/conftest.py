"""The danger reader, built once when nothing has built it yet."""

from __future__ import annotations

import pytest

from actions.core.encoder.files import CHECKSUMS
from actions.core.safety.reader import SAFETY_MODEL, danger_reader
from scripts.build_safety import main


@pytest.fixture(scope="session", autouse=True)
def built_reader() -> None:
    if not (SAFETY_MODEL / CHECKSUMS).is_file():
        main()
    danger_reader.cache_clear()
