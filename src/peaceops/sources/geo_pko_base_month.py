"""Base-months with violence against civilians nearby, after Kunkel and Martinez Machain.

What enters: the CSV made of their R file. What leaves: table ``base_months``.
Never done here: computing the join again: that is a panel's test.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
