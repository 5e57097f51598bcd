"""What a figure of running prose tells: of whom, what, when, how much.

What enters: stretches of sentences in order. What leaves: figures of which every word beside them was read.
Never done here: testing; a figure carried over a sentence that was not read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from peaceops.assess.audit.tally.days import Span, read_days, read_shift, read_when
from peaceops.assess.audit.tally.segment import Segment, Shift
from peaceops.assess.audit.tally.signs import Signs, read_share, read_signs
from peaceops.assess.audit.tally.slot import LOOSE, WORLD, Held, Told
from peaceops.assess.audit.tally.word import COUNTS, GIVE, NUMBER, RANKED, SPEAKER
from peaceops.model.statement import Amount, Statement, When


def _group(segments: Sequence[Segment], signs: Sequence[Signs]) -> list[int]:
    """Give each stretch the number of its main clause: a semicolon or full stop parts them, a colon where the first counts nothing."""
    found: list[int] = []
    is_counting = False
    for segment, sign in zip(segments, signs, strict=True):
        is_new = segment.lead in (";", ".") or (segment.lead == ":" and not is_counting)
        is_counting = bool(sign.measure) or (is_counting and not is_new)
        found.append((found[-1] if found else 0) + is_new)
    return found


@dataclass(slots=True, kw_only=True)
class Reader:
    """Read sentences in order, keeping what was spoken of before."""

    focus: str = ""
    last: Told | None = None
    anchor: Span | None = None
    #: Missions that the sentence names behind a preposition: it is about another.
    beside: Collection[str] = ()
    _sentence: int = -1
    _segments: Sequence[Segment] = ()
    _signs: Sequence[Signs] = ()
    _implied: Collection[str] = ()
    _named: set[str] = field(default_factory=set)
    _at: int = 0
    _groups: Sequence[int] = ()
    _opaque: Sequence[tuple[int, tuple[int, int]]] = ()
    _spans: Sequence[Span | None] = ()
    _only: tuple[int, When] | None = None
    _anchors: list[Span] = field(default_factory=list)
    _others: list[tuple[Span, ...]] = field(default_factory=list)
    _is_of_givers: bool = False
    _base: Told | None = field(default=None)
    _before: Told | None = field(default=None)
    _part: Told | None = field(default=None)
    _is_guess: bool = False
    _is_confirmed: bool = False

    def read(self, order: int, segments: Sequence[Segment], implied: Collection[str] = ()) -> list[Told]:
        """Read a sentence.

        Parameters
        ----------
        order : int
            Its number.
        segments : sequence of Segment
            Its stretches.
        implied : collection of str
            Missions that its statements are about.
        """
        self._segments, self._signs = segments, [read_signs(s) for s in segments]
        self._implied, self._sentence = implied, order
        pairs = list(zip(segments, self._signs, strict=True))
        self._groups = _group(segments, self._signs)
        self._opaque = [(at, (s.start, s.end)) for at, (s, g) in enumerate(pairs) if not g.is_known and not g.is_aside]
        self._is_of_givers = self._is_of_givers or any(set(s.words) & (GIVE | RANKED) or g.rank for s, g in pairs)
        if any(SPEAKER & set(s.words) for s in segments) and not any(s.names for s in segments):
            self.last, self.focus = None, ""  # "192 of us died": whom the author means no sentence before need say
        self._base = self.last
        self._others = []
        self._spans = list(self._read_spans())
        self._only = self._find_only_day()
        found = list(self._read_all())
        self._turn(found)
        self._close_row(found)
        return found

    def pass_by(self, missions: Collection[str], statements: Sequence[Statement]) -> None:
        """Pass by a sentence without a figure: what it is about, and its day, are spoken of from there on.

        Parameters
        ----------
        missions : collection of str
            That it names.
        statements : sequence of Statement
            Read from it.
        """
        self._named |= set(missions)
        for when in (w for s in statements for w in s.times if w.how == "named" and w.kind != "relative"):
            self.anchor = read_when(when)
        if missions:
            roles = {e.role for s in statements for e in s.entities if e.kind == "mission" and e.how == "named"}
            self._turn_to(list(missions), is_subject=roles == {"subject"})
        elif statements:
            self.last = None
            self.focus = "" if len(self._named) > 1 else self.focus

    def _turn_to(self, missions: Sequence[str], *, is_subject: bool) -> None:
        """Turn to the one mission that a sentence is about; one that it only names beside another leaves open which is meant."""
        self.last = None
        is_subject = is_subject and not set(missions) & set(self.beside)
        if len(missions) == 1 and (
            is_subject or self.focus == missions[0] or (not self.focus and len(self._named) < 2)
        ):
            self.focus = missions[0]
        else:
            self.focus = ""

    def _close_row(self, found: Sequence[Told]) -> None:
        """Carry no kind on from a row of several: "it" then has all of them."""
        kinds = {t.kind for t in found if t.measure == "strength" and t.whole is None}
        if self.last is not None and self.last.measure == "strength" and len(kinds) > 1:
            self.last = replace(self.last, kind="total")

    def confirm(self, told: Told) -> None:
        """Take a guess for true: the people of the states of this passage serve in missions of the United Nations.

        Parameters
        ----------
        told : Told
            A figure that the very number of the evidence bears out.
        """
        self._is_confirmed = told.mission == WORLD
        if self.last is not None:
            self.last = replace(self.last, is_guess=False)

    def enter(self) -> None:
        """Enter a passage: no figure is carried into it."""
        self.last, self._is_of_givers = None, False
        self._anchors, self._named = [], set()

    def _read_spans(self) -> Iterator[Span | None]:
        """Read the days of each stretch in order: a day told by another is told by the one named last before it."""
        for segment, sign in zip(self._segments, self._signs, strict=True):
            span = read_days(segment, self.anchor)
            self._others.append(self._list_others(segment, span))
            named = [d for d in segment.days if isinstance(d, When)]
            is_beside = sign.ratio is not None and not sign.is_change
            is_back = any(isinstance(d, Shift) and d.months < 0 for d in segment.days)
            if len(named) == 1 and not is_beside:
                self.anchor = read_when(named[0])
            elif not named and segment.days and not is_beside and not is_back:
                self.anchor = span
            if self.anchor is not None and self.anchor not in self._anchors:
                self._anchors = [*self._anchors, self.anchor][-4:]
            yield span

    def _list_others(self, segment: Segment, span: Span | None) -> tuple[Span, ...]:
        """List the days that a day told by another may be, where more than one other was named in the passage."""
        shifts = [d for d in segment.days if isinstance(d, Shift) and d.months]
        found = (read_shift(shift, anchor) for anchor in self._anchors for shift in shifts)
        return tuple(one for one in found if one is not None and one != span)

    def _turn(self, found: Sequence[Told]) -> None:
        """Turn to the mission that a sentence is about; where it names several and none was read, to none."""
        named = list(dict.fromkeys(n.id for s in self._segments for n in s.names if n.kind == "mission"))
        self._named |= set(named)
        if found:
            self.focus = found[-1].mission
        elif named:
            roles = {n.role for s in self._segments for n in s.names if n.kind == "mission"}
            self._turn_to(named, is_subject=roles == {"subject"})
        elif self._opaque or any(s.amounts for s in self._segments):
            self.last = None
            if len(self._named) > 1:
                self.focus = ""  # of the one or of the other

    def _read_all(self) -> Iterator[Told]:
        held = Held()
        for place, (segment, sign) in enumerate(zip(self._segments, self._signs, strict=True)):
            self._at = place
            span = self._find_days(place)
            if sign.is_aside and not segment.amounts:
                continue
            if not sign.is_known:
                held = Held()
                if segment.amounts:
                    self._base = None
                continue
            told = list(self._tell(segment, sign, span, held))
            self._part = told[0] if told and told[0].whole is not None and told[0].shares is not None else None
            if not told:
                held = held.take(segment, sign)
                if segment.amounts and not sign.is_part and sign.ratio is None:
                    self._base = None
                continue
            for one in told:
                yield one
                is_beside = (
                    one.measure == "contributors" and self._base is not None and self._base.measure != one.measure
                )
                if one.whole is None and not is_beside:
                    self._before, self._base = self._base, one
                    self.last = one
            held = Held(rank=held.rank)

    def _find_days(self, place: int) -> Span | None:
        """Find the days of a stretch: its own, else those beside it, else the one day of the sentence."""
        own = self._spans[place]
        if own is not None or self._segments[place].days:
            return own
        for step in (-1, 1):
            at = place + step
            while 0 <= at < len(self._segments) and self._is_beside(at, step):
                segment = self._segments[at]
                is_when = segment.words[:1] in (("when",), ("as",))
                if segment.days and (self._signs[at].is_known or is_when):
                    return self._spans[at]
                at += step
        if self._only is None:
            return None
        holder, day = self._only
        is_own = self._groups[holder] == self._groups[place]
        return read_when(day) if is_own and self._signs[holder].is_known and holder < place else None

    def _find_only_day(self) -> tuple[int, When] | None:
        """Find the one day of the sentence and its stretch."""
        pairs = zip(self._segments, self._signs, strict=True)
        days = [(n, d) for n, (segment, sign) in enumerate(pairs) for d in segment.days if not sign.is_aside]
        return (days[0][0], days[0][1]) if len(days) == 1 and isinstance(days[0][1], When) else None

    def _find_others(self, span: Span | None) -> tuple[Span, ...]:
        return next(
            (o for own, o in zip(self._spans, self._others, strict=True) if own is not None and own is span), ()
        )

    def _is_beside(self, at: int, step: int) -> bool:
        segment, sign = self._segments[at], self._signs[at]
        if segment.amounts or sign.shares is not None or sign.ratio is not None or not (sign.is_known or sign.is_aside):
            return False
        lead = segment.lead if step > 0 else self._segments[at + 1].lead
        return lead in (",", "(", "—", "–", ")") if step > 0 else lead not in (";", ":", "but", "while", "whereas")

    def _tell(self, segment: Segment, sign: Signs, span: Span | None, held: Held) -> Iterator[Told]:
        """Tell the figures of a stretch; nothing where it has none or leaves one of its slots open."""
        self._is_guess = False
        own = self._groups[self._at]
        unread = tuple(span for at, span in self._opaque if self._groups[at] == own)
        months = segment.lengths[0].months if segment.lengths else 0
        place = Told(sentence=self._sentence, start=segment.start, end=segment.end, unread=unread, months=months)
        if segment.lead == "(" and self._part is not None and segment.amounts and not segment.words:
            yield replace(self._part, start=segment.start, end=segment.end, amount=segment.amounts[0], shares=None)
            return
        amounts: list[Amount] = list(segment.amounts)
        if sign.ratio is not None:
            yield from self._tell_ratio(place, segment, sign, span)
            return
        whole = None
        if len(amounts) == 2 and segment.words[-1:] == ("of",):
            first, second = amounts
            amounts, whole = ([first], second) if first.end >= second.end else (amounts, None)
        is_toll = sign.measure == "deaths" and sign.extreme == "peak" and bool(segment.names)
        if len(amounts) > 1 or (not amounts and sign.shares is None and not sign.rank and not is_toll):
            return
        amount = amounts[0] if amounts else None
        if sign.is_part or (amount is not None and amount.unit == "share"):
            yield from self._tell_part(place, segment, sign, amount, span)
            return
        if amount is not None and amount.unit not in ("persons", "count", "events"):
            return
        told = self._fill(place, segment, sign, span, held)
        if told is None or (amount is None and not told.states):
            return
        if sign.is_beyond and amount is not None:
            amount = replace(amount, bound="more-than", high=None)
        yield replace(told, amount=amount)
        if whole is not None and amount is not None:
            if told.states and told.kind != "total":
                return  # "of Jordan's police, 1,607 of 3,798": of all police, or of all whom Jordan sent
            kind = "" if told.measure == "deaths" else "total"
            yield replace(told, amount=whole, states=(), rank=0, kind=kind)

    def _fill(self, place: Told, segment: Segment, sign: Signs, span: Span | None, held: Held) -> Told | None:
        """Fill the slots of a figure: from its own words, from stretches before it, from the figure before."""
        base = self._base
        subject = self._find_subject(segment, sign, held)
        measure = sign.measure or held.measure or (base.measure if base else "")
        if not measure and (sign.rank or held.rank or (self._is_of_givers and subject is not None and subject[1])):
            measure = "strength"
        is_assumed = False
        if not measure and subject is not None and (set(segment.words) & COUNTS or held.is_count):
            measure = "strength"
        if (
            not measure
            and subject is not None
            and subject[1]
            and (self._is_guess or self._is_confirmed)
            and (sign.has_verb or span is not None)
        ):
            measure = "strength"
        if (
            not measure
            and subject is not None
            and subject[0] != WORLD
            and sign.has_verb
            and span is not None
            and span[1]
        ):
            measure, is_assumed = "strength", True
        if subject is None or not measure:
            return None
        is_own = bool(sign.measure or held.measure)
        if subject[1] and measure == "contributors":
            return replace(place, mission=subject[0], states=subject[1], measure="strength", kind="total", days=span[0] if span else None,
                           is_month=bool(span and span[1]), rank=self._find_rank(sign, held))  # fmt: skip
        kind = (sign.kind or held.kind) if is_own else base.kind if base is not None else "total"
        if not is_own and kind in ("troops", "military"):
            kind = LOOSE  # "it had 7,000": of all in uniform, as likely as of the soldiers
        is_elliptic = not is_own and not (sign.has_verb or span is not None or segment.names or held.names)
        if is_elliptic or kind == "?" or (measure == "strength" and not kind):
            return None
        if span is None and base is not None and measure == base.measure and base.days is not None:
            if measure == "deaths":
                return None  # of those days, or of all
            is_same = base.sentence == self._sentence
            self._is_guess = self._is_guess or (not is_same and bool(subject[1]))
            span = base.span if is_same or (subject[1] and self.anchor == base.span) else None
        self._is_guess = self._is_guess or (base is not None and base.is_guess and subject[0] == base.mission)
        mission, states = subject
        return replace(
            place, mission=mission, states=states, measure=measure, kind=kind, days=span[0] if span else None, is_guess=self._is_guess,
            is_month=bool(span and span[1]), is_assumed=is_assumed, is_wide=sign.is_wide or (kind == "total" and not sign.kind and not held.kind and bool(base is None or base.is_wide)), alternatives=self._find_others(span), extreme="" if states else sign.extreme or held.extreme or self._find_behind(),
            rank=0 if not states else 1 if measure == "deaths" and sign.extreme == "peak" else self._find_rank(sign, held),
        )  # fmt: skip

    def _find_rank(self, sign: Signs, held: Held) -> int:
        """Find the place that is told of a contributor: in its own stretch, before it, or in the one behind it."""
        at = self._at + 1
        after = (
            self._signs[at].rank
            if at < len(self._signs) and not any(n.kind == "state" for n in self._segments[at].names)
            else 0
        )
        rank = sign.rank or held.rank or after
        return rank if rank != 1 or not self._is_row() else 0

    def _find_behind(self) -> str:
        """Find whether the stretch behind says that the number is the greatest or least: "…, its highest level"."""
        at = self._at + 1
        if (
            at >= len(self._segments)
            or self._segments[at].amounts
            or self._segments[at].names
            or self._signs[at].has_verb
        ):
            return ""
        return (
            self._signs[at].extreme
            if self._signs[at].is_known and self._segments[at].lead in (",", "—", "–", "(")
            else ""
        )

    def _is_row(self) -> bool:
        """Whether several states are named: "the largest contingents came from A, B and C" gives none of them a place."""
        return len({n.id for s in self._segments for n in s.names if n.kind == "state"}) > 1

    def _tell_part(
        self, place: Told, segment: Segment, sign: Signs, amount: Amount | None, span: Span | None
    ) -> Iterator[Told]:
        base = self._base
        states = tuple(n.id for n in segment.names if n.kind == "state")
        if base is None or base.measure == "contributors" or any(n.kind != "state" for n in segment.names):
            return
        if (
            len(states) > 1
            or (sign.measure and sign.measure != base.measure)
            or not (sign.kind or states or (segment.days and sign.shares is not None))
        ):
            return
        if (
            sign.kind == "?"
            or (base.measure == "deaths" and base.kind and sign.kind)
            or (segment.days and span is None)
        ):
            return
        shares = sign.shares
        if shares is None and amount is not None and amount.unit == "share":
            shares = read_share(amount)
        if amount is not None and amount.unit not in ("share", "persons", "count"):
            return
        own = span if span is not None else base.span
        yield replace(
            place, mission=base.mission, states=states or base.states, measure=base.measure, kind=sign.kind or base.kind,
            amount=amount, shares=shares, days=own[0] if own else None, is_month=bool(own and own[1]), whole=base,
        )  # fmt: skip

    def _tell_ratio(self, place: Told, segment: Segment, sign: Signs, span: Span | None) -> Iterator[Told]:
        """Tell how many times the number before, or that of other days or another mission, a number is."""
        base = self._base
        if base is None or base.measure == "contributors" or base.states or len(segment.amounts) > 2:
            return
        missions = [n.id for n in segment.names if n.kind == "mission"]
        if len(missions) != len(segment.names) or len(missions) > 1:
            return
        own = span if segment.days else None
        if segment.days and own is None:
            return
        plain = [a for a in segment.amounts if a.unit != "share" and a.noun != "times"]
        if len(segment.amounts) == 2 and len(plain) != 1:
            return
        amount = next((a for a in segment.amounts if a not in plain), None)
        if sign.is_change:
            now = replace(base, days=own[0], is_month=own[1]) if own else None
            whole: Told | None = replace(base, days=None, extreme="peak") if "peak" in segment.words else base
        else:
            now = base if base.sentence == self._sentence else None
            whole = replace(base, days=own[0], is_month=own[1]) if own else self._before
            if missions:
                whole = replace(base, mission=missions[0], days=own[0] if own else base.days)
        if (
            now is None
            or whole is None
            or whole.measure != now.measure
            or (whole.kind != now.kind and LOOSE not in (whole.kind, now.kind))
        ):
            return
        yield replace(
            place, mission=now.mission, measure=now.measure, kind=now.kind, days=now.days, is_month=now.is_month,
            ratio=sign.ratio, whole=whole, amount=amount,
            is_turnable=own is not None and not sign.is_change and "that" in segment.words,
        )  # fmt: skip

    def _find_subject(self, segment: Segment, sign: Signs, held: Held) -> tuple[str, tuple[str, ...]] | None:
        """Find of which mission, and of whose people, a figure is told."""
        base = self._base
        is_joint = "together" in segment.words
        names = (*held.names, *segment.names) if is_joint else segment.names or held.names
        names = tuple(n for n in names if n.kind not in ("place", "area"))
        if not names and self._is_of_unread_state(segment):
            return None
        missions = [n.id for n in names if n.kind == "mission"]
        states = tuple(n.id for n in names if n.kind == "state")
        bodies = [n.id for n in names if n.kind == "organisation"]
        if (
            len(missions) > 1
            or (len(states) > 1 and not is_joint)
            or len(names) != len(missions) + len(states) + len(bodies)
        ):
            return None
        if missions:
            return (missions[0], states) if missions[0] and not bodies else None
        if bodies:
            return (WORLD, states) if bodies == ["UN"] else None
        if states and not (
            self._is_of_givers
            or (base is not None and (base.states or base.sentence == self._sentence or base.measure == "deaths"))
        ):
            return self._guess(segment, sign, states)
        before = {
            n.id for s in self._segments for n in s.names if n.kind == "mission" and (s.end <= segment.start or states)
        }
        mission = base.mission if base is not None else before.pop() if len(before) == 1 else ""
        if not mission and (
            sign.has_pronoun or held.has_pronoun or states or self.focus in self._implied or self.focus == WORLD
        ):
            mission = self.focus
        if not mission:
            return self._guess(segment, sign, states)
        is_owner = base is not None and bool(base.states) and base.mission == WORLD and len(base.states) == 1
        if (
            not states
            and base is not None
            and is_owner
            and (sign.has_pronoun or held.has_pronoun)
            and not sign.is_short
            and base.sentence != self._sentence
        ):
            return mission, base.states  # "its worst year" after a state: that of the state
        if not states and base is not None and base.states and not sign.is_short:
            is_carried = base.sentence == self._sentence or (
                not sign.measure and (base.mission == WORLD or bool(set(segment.words) & NUMBER))
            )
            if not is_carried and not sign.measure:
                return None
            states = base.states if is_carried else ()
        return mission, states

    def _is_of_unread_state(self, segment: Segment) -> bool:
        """Whether a state is named before in the sentence, by words that were not read."""
        return any(
            n.kind == "state" for s, g in zip(self._segments, self._signs, strict=True)
            if not g.is_known and s.end <= segment.start for n in s.names
        )  # fmt: skip

    def _guess(self, segment: Segment, sign: Signs, states: tuple[str, ...]) -> tuple[str, tuple[str, ...]] | None:
        """Guess that the people of a state serve in missions of the United Nations, where no other is spoken of."""
        is_plain = len(states) == 1 and len(segment.amounts) == 1 and sign.measure in ("", "strength")
        if not is_plain or self.focus not in ("", WORLD) or self._named:
            return None
        self._is_guess = not self._is_confirmed
        return WORLD, states
