"""Names are taken as typed; what is no name is not taken."""

import pytest

from actions.core.content.guidance import Guidance
from actions.core.facts.names import NameField, given_name, read_name, read_names, read_school


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


@pytest.mark.parametrize(
    ("asked", "reply", "names"),
    [
        ("child_name", "Maya Lopez", "Maya Lopez / - / -"),
        ("child_name", "Lopez, Maya", "Lopez, Maya / - / -"),
        ("child_name", "Sam Lopez, Jr.", "Sam Lopez Jr / - / -"),
        ("child_name", "Mia Chen, Bay High, I'm Li Chen", "Mia Chen / Li Chen / Bay High"),
        ("child_name", "Mia. Mia Chen. im Li. Bay Elementary", "Mia Chen / Li / Bay Elementary"),
        ("child_name", "Abe Ross. Cane High. Lou Ross", "Abe Ross / Lou Ross / Cane High"),
        ("child_name", "Ross, Abe J. I am Lou Ross", "Ross, Abe J / Lou Ross / -"),
        ("child_name", "ross. abe. bayou middle. lou, me", "Ross, Abe / Lou / Bayou Middle"),
        ("child_name", "his name is Abe Ross and I'm his mom Lou", "Abe Ross / Lou / -"),
        ("child_name", "Jay and he goes to PS 41", "Jay / - / PS 41"),
        ("child_name", "child: Mia Chen; mother: Li; school: Bay High", "Mia Chen / Li / Bay High"),
        ("child_name", "Rosa, soy la mama, mi hijo es Luis Paz", "Luis Paz / Rosa / -"),
        ("child_name", "Leo (son), Dana (mom)", "Leo / Dana / -"),
        ("child_name", "Emma, 4th grade", "Emma / - / -"),
        ("child_name", "Emma and her sister Ava", "Emma / - / -"),
        ("child_name", "I'm Dana", "- / Dana / -"),
        ("child_name", "None of these", "- / - / -"),
        ("child_name", "why do you need that?", "- / - / -"),
        ("parent_name", "Dana Lopez, mother", "- / Dana Lopez / -"),
        ("parent_name", "i'm Dana, school is Bay Elementary", "- / Dana / Bay Elementary"),
        ("school", "PS 41, Brooklyn", "- / - / PS 41, Brooklyn"),
        ("school", "Roosevelt High and my name is Bo Lee", "- / Bo Lee / Roosevelt High"),
    ],
)  # fmt: skip
def test_every_name_in_a_reply_is_read(
    content: Guidance, asked: NameField, reply: str, names: str
) -> None:
    read = read_names(reply, asked, content.chat.names)
    assert names == " / ".join(
        read.get(one, "-") for one in ("child_name", "parent_name", "school")
    )
