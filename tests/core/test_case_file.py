"""A case file is read forgivingly in form, strictly in fact; each fault names its field."""

from pathlib import Path
from typing import Any

import pytest

from actions.core.content.loader import Guidance
from actions.core.facts.case import Case
from actions.core.facts.case_file import CaseFileError, parse_case, read_case


@pytest.mark.parametrize(
    ("field", "written", "read"),
    [
        ("plan_status", 504, "504"),
        ("plan_status", "IEP", "iep"),
        ("grade", 7, "7"),
        ("grade", "7th grade", "7"),
        ("grade", "kindergarten", "K"),
        ("state", "Connecticut", "CT"),
        ("state", "ct", "CT"),
        ("conditions", "anxiety", ["anxiety"]),
        ("conditions", ["Ehlers-Danlos syndrome"], ["Ehlers-Danlos syndrome"]),
        ("missed_days", 17, 17),
        ("triggers", [], []),
    ],
)
def test_forms_people_write(field: str, written: Any, read: Any, content: Guidance) -> None:
    assert parse_case({field: written}, content).known() == {field: read}


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ({"missed_day": 3}, 'missed_day: there is no such field; did you mean "missed_days"?'),
        ({"missed_days": "lots"}, "missed_days: value is not a valid float"),
        ({"missed_days": -2}, "missed_days: ensure this value is greater than or equal to 0"),
        ({"severity": "awful"}, 'severity: "awful" is not one of the answers; allowed: occasional'),
        ({"triggers": ["moonlight"]}, 'triggers: "moonlight" is not known'),
        ({"state": "Ontario"}, 'state: "Ontario" is not a US state'),
        ({"grade": "14"}, "grade: must be one of PK, K, 1"),
        (
            {"letters_sent": [{"kind": "evaluation_requst", "sent_on": "2026-10-05"}]},
            'letters_sent: there is no letter "evaluation_requst"; did you mean "evaluation_req',
        ),
        (
            {"letters_sent": [{"kind": "evaluation_request", "sent_on": "soon"}]},
            "letters_sent: sent_on: invalid date format",
        ),
        ({"letters_sent": [{"kind": "truancy_reply"}]}, "letters_sent: sent_on: field required"),
        (
            {
                "letters_sent": {
                    "kind": "truancy_reply",
                    "sent_on": "2026-10-05",
                    "answered": "maybe",
                }
            },
            'letters_sent: "maybe" is not one of the answers; allowed: yes, no, unknown',
        ),
        (
            {"letters_sent": 2 * [{"kind": "truancy_reply", "sent_on": "2026-10-05"}]},
            "letters_sent: names a kind twice",
        ),
        ({"letters_sent": "yesterday"}, "letters_sent: value is not a valid dict"),
    ],
)
def test_a_fault_is_named_by_its_field(raw: dict[str, Any], fault: str, content: Guidance) -> None:
    with pytest.raises(CaseFileError) as caught:
        parse_case(raw, content)
    assert len(caught.value.faults) == 1
    assert caught.value.faults[0].startswith(fault)


def test_all_faults_are_told_at_once(content: Guidance) -> None:
    with pytest.raises(CaseFileError) as caught:
        parse_case({"missed_days": "lots", "colour": "red", "state": "XX"}, content)
    assert [fault.partition(":")[0] for fault in caught.value.faults] == [
        "colour", "missed_days", "state",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "a: [", "\x00"])
def test_a_file_that_is_no_case_file(text: str, tmp_path: Path, content: Guidance) -> None:
    path = tmp_path / "case.yml"
    path.write_text(text)
    with pytest.raises(CaseFileError, match="case.yml"):
        read_case(path, content)


def test_a_missing_file_is_named(tmp_path: Path, content: Guidance) -> None:
    with pytest.raises(CaseFileError, match="nowhere.yml: cannot be read"):
        read_case(tmp_path / "nowhere.yml", content)


def test_a_bare_yes_or_no_says_whether_a_letter_was_answered(content: Guidance) -> None:
    letter = {"kind": "truancy_reply", "sent_on": "2026-10-05", "answered": False}
    assert parse_case({"letters_sent": letter}, content).letters_sent[0].answered == "no"


def test_letters_come_out_in_the_order_they_were_sent(content: Guidance) -> None:
    later = {"kind": "records_request", "sent_on": "2026-11-01"}
    first = {"kind": "evaluation_request", "sent_on": "2026-10-05"}
    sent = parse_case({"letters_sent": [later, first]}, content).letters_sent
    assert [letter.kind for letter in sent] == ["evaluation_request", "records_request"]


def test_an_empty_case_is_a_case(content: Guidance) -> None:
    assert parse_case({}, content) == Case()
