"""Independent states and their spells, after the R package states.

What enters: its two lists as CSV. What leaves: tables ``gw_spells`` and ``cow_spells``.
Never done here: joining the two systems: ``peaceops.casebook.state`` resolves codes by date.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
