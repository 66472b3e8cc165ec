"""Letters to the school, drafted from the facts a parent told.

    choice.py      which letter fits, and why
    draft.py       draft_letter: the parts in their order, filled
    rules.py       named rules that decide whether a part belongs in
    model.py       the letter as data; the writers are in core/documents/
    facts.py, counts.py, conditions.py, words.py, case.py   facts as they are printed
    parts.py, checks.py   from content files to blocks, and what can be wrong with them

The words are in guidance_content/letters/.
"""
