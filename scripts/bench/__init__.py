"""Measures Homeroom beside the bot that `rasa init` makes, on one machine and in one go.

    python -m scripts.bench [--quick]

Machines differ and are noisy, so what counts are the ratios of one run.
"""
