"""Twenty parents at once: nobody gets another's question, buttons or answers."""

from __future__ import annotations

from collections.abc import Callable

from tests.channels.telegram.fake_bot_api import FakeBotApi, TelegramParent
from tests.channels.telegram.running_app import BotMessage, RunningApp, ScriptedBot

Work = Callable[[ScriptedBot], RunningApp]
TURNS = 4


def test_twenty_parents_at_once_are_not_mixed_up(fake: FakeBotApi, work: Work) -> None:
    names: dict[str, str] = {}

    def script(conversation: str, message: str) -> list[BotMessage]:
        if message.startswith("I am "):
            names[conversation] = message.removeprefix("I am ")
        name = names[conversation]
        payload = f'/answer{{"child_name": "{name}"}}'
        return [
            {"text": f"For {name}: {message}", "buttons": [{"title": name, "payload": payload}]}
        ]

    bot = ScriptedBot(script, pause=0.02)
    parents = {f"P{number}": fake.parent(1000 + number) for number in range(20)}
    with work(bot):
        for turn in range(TURNS):
            for name, parent in parents.items():
                parent.types(f"I am {name}" if turn == 0 else f"{name} says {turn}")
        for name, parent in parents.items():
            parent.sees(f"For {name}: {name} says {TURNS - 1}")
            parent.taps(name)
        for name, parent in parents.items():
            parent.sees(f'For {name}: /answer{{"child_name": "{name}"}}')
    for name, parent in parents.items():
        assert _without_marks(parent) == [
            f"For {name}: I am {name}",
            *[f"For {name}: {name} says {turn}" for turn in range(1, TURNS)],
            f'For {name}: /answer{{"child_name": "{name}"}}',
        ]
    assert len(names) == 20


def _without_marks(parent: TelegramParent) -> list[str]:
    return [text.partition("\n\n✓")[0] for text in parent.texts]
