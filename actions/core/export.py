"""A case as a case file (docs/case-file.md): what `homeroom letter` and `homeroom plan` read."""

from __future__ import annotations

import yaml

from actions.core.facts.case import Case


def export(case: Case) -> str:
    """The known facts as YAML, in the order of `Case`."""
    return yaml.safe_dump(case.known(), sort_keys=False, allow_unicode=True)
