"""`python -m actions.core.content [FOLDER]` is the same as `homeroom content check`."""

from __future__ import annotations

import sys
from pathlib import Path

from actions.core.content.loader import GUIDANCE_ROOT
from actions.core.content.report import check


def main(arguments: list[str]) -> int:
    """Checks the content; 1 when there is any fault."""
    return check(Path(arguments[0]) if arguments else GUIDANCE_ROOT)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
