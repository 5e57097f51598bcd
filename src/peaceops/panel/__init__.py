"""Unit-time tables and the measures on them.

What enters: tables of the store, missions of the casebook. What leaves: expressions and counts.
Never done here: knowing which engine runs an expression, reading a file, claims.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class _Package(ModuleType):
    """The package of panels, which may be called: ``import peaceops; peaceops.panel("country-year")``.

    An import of a module of this package puts the package where the function of the same name stands in ``peaceops``.
    """

    def __call__(self, unit: str, **options: object) -> object:
        """Build a panel: what :func:`peaceops.api.panel` does."""
        return import_module("peaceops.api").panel(unit, **options)


sys.modules[__name__].__class__ = _Package
