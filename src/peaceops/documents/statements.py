"""What the sentences of a text assert: who, what, how much, when, on whose word.

What enters: a text with its sentences, and the lexicon of names.
What leaves: statements in the order of the text.
Never done here: testing them; guessing a subject or a period that the text leaves open.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from peaceops.documents.dates import find_times
from peaceops.documents.lexicon import Lexicon
from peaceops.documents.phrase import fold_letters, split_words
from peaceops.documents.quantities import find_amounts
from peaceops.documents.statement.clause import split_clauses
from peaceops.documents.statement.compare import find_comparison
from peaceops.documents.statement.mention import Context, Mention, find_mentions
from peaceops.documents.statement.modality import REASONS, read_manner
from peaceops.documents.statement.topic import find_event_topic, find_figure_topic
from peaceops.model.statement import Amount, Entity, Predicate, Statement, When
from peaceops.model.text import Sentence, Text

MAX_SENTENCE_CHARACTERS: Final = 4_000
_PREPOSITION: Final = re.compile(
    r"\b(?:in|of|by|to|from|for|with|between|on|at|into|against|near|towards?|under|within|through|over|and|around|upon|including|among|called|out of|out)\s(?:the\s|both\s|its\s)?$"
)
_LABEL: Final = re.compile(r"\bresolutions? [^;.]{0,80}?\((\d{4})\)")
_PRONOUN: Final = re.compile(
    r"^\W*(?:however, |moreover, |furthermore, |in addition, |also, |thus, |therefore, )?(?:it|they|these|this|both|he|she)\b"
)
_ALSO: Final = re.compile(
    r"\b(?:also|in addition|of these|of whom|of which|a further|another|the remaining|respectively|at that time|at the time|then)\b"
)
_FIRST_SUBJECTS: Final = ("mission", "state", "organisation", "actor", "authority", "conflict", "area", "place")


def find_statements(text: Text, lexicon: Lexicon) -> tuple[Statement, ...]:
    """Find the statements of a text.

    Parameters
    ----------
    text : Text
        The text; its sentences are read in order.
    lexicon : Lexicon
        Names.

    Returns
    -------
    tuple of Statement
        One for each clause and set of figures that share a subject and a topic. Figures of several
        subjects in one sentence stand in statements of their own.
    """
    statements: list[Statement] = []
    context = Context(main=_find_main(text, lexicon))
    section: str | None = None
    passage: int | None = None
    last_times: tuple[When, ...] = ()
    headings = {p.order: p for p in text.passages}
    for sentence in text.sentences:
        here = headings.get(sentence.passage)
        if here is not None and here.section != section:
            section = here.section
            context = _enter_section(section or "", lexicon, context)
        if sentence.passage != passage:
            passage, last_times = sentence.passage, ()
            context.previous = None
        found, last_times = _read_sentence(sentence, lexicon, context, last_times)
        statements += found
    return tuple(replace(s, id=f"s{number:03d}") for number, s in enumerate(statements, 1))


def _find_main(text: Text, lexicon: Lexicon) -> str:
    """Find the mission that two thirds of all names of missions mean, where there is one."""
    counts = Counter[str]()
    for sentence in text.sentences:
        words = split_words(fold_letters(sentence.text[:MAX_SENTENCE_CHARACTERS]))
        for found in lexicon.find(sentence.text[:MAX_SENTENCE_CHARACTERS], words):
            if found.named.kind == "mission" and len(found.named.ids) == 1:
                counts[found.named.ids[0]] += 1
    most = counts.most_common(1)
    return most[0][0] if most and most[0][1] * 3 >= 2 * counts.total() and most[0][1] >= 3 else ""


def _enter_section(title: str, lexicon: Lexicon, context: Context) -> Context:
    words = split_words(fold_letters(title))
    places = tuple(
        f.named.ids[0]
        for f in lexicon.find(title, words)
        if f.named.kind in {"area", "state", "place"} and len(f.named.ids) == 1 and not f.named.is_adjective
    )
    return Context(places=places, main=context.main)


def _read_sentence(
    sentence: Sentence, lexicon: Lexicon, context: Context, before: Sequence[When]
) -> tuple[list[Statement], tuple[When, ...]]:
    text = sentence.text[:MAX_SENTENCE_CHARACTERS]
    folded = fold_letters(text)
    words = split_words(folded)
    carried = before[0].period if len(before) == 1 else None
    years = {w.period.last_day.year for w in before if w.period.end is not None}
    year = years.pop() if len(years) == 1 else None
    labels = [match.span(1) for match in _LABEL.finditer(folded)]
    times = tuple(
        w for w in find_times(text, year=year, anchor=carried) if not any(s <= w.start < e for s, e in labels)
    )
    mentions = find_mentions(text, folded, words, lexicon, context, [w.period for w in times])
    taken = [(w.start, w.end) for w in times]
    amounts = find_amounts(text, taken)
    comparison = find_comparison(text, folded, times)
    if comparison is not None:
        amounts = tuple(a for a in amounts if a.text not in comparison.with_text)
    clauses = split_clauses(folded, [(m.start, m.end) for m in mentions], [(a.start, a.end) for a in amounts])
    statements = []
    for start, end in clauses:
        found = list(_read_clause(sentence, text, folded, (start, end), mentions, amounts, times, context, before))
        statements += found
        context.missions += [
            m.id for m in mentions if m.kind == "mission" and m.id and start <= m.start < end and m.how == "named"
        ]
    if comparison is not None and statements:
        at = next((n for n, s in enumerate(statements) if comparison.text in s.text), 0)
        statements[at] = replace(statements[at], comparison=comparison)
    subject = _find_subject(folded, (0, len(folded)), mentions)
    if subject is not None:
        context.previous = subject
    return statements, times or (tuple(before) if _PRONOUN.search(folded) else ())


def _read_clause(
    sentence: Sentence, text: str, folded: str, span: tuple[int, int], mentions: Sequence[Mention],
    amounts: Sequence[Amount], times: Sequence[When], context: Context, before: Sequence[When],
) -> Iterator[Statement]:  # fmt: skip
    start, end = span
    own = [m for m in mentions if start <= m.start < end]
    figures = [a for a in amounts if start <= a.start < end]
    clause, lower = text[start:end], folded[start:end]
    days = _choose_times(span, times, before, lower, bool(figures))
    subject = _find_subject(folded, span, own) or _fall_back(folded, span, mentions, context)
    manner = read_manner(clause, lower, has_figure=bool(figures), figures=" ".join(a.text.lower() for a in figures))
    groups = _group(text, folded, span, figures, own, subject)
    if not groups:
        predicate = _shift(find_event_topic(clause, lower), start)
        if not own and not days and not predicate.topic and manner.modality == "asserted":
            return
        groups = [(subject, predicate, [])]
    for who, predicate, group in groups:
        testable, reason = _judge(manner.modality, manner.is_opinion, group, days, predicate)
        yield Statement(
            id="s", sentence=sentence.order, start=start, end=end, text=clause,
            entities=_list_entities(text, who, own), predicate=predicate, amounts=tuple(group),
            times=_near_times(group, groups, days), modality=manner.modality, attribution=manner.attribution,
            is_negated=manner.is_negated, notes=sentence.notes, is_testable=testable, reason=reason, cue=manner.cue,
        )  # fmt: skip


def _judge(
    modality: str, is_opinion: bool, figures: Sequence[Amount], days: Sequence[When], predicate: Predicate,
) -> tuple[bool, str]:  # fmt: skip
    if modality in REASONS:
        return False, REASONS[modality]
    if figures or (days and predicate.topic):
        return True, ""
    if is_opinion or (not predicate.topic and modality != "predicted"):
        return False, REASONS["opinion"]
    return True, ""


def _choose_times(
    span: tuple[int, int], times: Sequence[When], before: Sequence[When], lower: str, has_figure: bool
) -> tuple[When, ...]:
    """Days of the clause, else those of its sentence before it, else those carried where the words point back."""
    start, end = span
    own = tuple(w for w in times if start <= w.start < end)
    if own:
        return own
    if times:
        leading = tuple(w for w in times if w.end <= start)
        return leading[:1] if leading and leading[0].start < 40 else ()
    if has_figure and len(before) == 1 and (_ALSO.search(lower) or _PRONOUN.search(lower)):
        return (replace(before[0], how="carried", start=0, end=0),)
    return ()


def _near_times(group: Sequence[Amount], groups: Sequence[object], days: tuple[When, ...]) -> tuple[When, ...]:
    """Where a clause has several figures and as many days, each figure has its own day."""
    if len(groups) < 2 or len(days) < 2 or not group:
        return days
    at = group[0].end
    after = [w for w in days if 0 <= w.start - group[-1].end <= 12]
    return (after[0],) if after else tuple(w for w in days if w.end <= at)[-1:] or days


def _find_subject(folded: str, span: tuple[int, int], own: Sequence[Mention]) -> Mention | None:
    """Find the first name that stands after no preposition, missions before their states."""
    free = [
        m for m in own
        if span[0] <= m.start < span[1] and not _PREPOSITION.search(folded[max(span[0], m.start - 16) : m.start])
        and not folded.startswith("'s", m.end) and not (m.is_adjective and folded[m.end : m.end + 1] == "-")
    ]  # fmt: skip
    return free[0] if free else None


def _fall_back(folded: str, span: tuple[int, int], mentions: Sequence[Mention], context: Context) -> Mention | None:
    """Who a clause without a subject speaks of: the clause before it, or what a pronoun carries."""
    clause = folded[span[0] : span[1]]
    earlier = [m for m in mentions if m.start < span[0]]
    subject = _find_subject(folded, (0, span[0]), earlier)
    if subject is not None and span[0] > 0:
        return replace(subject, how="carried", start=span[0], end=span[0])
    if _PRONOUN.search(clause) and context.previous is not None:
        return replace(context.previous, how="carried", start=span[0], end=span[0])
    inside = [m for m in mentions if span[0] <= m.start < span[1]]
    for kind in ("mission", "conflict", "area", "place", "state", "organisation"):
        of_kind = [m for m in inside if m.kind == kind]
        if of_kind:
            return of_kind[0]
    if context.missions:
        return Mention(kind="mission", ids=(context.missions[-1],), start=span[0], end=span[0], how="implied")
    return None


def _group(
    text: str,
    folded: str,
    span: tuple[int, int],
    figures: Sequence[Amount],
    own: Sequence[Mention],
    subject: Mention | None,
) -> list[tuple[Mention | None, Predicate, list[Amount]]]:
    """Group a clause's figures by their subject and topic."""
    groups: list[tuple[Mention | None, Predicate, list[Amount]]] = []
    owners = _find_owners(folded, figures, own, subject)
    clause, lower = text[span[0] : span[1]], folded[span[0] : span[1]]
    for number, (figure, owner) in enumerate(zip(figures, owners, strict=True)):
        near_start = figures[number - 1].end if number else span[0]
        near_end = figures[number + 1].start if number + 1 < len(figures) else span[1]
        near = _topic(text, folded, (near_start, near_end), figure, owner)
        wide = _topic(text, folded, span, figure, owner)
        predicate = near if near.topic and len(figures) > 1 else wide
        if groups and groups[-1][1].topic == predicate.topic and groups[-1][0] == owner:
            groups[-1][2].append(figure)
        else:
            groups.append((owner, predicate, [figure]))
    del clause, lower
    return groups


def _topic(text: str, folded: str, span: tuple[int, int], figure: Amount, owner: Mention | None) -> Predicate:
    start, end = span
    found = find_figure_topic(
        text[start:end],
        folded[start:end],
        noun=figure.noun.lower(),
        unit=figure.unit,
        subject=owner.kind if owner else "",
    )
    return _shift(found, start)


def _shift(predicate: Predicate, by: int) -> Predicate:
    return replace(predicate, start=predicate.start + by, end=predicate.end + by) if predicate.text else predicate


_OWNER_KINDS: Final = frozenset({"mission", "state", "organisation", "area", "actor", "authority"})


def _find_owners(
    folded: str, figures: Sequence[Amount], own: Sequence[Mention], subject: Mention | None
) -> list[Mention | None]:
    """Whose each figure is, where one clause gives figures of several."""
    bearers = [m for m in own if m.kind in _OWNER_KINDS]
    missions = [m for m in bearers if m.kind == "mission"]
    owners: list[Mention | None] = []
    if "respectively" in folded and len(figures) >= 2:
        lists = [m for m in bearers if not m.is_adjective]
        if len(lists) >= len(figures):
            return list(lists[: len(figures)])
    for figure in figures:
        in_brackets = folded[figure.start - 1 : figure.start] == "(" and folded[figure.end : figure.end + 1] == ")"
        if in_brackets:
            before = [m for m in bearers if m.end <= figure.start and figure.start - m.end < 30]
            owners.append(before[-1] if before else subject)
            continue
        after = [
            m
            for m in (missions or bearers)
            if 0 <= m.start - figure.end < 24
            and re.fullmatch(r"\s(?:of|in|from|for|with|to)\s(?:the\s)?", folded[figure.end : m.start])
        ]
        inside = [m for m in bearers if figure.start <= m.start and m.end <= figure.end]
        before = [m for m in missions if m.end <= figure.start]
        if len({m.ids for m in missions}) > 1 and before and not after:
            owners.append(before[-1])
        elif after and len(missions) > 1:
            owners.append(after[0])
        elif (
            inside
            and len(figures) > 1
            and len([f for f in figures if any(f.start <= m.start < f.end for m in bearers)]) > 1
        ):
            owners.append(inside[0])
        else:
            owners.append(subject)
    return owners


def _list_entities(text: str, subject: Mention | None, own: Sequence[Mention]) -> tuple[Entity, ...]:
    """List the subject first, then whom else the clause names."""
    entities: list[Entity] = []
    if subject is not None:
        entities.append(_make_entity(text, subject, "subject"))
    entities += [_make_entity(text, m, "object") for m in own if m != subject]
    return tuple(entities)


def _make_entity(text: str, mention: Mention, role: str) -> Entity:
    return Entity(
        kind=mention.kind, id=mention.id, text=text[mention.start : mention.end], start=mention.start, end=mention.end,
        candidates=mention.ids if len(mention.ids) > 1 else (), how=mention.how, role=role,
    )  # fmt: skip
