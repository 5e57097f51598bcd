"""Tests of figures of running prose on series of months, contributors and dead made by hand; near misses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.assess.audit.said import Silent, audit, base

from peaceops.assess.audit.asker import Probe, Reply
from peaceops.evidence.answer import Reading
from peaceops.model.mission import Mission

SUPPORTED = ("supported", "supported-with-qualification")
SILENT = ("no-evidence", "not-testable")
#: Troops, police and observers of a mission by month.
MONTHS = {
    date(2003, 12, 31): (8000, 500, 120), date(2004, 6, 30): (9000, 700, 130), date(2004, 12, 31): (12000, 900, 140),
    date(2005, 6, 30): (15321, 1100, 150), date(2005, 12, 31): (14000, 1400, 160), date(2006, 12, 31): (7000, 1000, 90),
    date(2007, 12, 31): (3512, 800, 60),
}  # fmt: skip
SENT = {"KEN": 2100, "NPL": 1900, "GHA": 900, "IRL": 300}
DEAD = {2004: (11, 4, 3, 4), 2005: (29, 20, 4, 5), 2006: (14, 2, 9, 3)}


class Series(Silent):
    """What months, contributors and the register have of one mission."""

    def read_mission(self, mission: str) -> Mission | None:  # type: ignore[override]
        return base()[0].missions.get(mission)

    def ask(self, probe: Probe) -> tuple[Reply, ...]:
        found = {
            "personnel": self._list_months, "rank": self._list_contributors, "losses": self._list_dead,
            "toll": self._list_nations,
        }.get(probe.topic)  # fmt: skip
        readings = tuple(found(probe)) if found is not None and probe.subject in ("unmil", "") else ()
        return (Reply(probe=probe, title="", command="peaceops ask --list", readings=readings),) if readings else ()

    def _list_months(self, probe: Probe) -> list[Reading]:
        found = []
        for day, numbers in MONTHS.items():
            whole = {"total": sum(numbers), "contributors": 4}
            for kind, number in {**dict(zip(("troops", "police", "observers"), numbers, strict=True)), **whole}.items():
                found.append(_make(f"personnel/{kind}", f"{kind} {day:%B %Y}", number, (day.isoformat(),) * 2))
        return found

    def _list_contributors(self, probe: Probe) -> list[Reading]:
        assert probe.first is not None
        day = next((d for d in MONTHS if (d.year, d.month) == (probe.first.year, probe.first.month)), None)
        if day is None:
            return []
        sent = {**SENT, "PAK": sum(MONTHS[day]) - sum(SENT.values())}
        order = sorted(sent, key=lambda state: -sent[state])
        return [
            _make("contributors/total", state, sent[state], (day.isoformat(),) * 2, keys=(state, str(place)))
            for place, state in enumerate(order, 1)
        ]

    def _list_dead(self, probe: Probe) -> list[Reading]:
        found = []
        first, last = (probe.first or date.min).year, (probe.last or date.max).year
        for at, cause in enumerate(("all", "hostile", "accident", "illness")):
            years = {year: dead[at] for year, dead in DEAD.items() if first <= year <= last}
            found += [_make(f"losses/{cause}", f"{cause} {y}", n, (str(y), str(y))) for y, n in years.items()]
            found.append(
                _make(f"losses/{cause}", f"{cause}, all days", sum(years.values()), ("2003-01-01", "2018-12-31"))
            )
        return found

    def _list_nations(self, probe: Probe) -> list[Reading]:
        dead = {"PAK": 21, "KEN": 12, "NPL": 21 - 12, "GHA": 12}
        return [
            _make("toll/all", f"dead of {s}", n, ("2003-01-01", "2018-12-31"), keys=(s, str(1 + sum(m > n for m in dead.values()))))
            for s, n in dead.items()
        ]  # fmt: skip


def _make(name: str, label: str, number: int, period: tuple[str, str], keys: tuple[str, ...] = ()) -> Reading:
    value = Decimal(number)
    unit = "count" if name.endswith("contributors") else "persons"
    return Reading(definition=name, label=label, rule="r", low=value, high=value, unit=unit, period=period, keys=keys)


def _judge(*sentences: str) -> list[str]:
    pairs, _ = audit(*sentences, asker=Series())
    return [v.verdict for s, v in pairs if s.sentence == len(sentences) - 1]


@pytest.mark.parametrize(
    ("sentences", "verdicts"),
    [
        # A figure without a noun is of what the sentence before counts, and of its mission.
        (("At the end of 2004 UNMIL had 12,000 soldiers.", "A year later there were 14,000."), SUPPORTED),
        (("At the end of 2004 UNMIL had 12,000 soldiers.", "A year later there were 7,000."), ("contradicted",)),
        (("At the end of 2004 UNMIL had 12,000 soldiers.", "Two years later it was down to 7,000."), SUPPORTED),
        (("At the end of 2004 UNMIL had 12,000 soldiers.", "Three years on there were 3,512, too few by then."), SILENT),
        (("UNMIL comprised 900 police in December 2004.", "By the end of the following year it had 1,400."), SILENT),
        (("The police of UNMIL numbered 900 in December 2004.", "It had 1,400 police officers a year later."), SUPPORTED),
        (("The police of UNMIL numbered 900 in December 2004.", "There were 7,000 a year later."), ("contradicted",)),
        # Greatest numbers, changes and comparisons.
        (("UNMIL was set up.", "It reached its greatest strength, 16,571, in June 2005."), SUPPORTED),
        (("UNMIL was set up.", "It reached its greatest strength, 13,040, in December 2004."), ("contradicted",)),
        (("At the end of 2006 UNMIL had 7,000 troops, half as many as a year before.",), SUPPORTED),
        (("At the end of 2006 UNMIL had 7,000 troops, a quarter of the number of December 2005.",), ("contradicted",)),
        # Whom "us" means no sentence before need say.
        (("UNMIL began in October 2003.", "In all, 29 died, 40 by illness."), ("contradicted",)),
        (("UNMIL began in October 2003.", "In all, 29 of us died, 40 by illness."), SILENT),
        # "That" may be the number just told.
        (("At the end of 2005 UNMIL had 14,000 troops, less than a third of that at the end of 2007.",), SUPPORTED),
        (("At the end of 2007 UNMIL had 3,512 troops, less than a third of that at the end of 2005.",), SUPPORTED),
        (("At the end of 2005 UNMIL had 14,000 troops, less than a tenth of that at the end of 2007.",), ("contradicted",)),
        (("At the end of 2005 UNMIL had 14,000 troops, a quarter of the number of December 2007.",), ("contradicted",)),
        (("At the end of 2006 UNMIL had 7,000 troops.", "By the end of 2007 the number had halved."), SUPPORTED),
        (("At the end of 2006 UNMIL had 7,000 troops.", "By the end of 2007 the number had doubled."), ("contradicted",)),
        (("The police of UNMIL numbered 900 in December 2004.", "By December 2005 the number had less than doubled."), SUPPORTED),
        (("The police of UNMIL numbered 900 in December 2004.", "By December 2005 the number had doubled."), ("contradicted",)),
        (("The police of UNMIL numbered 900 in December 2004.", "By December 2005 the number had more than doubled."), ("contradicted",)),
        # Who sent them.
        (("At the end of 2004 UNMIL had 13,040 peacekeepers, of whom 2,100 came from Kenya.",), SUPPORTED),
        (("At the end of 2004 UNMIL had 13,040 peacekeepers, of whom 2,100 came from Nepal.",), ("contradicted",)),
        (("At the end of 2004 UNMIL had 13,040 peacekeepers, of whom 700 came from Norway.",), ("contradicted",)),
        (("In December 2004 Kenya, with 2,100 peacekeepers, was the second-largest contributor to UNMIL.",), SUPPORTED),
        (("In December 2004 Nepal, with 1,900 peacekeepers, was the second-largest contributor to UNMIL.",), ("contradicted",)),
        # The dead, by cause, as parts of all.
        (("UNMIL lost 54 of its members, 26 of them in hostile acts.",), SUPPORTED),
        (("UNMIL lost 54 of its members, 26 of them in accidents.",), ("contradicted",)),
        (("UNMIL lost 54 of its members, most of them to illness.",), ("contradicted",)),
        (("In 2005 UNMIL lost 29 of its members, most of them in hostile acts.",), SUPPORTED),
        # A number of contributors, or of one kind, is not carried on to what all have; a state behind "in" sends nobody.
        (("UNMIL had 12,000 soldiers from 4 countries in December 2004.", "By December 2005 it had 14,000."), SUPPORTED),
        (("At the end of 2005 UNMIL had 14,000 soldiers, 1,400 police and 160 observers.", "A year later it had 8,090."), SUPPORTED),
        (("At the end of 2004 UNMIL in Liberia had 12,000 soldiers.",), SUPPORTED),
        # "The mission" is not the one that a sentence names behind a preposition.
        (("UNOMIL had observed the talks.", "Its force was replaced by UNMIL.", "In 2005 the mission lost 7 members."), SILENT),
        # Contributors are counted, not their people; of a state's police the whole is open.
        (("Contributors to UNMIL numbered four in December 2004.",), SUPPORTED),
        (("In December 2004 police made up over half of Kenya's contribution to UNMIL, 1,100 of 2,100.",), SILENT),
        # "Ended 2004 with" is no end; "its worst year" after a state is that of the state.
        (("UNMIL ended 2004 with 13,040 people in uniform.",), SUPPORTED),
        (("UNMIL ended 2007 with 13,040 people in uniform.",), ("contradicted",)),
        (("UNMIL ended 2006 with 13,040 petitions unanswered.",), SILENT),
        (("Kenya lost 54 nationals in United Nations service.", "Its worst year was 2005, when 29 died."), SUPPORTED),
        (("Kenya lost 54 nationals in United Nations service.", "Its worst year was 2006, when 29 died."), ("contradicted",)),
        (("Kenya lost 54 nationals in United Nations service.", "Its worst harvest was 2006, when 29 died."), SILENT),
        (("UN missions had 13,040 peacekeepers in December 2004.", "Kenya's record is older: 160 people in December 2005."), SILENT),
        # Where a state's people serve, or when, the very number alone tells.
        (("Pakistan had 7,840 peacekeepers in December 2004.",), SUPPORTED),
        (("Pakistan had 7,240 peacekeepers in December 2004.",), SILENT),
        (("In December 2004 UNMIL was 13,040 strong.", "Kenya sent 1,111.", "Pakistan sent 7,840."), SUPPORTED),
        (("In December 2004 UNMIL was 13,040 strong.", "Pakistan sent 7,840.", "Kenya came second with 7,840."), ("contradicted",)),
        (("In December 2004 UNMIL was 13,040 strong.", "Nepal came third with 1,231."), SILENT),
        # What a word that is not read may change, stays open.
        (("At the end of 2004 UNMIL was authorised to have 900 soldiers, 300 more a year later.",), SILENT),
        (("At the end of 2004 UNMIL had 12,000 soldiers.", "A year later the rebels had 900."), SILENT),
        (("UNMIL trained 400 police in December 2004.", "A year later there were 9,500."), SILENT),
        (("In 2005 UNMIL lost 90 vehicles, most of them in accidents.",), SILENT),
        (("At the end of 2004 UNMIL had 12,000 soldiers.", "A year later another 400 came."), SILENT),
    ],
)  # fmt: skip
def test_figures_of_running_prose(sentences: tuple[str, ...], verdicts: tuple[str, ...]) -> None:
    found = _judge(*sentences)
    assert found
    if verdicts is SILENT:
        assert not set(found) - set(SILENT)
    else:
        assert set(found) & set(verdicts)
        assert "contradicted" in verdicts or "contradicted" not in found


def test_a_day_told_by_another_excludes_nothing_where_it_may_be_told_by_a_third() -> None:
    found = _judge(
        "In December 2003 UNMIL had 8,000 troops, and in December 2004 it had 12,000.", "Two years later it had 14,000."
    )
    assert "contradicted" not in found


def test_a_figure_that_nothing_bears_out_leaves_the_day_beside_it_open() -> None:
    pairs, _ = audit("UNMIL began in October 2003 with 99,999 troops.")
    assert all(v.verdict not in SUPPORTED for _, v in pairs)
