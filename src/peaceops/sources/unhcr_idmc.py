"""Internally displaced persons by country and year, after IDMC in the files of UNHCR.

What enters: its CSV. What leaves: table ``country_years``.
Never done here: a country's figure for an area's.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
