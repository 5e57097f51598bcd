"""Non-state conflict by dyad and year, after UCDP.

What enters: the dataset as CSV. What leaves: table ``dyad_years``.
Never done here: a row for a year below 25 deaths.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import note_bounds

ADAPTER: Final = Adapter(finish={"dyad_years": note_bounds})
