"""Which assessments change their finding between two releases of a dataset.

What enters: two vintages of a source, a casebook, a codebook. What leaves: a row for each finding that is not the same.
Never done here: changing a claim of the casebook; saying which finding is right.

Measured claims are made from either release as ``peaceops build`` makes them, and take the place of the casebook's own
measured claims on the same tables; everything else stays. Each mission whose claims differ is assessed with either.

=============  ======================================================================================
finding        what is compared
=============  ======================================================================================
``rule``       verdict or none, and the shares of the mission's days that are met, not met, undetermined
``ratio``      the interval
``indicator``  the distribution over categories in a quarter or year
``series``     least and greatest figure of a definition, and how many figures there are
``conflict``   accounts that exclude each other
``table``      what the sources say on a question in a year: values that only one release has
=============  ======================================================================================
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, Final

from peaceops.assess.assessment import assess_mission
from peaceops.assess.finding import Assessment, Entry, RuleFinding
from peaceops.casebook.load import Casebook
from peaceops.codebook.schema import Codebook
from peaceops.evidence.table import TableSet
from peaceops.model.claim import Claim
from peaceops.model.locator import TableLocator
from peaceops.pipeline.engine import open_held
from peaceops.pipeline.measured import TABLES, find_source, make_claims
from peaceops.pipeline.measured_claim import CODER
from peaceops.pipeline.source_table import SourceTable
from peaceops.pipeline.table import Table
from peaceops.pipeline.vintage import Vintage, VintageDiff

FINDING_KINDS: Final = ("rule", "ratio", "indicator", "conflict", "series", "table")
_BETWEEN: Final = "; "
_TYPES: Final = {
    "mission": "str", "finding": "str", "id": "str", "title": "str", "old": "str", "new": "str", "is_verdict_changed": "bool",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChanges:
    """What becomes of assessments.

    Parameters
    ----------
    assessed : tuple of str
        Missions whose measured claims differ, each assessed with either release.
    claims : Mapping of str to tuple of int
        Claims of each of them in the older release only, and in the newer only.
    table : Table
        A row for each finding that is not the same.
    notes : tuple of str
        What a reader must know.
    """

    assessed: tuple[str, ...]
    claims: Mapping[str, tuple[int, int]] = field(hash=False)
    table: Table
    notes: tuple[str, ...] = ()

    def summarise(self) -> dict[str, Any]:
        """Summarise as JSON takes it."""
        return {
            "assessed": list(self.assessed),
            "changed": sorted({str(mission) for mission in self.table["mission"]}),
            "claims": {name: {"old_only": old, "new_only": new} for name, (old, new) in self.claims.items()},
            "notes": list(self.notes),
        }


def compare_findings(
    diff: VintageDiff, casebook: Casebook, codebook: Codebook, *, progress: Callable[[str], None] | None = None
) -> FindingChanges:
    """Compare the assessments that rest on a source, made with either release.

    Parameters
    ----------
    diff : VintageDiff
        The two releases.
    casebook : Casebook
        The evidence.
    codebook : Codebook
        Meaning, rules and reliabilities.
    progress : callable or None
        Told of each mission.

    Returns
    -------
    FindingChanges
    """
    say = progress or (lambda _stage: None)
    names = [f"{diff.source}/{table.name}" for table in diff.tables if f"{diff.source}/{table.name}" in TABLES]
    empty = Table.of_rows(_TYPES, ())
    if not names:
        note = f"no assessment rests on {diff.source}: measured claims are made of {', '.join(TABLES)}"
        return FindingChanges(assessed=(), claims={}, table=empty, notes=(note,))
    say("making measured claims of either release")
    sides = [_put_claims(casebook, diff.source, names, side) for side in (diff.old, diff.new)]
    facts = [_list_facts(side, names) for side in sides]
    wanted: dict[str, tuple[int, int]] = {}
    for mission in casebook.missions:
        old, new = (side.get(mission, frozenset()) for side in facts)
        if old != new:
            wanted[mission] = (len(old - new), len(new - old))
    rows: list[dict[str, Any]] = []
    for mission in wanted:
        say(f"assessing {mission} with either release")
        pair = [assess_mission(s, s.missions[mission], codebook, robustness=False) for s in sides]
        rows += _list_changes(*pair)
    return FindingChanges(assessed=tuple(wanted), claims=wanted, table=Table.of_rows(_TYPES, rows))


def _put_claims(casebook: Casebook, source: str, names: Sequence[str], side: Vintage) -> Casebook:
    """Put the measured claims of one release in the place of the casebook's own on the same tables."""
    held = [
        SourceTable(
            name=name, version=side.version, files=(side.label,), table=side.tables[name.partition("/")[2]],
            sha256=side.files[0] if len(side.files) == 1 else sha256("\n".join(sorted(side.files)).encode()).hexdigest(),
            period=_read_period(side, name.partition("/")[2]),
        )
        for name in names
    ]  # fmt: skip
    tables: TableSet = open_held(held)
    made = make_claims(casebook, tables, wanted=set(casebook.missions))
    sources = {s.id: s for given in tables.tables.values() for s in [find_source(given, casebook)]}
    kept = {i: claim for i, claim in casebook.claims.items() if not _is_measured(claim, names)}
    own = {claim.id: claim for claims in made.values() for claim in claims}
    places = {**casebook.places, **dict.fromkeys(own, f"{source} {side.version}")}
    return replace(casebook, claims=kept | own, sources={**sources, **casebook.sources}, places=places)


def _read_period(side: Vintage, table: str) -> tuple[str, str]:
    first, last = side.periods.get(table) or ("", "")
    return first, last


def _is_measured(claim: Claim, names: Sequence[str]) -> bool:
    return claim.coder == CODER and isinstance(claim.locator, TableLocator) and claim.locator.table in names


def _list_facts(casebook: Casebook, names: Sequence[str]) -> dict[str, frozenset[tuple[str, ...]]]:
    """List what the measured claims of each mission say, whichever file they rest on."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for claim in casebook.claims.values():
        if _is_measured(claim, names):
            fact = (claim.indicator, claim.definition, claim.party, *claim.period.render(), claim.value.text)
            found.setdefault(claim.subject, set()).add(fact)
    return {mission: frozenset(facts) for mission, facts in found.items()}


def _list_changes(old: Assessment, new: Assessment) -> Iterator[dict[str, Any]]:
    for kind in FINDING_KINDS:
        one, other = _LISTED[kind](old), _LISTED[kind](new)
        for key in dict.fromkeys((*one, *other)):
            before, after = one.get(key), other.get(key)
            if before != after:
                title, _, was = before or ("", False, None)
                named, _, now = after or (title, False, None)
                if kind == "table":
                    was, now = _keep_apart(was, now)
                yield {
                    "mission": old.mission, "finding": kind, "id": key, "title": named or title, "old": was, "new": now,
                    "is_verdict_changed": (before or ("", "", ""))[1] != (after or ("", "", ""))[1] if kind == "rule" else None,
                }  # fmt: skip


def _keep_apart(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """Keep of two lists what the other has not: a year holds many values, few of which change."""
    one, other = (Counter(filter(None, (text or "").split(_BETWEEN))) for text in (old, new))
    return _BETWEEN.join((one - other).elements()) or None, _BETWEEN.join((other - one).elements()) or None


# Each gives title, verdict and text by id.
Listed = dict[str, tuple[str, str, str]]


def _list_rules(found: Assessment) -> Listed:
    return {rule.rule: (rule.title, _judge(rule), _say_rule(rule)) for rule in found.rules}


def _judge(rule: RuleFinding) -> str:
    """Name what has the greatest share of days, or that there is no verdict."""
    shares = {
        "met": rule.share_met.expected, "not met": rule.share_not_met.expected,
        "undetermined": rule.share_undetermined.expected,
    }  # fmt: skip
    return max(shares, key=lambda name: shares[name]) if rule.has_verdict else "no verdict"


def _say_rule(rule: RuleFinding) -> str:
    shares = (
        f"met {rule.share_met.expected:.3f}, not met {rule.share_not_met.expected:.3f}, "
        f"undetermined {rule.share_undetermined.expected:.3f}; coverage {rule.coverage:.3f}"
    )
    return shares if rule.has_verdict else f"no verdict; {shares}"


def _list_ratios(found: Assessment) -> Listed:
    return {
        ratio.id: (ratio.title, "", f"{ratio.value.low:.4g} to {ratio.value.high:.4g}" if ratio.value else "none")
        for ratio in found.ratios
    }


def _list_indicators(found: Assessment) -> Listed:
    listed: Listed = {}
    for one in found.indicators:
        first, last = one.period.render()
        name = f"{one.indicator}/{one.definition} {one.party}".strip()
        text = ", ".join(f"{share.label} {share.probability:.3f}" for share in one.shares)
        listed[f"{name}, {first} to {last}"] = (name, "", text)
    return listed


def _list_conflicts(found: Assessment) -> Listed:
    return {
        f"{one.kind}: {one.title}": (one.title, "", " against ".join("; ".join(e.text for e in side) for side in one.sides))
        for one in found.conflicts
    }  # fmt: skip


def _list_series(found: Assessment) -> Listed:
    listed: Listed = {}
    for one in found.series:
        lows = [point.low for point in one.points if point.low is not None]
        highs = [point.high for point in one.points if point.high is not None]
        span = f"{min(lows):.10g} to {max(highs):.10g}" if lows and highs else "no figure"
        listed[one.definition] = (one.title, "", f"{span} {one.unit}, {len(one.points)} figures")
    return listed


def _list_cells(found: Assessment) -> Listed:
    return {
        f"{row.question}, {cell.year}": (
            row.title,
            "",
            _BETWEEN.join(sorted(_say_entry(entry) for entry in cell.entries)),
        )
        for row in found.table
        for cell in row.cells
    }


def _say_entry(entry: Entry) -> str:
    """Say what an entry holds, whichever file it rests on."""
    return " ".join(filter(None, (entry.definition_label or entry.definition, entry.party_label, entry.text)))


_LISTED: Final[Mapping[str, Callable[[Assessment], Listed]]] = {
    "rule": _list_rules, "ratio": _list_ratios, "indicator": _list_indicators, "conflict": _list_conflicts,
    "series": _list_series, "table": _list_cells,
}  # fmt: skip
