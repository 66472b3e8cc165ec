"""Named statements about a situation. All content says with `when:` when its words belong in.

A rule is a function `Situation -> bool`. Its name is the statement, its docstring says what that
means. Letters, plan and packet, and the choice of a letter share them: one name, one meaning.

    index.py           every rule by name, and the `Case` fields it looks at
    registry.py        @rule

    family.py          who writes, and about whom
    attendance.py      days and parts of days missed
    conditions.py      conditions: how sure they are, and of what kind
    effects.py         what the absence does to learning and to life
    triggers.py        what makes school hard
    plan.py            the plan or evaluation there is
    school_answers.py  what the school has said
    letters_sent.py    letters that went before: which one waits, how it went, what it asked for
    state.py           the state's time limits, and how sure we are of them
    printed_facts.py   how much there is to print in a letter

Only what content names is registered. A statement that code alone asks for is a plain function in
the same place.
"""
