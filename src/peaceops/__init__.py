"""Sourced, weighed and reproducible assessments of peace operations.

What enters: nothing; importing this package loads nothing but itself.
What leaves: the names of :mod:`peaceops.api`, each loaded when it is first asked for.
Never done here: work at import.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # a checker knows better; importing typing would cost more than this module
if TYPE_CHECKING:
    from peaceops.api import (
        AuditResult,
        MissionCase,
        Result,
        Table,
        audit,
        draw_total,
        load_casebook,
        load_codebook,
        mission,
        missions,
        panel,
        schema,
    )

    __version__: str

__all__ = [
    "AuditResult",
    "MissionCase",
    "Result",
    "Table",
    "__version__",
    "audit",
    "draw_total",
    "load_casebook",
    "load_codebook",
    "mission",
    "missions",
    "panel",
    "schema",
]

_API = frozenset(__all__) - {"__version__"}


def __getattr__(name: str) -> object:
    """Load a public name when it is first asked for (PEP 562)."""
    if name in _API:
        value: object = getattr(import_module("peaceops.api"), name)
    elif name == "__version__":
        value = import_module("importlib.metadata").version("peaceops")
    else:
        raise AttributeError(f"module 'peaceops' has no attribute {name!r}", name=name, obj=import_module(__name__))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
