"""How much one parent, one address and all together may ask at once.

A sliding window in memory, bounded in the number of keys it remembers. Each process counts for
itself: with n of them a limit is at most n times as high, which still stops a flood. (The packages
that count in a shared store need a newer `packaging` than Rasa allows.)
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from math import ceil

from actions.setting_parsers import Network

MINUTE = 60.0  # seconds
REMEMBERED = 20_000
"""Keys remembered; the least lately seen is forgotten first. About 10 MB when all are full."""


class SlidingWindow:
    """At most `limit` events of one key within any `window` seconds. A limit of 0 is none."""

    def __init__(
        self, limit: int, window: float = MINUTE, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = limit
        self._window = window
        self._now = now
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._seen)

    def wait(self, key: str) -> int:
        """Counts one event. Returns 0 when it may go on, or the whole seconds to wait."""
        if not self._limit:
            return 0
        now = self._now()
        times = self._seen.setdefault(key, deque(maxlen=self._limit))
        self._seen.move_to_end(key)
        if len(self._seen) > REMEMBERED:
            self._seen.popitem(last=False)
        if len(times) == self._limit and now - times[0] < self._window:
            return max(1, ceil(times[0] + self._window - now))
        times.append(now)
        return 0


def client_address(peer: str, forwarded_for: str, proxies: tuple[Network, ...]) -> str:
    """Who really asks: the last address in the chain that is no trusted proxy.

    Anybody can write an X-Forwarded-For, so it is read from its end, and only behind a proxy.
    """
    chain = [part.strip() for part in forwarded_for.split(",") if part.strip()]
    address = peer
    while _is_in(address, proxies) and chain:
        address = chain.pop()
    return _network_of(address)


def _is_in(address: str, proxies: tuple[Network, ...]) -> bool:
    try:
        return any(ip_address(address) in proxy for proxy in proxies)
    except ValueError:
        return False


def _network_of(address: str) -> str:
    """An IPv6 customer has a whole /64 to take addresses from: it counts as one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return "?"
    return str(parsed) if parsed.version == 4 else str(ip_network((parsed, 64), strict=False))
