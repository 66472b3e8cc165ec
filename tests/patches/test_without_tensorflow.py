"""Rasa starts without TensorFlow, and with it where the operator wants it."""

from __future__ import annotations

import os
import subprocess
import sys

from scripts.model_file import ROOT

START = """
import sys
from rasa_project.patches.without_tensorflow import leave_out_tensorflow
leave_out_tensorflow()
import rasa.server, rasa.engine.recipes.default_components
print("real" if getattr(sys.modules["tensorflow"], "__file__", None) else "left out")
"""


USE = """
import tensorflow as tf
float(tf.constant(2.0))
"""


def start(switch: str, program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HOMEROOM_TENSORFLOW": switch, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip


def test_rasa_starts_with_it_where_that_is_wanted() -> None:
    found = start("1", START)
    assert found.stdout.strip() == "real", found.stderr[-2000:]


def test_rasa_starts_without_it_and_nothing_pretends_to_compute() -> None:
    found = start("", START + USE)
    assert found.stdout.strip() == "left out", found.stderr[-2000:]
    assert found.returncode != 0
    assert "TypeError" in found.stderr
