"""Distributions of ordinal indicators over their categories, year by year.

What enters: a ledger. What leaves: probabilities over categories with the claims behind them.
Never done here: verdicts, imputation of conduct.

References
----------
METHODS C.2 product 2, C.4 point 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from peaceops.assess.conformity.vote import cast_votes, is_contested
from peaceops.assess.finding import CategoryShare, IndicatorFinding
from peaceops.codebook.schema import Codebook
from peaceops.evidence.ledger import Ledger
from peaceops.evidence.weigh import infer_category
from peaceops.model.period import Period

ORDINALS: Final = (
    ("N3", "host_consent", "host"),
    ("N6", "counterpart_consent", "counterpart"),
    ("I6", "partial_act", ""),
    ("F2", "force_used", ""),
    ("B1", "activity", ""),
    ("P4", "ties", ""),
)


def infer_indicators(ledger: Ledger, codebook: Codebook, years: Sequence[int]) -> tuple[IndicatorFinding, ...]:
    """Posterior over categories for each ordinal indicator and year with evidence.

    Years without claims have no finding: nothing is imputed.
    """
    found: list[IndicatorFinding] = []
    for indicator, definition_id, party in ORDINALS:
        defined = codebook.indicators.get(indicator)
        definition = defined.definition(definition_id) if defined else None
        if defined is None or definition is None or not definition.codes:
            continue
        codes = tuple(definition.codes)
        for year in years:
            days = Period.of_year(year)
            claims = [
                c for c in ledger.within(indicator, days, definition_id)
                if (not party or c.party == party)
                and (c.subject == ledger.mission.id or indicator == "P4")
            ]  # fmt: skip
            votes = cast_votes(claims, ledger, codebook, days, innocent=lambda code: code == 0)
            usable = [v for v in votes if str(v.code) in codes]
            if not usable:
                continue
            posterior = infer_category(
                codes,
                [(str(v.code), v.reliability, v.weight * v.exposure_share) for v in usable],
                prior=dict.fromkeys(codes, 1 / len(codes)),
                diagonal=codebook.confusion_diagonal[defined.reliability],
            )
            found.append(
                IndicatorFinding(
                    indicator=indicator,
                    definition=definition_id,
                    party=party,
                    period=days,
                    shares=tuple(
                        CategoryShare(code=c, label=definition.codes[c], probability=posterior[c]) for c in codes
                    ),
                    claims=tuple(c.id for c in claims),
                    is_contested=is_contested(usable, lambda code: code),
                )
            )
    return tuple(found)
