"""Questions with help for the answer: several at once, numbers, days; typing is always possible."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .chat_page import ChatPage
from .fake_server import FakeServer, say
from .samples import PROGRESS, letter, question, several

pytestmark = pytest.mark.browser

CAUSES = several("What is behind it?", ("Anxiety", "Panic", "ADHD"), ("None of these",))


@pytest.fixture
def asked(chat: ChatPage, fake_server: FakeServer) -> ChatPage:
    fake_server.replies(say(CAUSES))
    chat.press("Yes, let's start")
    expect(chat.page.get_by_label("Anxiety")).to_be_visible()
    return chat


def test_several_answers_are_chosen_and_sent_together(
    asked: ChatPage, fake_server: FakeServer
) -> None:
    asked.page.get_by_label("Anxiety").check()
    asked.page.get_by_label("Panic").check()
    asked.page.get_by_label("ADHD").check()
    asked.page.get_by_label("Panic").uncheck()
    asked.press("Send 2 chosen")
    expect(asked.from_parent.last).to_contain_text("Anxiety, ADHD")
    asked.answered()
    assert fake_server.turns[-1] == {
        "buttons": [
            {"payload": "/answer Anxiety", "signature": "sig Anxiety"},
            {"payload": "/answer ADHD", "signature": "sig ADHD"},
        ]
    }


def test_an_answer_that_stands_alone_is_sent_at_once(
    asked: ChatPage, fake_server: FakeServer
) -> None:
    asked.page.get_by_label("Anxiety").check()
    asked.press("None of these")
    expect(asked.from_parent.last).to_contain_text("None of these")
    button = {"payload": "/answer None of these", "signature": "sig None of these"}
    asked.answered()
    assert fake_server.turns[-1] == {"button": button}


def test_sending_without_a_choice_says_what_to_do(asked: ChatPage, fake_server: FakeServer) -> None:
    asked.press("Send what I chose")
    expect(asked.log.get_by_text("choose at least one")).to_be_visible()
    assert len(fake_server.turns) == 1


def test_below_a_long_list_the_button_to_send_stays_in_sight(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    chat.page.set_viewport_size({"width": 360, "height": 640})
    titles = tuple(f"A reason of some length, number {number}" for number in range(12))
    fake_server.replies(say(several("Which?", titles, ())))
    chat.press("Yes, let's start")
    chat.page.get_by_label(titles[0]).check()
    expect(chat.button("Send 1 chosen")).to_be_in_viewport(ratio=1)


def test_typing_answers_a_question_with_choices_too(
    asked: ChatPage, fake_server: FakeServer
) -> None:
    asked.type("mostly anxiety")
    expect(asked.from_bot.last).to_contain_text("You wrote: mostly anxiety")
    expect(asked.page.get_by_label("Anxiety")).to_have_count(0)


def test_a_number_can_be_picked_in_a_field_of_its_own(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    fake_server.replies(say(question("How many days?", "None", input="number")))
    chat.press("Yes, let's start")
    field = chat.page.get_by_label("Type a number")
    chat.press("Use this")  # empty: the browser says so
    field.fill("401")
    chat.press("Use this")  # more days than there are
    assert len(fake_server.turns) == 1
    field.fill("17")
    field.press("Enter")
    expect(chat.from_parent.last).to_contain_text("17")
    chat.answered()
    assert fake_server.turns[-1] == {"text": "17"}
    expect(field).to_have_count(0)


def test_a_day_is_sent_as_a_parent_would_write_it(chat: ChatPage, fake_server: FakeServer) -> None:
    fake_server.replies(say({"type": "text", "text": "When did you send it?", "input": "date"}))
    chat.press("Yes, let's start")
    chat.page.get_by_label("Pick a date").fill("2026-11-03")
    chat.press("Use this")
    expect(chat.from_parent.last).to_contain_text("November 3, 2026")
    chat.answered()
    assert fake_server.turns[-1] == {"text": "November 3, 2026"}


def test_a_hint_that_is_not_known_is_harmless(chat: ChatPage, fake_server: FakeServer) -> None:
    fake_server.replies(say({"type": "text", "text": "Your weight?", "input": "constructor"}))
    chat.press("Yes, let's start")
    expect(chat.from_bot.last).to_contain_text("Your weight?")
    expect(chat.log.locator("input")).to_have_count(0)


def test_the_parent_sees_how_much_is_left_until_the_questions_are_over(
    chat: ChatPage, fake_server: FakeServer
) -> None:
    left = chat.page.get_by_text("About a minute left")
    fake_server.replies(say(PROGRESS, "What grade?"), say("A 504 plan is..."), say(letter()))
    chat.press("Yes, let's start")
    expect(left).to_be_visible()
    bar = chat.page.get_by_role("progressbar", name="Questions answered")
    assert bar.evaluate("bar => [bar.value, bar.max]") == [4, 8]
    chat.type("What is a 504 plan?")
    expect(chat.from_bot.last).to_contain_text("A 504 plan is")
    expect(left).to_be_visible()
    chat.page.reload()
    expect(left).to_be_visible()
    chat.type("Done")
    expect(chat.letter).to_be_visible()
    expect(left).to_be_hidden()
