"""`homeroom plan`: what may fit the child in a case file, and why."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from actions.clock import today
from actions.core.content.loader import guidance
from actions.core.facts.case_file import read_case
from actions.core.plan.plan import make_plan
from actions.core.plan.summary import plan_text


def add_to(commands: Any) -> None:
    """Adds the subcommand."""
    command = commands.add_parser("plan", help="the plan for a case file")
    command.add_argument("case", type=Path, metavar="CASE.yml", help="see docs/case-file.md")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints the plan."""
    case = read_case(options.case, guidance())
    plan = make_plan(case, guidance(), today=today(case.state))
    as_json = options.json
    print(
        json.dumps(plan.as_json(), indent=2, ensure_ascii=False)
        if as_json
        else plan_text(plan, guidance())
    )
    return 0
