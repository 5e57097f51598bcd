"""Countries and codes of the Refugee Data Finder, after UNHCR.

What enters: its list as CSV. What leaves: table ``countries``.
Never done here: joining on a code of UNHCR as if it were one of ISO.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
