"""Broken safety content is refused before the bot can start, with words an editor can act on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from actions.core.content.errors import ContentError, Problem
from actions.core.content.safety import load_safety
from actions.core.content.safety_grammar import parse, parts_of
from actions.core.safety import check, rules

ROOT = Path(__file__).parents[3] / "guidance_content"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "safety", tmp_path / "safety")
    return tmp_path


def faults(root: Path) -> list[str]:
    problems: list[Problem] = []
    load_safety(root, problems)
    return [str(problem) for problem in problems]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_projects_own_content_has_no_faults() -> None:
    assert faults(ROOT) == []


def test_missing_rules_are_a_fault(copy: Path) -> None:
    shutil.rmtree(copy / "safety/patterns")
    assert any("no danger would be seen" in fault for fault in faults(copy))


def test_the_check_raises_when_its_rules_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "CONTENT_ROOT", tmp_path)
    rules.safety_rules.cache_clear()
    try:
        with pytest.raises(ContentError):
            check("hello")
    finally:
        rules.safety_rules.cache_clear()


def test_an_unknown_list_is_named(copy: Path) -> None:
    replace(copy / "safety/patterns/psychosis.yml", "{number}", "{nummer}")
    assert any("no list {nummer}" in fault for fault in faults(copy))


def test_an_unknown_line_is_named(copy: Path) -> None:
    replace(copy / "safety/replies.yml", "{line.childhelp}", "{line.childhalp}")
    assert any("{line.childhalp}" in fault for fault in faults(copy))


def test_a_kind_without_a_reply_is_named(copy: Path) -> None:
    replace(
        copy / "safety/replies.yml",
        "kinds: [psychosis]\n  levels: [serious]",
        "kinds: [psychosis]\n  levels: [past]",
    )
    wanted = "safety/replies.yml: no reply to a parent for psychosis at level serious"
    assert wanted in faults(copy)


def test_a_reply_that_asks_by_itself_is_named(copy: Path) -> None:
    path = copy / "safety/replies.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("I hear you.", "Do you hear me?", 1),
        encoding="utf-8",
    )
    assert any("only `asks` may bring a question" in fault for fault in faults(copy))


def test_a_missing_spanish_message_is_named(copy: Path) -> None:
    replace(copy / "safety/talk_es.yml", "id: not_sure\n", "id: not_certain\n")
    assert "safety/talk_es.yml (not_certain): is in one language only" in faults(copy)


def test_a_help_line_that_no_message_gives_is_named(copy: Path) -> None:
    path = copy / "safety/lines.yml"
    entry = "- {id: nobody, name: N, reach: '1', status: known, checked_on: 2026-11-30}\n"
    path.write_text(path.read_text(encoding="utf-8") + entry, encoding="utf-8")
    assert any("no message gives this line" in fault for fault in faults(copy))


def test_an_answer_without_words_is_named(copy: Path) -> None:
    replace(copy / "safety/talk.yml", "answer: steps_taken", "answer: over")
    assert any("nothing to say for steps_taken" in fault for fault in faults(copy))


def test_a_rule_without_wordings_is_named(copy: Path) -> None:
    (copy / "safety/patterns/empty.yml").write_text(
        "- {id: empty, kind: abuse_by_family, level: serious}\n", encoding="utf-8"
    )
    assert any("give it `patterns` or `together`" in fault for fault in faults(copy))


@pytest.mark.parametrize("wording", ["die", "die + ", "+ die", "a|b + die"])
def test_a_together_wording_that_cannot_be_read_is_refused(wording: str) -> None:
    with pytest.raises(ValueError, match="bracket|word|between"):
        parts_of(wording)


def test_words_that_yaml_reads_as_yes_or_no_are_refused(copy: Path) -> None:
    replace(copy / "safety/words/lists.yml", '"no"', "no")
    assert any('put "no" and "off" in quotes' in fault for fault in faults(copy))


@pytest.mark.parametrize("pattern", ["(a|b", "a)", "a|b", "?", "Die", "..", "(a|)", "kill-him", ""])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="bracket|read|word|follow"):
        parse(pattern)
