"""One-time codes, said in words: "go on in a browser", and back."""

from __future__ import annotations

from actions.core.content.chat import Chat
from rasa_project.channels.handover import CodeProblem, Codes, People


class Handover:
    """Gives and takes the codes of one channel."""

    def __init__(self, people: People, codes: Codes, words: Chat, site: str | None) -> None:
        self._people = people
        self._codes = codes
        self._words = words.handover
        self._site = site

    def code_for(self, conversation: str) -> str:
        """Words with a fresh code, or why there is none."""
        code = self._codes.issue(conversation)
        if isinstance(code, CodeProblem):
            return self._words[code.value]
        said = self._words["code_given"].format(code=code)
        if self._site is None:
            return said
        return f"{said}\n\n{self._words['code_where'].format(site=self._site)}"

    def join(self, code: str, person: str) -> tuple[str | None, str]:
        """The conversation this person is now in, or None; and what to say about it."""
        found = self._codes.redeem(code, by=person)
        if isinstance(found, CodeProblem):
            return None, self._words[found.value]
        self._people.join(person, found)
        return found, self._words["code_joined"]
