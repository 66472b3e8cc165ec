"""Text, Word and PDF letters hold the same words, and print a parent's words as typed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from pypdf import PdfReader

from actions.core.documents.docx import as_docx
from actions.core.documents.pdf import as_pdf
from actions.core.documents.text import as_text
from actions.core.facts.case import Case
from actions.core.letter.draft import draft_letter
from actions.core.letter.model import Letter
from tests.core.letter_cases import REFERENCE_CASES, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

US_LETTER = (612, 792)  # points

TRICKS = (
    '#eval("1+1")',
    "#sys.inputs",
    "*bold* _thin_",
    "$x^2$",
    "<img src=x>",
    "@ref",
    "= Heading",
    "\\n // note /* c */",
    "[link](http://x)",
    "- item",
    "{child}",
    "&amp; <b>",
    "`code`",
    "a~b",
)


def text_words(letter: Letter) -> str:
    return as_text(letter)


def docx_words(letter: Letter) -> str:
    document = docx.Document(BytesIO(as_docx(letter)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def pdf_words(letter: Letter) -> str:
    pages = PdfReader(BytesIO(as_pdf(letter))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


WRITERS = [text_words, docx_words, pdf_words]


@pytest.fixture(params=REFERENCE_CASES)
def letter(request: pytest.FixtureRequest, content: Guidance) -> Letter:
    return draft_letter(reference_case(request.param), content, today=TODAY)


@pytest.mark.parametrize("words_of", WRITERS)
def test_every_format_holds_every_line_of_the_letter(
    letter: Letter, words_of: Callable[[Letter], str]
) -> None:
    words = words_of(letter)
    for line in as_text(letter).splitlines():
        for piece in line.removeprefix("- ").split(": ", 1):
            assert piece in words


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("words_of", WRITERS)
def test_what_a_parent_typed_is_printed_and_never_obeyed(
    content: Guidance, words_of: Callable[[Letter], str], trick: str
) -> None:
    case = Case(
        child_name=f"Jo {trick} Lee",
        parent_name=trick,
        school=f"School {trick}",
        conditions=(trick,),
        avoided_classes=(trick,),
        missed_days=2,
        severity="weekly",
    )
    words = words_of(draft_letter(case, content, today=TODAY))
    assert words.count(trick) >= 5


def test_the_pdf_is_tagged_titled_and_on_us_letter_paper(letter: Letter) -> None:
    pdf = PdfReader(BytesIO(as_pdf(letter)))
    catalog = pdf.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en-US"
    assert "/StructTreeRoot" in catalog
    assert pdf.metadata is not None
    assert pdf.metadata.title == letter.title
    assert pdf.metadata.author == letter.author
    assert (pdf.pages[0].mediabox.width, pdf.pages[0].mediabox.height) == US_LETTER
    assert b"pdfuaid" in as_pdf(letter)


def test_a_sign_no_font_has_still_gives_a_pdf(content: Guidance) -> None:
    letter = draft_letter(Case(child_name="\U0001243a Lee"), content, today=TODAY)
    assert as_pdf(letter).startswith(b"%PDF")


def test_the_same_letter_gives_the_same_pdf(letter: Letter) -> None:
    assert as_pdf(letter) == as_pdf(letter)


def test_the_word_file_uses_real_styles_and_properties(letter: Letter) -> None:
    document = docx.Document(BytesIO(as_docx(letter)))
    styles = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    assert {"Heading 1", "Normal", "No Spacing", "List Bullet"} <= styles
    assert document.tables[0].style.name == "Table Grid"
    assert document.core_properties.title == letter.title
    assert document.core_properties.author == letter.author
    assert document.core_properties.language == "en-US"


def test_the_table_tells_a_screen_reader_its_header_row(letter: Letter) -> None:
    document = docx.Document(BytesIO(as_docx(letter)))
    assert "w:tblHeader" in document.tables[0].rows[0]._tr.xml


@pytest.mark.parametrize("trick", ["=cmd|' /C calc'!A0", "+1+1", "@SUM(1)", "{ DATE }"])
def test_a_name_never_becomes_a_field_of_the_word_file(content: Guidance, trick: str) -> None:
    letter = draft_letter(Case(child_name=trick, conditions=(trick,)), content, today=TODAY)
    document = docx.Document(BytesIO(as_docx(letter)))
    xml = document.element.xml
    assert "w:fldSimple" not in xml and "w:instrText" not in xml and "w:hyperlink" not in xml
    assert any(trick in paragraph.text for paragraph in document.paragraphs)


def test_a_letter_by_nobody_yet_has_no_author(content: Guidance) -> None:
    letter = draft_letter(Case(), content, today=TODAY)
    assert docx.Document(BytesIO(as_docx(letter))).core_properties.author == ""
    assert as_pdf(letter).startswith(b"%PDF")
