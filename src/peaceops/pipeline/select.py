"""Choose claims on a mission by indicator, definition, year, source.

What enters: a casebook, a mission, conditions. What leaves: claims in casebook order.
Never done here: an empty answer to a misspelt name.
"""

from __future__ import annotations

import difflib
from datetime import date

from peaceops.casebook.load import Casebook
from peaceops.codebook.load import find_definition, find_indicator
from peaceops.codebook.schema import Codebook
from peaceops.errors import UnknownIndicator, UnknownName
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission
from peaceops.model.period import Period


def select_claims(
    casebook: Casebook, codebook: Codebook, mission: Mission, *, indicator: str = "", definition: str = "",
    year: int | None = None, source: str = "", as_of: date | None = None,
) -> tuple[Claim, ...]:  # fmt: skip
    """Select claims on a mission and its contexts.

    Parameters
    ----------
    casebook : Casebook
        Evidence.
    codebook : Codebook
        Knows the indicators.
    mission : Mission
        Whose.
    indicator, definition : str
        Codebook ids, ``D1`` or ``D1/returned_district``; empty for all.
    year : int or None
        Only claims whose period may touch it.
    source : str
        Id or label of a source; empty for all.
    as_of : date or None
        Hide what was not public on that day.

    Returns
    -------
    tuple of Claim

    Raises
    ------
    UnknownIndicator, UnknownName
        With the nearest names.
    """
    wanted, _, inner = indicator.partition("/")
    wanted, definition = wanted.strip().upper(), definition or inner
    _check_codes(codebook, wanted, definition)
    sources = _find_sources(casebook, source)
    period = Period.of_year(year) if year is not None else None
    return tuple(
        claim
        for claim in casebook.claims_on(mission.subjects)
        if (not wanted or claim.indicator == wanted)
        and (not definition or claim.definition == definition)
        and (not source or claim.source in sources)
        and (period is None or claim.period.overlaps(period))
        and (as_of is None or claim.known_from <= as_of)
    )


def _check_codes(codebook: Codebook, indicator: str, definition: str) -> None:
    if indicator and definition:
        find_definition(codebook, indicator, definition)
    elif indicator:
        find_indicator(codebook, indicator)
    elif definition:
        known = sorted({d.id for i in codebook.indicators.values() for d in i.definitions})
        if definition not in known:
            raise UnknownIndicator(
                "definition", definition, difflib.get_close_matches(definition, known, n=3, cutoff=0.4)
            )


def _find_sources(casebook: Casebook, text: str) -> frozenset[str]:
    if not text:
        return frozenset()
    folded = text.casefold()
    found = {s.id for s in casebook.sources.values() if folded in (s.id.casefold(), s.label.casefold())}
    if not found:
        names = {name.casefold(): s.id for s in casebook.sources.values() for name in (s.id, s.label)}
        near = [names[n] for n in difflib.get_close_matches(folded[:80], names, n=4, cutoff=0.5)]
        raise UnknownName("source", text, list(dict.fromkeys(near)), hint="peaceops sources lists them")
    return frozenset(found)
