"""The year in which a mission lost most people.

What enters: a statement that names one mission and one year as its deadliest, and an asker. What leaves: recomputed tests.
Never done here: the worst year in anything but deaths; a year excluded by a difference that a corrected list may undo.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.masked import compile_forms, mask, match_form
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.statement import Statement

_YEAR: Final = r"(?:deadliest|bloodiest|costliest|most deadly|most lethal)(?: single)? year"
_LOST: Final = r"(?:lost|buried|mourned|suffered|recorded|saw)"
_DEAD: Final = r"(?:people|members|dead|deaths|fatalities|losses|lives|personnel|peace-?keepers|men)"
_FORMS: Final = compile_forms(
    rf"M1(?:'s?) (?:own )?{_YEAR} was T1$",
    rf"[Tt]he {_YEAR} (?:of|for|in the (?:life|history) of) M1 was T1$",
    rf"(?:In )?T1 was (?:M1(?:'s?)|[Tt]he) {_YEAR}(?: (?:of|for|in the (?:life|history) of) M1)?$",
    rf"M1 (?:had|saw|lived through) (?:its|M1's) {_YEAR} (?:in )?T1$",
    rf"M1 {_LOST} (?:the )?most {_DEAD} (?:in )?T1$",
    rf"(?:In )?T1 M1 {_LOST} (?:the )?most {_DEAD}$",
    rf"[Tt]he year (?:in which|when) M1 {_LOST} (?:the )?most {_DEAD} was T1$",
)
#: A year is excluded where so small a share of the most died in it, and by so many.
_FEWER: Final = Decimal("0.85")
_BY: Final = 3


def check_worst(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test in which year a mission is said to have lost most people.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    years = [w for w in statement.times if w.kind == "year" and w.how == "named"]
    if statement.is_negated or len(statement.times) != 1 or not years or statement.amounts:
        return
    masked = mask(statement, asker)
    if masked is None or len(masked.list_ids("M")) != 1 or match_form(_FORMS, masked.text) is None:
        return
    tolls = _list_tolls(masked.entities["M1"].id, asker)
    said = years[0].period.first_day.year
    if said not in tolls or len(tolls) < 2:
        return
    most = max(number for _, _, number in tolls.values())
    reply, reading, own = tolls[said]
    if own == most:
        is_shared = sum(number == most for _, _, number in tolls.values()) > 1
        verdict = "supported-with-qualification" if is_shared else "supported"
    elif own <= _FEWER * most and most - own >= _BY:
        verdict = "contradicted"
    else:
        return
    told = ", ".join(f"{year}: {number}" for year, (_, _, number) in sorted(tolls.items()) if number == most)
    yield StatementTest(
        kind="recomputed", verdict=verdict, explanation=f"{own} died in {said} by the list of fatalities; most in {told}.",
        figures=(
            Recomputed(
                claimed=years[0].text, low=own, high=own, text=str(own), unit="persons", definition="F4/deaths_all",
                rule="deaths of each year compared", period=str(said), fit="outside" if verdict == "contradicted" else "equal",
                source=reading.source, citation=reading.citation, query=reading.query, command=reply.command, readings=len(tolls),
            ),
        ),
    )  # fmt: skip


def _list_tolls(mission: str, asker: Asker) -> dict[int, tuple[Reply, Reading, Decimal]]:
    """List how many died in each whole year, of all causes."""
    found: dict[int, tuple[Reply, Reading, Decimal]] = {}
    for reply in asker.ask(Probe(topic="fatalities", subject=mission)):
        for reading in reply.readings:
            first, last = reading.period
            if reading.definition != "F4/deaths_all" or reading.low is None or reading.low != reading.high:
                continue
            if first[4:] == "-01-01" and last == f"{first[:4]}-12-31":
                found[date.fromisoformat(first).year] = (reply, reading, reading.low)
    return found
