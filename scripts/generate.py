"""Writes the files that follow from the declared facts; `--check` only says which are stale.

    python -m scripts.generate [--check]

The declarations are `Case` (actions/core/facts/case.py), the words in guidance_content/facts/, and
the questions (actions/core/questions.py, actions/dialogue/open_question.py). From them follow the
domain's entities, slots and forms, the table of docs/case-file.md, and the fields of `Facts`.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path

from pydantic.fields import SHAPE_DICT, ModelField

from actions.core.content.loader import guidance
from actions.core.facts.case import FACTS, LISTS, Case
from actions.core.facts.case_values import SentLetter
from actions.core.questions import QUESTIONS
from actions.dialogue.open_question import ASSESSMENT_FORM, LETTER_FORM, LETTER_QUESTIONS

ROOT = Path(__file__).resolve().parents[1]
DOMAIN = ROOT / "rasa_project" / "domain" / "facts.yml"
CASE_FILE = ROOT / "docs" / "case-file.md"
FACTS_MODULE = ROOT / "actions" / "core" / "facts" / "told.py"

_HEAD = """\
# Follows from the declared facts; written by `make generated`. Do not edit.
version: "3.1"
"""
_SLOT = "{type: any, influence_conversation: false, mappings: [{type: custom}]}"
_TABLE = re.compile(r"(?<=\| field \| value \|\n\| --- \| --- \|\n)(?:\|.*\n)*")
_FIELDS = re.compile(r"^(?:    \w+: .*\n)+", re.MULTILINE)


def domain() -> str:
    """The domain's part that holds facts: an entity and a slot each, and the forms that ask."""
    forms = {
        ASSESSMENT_FORM: [question.id for question in QUESTIONS],
        LETTER_FORM: LETTER_QUESTIONS,
    }
    lines = [_HEAD, "entities:", *(f"  - {field}" for field in FACTS)]
    lines += ["", "slots:", *(f"  {one.slot}: {_SLOT}" for one in FACTS.values()), "", "forms:"]
    for form, questions in forms.items():
        lines += [f"  {form}:", "    required_slots:", *(f"      - {one}" for one in questions)]
    return "\n".join(lines) + "\n"


def case_file() -> str:
    """docs/case-file.md with its table of fields as they are declared."""
    rows = [f"| `{field}` | {words.docs} |\n" for field, words in guidance().facts.items()]
    return _TABLE.sub(lambda _found: "".join(rows), CASE_FILE.read_text(encoding="utf-8"))


def facts_module() -> str:
    """actions/core/facts/told.py with the fields of `Facts` as they are declared in `Case`."""
    fields = [f"    {name}: {_json_type(field)}\n" for name, field in Case.__fields__.items()]
    module = FACTS_MODULE.read_text(encoding="utf-8")
    return _FIELDS.sub(lambda _found: "".join(fields), module, count=1)


def _json_type(field: ModelField) -> str:
    """The type of a field's value as JSON holds it: `list[str] | None`."""
    plain = [kind.__name__ for kind in (bool, int, float) if issubclass(field.type_, kind)]
    one = "dict[str, str]" if issubclass(field.type_, SentLetter) else (*plain, "str")[0]
    several = f"list[{one}]" if field.name in LISTS else one
    named = f"dict[str, {one}]" if field.shape == SHAPE_DICT else several
    return f"{named} | None" if field.allow_none else named


def stale() -> dict[Path, str]:
    """The files that do not say what is declared, with what they should say."""
    wanted = {DOMAIN: domain(), CASE_FILE: case_file(), FACTS_MODULE: facts_module()}
    return {
        path: text
        for path, text in wanted.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    }


def main() -> int:
    """Writes what is stale, or names it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 when one is stale")
    is_check = parser.parse_args().check
    for path, text in (found := stale()).items():
        if is_check:
            print(f"{path.relative_to(ROOT)} is stale: run `make generated`", file=sys.stderr)
        else:
            path.write_text(text, encoding="utf-8")
    return 1 if is_check and found else 0


if __name__ == "__main__":
    sys.exit(main())
