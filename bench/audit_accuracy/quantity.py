"""Recall of statements and figures, field by field, on reports and short public texts.

What enters: a key of figures with value, unit, bound, period, subject, speaker and modality; the reports under a folder
of documents. What leaves: counts, and each field that is not as in the key where asked.
Never done here: a change of the keys; a sentence of a report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from bench.audit_accuracy.battery import KEYS, read_key, read_words
from bench.audit_accuracy.reading import fold, is_same, is_unit

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.model.statement import Amount, Statement
from peaceops.model.text import Text

#: Bodies that the keys write by an acronym and the table of names in full.
_SAME_BODY: Final = {"UNSC": "security-council"}
_FIELDS: Final = ("value", "unit", "bound", "period", "subject", "named", "modality", "speaker")


def list_quantity_keys() -> tuple[str, ...]:
    """List the keys of figures."""
    return tuple(sorted(path.stem for path in KEYS.glob("quantities_*.jsonl")))


def run_quantities(lexicon: Lexicon, documents: Path, part: str, *, wrong: bool = False) -> Iterator[str]:
    """Run a key: a line for each text, then one for all; with the fields that are not as in the key where asked."""
    whole: Counter[str] = Counter()
    for name, rows, read in _list_texts(read_key(f"{part}.jsonl"), lexicon, documents):
        if read is None:
            yield f"{name}: not under {documents}"
            continue
        counts: Counter[str] = Counter()
        for row in rows:
            lines = _compare(row, read[0], read[1], counts)
            yield from (f"  {row['id']} {line}" for line in lines if wrong)
        whole.update(counts)
        yield f"{name} {_say(counts)}"
    yield f"all {_say(whole)}"


def _list_texts(
    rows: Sequence[dict[str, Any]], lexicon: Lexicon, documents: Path
) -> Iterator[tuple[str, list[dict[str, Any]], tuple[Text, tuple[Statement, ...]] | None]]:
    """List reports by symbol and public texts by their quotations, each with its rows."""
    for symbol in dict.fromkeys(row["document"] for row in rows if "document" in row):
        own = [row for row in rows if row.get("document") == symbol]
        path = next(iter(documents.glob(f"secretary_general_reports/*_{symbol.replace('/', '_')}.pdf")), None)
        if path is None:
            yield symbol, own, None
            continue
        text = read_text(path, ocr_folder=documents / "ocr")
        yield symbol, own, (text, find_statements(text, lexicon))
    for source in (row for row in rows if "source" in row):
        own = [row for row in rows if row.get("of") == source["source"]]
        head = f"{source['title']}\n\n{source['by']}, {source['day']}"
        yield source["source"], own, read_words("\n\n".join(row["anchor"] for row in own), lexicon, title=head)


def _compare(row: dict[str, Any], text: Text, statements: Sequence[Statement], counts: Counter[str]) -> list[str]:
    """Compare what was read of one sentence with a row of the key."""
    anchor = fold(row["anchor"])
    orders = {
        s.order for s in text.sentences if anchor in fold(s.text) or (len(s.text) > 30 and fold(s.text) in anchor)
    }
    near = [s for s in statements if s.sentence in orders]
    counts["statements"] += 1
    counts["statements found"] += bool(near)
    lines = [] if near else [f"no statement: {row['anchor']}"]
    for first, last in row["times"]:
        counts["dates"] += 1
        is_read = any(_is_period(first, last, s) for s in near)
        counts["date"] += is_read
        if not is_read:
            lines.append(f"date {first}/{last} not read: {[w.text for s in near for w in s.times]}")
    for wanted in row["amounts"]:
        counts["figures"] += 1
        found = [(a, s) for s in near for a in s.amounts if is_same(wanted, a.low, a.high)]
        if not found:
            lines.append(f"{wanted['low']}-{wanted['high']} {wanted['noun']}: not read")
            continue
        best = max((_judge(row, wanted, a, s) for a, s in found), key=lambda fields: sum(fields.values()))
        counts.update({name: 1 for name, is_right in best.items() if is_right})
        amount, statement = found[0]
        if missed := [name for name in _FIELDS if not best[name]]:
            lines.append(
                f"{amount.text!r} {amount.unit} {amount.bound} {', '.join(missed)}: entities"
                f" {[f'{e.id}/{e.how}' for e in statement.entities]}, times {[w.text for w in statement.times]},"
                f" {statement.modality} {statement.attribution!r} {statement.text[:90]!r}"
            )
    return lines


def _judge(row: dict[str, Any], wanted: dict[str, Any], amount: Amount, statement: Statement) -> dict[str, bool]:
    """Judge the fields of a figure that was read; who is named at all is told from who stands first."""
    ids = [entity.id for entity in statement.entities if entity.id]
    subjects = {_SAME_BODY.get(subject, subject) for subject in row["subjects"]}
    return {
        "value": True,
        "unit": is_unit(wanted["unit"], amount.unit),
        "bound": wanted["bound"] == amount.bound,
        "period": all(_is_period(first, last, statement) for first, last in row["times"]),
        "subject": ids[:1] != [] and ids[0] in subjects,
        "named": bool(set(ids) & subjects),
        "modality": row["modality"] == statement.modality,
        "speaker": bool(row.get("attribution")) == bool(statement.attribution),
    }


def _is_period(first: str | None, last: str | None, statement: Statement) -> bool:
    days = [(w.period.first_day.isoformat(), w.period.last_day.isoformat()) for w in statement.times]
    return any((first is None or first == a) and (last is None or last == b) for a, b in days)


def _say(counts: Counter[str]) -> str:
    fields = ", ".join(f"{name} {counts[name]}" for name in _FIELDS)
    return (
        f"statements {counts['statements found']} of {counts['statements']}; dates {counts['date']} of"
        f" {counts['dates']}; of {counts['figures']} figures {fields}"
    )
