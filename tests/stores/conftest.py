"""Everything here holds on both kinds of database."""

from tests.databases import postgres, store, url  # noqa: F401
