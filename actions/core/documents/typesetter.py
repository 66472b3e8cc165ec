"""One warm Typst compiler for each template: the first document is slow, the next are not.

Every word goes in as data, never as markup. A compiler serves one caller at a time.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, datetime, time, timezone
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Literal, cast

import typst

FOLDER = Path(__file__).parent
Standard = Literal["ua-1"]
PICTURE_WIDTH = 720
"""Points a picture is set to; what the PNG's resolution is worked out from."""


@dataclass(frozen=True)
class _Press:
    """A compiler and its lock: a second caller at the same time would be an error."""

    compiler: typst.Compiler
    lock: Lock = field(default_factory=Lock)


def as_pdf(template: str, words: dict[str, Any], dated: date) -> bytes:
    """A PDF by a template in this folder, in PDF/UA-1, the standard for accessible documents.

    A sign that no font on this machine has cannot be made accessible; such a document is still
    tagged, but does not claim the standard.
    """
    inputs = {"words": json.dumps(words)}
    timestamp = datetime.combine(dated, time(12), timezone.utc)
    press = _press(template)
    with press.lock:
        try:
            return _pdf(press.compiler, inputs, timestamp, "ua-1")
        except typst.TypstError:
            return _pdf(press.compiler, inputs, timestamp, None)


def picture_as_png(svg: str, width: int) -> bytes:
    """An SVG drawing as a PNG so many pixels wide."""
    press = _press("picture.typ")
    with press.lock:
        png = press.compiler.compile(
            format="png", ppi=72 * width / PICTURE_WIDTH, sys_inputs={"svg": svg}
        )
    return cast(bytes, png)


def _pdf(
    compiler: typst.Compiler,
    inputs: dict[str, str],
    timestamp: datetime,
    standard: Standard | None,
) -> bytes:
    pdf = compiler.compile(
        format="pdf", sys_inputs=inputs, pdf_standards=standard, timestamp=timestamp
    )
    return cast(bytes, pdf)  # one file, since we ask for PDF and no output path


@lru_cache(maxsize=8)
def _press(template: str) -> _Press:
    return _Press(typst.Compiler(FOLDER / template, font_paths=_fonts()))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Fonts are looked for once a process; that is the slow step."""
    return typst.Fonts()
