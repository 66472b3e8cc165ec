"""Rasa starts without TensorFlow, and with it where the operator wants it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from scripts.model_file import ROOT

START = """
import sys
from rasa_project.patches.without_tensorflow import leave_out_tensorflow
leave_out_tensorflow()
import rasa.server, rasa.engine.recipes.default_components
print("real" if getattr(sys.modules["tensorflow"], "__file__", None) else "left out")
"""


@pytest.mark.parametrize(("switch", "expected"), [("", "left out"), ("1", "real")])
def test_rasa_starts_with_and_without(switch: str, expected: str) -> None:
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", START],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HOMEROOM_TENSORFLOW": switch, "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip
    assert found.stdout.strip() == expected, found.stderr[-2000:]


def test_what_would_compute_with_it_does_not_pretend_to() -> None:
    use = START + "import tensorflow as tf\nfloat(tf.constant(2.0))"
    found = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", use],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "HOMEROOM_TENSORFLOW": ""},
    )  # fmt: skip
    assert found.returncode != 0
    assert "TypeError" in found.stderr
