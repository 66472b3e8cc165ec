"""Letters to the school, drafted from the facts a parent told.

    kinds.py, waiting.py names of the letters; which of those sent waits for an answer
    choice.py            which letter fits, and why
    next.py              which comes next; when what should happen is in core/calendar/timeline.py
    options.py           all letters, each with why it fits or not
    draft.py, body.py    draft_letter: the parts in their order, filled
    approval.py          sensitive facts, and a case without those not approved
    editing.py           the facts of a letter, for the parent to check
    model.py             the letter as data; the writers are in core/documents/
    facts.py, facts_of_letters.py, counts.py, conditions.py, words.py, labels.py, case.py
                         facts as they are printed
    parts.py, checks.py  from content files to blocks, and what can be wrong with them

The words are in guidance_content/letters/; the rules that decide whether a part belongs in are in
core/rules/.
"""
