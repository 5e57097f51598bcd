"""Weights of the cues of a conclusion, fitted to sentences that were marked by reading, and how well they do on texts left out.

What enters: the keys of composed texts and of public texts. What leaves: a curve of recall by precision; on request the shipped table.
Never done here: a change of the keys; a model that is more than a sum of weights.

A logistic regression with a ridge, by Newton's method. Each text is scored by weights that were fitted without it. From the folder of the
repository, ``python3 run.py python -m bench.audit_accuracy.conclusions`` prints the curve, and with ``--write`` writes ``cue_weight.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from bench.audit_accuracy.argument import list_argument_keys
from bench.audit_accuracy.battery import read_key, read_words

from peaceops.assess.audit import cue_weight
from peaceops.assess.audit.argument import parse_conclusion
from peaceops.assess.audit.weigh import TOLD, look_around, read_cues
from peaceops.casebook.load import load_casebook
from peaceops.codebook.load import load_codebook
from peaceops.documents.lexicon import Lexicon, build_lexicon

PUBLIC: Final = "conclusions_public.jsonl"
RIDGE: Final = 10.0
#: A sentence of a composed text counts for less than a third: their writers had conclusions in mind.
COMPOSED: Final = 0.3
#: The threshold is the lowest at which the public texts, each left out in turn, reach this precision; a set never seen loses some of it.
PRECISION: Final = 0.85
_ABOVE: Final = 100.0
_LEVELS: Final = (0.9, 0.85, 0.8, 0.75, 0.7, 0.6)
Vector = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A sentence of a key: its text, its set, its cues, whether it concludes."""

    text: str
    part: str
    cues: Mapping[str, float]
    concludes: bool


def read_public() -> Iterator[Row]:
    """Read the sentences of public texts; their words are not kept, only their cues."""
    for text in read_key(PUBLIC):
        for row in text["sentences"]:
            yield Row(text=text["id"], part=text["set"], cues=row["cues"], concludes=row["concludes"])


def read_composed(lexicon: Lexicon) -> Iterator[Row]:
    """Read the cues of the composed texts."""
    for key in list_argument_keys():
        for text in read_key(f"{key}.jsonl"):
            yield from _read_text(text, lexicon)


def _read_text(text: Mapping[str, Any], lexicon: Lexicon) -> Iterator[Row]:
    rows = [row["text"] for row in text["sentences"]]
    paragraphs = [" ".join(rows[at : at + 6]) for at in range(0, len(rows), 6)]
    read, statements = read_words("\n\n".join([text["date"], *paragraphs]), lexicon, text["id"], text["title"])
    for row in text["sentences"]:
        own = [
            at
            for at, s in enumerate(read.sentences)
            if s.text.strip() and (s.text in row["text"] or row["text"] in s.text)
        ]
        if not own:
            continue
        at = max(own, key=lambda index: len(read.sentences[index].text))
        sentence = read.sentences[at]
        group = [s for s in statements if s.sentence == sentence.order]
        behind = look_around(read.sentences, at, is_announced=False).behind
        announced = parse_conclusion(sentence.text, behind, group)
        around = look_around(read.sentences, at, is_announced=announced is not None)
        cues = {cue.name: cue.value for cue in read_cues(sentence.text, around)}
        yield Row(text=text["id"], part="composed", cues=cues, concludes=bool(row.get("inference")))


def tabulate(rows: Sequence[Row], names: Sequence[str]) -> tuple[Vector, Vector, Vector]:
    """Make a table of cues with a first column of ones, the answers, and what each row counts for."""
    index = {name: at + 1 for at, name in enumerate(names)}
    table = np.zeros((len(rows), len(names) + 1))
    table[:, 0] = 1.0
    for at, row in enumerate(rows):
        for name, value in row.cues.items():
            if name in index:
                table[at, index[name]] = value
    answers = np.array([float(row.concludes) for row in rows])
    counts = np.array([COMPOSED if row.part == "composed" else 1.0 for row in rows])
    return table, answers, counts


def fit(table: Vector, answers: Vector, counts: Vector) -> Vector:
    """Fit weights by Newton's method; the first, of the ones, is hardly held back."""
    weights = np.zeros(table.shape[1])
    ridge = np.full(table.shape[1], RIDGE)
    ridge[0] = 1e-3
    for _ in range(40):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (answers - likely)) - ridge * weights
        bend = (table * (counts * likely * (1 - likely))[:, None]).T @ table + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def leave_out(rows: Sequence[Row], table: Vector, answers: Vector, counts: Vector) -> Vector:
    """Score each text by weights fitted on all others."""
    texts = np.array([row.text for row in rows])
    scores = np.zeros(len(rows))
    for text in dict.fromkeys(texts):
        own = texts == text
        scores[own] = table[own] @ fit(table[~own], answers[~own], counts[~own])
    return scores


def settle(rows: Sequence[Row], scores: Vector) -> Vector:
    """Put what the text announces above every threshold, as the audit does."""
    announced = np.array(["announced" in row.cues for row in rows])
    return np.where(announced, scores + _ABOVE, scores)


def find_threshold(scores: Vector, answers: Vector, precision: float) -> tuple[float, int, int]:
    """Find the lowest score from which on the share of right ones is at least a precision, with right and wrong ones above it."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(answers[order])
    good = np.flatnonzero(right / np.arange(1, len(order) + 1) >= precision)
    if not len(good):
        return float("inf"), 0, 0
    last = int(good[-1])
    return float(scores[order[last]]), int(right[last]), last + 1 - int(right[last])


def describe(name: str, scores: Vector, answers: Vector) -> Iterator[str]:
    """Say the curve of one set."""
    yield f"{name}: {len(answers)} sentences, {int(answers.sum())} conclusions"
    for level in _LEVELS:
        threshold, right, wrong = find_threshold(scores, answers, level)
        yield f"  precision {level:.2f}: found {right} ({right / answers.sum():.0%}), false {wrong}, from {threshold:+.2f}"


def write(weights: Vector, names: Sequence[str], threshold: float) -> str:
    """Write the table of weights as a module, the heaviest first."""
    rows = sorted(zip(names, weights[1:], strict=True), key=lambda row: (-round(float(row[1]), 2), row[0]))
    lines = [
        f'"""{(cue_weight.__doc__ or "").strip()}\n"""\n',
        "from __future__ import annotations\n",
        "from collections.abc import Mapping",
        "from typing import Final\n",
        f"BIAS: Final = {weights[0]:.2f}",
        "#: A sentence from here on is proposed.",
        f"THRESHOLD: Final = {threshold:.2f}",
        "#: By cue, the heaviest first; above nought it speaks for a conclusion, below against one.",
        "WEIGHTS: Final[Mapping[str, float]] = {",
        *(f'    "{name}": {round(float(weight), 2)},' for name, weight in rows),
        "}\n",
    ]
    return "\n".join(lines)


def main() -> None:
    """Fit, print the curves, and write the table where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the table that ships")
    parser.add_argument(
        "--hold-out",
        default="",
        help="a set of public texts that is scored and never fitted on: first-set, second-set, third-set",
    )
    given = parser.parse_args()
    codebook = load_codebook()
    rows = [*read_composed(build_lexicon(load_casebook(codebook), codebook)), *read_public()]
    names = sorted(TOLD)
    table, answers, counts = tabulate(rows, names)
    parts = np.array([row.part for row in rows])
    if given.hold_out:
        kept = parts != given.hold_out
        held = [row for row, is_kept in zip(rows, kept, strict=True) if not is_kept]
        scores = settle(held, table[~kept] @ fit(table[kept], answers[kept], counts[kept]))
        print("\n".join(describe(f"{given.hold_out}, held out", scores, answers[~kept])))
        found = answers[~kept][scores >= cue_weight.THRESHOLD]
        print(
            f"  from the shipped {cue_weight.THRESHOLD:+.2f}: found {int(found.sum())}, false {int(len(found) - found.sum())}"
        )
        return
    scores = settle(rows, leave_out(rows, table, answers, counts))
    for part in dict.fromkeys(parts):
        print("\n".join(describe(part, scores[parts == part], answers[parts == part])))
    public = parts != "composed"
    print("\n".join(describe("all public", scores[public], answers[public])))
    if given.write:
        threshold, _, _ = find_threshold(scores[public], answers[public], PRECISION)
        Path(cue_weight.__file__).write_text(write(fit(table, answers, counts), names, threshold), "utf-8")


if __name__ == "__main__":
    main()
