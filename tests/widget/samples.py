"""What the bot says, as docs/messages.md describes it, for a scripted server.

The plan and the letter are real ones, made by the core for a case of tests/cases.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from actions.core.content.loader import guidance
from actions.core.documents.text import as_text
from actions.core.facts.case import Case
from actions.core.facts.case_file import read_case
from actions.core.letter.draft import draft_letter
from actions.core.plan.plan import make_plan
from tests.widget.fake_server import WIDGET

TODAY = date(2026, 11, 24)
CASE = WIDGET.parent / "tests" / "cases" / "evaluation_anxiety_17_days.yml"
FOLDER = "/webhooks/web/documents"
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 90"><rect width="320" height="90" '
    b'fill="#fff"/><rect x="10" y="20" width="300" height="18" fill="#d5dfe3"/><rect x="10" y="20" '
    b'width="90" height="18" fill="#17586e"/><text x="10" y="70" font-size="16">30 percent</text>'
    b"</svg>"
)
CRISIS = {
    "type": "text",
    "crisis": True,
    "text": (
        "I am glad you told me.\n- Call 911 if someone is in danger now.\n"
        "- Call or text 988, or text HOME to 741741.\n"
        "- Childhelp: 1-800-422-4453. Poison help: (800) 222-1222."
    ),
}
PROGRESS = {"type": "progress", "asked": 4, "left": 4, "minutes": 1}
FORGET = {"type": "forget"}


def choice(title: str, **more: Any) -> dict[str, Any]:
    """A signed button."""
    return {"title": title, "payload": f"/answer {title}", "signature": f"sig {title}", **more}


def question(text: str, *titles: str, **more: Any) -> dict[str, Any]:
    """A question with quick replies."""
    return {"type": "text", "text": text, "buttons": [choice(each) for each in titles], **more}


def several(text: str, titles: tuple[str, ...], alone: tuple[str, ...]) -> dict[str, Any]:
    """A question that takes several answers; `alone` are those that stand by themselves."""
    buttons = [choice(each, alone=False) for each in titles]
    buttons += [choice(each, alone=True) for each in alone]
    return {"type": "text", "text": text, "multi": True, "buttons": buttons}


def file(name: str) -> dict[str, str]:
    return {"format": name.rpartition(".")[2], "name": name, "url": f"{FOLDER}/{name}"}


@cache
def case() -> Case:
    return read_case(CASE, guidance())


def summary(*, choosable: bool = True) -> dict[str, Any]:
    """The plan; `choosable`: it says which supports are chosen, so that others may be."""
    plan = make_plan(case(), guidance(), today=TODAY).as_json()
    for support in plan["supports"]:
        if not choosable:
            del support["chosen"]
    return {"type": "summary", "texts": [plan["headline"]], "plan": plan}


def picture() -> dict[str, Any]:
    return {
        "type": "picture",
        "title": "How much school was missed",
        "alt": "17 of 56 school days missed, about 30 percent; the line for chronic absence is 10.",
        "files": [file("attendance.svg"), file("attendance.png")],
    }


def letter(**changes: Any) -> dict[str, Any]:
    drafted = draft_letter(case(), guidance(), today=TODAY)
    facts = [
        ("child_name", "Child's name", "Maya Torres", False),
        ("school", "School", "Riverside Middle School", False),
        ("missed_days", "Full days missed", "17", False),
        ("state", "State", "Connecticut", False),
        ("conditions:anxiety", "Health concern", "anxiety", True),
    ]
    return {
        "type": "letter",
        "kind": drafted.kind,
        "title": drafted.title,
        "text": as_text(drafted),
        "files": [file(f"evaluation-request.{kind}") for kind in ("pdf", "docx", "txt")],
        "facts": [
            {
                "field": field,
                "label": label,
                "value": value,
                "sensitive": sensitive,
                "in_letter": True,
                "change": {"payload": f"/correct {field}", "signature": "sig"},
            }
            for field, label, value, sensitive in facts
        ],
        "kinds": [
            {"kind": drafted.kind, "title": drafted.title, "chosen": True},
            {"kind": "records_request", "chosen": False, **choice("Request for records")},
        ],
        "mail": {"subject": "Request for an evaluation"},
    } | changes


def packet() -> dict[str, Any]:
    return {
        "type": "files",
        "title": "Your meeting packet",
        "text": "Print it, or keep it on your phone.",
        "files": [file("meeting-packet.pdf"), file("deadlines.ics")],
    }


def review() -> dict[str, Any]:
    facts = [("severity", "How much", "Several days a week"), ("missed_days", "Days missed", "17")]
    return {
        "type": "review",
        "text": "This is what I know. Is anything wrong?",
        "facts": [
            {"field": f, "label": label, "value": value, "buttons": [choice("Change")]}
            for f, label, value in facts
        ],
    }
