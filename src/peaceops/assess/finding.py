"""What an assessment says: typed findings, each with the claims it rests on.

What enters: nothing; these are values. What leaves: values for ``dossier``.
Never done here: computing, formatting.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.model.period import Period

NO_VALUE_KINDS: Final = {
    "NOT_APPLICABLE": "not applicable",
    "NOT_SEARCHED": "not searched",
    "SEARCHED_NO_EVIDENCE": "searched, nothing found",
    "CONTESTED": "contested",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Low, expected and high value of a share or a number.

    Parameters
    ----------
    low, expected, high : float
        ``low <= expected <= high``.
    """

    low: float
    expected: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One value in a table cell: what one source says.

    Parameters
    ----------
    text : str
        Value with unit, ready to read, unescaped.
    claims : tuple of str
        Claim ids; the first is the one that the label cites.
    source : str
        Source id.
    source_label : str
        Document symbol or short name.
    locator_label : str
        ``para. 20``.
    party : str
        Role the value is about.
    party_label : str
        The role in words.
    definition : str
        ``INDICATOR/definition``.
    definition_label : str
        The definition in words.
    is_relayed : bool
        Whether the source relays somebody's statement.
    attributed_to : str
        Whose statement, or empty.
    attributed_label : str
        Whose statement, in words.
    is_observed_none : bool
        Whether it is a real zero of an observer.
    is_ocr : bool
        Whether the passage was recognised from an image.
    summary : str
        One neutral sentence.
    """

    text: str
    claims: tuple[str, ...]
    source: str
    source_label: str
    locator_label: str
    party: str = ""
    party_label: str = ""
    definition: str = ""
    definition_label: str = ""
    is_relayed: bool = False
    attributed_to: str = ""
    attributed_label: str = ""
    is_observed_none: bool = False
    is_ocr: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """One year of one question.

    Parameters
    ----------
    year : int
        Calendar year.
    entries : tuple of Entry
        What the sources say; empty when there is no value.
    no_value : str
        Key of :data:`NO_VALUE_KINDS` when there are no entries, or ``CONTESTED`` beside
        entries that exclude each other; empty otherwise.
    reason : str
        Why there is no value: which documents were searched, or that none was.
    """

    year: int
    entries: tuple[Entry, ...]
    no_value: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One question over all years."""

    question: str
    title: str
    indicators: tuple[str, ...]
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCell:
    """One doctrine rule in one quarter (clipped at the mission's ends).

    Parameters
    ----------
    period : Period
        The days.
    label : str
        ``1994 Q3``.
    p_met, p_not_met, p_undetermined : float
        Probabilities under the default prior; they sum to 1.
    met_bounds, not_met_bounds : tuple of float
        Worst and best case of what is not observed (Manski).
    met_prior_range : tuple of float
        P(met) over the prior grid.
    coverage : float
        Share of the deciding inputs observed in these days.
    claims : tuple of str
        Claims the cell rests on.
    is_carried : bool
        Whether a value was carried forward.
    is_contested : bool
        Whether lineages of weight stand on both sides.
    note : str
        What decides, in a few words; for no verdict, why.
    missing : tuple of str
        Indicators without a value in these days.
    """

    period: Period
    label: str
    p_met: float
    p_not_met: float
    p_undetermined: float
    met_bounds: tuple[float, float]
    not_met_bounds: tuple[float, float]
    met_prior_range: tuple[float, float]
    coverage: float
    claims: tuple[str, ...]
    is_carried: bool = False
    is_contested: bool = False
    note: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A rule's shares of time under another choice."""

    label: str
    kind: str
    share_met: float
    share_not_met: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfluence:
    """How much a rule's cells move when one source is left out.

    Parameters
    ----------
    source : str
        Source id.
    share : float
        Its part of the movement of all sources, 0 to 1.
    """

    source: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFinding:
    """One doctrine rule over the life of a mission; never a lifetime verdict.

    Parameters
    ----------
    rule, title : str
        Rule id and name.
    cells : tuple of RuleCell
        One a quarter.
    coverage : float
        Observed share of the deciding inputs over the mission's days.
    has_verdict : bool
        Whether coverage reaches the minimum.
    share_met, share_not_met, share_undetermined : Interval
        Shares of the mission's days, over coder error and the prior grid.
    longest_not_met_quarters : int
        Longest run of quarters in which "not met" is more probable than not.
    reason : str
        Why there is no verdict; empty when there is one.
    would_change : tuple of str
        Documents or inputs whose finding would change that.
    variants : tuple of Variant
        Other thresholds, priors, weights and subsets of the evidence.
    met_range, not_met_range : tuple of float
        Smallest and largest share over all variants.
    flip_set : tuple of str
        Smallest set of sources found whose removal changes the leading outcome.
    influences : tuple of SourceInfluence
        Sources by influence, greatest first.
    beside : tuple of Entry
        Quality and exposure shown beside the rule; they cannot turn it.
    met_bounds, not_met_bounds : tuple of float or None
        Shares of the mission's days with all that is not observed at worst and at best
        (Manski); None when they were not computed.
    """

    rule: str
    title: str
    cells: tuple[RuleCell, ...]
    coverage: float
    has_verdict: bool
    share_met: Interval
    share_not_met: Interval
    share_undetermined: Interval
    longest_not_met_quarters: int
    reason: str = ""
    would_change: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    met_range: tuple[float, float] = (0.0, 1.0)
    not_met_range: tuple[float, float] = (0.0, 1.0)
    flip_set: tuple[str, ...] = ()
    influences: tuple[SourceInfluence, ...] = ()
    beside: tuple[Entry, ...] = ()
    met_bounds: tuple[float, float] | None = None
    not_met_bounds: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One figure of a series, with its source."""

    day: date
    low: float | None
    high: float | None
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures of one definition from all sources, never merged.

    Parameters
    ----------
    definition : str
        ``INDICATOR/definition``.
    title, unit : str
        Label and unit.
    points : tuple of SeriesPoint
        By day, then source.
    """

    definition: str
    title: str
    unit: str
    points: tuple[SeriesPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A dated act or event on the timeline.

    Parameters
    ----------
    first_day, last_day : date
        Equal for a known day.
    track : str
        ``mandate``, ``council``, ``host``, ``counterpart``, ``sender``, ``mission``, ``violence`` or ``exit``.
    text : str
        What happened, neutral.
    entry : Entry
        Its evidence.
    """

    first_day: date
    last_day: date
    track: str
    text: str
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratio:
    """A ratio with contested numerators and denominators.

    Parameters
    ----------
    id, title : str
        Id and label (``returned to Gali of those displaced from Gali``).
    numerators, denominators : tuple of Entry
        Every admissible figure.
    value : Interval or None
        From the smallest to the largest admissible quotient; None when a side is missing.
    note : str
        Area, group and date rule; why a figure was left out.
    """

    id: str
    title: str
    numerators: tuple[Entry, ...]
    denominators: tuple[Entry, ...]
    value: Interval | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A mandated task and what is known of its delivery.

    Parameters
    ----------
    task, title : str
        Task code and label.
    mandate : tuple of Entry
        Where the mandate gives the task.
    delivered : tuple of Entry
        Evidence of delivery (D10, D1 …), in date order.
    ratio : Ratio or None
        Delivery as an interval where both sides are countable.
    """

    task: str
    title: str
    mandate: tuple[Entry, ...]
    delivered: tuple[Entry, ...]
    ratio: Ratio | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Accounts that exclude each other on one question.

    Parameters
    ----------
    title : str
        The question.
    kind : str
        ``definition``, ``date``, ``denominator`` (spread explained) or ``residue`` (conflict).
    sides : tuple of tuple of Entry
        One tuple a side.
    note : str
        What explains the spread, or that nothing found does.
    """

    title: str
    kind: str
    sides: tuple[tuple[Entry, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryShare:
    """Probability of one category."""

    code: str
    label: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorFinding:
    """Distribution of one indicator over its categories in one quarter or year.

    Parameters
    ----------
    indicator, definition, party : str
        What is coded.
    period : Period
        The days.
    shares : tuple of CategoryShare
        In scale order, summing to 1.
    claims : tuple of str
        Claims it rests on.
    is_carried, is_contested : bool
        Whether it was carried forward; whether weighty lineages disagree.
    """

    indicator: str
    definition: str
    party: str
    period: Period
    shares: tuple[CategoryShare, ...]
    claims: tuple[str, ...]
    is_carried: bool = False
    is_contested: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that is not known, and what would make it known."""

    question: str
    kind: str
    years: tuple[int, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """All findings on one mission.

    Parameters
    ----------
    mission : str
        Mission id.
    as_of : date or None
        Day after which nothing may be known; None uses all evidence.
    claims : tuple of str
        Ids of all claims used, in ledger order.
    table : tuple of TableRow
        The year-by-question table.
    rules : tuple of RuleFinding
        In codebook order.
    indicators : tuple of IndicatorFinding
        Distributions of ordinal indicators.
    series : tuple of Series
        Strength, ceiling, displaced, returned, deaths.
    acts : tuple of Act
        Timeline.
    promises : tuple of Promise
        Mandated tasks.
    ratios : tuple of Ratio
        Delivery and match ratios.
    conflicts : tuple of Conflict
        Accounts side by side.
    gaps : tuple of Gap
        What is not known.
    """

    mission: str
    as_of: date | None
    claims: tuple[str, ...]
    table: tuple[TableRow, ...]
    rules: tuple[RuleFinding, ...]
    indicators: tuple[IndicatorFinding, ...]
    series: tuple[Series, ...]
    acts: tuple[Act, ...]
    promises: tuple[Promise, ...]
    ratios: tuple[Ratio, ...]
    conflicts: tuple[Conflict, ...]
    gaps: tuple[Gap, ...]
