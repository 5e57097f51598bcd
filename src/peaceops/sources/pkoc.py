"""First months of missions, after the Peacekeeping Operations Corpus.

What enters: its CSV. What leaves: table ``missions``.
Never done here: a day: the corpus knows months.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
