"""A contract for import-linter whose modules need not all exist yet.

What enters: a ``forbidden`` contract of ``.importlinter``.
What leaves: the same contract over those of its modules that are in the graph.
Never done here: guessing. ``tests/architecture`` checks that every name is a layer, so a misspelt one is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importlinter.contracts.forbidden import ForbiddenContract

if TYPE_CHECKING:
    from grimp import ImportGraph
    from importlinter.domain.contract import ContractCheck


class ForbiddenWhereBuilt(ForbiddenContract):
    """Forbid imports among the modules that are built, so that a contract can stand before its package does."""

    type_name = "forbidden_where_built"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Check the contract over the modules that `graph` holds."""
        own = {name.partition(".")[0] for name in graph.modules if "." in name}
        for field in ("source_modules", "forbidden_modules"):
            kept = {
                module
                for module in getattr(self, field)
                if str(module) in graph.modules or str(module).partition(".")[0] not in own
            }
            setattr(self, field, kept)
        return super().check(graph, verbose)
