"""Counts of missions: each admissible one with its list and rule.

What enters: filters and a period. What leaves: answers whose readings are counts.
Never done here: counting (:mod:`peaceops.panel.counting` does), choosing between lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow, read_placed_rows
from peaceops.evidence.answer import Answer, Reading
from peaceops.model.period import Period
from peaceops.model.question import Question
from peaceops.panel.counting import Count, Filter, count_missions
from peaceops.pipeline.question_form import Asked, read_period
from peaceops.pipeline.registry import select_missions


def count_events(event: str, asked: Asked, casebook: Casebook) -> Iterator[Answer]:
    """Count the missions that were established, active or ended in a period, and in the years before it where asked."""
    wanted = Filter(
        organisation=find_entity(casebook, "organisation", asked.organisation),
        not_organisation=find_entity(casebook, "organisation", asked.not_organisation),
        lead=find_entity(casebook, "lead", asked.lead),
        host=find_entity(casebook, "host", asked.host),
        mission_type=asked.mission_type,
    )
    placed = read_placed_rows()
    period = read_period(asked.at, asked.at) if asked.at else read_period(asked.first, asked.last)
    assert period is not None
    first, last = period.first_day, period.last_day
    yield _count_period(event, first, last, wanted, asked, casebook, placed)
    if asked.before_years:
        end = date(first.year - 1, 12, 31)
        start = date(max(1, first.year - asked.before_years), 1, 1)
        yield _count_period(event, start, end, wanted, asked, casebook, placed)


def _count_period(
    event: str, first: date, last: date, wanted: Filter, asked: Asked, casebook: Casebook,
    placed: tuple[PlacedRow, ...],
) -> Answer:  # fmt: skip
    counts = count_missions(
        casebook.missions, placed, event=event, first=first, last=last, wanted=wanted,
        rules=(asked.rule,) if asked.rule else (), lists=(asked.by_list,) if asked.by_list else (),
    )  # fmt: skip
    period = Period.of_days(first, last)
    name = f"counts/missions_{event}"
    question = Question(subject="registry", indicator=name, period=period, unit="count", counting_rule=asked.rule)
    when = f"on {first}" if first == last else f"{first} to {last}"
    readings = tuple(_read_count(count, name, wanted, (first, last), casebook) for count in counts)
    return Answer(question=question, title=f"missions {event}, {wanted.describe()}, {when}", readings=readings)


def find_entity(casebook: Casebook, field: str, name: str) -> str:
    """Find the id of an organisation, lead or host that some mission has, or empty for no name.

    Parameters
    ----------
    casebook : Casebook
        Where the missions stand.
    field : str
        ``organisation``, ``lead`` or ``host``.
    name : str
        Id, or a name of the state in any list.

    Raises
    ------
    UnknownName
        With the nearest names, where no mission has it.
    """
    if not name:
        return ""
    found = {
        "organisation": lambda: select_missions(casebook, organisation=name),
        "lead": lambda: select_missions(casebook, lead=name),
        "host": lambda: select_missions(casebook, host=name),
    }[field]()
    return str(getattr(found[0], field))


_RULE_WORDS: Final = {
    "established": "first day in the period, a mission once",
    "ended": "last day in the period, a mission once",
    "any-day": "deployed on any day of the period",
    "year-end": "deployed on 31 December",
    "day": "deployed on the day",
    "rows": "as the list has rows: spells and parts apart",
}


def _read_count(count: Count, name: str, wanted: Filter, days: tuple[date, date], casebook: Casebook) -> Reading:
    card = count.by
    source = casebook.sources.get(card.source)
    kind = "NOT_APPLICABLE" if count.reason.startswith("not applicable") else "NOT_SEARCHED"
    possible = f"; may count too: {', '.join(count.possible)}" if count.possible else ""
    return Reading(
        definition=name,
        label=card.title,
        rule=f"{count.rule}: {_RULE_WORDS[count.rule]}; counts: {card.definition}",
        unit="count",
        low=Decimal(count.low) if count.has_value else None,
        high=Decimal(count.high) if count.has_value and not count.is_open else None,
        period=(days[0].isoformat(), days[1].isoformat()),
        source=card.source,
        citation=(source.label if source else card.source) or "registry of this casebook",
        coverage=f"{card.first_day} to {card.last_day}",
        table="registry/rows.csv" if card.source else "casebook/missions.csv",
        filter=wanted.describe() + (f"&source=={card.source}" if card.source else ""),
        snapshot=source.sha256 if source else "",
        query=f"count missions where {wanted.describe()} and {count.rule} in [{days[0]}, {days[1]}]",
        rows=count.low + len(count.possible),
        keys=count.certain + count.possible,
        no_value="" if count.has_value else kind,
        reason=(count.reason + possible).removeprefix("; "),
    )
