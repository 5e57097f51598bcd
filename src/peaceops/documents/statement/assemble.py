"""Statements of one sentence, put together from its parts.

What enters: a sentence as it was read, and what was spoken of before.
What leaves: its statements, each with its subject, figures, days, modality.
Never done here: reading words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.statement.clause import Clause, has_verb
from peaceops.documents.statement.compare import read_compared
from peaceops.documents.statement.context import Context, Mention
from peaceops.documents.statement.entity import ground_subject, list_entities
from peaceops.documents.statement.modality import REASONS, Frame, Manner, find_motive_after, read_manner
from peaceops.documents.statement.subject import fall_back, find_owners, find_subject
from peaceops.documents.statement.topic import DATELESS, find_event_topic, find_figure_topic
from peaceops.documents.statement.trend import find_trend
from peaceops.documents.when.relative import list_relative
from peaceops.model.statement import Amount, Comparison, Predicate, Statement, When
from peaceops.model.text import Sentence

_POINTS_BACK: Final = re.compile(
    r"\b(?:also|in addition|of these|of whom|of which|a further|another|the remaining|respectively|at that time|at the time|then|they|it)\b"
)
_BESIDE: Final = re.compile(
    r"[\s,(]*+(?:in|on|at|by|as of|as at|during|since|between|from|until|and again in|and|again in|the|,|period|years?)*[\s,(]*(?:the )?"
)
_LEADING: Final = 60
_IN_LIST: Final = re.compile(
    r"(?:\s(?:of|from|in|by)\s[\w' -]{3,50})?\s?(?:,| and|, and|,? as well as|,? plus)\s(?:a further |another |some |about )?"
)
_OF_DOCUMENT: Final = re.compile(
    r"\b(?:reports?|letters?|notes?|addendum|agreement|forces|protocol|memorandum|declaration|statement|decree|communiqu.|resolution \d+ \(\d{4}\))"
    r"(?: \([^)]*\))? (?:of|dated|signed on|signed in [a-z]+ on) $"
)
_DOCUMENT_AFTER: Final = re.compile(
    r"(?: [\w'’-]+){0,3}? (?:agreements?|accords?|protocols?|memorandum|declaration|treaty|constitution|convention|communiqu.|resolution|law|report)\b"
)
#: A name behind the first word: whoever is named may be known to a document.
_NAMES: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2}")
_DENIED: Final = re.compile(r"\b(?:never|not|n't)\b[^,;]{0,40}$")
_DENIAL: Final = re.compile(r"\bnever\b|\bnot\b|n't")
_AS_OF: Final = re.compile(r"\W*(?:as (?:at|of)|on|by|in|at the end of|during)\s(?:the\s)?$")
#: Facts without an end of their own: a clause that only says when they began takes what it is about from the clause before.
_BARE: Final = frozenset({"started", "ended"})
#: Topics whose trend is told without a figure or day, by :func:`~peaceops.documents.statement.trend.find_trend` alone.
_OF_TRENDS: Final = frozenset({"conflicts", "missions-established"})

Group = tuple[Mention | None, Predicate, list[Amount]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence as it was read.

    Parameters
    ----------
    sentence : Sentence
        The sentence.
    text, folded : str
        Its words, as they are and folded.
    clauses : tuple of Clause
        Its clauses.
    mentions : tuple of Mention
        Whom and what it names.
    amounts : tuple of Amount
        Its figures.
    times : tuple of When
        Its days.
    comparison : Comparison or None
        Its comparison.
    before : tuple of When
        Days of the sentence before, in the same passage.
    frame : Frame
        What frames the whole sentence: "According to X, …".
    """

    sentence: Sentence
    text: str
    folded: str
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    amounts: tuple[Amount, ...]
    times: tuple[When, ...]
    comparison: Comparison | None
    before: tuple[When, ...]
    frame: Frame


def is_of_document(folded: str, when: When) -> bool:
    """Whether a day is that of a document: "my report of 19 January", "the 1994 Moscow Agreement"."""
    if when.kind == "year" and _DOCUMENT_AFTER.match(folded, when.end) is not None:
        return True
    return _OF_DOCUMENT.search(folded[max(0, when.start - 60) : when.start]) is not None


def build_statements(reading: Reading, context: Context, lexicon: Lexicon) -> list[Statement]:
    """Build the statements of a sentence.

    Parameters
    ----------
    reading : Reading
        The sentence.
    context : Context
        What was spoken of before.
    lexicon : Lexicon
        Missions and states.
    """
    found: list[Statement] = []
    for clause in reading.clauses:
        found += _build_clause(reading, clause, context, lexicon, found)
    return found


def _build_clause(
    reading: Reading, clause: Clause, context: Context, lexicon: Lexicon, earlier: Sequence[Statement]
) -> Iterator[Statement]:
    text, folded = reading.text[clause.start : clause.end], reading.folded[clause.start : clause.end]
    own = [m for m in reading.mentions if clause.holds(m.start)]
    figures = [a for a in reading.amounts if clause.holds(a.start)]
    written, figures = figures, [_turn_bound(a, reading.folded[clause.start : a.start]) for a in figures]
    days = _choose_days(reading, clause, folded, bool(figures))
    found = find_subject(reading.folded, clause, reading.mentions, reading.amounts)
    subject = found or fall_back(reading.folded, clause, reading.mentions, context)
    # A denial that turned a bound denies nothing more.
    denied = folded if figures == written else _DENIAL.sub(lambda match: " " * len(match.group()), folded, count=1)
    manner = _read_manner(reading, text, denied, figures)
    comparison = reading.comparison if reading.comparison and reading.comparison.text in text else None
    groups = _group_figures(reading, clause, figures, own, subject)
    if earlier and not has_verb(folded):
        groups = [_inherit_topic(group, earlier) for group in groups]
    if not groups:
        predicate = _find_fact(reading, clause, comparison, subject, earlier)
        is_bare = not own and not days and not predicate.topic and manner.modality == "asserted"
        if is_bare and not reading.sentence.notes and _NAMES.search(text) is None:
            return  # but where it cites something, or names somebody, a document may tell
        groups = [(subject, predicate, [])]
    times = [
        _leave_making(reading.folded, group, _choose_beside(reading.folded, group, figures, days))
        for _, _, group in groups
    ]
    left = tuple(w for w in days if clause.holds(w.start) and not any(w in used for used in times))
    if left and figures:
        # A day that is none of the figures' is of what the clause says beside them.
        groups, times = [*groups, (subject, _find_fact(reading, clause, None, subject, earlier), [])], [*times, left]
    for (owner, predicate, group), when in zip(groups, times, strict=True):
        who = ground_subject(owner, found is None, predicate, own, context, lexicon)
        reason = _find_reason(manner, group, when, predicate, who, comparison)
        yield Statement(
            id="s", sentence=reading.sentence.order, start=clause.start, end=clause.end, text=text,
            entities=list_entities(
                reading.text, who, own if who == owner or owner is None else [*own, owner], predicate, lexicon
            ),
            predicate=predicate, amounts=tuple(group), times=when, comparison=comparison,
            modality=manner.modality, attribution=manner.attribution, is_negated=manner.is_negated,
            notes=reading.sentence.notes, is_testable=not reason, reason=reason, cue=manner.cue,
        )  # fmt: skip
    if figures and manner.modality not in {"motive", "normative", "predicted"}:
        yield from _add_motive(reading, clause, figures[-1].end, own, lexicon)


def _add_motive(
    reading: Reading, clause: Clause, at: int, own: Sequence[Mention], lexicon: Lexicon
) -> Iterator[Statement]:
    """Add the motive that stands beside a figure: "stayed for eight years, which can only mean that it wanted …"."""
    found = find_motive_after(reading.folded[clause.start : clause.end], at - clause.start)
    if found is None:
        return
    start, begin, end = (clause.start + place for place in found)
    names = [m for m in own if m.start >= start]
    yield Statement(
        id="s", sentence=reading.sentence.order, start=start, end=clause.end, text=reading.text[start : clause.end],
        entities=list_entities(reading.text, None, names, Predicate(), lexicon), predicate=Predicate(), amounts=(), times=(),
        comparison=None, modality="motive", attribution="", is_negated=False, notes=reading.sentence.notes,
        is_testable=False, reason=REASONS["motive"], cue=reading.text[begin:end],
    )  # fmt: skip


def _turn_bound(amount: Amount, before: str) -> Amount:
    """Turn the bound of a figure that is denied: "never sent more than 120" says at most 120."""
    if amount.bound not in {"more-than", "fewer-than"}:
        return amount
    match = _DENIED.search(before)
    if match is None:
        return amount
    bound = "at-most" if amount.bound == "more-than" else "at-least"
    return replace(amount, bound=bound, low=amount.high, high=amount.low)


def _read_manner(reading: Reading, text: str, folded: str, figures: Sequence[Amount]) -> Manner:
    """How the clause is meant; what frames the whole sentence frames each clause that has no manner of its own."""
    manner = read_manner(text, folded, has_figure=bool(figures), figures=[a.text.lower() for a in figures])
    frame = reading.frame
    if frame.attribution and not manner.attribution:
        manner = replace(manner, attribution=frame.attribution)
    if frame.modality and manner.modality == "asserted":
        manner = replace(manner, modality=frame.modality, cue=frame.cue)
    return manner


def _find_reason(
    manner: Manner, figures: Sequence[Amount], days: Sequence[When], predicate: Predicate, who: Mention | None,
    comparison: Comparison | None,
) -> str:  # fmt: skip
    """Why no evidence could settle the statement, or empty."""
    if manner.modality in {"motive", "normative", "predicted"}:
        return REASONS[manner.modality]
    if manner.is_motive:
        return REASONS["motive"]
    if figures or (days and predicate.topic):
        return ""
    if predicate.topic in _OF_TRENDS and predicate.text:
        return ""
    if comparison is not None and predicate.topic:
        return ""
    if manner.is_opinion:
        return REASONS["opinion"]
    if predicate.topic in DATELESS and who is not None and (who.ids or who.how == "named"):
        return ""
    return REASONS["vague"]


#: "And 23 died": what a figure in a list says of itself.
_OWN_VERB: Final = re.compile(
    r" (?:(?:others|more) )?(?:died|fell|were (?:killed|wounded|injured|sent|withdrawn|hurt)|left|fled|returned|perished)\b"
)
#: What has come about by the day of writing: the day that opens the sentence is that of its other clauses.
_PERFECT: Final = re.compile(
    r"\b(?:has|have)(?: (?:since|already|now|also|so far|by now))* (?!been\b)[a-z]+(?:ed|st|en|wn|nt)\b"
)


def _choose_days(reading: Reading, clause: Clause, folded: str, has_figure: bool) -> tuple[When, ...]:
    """Days of the clause, else the one that opens its sentence, else those carried where the words point back."""
    own = tuple(w for w in reading.times if clause.holds(w.start))
    if own:
        # "my report of 19 January": the day of a document is no day of the claim where another is named.
        return tuple(w for w in own if not is_of_document(reading.folded, w)) or own
    if any(clause.holds(start) for start, _ in list_relative(reading.folded)):
        return ()  # "ten years earlier": a day of its own that cannot be told, and not that of another clause
    if reading.times:
        if clause.start and _PERFECT.search(folded):
            return ()
        opening = [w for w in reading.times if w.start < _LEADING and w.end <= clause.start]
        inside = any(s <= w.start < e for w in opening for c in reading.clauses for s, e in c.holes)
        return (opening[0],) if len(opening) == 1 and not inside else ()
    if has_figure and len(reading.before) == 1 and _POINTS_BACK.search(folded):
        return (replace(reading.before[0], how="carried", start=clause.start, end=clause.start),)
    return ()


#: "Founded in 1999, it had …", "since its creation in 2005 it had …": the day is that of the body.
_MADE: Final = re.compile(
    r"(?:^|[,;] )(?:first |newly |originally )?(?:founded|created|established|set up|launched|formed|born|begun|authori[sz]ed)"
    r"(?: by [a-z' -]{1,40})? (?:in|on|since)(?: (?:early|late|mid))? $"
)
_MAKING: Final = re.compile(
    r"\b(?:since|after|following) (?:its|their|the|his|her)(?: (?:first|initial|formal|official))?"
    r" (?:creation|establishment|inception|foundation|founding|formation|launch|deployment|arrival|beginning|start) (?:in|on) $"
)


def _leave_making(folded: str, group: Sequence[Amount], days: tuple[When, ...]) -> tuple[When, ...]:
    """Leave out the days on which a body was made, where a figure of the grown one follows."""
    return tuple(
        when
        for when in days
        if not group
        or group[0].start < when.end
        or not (
            _MAKING.search(folded, 0, when.start)
            or ("," in folded[when.end : group[0].start] and _MADE.search(folded, 0, when.start))
        )
    )


def _choose_beside(
    folded: str, group: Sequence[Amount], figures: Sequence[Amount], days: tuple[When, ...]
) -> tuple[When, ...]:
    """Days right beside a figure, where a clause names several: "39 missions in 1999 and again in 2008"."""
    if not group or len(days) < 2:
        return days
    chosen: list[When] = []
    at = group[-1].end
    stop = min((a.start for a in figures if a.start >= at), default=len(folded))
    for when in days:
        if at <= when.start < stop and _BESIDE.fullmatch(folded[at : when.start]):
            chosen.append(when)
            at = when.end
    if chosen:
        return tuple(chosen)
    if len(figures) > len(group):
        before = [w for w in days if w.end <= group[0].start]
        if before and _AS_OF.match(folded[: before[0].start]):
            return (before[0],)
        return (before[-1],) if before else days
    return days


def _group_figures(
    reading: Reading, clause: Clause, figures: Sequence[Amount], own: Sequence[Mention], subject: Mention | None
) -> list[Group]:
    """Group a clause's figures by their subject and topic; figures with days of their own stand apart."""
    groups: list[Group] = []
    owners = find_owners(reading.folded, figures, own, subject)
    for number, (figure, owner) in enumerate(zip(figures, owners, strict=True)):
        begin = figures[number - 1].end if number else clause.start
        end = figures[number + 1].start if number + 1 < len(figures) else clause.end
        previous = groups[-1] if groups else None
        predicate = _find_listed_topic(reading, (begin, end), clause, figure, owner, previous)
        between = reading.folded[groups[-1][2][-1].end : figure.start] if groups else ""
        has_day = (
            any(w.start < figure.start and groups[-1][2][-1].end <= w.start for w in reading.times) if groups else False
        )
        if (
            groups
            and groups[-1][1].topic == predicate.topic
            and groups[-1][0] == owner
            and not has_day
            and len(between) < 80
        ):
            groups[-1][2].append(figure)
        else:
            groups.append((owner, predicate, [figure]))
    return groups


def _inherit_topic(group: Group, earlier: Sequence[Statement]) -> Group:
    """Take the topic of the clause before where the verb is left out: "… and Georgia 320 troops"."""
    owner, _, figures = group
    alike = [s for s in earlier if s.amounts and s.amounts[-1].unit == figures[0].unit]
    return (owner, alike[-1].predicate, figures) if alike else group


def _find_listed_topic(
    reading: Reading, span: tuple[int, int], clause: Clause, figure: Amount, owner: Mention | None, previous: Group | None
) -> Predicate:  # fmt: skip
    """Topic of a figure by the words before it, by the list it stands in, by the words up to the next, by its clause."""
    begin, end = span
    wide = (clause.start, clause.end)
    if span == wide:
        return _find_topic(reading, wide, figure, owner)
    found = _find_topic(reading, (begin, figure.end), figure, owner) if previous else Predicate()
    is_listed = (
        previous is not None
        and not figure.of
        and _IN_LIST.fullmatch(reading.folded[begin : figure.start]) is not None
        and _OWN_VERB.match(reading.folded, figure.end, end) is None
    )
    has_cue = bool(found.topic and found.text and found.start < figure.start)
    if previous is not None and is_listed and not has_cue and previous[2][-1].unit == figure.unit:
        same = _find_topic(reading, wide, figure, owner)
        return same if same.topic == previous[1].topic else previous[1]
    if has_cue:
        return found
    near = _find_topic(reading, (begin, end), figure, owner)
    return near if near.topic else _find_topic(reading, wide, figure, owner)


def _find_topic(reading: Reading, span: tuple[int, int], figure: Amount, owner: Mention | None) -> Predicate:
    start, end = span
    return _shift(
        find_figure_topic(
            reading.text[start:end], reading.folded[start:end], noun=figure.noun.lower(), unit=figure.unit,
            subject="" if owner is None else "implied" if owner.how == "implied" else owner.kind,
        ),
        start,
    )  # fmt: skip


def _find_fact(
    reading: Reading,
    clause: Clause,
    comparison: Comparison | None,
    subject: Mention | None,
    earlier: Sequence[Statement],
) -> Predicate:
    """Find what a clause without a figure says: what it compares, or an event."""
    text, folded = reading.text[clause.start : clause.end], reading.folded[clause.start : clause.end]
    if comparison is not None and (noun := read_compared(comparison)):
        found = find_figure_topic(text, folded, noun=noun, unit="count", subject=subject.kind if subject else "")
        if found.topic:
            return _shift(found, clause.start)
    for start, end in clause.holes:
        folded = folded[: start - clause.start] + " " * (end - start) + folded[end - clause.start :]
    since = any(w.kind == "since" and clause.holds(w.start) for w in reading.times)
    trend = find_trend(folded, has_since=since)
    if trend.topic:
        return _shift(replace(trend, text=text[trend.start : trend.end]), clause.start)
    predicate = _shift(find_event_topic(text, folded), clause.start)
    if not predicate.topic and any(clause.holds(w.start) for w in reading.times):
        return Predicate(topic="event")
    if (
        predicate.topic in _BARE
        and earlier
        and re.match(r"(?:however, )?(?:it|this)\b", folded.lstrip())
        and subject is not None
        and subject.kind != "mission"
    ):
        return replace(predicate, topic=earlier[-1].predicate.topic, indicator=earlier[-1].predicate.indicator)
    return predicate


def _shift(predicate: Predicate, by: int) -> Predicate:
    return replace(predicate, start=predicate.start + by, end=predicate.end + by) if predicate.text else predicate
