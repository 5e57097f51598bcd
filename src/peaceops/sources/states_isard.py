"""States of two systems by year, after the R package isard.

What enters: its panel as CSV, a user's own file. What leaves: table ``state_years``.
Never done here: copying a row of it into the project.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw, number_variants


def prepare(raw: Raw, layout: str) -> Raw:
    """Tell apart the rows of a state that stands twice in a year."""
    del layout
    return raw.with_columns({**raw.columns, "#variant": number_variants(raw, ("stateabb", "year"))})


ADAPTER: Final = Adapter(prepare=prepare)
