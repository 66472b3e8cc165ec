"""The warm compiler serves many callers, one at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from actions.core.documents.pdf import as_pdf
from actions.core.facts.case import Case
from actions.core.letter.draft import draft_letter
from tests.core.letter_cases import TODAY

if TYPE_CHECKING:
    from actions.core.content.guidance import Guidance


def test_letters_written_at_the_same_time_do_not_mix(content: Guidance) -> None:
    letters = [draft_letter(Case(child_name=f"Kid {n}"), content, today=TODAY) for n in range(8)]
    alone = [as_pdf(letter) for letter in letters]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(as_pdf, letters)) == alone
