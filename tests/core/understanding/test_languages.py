"""Other languages are told from English by their common little words and letters."""

from __future__ import annotations

import pytest

from actions.core.understanding.languages import asks_for_language, is_other_language


@pytest.mark.parametrize(
    "text",
    [
        "mi hija no quiere ir a la escuela",
        "hola",
        "necesito ayuda por favor",
        "mon fils ne veut plus aller à l'école",
        "meine tochter will nicht zur schule",
        "meu filho não quer ir à escola",
        "我的孩子不去上学",
        "моя дочь не ходит в школу",
    ],
)
def test_other_languages_are_noticed(text: str) -> None:
    assert is_other_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        "😭😭",
        "asdf qwer zxcv",
        "we live in el paso texas",
        "she goes to la mesa middle school in los angeles",
        "he said hola to the teacher and she will not go to school",
        "her maestra yells at her in class",
        "plan con 504 is what they said",
        "def hello(): print('hi')",
    ],
)
def test_english_names_and_gibberish_are_not(text: str) -> None:
    assert not is_other_language(text)


def test_asking_for_a_language_is_noticed() -> None:
    assert asks_for_language("do you speak spanish")
    assert not asks_for_language("do you speak with the school")
