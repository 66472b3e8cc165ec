"""Settings that keep Rasa and TensorFlow quiet, and a line that shows that work goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_ACCESS_LOG": "false",
    "CUDA_VISIBLE_DEVICES": "-1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "OMP_NUM_THREADS": "1",
}
"""Environment of every process we start."""


def show_progress(what: str, processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Waits for the processes; says what is done, and every few seconds that it still is."""
    started = time.monotonic()
    print(f"• {what} ", end="", file=sys.stderr, flush=True)
    for process in processes:
        while _is_running(process):
            print(".", end="", file=sys.stderr, flush=True)
    print(f" {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)


def _is_running(process: subprocess.Popen[bytes]) -> bool:
    """Whether it still runs after two seconds more."""
    try:
        process.wait(timeout=2)
    except subprocess.TimeoutExpired:
        return True
    return False
