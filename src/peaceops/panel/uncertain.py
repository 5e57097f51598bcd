"""Totals of deaths as distributions, by a published model of the error of coders.

What enters: events by type of violence and reported count, parameters of the model. What leaves: draws of totals.
Never done here: parameters of our own, a draw without a seed, the plain bounds replaced.

The true toll of an event is, with probability ``w``, the reported count, else a draw from a Gumbel distribution with
``loc`` and ``scale``; all three depend on the type of violence and the reported count. A draw below 0 counts as 0 and
draws are not rounded: a total of many events would gain half a person each.

Events of one type and count are alike, so a total needs, for each such group, the number of events at their reported
count (binomial) and a sum of so many Gumbels. Up to :data:`EXACT` Gumbels are drawn one by one; a longer sum is drawn from
a gamma distribution with the mean, variance and skewness of the sum, the truncation at 0 in them
(docs/decisions/0036 has the error against exact draws).

**Dependence.** ``independent``: each event errs by itself. ``common``: all events of a draw share one quantile, the other
extreme: the same coder, method or source errs alike everywhere. The truth lies between; report both.

References
----------
Vesco et al. (2026), *The Underreported Death Toll of Wars: A Probabilistic Reassessment From a Survey with UCDP Coders*,
Journal of Conflict Resolution, doi 10.1177/00220027261423826: the family; the manual of the R package ``uncertainUCDP``
0.7.0 (Randahl): loc, scale and w by reported count and type of violence. The fitted coefficients are data of that package
and are not shipped with this project.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from peaceops.errors import IncompletePanel, InvalidValue, RowRefused, UnknownName
from peaceops.store.tables import require

DEPENDENCES: Final = ("independent", "common")
QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)
#: Longest sum of Gumbels that is drawn one by one.
EXACT: Final = 32
PARAMETER_COLUMNS: Final = ("violence_type", "count", "loc", "scale", "w")
VIOLENCE_TYPES: Final = ("state-based", "non-state", "one-sided")
MOST_DRAWS: Final = 100_000
_EULER: Final = 0.5772156649015329
_CHUNK: Final = 2_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The distribution of the true toll of an event of one type and reported count.

    Parameters
    ----------
    loc, scale : float
        Of the Gumbel part.
    w : float
        Probability of the reported count.
    """

    loc: float
    scale: float
    w: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.loc) and math.isfinite(self.scale) and self.scale > 0):
            raise InvalidValue(f"loc {self.loc}, scale {self.scale}", expected="finite numbers, a scale above 0")
        if not 0 <= self.w <= 1:
            raise InvalidValue(f"w {self.w}", expected="a probability")

    def quantile(self, count: float, p: Any) -> Any:
        """Give quantiles of the mixture, at a number or an array of probabilities.

        Parameters
        ----------
        count : float
            The reported count.
        p : float or array
            Probabilities between 0 and 1.

        Raises
        ------
        InvalidValue
            If one is no probability.
        """
        numpy = require("numpy", to="draw totals")
        given = numpy.asarray(p, dtype=float)
        if not numpy.all((given >= 0) & (given <= 1)):
            raise InvalidValue("a quantile at no probability", expected="numbers from 0 to 1")
        if self.w == 1:
            found = numpy.full(given.shape, float(count))
            return float(found) if found.ndim == 0 else found
        below = (1 - self.w) * math.exp(-math.exp(min(700.0, (self.loc - count) / self.scale)))
        with numpy.errstate(divide="ignore", invalid="ignore"):
            rest = numpy.where(given <= below, given, numpy.maximum(given - self.w, 0.0)) / (1 - self.w)
            smooth = self.loc - self.scale * numpy.log(-numpy.log(numpy.clip(rest, 0.0, 1.0)))
        found = numpy.where((given > below) & (given <= below + self.w), count, smooth)
        found = numpy.maximum(found, 0.0)
        return float(found) if found.ndim == 0 else found


def parse_parameters(text: str, *, name: str = "parameters") -> dict[tuple[str, int], Toll]:
    """Parse parameters of the model from CSV.

    Parameters
    ----------
    text : str
        Columns ``violence_type``, ``count``, ``loc``, ``scale``, ``w``; a row a type and reported count.
    name : str
        Name of the file, for messages.

    Returns
    -------
    dict
        By type of violence and count.

    Raises
    ------
    RowRefused
        At the first row that is no parameter, or a type and count that stands twice.
    """
    reader = csv.DictReader(io.StringIO(text))
    if missing := [column for column in PARAMETER_COLUMNS if column not in (reader.fieldnames or ())]:
        raise RowRefused(f"has no column {', '.join(missing)}", where=name, expected=",".join(PARAMETER_COLUMNS))
    found: dict[tuple[str, int], Toll] = {}
    for number, row in enumerate(reader, 2):
        where = f"{name}, row {number}"
        try:
            kind, count = row["violence_type"].strip(), int(row["count"])
            toll = Toll(loc=float(row["loc"]), scale=float(row["scale"]), w=float(row["w"]))
        except (AttributeError, TypeError, ValueError, InvalidValue) as error:
            raise RowRefused(f"is no parameter ({error})", where=where, expected=",".join(PARAMETER_COLUMNS)) from error
        if kind not in VIOLENCE_TYPES:
            raise RowRefused(f"type of violence {kind!r}", where=where, expected=", ".join(VIOLENCE_TYPES))
        if count < 0:
            raise RowRefused(f"a count of {count}", where=where, expected="0 or more")
        if (kind, count) in found:
            raise RowRefused(f"{kind} {count} stands twice", where=where, expected="a type and count once")
        found[kind, count] = toll
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Total:
    """A total as draws.

    Parameters
    ----------
    draws : numpy.ndarray
        Shape (draws,), float64.
    reported : int
        Sum of the reported counts.
    events : int
        How many events.
    dependence : str
        What was assumed.
    """

    draws: Any
    reported: int
    events: int
    dependence: str

    def quantiles(self, p: Sequence[float] = QUANTILES) -> dict[float, float]:
        """Give quantiles of the total."""
        numpy = require("numpy", to="draw totals")
        return dict(zip(p, (float(q) for q in numpy.quantile(self.draws, p)), strict=True))


def draw_total(
    counts: Mapping[tuple[str, int], int], parameters: Mapping[tuple[str, int], Toll], *, draws: int = 1000, seed: int = 0,
    dependence: str = "independent",
) -> Total:  # fmt: skip
    """Draw the total of events.

    Parameters
    ----------
    counts : Mapping
        Number of events by type of violence and reported count.
    parameters : Mapping
        What :func:`parse_parameters` gives.
    draws : int
        How many.
    seed : int
        The same seed gives the same draws.
    dependence : str
        One of :data:`DEPENDENCES`.

    Returns
    -------
    Total

    Raises
    ------
    IncompletePanel
        If parameters are missing, with the counts that lack them.
    InvalidValue, UnknownName
        If an option is out of range.
    """
    numpy = require("numpy", to="draw totals")
    if not 1 <= draws <= MOST_DRAWS:
        raise InvalidValue(f"{draws} draws", expected=f"1 to {MOST_DRAWS:,}")
    if dependence not in DEPENDENCES:
        raise UnknownName("dependence", dependence, DEPENDENCES)
    check_parameters(counts, parameters)
    random = numpy.random.default_rng(seed)
    total = numpy.zeros(draws)
    shared = random.random(draws)
    for (kind, count), events in sorted(counts.items()):
        toll = parameters[kind, count]
        if dependence == "common":
            total += events * toll.quantile(count, shared)
            continue
        spared = random.binomial(events, toll.w, size=draws)
        total += spared * float(count)
        total += _sum_gumbels(random, events - spared, toll)
    return Total(
        draws=total,
        reported=sum(count * n for (_, count), n in counts.items()),
        events=sum(counts.values()),
        dependence=dependence,
    )


def check_parameters(counts: Mapping[tuple[str, int], int], parameters: Mapping[tuple[str, int], Toll]) -> None:
    """Check that every type and count has its parameters.

    Raises
    ------
    IncompletePanel
        With those that lack them.
    """
    missing = sorted({f"{kind} {count}" for kind, count in counts if (kind, count) not in parameters})
    if missing:
        raise IncompletePanel(
            f"no parameters for {', '.join(missing[:8])}{f' and {len(missing) - 8} more' if len(missing) > 8 else ''}",
            expected="a row for every type of violence and reported count",
            hint="docs/panels.md has the lines of R that write them; the fitted coefficients are in that package alone",
        )


def _sum_gumbels(random: Any, sizes: Any, toll: Toll) -> Any:
    """Draw one sum of so many truncated Gumbels for each size."""
    numpy = require("numpy", to="draw totals")
    found = numpy.zeros(len(sizes))
    short = (sizes > 0) & (sizes <= EXACT)
    if short.any():
        found[short] = _sum_exactly(random, sizes[short], toll)
    long = sizes > EXACT
    if long.any():
        mean, variance, skewness = measure_gumbel(toll.loc, toll.scale)
        n = sizes[long].astype(float)
        if not variance > 0:  # all of it lies below 0
            found[long] = n * mean
            return found
        # Skewness of the sum is that of one over the root of n: the gamma's is 2 over the root of its shape.
        shape = 4 * n / skewness**2
        width = numpy.sqrt(n * variance / shape)
        found[long] = n * mean + width * (random.standard_gamma(shape) - shape)
    return found


def _sum_exactly(random: Any, sizes: Any, toll: Toll) -> Any:
    numpy = require("numpy", to="draw totals")
    most = int(sizes.max())
    found = numpy.zeros(len(sizes))
    step = max(1, _CHUNK // most)
    for begin in range(0, len(sizes), step):
        part = sizes[begin : begin + step]
        uniform = random.random((len(part), most), dtype=numpy.float32)
        numpy.clip(uniform, 1e-7, 1 - 6e-8, out=uniform)
        values = toll.loc - toll.scale * numpy.log(-numpy.log(uniform))
        numpy.maximum(values, 0, out=values)
        values[numpy.arange(most) >= part[:, None]] = 0
        found[begin : begin + step] = values.sum(axis=1, dtype=float)
    return found


def measure_gumbel(loc: float, scale: float) -> tuple[float, float, float]:
    """Measure mean, variance and skewness of a Gumbel whose values below 0 count as 0, by its quantiles.

    Parameters
    ----------
    loc, scale : float
        Of the Gumbel.

    Examples
    --------
    >>> mean, variance, skewness = measure_gumbel(1000.0, 1.0)
    >>> round(mean, 4), round(variance, 4), round(skewness, 3)
    (1000.5772, 1.6449, 1.14)
    """
    if loc > 8 * scale:
        # Less than one in 10**1000 lies below 0.
        return loc + _EULER * scale, (math.pi * scale) ** 2 / 6, 1.1395470994046486
    numpy = require("numpy", to="draw totals")
    # Midpoints on a logit grid, so that both tails are fine.
    edges = numpy.linspace(-36.0, 36.0, 40_001)
    p = 1 / (1 + numpy.exp(-edges))
    weight = numpy.diff(p)
    tail = 1 / (1 + numpy.exp(0.5 * (edges[1:] + edges[:-1])))
    values = numpy.maximum(loc - scale * numpy.log(-numpy.log1p(-tail)), 0.0)
    weight /= weight.sum()
    mean = float((values * weight).sum())
    variance = float(((values - mean) ** 2 * weight).sum())
    third = float(((values - mean) ** 3 * weight).sum())
    return mean, variance, third / variance**1.5 if variance > 0 else 0.0
