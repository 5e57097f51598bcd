"""What every request is answered from, and whom its stages tell.

What enters and leaves: codebook and casebook together.
Never done here: loading them; anything that would load more than they do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from peaceops.casebook.load import Casebook
from peaceops.codebook.schema import Codebook

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What a request is answered from.

    Parameters
    ----------
    codebook : Codebook
        Meaning.
    casebook : Casebook
        Evidence.
    """

    codebook: Codebook
    casebook: Casebook
