"""Is a word about the child at all? "My other son has ADHD" and "a child with ADHD" are not."""

from __future__ import annotations

import re

_OTHERS = (
    r"(?:my|a|her|his) (?:friend|sister|brother|neighbou?r|cousin|coworker|husband|wife|ex)'?s?"
    r" (?:son|daughter|child|kid|boy|girl)|"
    r"(?<!about )(?:my|our|her|his|their|the) (?:other|older|oldest|younger|youngest|little|big"
    r"|twin) (?:son|daughter|child|kids?|boy|girl|one|brother|sister)"
    r"|(?:her|his|their) (?:brother|sister|twin|sibling|cousin|friend|best friend|classmate"
    r"|half.?brother|half.?sister|stepbrother|stepsister)"
    r"|(?:my|her|his) (?:husband|wife|ex|ex-husband|ex-wife|partner|spouse|mom|mother|dad"
    r"|father|sister|brother|nephew|niece|aunt|uncle|friend"
    r"|neighbou?r|boyfriend|girlfriend|own)|(?:a|another|some) (?:child|kid|student|teen|boy"
    r"|girl|person|friend)|(?:any|other|some|all)? ?(?:kids|children|students|people|parents"
    r"|families) (?:with|who)"
    r"|someone|somebody|anyone|family history|runs in the family|in the family|(?:his|her"
    r"|my) family|i (?:have|had|have had|also have|struggle with|suffer from|deal with|got)"
    r"|(?:i'm|im|i am|i was)(?!\s+(?:in|from|her|his|a|an|the|looking|trying|asking|not|so"
    r"|really|worried|thinking|just|at|going|scared|afraid))(?=\s+(?:\w+\s+){0,2}$)"
    r"|siblings?|both parents"
)
_OTHER = re.compile(rf"\b(?:{_OTHERS})\b(?P<rest>[^.!?;]*)$")
_WRITER = re.compile(
    r"\b(?:i'?m|i am|as|this is) (?:\w+ ){1,3}(?:mom|mother|dad|father|parent|grandma|aunt"
    r"|guardian)\b"
)
_SIBLING = re.compile(
    r"(?<!about )\b(?:my|our) (?:other|older|oldest|younger|youngest) (?:son|daughter|child"
    r"|kids?|boy|girl"
    r"|one)\b"
    r"|\b(?:her|his|their) (?:brother|sister|twin|sibling)\b"
)
_CHILD_AGAIN = re.compile(
    r"\b(?:she|he|they|she's|he's|shes|hes|her|him|his|my (?:daughter|son|child|kid|kiddo|girl"
    r"|boy|oldest|youngest|teen\w*|\d+)"
    r"|daughter|son|child|but|says?|said|thinks?|think|told|mentioned|suspects?|sure|worried"
    r"|wonder\w*|a (?:single )?(?:mom|mother|dad|parent)|raising)\b"
)


def about_a_sibling(before: str) -> bool:
    """Whether the words before a term are about another child of the family."""
    sibling = _SIBLING.search(before)
    return sibling is not None and not _CHILD_AGAIN.search(before[sibling.end() :])


def about_someone_else(before: str) -> bool:
    """Whether the words before a term (within its sentence) make it someone else's."""
    other = None
    for found in _OTHER.finditer(_WRITER.sub("", before)):
        other = found
    if other is None:
        return False
    return not _CHILD_AGAIN.search(_inner(other["rest"]))


def _inner(rest: str) -> str:
    """The words after the other person is named, without a further mention of another."""
    return re.sub(
        r"\b(?:her|his|their) (?:brother|sister|twin|cousin|mom|dad|mother|father)\b", "", rest
    )
