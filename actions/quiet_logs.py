"""Logs that cannot hold a parent's words, at any level, whatever library writes them.

Rasa, its SDK and Sanic put message texts, slots, whole conversations and local variables into
their records, and what is logged today may change tomorrow. So nothing of a foreign record is kept
but who wrote it, where, how grave it is, and the kind and place of an error. Records of our own
packages hold counts and names of things only, and pass. While a process starts nobody has said
anything yet, and foreign records pass too: an operator needs to read why a start failed.
"""

from __future__ import annotations

import logging
import os
import re
import resource
import sys
import threading
import traceback
import warnings
from collections.abc import Callable, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

OWN = ("actions", "rasa_project", "scripts")
"""Packages whose records are ours."""

EVENT_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)+")
"""Rasa's structured records begin with a fixed name such as `processor.extract.slots`."""

_make_record: Callable[..., logging.LogRecord] = logging.LogRecord
_is_open = True


class Plain(str):
    """A text that holds nothing of anybody."""


def install() -> None:
    """Takes over every way a process has of writing about itself. Call it first."""
    logging.setLogRecordFactory(_record)
    logging.raiseExceptions = False  # a failing handler would print the record with its arguments
    sys.excepthook = _on_crash
    threading.excepthook = lambda args: _on_crash(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _on_crash(args.exc_type, args.exc_value, args.exc_traceback)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a memory dump would hold everything
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"


def close() -> None:
    """The process is ready: from now on a parent may speak, and foreign records hold no text."""
    global _is_open
    _is_open = False
    warnings.showwarning = _on_warning


def is_closed() -> bool:
    """Whether foreign records are kept without their text."""
    return not _is_open


def keep_event_name(_: Any, __: str, event: MutableMapping[str, Any]) -> Plain:
    """The last structlog processor: of a structured record its name and the kind of error."""
    name = str(event.get("event", ""))
    kept = name if EVENT_NAME.fullmatch(name) else "..."
    error = event.get("exc_info")
    if error is True:
        error = sys.exc_info()
    return Plain(f"{kept}{_of_error(error)}")


def place_of(trace: TracebackType | None) -> str:
    """Where an error arose, as file:line."""
    frames = traceback.extract_tb(trace)
    return f"{_short(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"


def _record(*args: Any, **kwargs: Any) -> logging.LogRecord:
    record = _make_record(*args, **kwargs)
    if _is_open:
        return record
    error = _of_error(record.exc_info)
    if record.name.partition(".")[0] in OWN:
        record.msg = f"{record.getMessage()}{error}"
    elif isinstance(record.msg, Plain):
        record.msg = f"{record.name}: {record.msg}{error}"
    else:
        record.msg = f"{record.name} at {_short(record.pathname)}:{record.lineno}{error}"
    record.args = ()
    record.exc_info = record.exc_text = record.stack_info = None
    return record


def _of_error(error: Any) -> str:
    """The kind and place of an error. Its text may hold what a parent wrote."""
    if isinstance(error, BaseException):
        error = (type(error), error, error.__traceback__)
    if not isinstance(error, tuple) or error[0] is None:
        return ""
    return f" [{error[0].__name__} at {place_of(error[2])}]"


def _on_crash(
    kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
) -> None:
    if _is_open and error is not None and not issubclass(kind, KeyboardInterrupt):
        traceback.print_exception(kind, error, trace)
        return
    places = [f"  {_short(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    print("\n".join([f"Ended by {kind.__name__}", *places]), file=sys.stderr, flush=True)


def _on_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    print(f"{category.__name__} at {_short(filename)}:{lineno}", file=sys.stderr)


def _short(filename: str) -> str:
    """The last parts of a path: enough to find it, and nothing about the machine."""
    return "/".join(Path(filename).parts[-3:])
