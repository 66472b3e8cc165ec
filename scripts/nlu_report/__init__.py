"""Measures how well messages are understood, on examples kept out of training.

messages.py   the kept-out messages, and typos for them
facts.py      facts read against facts expected, field by field
intents.py    accuracy, and how well messages that are not for us are told apart
pipelines.py  the classifiers compared
encoders.py   MiniLM in ONNX, whole and in bytes (needs the `report` group)
__main__.py   `make nlu-report`
"""
