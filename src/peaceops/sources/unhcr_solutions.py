"""Durable solutions by origin, asylum and year, after UNHCR.

What enters: the population statistics of the Refugee Data Finder. What leaves: table ``origin_asylum_year``.
Never done here: taking a printed 0 for an observation, or a country's figure for an area's.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
