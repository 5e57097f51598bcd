"""Peace agreements by document, after PA-X: a user's own download.

What enters: the dataset as CSV. What leaves: table ``agreements`` with the columns that a public page describes.
Never done here: a code whose meaning no public page tells; shipping a row.
"""

from __future__ import annotations

from typing import Final

from peaceops.sources.base import Adapter

ADAPTER: Final = Adapter()
