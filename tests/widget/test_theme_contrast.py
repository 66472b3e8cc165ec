"""The colors of widget/theme.css keep the contrast WCAG AA asks for."""

from __future__ import annotations

import re

import pytest

from .fake_server import WIDGET

TEXT = 4.5  # WCAG 2.2, 1.4.3
EDGE = 3.0  # WCAG 2.2, 1.4.11: borders of inputs and buttons, focus rings
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "care-soft", TEXT),
    ("ink", "accent-soft", TEXT),
    ("quiet", "paper", TEXT),
    ("quiet", "surface", TEXT),
    ("accent-strong", "surface", TEXT),
    ("accent-strong", "accent-soft", TEXT),
    ("on-accent", "accent", TEXT),
    ("care", "care-soft", TEXT),
    ("care", "surface", TEXT),
    ("care", "paper", TEXT),
    ("edge", "surface", EDGE),
    ("edge", "paper", EDGE),
    ("focus", "surface", EDGE),
    ("focus", "paper", EDGE),
]


def colors(scheme: str) -> dict[str, str]:
    light, dark = (WIDGET / "theme.css").read_text().split("prefers-color-scheme: dark")
    found = re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light if scheme == "light" else dark)
    return dict(found)


def luminance(color: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_contrast_the_standard_states() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colors_that_meet_can_be_told_apart(
    scheme: str, front: str, back: str, least: float
) -> None:
    palette = colors(scheme)
    assert contrast(palette[front], palette[back]) >= least
