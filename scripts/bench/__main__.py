"""Runs the whole comparison, prints it, and keeps it in build/bench.json."""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scripts.bench import turns, work
from scripts.bench.bots import FOLDER, Bot, DefaultBot, Homeroom
from scripts.bench.form_bot import FormBot
from scripts.bench.report import OTHERS, ratios, table

Figures = dict[str, Any]


@dataclass(frozen=True)
class Size:
    """How long each measurement runs."""

    conversations: int
    seconds: float
    long_turns: int


WHOLE = Size(conversations=40, seconds=15, long_turns=300)
QUICK = Size(conversations=5, seconds=3, long_turns=100)
AT_ONCE = (1, 10, 50)
THINK = 8.0
"""Seconds between two turns of a parent who reads and types."""


def measure(bot: Bot, size: Size) -> Figures:
    """Everything about one bot."""
    say(f"{bot.name}: training")
    figures: Figures = {"training_s": bot.train()}
    say(f"{bot.name}: starting")
    figures["start_s"] = bot.start()
    try:
        say(f"{bot.name}: turns")
        figures["text"] = turns.spread(asyncio.run(turns.text_times(bot, size.conversations)))
        figures["button"] = turns.spread(asyncio.run(turns.button_times(bot, size.conversations)))
        for parents in AT_ONCE:
            say(f"{bot.name}: {parents} at once")
            figures[f"busy_{parents}"] = asyncio.run(turns.throughput(bot, parents, size.seconds))
        figures["open_50"] = asyncio.run(turns.open_loop(bot, 50, size.seconds * 2, THINK, seed=1))
        say(f"{bot.name}: one long conversation")
        figures["long"] = asyncio.run(turns.long_conversation(bot, size.long_turns))
        figures["memory_mb"] = bot.memory()
    finally:
        bot.stop()
    return figures


def say(what: str) -> None:
    """Progress, away from the result."""
    print(f"• {what}", file=sys.stderr, flush=True)


def main() -> None:
    """Measures the bots one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a short run, to see that it works")
    size = QUICK if parser.parse_args().quick else WHOLE
    found = {bot.name: measure(bot, size) for bot in (DefaultBot(), FormBot(), Homeroom())}
    result = {
        "at": datetime.now().isoformat(timespec="seconds"),
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        **found,
        "ratios": {name: ratios(found[name], found["homeroom"]) for name in OTHERS},
        "documents": work.document_times(),
        "understand_per_second": work.understand_per_second(),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER.parent / "bench.json").write_text(json.dumps(result, indent=1))
    print(table(result))


if __name__ == "__main__":
    main()
