"""The message reader, built once when nothing has built it yet."""

from __future__ import annotations

import pytest

from actions.core.encoder.files import CHECKSUMS
from actions.core.reading.reader import READING_MODEL
from scripts.build_reading import main


@pytest.fixture(scope="session", autouse=True)
def built_reader() -> None:
    if not (READING_MODEL / CHECKSUMS).is_file():
        main()
