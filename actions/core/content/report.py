"""The editors' check: everything that is wrong with the content, in words they can act on."""

from __future__ import annotations

import sys
from pathlib import Path

from actions.core.content.errors import Problem
from actions.core.content.guidance import Guidance
from actions.core.content.inventory import number_of_entries
from actions.core.content.loader import GUIDANCE_ROOT, read_guidance
from actions.core.content.reading import can_grade
from actions.core.content.unused_content import unused_content
from actions.core.content.wording import wording_faults


def faults(root: Path = GUIDANCE_ROOT) -> tuple[Guidance, list[Problem]]:
    """The content below `root` as far as it is readable, and every fault in it."""
    content, problems = read_guidance(root)
    return content, sorted([*problems, *unused_content(content), *wording_faults(content)])


def check(root: Path = GUIDANCE_ROOT) -> int:
    """Prints every fault, or that all is good. Returns 1 when there is a fault, else 0."""
    content, problems = faults(root)
    if not can_grade():
        print("Reading grades were not checked: textstat is not installed.", file=sys.stderr)
    if problems:
        print("\n".join(map(str, problems)), file=sys.stderr)
        print(f"{len(problems)} to mend", file=sys.stderr)
        return 1
    print(f"{number_of_entries(content)} entries, all good")
    return 0
