"""A derivation from figures of a document, with how much of the claim its parts say.

What enters: a figure of a text, frames of a document. What leaves: what the claim says beside its number, and how much
of it the frames say together.
Never done here: the choice of the parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.derivation import Derivation
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.lexis import find_concept
from peaceops.assess.audit.weight import has, weigh
from peaceops.assess.audit.wording import Figure

COUNTS: Final = frozenset({"persons", "count", "events", ""})
SAYS: Final = 0.7
MARGIN: Final = 0.1
#: Those who serve, of whom a share of the uniformed or of all personnel is a part.
OF_A_STRENGTH: Final = frozenset({"troop", "observer", "police", "monitor", "civilian", "personnel", "engineer"})
ALL: Final = frozenset({"uniformed", "personnel", "staff", "member", "peacekeep", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A derivation with how much of the claim its parts say.

    Parameters
    ----------
    derivation : Derivation
        The number and its parts.
    cover : float
        0 to 1.
    is_sure : bool
        Whether the parts are told so well that another number is excluded.
    """

    derivation: Derivation
    cover: float
    is_sure: bool


def is_number(figure: Figure) -> bool:
    """Whether a figure is one number, no interval."""
    return figure.amount.low is not None and figure.amount.low == figure.amount.high


def measure_cover(wanted: Collection[str], frames: Sequence[Frame], page: Page) -> float:
    """Measure how much of what is wanted several frames say together; a name that none says spoils all."""
    total = said = 0.0
    for concept in wanted:
        weight = weigh(concept, page)
        held = max(has(concept, frame, page) for frame in frames)
        if concept.startswith("@") and not held:
            return 0.0
        total += weight
        said += weight * held
    return said / total if total else 0.0


def list_claimed(claim: Figure) -> frozenset[str]:
    """List what a claim says beside its number and the words of sums."""
    assert claim.frame is not None
    noun = {find_concept(word) for word in re.findall(r"\w+", claim.amount.noun)}
    noun |= _ALL_WORDS if claim.kind in ALL else set()
    return claim.frame.said - noun - _WORDS_OF_SUMS


_ALL_WORDS: Final = frozenset({"staff", "uniform", "soldier"})
_WORDS_OF_SUMS: Final = frozenset(
    {"increase", "decrease", "total", "averag", "difference", "gap", "between", "both", "contribute", "short"}
)
