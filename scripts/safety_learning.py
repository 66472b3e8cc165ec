"""Measures the safety check on writers it has not learned from, to choose its scores.

python -m scripts.safety_learning

The check learns from every writer but one and is asked about that one's messages, as parents will
ask it. Rules, pieces and scores are those of the product. The rules were widened after reading
what they missed of these sets, so they know them better than they will know a stranger's words;
what they find alone is told beside.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from unittest.mock import patch

import numpy as np

import actions.core.safety.second_look as looking
from actions.core.safety import Crisis, check, check_by_rules
from actions.core.safety.detect import language_written
from actions.core.safety.examples import (
    SAFETY_ROOT,
    danger_examples,
    everyday_examples,
)
from actions.core.safety.lessons import learn, vectors_for
from scripts.safety_report import Message, messages

WRITERS = [
    SAFETY_ROOT / "studied" / "sixth",
    SAFETY_ROOT / "studied" / "seventh",
    SAFETY_ROOT / "studied" / "eighth",
    SAFETY_ROOT / "written",
]
"""Written by people who knew neither the wordings nor the other messages."""
SCORES = [score.item() for score in np.arange(-1.0, 1.76, 0.25)]
"""Scores of the soft question to try."""
SHORT, LONG = 25, 60
"""Words of a short and of a long message."""

Answers = Sequence[Crisis | None]


def main() -> int:
    """Prints what each writer's messages would get."""
    examples = danger_examples() + everyday_examples()
    vectors = vectors_for(examples)
    for writer in WRITERS:
        asked = list(messages(writer))
        texts = {one.text for one in asked}
        model = learn([one for one in examples if one.text not in texts], vectors)
        print(f"\n{writer.name}, learned from all others")
        _tell("rules alone", asked, [check_by_rules(one.text) for one in asked])
        looking._senses.clear()
        with (
            patch.object(looking, "danger_model", lambda model=model: model),
            patch.object(looking, "_REMEMBERED", sys.maxsize),
        ):
            for score in SCORES:
                with patch.object(looking, "UNSURE", score):
                    _tell(f"soft from {score:+.2f}", asked, [check(one.text) for one in asked])
            answers = [check(one.text) for one in asked]
        looking._senses.clear()
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
