"""International Peacebuilding, replication data.

What enters: the file of the authors. What leaves: table ``cases``, columns named as theirs.
Never done here: recoding; a claim: these rows are for replication.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
