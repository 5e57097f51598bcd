"""Administrative units, after geoBoundaries.

What enters: a GeoJSON file of one state and level. What leaves: table ``units``.
Never done here: a statement about status.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw, check_shapes


def prepare(raw: Raw, layout: str) -> Raw:
    """Check the shapes."""
    del layout
    check_shapes(raw, "geometry.json")
    return raw


ADAPTER: Final = Adapter(prepare=prepare)
