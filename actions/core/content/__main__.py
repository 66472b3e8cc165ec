"""The editors' check: `python -m actions.core.content [FOLDER]` prints every fault, or all good."""

from __future__ import annotations

import sys
from pathlib import Path

from actions.core.content.checks import leftovers
from actions.core.content.inventory import number_of_entries
from actions.core.content.loader import GUIDANCE_ROOT, read_guidance


def main(arguments: list[str]) -> int:
    """Checks the content; 1 when there is any fault."""
    root = Path(arguments[0]) if arguments else GUIDANCE_ROOT
    content, problems = read_guidance(root)
    problems += leftovers(content)
    if problems:
        print("\n".join(str(problem) for problem in sorted(problems)), file=sys.stderr)
        print(f"{len(problems)} to mend", file=sys.stderr)
        return 1
    print(f"{number_of_entries(content)} entries, all good")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
