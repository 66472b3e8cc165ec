"""Case files: a child's facts written down by hand in YAML, as docs/case-file.md describes.

CaseFileError           everything wrong with one case file, one line a fault
"""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from actions.core.content.loader import Guidance
from actions.core.facts.case import FACTS, LISTS, PART_DAY_PROBLEMS, VOCABULARY_OF, Case

_VOCABULARY = {field: topic for field, topic in VOCABULARY_OF.items() if not FACTS[field].own_words}
"""Fields whose words must be known. A condition or class may be any; the letter prints it as is."""


class CaseFileError(Exception):
    """A case file that cannot be used. `faults`: one line each, beginning with the field's name."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def read_case(path: Path, content: Guidance) -> Case:
    """The case in a YAML file. Raises CaseFileError with every fault found."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CaseFileError([f"{path}: cannot be read ({error.strerror})"]) from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CaseFileError([f"{path}: is not readable as YAML text ({error})"]) from error
    if not isinstance(raw, dict):
        raise CaseFileError([f"{path}: must be a list of `field: value` lines"])
    return parse_case({str(key): value for key, value in raw.items()}, content)


def parse_case(raw: dict[str, Any], content: Guidance) -> Case:
    """A case from parsed YAML, forgiving in form ("7th", 504, a word for a list), firm in fact."""
    facts = {field: _tidy(field, value, content) for field, value in raw.items()}
    faults = _unknown_fields(raw) + _unknown_words(facts, content)
    known = {field: value for field, value in facts.items() if field in Case.__fields__}
    try:
        case = Case.parse_obj(known)
    except ValidationError as error:
        faults += [_fault(part, known) for part in error.errors()]
        raise CaseFileError(sorted(set(faults))) from error
    if faults:
        raise CaseFileError(sorted(faults))
    return case


def _unknown_fields(raw: dict[str, Any]) -> list[str]:
    return [
        f"{field}: there is no such field{_suggest(field, list(Case.__fields__))}"
        for field in raw
        if field not in Case.__fields__
    ]


def _unknown_words(facts: dict[str, Any], content: Guidance) -> list[str]:
    faults = []
    allowed_by_field = {
        field: list(content.vocabulary[topic]) for field, topic in _VOCABULARY.items()
    }
    allowed_by_field["part_day_problems"] = list(PART_DAY_PROBLEMS)
    allowed_by_field["chosen_supports"] = list(content.supports)
    for field, allowed in allowed_by_field.items():
        for word in facts.get(field) or ():
            if word not in allowed:
                faults.append(
                    f'{field}: "{word}" is not known{_suggest(str(word), allowed)}. '
                    f"Known: {', '.join(allowed)}"
                )
    faults += _unknown_letters(facts, content)
    if facts.get("state") is not None and facts["state"] not in content.states:
        faults.append(f'state: "{facts["state"]}" is not a US state; use its name or two letters')
    return faults


def _unknown_letters(facts: dict[str, Any], content: Guidance) -> list[str]:
    letters = facts.get("letters_sent")
    if not isinstance(letters, list):
        return []
    kinds = [str(letter.get("kind")) for letter in letters if isinstance(letter, dict)]
    known = list(content.letters)
    return [
        f'letters_sent: there is no letter "{kind}"{_suggest(kind, known)}. '
        f"Known: {', '.join(known)}"
        for kind in kinds
        if kind not in known
    ]


def _fault(error: Any, facts: dict[str, Any]) -> str:
    field, *inside = error["loc"]
    if error["type"] == "type_error.enum":
        allowed = "; allowed: " + ", ".join(str(item.value) for item in error["ctx"]["enum_values"])
        return f'{field}: "{_told(facts[field], inside)}" is not one of the answers{allowed}'
    named = [part for part in inside if isinstance(part, str) and part != "__root__"]
    where = f"{named[-1]}: " if field == "letters_sent" and named else ""
    return f"{field}: {where}{error['msg']}"


def _told(value: Any, path: list[Any]) -> Any:
    """What was written at a place inside a field."""
    for step in path:
        value = value[step]
    return value


def _suggest(word: str, allowed: list[str]) -> str:
    close = difflib.get_close_matches(word, allowed, n=1)
    return f'; did you mean "{close[0]}"?' if close else ""


def _tidy(field: str, value: Any, content: Guidance) -> Any:
    if value is None:
        return None
    if field in LISTS:
        several = value if isinstance(value, (list, tuple)) else [value]
        return [_tidy_item(field, item, content) for item in several]
    if field == "state":
        return _state_code(str(value), content)
    if field == "grade":
        return _grade(str(value), content)
    if field == "plan_status":
        return str(value).strip().lower()
    return value


def _tidy_item(field: str, item: Any, content: Guidance) -> Any:
    return _tidy_letter(item) if field == "letters_sent" else _tidy_word(field, item, content)


def _tidy_letter(letter: Any) -> Any:
    """YAML reads a bare yes and no as true and false."""
    if isinstance(letter, dict) and isinstance(letter.get("answered"), bool):
        return {**letter, "answered": "yes" if letter["answered"] else "no"}
    return letter


def _tidy_word(field: str, word: Any, content: Guidance) -> str:
    """A vocabulary id for a word or its label, where there is one."""
    text = str(word).strip()
    topic = VOCABULARY_OF.get(field)
    if topic is None:
        return text
    lowered = text.lower()
    for term_id, term in content.vocabulary[topic].items():
        if lowered in (term_id, term.label.lower()) or lowered in term.phrases:
            return term_id
    return text


def _state_code(text: str, content: Guidance) -> str:
    wanted = text.strip().lower()
    for code, state in content.states.items():
        if wanted in (code.lower(), state.name.lower()):
            return code
    return text


def _grade(text: str, content: Guidance) -> str:
    wanted = text.strip().lower().removesuffix(" grade")
    for grade, words in content.chat.words["grade"].items():
        spoken = words.lower().removesuffix(" grade")
        if wanted in (grade.lower(), spoken, spoken.replace("-", "")):
            return grade
    return text
