"""From the bots' figures to ratios and a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Figures = Mapping[str, Any]

BETTER_WHEN_SMALLER = {
    "button turn, median ms": ("button", "median_ms"),
    "button turn, p95 ms": ("button", "p95_ms"),
    "typed turn, median ms": ("text", "median_ms"),
    "typed turn, p95 ms": ("text", "p95_ms"),
    "50 parents, open loop, p95 ms": ("open_50", "p95_ms"),
    "start-up, s": ("start_s",),
    "memory, MB": ("memory_mb",),
    "training, s": ("training_s",),
}
BETTER_WHEN_LARGER = {
    "turns a second, 1 parent": ("busy_1", "turns_a_second"),
    "turns a second, 10 parents": ("busy_10", "turns_a_second"),
    "turns a second, 50 parents": ("busy_50", "turns_a_second"),
    "turns a CPU second": ("busy_10", "turns_a_cpu_second"),
}
OTHERS = {"default": "starter bot", "form": "starter bot with a form"}
"""The bots Homeroom is compared to, and what the table calls them."""


def value(figures: Figures, path: tuple[str, ...]) -> float:
    """The figure at a path of keys."""
    for key in path:
        figures = figures[key]
    return float(figures)  # type: ignore[arg-type]  # the path ends at a number


def ratios(other: Figures, homeroom: Figures) -> dict[str, float]:
    """How many times better Homeroom is than the other bot; below 1 it is worse."""
    smaller = {
        name: value(other, path) / value(homeroom, path)
        for name, path in BETTER_WHEN_SMALLER.items()
    }
    larger = {
        name: value(homeroom, path) / value(other, path)
        for name, path in BETTER_WHEN_LARGER.items()
    }
    return {**smaller, **larger}


def table(result: Figures) -> str:
    """A Markdown table of the run."""
    names = [*OTHERS.values(), "Homeroom", *(f"better than {name}" for name in OTHERS.values())]
    lines = [_row("", names), _row("---", ["---:"] * len(names))]
    for name, path in {**BETTER_WHEN_SMALLER, **BETTER_WHEN_LARGER}.items():
        figures = [f"{value(result[bot], path):.1f}" for bot in (*OTHERS, "homeroom")]
        better = [f"{result['ratios'][bot][name]:.1f}" for bot in OTHERS]
        lines.append(_row(name, [*figures, *better]))
    for bot in (*OTHERS, "homeroom"):
        lines.append(f"\n{bot}, one long conversation: {_said(result[bot]['long'])}")
        lines.append(f"{bot}, 50 parents in the open loop: {_said(result[bot]['open_50'])}")
    lines.append(f"\ndocuments: {_said(result['documents'])}")
    lines.append(f"understood texts a second: {result['understand_per_second']:.0f}")
    return "\n".join(lines)


def _row(name: str, cells: list[str]) -> str:
    return f"| {' | '.join([name, *cells])} |"


def _said(figures: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {figure:.1f}" for name, figure in figures.items())
