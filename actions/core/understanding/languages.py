"""Is a message written in another language than English? Facts are read in English only.

Common little words tell; a longer look is not needed to say "I can only read English well".
"""

from __future__ import annotations

import re
import unicodedata

_COMMON = frozenset(
    # Spanish, Portuguese
    "hola ayuda necesito quiero quiere puedo puede pueden tengo tiene hija hijo hijos niño niña "
    "nino "
    "escuela clase porque pero para con una unos las los del que qué como cómo cuando donde muy "
    "mucho "
    "mucha más esta está estoy mi mis su sus ella el la es en por favor gracias buenos buenas dias "
    "tardes noches ingles español espanol habla hablas hablo se le ir va todos días faltado hacer "
    "preciso minha meu filha filho não nao ajuda com obrigado obrigada ele fala bom dia escola "
    # French, Haitian Creole
    "bonjour merci mon ma mes fille fils enfant ne pas plus veut aller école ecole à est une des "
    "les "
    "je j'ai il elle avec pour mwen pitit pa vle ale lekol ki "
    # German
    "hallo ich nicht meine mein tochter sohn schule und ist der das zur zu hilfe brauche will kein "
    # Tagalog, Vietnamese, Indonesian
    "ang anak ko po hindi ako hindi gusto pumasok con tôi không muốn saya tidak mau sekolah".split()
)
_ALSO_ENGLISH = frozenset(
    "el la con con's mes des will plus ma pa mau ale va se le po il les".split()
)
"""These tell only beside others: "el" and "la" stand in names, "will" and "plus" are English."""
_ENGLISH = frozenset(
    "the a an and or but is are was were has have had my her his she he they i to of for with "
    "not school "
    "what how can do does when why she's he's it in at on this that".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_FEWEST, _SHARE = 2, 0.3
_ASKS_FOR_ONE = re.compile(
    r"\b(?:spanish|espa[nñ]ol|chinese|mandarin|cantonese|vietnamese|portuguese|french|haitian|creole|arabic"
    r"|russian|korean|tagalog|hindi|somali|polish|ukrainian|language|languages|ingl[eé]s|anglais"
    r"|translate\w*|traduc\w*|hablas?|habl[oe])\b"
)


def is_other_language(text: str) -> bool:
    """Whether lower-case text is, for the most part, not English."""
    words = _WORD.findall(text)
    if not words:
        return False
    if sum(not _is_latin(word) for word in words) * 2 >= len(words):
        return True
    found = {word for word in words if word in _COMMON and word not in _ENGLISH}
    sure = found - _ALSO_ENGLISH
    english = sum(word in _ENGLISH for word in words)
    enough = len(found) >= _FEWEST or (bool(sure) and len(words) <= 2)
    return bool(sure) and enough and len(found) > english and len(found) >= _SHARE * len(set(words))


def asks_for_language(text: str) -> bool:
    """Whether lower-case text names a language: "do you speak Spanish?"."""
    return bool(_ASKS_FOR_ONE.search(text))


def _is_latin(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("LATIN")
