"""What the message reader tells apart: the labels of its heads, in the order it was taught them.

They come with the fine-tuned weights (data/reading/labels.json) and are explained in
docs/labels.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OF_PIECES = ("tag", "holder", "standing", "per", "status", "guess")
"""Heads over each piece of a message."""
OF_TEXT = ("act", "topic", "writer", "language")
"""Heads over the whole message."""
SEVERAL = frozenset({"tag", "holder", "guess", "act"})
"""Heads of which several labels may be right at once."""

NO_TOPIC, OTHER_TOPIC = "none", "other"
"""Topics of a message that asks nothing, and of one that asks what no topic answers."""


@dataclass(frozen=True)
class Labels:
    """`heads`: head -> its labels. `questions`: an open question's id -> how the reader sees it."""

    heads: Mapping[str, tuple[str, ...]]
    questions: Mapping[str, str]

    def sizes(self, heads: tuple[str, ...]) -> dict[str, int]:
        """Head -> number of its labels."""
        return {head: len(self.heads[head]) for head in heads}


def read_labels(path: Path) -> Labels:
    """The labels in a file. Raises OSError or ValueError when there are none."""
    read = json.loads(path.read_text(encoding="utf-8"))
    heads = {head: tuple(labels) for head, labels in read["heads"].items()}
    return Labels(heads, read["questions"])
