"""Measures the safety check on messages kept apart from its making; names every one it gets wrong.

python -m scripts.safety_report
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from actions.core.safety import Crisis, check, check_by_rules

Check = Callable[[str], Crisis | None]

ROOT = Path(__file__).resolve().parents[1]
BLIND = ROOT / "tests" / "core" / "safety" / "evaluation" / "blind"
"""Written by somebody else. Nothing was made with it, and nothing may be."""
STUDIED = [
    ROOT / "data" / "safety" / "studied" / name
    for name in ("first", "second", "third", "fourth", "fifth")
]
"""Sets whose misses became rules, and from which the second look learns."""
ONCE_BLIND = [
    ROOT / "data" / "safety" / "studied" / name
    for name in ("sixth", "seventh", "eighth", "ninth", "tenth")
]
"""Blind sets once run: rules and second look learn from them."""

RECALL_WANTED = 0.98
FALSE_ALARMS_ALLOWED = 0.05
ALARMS = ("immediate", "serious")
"""Levels that stop everything else. `concern` asks softly."""

_OUR_KINDS = {
    "self_harm": "child_self_harm",
    "missing": "missing_child",
    "overdose": "immediate_danger eating_or_overdose",
    "eating": "eating_or_overdose",
    "eating_disorder": "eating_or_overdose",
    "assault": "violence_threat abuse",
}
"""Kinds of the blind set that have other names with us."""


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


def messages(folder: Path) -> Iterator[Message]:
    """Every message of the set in `folder`."""
    for path in sorted(folder.glob("*.yml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8")):
            kinds = _kinds(group)
            because = group.get("because", group.get("why", ""))
            for text in group.get("messages") or [group["text"]]:
                yield Message(text, kinds, group.get("level"), because)


def _kinds(group: dict[str, Any]) -> frozenset[str]:
    named = [group["kind"], *group.get("also", ())] if "kind" in group else []
    return frozenset(ours for name in named for ours in _OUR_KINDS.get(name, name).split())


def score(folder: Path, look: Check = check) -> Score:
    """What `look` makes of the set in `folder`."""
    result = Score()
    for message in messages(folder):
        _count(message, look(message.text), result)
    return result


def _count(message: Message, crisis: Crisis | None, result: Score) -> None:
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
    """Prints the scores, and the messages behind every error; 1 when the blind set misses them."""
    for folder in STUDIED:
        _tell(f"{folder.name}, rules alone", score(folder, check_by_rules), named=False)
    for folder in ONCE_BLIND:
        _tell(f"{folder.name}, learned from", score(folder), named=False)
    _tell("blind, rules alone", score(BLIND, check_by_rules), named=False)
    result = score(BLIND)
    _tell("blind", result, named=True)
    reached = result.recall >= RECALL_WANTED and result.false_alarm_rate <= FALSE_ALARMS_ALLOWED
    return 0 if reached else 1


def _tell(name: str, result: Score, *, named: bool) -> None:
    print(f"\n{name}: {result.danger} dangers, {result.look_alikes} look-alikes")
    print(f"recall {result.recall:.3f}, false alarms {result.false_alarm_rate:.3f}")
    for error in ("missed", "false_alarms", "wrong_kind", "wrong_level") if named else ():
        found = getattr(result, error)
        print(f"{error.replace('_', ' ')}: {len(found)}")
        print("".join(f"  {text}\n" for text in found), end="")


if __name__ == "__main__":
    sys.exit(main())
