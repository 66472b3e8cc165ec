"""Any case gives a clean letter that is easy to read and not too long."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import textstat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from actions.core.content.loader import guidance
from actions.core.documents.pdf import as_pdf
from actions.core.documents.text import as_text
from actions.core.facts.case import Case
from actions.core.letter.choice import KINDS
from actions.core.letter.draft import draft_letter
from actions.core.letter.model import BulletList, FactTable, Letter, Paragraph
from actions.core.letter.words import own_words
from tests.core.any_case import cases, hostile_words
from tests.core.letter_cases import ALL_CASES, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

JUNK = ("None", "{", "}", "  ", "..", " ,", " .", ",,", "()", "- \n", ": \n")
MOST_PAGES = 2
HARDEST_GRADE = 9


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), kind=st.sampled_from(KINDS))
def test_any_case_gives_a_clean_letter_of_every_kind(case: Case, kind: str) -> None:
    letter = draft_letter(case, guidance(), today=TODAY, kind=kind)
    text = as_text(letter)
    for junk in JUNK:
        assert junk not in text, junk
    assert all(is_filled(block) for block in letter.blocks)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(hostile_words()), kind=st.sampled_from(KINDS))
def test_whatever_a_parent_typed_is_printed_and_never_obeyed(case: Case, kind: str) -> None:
    letter = draft_letter(case, guidance(), today=TODAY, kind=kind)
    text = as_text(letter)
    assert "None" not in text
    for name in (case.child_name, case.parent_name, case.school):
        assert (own_words(name) or "") in text


def is_filled(block: Paragraph | BulletList | FactTable) -> bool:
    if isinstance(block, Paragraph):
        return re.search(r"\w.*\.$|\w:$", block.text) is not None
    items = block.items if isinstance(block, BulletList) else sum(block.rows, ())
    return bool(items) and all(item.strip() for item in items)


def fullest_case() -> Case:
    """A case with everything told at once."""
    vocabulary = guidance().vocabulary
    return reference_case("section_504_panic_pickups").copy(
        update={
            "triggers": tuple(vocabulary["triggers"])[:8],
            "impacts": tuple(vocabulary["impacts"]),
            "conditions": ("anxiety", "adhd", "autism"),
            "school_response": ("attendance_only", "interventions_first", "needs_diagnosis"),
            "late_arrivals": 3,
            "partial_days": 5,
            "enrolled_days": 56,
        }
    )


@pytest.mark.parametrize("kind", KINDS)
def test_even_the_fullest_letter_takes_two_pages(content: Guidance, kind: str) -> None:
    letter = draft_letter(fullest_case(), content, today=TODAY, kind=kind)
    assert len(PdfReader(BytesIO(as_pdf(letter))).pages) <= MOST_PAGES


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ALL_CASES)
def test_letters_read_at_school_level(content: Guidance, name: str, kind: str) -> None:
    letter = draft_letter(reference_case(name), content, today=TODAY, kind=kind)
    assert textstat.flesch_kincaid_grade(running_text(letter)) <= HARDEST_GRADE


def running_text(letter: Letter) -> str:
    """The sentences of a letter; section numbers are not words to read."""
    texts = [block.text for block in letter.blocks if isinstance(block, Paragraph)]
    return re.sub(r" \([^)]*\d[^)]*\)", "", " ".join(texts)).replace(":", ".")
