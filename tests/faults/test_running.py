"""A bot in trouble: killed, out of disk, hurried, confused. Nothing is lost, nobody left alone.

The last tests read what all the others left behind: no log and no file holds a word of it.
"""

from __future__ import annotations

import resource
import signal
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from actions.cli import main as homeroom
from actions.cli.codes import BAD_INPUT
from tests.faults.conftest import TalkativeServers
from tests.faults.failing import MARKS, check_log, fail_and_crash
from tests.faults.stored import stored_facts
from tests.parent import Parent

SESSIONS = 2500
KEPT = 4
"""kB that one session would cost, if it were kept."""


@pytest.fixture
def halfway(someone: Parent) -> Parent:
    """A parent who has answered two questions."""
    return someone.opens().taps("Most days").taps("About 20")


def test_killed_between_two_messages_it_asks_the_same_question_again(
    halfway: Parent, faulty: TalkativeServers
) -> None:
    question, token = halfway.buttons().keys(), halfway.token
    bot = faulty.processes["bot"]
    bot.send_signal(signal.SIGKILL)
    bot.wait()
    faulty.restart("bot")
    with Parent(faulty.url) as again:
        again.token = token
        assert "Welcome back" in again.opens().text
        assert again.says("lets continue").buttons().keys() == question
        assert again.says("anxiety").says("show my facts").status == 200
        assert stored_facts(faulty, token)["missed_days"] == 20


def test_a_lost_disk_costs_what_came_after_the_backup_and_no_more(
    halfway: Parent, faulty: TalkativeServers, faulty_data: Path, tmp_path: Path
) -> None:
    question, backup = halfway.buttons().keys(), str(tmp_path / "homeroom.backup")
    assert homeroom(["backup", backup]) == 0
    halfway.says("early pickups twice a week")
    assert homeroom(["restore", backup, "--force"]) == BAD_INPUT  # the bot runs
    bot = faulty.processes["bot"]
    bot.kill()
    bot.wait()
    for file in faulty_data.glob("homeroom.db*"):
        file.unlink()
    assert homeroom(["restore", backup]) == 0
    faulty.restart("bot")
    assert halfway.says("lets continue").buttons().keys() == question
    assert stored_facts(faulty, halfway.token)["missed_days"] == 20


@contextmanager
def full_disk(faulty: TalkativeServers) -> Iterator[None]:
    """No file of the bot can grow, as on a full disk."""
    process = faulty.processes["bot"].pid
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (1024, before[1]))
    try:
        yield
    finally:
        resource.prlimit(process, resource.RLIMIT_FSIZE, before)


def test_on_a_full_disk_it_says_so_gives_help_and_goes_on_afterwards(
    halfway: Parent, faulty: TalkativeServers
) -> None:
    question = halfway.buttons().keys()
    with full_disk(faulty):
        halfway.says("Zebulonia has early pickups twice a week")
        assert halfway.status == 503
        assert "kept" not in halfway.text  # nothing could be
        assert "call 911" in halfway.text
        assert "text 988" in halfway.text
        halfway.says("he took the whole bottle of pills")
        assert halfway.heard[0]["crisis"]
        assert "911" in halfway.text
    assert halfway.says("lets continue").buttons().keys() == question
    halfway.says("early pickups twice a week")
    assert halfway.status == 200
    assert halfway.buttons().keys() != question


def test_many_messages_of_one_parent_at_once_are_all_answered_in_turn(
    halfway: Parent, faulty: TalkativeServers
) -> None:
    def say(text: str) -> tuple[int, str]:
        with Parent(faulty.url) as tab:
            tab.token = halfway.token
            return tab.says(text).status, tab.text

    with ThreadPoolExecutor(4) as tabs:
        replies = list(tabs.map(say, ["anxiety", "mornings are hard", "no plan", "Ohio, 7th"]))
    assert all(status == 200 and text for status, text in replies)
    facts = stored_facts(faulty, halfway.token)
    assert facts["conditions"] == ["anxiety"]
    assert facts["state"] == "OH"


def test_the_same_message_delivered_twice_at_once_moves_the_talk_once(
    halfway: Parent, faulty: TalkativeServers
) -> None:
    def deliver(_: int) -> str:
        with Parent(faulty.url) as delivery:
            delivery.token = halfway.token
            return delivery.sends({"text": "nurse visits", "id": "the-same"}).text

    with ThreadPoolExecutor(3) as network:
        replies = set(network.map(deliver, range(3)))
    assert len(replies) == 1
    assert halfway.sends({"text": "nurse visits", "id": "the-same"}).text in replies


def memory(faulty: TalkativeServers) -> int:
    """Resident memory of the bot in kB."""
    process = str(faulty.processes["bot"].pid)
    return int(subprocess.check_output(["ps", "-o", "rss=", "-p", process]))


def open_the_page(faulty: TalkativeServers, times: int) -> None:
    for _ in range(times):
        with Parent(faulty.url) as visitor:
            visitor.opens()


def test_thousands_of_abandoned_sessions_cost_no_memory(faulty: TalkativeServers) -> None:
    open_the_page(faulty, 100)  # what is loaded once is loaded now
    before = memory(faulty)
    with Parent(faulty.url) as visitor:
        for _ in range(SESSIONS):
            visitor.http.post("/webhooks/web/session")
    open_the_page(faulty, 20)
    assert memory(faulty) - before < KEPT * SESSIONS


REAL = [
    "17 days since september",
    "anxiety",
    "no wait its 19",
    "back",
    "skip",
    "I don't know",
    "what is a 504 plan?",
    "show my data",
    "yes please",
    "no",
    "Maya Lopez",
    "start over",
    "write the letter",
    "stop",
    "none of these",
    "he is 13, 8th grade, Ohio, no plan",
    "-5 days",
    "1e9 days",
    "half the time since 31 February",
    '/answer{"missed_days": "many"}',
    "{{7*7}} <img src=x onerror=alert(1)> #eval('1') =cmd|' /C calc'!A0",
]
ODD = st.text("/\\{}[]:,'\"0\u202e\u0000 ", max_size=20)
TEXTS = st.sampled_from(REAL) | st.text(max_size=80) | ODD
FIELDS = "missed_days grade state severity child_name conditions period_start per plan_status"
FACTS = st.dictionaries(
    st.sampled_from([*FIELDS.split(), "is_admin"]),
    st.sampled_from([0, 17, 170, -3, 1e9, True, None, "7", "OH", "most_days", "Sam", ["anxiety"]])
    | ODD
    | st.lists(ODD, max_size=2)
    | st.dictionaries(ODD, ODD, max_size=2),
    max_size=4,
)
STEP = st.one_of(
    st.tuples(st.just("types"), TEXTS),
    st.tuples(st.just("taps"), st.integers(0, 8)),
    st.tuples(st.just("taps"), st.integers(0, 8)),
    st.tuples(st.just("edits"), FACTS),
)


def test_hundreds_of_messages_of_any_kind_break_nothing(faulty: TalkativeServers) -> None:
    sent = 0

    @settings(
        max_examples=16,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(STEP, min_size=24, max_size=26))
    def talks(steps: list[tuple[str, object]]) -> None:
        nonlocal sent
        with Parent(faulty.url) as parent:
            parent.opens()
            for kind, what in steps:
                sent += 1
                take(parent, kind, what)
                assert parent.status in (200, 400), parent.text
                assert parent.heard
                assert "Traceback" not in parent.text
            parent.says("start over").taps("Yes, clear my answers")
            assert "How much is school refusal" in parent.question
            stored_facts(faulty, parent.token)  # raises when one has a wrong type

    talks()
    assert sent >= 350


def take(parent: Parent, kind: str, what: object) -> None:
    if kind == "types":
        parent.says(str(what))
    elif isinstance(what, dict):
        parent.edits(**what)
    else:
        titles = list(parent.buttons())
        number = int(str(what))
        parent.taps(titles[number % len(titles)]) if titles else parent.says("ok")


def test_failing_actions_and_a_crash_leave_an_apology_and_the_place(
    someone: Parent, faulty: TalkativeServers
) -> None:
    check_log(fail_and_crash(faulty, someone))


def test_no_log_and_no_file_holds_a_word_of_any_of_it(
    someone: Parent, faulty: TalkativeServers, faulty_data: Path
) -> None:
    first, second, third = MARKS
    someone.opens().says(f"my son {second} missed 17 days, {second} has anxiety").taps("Most days")
    someone.says("write the letter").taps("Yes, write this one")
    someone.taps("All of these").taps("Parent").says(f"{third} Lopez")
    assert third in someone.says("show my data").text
    files = someone.says("export my data").latest("files")["files"]
    assert third in someone.http.get(files[0]["url"]).text
    bot_log = (faulty_data / "logs" / "bot.log").read_text()
    assert bot_log.count(" DEBUG ") > 300  # it really logged all it could
    files = [path for path in faulty_data.rglob("*") if path.is_file()]
    assert {path.name for path in files} >= {"homeroom.db", "bot.log"}
    for path in files:
        content = path.read_bytes().lower()
        for mark in (*MARKS, "diagnosed anxiety"):
            assert mark.lower().encode() not in content, f"{mark} in {path.name}"
