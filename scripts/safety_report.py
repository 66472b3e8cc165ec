"""Measures the safety check on messages kept apart from its rules; names every one it gets wrong.

python -m scripts.safety_report
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from actions.core.safety import check

KEPT_OUT = Path(__file__).resolve().parents[1] / "tests" / "core" / "safety" / "evaluation"
RECALL_NEEDED = 0.98
FALSE_ALARMS_ALLOWED = 0.05
ALARMS = ("immediate", "serious")
"""Levels that stop everything else. `concern` asks softly."""


@dataclass(frozen=True)
class Message:
    """One message and what should be made of it; `kinds` is empty for a look-alike."""

    text: str
    kinds: frozenset[str]
    level: str | None
    because: str


@dataclass
class Score:
    """How the check did on one set of messages."""

    danger: int = 0
    look_alikes: int = 0
    missed: list[str] = field(default_factory=list)
    false_alarms: list[str] = field(default_factory=list)
    wrong_kind: list[str] = field(default_factory=list)
    wrong_level: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of dangers that were answered at all."""
        return 1 - len(self.missed) / max(self.danger, 1)

    @property
    def false_alarm_rate(self) -> float:
        """Share of look-alikes that were taken for danger."""
        return len(self.false_alarms) / max(self.look_alikes, 1)


def sets() -> list[Path]:
    """The sets of messages, in the order they were written."""
    return [KEPT_OUT / name for name in ("first", "second", "third", "fourth", "fifth")]


def messages(folder: Path) -> Iterator[Message]:
    """Every message of the set in `folder`."""
    for path in sorted(folder.glob("*.yml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8")):
            kinds = frozenset({group["kind"], *group.get("also", ())} if "kind" in group else ())
            for text in group["messages"]:
                yield Message(text, kinds, group.get("level"), group.get("because", ""))


def score(folder: Path) -> Score:
    """The check's result on the set in `folder`."""
    result = Score()
    for message in messages(folder):
        _count(message, result)
    return result


def _count(message: Message, result: Score) -> None:
    crisis = check(message.text)
    told = f"{crisis.kind} {crisis.level}" if crisis else "nothing"
    if not message.kinds:
        result.look_alikes += 1
        too_much = crisis is not None and (message.level is None or crisis.level in ALARMS)
        if too_much:
            result.false_alarms.append(f"{message.text}  [{told}; {message.because}]")
        return
    wanted = f"{'/'.join(sorted(message.kinds))} {message.level}"
    result.danger += 1
    if crisis is None:
        result.missed.append(f"{message.text}  [wanted {wanted}]")
        return
    if crisis.kind not in message.kinds:
        result.wrong_kind.append(f"{message.text}  [{told}; wanted {wanted}]")
    if crisis.level != message.level:
        result.wrong_level.append(f"{message.text}  [{told}; wanted {wanted}]")


def main() -> int:
    """Prints the scores and the messages behind every error; 1 when a set misses its mark."""
    sound = True
    for folder in sets():
        result = score(folder)
        print(f"\n{folder.name}: {result.danger} dangers, {result.look_alikes} look-alikes")
        print(f"recall {result.recall:.3f}, false alarms {result.false_alarm_rate:.3f}")
        for name in ("missed", "false_alarms", "wrong_kind", "wrong_level"):
            found = getattr(result, name)
            print(f"{name.replace('_', ' ')}: {len(found)}")
            print("".join(f"  {text}\n" for text in found), end="")
        sound &= result.recall >= RECALL_NEEDED and result.false_alarm_rate <= FALSE_ALARMS_ALLOWED
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
