"""Events of political violence and demonstrations, after ACLED: a user's own export.

What enters: an export as CSV. What leaves: table ``events``.
Never done here: adding fatalities to those of another source; shipping a row.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
