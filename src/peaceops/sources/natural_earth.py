"""Areas and lines of Natural Earth, disputed ones among them.

What enters: GeoJSON files. What leaves: tables ``countries``, ``disputed_areas``, ``disputed_lines``.
Never done here: a statement about status: lines show control as Natural Earth draws it.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw, check_shapes, number_variants


def prepare(raw: Raw, layout: str) -> Raw:
    """Check the shapes, and tell apart lines, which have no id."""
    check_shapes(raw, "geometry.json")
    if layout != "disputed-lines-10m":
        return raw
    return raw.with_columns({**raw.columns, "#variant": number_variants(raw, ())})


ADAPTER: Final = Adapter(prepare=prepare)
