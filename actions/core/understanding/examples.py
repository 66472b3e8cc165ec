"""Training messages of data/nlu/ and data/clauses/, read as plain YAML.

Rasa reads data/nlu/ on its own, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

NLU_ROOT = Path(__file__).resolve().parents[3] / "data" / "nlu"
CLAUSES_ROOT = NLU_ROOT.parent / "clauses"


def read_examples(root: Path = NLU_ROOT) -> list[tuple[str, str]]:
    """(text, label) of every example below `root`, files in order of their names.

    A label is an intent ("greet") or a question with its topic ("faq/timelines").
    """
    return [pair for path in sorted(root.rglob("*.yml")) for pair in _in_file(path)]


def labelled_clauses(root: Path = CLAUSES_ROOT) -> Iterator[tuple[str, set[str]]]:
    """The clauses of data/clauses/ with their labels."""
    for path in sorted(root.glob("*.yml")):
        for group in yaml.safe_load(path.read_text(encoding="utf-8")):
            for clause in group["clauses"].splitlines():
                yield clause.strip(), set(group["means"])


def _in_file(path: Path) -> list[tuple[str, str]]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        (line[2:].strip(), entry["intent"])
        for entry in content["nlu"]
        for line in entry["examples"].splitlines()
        if line.startswith("- ")
    ]
