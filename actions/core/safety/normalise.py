"""Turns any text into plain lower-case words, so that one pattern fits many spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

STOP = "."
"""Stands between sentences."""

_APOSTROPHES = dict.fromkeys(map(ord, "‘’‛ʼ`´′＇ʹ"), "'")
_TOKEN = re.compile(
    r"(?P<word>[a-z0-9]+(?:['*_][a-z0-9]+)*)"
    r"|(?P<pause>\.\.+|[,:()\[\]/—–]|\s-\s)"
    r"|(?P<stop>[.!?;¿¡]|\n\s*\n)"
    r"|(?P<quote>[\"“”«»'])"
)
_LONG_RUN = re.compile(r"([a-z])\1{2,}")


_SPELLED_OUT = re.compile(r"(?<![^\W_])[^\W\d_](?:[\s._*|\-]{1,3}[^\W\d_]){3,}(?![^\W_])")
_BETWEEN_LETTERS = re.compile(r"[\s._*|\-]+")
_JOINED_BY_SIGNS = re.compile(r"(?<=[^\W\d_])[_|]+(?=[^\W\d_])")
_LONG_WORD = re.compile(r"[^\W\d_]{9,}")


@dataclass(frozen=True)
class Spacing:
    """Puts blanks where they belong: "k i l l", "kill_myself", one letter a line, no blanks."""

    phrases: dict[str, str]  # without blanks -> with blanks

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Spacing:
        """Reads these phrases even where no blank stands between their words."""
        return cls({phrase.replace(" ", ""): phrase for phrase in phrases})

    def mend(self, text: str) -> str:
        """The text with words as words; one that is written as usual stays as it is."""
        text = _JOINED_BY_SIGNS.sub(" ", text)
        text = _SPELLED_OUT.sub(lambda found: self._word(found.group()), text)
        return _LONG_WORD.sub(lambda found: self._apart(found.group()), text)

    def _word(self, letters: str) -> str:
        """Letters with signs between them as one word, or as the words of a phrase."""
        return self._apart(_BETWEEN_LETTERS.sub("", letters))

    def _apart(self, word: str) -> str:
        plain = word.lower()
        for joined, phrase in self.phrases.items():
            place = plain.find(joined)
            if place >= 0 and len(plain) > len(joined) * (" " not in phrase):
                return f"{word[:place]} {phrase} {word[place + len(joined) :]}".strip()
        return word


@dataclass
class Words:
    """A message as words. Positions count words, `STOP` included."""

    words: list[str] = field(default_factory=list)
    pauses: set[int] = field(default_factory=set)  # words that follow a comma or the like
    quoted: set[int] = field(default_factory=set)  # words inside quotation marks

    @property
    def text(self) -> str:
        """All words, one space around each."""
        return f" {' '.join(self.words)} "


class Speller:
    """Mends slang, emoji, repeated letters and common typos."""

    def __init__(self, respell: dict[str, str], known: set[str], fuzzy: set[str]) -> None:
        """`known` words stay as they are; `fuzzy` words are recognised with one wrong letter."""
        self._emoji = {ord(key): f" {value} " for key, value in respell.items() if _is_emoji(key)}
        self._respell = {key: value.split() for key, value in respell.items()}
        self._known = known
        self._fuzzy = {
            cut: word for word in sorted(fuzzy) for cut in (word, *_one_letter_less(word))
        }

    def plain(self, text: str) -> str:
        """Lower case without accents, curly apostrophes or invisible letters."""
        text = unicodedata.normalize("NFKC", text.translate(self._emoji).translate(_APOSTROPHES))
        decomposed = unicodedata.normalize("NFD", text.lower())
        return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf"))

    def mend(self, word: str) -> list[str]:
        """The word in plain spelling; slang may stand for several words."""
        if word in self._respell:
            return self._respell[word]
        word = word.replace("'", "")
        if _LONG_RUN.search(word):
            word = self._shorter(word)
        if word in self._respell:
            return self._respell[word]
        if word not in self._known and len(word) >= 6:
            word = self._close_to(word)
        return [word]

    def mend_pair(self, first: str, second: str) -> list[str] | None:
        """Plain words for a two-word misspelling ("too die"), or None."""
        return self._respell.get(f"{first} {second}")

    def _shorter(self, word: str) -> str:
        twice = _LONG_RUN.sub(r"\1\1", word)
        known = twice in self._known or twice in self._respell
        return twice if known else _LONG_RUN.sub(r"\1", word)

    def _close_to(self, word: str) -> str:
        for cut in (word, *_one_letter_less(word)) if len(word) <= 14 else ():
            if cut in self._fuzzy:
                return self._fuzzy[cut]
        return word


def read_words(text: str, speller: Speller) -> Words:
    """The words of any text. Takes time linear in its length."""
    message = Words()
    in_quotes = False
    for kind, token, followed in _tokens(speller.plain(text)):
        if kind == "word":
            for word in speller.mend(token):
                _add(message, word, speller)
                if in_quotes:
                    message.quoted.add(len(message.words) - 1)
        elif kind == "stop":
            if message.words and message.words[-1] != STOP:
                message.words.append(STOP)
        elif kind == "pause":
            message.pauses.add(len(message.words))
        else:
            in_quotes = _quotes(token, in_quotes, followed)
    return message


def _tokens(text: str) -> Iterator[tuple[str, str, bool]]:
    for match in _TOKEN.finditer(text):
        followed = text[match.end() : match.end() + 1].isalnum()
        token = re.sub(r"[*_]", "", match.group()) if match.lastgroup == "word" else match.group()
        yield str(match.lastgroup), token, followed


def _add(message: Words, word: str, speller: Speller) -> None:
    words = message.words
    pair = speller.mend_pair(words[-1], word) if words else None
    if pair is None:
        words.append(word)
    else:
        words[-1:] = pair


def _quotes(mark: str, inside: bool, followed: bool) -> bool:
    """Whether quotation is open after this mark; an apostrophe opens only before a word."""
    if mark in "“«":
        return True
    if mark in "”»" or inside:
        return False
    return mark == '"' or followed


def _one_letter_less(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _is_emoji(key: str) -> bool:
    return len(key) == 1 and not key.isascii()
