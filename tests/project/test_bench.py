"""The comparison's arithmetic, and that the bot we compare to is a whole Rasa project."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from scripts.bench.form_bot import PROJECT
from scripts.bench.report import OTHERS, ratios, table


def figures(milliseconds: float, per_second: float) -> dict[str, Any]:
    spread = {"median_ms": milliseconds, "p95_ms": milliseconds}
    busy = {"turns_a_second": per_second, "turns_a_cpu_second": per_second, **spread}
    return {
        "button": spread,
        "text": spread,
        "open_50": {"turns": 10, "failed": 0, **spread},
        "busy_1": busy,
        "busy_10": busy,
        "busy_50": busy,
        "start_s": milliseconds,
        "memory_mb": milliseconds,
        "training_s": milliseconds,
        "long": {"turn_10_ms": milliseconds},
    }


def test_less_time_and_more_turns_are_better() -> None:
    better = ratios(figures(30, 20), figures(10, 80))
    assert better["button turn, median ms"] == pytest.approx(3)
    assert better["turns a CPU second"] == pytest.approx(4)


def test_the_table_names_every_bot_and_figure() -> None:
    found = {name: figures(30, 20) for name in OTHERS} | {"homeroom": figures(10, 80)}
    compared = {name: ratios(found[name], found["homeroom"]) for name in OTHERS}
    written = table(
        {
            **found,
            "ratios": compared,
            "documents": {"letter_pdf_ms": 1.0},
            "understand_per_second": 9,
        }
    )
    assert "| button turn, median ms | 30.0 | 30.0 | 10.0 | 3.0 | 3.0 |" in written
    assert "letter_pdf_ms 1.0" in written


def test_the_form_asks_with_buttons_that_fill_it() -> None:
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    for slot in domain["forms"]["school_form"]["required_slots"]:
        (asked,) = domain["responses"][f"utter_ask_{slot}"]
        assert all(f'"{slot}"' in button["payload"] for button in asked["buttons"])
