"""From two bots' figures to ratios and a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Figures = Mapping[str, Any]

BETTER_WHEN_SMALLER = {
    "button turn, median": ("button", "median_ms"),
    "button turn, p95": ("button", "p95_ms"),
    "text turn, median": ("text", "median_ms"),
    "text turn, p95": ("text", "p95_ms"),
    "50 parents, open loop, p95": ("open_50", "p95_ms"),
    "start-up": ("start_s",),
    "memory": ("memory_mb",),
    "training": ("training_s",),
}
BETTER_WHEN_LARGER = {
    "turns a second, 1 parent": ("busy_1", "turns_a_second"),
    "turns a second, 10 parents": ("busy_10", "turns_a_second"),
    "turns a second, 50 parents": ("busy_50", "turns_a_second"),
    "turns a CPU second": ("busy_10", "turns_a_cpu_second"),
}


def value(figures: Figures, path: tuple[str, ...]) -> float:
    """The figure at a path of keys."""
    for key in path:
        figures = figures[key]
    return float(figures)  # type: ignore[arg-type]  # the path ends at a number


def ratios(default: Figures, homeroom: Figures) -> dict[str, float]:
    """How many times better Homeroom is; below 1 it is worse."""
    smaller = {
        name: value(default, path) / value(homeroom, path)
        for name, path in BETTER_WHEN_SMALLER.items()
    }
    larger = {
        name: value(homeroom, path) / value(default, path)
        for name, path in BETTER_WHEN_LARGER.items()
    }
    return {**smaller, **larger}


def table(result: Figures) -> str:
    """A Markdown table of the run."""
    lines = ["| | default bot | Homeroom | times better |", "| --- | --- | --- | --- |"]
    for name, path in {**BETTER_WHEN_SMALLER, **BETTER_WHEN_LARGER}.items():
        before, after = value(result["default"], path), value(result["homeroom"], path)
        lines.append(f"| {name} | {before:.1f} | {after:.1f} | {result['ratios'][name]:.1f} |")
    for bot in ("default", "homeroom"):
        lines.append(f"\n{bot}, one long conversation: {_said(result[bot]['long'])}")
        lines.append(f"{bot}, 50 parents in the open loop: {_said(result[bot]['open_50'])}")
    lines.append(f"documents: {_said(result['documents'])}")
    lines.append(f"understood texts a second: {result['understand_per_second']:.0f}")
    return "\n".join(lines)


def _said(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {figure:.1f}" for name, figure in figures.items())
