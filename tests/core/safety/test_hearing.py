"""What is typed while a safety question is open: a false "safe" is the costliest reading of all."""

from __future__ import annotations

import pytest

from actions.core.content.loader import guidance
from actions.core.content.safety import About, QuestionId
from actions.core.content.safety_patterns import Kind, Language
from actions.core.safety import SafetyTalk, begin, hear
from actions.core.safety.answers import REASSURES

QUESTION: dict[About, QuestionId] = {
    "child": "child_safe", "parent": "parent_safe", "student": "adult_near",
}  # fmt: skip


def talk(kind: Kind, about: About = "child", language: Language = "en") -> SafetyTalk:
    return SafetyTalk(kind, "serious", language, QUESTION[about], is_student=about == "student")


@pytest.mark.parametrize(
    ("kind", "about", "text"),
    [
        ("child_suicidality", "child", "upstairs, and dads revolver is in that room"),
        ("child_suicidality", "child", "hes in the garage with the door locked"),
        ("child_suicidality", "child", "she says she's fine now but she isn't opening the door"),
        ("child_suicidality", "child", "yes, by himself in the basement"),
        ("child_suicidality", "child", "I'm on shift until six, he texted me ok"),
        ("child_suicidality", "child", "all of a sudden she is so calm and cheerful"),
        ("child_suicidality", "child", "no sabria decirle, ando manejando"),
        ("child_suicidality", "child", "esta encerrada y no contesta"),
        ("self_harm", "child", "yes but he has the blade in his pocket"),
        ("violence_threat", "child", "he's quiet now, he knows the code to the gun safe"),
        ("domestic_violence", "parent", "he's in the kitchen"),
        ("domestic_violence", "parent", "he just walked in"),
        ("abuse_by_family", "child", "she's alone with him until I get there"),
        ("child_suicidality", "child", "fine, home on her own until my shift ends"),
        (
            "child_suicidality",
            "child",
            "ok now, so cheerful all of a sudden and said goodbye to us",
        ),
        ("child_suicidality", "child", "she's good, gave her guitar away to her cousin today"),
        ("child_suicidality", "child", "he's okay, the rope is still in there with him"),
        ("abuse_by_family", "child", "not alone, her stepfather is watching her"),
        ("domestic_violence", "parent", "we're fine, he comes home at nine tonight"),
        ("violence_threat", "child", "it's fine, he already left for school with his backpack"),
        ("child_suicidality", "child", "lol he's great, he's polishing the shotgun with his uncle"),
        ("child_suicidality", "child", "she was fine until about ten minutes ago"),
        ("child_suicidality", "child", "safe is a big word"),
        ("abuse_by_family", "child", "she's ok, her dad has her till sunday"),
        ("parent_crisis", "parent", "he's safe yes, my boy is at school"),
        ("parent_crisis", "parent", "los niños están bien"),
        ("overdose_or_medical", "child", "he is home and safe, just wont open his eyes"),
    ],
)
def test_what_speaks_against_safety_is_never_heard_as_safe(
    kind: Kind, about: About, text: str
) -> None:
    heard = hear(text, talk(kind, about), guidance().safety)
    assert heard.crisis is not None or heard.answer not in REASSURES, heard


@pytest.mark.parametrize(
    ("kind", "about", "text"),
    [
        ("child_suicidality", "child", "she isn't alone, my mother sits right beside her"),
        ("child_suicidality", "child", "I locked all the pills in my trunk and he is here with me"),
        ("child_suicidality", "child", "dormida a mi lado, guardamos las medicinas bajo llave"),
        ("self_harm", "child", "he's on the couch with me watching a movie"),
        ("child_suicidality", "child", "i took the belt out"),
        ("domestic_violence", "parent", "we're at my sister's in another town, he doesn't know it"),
        ("missing_child", "child", "she came home ten minutes ago"),
    ],
)
def test_what_is_safe_is_heard_as_safe(kind: Kind, about: About, text: str) -> None:
    heard = hear(text, talk(kind, about), guidance().safety)
    assert heard.crisis is None
    assert heard.answer in REASSURES, heard


@pytest.mark.parametrize(
    "text",
    [
        "I shake him and he does not wake up",
        "her lips look blue",
        "he is slurring and so slow",
        "no despierta por nada",
        "she swallowed the whole bottle",
        "there are red marks on his neck, he says he's fine",
    ],
)
@pytest.mark.parametrize("kind", ["child_suicidality", "substance_use", "eating"])
def test_signs_of_a_medical_emergency_bring_911_whatever_was_told(kind: Kind, text: str) -> None:
    heard = hear(text, talk(kind), guidance().safety)
    assert heard.crisis is not None
    assert (heard.crisis.kind, heard.crisis.level) == ("overdose_or_medical", "immediate")


def test_worse_news_is_never_less_grave_than_what_was_told() -> None:
    graver = SafetyTalk("child_suicidality", "immediate", "en", "child_safe", "safe_for_now")
    heard = hear("now he says tomorrow is the day he will do it", graver, guidance().safety)
    assert heard.crisis is not None
    assert heard.crisis.level == "immediate"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("is this an actual human or a machine", "asks_if_person"),
        ("could they take my children away because of this", "asks_consequences"),
        ("can my ex read what I write here", "asks_who_sees"),
        ("I rang 988 and sat on hold half an hour", "help_failed"),
        ("oh no, I meant it as a figure of speech", "misread"),
        ("no quiero seguir con esto", "stop"),
    ],
)
def test_fears_and_failures_are_heard(text: str, answer: str) -> None:
    assert hear(text, talk("child_suicidality"), guidance().safety).answer == answer


@pytest.mark.parametrize(
    "text",
    ["im not the kid, im her mother", "soy la mamá", "my daughter is 13 and I wrote that about me"],
)
def test_a_parent_taken_for_a_child_is_spoken_to_as_a_parent(text: str) -> None:
    content = guidance().safety
    heard = hear(text, talk("domestic_violence", "student"), content)
    assert heard.crisis is not None
    now, said = begin(heard.crisis, talk("domestic_violence", "student"), content)
    assert not now.is_student
    assert now.question == "parent_safe"
    assert "kids" not in said.texts[0]


def test_an_okay_while_help_is_coming_is_no_wish_to_go_on() -> None:
    coming = SafetyTalk("missing_child", "immediate", "en", "child_back", "help_under_way")
    assert hear("ok", coming, guidance().safety).answer == "acknowledges"


@pytest.mark.parametrize(
    ("kind", "about", "text"),
    [
        ("bereavement_by_suicide", "child", "she just turned ten"),
        ("missing_child", "child", "met a guy on snapchat last month"),
        ("online_exploitation", "student", "already gave him 50 dollars"),
        ("child_suicidality", "child", "I don't own a cell phone that texts"),
    ],
)
def test_news_that_says_neither_is_a_detail(kind: Kind, about: About, text: str) -> None:
    heard = hear(text, talk(kind, about), guidance().safety)
    assert (heard.answer, heard.crisis) == ("tells_more", None)


def test_a_missing_child_stays_missing_whatever_is_learnt() -> None:
    heard = hear(
        "she's fifteen and left a note about a man she met online",
        talk("missing_child"),
        guidance().safety,
    )
    assert heard.crisis is None or heard.crisis.kind == "missing_child"


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_second_look_is_not_glad(language: Language) -> None:
    doubted = [
        one for one in guidance().safety.spoken[language].talk if one.answer == "second_look"
    ]
    assert doubted
    for one in doubted:
        assert one.message.startswith(("Thank you", "Gracias")), one.id
