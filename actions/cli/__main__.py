"""`python -m actions.cli` is the same as `homeroom`."""

import sys

from actions.cli import main

if __name__ == "__main__":
    sys.exit(main())
