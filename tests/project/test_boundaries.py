"""The core is plain Python, and nothing reaches out when it is merely imported."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.project.layout import ROOT

CORE = sorted((ROOT / "actions" / "core").rglob("*.py"))
CLOCK = ROOT / "actions" / "clock.py"
SERVED = sorted(
    path for folder in ("actions", "rasa_project") for path in (ROOT / folder).rglob("*.py")
)
CODE = sorted(
    path
    for folder in ("actions", "rasa_project", "scripts")
    for path in (ROOT / folder).rglob("*.py")
)


def imported_packages(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_core_never_imports_rasa_nor_what_stands_on_it(path: Path) -> None:
    names = imported_packages(path)
    assert not {name.partition(".")[0] for name in names} & {"rasa", "rasa_sdk", "rasa_project"}
    assert not {name for name in names if name.startswith("actions.")} - {
        name for name in names if name.startswith("actions.core")
    }


def reads_a_clock(path: Path) -> bool:
    """Whether a module asks what day or time of day it is."""
    asked = {("date", "today"), ("datetime", "today"), ("datetime", "now"), ("datetime", "utcnow")}
    return any(
        isinstance(node, ast.Attribute) and (_last_name(node.value), node.attr) in asked
        for node in ast.walk(ast.parse(path.read_text()))
    )


def _last_name(node: ast.expr) -> str | None:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", None)


@pytest.mark.parametrize("path", SERVED, ids=lambda path: str(path.relative_to(ROOT)))
def test_one_module_knows_what_day_it_is(path: Path) -> None:
    assert reads_a_clock(path) == (path == CLOCK)


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    source = path.read_text()
    assert not source.strip() or ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_small_enough_to_read(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 250
