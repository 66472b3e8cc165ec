"""What a parent sees in a Telegram chat: words, buttons, cards and files, all within the limits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from actions.storage.database import Database
from actions.storage.documents import DocumentStore
from rasa_project.channels.handover import People
from rasa_project.channels.payloads import ERASE
from rasa_project.channels.tables import make_tables
from tests.channels.telegram.fake_bot_api import FakeBotApi, titles
from tests.channels.telegram.running_app import BotMessage, RunningApp, ScriptedBot, answers, custom

Work = Callable[[ScriptedBot], RunningApp]
PAT = 501

HOW_OFTEN = {
    "text": "How often?",
    "buttons": [
        {"title": "Most days", "payload": '/answer{"severity": "most_days"}'},
        {"title": "Weekly", "payload": '/answer{"severity": "weekly"}'},
    ],
}
WHAT_IS_HARD = {
    "text": "What is hard?",
    "metadata": {"multi": True},
    "buttons": [
        {"title": "Noise", "payload": '/answer{"triggers": ["noise"]}'},
        {"title": "Tests", "payload": '/answer{"triggers": ["tests"]}'},
        {"title": "The bus", "payload": '/answer{"triggers": ["bus"]}'},
        {"title": "None of these", "payload": '/answer{"triggers": "none"}'},
        {"title": "Not sure", "payload": "/dont_know"},
    ],
}


def conversation_of(store: Database, chat: int) -> str:
    people = People("telegram", store)
    return people.conversation(people.person(chat))


def test_words_go_in_and_out_unharmed(fake: FakeBotApi, work: Work) -> None:
    said = 'Is "5 < 6 & <b>bold</b>" right? _yes_ *no* [x](y) \\ &amp; 😀'
    bot = ScriptedBot(answers({said: [{"text": said}]}))
    with work(bot):
        fake.parent(PAT).types(said)
        assert fake.parent(PAT).sees("Is ")["text"] == said


def test_a_typed_payload_is_only_words(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types('/answer{"severity": "weekly"}')
        pat.sees("Noted.")
    assert bot.words == ['answer{"severity": "weekly"}']


def test_a_choice_is_written_under_the_question_and_its_buttons_go(
    fake: FakeBotApi, work: Work
) -> None:
    bot = ScriptedBot(answers({"hello": [HOW_OFTEN]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.taps("Most days")
        pat.sees("Noted.")
    assert bot.words[-1] == '/answer{"severity": "most_days"}'
    question = pat.heard[0]
    assert question["text"] == "How often?\n\n✓ Most days"
    assert titles(question) == []
    assert fake.is_answered(pat.query)


def test_several_choices_get_check_marks_and_go_together(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [WHAT_IS_HARD]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        for title in ("Noise", "The bus", "Tests", "✓ Tests"):
            pat.taps(title)
        fake.wait(
            lambda: titles(pat.heard[0])[:3] == ["✓ Noise", "Tests", "✓ The bus"], "check marks"
        )
        assert len(bot.heard) == 1
        pat.taps("Done")
        pat.sees("Noted.")
    assert bot.words[-1] == '/answer{"triggers": ["noise", "bus"]}'
    assert pat.heard[0]["text"].endswith("✓ Noise, The bus")


@pytest.mark.parametrize(
    ("title", "payload"),
    [("None of these", '/answer{"triggers": "none"}'), ("Not sure", "/dont_know")],
)
def test_a_choice_that_stands_alone_is_sent_at_once(
    fake: FakeBotApi, work: Work, title: str, payload: str
) -> None:
    bot = ScriptedBot(answers({"hello": [WHAT_IS_HARD]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        if title == "Not sure":
            pat.taps("Noise")
        pat.taps(title)
        pat.sees("Noted.")
    assert bot.words[-1] == payload


def test_done_without_a_choice_says_what_to_do(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [WHAT_IS_HARD]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.taps("Done")
        fake.wait(lambda: fake.toasts, "a word about the tap")
    assert "Tap one answer" in fake.toasts[0]
    assert len(bot.heard) == 1


def test_short_buttons_share_a_line_and_long_ones_do_not(fake: FakeBotApi, work: Work) -> None:
    bot = ScriptedBot(answers({"hello": [WHAT_IS_HARD]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        keyboard = pat.sees("What is hard?")["keyboard"]
    assert [len(row) for row in keyboard] == [3, 2, 1]


def test_progress_stands_above_its_question(fake: FakeBotApi, work: Work) -> None:
    progress = custom({"type": "progress", "asked": 3, "left": 6, "minutes": 1})
    bot = ScriptedBot(answers({"hello": [progress, HOW_OFTEN]}))
    with work(bot):
        fake.parent(PAT).types("hello")
        text = fake.parent(PAT).sees("How often?")["text"]
    assert text == "3 answered, about 6 to go\nHow often?"


def test_a_long_summary_is_split_between_paragraphs(fake: FakeBotApi, work: Work) -> None:
    paragraphs = [f"Paragraph {number}. " + "All is < well & fine. " * 60 for number in range(12)]
    buttons = [{"title": "Letter", "payload": "/make_letter"}]
    said = custom({"type": "summary", "texts": paragraphs, "plan": {}, "buttons": buttons})
    with work(ScriptedBot(answers({"hello": [said]}))):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.sees("Paragraph 11.")
    assert len(pat.texts) > 3
    assert all(text.startswith("Paragraph ") for text in pat.texts)
    assert "\n\n".join(pat.texts) == "\n\n".join(text.strip() for text in paragraphs)
    assert [titles(message) for message in pat.heard] == [[]] * (len(pat.heard) - 1) + [["Letter"]]


def test_a_text_without_any_break_is_split_as_well(fake: FakeBotApi, work: Work) -> None:
    endless = "😀" * 5000
    with work(ScriptedBot(answers({"hello": [{"text": endless}]}))):
        pat = fake.parent(PAT)
        pat.types("hello")
        fake.wait(lambda: "".join(pat.texts) == endless, "the whole text")


def kept(store: Database, files: dict[str, bytes]) -> list[BotMessage]:
    make_tables(store)
    documents = DocumentStore(store).keep(conversation_of(store, PAT), files)
    return [document.as_json() for document in documents]


def test_the_letter_can_be_read_here_and_comes_as_pdf_and_docx(
    fake: FakeBotApi, store: Database, work: Work
) -> None:
    files = kept(store, {"letter.pdf": b"%PDF-1.7 x", "letter.docx": b"PK", "letter.txt": b"Dear"})
    letter = custom({"type": "letter", "title": "A & B", "text": "Dear <school>", "files": files})
    with work(ScriptedBot(answers({"hello": [letter, {"text": "Check it."}]}))):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.sees("Check it.")
    texts = [message.get("text") for message in pat.heard]
    assert texts == ["Dear <school>", None, None, "Check it."]
    assert pat.heard[1]["document"] == ("letter.pdf", b"%PDF-1.7 x")
    assert pat.heard[1]["caption"] == "A & B"
    assert pat.heard[2]["document"] == ("letter.docx", b"PK")
    assert "upload_document" in [call["action"] for call in fake.made("sendChatAction")]


def test_other_letters_are_one_tap_away_below_the_letter(
    fake: FakeBotApi, store: Database, work: Work
) -> None:
    kinds = [
        {"kind": "evaluation_request", "title": "Ask for an evaluation", "chosen": True},
        {"kind": "records_request", "title": "Ask for records", "chosen": False},
    ]
    files = kept(store, {"letter.pdf": b"%PDF-1.7 x"})
    letter = {"type": "letter", "title": "T", "text": "Dear", "files": files, "kinds": kinds}
    bot = ScriptedBot(answers({"hello": [custom(letter), {"text": "Check it."}]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        pat.sees("Check it.")
        assert titles(pat.sees("another letter")) == ["Ask for records"]
        pat.taps("Ask for records")
        pat.sees("Noted.")
    assert bot.words[-1] == '/choose_letter{"topic": "records_request"}'


def test_the_packet_and_the_calendar_come_as_files(
    fake: FakeBotApi, store: Database, work: Work
) -> None:
    files = kept(store, {"packet.pdf": b"%PDF", "packet.docx": b"PK", "dates.ics": b"BEGIN"})
    packet = custom({"type": "files", "title": "Packet", "text": "To print.", "files": files})
    with work(ScriptedBot(answers({"hello": [packet]}))):
        pat = fake.parent(PAT)
        pat.types("hello")
        assert pat.receives(".ics") == b"BEGIN"
    assert pat.heard[0]["caption"] == "Packet\n\nTo print."
    assert [message["document"][0] for message in pat.heard] == [
        "packet.pdf",
        "packet.docx",
        "dates.ics",
    ]


def test_the_picture_comes_as_an_image_with_its_words(
    fake: FakeBotApi, store: Database, work: Work
) -> None:
    files = kept(store, {"attendance.svg": b"<svg/>", "attendance.png": b"\x89PNG..."})
    alt = "17 of 60 days missed. " * 80
    picture = custom({"type": "picture", "title": "Attendance", "alt": alt, "files": files})
    with work(ScriptedBot(answers({"hello": [picture]}))):
        pat = fake.parent(PAT)
        pat.types("hello")
        assert pat.receives(".png") == b"\x89PNG..."
    assert pat.heard[0]["caption"].startswith("Attendance\n\n17 of 60 days missed.")


def test_a_file_that_is_gone_is_said_not_left_out(
    fake: FakeBotApi, store: Database, work: Work
) -> None:
    files = [{"document": "x", "name": "letter.pdf", "format": "pdf"}]
    letter = custom({"type": "letter", "title": "T", "text": "Dear", "files": files})
    with work(ScriptedBot(answers({"hello": [letter]}))):
        fake.parent(PAT).types("hello")
        fake.parent(PAT).sees("I no longer have this file.")


def test_everything_told_can_be_looked_over_and_changed(fake: FakeBotApi, work: Work) -> None:
    change = [{"title": "Change", "payload": "/correct_fact"}]
    fact = {"field": "grade", "label": "Grade", "value": "7th", "buttons": change}
    review = custom({"type": "review", "text": "So far:", "facts": [fact]})
    bot = ScriptedBot(answers({"hello": [review]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        assert pat.sees("So far:")["text"] == "So far:\n\nGrade: 7th"
        pat.taps("Grade: Change")
        pat.sees("Noted.")
    assert bot.words[-1] == "/correct_fact"


def test_typing_shows_while_the_answer_is_made(fake: FakeBotApi, work: Work) -> None:
    with work(ScriptedBot(answers({}), pause=0.3)):
        fake.parent(PAT).types("hello")
        fake.wait(lambda: fake.made("sendChatAction"), "the typing sign")
        assert fake.parent(PAT).texts == []
        fake.parent(PAT).sees("Noted.")
    assert fake.made("sendChatAction")[0] == {"chat_id": PAT, "action": "typing"}


def test_what_is_erased_goes_from_the_chat_and_the_next_conversation_is_another(
    fake: FakeBotApi, store: Database, work: Work
) -> None:
    asks = {"text": "Shall I erase it?", "buttons": [{"title": "Yes, erase", "payload": ERASE}]}
    done = [{"text": "Done, removed."}, custom({"type": "forget"})]
    bot = ScriptedBot(answers({"/delete_data": [asks], ERASE: done, "hello": [HOW_OFTEN]}))
    with work(bot):
        pat = fake.parent(PAT)
        pat.types("hello")
        question = pat.sees("How often?")
        data = question["keyboard"][0][0]["callback_data"]
        pat.types("/delete")
        pat.taps("Yes, erase")
        pat.sees("Older ones stay with Telegram")
        shown = [message.get("text", "") for message in fake.chats[PAT]]
        pat.taps_data(data, {"message_id": 1, **question})
        fake.wait(lambda: fake.toasts, "a word about the old button")
        pat.types("again")
        pat.sees("Noted.")
        fake.expected = [("editMessageReplyMarkup", "Bad Request: message to edit not found")]
    assert [
        text for text in shown if text in ("hello", "How often?", "/delete", "Shall I erase it?")
    ] == []
    assert shown[0] == "Done, removed."
    assert bot.words == ["hello", "/delete_data", ERASE, "again"]
    assert bot.heard[0][0] == bot.heard[2][0] != bot.heard[3][0]
