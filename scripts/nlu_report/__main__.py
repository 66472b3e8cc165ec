"""Measures how messages are understood. docs/nlu.md keeps the figures.

python -m scripts.nlu_report
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Sequence

from actions.cli.understand import bot_models
from actions.core.understanding.understand import understand
from scripts.nlu_report.facts import Score
from scripts.nlu_report.messages import OUT, TODAY, Kept, kept_out


def main() -> None:
    """Prints figures and Markdown tables."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    measure_understanding(kept_out())


def measure_understanding(messages: Sequence[Kept]) -> None:
    """Prints what `understand` makes of the kept-out messages: labels, facts, confusions, speed."""
    models, score, confused = bot_models(), Score(), Counter[tuple[str, str]]()
    right = turned_away = caught = 0
    started = time.process_time()
    for kept in messages:
        read = understand(kept.text, models=models, today=TODAY)
        label = f"{read.intent}/{read.topic}" if read.topic else read.intent
        score.add(read.facts, kept.facts)
        right += label == kept.label
        caught += label == OUT == kept.label
        turned_away += label == OUT != kept.label
        if label != kept.label:
            confused[kept.label, label] += 1
    took = time.process_time() - started
    out = sum(kept.label == OUT for kept in messages)
    print(f"\n{len(messages)} messages, {out} of them not for us")
    print(
        f"accuracy {right / len(messages):.3f}; out of scope: {caught / out:.3f} caught,", end=" "
    )
    print(f"{turned_away / (len(messages) - out):.3f} of ours turned away")
    print(f"{len(messages) / took:.0f} texts a second of one processor")
    print(
        f"facts: F1 {score.f1():.3f}\n\n| field | right | invented | missed | F1 |\n|---|---|---"
        f"|---|---|"
    )
    for field in score.fields():
        counts = (score.right[field], score.invented[field], score.missed[field])
        print(f"| {field} | {' | '.join(map(str, counts))} | {score.f1([field]):.3f} |")
    print("\nConfused, true -> taken for:")
    for (true, taken), times in confused.most_common():
        print(f"  {times} x {true} -> {taken}")


if __name__ == "__main__":
    main()
