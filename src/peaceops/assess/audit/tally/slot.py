"""A figure of running prose with its slots: of whom, what, when, how much.

What enters: what a reader found. What leaves: frozen values.
Never done here: reading, testing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.assess.audit.tally.days import Span
from peaceops.assess.audit.tally.segment import Segment
from peaceops.assess.audit.tally.signs import Signs
from peaceops.assess.audit.tally.word import COUNTS
from peaceops.model.statement import Amount, Entity

WORLD: Final = "all"
#: The kind of a number without a noun after one of soldiers: they, or all in uniform.
LOOSE: Final = "loose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure told.

    Parameters
    ----------
    sentence, start, end : int
        Where its stretch stands.
    mission : str
        Id of the mission; :data:`WORLD` for all of the United Nations together.
    states : tuple of str
        Ids of the states whose people are counted; empty for all.
    measure : str
        ``strength``, ``contributors`` or ``deaths``.
    kind : str
        Of strength one of the kinds, of deaths a cause; empty for all deaths.
    days : tuple of date, or None
        First and last day; None where no day is told.
    is_month : bool
        Whether the days are a month or less.
    amount : Amount or None
        The figure; None where words such as "most" tell a part.
    shares, ratio : tuple of float, or None
        Least and greatest share of `whole` where it tells a part; how many times `whole` it is where it tells a change.
    whole : Told or None
        What a part or a change is of.
    extreme : str
        ``peak`` or ``low`` where it is told as the greatest or least of all; ``first`` where as so many for the first time.
    rank : int
        Place among contributors that is told; 0 for none.
    unread : tuple of (int, int)
        Stretches of its sentence that were not read.
    is_assumed : bool
        Whether no noun tells what is counted: "it had 6,215" of a mission.
    is_wide : bool
        Whether civilians may be counted too.
    months : int
        Length of time in which it is counted; 0 where none is told.
    alternatives : tuple of Span
        Other days that it may be of, where they are told by another.
    is_guess : bool
        Whether no words tell under whom the people of a state serve, or on which day: only the very number says so.
    is_turnable : bool
        Whether a ratio may be that of its whole to it: "a quarter of that in 1998" may be of the number of 1998, or be that number.
    """

    sentence: int
    start: int
    end: int
    mission: str = ""
    states: tuple[str, ...] = ()
    measure: str = ""
    kind: str = ""
    days: tuple[date, date] | None = None
    is_month: bool = False
    amount: Amount | None = None
    shares: tuple[float, float] | None = None
    ratio: tuple[float, float] | None = None
    whole: Told | None = None
    extreme: str = ""
    rank: int = 0
    unread: tuple[tuple[int, int], ...] = ()
    is_assumed: bool = False
    is_wide: bool = False
    months: int = 0
    alternatives: tuple[Span, ...] = ()
    is_turnable: bool = False
    is_guess: bool = False

    @property
    def span(self) -> Span | None:
        """Its days."""
        return (self.days, self.is_month) if self.days is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What stretches without a figure told before the one that has it: "its police component, …"."""

    measure: str = ""
    kind: str = ""
    extreme: str = ""
    rank: int = 0
    has_pronoun: bool = False
    is_count: bool = False
    names: tuple[Entity, ...] = ()

    def take(self, segment: Segment, sign: Signs) -> Held:
        """Take what a further stretch without a figure tells.

        Parameters
        ----------
        segment : Segment
            The stretch.
        sign : Signs
            What its words tell.
        """
        is_row = not sign.has_verb and not sign.measure and segment.lead in (",", "and")
        return Held(
            measure=sign.measure or self.measure, kind=sign.kind or self.kind, extreme=sign.extreme or self.extreme,
            is_count=bool(set(segment.words) & COUNTS) or self.is_count, rank=sign.rank or self.rank, has_pronoun=sign.has_pronoun or self.has_pronoun,
            names=(*self.names, *segment.names) if is_row else segment.names or self.names,
        )  # fmt: skip
