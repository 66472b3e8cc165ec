"""Reads names and schools from a reply. Takes what the parent typed; invents nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from actions.core.facts.told import Facts, as_facts

NameField = Literal["child_name", "parent_name", "school", "district"]

NameWords = Mapping[str, Sequence[str]]
"""guidance_content/chat/names.yml: id -> phrases."""

MAX_NAME_LENGTH = 80
_LEAD_IN = re.compile(
    r"^\s*(?:(?:and|so|ok|okay|yes|sure|um|well)[,\s]+)*"
    r"(?:(?:my|her|his|their|our|the)\s+)?(?:(?:son|daughter|child|kid)(?:'s|’s)?\s+)?"
    r"(?:(?:full\s+)?name(?:'s|’s|\s+is)|school(?:'s|’s|\s+is)|i\s+am|i'm|i’m|im|it's|it’s|it\s+is"
    r"|this\s+is|that's|that’s|(?:he|she|they)\s+goes?\s+to|(?:he|she|they)(?:'s|’s)?\s+at|call\s+me)"
    r"\s+",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(r"[?<>{}\[\]@=]|https?:|\d{3,}")
_MAX_WORDS = 8
_SMALL_WORDS = frozenset("of the and at for in de la van der von".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_DISTRICT = re.compile(
    r"\b(?:district|schools|isd|usd|unified|county|parish|boces)\b", re.IGNORECASE
)
_BETWEEN = (
    r"[\n;,/()]+|(?<![\s.]\w)(?<!\bst)(?<!\bmt)(?<!\bdr)(?<!\bjr)\.(?=\s|$)"
    r"|\s[-\u2013\u2014&+]+\s|\s+(?:and|y)\s+"
)
"""Between two names of one reply; no full stop of "P.S.", "St." or an initial."""
_MOST_WORDS_OF_A_PERSON = 4
_PLACES: Final = ("school", "district")
_PEOPLE: Final[Mapping[NameField, str]] = {"parent_name": "writer", "child_name": "child"}
"""Field -> id of the words that stand beside such a name."""


def read_name(text: str) -> str | None:
    """The name in a reply such as "it's Maya Lopez", or None when it does not look like one."""
    name = _LEAD_IN.sub("", text.strip()).strip(" .,;:!\"'“”")
    if not name or len(name) > MAX_NAME_LENGTH or len(name.split()) > _MAX_WORDS:
        return None
    if _NOT_A_NAME.search(name) or not any(letter.isalpha() for letter in name):
        return None
    return _capitalised(" ".join(name.split()))


def read_names(text: str, asked: NameField, words: NameWords) -> Facts:
    """Every name in a reply, under its field: "Maya Lopez, Oak Hill Middle, I'm Dana".

    A reply that holds one name answers the question that was asked, whatever it looks like.
    """
    if _plain(text) in words["no_name"]:
        return {}
    pieces = [piece for part in _parts(text, words) if (piece := _Piece.of(part, words)).name]
    bare = [piece.name for piece in pieces if piece.field is None]
    if asked in _PLACES and all(piece.field in (None, *_PLACES) for piece in pieces):
        return read_school(text)
    if _is_surname_first(bare) and _all_else_is_known(pieces):
        pieces = [_Piece(asked, ", ".join(bare)), *(one for one in pieces if one.field)]
    names: dict[str, str] = {}
    for piece in pieces:
        field = piece.field or _next_field(asked, names, piece.name)
        if field and (field not in names or _is_longer(piece.name, names[field])):
            names[field] = piece.name
    return as_facts(names)


def given_name(full: str) -> str:
    """What somebody of this full name is called: "Sam" for "Sam Lopez" and for "Lopez, Sam".

    With three words or more ("Mary Ann Smith") nobody can tell where the given name ends, so all
    of them are kept.
    """
    first, _, after = full.strip(" ,.").partition(",")
    after = after.strip(" ,.")
    name = first if not after or after.lower() in _SUFFIXES else after
    given, _, rest = name.strip(" ,.").partition(" ")
    return (name if " " in rest else given).strip(" ,.") or full


def read_school(text: str) -> Facts:
    """{"school"} and, after a comma, {"district"} in a reply; {} when it names neither."""
    first, comma, rest = text.partition(",")
    school, district = read_name(first), read_name(rest)
    if comma and district and _DISTRICT.search(district):
        return {"school": school, "district": district} if school else {"district": district}
    whole = read_name(text)
    return {"school": whole} if whole else {}


def is_titled(text: str) -> bool:
    """Whether all words but the smallest are capitalised, as in "Oak Hill High School"."""
    words = [word for word in re.findall(r"[^\W_]+", text) if word.lower() not in _SMALL_WORDS]
    return len(words) > 1 and all(not word[0].islower() for word in words)


def _capitalised(name: str) -> str:
    """Typed in small letters throughout, a name gets its capitals; otherwise it is left alone."""
    if name != name.lower():
        return name
    return " ".join(word[:1].upper() + word[1:] for word in name.split())


@dataclass(frozen=True)
class _Piece:
    """A part of a reply: a name ("" where it holds none) and what the words beside it say it is."""

    field: NameField | None
    name: str

    @classmethod
    def of(cls, part: str, words: NameWords) -> _Piece:
        if _DISTRICT.search(part):
            return cls("district", read_name(part) or "")
        if _holds(part, words["others"]):
            return cls(None, "")
        if _holds(part, words["school"]) or _is_numbered(part, words["numbered_school"]):
            return cls("school", read_name(_without(part, words["school_before"])) or "")
        for field, labels in _PEOPLE.items():
            name = _without(part, words[labels], words[labels])
            if name != part:
                return cls(field, _person(name))
        return cls(None, _person(part))


def _person(name: str) -> str:
    """A name of a person, or "": a sentence is none, nor is "4th grade"."""
    is_too_long = len(name.split()) > _MOST_WORDS_OF_A_PERSON
    return "" if is_too_long or re.search(r"\d", name) else read_name(name) or ""


def _parts(text: str, words: NameWords) -> list[str]:
    """The reply cut between its names. "Cole, me" is one part: the second word labels the first."""
    labels = [*words["writer"], *words["child"]]
    parts: list[str] = []
    for part in filter(None, (one.strip() for one in _between(words).split(text))):
        goes_on = _plain(part) in _SUFFIXES or _is_label(part, labels)
        if parts and (goes_on or _is_label(parts[-1], labels)):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts


def _between(words: NameWords) -> re.Pattern[str]:
    begins = "|".join(one.replace("im", "i['\u2019]?m") for one in words["begins_writer"])
    return re.compile(rf"{_BETWEEN}|\s+(?=(?:{begins})\s)", re.IGNORECASE)


def _is_surname_first(bare: Sequence[str]) -> bool:
    """ "Lopez, Maya" or "de la Cruz, Ana": the first part is one word with its small words."""
    if len(bare) != 2:
        return False
    said = [word for word in bare[0].lower().split() if word not in _SMALL_WORDS]
    return len(said) == 1 and not any(len(word.strip(".")) > 1 for word in bare[1].split()[1:])


def _all_else_is_known(pieces: Sequence[_Piece]) -> bool:
    """Whether two unlabelled names can only be the parts of one."""
    return len(pieces) == 2 or "parent_name" in {piece.field for piece in pieces}


def _next_field(asked: NameField, names: Mapping[str, str], name: str) -> NameField | None:
    """Whose name an unlabelled one is: what was asked first, then the other of child and parent."""
    if asked not in names or _is_longer(name, names[asked]):
        return asked
    other: NameField = "parent_name" if asked == "child_name" else "child_name"
    return other if asked not in _PLACES and other not in names else None


def _is_longer(name: str, known: str) -> bool:
    """ "Nora Brandt" says "Nora" again, in full."""
    return name.lower().startswith(f"{known.lower()} ")


def _without(part: str, before: Sequence[str], after: Sequence[str] = ()) -> str:
    """The part without the labels it begins or ends with: "I'm his mom Ana" is "Ana"."""
    said = part.split()
    for length in range(len(said) - 1, 0, -1):
        if _plain(" ".join(said[:length])) in before:
            return _without(" ".join(said[length:]), before, after)
        if _plain(" ".join(said[-length:])) in after:
            return _without(" ".join(said[:-length]), before, after)
    return part


def _is_label(part: str, labels: Sequence[str]) -> bool:
    """Whether nothing but labels stands in it: "I'm his mom"."""
    return _plain(_without(part, labels)) in labels


def _is_numbered(part: str, prefixes: Sequence[str]) -> bool:
    """ "PS 41"."""
    return bool(re.search(rf"\b(?:{'|'.join(prefixes)})\s?\d+\b", _plain(part)))


def _holds(part: str, phrases: Sequence[str]) -> bool:
    return any(f" {phrase} " in f" {_plain(part)} " for phrase in phrases)


def _plain(text: str) -> str:
    """Lower case without signs: "I'm" is "im"."""
    return " ".join(re.sub(r"[^\w\s]", "", text.lower()).split())
