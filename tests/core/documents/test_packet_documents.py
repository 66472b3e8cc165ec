"""The packet on paper: accessible, complete, and a parent's words printed as typed."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

from actions.core.documents.packet_pdf import packet_pdf
from actions.core.facts.case import Case
from actions.core.letter.model import BulletList, Paragraph
from actions.core.letter.words import own_words
from actions.core.papers.packet import make_packet
from actions.core.papers.packet_model import CheckList, Packet, Subheading
from tests.core.any_case import HOSTILE
from tests.core.letter_cases import ALL_CASES, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

MOST_PAGES = 7


def pdf_of(case: Case, content: Guidance) -> bytes:
    return packet_pdf(make_packet(case, content, today=TODAY))


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def texts(packet: Packet) -> Iterator[str]:
    """Every text that stands in a packet by itself."""
    for section in packet.sections:
        yield section.title
        for block in section.blocks:
            if isinstance(block, BulletList):
                yield from block.items
            if isinstance(block, CheckList):
                for item in block.items:
                    yield from (item.title, *item.details)
            if isinstance(block, (Paragraph, Subheading)):
                yield block.text


@pytest.mark.parametrize("name", ALL_CASES)
def test_the_pdf_holds_every_text_of_the_packet(content: Guidance, name: str) -> None:
    packet = make_packet(reference_case(name), content, today=TODAY)
    words = closed_up(words_of(packet_pdf(packet)))
    for text in texts(packet):
        assert closed_up(text) in words or spans_pages(text, words)


def spans_pages(text: str, words: str) -> bool:
    """Whether a text goes on after the foot of a page."""
    half = len(text) // 2
    return closed_up(text[:half])[:20] in words and closed_up(text[half:])[-20:] in words


def closed_up(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", ALL_CASES)
def test_a_packet_is_short_enough_to_carry(content: Guidance, name: str) -> None:
    assert len(PdfReader(BytesIO(pdf_of(reference_case(name), content))).pages) <= MOST_PAGES


def tags(element: Any) -> list[Any]:
    """All structure elements below one, itself first."""
    element = element.get_object()
    if not hasattr(element, "get") or "/S" not in element:
        children = element.get("/K", []) if hasattr(element, "get") else []
        found: list[Any] = []
    else:
        found, children = [element], element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if not isinstance(child, int):
            found += tags(child)
    return found


def test_a_screen_reader_finds_headings_lists_a_table_and_a_described_picture(
    content: Guidance,
) -> None:
    pdf = pdf_of(reference_case("evaluation_anxiety_17_days"), content)
    reader = PdfReader(BytesIO(pdf))
    catalog = reader.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] and catalog["/Lang"] == "en-US"
    assert b"pdfuaid" in pdf
    found = tags(catalog["/StructTreeRoot"])
    kinds = {element["/S"] for element in found}
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/Figure"} <= kinds
    figures = [element["/Alt"] for element in found if element["/S"] == "/Figure"]
    assert any("17 of 56 school days missed" in alt for alt in figures)
    assert reader.metadata is not None and reader.metadata.title == "Meeting packet for Maya"


@pytest.mark.parametrize("trick", HOSTILE)
def test_what_a_parent_typed_is_printed_and_never_obeyed(content: Guidance, trick: str) -> None:
    if not trick.isprintable():
        trick = "Jo"
    case = Case(
        child_name=f"Jo {trick} Lee",
        parent_name=trick,
        school=f"School {trick}",
        period=trick,
        missed_days=2,
        enrolled_days=20,
        conditions=(trick,),
        severity="weekly",
    )
    pdf = pdf_of(case, content)
    assert pdf.startswith(b"%PDF")
    if trick.isascii():
        assert closed_up(own_words(f"School {trick}") or "") in closed_up(words_of(pdf))


def test_the_same_packet_gives_the_same_pdf(content: Guidance) -> None:
    case = reference_case("iep_truancy")
    assert pdf_of(case, content) == pdf_of(case, content)
