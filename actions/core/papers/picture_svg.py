"""Draws the attendance picture as an SVG file and, for messengers, as a PNG.

The SVG is built as a tree, so what a parent typed is text and can never be markup. It has a title
and a description for screen readers, no script, no link and no font of its own.
"""

from __future__ import annotations

import textwrap
from datetime import date
from xml.etree import ElementTree

from actions.core.content.guidance import Guidance
from actions.core.documents.typesetter import picture_as_png
from actions.core.facts.case import Case
from actions.core.papers.picture import Chart, attendance_chart

WIDTH = 720
MARGIN = 32
BAR_HEIGHT = 44
BAR_WIDTH = WIDTH - 2 * MARGIN
ROW = 34
LINE_LENGTH = 62
"""Characters of large text that fit on one line."""

PNG_WIDTH = 1440

INK, SOFT, PALE, FILL, MARK = "#1b2733", "#4a5a68", "#dfe7ec", "#1f6f8b", "#b3401f"
"""Every text colour has at least 4.5 to 1 against white; colour never carries meaning alone."""

DASHES = {"stroke-width": 3, "stroke-dasharray": "6 4"}
"""On a white line of its own, so that it shows on the filled bar too."""

Element = ElementTree.Element


def attendance_picture_svg(case: Case, content: Guidance, *, today: date) -> str | None:
    """The picture as SVG text, or None when there is nothing to show."""
    chart = attendance_chart(case, content, today=today)
    return chart_svg(chart) if chart else None


def attendance_picture_png(case: Case, content: Guidance, *, today: date) -> bytes | None:
    """The picture as a PNG, or None when there is nothing to show."""
    svg = attendance_picture_svg(case, content, today=today)
    return picture_as_png(svg, PNG_WIDTH) if svg else None


def attendance_picture_alt(case: Case, content: Guidance, *, today: date) -> str | None:
    """The picture in words."""
    chart = attendance_chart(case, content, today=today)
    return chart.alt if chart else None


def chart_svg(chart: Chart) -> str:
    """A chart as SVG text."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "role": "img",
            "aria-labelledby": "picture-title picture-text",
            "lang": "en-US",
            "font-family": "Liberation Sans, Arial, Helvetica, sans-serif",
        },
    )
    ElementTree.SubElement(root, "title", {"id": "picture-title"}).text = chart.title
    ElementTree.SubElement(root, "desc", {"id": "picture-text"}).text = chart.alt
    _add(root, "rect", width="100%", height="100%", fill="#ffffff")
    bottom = _heading(root, chart)
    if chart.share is not None:
        bottom = _bar(root, chart, bottom)
    if chart.part_days:
        bottom = _rows(root, chart, bottom + 18)
    height = bottom + 20
    root.set("width", str(WIDTH))
    root.set("height", str(height))
    root.set("viewBox", f"0 0 {WIDTH} {height}")
    return ElementTree.tostring(root, encoding="unicode")


def _heading(root: Element, chart: Chart) -> int:
    """Title, headline and period; returns the lowest line used."""
    y = 20
    for line in textwrap.wrap(chart.title, LINE_LENGTH):
        y += 26
        _text(root, MARGIN, y, line, size=22, weight="bold")
    for line in textwrap.wrap(chart.headline, LINE_LENGTH + 8):
        y += 26
        _text(root, MARGIN, y, line, size=18)
    for line in textwrap.wrap(chart.period, LINE_LENGTH + 16):
        y += 22
        _text(root, MARGIN, y, line, size=15, fill=SOFT)
    return y


def _bar(root: Element, chart: Chart, top: int) -> int:
    """A bar of all school days with the missed share filled, and the line across it."""
    share = chart.share or 0
    y = top + 52
    _add(root, "rect", x=MARGIN, y=y, width=BAR_WIDTH, height=BAR_HEIGHT, rx=6, fill=PALE)
    width = max(round(BAR_WIDTH * share, 1), 2 if share else 0)
    _add(root, "rect", x=MARGIN, y=y, width=width, height=BAR_HEIGHT, rx=6, fill=FILL)
    line_x = round(MARGIN + BAR_WIDTH * chart.line, 1)
    for stroke, pattern in (("#ffffff", {"stroke-width": 7}), (MARK, DASHES)):
        ends = {"x1": line_x, "y1": y - 12, "x2": line_x, "y2": y + BAR_HEIGHT + 12}
        _add(root, "line", stroke=stroke, **ends, **pattern)
    _text(root, line_x, y - 18, chart.line_label, size=15, fill=MARK)
    label = f"{chart.missed_label}: {chart.percent or 0}%"
    _text(root, MARGIN, y + BAR_HEIGHT + 32, label, size=16, weight="bold")
    bottom = y + BAR_HEIGHT + 32
    for line in textwrap.wrap(chart.verdict, LINE_LENGTH + 16):
        bottom += 22
        _text(root, MARGIN, bottom, line, size=15, fill=SOFT)
    return bottom


def _rows(root: Element, chart: Chart, top: int) -> int:
    """One line for each kind of part-day trouble."""
    y = top + 24
    _text(root, MARGIN, y, chart.part_days_title, size=18, weight="bold")
    for part in chart.part_days:
        y += ROW
        _add(root, "line", x1=MARGIN, y1=y - 23, x2=WIDTH - MARGIN, y2=y - 23, stroke=PALE)
        _text(root, MARGIN, y, part.label, size=16)
        _text(root, WIDTH - MARGIN, y, part.value, size=16, weight="bold", anchor="end")
    return y


def _text(
    root: Element, x: float, y: float, words: str, *, size: int, fill: str = INK,
    weight: str = "normal", anchor: str = "start",
) -> None:  # fmt: skip
    place = {"x": x, "y": y, "font-size": size, "fill": fill, "font-weight": weight}
    _add(root, "text", **place, **{"text-anchor": anchor}).text = words


def _add(root: Element, tag: str, **attributes: object) -> Element:
    return ElementTree.SubElement(root, tag, {name: str(of) for name, of in attributes.items()})
