"""Totals of UCDP GED 25.1, derived by others: what a whole release must add up to.

What enters: three JSON files. What leaves: tables ``conflicts``, ``world_months``, ``whole``.
Never done here: a claim: these are checks.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
