"""Host states of UN missions, after a crosswalk.

What enters: the Excel file. What leaves: table ``mission_hosts``.
Never done here: choosing one of several hosts.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter
from peaceops.sources.cleaning import Raw, number_variants


def prepare(raw: Raw, layout: str) -> Raw:
    """Tell apart the hosts of a mission."""
    del layout
    return raw.with_columns({**raw.columns, "#variant": number_variants(raw, ("mission_acronym",))})


ADAPTER: Final = Adapter(prepare=prepare)
