"""Reads guidance_content/letters/ and checks that every letter can be written.

A letter's own parts are in its folder, those several letters use in _shared/parts/. A part is a
Markdown file with front matter:

    ---
    when: school_time_is_missed     # a rule of actions/core/rules/;     default: always
    for_illness: false              # never for a child with a medical condition; true: only then
    citations: [idea_child_find]    # {law} prints their sections
    ---
    Plain paragraphs and "- " bullets with {placeholders} of actions/core/letter/facts.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from actions.core.content.entry import parse_entry, read_entries
from actions.core.content.errors import Problem
from actions.core.content.letter_models import (
    LetterContent,
    LetterReason,
    Letters,
    LetterTemplate,
    LetterWords,
    Part,
)
from actions.core.letter.checks import line_faults, part_faults, text_faults
from actions.core.letter.choice import REASONS
from actions.core.letter.kinds import KINDS

__all__ = ["Letters", "load_letters"]

SHARED = "letters/_shared"
FENCE = "---\n"


def load_letters(root: Path, problems: list[Problem], citations: set[str] | None = None) -> Letters:
    """All letters below `root`; faults go to `problems`. `citations` are the ids that exist."""
    words = read_entries(root, f"{SHARED}/words.yml", LetterWords, problems)
    reasons = read_entries(root, f"{SHARED}/reasons.yml", LetterReason, problems)
    missing = [f"{reason}: this reason has no entry" for reason in sorted(REASONS - set(reasons))]
    problems.extend(Problem(f"{SHARED}/reasons.yml", "", fault) for fault in missing)
    reader = _LetterReader(root, problems, citations)
    letters = {kind: letter for kind in _kinds(root) if (letter := reader.letter(kind))}
    reader.report_unused_shared_parts()
    reader.report_unknown_next_letters(letters)
    return Letters(letters, words.get("letter_words", LetterWords.construct()), reasons)


def _kinds(root: Path) -> list[str]:
    """The kinds the choice names, in its order, then any folder more."""
    folders = sorted(path.name for path in (root / "letters").glob("[!_]*") if path.is_dir())
    return list(dict.fromkeys((*KINDS, *folders)))


@dataclass
class _LetterReader:
    """Reads letters one after the other, remembering which shared parts they used."""

    root: Path
    problems: list[Problem]
    citations: set[str] | None
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.shared = self._parts(SHARED)

    def letter(self, kind: str) -> LetterContent | None:
        """One kind of letter, or None when its letter.yml cannot be used."""
        folder = f"letters/{kind}"
        file = f"{folder}/letter.yml"
        template = read_entries(self.root, file, LetterTemplate, self.problems).get(kind)
        if template is None:
            self._report(file, kind, [f"there is no entry with the id {kind}"])
            return None
        self._check_lines(file, template)
        own = self._parts(folder)
        parts = {**self.shared, **own}
        listed = {name for group in template.groups for name in group}
        self.used |= listed
        for name in sorted(listed - set(parts)):
            self._report(file, kind, [f"there is no part {name}.md in parts/ or _shared/parts/"])
        for name in sorted(set(own) - listed):
            self._report(f"{folder}/parts/{name}.md", name, ["letter.yml does not list this part"])
        self._check_alternatives(file, kind, parts, template)
        groups = [[parts[name] for name in group if name in parts] for group in template.groups]
        return LetterContent(template, tuple(map(tuple, groups)))

    def report_unused_shared_parts(self) -> None:
        """A shared part that no letter lists is a leftover."""
        for name in sorted(set(self.shared) - self.used):
            self._report(f"{SHARED}/parts/{name}.md", name, ["no letter lists this part"])

    def report_unknown_next_letters(self, letters: dict[str, LetterContent]) -> None:
        """The letter after a silence must be there."""
        for kind, letter in letters.items():
            after = letter.template.after_silence
            if after is not None and after not in letters:
                self._report(f"letters/{kind}/letter.yml", kind, [f"there is no letter {after}"])

    def _check_alternatives(
        self, file: str, kind: str, parts: dict[str, Part], template: LetterTemplate
    ) -> None:
        listed = [name for group in template.groups for name in group if name in parts]
        for place, name in enumerate(listed):
            if parts[name].instead_of in listed[place:]:
                other = parts[name].instead_of
                self._report(file, kind, [f"{name} stands instead of {other}; list {other} first"])

    def _check_lines(self, file: str, template: LetterTemplate) -> None:
        for line in template.lines:
            self._report(file, template.id, line_faults(line.text, line.when))
        for option in template.options:
            self._report(file, template.id, line_faults(option.text, option.when))
        last = template.options[-1]
        if last.when != "always" or "{" in last.text:
            self._report(file, template.id, ["options: end with one that always holds"])
        for text in (template.title, template.subject, template.asks_for, template.step):
            self._report(file, template.id, text_faults(text, allowed=frozenset()))
        self._report(file, template.id, text_faults(template.salutation, allowed={"addressee"}))

    def _parts(self, folder: str) -> dict[str, Part]:
        found = {}
        for path in sorted((self.root / folder / "parts").glob("*.md")):
            file = f"{folder}/parts/{path.name}"
            part = parse_entry(self._raw_part(path, file), Part, file, self.problems)
            if part is not None:
                faults = part_faults(part.body, part.when, part.citations, self.citations)
                self._report(file, part.id, faults)
                found[part.id] = part
        return found

    def _raw_part(self, path: Path, file: str) -> Any:
        """Front matter and body as one mapping; a file without front matter is all body."""
        text = path.read_text(encoding="utf-8")
        if not text.startswith(FENCE):
            return {"id": path.stem, "body": text.strip()}
        matter, _, body = text.removeprefix(FENCE).partition(f"\n{FENCE}")
        try:
            fields = yaml.safe_load(matter)
        except yaml.YAMLError as error:
            self._report(file, path.stem, [f"front matter is not readable as YAML: {error}"])
            fields = {}
        if not isinstance(fields, dict):
            self._report(file, path.stem, ["front matter must be `key: value` lines"])
            fields = {}
        return {**fields, "id": path.stem, "body": body.strip()}

    def _report(self, file: str, entry: str, faults: list[str]) -> None:
        self.problems.extend(Problem(file, entry, fault) for fault in faults)
