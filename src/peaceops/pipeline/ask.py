"""Questions in words and their answers.

What enters: words and options. What leaves: an answer, or the nearest questions that can be asked.
Never done here: guessing what somebody meant; printing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from peaceops.casebook.load import Casebook
from peaceops.casebook.registry import read_placed_rows
from peaceops.casebook.state import State, shipped_states
from peaceops.codebook.load import find_definition, find_indicator
from peaceops.codebook.schema import Codebook
from peaceops.errors import InvalidValue
from peaceops.evidence.answer import Answer, answer
from peaceops.evidence.conflict import list_conflict_years, list_state_deaths
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
from peaceops.pipeline.engine import open_tables
from peaceops.pipeline.mission_count import count_events
from peaceops.pipeline.question_form import FORMS, Asked, Form, check_options, find_form, read_period

_LONGEST_YEARS: Final = 200


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
    form = FORMS["claims CODE"] if text == "claims" and code else find_form(" ".join(words.split()))
    check_options(form, asked)
    if form.words.startswith("missions"):
        return tuple(count_events(form.words.partition(" ")[2], asked, casebook))
    period = read_period(asked.first, asked.last)
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


def _read_code(code: str, codebook: Codebook) -> str:
    indicator, _, definition = code.strip().partition("/")
    indicator = indicator.upper()
    if definition:
        find_definition(codebook, indicator, definition)
    else:
        find_indicator(codebook, indicator)
    return f"{indicator}/{definition}".rstrip("/")


def _list_codes(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(shipped_states().find(name).id for name in names)


def _ask_identity(fact: str, mission: Mission, casebook: Casebook) -> Answer:
    readings = list_identity(fact, mission, casebook, read_placed_rows())
    question = Question(subject=mission.id, indicator=f"identity/{fact}")
    return Answer(question=question, title=f"{fact}, {mission.acronym or mission.name}", readings=tuple(readings))


# --- a state, or all


def _find_state(name: str, period: Period) -> State:
    """Find the state of that name in the period; where several had it, the name decides or is refused."""
    states = shipped_states()
    found = [state for state in states.list_candidates(name) if state.period.overlaps(period)]
    return found[0] if len(found) == 1 else states.find(name)


def _check_length(period: Period) -> None:
    if period.last_day.year - period.first_day.year > _LONGEST_YEARS:
        raise InvalidValue(f"the period is longer than {_LONGEST_YEARS} years", hint="give --from and --to")


def _ask_conflicts(asked: Asked, period: Period, tables: TableSet) -> Answer:
    question = Question(subject="world", indicator="conflicts", definition=asked.kind, period=period, unit="count")
    first, last = period.render()
    title = f"{asked.kind or 'all'} conflicts active by year, {first} to {last}"
    return Answer(question=question, title=title, readings=tuple(list_conflict_years(tables, asked.kind, period)))


def _ask_deaths(asked: Asked, period: Period, tables: TableSet) -> Answer:
    state = _find_state(asked.state, period)
    code = next((int(text) for text, _ in state.codes.get("gw", ()) if text.isdigit()), None)
    question = Question(subject=state.id.lower(), indicator="deaths", period=period, unit="persons")
    first, last = period.render()
    title = f"deaths in organised violence in {state.name}, {first} to {last}"
    return Answer(question=question, title=title, readings=tuple(list_state_deaths(tables, code, state.name, period)))


def _ask_contributions(asked: Asked, period: Period, tables: TableSet) -> Answer:
    state = _find_state(asked.state, period)
    spellings: list[str] = []
    if IPI_STATES in tables.tables:
        table = tables.tables[IPI_STATES].table
        names = [row["contributor"] for row in table.select("contributor").distinct().to_pyarrow().to_pylist()]
        spellings = [text for text in names if any(s.id == state.id for s in shipped_states().list_candidates(text))]
    _check_length(period)
    readings = list_state_contributions(tables, sorted(spellings), period, state.id)
    question = Question(subject=state.id.lower(), indicator="contributions", period=period, unit="persons")
    first, last = period.render()
    title = f"contributions of {state.name} to UN missions, {first} to {last}"
    return Answer(question=question, title=title, readings=tuple(readings))


def _ask_displacement(asked: Asked, period: Period, tables: TableSet) -> Answer:
    state = _find_state(asked.state, period)
    _check_length(period)
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
