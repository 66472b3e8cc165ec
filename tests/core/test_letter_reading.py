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

from actions.core.case import PART_DAY_COUNTS, PART_DAY_PROBLEMS, Case
from actions.core.content.loader import guidance
from actions.core.documents.pdf import as_pdf
from actions.core.documents.text import as_text
from actions.core.letter.choice import KINDS
from actions.core.letter.draft import draft_letter
from actions.core.letter.model import BulletList, FactTable, Letter, Paragraph
from tests.core.letter_cases import REFERENCE_CASES, TODAY, reference_case

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance

JUNK = ("None", "{", "}", "  ", "..", " ,", " .", ",,", "()", "- \n", ": \n")
MOST_PAGES = 2
HARDEST_GRADE = 9


def own_words() -> st.SearchStrategy[str]:
    """What a parent could type for a name; odd spacing and punctuation included."""
    signs = st.sampled_from("abcdeé ABC'-.,#*$@<>ñ中0")
    return st.text(signs, max_size=30).filter(lambda text: ".." not in text and ",," not in text)


def ids(topic: str) -> st.SearchStrategy[tuple[str, ...] | None]:
    known = sorted(guidance().vocabulary[topic])
    some = st.lists(st.sampled_from(known) | own_words(), max_size=5)
    return st.none() | some.map(tuple)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any valid case."""
    maybe_text = st.none() | own_words()
    count = st.none() | st.floats(0, 400)
    counts = ("missed_days", *PART_DAY_COUNTS)
    statuses = st.sampled_from(["diagnosed", "suspected", "waiting", "none"])
    texts = ("child_name", "parent_name", "school", "district", "period", "provider")
    conditions = draw(ids("conditions"))
    return Case(
        **{field: draw(maybe_text) for field in texts},
        **{field: draw(count) for field in counts},
        grade=draw(st.none() | st.sampled_from(["PK", "K", "1", "12"])),
        relationship=draw(
            st.none() | st.sampled_from(["parent", "guardian", "foster_parent", "other"])
        ),
        severity=draw(st.none() | st.sampled_from(sorted(guidance().letters.words.severity))),
        enrolled_days=draw(st.none() | st.integers(1, 400)),
        period_start=draw(st.none() | st.dates(max_value=TODAY)),
        avoided_classes=draw(ids("classes")),
        part_day_problems=draw(st.none() | st.sets(st.sampled_from(PART_DAY_PROBLEMS)).map(tuple)),
        per=draw(st.dictionaries(st.sampled_from(counts), st.sampled_from(["week", "month"]))),
        estimated=draw(st.sets(st.sampled_from(counts)).map(tuple)),
        conditions=conditions,
        condition_status=draw(st.none() | statuses),
        condition_statuses=draw(
            st.dictionaries(st.sampled_from(conditions), statuses) if conditions else st.just({})
        ),
        conditions_ruled_out=draw(ids("conditions")) or (),
        triggers=draw(ids("triggers")),
        impacts=draw(ids("impacts")),
        plan_status=draw(
            st.none() | st.sampled_from(["none", "504", "iep", "being_evaluated", "refused"])
        ),
        school_response=draw(ids("school_responses")),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), kind=st.sampled_from(KINDS))
def test_any_case_gives_a_clean_letter_of_every_kind(case: Case, kind: str) -> None:
    letter = draft_letter(case, guidance(), today=TODAY, kind=kind)
    text = as_text(letter)
    for junk in JUNK:
        assert junk not in text, junk
    assert all(is_filled(block) for block in letter.blocks)


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
@pytest.mark.parametrize("name", REFERENCE_CASES)
def test_letters_read_at_school_level(content: Guidance, name: str, kind: str) -> None:
    letter = draft_letter(reference_case(name), content, today=TODAY, kind=kind)
    assert textstat.flesch_kincaid_grade(running_text(letter)) <= HARDEST_GRADE


def running_text(letter: Letter) -> str:
    """The sentences of a letter; section numbers are not words to read."""
    texts = [block.text for block in letter.blocks if isinstance(block, Paragraph)]
    return re.sub(r" \([^)]*\d[^)]*\)", "", " ".join(texts)).replace(":", ".")
