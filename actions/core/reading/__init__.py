"""The taught reader: what a parent's message says, asks and does, from one encoder pass.

labels.py     what the reader tells apart
reader.py     the pass: shares of every label, for the message and for each piece of it
spans.py      the places that say something, with whom and when they speak of

What the reviewed wordings of `actions/core/understanding/` find is weighed against it
(`evidence.py`, `topics.py` there).

`scripts/finetune_reading.py` taught it, by hand, on data/messages/parents.jsonl.
"""
