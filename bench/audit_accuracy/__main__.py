"""Print the accuracy of an audit on the keys.

::

    python3 run.py python -m bench.audit_accuracy                     # all parts that can be run
    python3 run.py python -m bench.audit_accuracy battery --wrong     # with every verdict that is not right
    python3 run.py python -m bench.audit_accuracy --data ../shared/data --documents ../shared/documents
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.audit_accuracy.argument import list_argument_keys, run_arguments
from bench.audit_accuracy.battery import (
    KEYS,
    Outcome,
    list_base_keys,
    read_key,
    run_base,
    run_documents,
    run_held_out,
    summarise,
)
from bench.audit_accuracy.names import list_name_keys, run_names
from bench.audit_accuracy.prose import list_prose_keys, run_prose
from bench.audit_accuracy.quantity import list_quantity_keys, run_quantities
from bench.audit_accuracy.reading import run_article, run_reports
from bench.audit_accuracy.rival import run_rival
from bench.audit_accuracy.unseen import run_unseen

from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import build_lexicon
from peaceops.pipeline.audit_ask import EvidenceAsker
from peaceops.pipeline.engine import open_tables

#: Parts that are called otherwise than their keys.
_PARTS: Final = {
    "battery_document": "documents",
    "article_findings": "article",
    "article_notes": "article",
    "article_statements": "article",
    "article_works": "article",
    "report_statements": "reports",
}


def choose_parts(given: Sequence[str], parts: Sequence[str]) -> list[str]:
    """Choose the parts asked for, by their names or those of their keys; all of them where none is.

    Raises
    ------
    SystemExit
        With one line that says which parts there are, if there is no such part.
    """
    stems = [Path(name).name.removesuffix(".jsonl").removesuffix(".csv") for name in given]
    asked = [_PARTS.get(stem, stem) for stem in stems]
    if unknown := [name for name in asked if name not in parts]:
        raise SystemExit(f"no such part: {', '.join(unknown)}; there are {', '.join(parts)}")
    return list(dict.fromkeys(asked)) or list(parts)


def main() -> None:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "parts",
        nargs="*",
        default=[],
        help="battery, battery_held-out_1, prose_1, documents, held-out_document, article, reports, unseen, argument, names",
    )
    parser.add_argument("--data", type=Path, help="folder of datasets")
    parser.add_argument("--documents", type=Path, default=Path("../shared/documents"), help="folder of the texts")
    parser.add_argument(
        "--rival", default="", help="command of another checker of numbers, to run on the same documents"
    )
    parser.add_argument(
        "--rows",
        default="",
        help="ids of rows of the batteries or articles of prose, with commas, or a part of the name of an unseen text; only these",
    )
    parser.add_argument("--wrong", action="store_true", help="show each verdict that is not right")
    given = parser.parse_args()
    codebook = load_codebook()
    casebook = load_casebook(codebook)
    lexicon = build_lexicon(casebook, codebook)
    tables = open_tables(given.data) if given.data else None
    asker = EvidenceAsker(casebook, codebook, tables, data=str(given.data or ""), store=given.data)
    keys = [key.removesuffix(".jsonl") for key in list_base_keys()]
    later = sorted(path.stem for path in KEYS.glob("held-out_document*.jsonl"))
    composed = {part for part in later if any("text" in row for row in read_key(f"{part}.jsonl"))}
    parts = [*keys, *list_prose_keys(), "documents", *later, "article", "reports", *list_quantity_keys()]
    parts += ["unseen", *list_argument_keys(), *list_name_keys()]
    for part in choose_parts(given.parts, parts):
        if part in parts[parts.index("article") :]:
            print(f"== {part}")
            lines = (
                run_unseen(lexicon, wrong=given.wrong, only=given.rows) if part == "unseen" else
                run_article(casebook, codebook, lexicon, given.documents) if part == "article" else
                run_reports(lexicon, given.documents) if part == "reports" else
                run_quantities(lexicon, given.documents, part, wrong=given.wrong) if part in list_quantity_keys() else
                run_names(lexicon, part, wrong=given.wrong, only=given.rows) if part in list_name_keys()
                else run_arguments(lexicon, part, wrong=given.wrong, only=given.rows)
            )  # fmt: skip
            for line in lines:
                print(line)
            continue
        rows = tuple(filter(None, given.rows.split(",")))
        if part.startswith("battery"):
            found = run_base(asker, lexicon, with_data=given.data is not None, key=f"{part}.jsonl", rows=rows)
        elif part.startswith("prose"):
            found = run_prose(asker, lexicon, part, rows)
        elif part == "documents" or part in composed:
            key = "battery_document.jsonl" if part == "documents" else f"{part}.jsonl"
            found = run_documents(asker, lexicon, key, rows)
        else:
            found = run_held_out(asker, lexicon, given.documents, f"{part}.jsonl", rows)
        outcomes = list(found)
        print(f"== {part}{' with data' if given.data and part.startswith('battery') else ''}")
        for line in summarise(outcomes):
            print(line)
        if given.wrong:
            _print_wrong(outcomes)
    if given.rival:
        print(f"== documents, {Path(given.rival).name}")
        for line in run_rival(given.rival):
            print(line)


def _print_wrong(outcomes: Sequence[Outcome]) -> None:
    for one in outcomes:
        if not one.is_right:
            print(
                f"{one.id} {one.kind}: {one.verdict} for {'/'.join(one.right)}: {one.text}\n      {one.explanation[:300]}"
            )


if __name__ == "__main__":
    main()
