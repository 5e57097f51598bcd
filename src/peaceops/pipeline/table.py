"""Tables that people and data frames can take: columns of equal length, plain Python values.

What enters: claims, missions, sources, findings. What leaves: a :class:`Table`.
Never done here: needing pandas, polars or Arrow; they are asked for by name and only when wanted.
"""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from peaceops.assess.entry import render_period, render_value
from peaceops.casebook.load import Casebook
from peaceops.casebook.write import render_claim_row
from peaceops.codebook.schema import Codebook
from peaceops.errors import ReaderMissing
from peaceops.files import escape_cell
from peaceops.model.claim import Claim
from peaceops.model.mission import Mission
from peaceops.model.source import Source
from peaceops.model.value import Quantity

if TYPE_CHECKING:
    from peaceops.assess.finding import Assessment

Cell = str | int | float | bool | date | None
_SHOWN_ROWS: Final = 20
_ARROW_TYPES: Final = {"str": "string", "int": "int64", "float": "float64", "bool": "bool_", "date": "date32"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Columns of equal length.

    A table is iterated by row, each a dictionary. pandas, polars and Arrow take it as it is:
    ``pandas.DataFrame(table.to_dict())``, ``pyarrow.table(table)``, ``polars.from_arrow(table)``.

    Parameters
    ----------
    columns : Mapping of str to tuple
        Values by column; None is unknown.
    types : Mapping of str to str
        ``str``, ``int``, ``float``, ``bool`` or ``date`` by column.
    """

    columns: Mapping[str, tuple[Cell, ...]] = field(hash=False)
    types: Mapping[str, str] = field(hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))
        object.__setattr__(self, "types", MappingProxyType(dict(self.types)))

    @classmethod
    def of_rows(cls, types: Mapping[str, str], rows: Iterable[Mapping[str, Cell]]) -> Table:
        """Make a table from rows; a column that a row lacks is None there."""
        kept = list(rows)
        return cls(columns={name: tuple(row.get(name) for row in kept) for name in types}, types=types)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def __iter__(self) -> Iterator[dict[str, Cell]]:
        names = tuple(self.columns)
        for values in zip(*self.columns.values(), strict=True):
            yield dict(zip(names, values, strict=True))

    def __getitem__(self, column: str) -> tuple[Cell, ...]:
        return self.columns[column]

    def __repr__(self) -> str:
        return f"<Table of {len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """Show the first rows in a notebook."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        rows = islice(self, _SHOWN_ROWS)
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_to_text(cell))}</td>" for cell in row.values()) + "</tr>"
            for row in rows
        )
        more = f"<p>{len(self) - _SHOWN_ROWS} more rows</p>" if len(self) > _SHOWN_ROWS else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def to_dict(self) -> dict[str, list[Cell]]:
        """As lists by column."""
        return {name: list(values) for name, values in self.columns.items()}

    def to_csv(self) -> str:
        """As CSV with harmless cells; unknown is empty, days are ISO 8601."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(self.columns)
        for row in self:
            # A number is never a formula, a text that looks like one is quoted.
            writer.writerow(
                [
                    escape_cell(_to_text(c).replace("\x00", "")) if isinstance(c, str) else _to_text(c)
                    for c in row.values()
                ]
            )
        return stream.getvalue()

    def to_json(self) -> str:
        """As a JSON list of rows; unknown is null, days are ISO 8601."""
        rows = [{k: v.isoformat() if isinstance(v, date) else v for k, v in row.items()} for row in self]
        return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False) + "\n"

    def to_arrow(self) -> Any:
        """As a ``pyarrow.Table``.

        Raises
        ------
        ReaderMissing
            If pyarrow is not installed.
        """
        arrow = _require("pyarrow")
        arrays = {
            name: arrow.array(values, type=getattr(arrow, _ARROW_TYPES[self.types[name]])())
            for name, values in self.columns.items()
        }
        return arrow.table(arrays)

    def to_pandas(self) -> Any:
        """As a ``pandas.DataFrame``.

        Raises
        ------
        ReaderMissing
            If pandas is not installed.
        """
        return _require("pandas").DataFrame(self.to_dict())

    def to_polars(self) -> Any:
        """As a ``polars.DataFrame``.

        Raises
        ------
        ReaderMissing
            If polars is not installed.
        """
        polars = _require("polars")
        types = {"str": "String", "int": "Int64", "float": "Float64", "bool": "Boolean", "date": "Date"}
        return polars.DataFrame(self.to_dict(), schema={n: getattr(polars, types[t]) for n, t in self.types.items()})

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the rows over by the Arrow C stream interface."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)


def _require(library: str) -> Any:
    # By name: these libraries are the user's, and no module of ours may need one of them.
    try:
        return import_module(library)
    except ImportError:
        raise ReaderMissing(f"{library} is not installed", hint="pip install 'peaceops[data]'") from None


def _to_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


_CLAIM_TYPES: Final = {
    "id": "str", "subject": "str", "indicator": "str", "definition": "str", "party": "str", "topic": "str",
    "value": "str", "code": "str", "value_low": "float", "value_high": "float", "unit": "str", "period": "str",
    "first_date": "date", "last_date": "date", "source": "str", "source_label": "str", "source_kind": "str",
    "source_stake": "str", "locator": "str", "stance": "str", "attribution": "str", "attributed_to": "str",
    "derives_from": "str", "known_from_date": "date", "is_observed_none": "bool", "kind": "str", "coder_kind": "str",
    "status": "str", "summary": "str", "note": "str",
}  # fmt: skip


def tabulate_claims(claims: Iterable[Claim], casebook: Casebook, codebook: Codebook, mission: str = "") -> Table:
    """Tabulate claims, one row each.

    Parameters
    ----------
    claims : iterable of Claim
        In the order of the rows.
    casebook : Casebook
        Their sources.
    codebook : Codebook
        Labels of values.
    mission : str
        Mission on which the stake of a source is wanted; empty takes the claim's subject.

    Returns
    -------
    Table
        Keys: ``id``. ``value`` is ready to read; ``value_low`` and ``value_high`` are numbers with ``unit``;
        ``code`` is the code or codes of a category. Open ends of a period are None.
    """
    return Table.of_rows(
        _CLAIM_TYPES, (_claim_row(claim, casebook.sources[claim.source], codebook, mission) for claim in claims)
    )


def _claim_row(claim: Claim, source: Source, codebook: Codebook, mission: str) -> dict[str, Cell]:
    value = claim.value
    low = float(value.low) if isinstance(value, Quantity) and value.low is not None else None
    high = float(value.high) if isinstance(value, Quantity) and value.high is not None else None
    first, last = claim.period.first_day, claim.period.last_day
    row: dict[str, Cell] = {name: cell for name, cell in render_claim_row(claim).items() if name in _CLAIM_TYPES}
    return row | {
        "value": render_value(claim, codebook),
        "code": "" if isinstance(value, Quantity) else value.text,
        "value_low": low,
        "value_high": high,
        "period": render_period(claim.period),
        "first_date": None if first == date.min else first,
        "last_date": None if last == date.max else last,
        "source_label": source.label,
        "source_kind": source.kind,
        "source_stake": source.stake_on(mission or claim.subject),
        "derives_from": " ".join(claim.derives_from),
        "known_from_date": claim.known_from,
        "is_observed_none": claim.observed_none is not None,
        "kind": claim.kind,
    }


_MISSION_TYPES: Final = {
    "id": "str", "acronym": "str", "name": "str", "period": "str", "first_date": "date", "last_date": "date",
    "type": "str", "lead": "str", "organisation": "str", "host": "str", "counterpart": "str", "area": "str",
    "claims": "int", "sources": "int",
}  # fmt: skip


def tabulate_missions(casebook: Casebook, missions: Iterable[Mission] | None = None) -> Table:
    """Tabulate missions, one row each, with the number of claims and sources that concern them.

    Parameters
    ----------
    casebook : Casebook
        Where they stand.
    missions : iterable of Mission or None
        Which of them; None is all.
    """
    rows: list[dict[str, Cell]] = []
    for mission in sorted(casebook.missions.values() if missions is None else missions, key=lambda m: m.id):
        claims = casebook.claims_on(mission.subjects)
        first, last = mission.period.first_day, mission.period.last_day
        rows.append(
            {
                "id": mission.id,
                "acronym": mission.acronym,
                "name": mission.name,
                "period": render_period(mission.period) if first != date.min or last != date.max else "",
                "first_date": None if first == date.min else first,
                "last_date": None if last == date.max else last,
                "type": mission.mission_type,
                "lead": mission.lead,
                "organisation": mission.organisation,
                "host": "|".join(mission.host_states),
                "counterpart": mission.counterpart,
                "area": mission.area,
                "claims": len(claims),
                "sources": len({claim.source for claim in claims}),
            }
        )
    return Table.of_rows(_MISSION_TYPES, rows)


_SOURCE_TYPES: Final = {
    "id": "str", "label": "str", "title": "str", "kind": "str", "stake": "str", "issued_date": "date",
    "language": "str", "is_ocr": "bool", "claims": "int", "url": "str", "opened_date": "date", "sha256": "str",
    "note": "str",
}  # fmt: skip


def tabulate_sources(casebook: Casebook, subjects: Sequence[str] = (), mission: str = "") -> Table:
    """Tabulate sources, one row each.

    Parameters
    ----------
    casebook : Casebook
        Where they stand.
    subjects : sequence of str
        Only sources of claims on these; empty for all.
    mission : str
        Mission on which the stake is wanted.

    Returns
    -------
    Table
        Keys: ``id``; ``claims`` counts those on the subjects.
    """
    claims = casebook.claims_on(subjects) if subjects else tuple(casebook.claims.values())
    used: dict[str, int] = {}
    for claim in claims:
        used[claim.source] = used.get(claim.source, 0) + 1
    chosen = [s for s in casebook.sources.values() if not subjects or s.id in used]
    return Table.of_rows(
        _SOURCE_TYPES,
        (
            {
                "id": source.id,
                "label": source.label,
                "title": source.title,
                "kind": source.kind,
                "stake": source.stake_on(mission) if mission else source.stake,
                "issued_date": source.issued,
                "language": source.language,
                "is_ocr": source.is_ocr,
                "claims": used.get(source.id, 0),
                "url": source.url,
                "opened_date": source.opened,
                "sha256": source.sha256,
                "note": source.note,
            }
            for source in sorted(chosen, key=lambda s: (s.issued or date.max, s.id))
        ),
    )


_YEAR_TYPES: Final = {
    "question": "str", "title": "str", "year": "int", "no_value": "str", "reason": "str", "value": "str",
    "party": "str", "definition": "str", "source": "str", "source_label": "str", "locator": "str", "claims": "str",
    "is_relayed": "bool", "attributed_to": "str", "is_observed_none": "bool", "is_ocr": "bool", "summary": "str",
}  # fmt: skip


def tabulate_years(assessment: Assessment, question: str = "") -> Table:
    """Tabulate the year-by-question table, one row a value and one a missing value.

    Parameters
    ----------
    assessment : Assessment
        Whose table.
    question : str
        Id of one row; empty for all.

    Returns
    -------
    Table
        Claim ids are joined by spaces; ``no_value`` names the kind where there is no value.
    """
    rows: list[dict[str, Cell]] = []
    for row in assessment.table:
        if question and row.question != question:
            continue
        for cell in row.cells:
            head: dict[str, Cell] = {
                "question": row.question,
                "title": row.title,
                "year": cell.year,
                "no_value": cell.no_value,
                "reason": cell.reason,
            }
            rows += [
                head
                | {
                    "value": entry.text,
                    "party": entry.party,
                    "definition": entry.definition,
                    "source": entry.source,
                    "source_label": entry.source_label,
                    "locator": entry.locator_label,
                    "claims": " ".join(entry.claims),
                    "is_relayed": entry.is_relayed,
                    "attributed_to": entry.attributed_to,
                    "is_observed_none": entry.is_observed_none,
                    "is_ocr": entry.is_ocr,
                    "summary": entry.summary,
                }
                for entry in cell.entries
            ]
            if not cell.entries:
                rows.append(head)
    return Table.of_rows(_YEAR_TYPES, rows)
