"""What other scores of the soft question would give on sets of messages.

    python -m scripts.safety_scores FOLDER ...

The sets must not have been learned from: `python -m scripts.teach_safety --without FOLDER ...` and
`make train` leave them out.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np

import actions.core.safety.second_look as looking
from actions.core.safety import Crisis, check, check_by_rules
from actions.core.safety.detect import language_written
from scripts.safety_report import Message, messages

SCORES = [score.item() for score in np.arange(-1.0, 1.76, 0.25)]
"""Scores to try."""
SHORT, LONG = 25, 60
"""Words of a short and of a long message."""

Answers = Sequence[Crisis | None]


def main() -> int:
    """Prints what each set's messages would get."""
    for folder in map(Path, sys.argv[1:]):
        asked = list(messages(folder))
        print(f"\n{folder}")
        _tell("rules alone", asked, [check_by_rules(one.text) for one in asked])
        with patch.object(looking, "_REMEMBERED", sys.maxsize):
            for score in SCORES:
                with patch.object(looking, "UNSURE", score):
                    _tell(f"soft from {score:+.2f}", asked, [check(one.text) for one in asked])
            answers = [check(one.text) for one in asked]
        _tell("as it is", asked, answers)
        _tell_groups(asked, answers)
    return 0


def _tell(name: str, asked: Sequence[Message], answers: Answers) -> None:
    danger = np.array([bool(one.kinds) for one in asked])
    found = np.array([answer is not None for answer in answers])
    full = np.array([answer is not None and answer.level != "concern" for answer in answers])
    print(
        f"  {name:16} recall {found[danger].mean():.3f}, false alarms {found[~danger].mean():.3f}, "
        f"of these in full {full[~danger].mean():.3f}"
    )


def _tell_groups(asked: Sequence[Message], answers: Answers) -> None:
    """How many of each sort were answered; of the dangers, how many as the right kind."""
    found: dict[str, list[bool]] = defaultdict(list)
    right = [
        answer.kind in one.kinds
        for one, answer in zip(asked, answers, strict=True)
        if one.kinds and answer is not None
    ]
    for one, answer in zip(asked, answers, strict=True):
        for group in _groups(one):
            found[group].append(answer is not None)
    print(f"  kind right {sum(right)} of {len(right)}; answered:")
    for group, hits in sorted(found.items()):
        print(f"    {group}: {sum(hits)} of {len(hits)}")


def _groups(one: Message) -> Iterator[str]:
    words = len(one.text.split())
    length = "short" if words <= SHORT else "long" if words > LONG else "middling"
    first = "danger" if one.kinds else "harmless"
    yield f"{first}, {length}"
    yield f"{first}, {language_written(one.text)}"
    yield f"{first}, {'/'.join(sorted(one.kinds)) or one.because}"
    if one.kinds:
        yield f"danger, {one.level}"


if __name__ == "__main__":
    sys.exit(main())
