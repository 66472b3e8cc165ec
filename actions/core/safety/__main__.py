"""`python -m actions.core.safety "TEXT"`: the danger in a message and the answer to it, as JSON."""

from __future__ import annotations

import json
import sys

from actions.core.content.errors import Problem
from actions.core.content.safety import load_safety
from actions.core.safety import begin, check
from actions.core.safety.rules import CONTENT_ROOT

USAGE = 2


def main(arguments: list[str]) -> int:
    """Prints kind, level, language and reply; `null` when nobody is in danger."""
    if len(arguments) != 1:
        print('usage: python -m actions.core.safety "TEXT"', file=sys.stderr)
        return USAGE
    crisis = check(arguments[0])
    if crisis is None:
        print("null")
        return 0
    problems: list[Problem] = []
    reply = " ".join(begin(crisis, None, load_safety(CONTENT_ROOT, problems))[1].texts)
    found = {"kind": crisis.kind, "level": crisis.level, "language": crisis.language}
    print(json.dumps({**found, "reply": reply}, ensure_ascii=False, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
