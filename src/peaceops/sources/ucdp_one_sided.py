"""One-sided violence by actor and year, after UCDP.

What enters: the dataset as CSV. What leaves: table ``actor_years``.
Never done here: a row for a year below 25 deaths.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import note_bounds

ADAPTER: Final = Adapter(finish={"actor_years": note_bounds})
