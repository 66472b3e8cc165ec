"""Reads a name or a school from a short reply. Takes what the parent typed; invents nothing."""

from __future__ import annotations

import re

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


def read_name(text: str) -> str | None:
    """The name in a reply such as "it's Maya Lopez", or None when it does not look like one."""
    name = _LEAD_IN.sub("", text.strip()).strip(" .,;:!\"'“”")
    if not name or len(name) > MAX_NAME_LENGTH or len(name.split()) > _MAX_WORDS:
        return None
    if _NOT_A_NAME.search(name) or not any(letter.isalpha() for letter in name):
        return None
    return _capitalised(" ".join(name.split()))


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


def read_school(text: str) -> dict[str, str]:
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
