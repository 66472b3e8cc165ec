"""A parent opens the page, answers, reads the summary and leaves with the letter in hand."""

from __future__ import annotations

import io

from docx import Document
from pypdf import PdfReader

from actions.core.questions import MAX_QUESTIONS
from tests.conversations.conftest import drafts, taps_through, with_letter
from tests.parent import Parent

FIRST_QUESTION = (
    "How much is school refusal currently affecting your child's ability to attend school?"
)


def test_the_page_opens_with_the_greeting_and_the_first_question(parent: Parent) -> None:
    parent.opens()
    assert parent.text.startswith("Hi, I'm Homeroom")
    assert parent.question == FIRST_QUESTION
    assert len(parent.buttons()) == 5


def test_a_terse_parent_needs_nine_answers(parent: Parent) -> None:
    taps_through(parent)
    asked = [m for m in parent.all_heard if "?" in m.get("text", "") and m.get("buttons")]
    assert "letter" in parent.question
    assert len(asked) - 1 <= MAX_QUESTIONS


def test_the_summary_says_what_may_fit_and_why(parent: Parent) -> None:
    summary = taps_through(parent).text
    assert "IEP" in summary
    assert "anxiety" in summary.lower()
    assert "20" in summary
    assert "you told me" in summary


def test_names_are_asked_only_for_the_letter_and_go_into_every_format(parent: Parent) -> None:
    taps_through(parent)
    assert "name" not in parent.question.lower()
    drafts(parent, "maya lopez", "I'm Dana Lopez", "Lincoln Middle School")
    pdf = " ".join(
        page.extract_text() for page in PdfReader(io.BytesIO(parent.downloads("pdf"))).pages
    )
    word = Document(io.BytesIO(parent.downloads("docx")))
    docx = "\n".join(p.text for p in word.paragraphs) + "\n".join(
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    )
    for text in (parent.letter["text"], pdf, docx, parent.downloads("txt").decode()):
        for fact in ("Maya Lopez", "Dana Lopez", "Lincoln Middle School", "20", "anxiety"):
            assert fact in text


def test_every_name_can_be_left_blank(parent: Parent) -> None:
    with_letter(parent)
    assert "____" in parent.letter["text"]
    assert "None" not in parent.letter["text"]


def test_a_plain_yes_takes_up_the_letter(parent: Parent) -> None:
    taps_through(parent).says("yes please")
    assert "Yes, write this one" in parent.buttons()
