"""What the measures share: the library, and the kinds of persons and causes that the sources code."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from peaceops.store.tables import require

#: Before it, UN tables count observers among troops (SOURCES point 7).
OBSERVERS_APART: Final = date(1993, 1, 1)
#: From here SIPRI counts observers among troops.
OBSERVERS_JOINED: Final = 2015
UNIFORMED: Final = ("military", "military observer", "police")
PERSONNEL: Final = (*UNIFORMED, "international civilian", "local", "other")
HOSTILE: Final = ("malicious act",)
UNCERTAIN: Final = ("to be determined", "unknown")


def load_ibis() -> Any:
    """Import the library of expressions, or say what is lacking."""
    return require("ibis", to="compute measures")


def mark_observed() -> Any:
    """Mark a value as one that was observed."""
    return load_ibis().literal("observed")


def count_one() -> Any:
    """Count the one row behind a value."""
    return load_ibis().literal(1)
