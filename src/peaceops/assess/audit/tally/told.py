"""What a figure of running prose tells: of whom, what, when, how much.

What enters: stretches of sentences in order. What leaves: figures of which every word beside them was read.
Never done here: testing; a figure carried over a sentence that was not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.tally.segment import Segment, Shift
from peaceops.assess.audit.tally.word import (
    ASIDE,
    CAUSES,
    DEATH,
    DOWN,
    FILL,
    GIVE,
    KILLED,
    KINDS,
    LEVEL,
    LOW,
    NUMBER,
    OF_CAUSE,
    PEAK,
    PRONOUN,
    SHORT,
    TURN,
    UP,
)
from peaceops.model.statement import Amount, When

WORLD: Final = "all"
#: Days that no text names.
FIRST: Final = date(1945, 1, 1)
LAST: Final = date(9998, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A figure told.

    Parameters
    ----------
    sentence, start, end : int
        Where its stretch stands.
    mission : str
        Id of the mission; :data:`WORLD` for all of the United Nations together.
    state : str
        Id of the state whose people are counted; empty for all.
    measure : str
        ``strength``, ``contributors`` or ``deaths``.
    kind : str
        Of strength one of the kinds, of deaths a cause; empty for all deaths.
    days : tuple of date, or None
        First and last day; None where no day is told.
    is_month : bool
        Whether the day is a month or narrower.
    amount : Amount or None
        The figure; None where words such as "most" tell a part.
    part : str
        ``share`` where the figure is a part of the figure before, with the least and greatest share in `shares`.
    shares : tuple of float
        Least and greatest share of the whole.
    extreme : str
        ``peak`` or ``low`` where it is told as the greatest or least of all.
    whole : Told or None
        What a part is of.
    is_read : bool
        Whether every other stretch of its sentence was read too.
    """

    sentence: int
    start: int
    end: int
    mission: str = ""
    state: str = ""
    measure: str = ""
    kind: str = ""
    days: tuple[date, date] | None = None
    is_month: bool = False
    amount: Amount | None = None
    shares: tuple[float, float] | None = None
    extreme: str = ""
    whole: Told | None = None
    is_read: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What the words of a stretch tell.

    Parameters
    ----------
    is_known : bool
        Whether every word is in a table.
    measure, kind : str
        Empty where they do not tell.
    is_part : bool
        Whether it tells of a part of the figure before.
    extreme : str
        ``peak``, ``low`` or empty.
    has_verb, has_pronoun : bool
        Whether it has a verb of level, death or giving; a pronoun or short name for the subject.
    shares : tuple of float or None
        Of words such as "most of them".
    """

    is_known: bool
    measure: str = ""
    kind: str = ""
    is_part: bool = False
    extreme: str = ""
    has_verb: bool = False
    has_pronoun: bool = False
    shares: tuple[float, float] | None = None


_READ: Final = frozenset().union(
    KINDS, DEATH, CAUSES, OF_CAUSE, LEVEL, UP, DOWN, GIVE, PEAK, LOW, FILL, PRONOUN, SHORT, NUMBER, {"and", "including", "men", "blue"}
)  # fmt: skip
_MOST: Final = frozenset({"most", "majority", "mostly", "mainly"})


def read_signs(segment: Segment) -> Signs:
    """Read the words of a stretch.

    Parameters
    ----------
    segment : Segment
        The stretch.
    """
    words = list(segment.words)
    shares = _read_most(words)
    held = set(words)
    is_death = bool(held & DEATH)
    causes = {CAUSES[w] for w in words if w in CAUSES}
    kinds = list(dict.fromkeys(KINDS[w] for w in words if w in KINDS))
    is_part = words[:2] in (["of", "whom"], ["of", "which"], ["of", "them"], ["of", "these"], ["of", "its"], ["among", "them"])
    is_part = is_part or words[:1] == ["including"] or "them" in words or shares is not None
    killed = held & KILLED and not causes and not is_death - bool(held & KILLED)
    del killed
    measure = "deaths" if is_death or causes else "contributors" if "contributors" in kinds else "strength" if kinds else ""
    kind = next(iter(causes), "") if measure == "deaths" else _join_kinds(kinds, held)
    return Signs(
        is_known=all(w in _READ for w in words) and not held & TURN and len(causes) < 2,
        measure=measure, kind=kind, is_part=is_part and (bool(kind) or bool(segment.names) or shares is not None),
        extreme="peak" if held & PEAK - {"most"} else "low" if held & LOW else "",
        has_verb=bool(held & (LEVEL | UP | DOWN | GIVE | DEATH)), has_pronoun=bool(held & (PRONOUN | SHORT | NUMBER)),
        shares=shares,
    )  # fmt: skip


def _read_most(words: list[str]) -> tuple[float, float] | None:
    """Read "most of them" and "nearly all of whom" as a share, and take the words out."""
    for lead, share in ((["nearly", "all"], (0.8, 1.0)), (["almost", "all"], (0.8, 1.0)), (["most"], (0.5, 1.0)), (["mostly"], (0.5, 1.0)),
                        (["mainly"], (0.5, 1.0)), (["the", "majority"], (0.5, 1.0))):  # fmt: skip
        for at in range(len(words) - len(lead) + 1):
            follows = words[at + len(lead) : at + len(lead) + 2]
            is_whole = follows[:1] == ["of"] and follows[1:] and follows[1] in {"them", "whom", "which", "these", "the"}
            if words[at : at + len(lead)] == lead and (is_whole or (at == 0 and lead[0] in {"mostly", "mainly"})):
                del words[at : at + len(lead)]
                return share
    return None


def _join_kinds(kinds: Sequence[str], words: set[str]) -> str:
    """Join what several nouns count: soldiers and observers are the military, men and women all."""
    if "contributors" in kinds:
        return "contributors"
    own = set(kinds)
    if "women" in own and "men" in words:
        return "total"
    if "observers" in own and own <= {"observers", "military"}:
        return "observers"
    if own == {"troops", "military"}:
        return "troops"
    if own in ({"troops", "observers"}, {"troops", "observers", "military"}, {"military"}, {"military", "total"}):
        return "military"
    if "women" in own and own <= {"women", "total"}:
        return "women"
    if own <= {"police", "total"} and "police" in own and "uniformed" not in words:
        return "police"
    if own == {"total"}:
        return "total"
    return own.pop() if len(own) == 1 else ("?" if own else "")


@dataclass(slots=True, kw_only=True)
class Reader:
    """Read sentences in order, keeping what was spoken of before."""

    focus: str = ""
    last: Told | None = None
    last_sentence: int = -1
    missions: frozenset[str] = frozenset()

    def read(self, order: int, segments: Sequence[Segment]) -> list[Told]:
        """Read a sentence.

        Parameters
        ----------
        order : int
            Its number.
        segments : sequence of Segment
            Its stretches.
        """
        if self.last_sentence < order - 1:
            self.last = None
        found = list(self._read_all(order, segments))
        self._turn(segments, found)
        if found:
            self.last_sentence = order
        return found

    def _turn(self, segments: Sequence[Segment], found: Sequence[Told]) -> None:
        """Turn to the mission that a sentence is about; where it names several and none was read, to none."""
        named = list(dict.fromkeys(n.id for s in segments for n in s.names if n.kind == "mission"))
        if found:
            self.focus = found[-1].mission
        elif len(named) == 1 and named[0]:
            self.focus, self.last = named[0], None
        elif named:
            self.focus, self.last = "", None
        elif not _is_passing(segments):
            self.last = None

    def _read_all(self, order: int, segments: Sequence[Segment]) -> Iterator[Told]:
        signs = [read_signs(s) for s in segments]
        is_read = all(g.is_known or _is_aside(s) for s, g in zip(segments, signs, strict=True))
        base = self.last
        held = _Held()
        for place, (segment, sign) in enumerate(zip(segments, signs, strict=True)):
            if _is_aside(segment) and not sign.is_known:
                continue
            if not sign.is_known:
                held = _Held()
                if segment.amounts or segment.names:
                    base = None
                continue
            days = self._find_days(place, segments, signs, base)
            told = self._tell(order, segment, sign, days, base, held)
            if told is None:
                held = held.take(segment, sign)
                if segment.amounts and not sign.is_part:
                    base = None
                continue
            told = replace(told, is_read=is_read)
            yield told
            if told.whole is None:
                base = self.last = told
                held = _Held()

    def _find_days(
        self, place: int, segments: Sequence[Segment], signs: Sequence[Signs], base: Told | None
    ) -> tuple[tuple[date, date], bool] | None:
        """Find the days of a stretch: its own, else those of a stretch beside it that holds nothing else, else None."""
        own = _read_days(segments[place], base)
        if own is not None:
            return own
        for step in (-1, 1):
            at = place + step
            while 0 <= at < len(segments) and (
                not segments[at].amounts and (signs[at].is_known or _is_aside(segments[at]))
                and not (step > 0 and segments[at].lead not in (",", "(")) and not (step < 0 and segments[at + 1].lead in (";", ":"))
            ):  # fmt: skip
                if signs[at].is_known and segments[at].days:
                    return _read_days(segments[at], base)
                at += step
        return None

    def _tell(
        self, order: int, segment: Segment, sign: Signs, days: tuple[tuple[date, date], bool] | None, base: Told | None,
        held: _Held,
    ) -> Told | None:  # fmt: skip
        """Tell the figure of a stretch, or None where it has none or leaves one of its slots open."""
        if len(segment.amounts) > 1 or (not segment.amounts and sign.shares is None):
            return None
        amount = segment.amounts[0] if segment.amounts else None
        place = {"sentence": order, "start": segment.start, "end": segment.end}
        if sign.is_part or (amount is not None and amount.unit == "share"):
            return self._tell_part(place, segment, sign, amount, base, days)
        if amount is None or amount.unit not in ("persons", "count", "events"):
            return None
        subject = self._find_subject(segment, sign, base, held)
        measure = sign.measure or held.measure or (base.measure if base else "")
        if subject is None or not measure:
            return None
        is_own = bool(sign.measure or held.measure)
        kind = (sign.kind if sign.measure else held.kind) if is_own else base.kind if base else ""
        if not is_own and not (sign.has_verb or (days is not None) or segment.names):
            return None
        if measure == "strength" and kind == "?":
            return None
        if measure == "strength" and days is None and base is not None and base.sentence == order:
            days = (base.days, base.is_month) if base.days else None
        mission, state = subject
        return Told(
            **place, mission=mission, state=state, measure=measure, kind=kind, amount=amount,
            days=days[0] if days else None, is_month=bool(days and days[1]), extreme=sign.extreme or held.extreme,
        )  # fmt: skip

    def _tell_part(
        self, place: dict[str, int], segment: Segment, sign: Signs, amount: Amount | None, base: Told | None,
        days: tuple[tuple[date, date], bool] | None,
    ) -> Told | None:  # fmt: skip
        if base is None or base.measure == "contributors" or (segment.days and days is None):
            return None
        states = [n.id for n in segment.names if n.kind == "state"]
        others = [n for n in segment.names if n.kind != "state"]
        kind = sign.kind
        if others or len(states) > 1 or (sign.measure and sign.measure != base.measure) or not (kind or states):
            return None
        if kind == "?" or (base.measure == "deaths" and base.kind and kind):
            return None
        shares = sign.shares
        if shares is None and amount is not None and amount.unit == "share":
            shares = _read_share(amount)
        if amount is not None and amount.unit not in ("share", "persons", "count"):
            return None
        own = days if days is not None else ((base.days, base.is_month) if base.days else None)
        return Told(
            **place, mission=base.mission, state=states[0] if states else base.state, measure=base.measure,
            kind=kind or base.kind, amount=amount if amount is not None and amount.unit != "share" else None,
            shares=shares, days=own[0] if own else None, is_month=bool(own and own[1]), whole=base,
        )  # fmt: skip

    def _find_subject(
        self, segment: Segment, sign: Signs, base: Told | None, held: _Held
    ) -> tuple[str, str] | None:
        """Find of which mission, and of whose people, a figure is told."""
        names = segment.names or held.names
        missions = [n.id for n in names if n.kind == "mission"]
        states = [n.id for n in names if n.kind == "state"]
        bodies = [n.id for n in names if n.kind == "organisation"]
        if len(missions) > 1 or len(states) > 1 or len(names) != len(missions) + len(states) + len(bodies):
            return None
        if missions:
            return (missions[0], "".join(states)) if missions[0] and not bodies else None
        if bodies:
            return (WORLD, "".join(states)) if bodies == ["UN"] else None
        mission = base.mission if base is not None else self.focus if sign.has_pronoun else ""
        state = "".join(states) or (base.state if base is not None and not segment.words[:1] == ("the",) else "")
        return (mission, state) if mission else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What stretches without a figure told before the one that has it: "its police component, …"."""

    measure: str = ""
    kind: str = ""
    extreme: str = ""
    names: tuple[object, ...] = ()

    def take(self, segment: Segment, sign: Signs) -> _Held:
        return _Held(
            measure=sign.measure or self.measure, kind=sign.kind or self.kind, extreme=sign.extreme or self.extreme,
            names=segment.names or self.names,
        )  # fmt: skip


def _is_aside(segment: Segment) -> bool:
    return bool(segment.words) and segment.words[0] in ASIDE and not segment.amounts


def _is_passing(segments: Sequence[Segment]) -> bool:
    """Whether a sentence holds no figure and names nothing: what was told before it stays spoken of."""
    return not any(s.amounts or s.names for s in segments) and sum(len(s.words) for s in segments) <= 4


def _read_days(segment: Segment, base: Told | None) -> tuple[tuple[date, date], bool] | None:
    """Read the days of a stretch; None where it has none, or several."""
    named = [d for d in segment.days if isinstance(d, When)]
    told = [d for d in segment.days if isinstance(d, Shift)]
    if len(named) == 1:
        return _read_when(named[0])
    if named or len(told) != 1 or base is None or base.days is None:
        return None
    shift, (first, last) = told[0], base.days
    if shift.to or shift.is_year:
        year = last.year + shift.months // 12
        if shift.to == "end":
            return (date(year, 12, 1), date(year, 12, 31)), True
        return (date(year, 1, 1), date(year, 12, 31)), False
    if shift.months == 0:
        return base.days, base.is_month
    return (_move(first, shift.months), _move(last, shift.months)), base.is_month


def _read_when(when: When) -> tuple[tuple[date, date], bool] | None:
    first, last = when.period.first_day, when.period.last_day
    words = when.text.lower()
    if when.kind == "until":
        if words.startswith("by "):
            is_end = "end of" in words or last.month != 12
            first = last.replace(day=1) if is_end else last.replace(month=1, day=1)
            return (first, last), is_end
        return (FIRST, last), False
    if when.kind == "since":
        return (first, LAST), False
    return (first, last), (last - first) < timedelta(days=40)


def _move(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    after = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), after - timedelta(days=1))


_NEAR: Final = 0.04


def _read_share(amount: Amount) -> tuple[float, float]:
    low = float(amount.low) if amount.low is not None else 0.0
    high = float(amount.high) if amount.high is not None else 1.0
    return (low - _NEAR, high + _NEAR) if low == high else (low, high)
