"""Tables at hand with their snapshots, and the pieces of a reading that rests on one.

What enters: tables that ``pipeline`` opened. What leaves: values that say what a reading rests on.
Never done here: a measure, opening a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from peaceops.evidence.answer import Reading
from peaceops.evidence.prepared import Answered, Cut, PreparedQueries
from peaceops.panel import measures as panel

IPI_MONTHS: Final = "ipi_contributions/mission_month"
IPI_STATES: Final = "ipi_contributions/country_month"
IPI_WORLD: Final = "ipi_contributions/world_month"
IPI_CONTRIBUTORS: Final = "ipi_contributions/country_mission_month"
SIPRI_MONTHS: Final = "bara_hultman/mission_conflict_month"
DEATHS: Final = "un_fatalities/fatalities"
CONFLICT_YEARS: Final = "ucdp_acd/conflict_years"
COUNTRY_YEARS: Final = "ucdp_country_year/country_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableInput:
    """A table at hand, with the snapshot it comes from.

    Parameters
    ----------
    name : str
        ``source/table``.
    table : ibis.Table
        Its rows.
    source, citation : str
        Id of the citation, and how to cite it.
    first_day, last_day : date
        Days covered.
    file, sha256 : str
        The raw file and its hash; of several files, their number and the hash of the table made from them.
    version, licence, csl : str, str, Mapping
        Release, licence as stated, CSL-JSON item.
    """

    name: str
    table: Any = field(hash=False, compare=False)
    source: str
    citation: str
    first_day: date
    last_day: date
    file: str
    sha256: str
    version: str = ""
    licence: str = ""
    csl: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, kw_only=True)
class TableSet:
    """Tables at hand, and why others are not.

    Parameters
    ----------
    tables : Mapping of str to TableInput
        By name.
    missing : Mapping of str to str
        Reason and remedy by name of a table that is not there.
    """

    tables: Mapping[str, TableInput]
    missing: Mapping[str, str] = field(default_factory=dict)
    _queries: PreparedQueries = field(default_factory=PreparedQueries, init=False, repr=False, compare=False)

    def run(self, shape: str, compute: Callable[..., Any], *cuts: Cut) -> Answered:
        """Run a computation over cuts of tables at hand, each once; ``shape`` names the computation, and no other."""
        return self._queries.run({cut.table: self.tables[cut.table].table for cut in cuts}, cuts, shape, compute)

    def run_days(self, shape: str, compute: Callable[..., Any], cut: Cut, whole: Cut) -> Answered:
        """Run a computation that takes each day alone, and tells it as ``day``: once over a whole, of which the cut has days."""
        if cut.days is None or cut == whole:
            return self.run(shape, compute, cut)
        first, last = cut.days
        rows = [row for row in self.run(shape, compute, whole).rows if first <= row["day"] <= last]
        if len({row["day"] for row in rows}) < len(rows):
            return self.run(shape, compute, cut)  # in which order rows of one day come is the engine's
        return Answered(query=self.write(shape, compute, cut), rows=rows)

    def write(self, shape: str, compute: Callable[..., Any], cut: Cut) -> str:
        """Write the SQL of a computation over a cut."""
        return self._queries.write({cut.table: self.tables[cut.table].table}, (cut,), shape, compute)

    def explain(self, name: str) -> str:
        """Explain why a table is not at hand, and what to do."""
        source = name.partition("/")[0]
        return self.missing.get(name, f"no snapshot of {source}: peaceops data add {source} --file FILE")


def find_name(definition: str) -> str:
    """Find the full name of a measure by its definition."""
    return next((name for name, m in panel.MEASURES.items() if m.definition == definition), definition)


def describe_table(given: TableInput) -> Reading:
    """Describe a table as the ground of a reading."""
    return Reading(
        definition="", label="", rule="", source=given.source, citation=given.citation,
        coverage=f"{given.first_day} to {given.last_day}", table=f"{given.name} ({given.file})",
        snapshot=f"sha256:{given.sha256}",
    )  # fmt: skip


def as_none(definition: str, rule: str, reason: str, kind: str = "NOT_SEARCHED", label: str = "") -> dict[str, Any]:
    """Give the fields of a reading without a value."""
    return {"definition": definition, "label": label or definition, "rule": rule, "no_value": kind, "reason": reason}


def make_none(definition: str, rule: str, reason: str, *, table: str = "") -> Reading:
    """Make a reading without a value, where no table speaks."""
    return Reading(**as_none(definition, rule, reason), table=table)


def read_number(value: float | None) -> Decimal | None:
    """Read a number of the engine as a decimal of at most four places."""
    return None if value is None else round(Decimal(str(value)), 4).normalize() + 0
