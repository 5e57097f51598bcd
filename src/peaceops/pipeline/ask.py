"""Questions in words: what may be asked, and its answer.

What enters: words and options. What leaves: an answer, or the nearest questions that can be asked.
Never done here: guessing what somebody meant; printing.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import PlacedRow, read_placed_rows
from peaceops.casebook.state import shipped_states
from peaceops.codebook.load import find_definition, find_indicator
from peaceops.codebook.schema import Codebook
from peaceops.errors import BadQuestion, InvalidValue, UnknownName
from peaceops.evidence.answer import Answer, Reading, answer
from peaceops.evidence.conflict import KINDS, list_conflict_years, list_state_deaths
from peaceops.evidence.contribution import list_state_contributions
from peaceops.evidence.derive import PanelMeasures
from peaceops.evidence.identity import FACTS, list_identity
from peaceops.evidence.loss import list_losses, list_toll
from peaceops.evidence.personnel import list_contributors, list_personnel
from peaceops.evidence.returns import TABLES as DISPLACED
from peaceops.evidence.returns import list_state_displacement
from peaceops.evidence.table import DEATHS, IPI_CONTRIBUTORS, IPI_MONTHS, IPI_STATES, TableSet, make_none
from peaceops.model.mission import Mission
from peaceops.model.period import Period, parse_date_range
from peaceops.model.question import Question
from peaceops.panel.counting import LISTS, RULES, Count, Filter, count_missions
from peaceops.pipeline.engine import open_tables
from peaceops.pipeline.registry import select_missions

if TYPE_CHECKING:
    from peaceops.pipeline.table import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked beside the words.

    Parameters
    ----------
    mission, state, organisation, not_organisation, lead, host, mission_type : str
        Names; empty where not asked about.
    first, last : str
        ``--from`` and ``--to`` as given: a year, month or day.
    at : str
        ``--at`` as given: a year, month or day.
    before_years : int
        Years before the period that are counted beside it.
    rule, by_list : str
        Only this counting rule, only this list.
    neighbours, parties : tuple of str
        ISO codes that the asker takes for neighbours and parties.
    with_interpolated : bool
        Whether to show interpolated months.
    kind : str
        Kind of conflict.
    """

    mission: str = ""
    state: str = ""
    organisation: str = ""
    not_organisation: str = ""
    lead: str = ""
    host: str = ""
    mission_type: str = ""
    first: str = ""
    last: str = ""
    at: str = ""
    before_years: int = 0
    rule: str = ""
    by_list: str = ""
    neighbours: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    with_interpolated: bool = False
    kind: str = ""

    def given(self) -> set[str]:
        """Names of the options that were given."""
        return {name for name in self.__slots__ if getattr(self, name)}


_PERIOD: Final = frozenset({"first", "last"})
_FILTERS: Final = frozenset({
    "organisation", "not_organisation", "lead", "host", "mission_type", "first", "last", "rule", "by_list",
})  # fmt: skip
_OPTIONS: Final = {
    "mission": "--mission", "state": "--state", "organisation": "--org", "not_organisation": "--not-org",
    "lead": "--lead", "host": "--host", "mission_type": "--type", "first": "--from", "last": "--to", "at": "--at",
    "before_years": "--before", "rule": "--rule", "by_list": "--list-of", "neighbours": "--neighbour",
    "parties": "--party", "with_interpolated": "--interpolated", "kind": "--kind",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A question that can be asked.

    Parameters
    ----------
    words : str
        Its words; ``CODE`` stands for an indicator or INDICATOR/definition.
    needs, takes : frozenset of str
        Options that must and may be given.
    indicators : tuple of str
        ``INDICATOR/definition`` or ``INDICATOR`` that it asks for.
    about : str
        What it answers and from where.
    """

    words: str
    about: str
    needs: frozenset[str] = frozenset()
    takes: frozenset[str] = frozenset()
    indicators: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        """How it is asked."""
        needs = " ".join(f"{_OPTIONS[name]} …" for name in _OPTIONS if name in self.needs)
        takes = " ".join(f"[{_OPTIONS[name]}]" for name in _OPTIONS if name in self.takes - self.needs)
        return " ".join(part for part in (self.words, needs, takes) if part)


_MISSION: Final = frozenset({"mission"})
FORMS: Final = {
    form.words: form
    for form in (
        Form(
            words="missions established", needs=_PERIOD, takes=_FILTERS | {"before_years"},
            about="how many missions began in a period; from the registry, by each list and rule",
        ),
        Form(
            words="missions active", takes=_FILTERS | {"at", "before_years"},
            about="how many were deployed at a day, in a year (at its end, or on any day) or in a period",
        ),
        Form(
            words="missions ended", needs=_PERIOD, takes=_FILTERS | {"before_years"},
            about="how many ended in a period; from the registry, by each list and rule",
        ),
        Form(
            words="contributions", needs=_PERIOD | {"state"},
            about="a state's personnel in UN missions: least, mean and greatest month of each year, by kind (IPI)",
        ),
        Form(
            words="conflicts", needs=_PERIOD, takes=frozenset({"kind"}),
            about="armed conflicts active in each year, all or of one --kind: interstate, intrastate (UCDP)",
        ),
        Form(
            words="deaths", needs=_PERIOD | {"state"},
            about="deaths in organised violence inside a state by year and kind: low to high estimate (UCDP)",
        ),
        Form(
            words="losses", needs=_PERIOD, takes=frozenset({"state", "mission"}),
            about="the dead of UN missions by year and cause, of all or of one --mission or --state (UN register)",
        ),
        Form(
            words="toll", needs=_PERIOD, takes=_MISSION,
            about="the dead of UN missions, or of one, by the state they came from, the most first (UN register)",
        ),
        Form(
            words="personnel", needs=_PERIOD, takes=_MISSION,
            about="uniformed personnel of all UN missions, or of one, by month and kind, with the number of contributors (IPI)",
        ),
        Form(
            words="contributors", needs=frozenset({"at"}), takes=_MISSION,
            about="who contributed how many to UN missions, or to one, at the end of a month, the most first (IPI)",
        ),
        Form(
            words="displacement", needs=_PERIOD | {"state"},
            about="a state's refugees, displaced and returned by year, and returns over each denominator (UNHCR, IDMC)",
        ),
        Form(
            words="returns", needs=_MISSION, takes=_PERIOD,
            indicators=("D1/return_ratio_all", "D1/return_ratio_district"),
            about="returned over displaced, of the whole area and of a district, each denominator by itself; from the ledger",
        ),
        *(
            Form(words=fact, needs=_MISSION, about=f"{words}; by the registry, its lists and the ledger")
            for fact, words in (
                ("started", "first day: of troops, of the mandate, of the instrument"), ("ended", "last day"),
                ("host", "the state where it is"), ("lead", "who leads it"), ("organisation", "under whose authority"),
                ("instrument", "the mandate-giving instrument"),
            )
        ),
        Form(
            words="strength", needs=_MISSION, takes=_PERIOD | {"with_interpolated"},
            indicators=("T3/deployed_strength", "T3/deployed_police"),
            about="deployed strength by year (IPI months, SIPRI Decembers) and as the ledger's sources state it",
        ),
        Form(
            words="components", needs=_MISSION, takes=_PERIOD, indicators=("T3/deployed_troops", "T3/deployed_observers"),
            about="troops and observers apart, by year (IPI months, from 1993)",
        ),
        Form(
            words="ceiling", needs=_MISSION, takes=_PERIOD,
            indicators=("T3/authorised_strength", "T3/authorised_police"), about="authorised ceilings, from the ledger",
        ),
        Form(
            words="match", needs=_MISSION, takes=_PERIOD,
            indicators=("F5", "T3/deployed_over_authorised", "T3/per_1000_inhabitants", "T3/per_km2"),
            about="strength over ceilings, inhabitants and area: intervals over every value that is stated",
        ),
        Form(
            words="share", needs=_MISSION, takes=_PERIOD | {"neighbours", "parties"},
            indicators=("M1", "M2", "M3", "M4", "M7"),
            about="who contributes: largest share, concentration, neighbours, parties, mix (IPI, from November 2009)",
        ),
        Form(
            words="fatalities", needs=_MISSION, takes=_PERIOD, indicators=("F4",),
            about="deaths by cause (UN register) and hostile deaths per 1,000 person-years (with IPI)",
        ),
        Form(
            words="duration", needs=_MISSION, indicators=("E4/duration",),
            about="length in months, by the registry, by each list and by the ledger",
        ),
        Form(
            words="lag", needs=_MISSION, takes=_PERIOD, indicators=("L2/lag",),
            about="days from first troops to each authorising act, from the ledger",
        ),
        Form(
            words="exit", needs=_MISSION, indicators=("E4/end_offset",),
            about="days by which the end was early (negative) or late, from the ledger",
        ),
        Form(
            words="claims CODE", needs=_MISSION, takes=_PERIOD,
            about="any question of the codebook, as CODE: E3 or E3/cause_of_end; from the ledger, or measured",
        ),
    )
}  # fmt: skip


def ask(
    words: str, asked: Asked, casebook: Casebook, codebook: Codebook, *, store: Path | None = None,
    tables: TableSet | None = None, measures: PanelMeasures | None = None,
) -> tuple[Answer, ...]:  # fmt: skip
    """Answer a question in words.

    Parameters
    ----------
    words : str
        One of :data:`FORMS`, with a code after ``claims``.
    asked : Asked
        Its options.
    casebook : Casebook
        The evidence base.
    codebook : Codebook
        What the words mean.
    store : Path or None
        Data folder with snapshots.
    tables : TableSet or None
        Tables that are open already; None opens those of the store.
    measures : PanelMeasures or None
        Measures over them, kept between questions; None makes them.

    Returns
    -------
    tuple of Answer
        One for each indicator, or for the period and the years before it.

    Raises
    ------
    UnknownName
        With the nearest questions, options, missions, states or codes.
    InvalidValue
        If a date cannot be read or the period runs backwards.
    """
    text, _, code = " ".join(words.split()).partition(" ")
    form = FORMS["claims CODE"] if text == "claims" and code else _find_form(" ".join(words.split()))
    _check_options(form, asked)
    if form.words.startswith("missions"):
        return tuple(_count(form.words.partition(" ")[2], asked, casebook))
    period = _read_period(asked.first, asked.last)
    if form.words in FACTS:
        return (_ask_identity(form.words, casebook.mission(asked.mission), casebook),)
    if tables is None:
        tables = open_tables(store, DISPLACED) if form.words == "displacement" else open_tables(store)
    if form.words in _OVER_STATES:
        assert period is not None
        return (_OVER_STATES[form.words](asked, period, tables),)
    measures = measures or PanelMeasures(
        tables, casebook, read_placed_rows(), neighbours=_list_codes(asked.neighbours),
        parties=_list_codes(asked.parties), with_interpolated=asked.with_interpolated,
    )  # fmt: skip
    if form.words in _OF_PEOPLE:
        return (_ask_people(form.words, asked, period, casebook, measures),)
    indicators = form.indicators or (_read_code(code, codebook),)
    mission = casebook.mission(asked.mission)
    found = []
    for name in indicators:
        indicator, _, definition = name.partition("/")
        question = Question(subject=mission.id, indicator=indicator, definition=definition, period=period)
        found.append(answer(question, casebook, codebook, measures, title=_title(form, name, mission, codebook)))
    return tuple(found)


def _title(form: Form, name: str, mission: Mission, codebook: Codebook) -> str:
    indicator, _, definition = name.partition("/")
    found = codebook.indicators[indicator]
    part = found.definition(definition) if definition else None
    words = "claims" if form.words.startswith("claims") else form.words
    return f"{words}, {mission.acronym or mission.name}: {part.title if part else found.title} ({name})"


def _find_form(words: str) -> Form:
    if words in FORMS:
        return FORMS[words]
    near = difflib.get_close_matches(words.casefold(), FORMS, n=3, cutoff=0.4)
    near += [name for name in FORMS if set(words.casefold().split()) & set(name.split()) and name not in near]
    raise UnknownName("question", words, near[:4], hint="peaceops ask --list shows them all")


def _check_options(form: Form, asked: Asked) -> None:
    given = asked.given()
    if lacking := [_OPTIONS[name] for name in _OPTIONS if name in form.needs - given]:
        raise BadQuestion(f"{form.words} needs {' and '.join(lacking)}", expected=form.usage)
    if extra := [_OPTIONS[name] for name in _OPTIONS if name in given - form.needs - form.takes]:
        raise BadQuestion(f"{form.words} does not take {', '.join(extra)}", expected=form.usage)
    if form.words == "missions active" and ("at" in given) == bool(given & _PERIOD):
        raise BadQuestion(f"{form.words} needs either --at or --from and --to", expected=form.usage)
    for value, known, what in (
        (asked.rule, RULES, "rule"), (asked.by_list, ("registry", *LISTS), "list"), (asked.kind, KINDS, "kind"),
    ):  # fmt: skip
        if value and value not in known:
            raise UnknownName(what, value, difflib.get_close_matches(value, known, n=3, cutoff=0.3) or list(known))


def _read_code(code: str, codebook: Codebook) -> str:
    indicator, _, definition = code.strip().partition("/")
    indicator = indicator.upper()
    if definition:
        find_definition(codebook, indicator, definition)
    else:
        find_indicator(codebook, indicator)
    return f"{indicator}/{definition}".rstrip("/")


def _read_period(first: str, last: str) -> Period | None:
    if not first and not last:
        return None
    low = parse_date_range(first)[0] if first else date(1900, 1, 1)
    high = parse_date_range(last)[1] if last else date(9998, 12, 31)
    if high < low:
        raise InvalidValue(f"the period runs backwards ({first} to {last})")
    return Period.of_days(low, high)


def _list_codes(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shipped_states().find(name).id for name in names)


def _ask_identity(fact: str, mission: Mission, casebook: Casebook) -> Answer:
    readings = list_identity(fact, mission, casebook, read_placed_rows())
    question = Question(subject=mission.id, indicator=f"identity/{fact}")
    return Answer(question=question, title=f"{fact}, {mission.acronym or mission.name}", readings=tuple(readings))


# --- a state, or all


def _ask_conflicts(asked: Asked, period: Period, tables: TableSet) -> Answer:
    question = Question(subject="world", indicator="conflicts", definition=asked.kind, period=period, unit="count")
    first, last = period.render()
    title = f"{asked.kind or 'all'} conflicts active by year, {first} to {last}"
    return Answer(question=question, title=title, readings=tuple(list_conflict_years(tables, asked.kind, period)))


def _ask_deaths(asked: Asked, period: Period, tables: TableSet) -> Answer:
    states = shipped_states()
    found = [s for s in states.list_candidates(asked.state) if s.period.overlaps(period)]
    state = found[0] if len(found) == 1 else states.find(asked.state)
    code = next((int(text) for text, _ in state.codes.get("gw", ()) if text.isdigit()), None)
    question = Question(subject=state.id.lower(), indicator="deaths", period=period, unit="persons")
    first, last = period.render()
    title = f"deaths in organised violence in {state.name}, {first} to {last}"
    return Answer(question=question, title=title, readings=tuple(list_state_deaths(tables, code, state.name, period)))


def _ask_contributions(asked: Asked, period: Period, tables: TableSet) -> Answer:
    name = asked.state
    states = shipped_states()
    found = [s for s in states.list_candidates(name) if s.period.overlaps(period)]
    state = found[0] if len(found) == 1 else states.find(name)
    spellings: list[str] = []
    if IPI_STATES in tables.tables:
        table = tables.tables[IPI_STATES].table
        names = [row["contributor"] for row in table.select("contributor").distinct().to_pyarrow().to_pylist()]
        spellings = [text for text in names if any(s.id == state.id for s in states.list_candidates(text))]
    if period.last_day.year - period.first_day.year > 200:
        raise InvalidValue("the period is longer than 200 years", hint="give --from and --to")
    readings = list_state_contributions(tables, sorted(spellings), period, state.id)
    question = Question(subject=state.id.lower(), indicator="contributions", period=period, unit="persons")
    first, last = period.render()
    title = f"contributions of {state.name} to UN missions, {first} to {last}"
    return Answer(question=question, title=title, readings=tuple(readings))


def _ask_displacement(asked: Asked, period: Period, tables: TableSet) -> Answer:
    states = shipped_states()
    found = [s for s in states.list_candidates(asked.state) if s.period.overlaps(period)]
    state = found[0] if len(found) == 1 else states.find(asked.state)
    if period.last_day.year - period.first_day.year > 200:
        raise InvalidValue("the period is longer than 200 years", hint="give --from and --to")
    readings = list_state_displacement(tables, state.id, period, state.name)
    question = Question(subject=state.id.lower(), indicator="displacement", period=period, unit="persons")
    first, last = period.render()
    return Answer(question=question, title=f"displacement of {state.name}, {first} to {last}", readings=tuple(readings))


#: Questions on the people of UN missions, all or one, with the table that knows a mission by its spellings.
_OF_PEOPLE: Final = {"losses": DEATHS, "toll": DEATHS, "personnel": IPI_MONTHS, "contributors": IPI_CONTRIBUTORS}


def _ask_people(words: str, asked: Asked, period: Period | None, casebook: Casebook, measures: PanelMeasures) -> Answer:
    tables = measures.tables
    state = shipped_states().find(asked.state) if asked.state else None
    mission = casebook.mission(asked.mission) if asked.mission else None
    spans = measures.find_spans(_OF_PEOPLE[words], mission.id) if mission else None
    if words == "contributors":
        period = Period.of_days(*parse_date_range(asked.at))
    assert period is not None
    if mission is not None and not spans and _OF_PEOPLE[words] in tables.tables:
        reason = f"no row of {mission.id} in the table: not known from here, never 0"
        none = make_none(words, words, reason, table=_OF_PEOPLE[words])
        question = Question(subject=mission.id, indicator=words, period=period, unit="persons")
        return Answer(question=question, title=f"{words} in {mission.acronym or mission.name}", readings=(none,))
    readings = (
        list_losses(tables, state.id if state else "", period, spans) if words == "losses" else
        list_toll(tables, period, spans) if words == "toll" else
        list_personnel(tables, spans, period) if words == "personnel" else
        list_contributors(tables, spans, period.last_day)
    )  # fmt: skip
    subject = mission.id if mission else state.id.lower() if state else "world"
    question = Question(subject=subject, indicator=words, period=period, unit="persons")
    first, last = period.render()
    whose = (f" in {mission.acronym or mission.name}" if mission else " in UN missions") + (f" of people from {state.name}" if state else "")  # fmt: skip
    title = f"{'deaths' if words in ('losses', 'toll') else words}{whose}, {first} to {last}"
    return Answer(question=question, title=title, readings=tuple(readings))


_OVER_STATES: Final[dict[str, Callable[[Asked, Period, TableSet], Answer]]] = {
    "contributions": _ask_contributions, "conflicts": _ask_conflicts, "deaths": _ask_deaths,
    "displacement": _ask_displacement,
}  # fmt: skip


# --- counts


def _count(event: str, asked: Asked, casebook: Casebook) -> Iterator[Answer]:
    wanted = Filter(
        organisation=find_entity(casebook, "organisation", asked.organisation),
        not_organisation=find_entity(casebook, "organisation", asked.not_organisation),
        lead=find_entity(casebook, "lead", asked.lead),
        host=find_entity(casebook, "host", asked.host),
        mission_type=asked.mission_type,
    )
    placed = read_placed_rows()
    period = _read_period(asked.at, asked.at) if asked.at else _read_period(asked.first or "", asked.last or "")
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


# --- tables of answers

_TYPES: Final = {
    "question": "str", "definition": "str", "label": "str", "rule": "str", "low": "float", "high": "float",
    "text": "str", "unit": "str", "first_day": "str", "last_day": "str", "source": "str", "citation": "str",
    "coverage": "str", "table": "str", "filter": "str", "snapshot": "str", "rows": "int", "keys": "str",
    "no_value": "str", "reason": "str", "query": "str",
}  # fmt: skip


def tabulate_answers(answers: Iterable[Answer]) -> Table:
    """Tabulate answers, one row a reading."""
    from peaceops.pipeline.table import Table

    return Table.of_rows(_TYPES, (row for one in answers for row in _list_rows(one)))


def _list_rows(one: Answer) -> Iterator[dict[str, Any]]:
    for reading in one.readings:
        yield {
            **{name: getattr(reading, name) for name in _TYPES if hasattr(reading, name)},
            "question": one.title,
            "low": None if reading.low is None else float(reading.low),
            "high": None if reading.high is None else float(reading.high),
            "first_day": reading.period[0],
            "last_day": reading.period[1],
            "keys": " ".join(reading.keys),
        }


def answers_to_dict(answers: Iterable[Answer]) -> list[dict[str, Any]]:
    """Give answers as plain values for JSON: numbers that are no binary fraction stay text."""
    return [
        {
            "title": one.title,
            "question": {
                "subject": one.question.subject,
                "indicator": one.question.indicator,
                "definition": one.question.definition,
                "unit": one.question.unit,
                "period": list(one.question.period.render()) if one.question.period else None,
                "counting_rule": one.question.counting_rule,
            },
            "spans": [
                {"definition": s.definition, "unit": s.unit, "period": s.period, "low": _plain(s.low), "high": _plain(s.high),
                 "readings": s.readings}
                for s in one.spans
            ],
            "readings": [
                {name: _plain(getattr(r, name)) for name in r.__slots__} for r in one.readings
            ],
            "notes": list(one.notes),
        }
        for one in answers
    ]  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value
