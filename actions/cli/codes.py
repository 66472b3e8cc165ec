"""Exit codes of the `homeroom` command."""

from __future__ import annotations

BAD_INPUT = 2
"""What the caller gave cannot be used."""
