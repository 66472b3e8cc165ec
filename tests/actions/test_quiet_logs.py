"""However a library logs it, a parent's word does not get through; the place of an error does."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from tests.project.layout import ROOT

WORDS = "Zebulonia"

START = f"""
import logging, sys, threading, warnings
import structlog
from actions import quiet_logs
quiet_logs.install()
structlog.configure(
    processors=[quiet_logs.keep_event_name], logger_factory=structlog.stdlib.LoggerFactory()
)
logging.basicConfig(level=logging.DEBUG, stream=sys.stdout)
WORDS = "{WORDS}"
class Trouble(Exception): pass
"""

WAYS = {
    "text in the record": "logging.getLogger('rasa.core').debug(f'said {WORDS}')",
    "text as argument": "logging.getLogger('sanic').error('said %s', WORDS)",
    "name as argument": "logging.getLogger('sanic').error('%(who)s', {'who': WORDS})",
    "error with text": """
try: raise Trouble(WORDS)
except Trouble: logging.getLogger('rasa_sdk').exception(WORDS)""",
    "our own error": """
try: raise Trouble(WORDS)
except Trouble: logging.getLogger('actions.base').exception('A turn failed')""",
    "root logger": "logging.info(WORDS)",
    "stack": "logging.getLogger('x').info('hi', stack_info=True, extra={'body': WORDS})",
    "arguments that do not fit": "logging.getLogger('x').info('%d %d', WORDS)",
    "handler that fails": """
class Bad(logging.Handler):
    def emit(self, record):
        try: raise ValueError(WORDS)
        except ValueError: self.handleError(record)
logging.getLogger('y').addHandler(Bad()); logging.getLogger('y').error(WORDS)""",
    "structured record": """
structlog.get_logger('rasa').error('processor.message.parse', text=WORDS)""",
    "structured record without a name": """
structlog.get_logger('rasa').error(f'said {WORDS}')""",
    "structured record with an error": """
try: raise Trouble(WORDS)
except Trouble: structlog.get_logger('rasa').error('action.failed', exc_info=True)""",
    "warning": "warnings.simplefilter('always'); warnings.warn(WORDS)",
    "thread that ends badly": """
def run(): raise Trouble(WORDS)
thread = threading.Thread(target=run); thread.start(); thread.join()""",
    "destructor that fails": """
class Bad:
    def __del__(self): raise Trouble(WORDS)
Bad()""",
    "crash": "raise Trouble(WORDS)",
}


def output(program: str, *, ready: bool = True) -> str:
    """Everything a process writes."""
    code = START + ("quiet_logs.close()\n" if ready else "") + program
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_logging_lets_a_word_through(way: str) -> None:
    written = output(WAYS[way])
    assert WORDS not in written
    assert written.strip() or way == "handler that fails"


def test_the_kind_and_place_of_an_error_stay() -> None:
    written = output(WAYS["error with text"])
    assert "rasa_sdk" in written
    assert "[Trouble at <string>:" in written


def test_the_name_of_a_structured_record_stays() -> None:
    assert "processor.message.parse" in output(WAYS["structured record"])


def test_our_own_records_pass() -> None:
    written = output("logging.getLogger('rasa_project.expiry').info('Removed %d letters', 3)")
    assert "Removed 3 letters" in written


def test_while_it_starts_an_operator_can_read_why_it_fails() -> None:
    written = output(
        "logging.getLogger('sanic').error('port in use'); raise OSError('port')", ready=False
    )
    assert "port in use" in written
    assert "OSError: port" in written


def test_importing_it_changes_nothing_in_this_process() -> None:
    record = logging.getLogger("rasa").makeRecord("rasa", 10, "f", 1, "text %s", ("a",), None)
    assert record.getMessage() == "text a"
