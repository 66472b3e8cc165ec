"""Parsers of environment variables: text in, value out.

A text that cannot be used raises ValueError with the end of a sentence that begins with the
variable, as in "PORT=abc is not a port number (1 to 65535)".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network

from actions.core.calendar.time_zones import zone_named

Network = IPv4Network | IPv6Network

ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?", re.IGNORECASE)
"""A whole origin: no path, no wildcard, nothing that could add to a header."""
WEB_ADDRESS = re.compile(r"https?://\S+")
DATABASE_ADDRESS = re.compile(r"(postgres|postgresql|sqlite)(\+\w+)?://\S*")
REDIS_ADDRESS = re.compile(r"(rediss?|unix)://\S+")

SWITCHES = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}
HIGHEST_PORT = 65535


def port_number(text: str) -> int:
    """A port of this machine."""
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST_PORT:
        raise ValueError(f"is not a port number (1 to {HIGHEST_PORT})")
    return int(text)


def count(text: str) -> int:
    """A number of at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise ValueError("is not a whole number above 0")
    return int(text)


def limit(text: str) -> int:
    """A number, where 0 means no limit."""
    if not text.isdecimal():
        raise ValueError("is not a whole number")
    return int(text)


def switch(text: str) -> bool:
    """On or off."""
    if text.lower() not in SWITCHES:
        raise ValueError("is neither 1 (on) nor 0 (off)")
    return SWITCHES[text.lower()]


def one_of(*choices: str) -> Callable[[str], str]:
    """A parser that takes one of the choices, in capitals or not."""

    def parse(text: str) -> str:
        for choice in choices:
            if text.lower() == choice.lower():
                return choice
        raise ValueError(f"is none of {', '.join(choices)}")

    return parse


def origins(text: str) -> tuple[str, ...]:
    """Web sites as scheme, host and port, in small letters."""
    for origin in _listed(text):
        if not ORIGIN.fullmatch(origin):
            raise ValueError(
                f"names {origin!r}, which is no origin. Write it like https://school.example, "
                "without a path or a star"
            )
    return tuple(origin.lower() for origin in _listed(text))


def networks(text: str) -> tuple[Network, ...]:
    """IP addresses and networks."""
    found = []
    for named in _listed(text):
        try:
            found.append(ip_network(named, strict=False))
        except ValueError:
            raise ValueError(f"names {named!r}, which is no address and no network") from None
    return tuple(found)


def time_zone(text: str) -> str:
    """The name of a time zone."""
    try:
        return zone_named(text).key
    except ValueError:
        raise ValueError("is not a time zone such as America/Chicago") from None


def host_and_port(text: str) -> tuple[str, int]:
    """Where to listen: "127.0.0.1:9105", or a port alone for this machine only."""
    host, _, port = text.rpartition(":")
    return host or "127.0.0.1", port_number(port)


def web_address(text: str) -> str:
    """An address of the web, without a slash at its end."""
    if not WEB_ADDRESS.fullmatch(text):
        raise ValueError("is no address like https://help.example.org")
    return text.rstrip("/")


def database_address(text: str) -> str:
    """A database's address as SQLAlchemy takes it. It may hold a password."""
    if not DATABASE_ADDRESS.fullmatch(text):
        raise ValueError("is no address like postgresql://user:password@host/name")
    return re.sub(r"^postgres(?=[:+])", "postgresql", text)


def redis_address(text: str) -> str:
    """A Redis server's address. It may hold a password."""
    if not REDIS_ADDRESS.fullmatch(text):
        raise ValueError("is no address like redis://host:6379")
    return text


def _listed(text: str) -> list[str]:
    """What is named, between commas or spaces."""
    return text.replace(",", " ").split()
