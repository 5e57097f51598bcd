"""Weigh reports: from who says what to a probability beside its prior grid.

What enters: reports with the probabilities that their kind is right, and lineage weights.
What leaves: log-likelihood ratios and probabilities, in closed form.
Never done here: sampling, choosing a prior silently, averaging quantities.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from peaceops.codebook.schema import Codebook, SourceKind

PRIOR_GRID: Final = (0.1, 0.5, 0.9)
DEFAULT_PRIOR: Final = 0.5
_INTERESTED: Final = ("official-party", "commentary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """How a voice reports: P(says it | so) and P(says it | not so)."""

    hit: float
    false: float

    def contaminate(self, epsilon: float) -> Reliability:
        """Mix with a coin flip: the ε-contamination of METHODS C.7."""
        return Reliability(hit=(1 - epsilon) * self.hit + epsilon / 2, false=(1 - epsilon) * self.false + epsilon / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report on a yes-or-no question.

    Parameters
    ----------
    lineage : str
        Lineage key.
    says : bool
        Whether it reports that the thing is so.
    reliability : Reliability
        Of its kind and alignment.
    weight : float
        Lineage weight of this report (effective share times stake discount).
    exposure_share : float
        For a report of none: the share of place and period the observer covered.
    claims : tuple of str
        Claims that make up the report.
    """

    lineage: str
    says: bool
    reliability: Reliability
    weight: float = 1.0
    exposure_share: float = 1.0
    claims: tuple[str, ...] = ()

    @property
    def log_ratio(self) -> float:
        """Weighted log of P(report | so) / P(report | not so)."""
        hit = self.reliability.hit
        false = self.reliability.false
        if self.says:
            return self.weight * math.log(hit / false)
        return self.weight * math.log((1 - hit * self.exposure_share) / (1 - false * self.exposure_share))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """Strength and direction of the evidence on a yes-or-no question.

    Parameters
    ----------
    log_ratio : float
        Sum over reports; 0 is no evidence either way.
    by_lineage : Mapping of str to float
        Contribution of each lineage.
    """

    log_ratio: float
    by_lineage: Mapping[str, float]

    def probability(self, prior: float = DEFAULT_PRIOR) -> float:
        """Posterior probability under a prior.

        Examples
        --------
        >>> aligned = Reliability(hit=15 / 20, false=9 / 20)
        >>> round(weigh([Report(lineage="a", says=True, reliability=aligned)]).probability(), 3)
        0.625
        """
        odds = math.log(prior / (1 - prior)) + self.log_ratio
        return 1 / (1 + math.exp(-odds))

    @property
    def grid(self) -> tuple[float, ...]:
        """Posterior under each prior of :data:`PRIOR_GRID`."""
        return tuple(self.probability(prior) for prior in PRIOR_GRID)


def weigh(reports: Sequence[Report]) -> Weight:
    """Add up reports: ``log-odds = log-odds(prior) + Σ w log LR``.

    Parameters
    ----------
    reports : sequence of Report
        With their lineage weights.

    Returns
    -------
    Weight

    References
    ----------
    METHODS C.4 point 3.
    """
    parts: dict[str, float] = {}
    for report in reports:
        parts[report.lineage] = parts.get(report.lineage, 0.0) + report.log_ratio
    return Weight(log_ratio=math.fsum(parts.values()), by_lineage=parts)


def look_up_reliability(codebook: Codebook, kind: str, *, stake: str, favours: str) -> Reliability:
    """Reliability of a kind of source given whom the statement favours.

    Parameters
    ----------
    codebook : Codebook
        Holds the kinds' Beta priors.
    kind : str
        Kind of the voice.
    stake : str
        Stake of the voice: ``sender``, ``host``, ``counterpart``, ``third`` or ``none``.
    favours : str
        Stake that the statement serves; empty when it serves nobody.

    Returns
    -------
    Reliability
        Aligned officials and commentary weigh little; an official against interest weighs at
        most as an inquiry. Partisanship is a bias parameter, never a ban.

    References
    ----------
    METHODS C.4 point 3.
    """
    table = codebook.source_kinds
    if kind in _INTERESTED and stake in ("sender", "host", "counterpart"):
        against = bool(favours) and favours != stake and stake == "sender"
        chosen = table["inquiry"] if against else table["aligned"]
    else:
        chosen = table[kind]
    return _reliability(chosen)


def _reliability(kind: SourceKind) -> Reliability:
    return Reliability(hit=kind.hit_probability, false=kind.false_probability)


def infer_category(
    codes: Sequence[str],
    votes: Sequence[tuple[str, Reliability, float]],
    *,
    prior: Mapping[str, float],
    diagonal: float,
) -> dict[str, float]:
    """Posterior over the categories of an ordinal scale, by exact enumeration.

    Parameters
    ----------
    codes : sequence of str
        Categories in scale order.
    votes : sequence of (code, reliability, weight)
        What each report was coded as.
    prior : Mapping of str to float
        Prior over the categories, summing to 1.
    diagonal : float
        P(the coder is right); coder errors fall on adjacent categories first.

    Returns
    -------
    dict of str to float
        Posterior, in scale order. A vote's likelihood mixes the coder's confusion row with a
        uniform one; the mixing weight is hit minus false, so that an uninformative kind of
        source changes nothing.

    References
    ----------
    METHODS C.4 point 5 (light form with a single coder).
    """
    count = len(codes)
    logs = {code: math.log(max(prior[code], 1e-300)) for code in codes}
    for voted, reliability, weight in votes:
        informative = max(0.0, reliability.hit - reliability.false)
        j = codes.index(voted)
        for i, code in enumerate(codes):
            likelihood = informative * confusion(i, j, count, diagonal) + (1 - informative) / count
            logs[code] += weight * math.log(likelihood)
    top = max(logs.values())
    masses = {code: math.exp(value - top) for code, value in logs.items()}
    total = math.fsum(masses.values())
    return {code: mass / total for code, mass in masses.items()}


def confusion(true: int, coded: int, count: int, diagonal: float) -> float:
    """P(coded | true) when errors favour adjacent categories.

    Examples
    --------
    >>> round(sum(confusion(1, j, 4, 0.85) for j in range(4)), 12)
    1.0
    """
    if count == 1:
        return 1.0
    if true == coded:
        return diagonal
    shares = [0.0 if j == true else 0.25 ** (abs(j - true) - 1) for j in range(count)]
    return (1 - diagonal) * shares[coded] / sum(shares)
