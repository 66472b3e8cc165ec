"""Names are taken as typed; what is no name is not taken."""

import pytest

from actions.core.names import given_name, read_name, read_school


@pytest.mark.parametrize(
    ("reply", "name"),
    [
        ("Maya Lopez", "Maya Lopez"),
        ("maya lopez", "Maya Lopez"),
        ("her name is Maya", "Maya"),
        ("It's José O'Neil-Smith.", "José O'Neil-Smith"),
        ("my son's name is Li", "Li"),
        ("I'm Dana Lopez", "Dana Lopez"),
        ("she goes to Lincoln Middle School", "Lincoln Middle School"),
        ("P.S. 41", "P.S. 41"),
        ("the school is Jefferson High", "Jefferson High"),
        ("Ayşe", "Ayşe"),
        ("小明", "小明"),
        ("van der Berg", "van der Berg"),
    ],
)
def test_a_name_is_read(reply: str, name: str) -> None:
    assert read_name(reply) == name


@pytest.mark.parametrize(
    ("full", "given"),
    [
        ("Maya", "Maya"),
        ("Maya Lopez", "Maya"),
        ("Lopez, Maya", "Maya"),
        ("Sam Lopez, Jr.", "Sam"),
        ("Mary Ann Smith", "Mary Ann Smith"),
        ("0, 0", "0"),
        (",", ","),
    ],
)
def test_what_somebody_is_called(full: str, given: str) -> None:
    assert given_name(full) == given


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "   ",
        "???",
        "why do you need that?",
        "<img src=x onerror=alert(1)>",
        "{{ 7*7 }}",
        "https://example.com",
        "555-123-4567 call me",
        "I really do not want to tell you that because I worry who reads it",
        "x" * 200,
        "🙂",
    ],
)
def test_what_is_no_name_is_not_taken(reply: str) -> None:
    assert read_name(reply) is None


@pytest.mark.parametrize(
    ("reply", "read"),
    [
        ("Lincoln Middle School", {"school": "Lincoln Middle School"}),
        (
            "lincoln middle, salem school district",
            {"school": "Lincoln Middle", "district": "Salem School District"},
        ),
        ("PS 41, Brooklyn", {"school": "PS 41, Brooklyn"}),
        ("?", {}),
    ],
)
def test_a_school_and_its_district(reply: str, read: dict[str, str]) -> None:
    assert read_school(reply) == read
