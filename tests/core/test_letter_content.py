"""Faults in letter content are found and said in words an editor can act on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from actions.core.content.errors import Problem
from actions.core.content.letters import load_letters
from actions.core.content.loader import GUIDANCE_ROOT
from actions.core.letter.facts import ONLY_GRADES

LETTER = "letters/evaluation_request/letter.yml"
PART = "letters/evaluation_request/parts/request.md"

Editor = Callable[[str, str], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the letters that a test may break."""
    shutil.copytree(GUIDANCE_ROOT / "letters", tmp_path / "letters")
    return tmp_path


def faults(root: Path, citations: set[str] | None = None) -> list[str]:
    problems: list[Problem] = []
    load_letters(root, problems, citations)
    return [str(problem) for problem in problems]


def test_the_letters_we_ship_have_no_fault() -> None:
    assert faults(GUIDANCE_ROOT) == []


# (the front matter and body of a part, what the editor is told)
BROKEN_PARTS = [
    ("---\nwhen: it_rains\n---\nHello.", "when: there is no rule it_rains; use one of a_condition"),
    ("Dear {kid}.", "there is no placeholder {kid} here; use Child, "),
    ("Dear {child.", "a brace is not closed"),
    ("The law says so.", "citations: this part speaks of law; list the citation it rests on"),
    ("---\ncitations: [x]\n---\nSee 34 CFR 300.301.", "write {law} for the section"),
    ("The facts: {fact_table}", "{fact_table} must stand alone as a paragraph"),
    ("---\ncitations: [x]\n---\nHello.", "citations: there is no x in citations/"),
    ("---\nmood: sad\n---\nHello.", "mood: extra fields not permitted (allowed keys: id, when"),
    ("---\nwhen: [\n---\nHello.", "front matter is not readable as YAML"),
    ("---\njust words\n---\nHello.", "front matter must be `key: value` lines"),
    ("---\nwhen: always\n---\n", "body: ensure this value has at least 1 characters"),
]


@pytest.mark.parametrize(("text", "told"), BROKEN_PARTS, ids=[told for _, told in BROKEN_PARTS])
def test_a_fault_in_a_part_names_the_file_and_the_cure(root: Path, text: str, told: str) -> None:
    (root / PART).write_text(text, encoding="utf-8")
    found = faults(root, citations=set())
    assert any(fault.startswith(f"{PART} (request): {told}") for fault in found), found


def test_a_listed_part_without_a_file_is_named(root: Path) -> None:
    (root / PART).unlink()
    assert faults(root) == [
        f"{LETTER} (evaluation_request): there is no part request.md in parts/ or _shared/parts/"
    ]


def test_a_part_that_no_letter_lists_is_named(root: Path) -> None:
    (root / "letters/evaluation_request/parts/stray.md").write_text("Hello.")
    (root / "letters/_shared/parts/lost.md").write_text("Hello.")
    assert faults(root) == [
        "letters/evaluation_request/parts/stray.md (stray): letter.yml does not list this part",
        "letters/_shared/parts/lost.md (lost): no letter lists this part",
    ]


def test_a_letter_without_its_file_is_named(root: Path) -> None:
    shutil.rmtree(root / "letters/section_504_review")
    assert "letters/section_504_review/letter.yml: this file is missing" in faults(root)


def test_a_placeholder_in_a_title_is_a_fault(root: Path) -> None:
    path = root / LETTER
    path.write_text(path.read_text().replace("title: Request", "title: '{child}'\nx: Request"))
    assert any("x: extra fields not permitted" in fault for fault in faults(root))
    path.write_text(path.read_text().replace("x: Request for a special education evaluation", ""))
    assert any("no placeholder {child} here" in fault for fault in faults(root))


def test_a_reason_without_words_is_named(root: Path) -> None:
    path = root / "letters/_shared/reasons.yml"
    path.write_text(path.read_text().replace("id: has_iep", "id: has_plan"))
    assert faults(root) == ["letters/_shared/reasons.yml: has_iep: this reason has no entry"]


def test_every_effect_a_parent_can_name_has_its_letter_phrase(content) -> None:  # type: ignore
    named = set(content.vocabulary["impacts"]) - {ONLY_GRADES}
    assert set(content.letters.words.impacts) == named
