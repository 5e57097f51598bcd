"""Actors in organized violence, after UCDP.

What enters: the dataset as CSV. What leaves: table ``actors``.
Never done here: splitting cells that hold several ids.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
