"""Questions that can be asked: their words and their options.

What enters: words and options as somebody gave them. What leaves: the form of the question, or what is wrong with it.
Never done here: answering; guessing what somebody meant.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.errors import BadQuestion, InvalidValue, UnknownName
from peaceops.evidence.conflict import KINDS
from peaceops.model.period import Period, parse_date_range
from peaceops.panel.counting import LISTS, RULES


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


def find_form(words: str) -> Form:
    """Find the form of a question by its words, or say which ones are near."""
    if words in FORMS:
        return FORMS[words]
    near = difflib.get_close_matches(words.casefold(), FORMS, n=3, cutoff=0.4)
    near += [name for name in FORMS if set(words.casefold().split()) & set(name.split()) and name not in near]
    raise UnknownName("question", words, near[:4], hint="peaceops ask --list shows them all")


def check_options(form: Form, asked: Asked) -> None:
    """Refuse what a question lacks, does not take or does not know."""
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


def read_period(first: str, last: str) -> Period | None:
    """Read ``--from`` and ``--to``; None where neither was given."""
    if not first and not last:
        return None
    low = parse_date_range(first)[0] if first else date(1900, 1, 1)
    high = parse_date_range(last)[1] if last else date(9998, 12, 31)
    if high < low:
        raise InvalidValue(f"the period runs backwards ({first} to {last})")
    return Period.of_days(low, high)
