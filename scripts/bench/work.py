"""Times of the core's own work, without a bot: documents and understanding."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import numpy as np
import yaml

from actions.cli.understand import bot_models
from actions.core.content.loader import guidance
from actions.core.documents.packet_pdf import packet_pdf
from actions.core.documents.store import render_letter
from actions.core.facts.case_file import read_case
from actions.core.letter.draft import draft_letter
from actions.core.papers.calendar_file import calendar_file
from actions.core.papers.packet import make_packet
from actions.core.papers.picture_svg import attendance_picture_png, attendance_picture_svg
from actions.core.understanding.understand import understand
from scripts.model_file import ROOT

CASE = ROOT / "tests" / "cases" / "evaluation_anxiety_17_days.yml"
MESSAGES = ROOT / "tests" / "nlu" / "held_out.yml"
RUNS = 20


def document_times() -> dict[str, float]:
    """Milliseconds for each document of one case, once warm."""
    case, content, today = read_case(CASE, guidance()), guidance(), date.today()
    letter = draft_letter(case, content, today=today)
    return {
        "letter_draft_ms": median_ms(lambda: draft_letter(case, content, today=today)),
        "letter_pdf_ms": median_ms(lambda: render_letter(letter, "pdf")),
        "letter_docx_ms": median_ms(lambda: render_letter(letter, "docx")),
        "packet_pdf_ms": median_ms(lambda: packet_pdf(make_packet(case, content, today=today))),
        "picture_svg_ms": median_ms(lambda: attendance_picture_svg(case, content, today=today)),
        "picture_png_ms": median_ms(lambda: attendance_picture_png(case, content, today=today)),
        "calendar_ms": median_ms(lambda: calendar_file(case, content, today=today)),
    }


def understand_per_second() -> float:
    """Kept-out messages understood in a second, the models loaded once."""
    entries = yaml.safe_load(MESSAGES.read_text(encoding="utf-8"))
    texts = [entry["text"] for entry in entries]
    models, today = bot_models(), date.today()
    started = time.perf_counter()
    for text in texts:
        understand(text, models=models, today=today)
    return len(texts) / (time.perf_counter() - started)


def median_ms(work: Callable[[], object]) -> float:
    """Median of several runs, after one to warm up."""
    work()
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return float(np.median(taken))
