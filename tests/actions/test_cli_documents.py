"""`homeroom letter`, `packet` and `calendar`: the file asked for, or a clear word and code 2."""

from __future__ import annotations

from pathlib import Path

import pytest
from icalendar import Calendar

from actions.cli import main
from actions.core.content.guidance import Guidance
from tests.core.letter_cases import TESTS

CASE = str(TESTS / "cases" / "evaluation_anxiety_17_days.yml")
BAD = "severity: awful\ncolour: red\nletters_sent: [{kind: nonsense, sent_on: 2026-10-05}]\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(list(arguments))
    told = capsys.readouterr()
    return code, told.out, told.err


def test_another_letter_can_be_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "letter", CASE, "--kind", "records_request")
    assert code == 0
    assert "Dear Custodian of School Records:" in out


def test_a_letter_there_is_not_is_answered_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = run(capsys, "letter", CASE, "--kind", "love_letter")
    assert code == 2
    assert 'there is no letter "love_letter"' in err and "truancy_reply" in err


def test_the_packet_is_printed_or_written_as_a_pdf(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = run(capsys, "packet", CASE)
    assert code == 0 and out.startswith("Meeting packet for Maya")
    file = tmp_path / "packet.pdf"
    assert run(capsys, "packet", CASE, "-o", str(file))[0] == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_the_parent_names_the_supports_of_the_packet(
    capsys: pytest.CaptureFixture[str], content: Guidance
) -> None:
    _, out, _ = run(capsys, "packet", CASE, "--support", "bus_supports")
    asked = out.split("Supports to ask for")[1].split("\nGoals\n")[0]
    assert asked.count("[ ] ") == 1
    assert f"[ ] {content.supports['bus_supports'].title}" in asked
    assert run(capsys, "packet", CASE, "--support", "magic") == (
        2, "", 'support: there is no support "magic"\n',
    )  # fmt: skip


def test_the_dates_are_printed_or_written_as_a_calendar_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "dates.ics"
    assert run(capsys, "calendar", CASE, "-o", str(file))[0] == 0
    assert Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert run(capsys, "calendar", CASE)[1].startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize("command", ["letter", "packet", "calendar"])
def test_a_bad_case_file_gives_one_line_for_each_fault(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    bad = tmp_path / "case.yml"
    bad.write_text(BAD)
    code, out, err = run(capsys, command, str(bad))
    assert (code, out) == (2, "")
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "colour", "letters_sent", "severity",
    ]  # fmt: skip


@pytest.mark.parametrize("command", ["packet", "calendar"])
def test_a_file_that_cannot_be_written_is_named(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: str
) -> None:
    code, _, err = run(capsys, command, CASE, "-o", str(tmp_path / "no" / "file"))
    assert code == 2 and "cannot be written" in err
