"""A parent's message, made easy to search: lower case, straight quotes, known terms marked.

Offsets are the same in `said` (as typed) and `text` (for searching), so that a piece found in
one can be quoted from the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from re import Match, Pattern

from spacy.tokens import Doc

from actions.core.content.vocabulary import Vocabulary
from actions.core.understanding.lexicon import find_terms
from actions.core.understanding.questions import question_parts

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "\u00a0": " ",
        "\t": " ",
        "…": ".",
    }
)
MOST_READ = 3_000
"""Letters of a message in which facts are looked for; the check for danger reads all of it."""
LONGEST_RUN = 60
"""Signs without a blank that are read as one; no word is longer."""
_RUN = re.compile(rf"\S{{{LONGEST_RUN}}}")
_BLANKS = re.compile(r"[^\S\n]{2,}")
_EMPTY_LINES = re.compile(r"\n{3,}")
_WORD = re.compile(r"[\w'%]+")
_SENTENCE = re.compile(r"[^.!?\n;]+(?:\.(?=\w)[^.!?\n;]+)*")


def readable(text: str, most: int = MOST_READ) -> str:
    """The text in a form that costs little to read: bounded, no endless runs, no fields of blanks.

    spaCy's tokenizer takes quadratic time over a run of signs without a blank. Of a longer text
    the beginning and the last quarter are kept: questions stand at the end.
    """
    text = _EMPTY_LINES.sub("\n\n", _BLANKS.sub(" ", text[: 4 * most]))
    if len(text) > most:
        text = f"{text[: most * 3 // 4]} {text[-most // 4 :]}"
    return _RUN.sub(r"\g<0> ", text)


@dataclass(frozen=True)
class Mention:
    """A known term in the message."""

    topic: str  # of the vocabulary, or "states" or "grades"
    id: str
    start: int
    end: int


@dataclass(frozen=True)
class Message:
    """One message with its known terms, in the order in which they were said."""

    said: str
    text: str
    mentions: tuple[Mention, ...]

    def of(self, topic: str) -> list[Mention]:
        """The mentions of one topic."""
        return [mention for mention in self.mentions if mention.topic == topic]

    @cached_property
    def questions(self) -> list[tuple[int, int]]:
        """The parts that ask rather than tell, as (start, end)."""
        return question_parts(self.text)

    def asks_at(self, position: int) -> bool:
        """Whether `position` is inside a question."""
        return any(start <= position < end for start, end in self.questions)

    def before(self, position: int, words: int = 8) -> str:
        """The last `words` words before `position`, within the sentence."""
        return self._last_words(self._sentence_start(position), position, words)

    def after(self, position: int, words: int = 8) -> str:
        """The first `words` words after `position`, within the sentence."""
        rest = self.text[position : self._sentence_end(position)]
        found = list(_WORD.finditer(rest))[:words]
        return rest[: found[-1].end()] if found else ""

    def search(self, pattern: Pattern[str]) -> list[Match[str]]:
        """All matches in the searchable text."""
        return list(pattern.finditer(self.text))

    def words_between(self, start: int, end: int) -> int:
        """How many words lie between two positions."""
        return len(_WORD.findall(self.text[start:end]))

    def _last_words(self, start: int, end: int, words: int) -> str:
        found = list(_WORD.finditer(self.text, start, end))[-words:]
        return self.text[found[0].start() : end] if found else self.text[start:end]

    def _sentence_start(self, position: int) -> int:
        return max(
            (m.start() for m in _SENTENCE.finditer(self.text) if m.start() <= position), default=0
        )

    def _sentence_end(self, position: int) -> int:
        return min(
            (m.end() for m in _SENTENCE.finditer(self.text) if m.end() > position),
            default=len(self.text),
        )


def read_message(doc_or_text: Doc | str, vocabulary: Vocabulary) -> Message:
    """The message behind a spaCy doc of our pipeline, or behind plain text."""
    if isinstance(doc_or_text, Doc):
        found = [
            Mention(entity.label_, entity.ent_id_, entity.start_char, entity.end_char)
            for entity in doc_or_text.ents
            if entity.ent_id_
        ]
        said = doc_or_text.text
    else:
        said = doc_or_text
        found = [Mention(*term) for term in find_terms(plain(said), vocabulary)]
    return Message(said=said, text=plain(said), mentions=tuple(found))


def plain(text: str) -> str:
    """Lower case with straight quotes and dashes; the length stays the same."""
    straight = text.translate(_PLAIN)
    lowered = straight.lower()
    return lowered if len(lowered) == len(text) else "".join(map(_lower, straight))


def _lower(letter: str) -> str:
    lowered = letter.lower()
    return lowered if len(lowered) == 1 else letter
