"""Labelled messages that readers learn from and are measured with, by split."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MESSAGES = Path(__file__).resolve().parents[1] / "data" / "messages" / "safety.jsonl"


def messages(split: str, path: Path = MESSAGES) -> Iterator[dict[str, Any]]:
    """The messages of one split."""
    for line in path.read_text(encoding="utf-8").splitlines():
        message = json.loads(line)
        if message["split"] == split:
            yield message
