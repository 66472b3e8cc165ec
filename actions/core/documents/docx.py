"""A letter as a Word document the parent can edit, built from named styles only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.table import Table

from actions.core.documents.text import BOX, as_line
from actions.core.letter.model import Block, BulletList, FactTable, Field, Letter

LANGUAGE = "en-US"
FONT = "Calibri"  # in Word, LibreOffice (as Carlito) and Google Docs
ADDRESS = "No Spacing"
BULLETS = "List Bullet"
TABLE = "Table Grid"
TABLE_WIDTHS = (Inches(2.1), Inches(4.4))


def as_docx(letter: Letter) -> bytes:
    """The letter as the bytes of a .docx file."""
    document = Document()
    _set_up(document, letter)
    _lines(document, letter.sender)
    _lines(document, [letter.date_line])
    _lines(document, letter.addressee)
    document.add_heading(as_line(letter.subject), level=1)
    _lines(document, letter.reference)
    document.add_paragraph(letter.salutation)
    for block in letter.blocks:
        _add_block(document, block)
    # The signature never stands alone on a page.
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    _sign_off(document, letter)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_up(document: WordDocument, letter: Letter) -> None:
    """Page, fonts and properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(1)
    section.top_margin = section.bottom_margin = Inches(0.85)
    for name in ("Normal", ADDRESS, "Heading 1"):
        _set_font(document, name)
    document.styles["Normal"].paragraph_format.space_after = Pt(8)
    document.styles[BULLETS].paragraph_format.space_after = Pt(2)
    properties = document.core_properties
    properties.title, properties.author = letter.title, letter.author
    properties.language, properties.comments = LANGUAGE, ""
    properties.created = properties.modified = datetime.combine(letter.date, time(12))


def _set_font(document: WordDocument, style_name: str) -> None:
    """One font, 11 points, black, marked as US English for spelling and screen readers."""
    style = document.styles[style_name]
    style.font.name, style.font.size = FONT, Pt(11)
    style.font.color.rgb = RGBColor(0, 0, 0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        # A theme font would win over the named one.
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LANGUAGE)
    properties.append(language)


def _lines(document: WordDocument, lines: Sequence[str | Field]) -> None:
    """Lines that belong together, and a gap after the last."""
    for line in lines:
        document.add_paragraph(as_line(line), style=ADDRESS)
    document.paragraphs[-1].paragraph_format.space_after = Pt(10)


def _add_block(document: WordDocument, block: Block) -> None:
    if isinstance(block, FactTable):
        _add_table(document, block)
    elif isinstance(block, BulletList):
        for item in block.items:
            document.add_paragraph(item, style=BULLETS)
        document.paragraphs[-1].paragraph_format.space_after = Pt(8)
    else:
        document.add_paragraph(block.text)


def _add_table(document: WordDocument, facts: FactTable) -> None:
    table = document.add_table(rows=0, cols=2, style=TABLE)
    table.autofit = False
    for row in (facts.header, *facts.rows):
        for cell, text, width in zip(table.add_row().cells, row, TABLE_WIDTHS, strict=True):
            cell.width = width
            cell.paragraphs[0].text = text
            cell.paragraphs[0].style = ADDRESS
    _mark_header(table)
    document.add_paragraph(style=ADDRESS)  # Word glues the next text to a table without it


def _mark_header(table: Table) -> None:
    """Bold, and told to screen readers as the header row."""
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    header = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(header)


def _sign_off(document: WordDocument, letter: Letter) -> None:
    closing = document.add_paragraph(letter.closing)
    closing.paragraph_format.space_after = Pt(24)
    closing.paragraph_format.keep_with_next = True
    _lines(document, letter.signature)
    if letter.cc:
        _lines(document, [f"{letter.cc_label}: {line}" for line in letter.cc])
    if letter.enclosures:
        label = f"{letter.enclosures_label}:"
        _lines(document, [label, *(BOX + line for line in letter.enclosures)])
