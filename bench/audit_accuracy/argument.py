"""Conclusions, kinds of claim, speakers and predictions of composed texts, beside what a careful reader finds.

What enters: a key of texts, a sentence a row. What leaves: counts, and on request each sentence that differs.
Never done here: a change of the keys; a test whether what a text says is so.

A sentence of a key without `inference` announces no conclusion; without `modality` it is asserted or reported as plain fact;
without `by` it is nobody else's word; without `prediction` it must not enter the ledger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bench.audit_accuracy.battery import KEYS, read_key, read_words

from peaceops.assess.audit.argument import find_arguments
from peaceops.documents.lexicon import Lexicon
from peaceops.model.audit import INFERENCES
from peaceops.model.statement import Statement

#: Kinds of claim of which it is counted how many were found and how many of those found are right.
COUNTED: Final = ("motive", "normative", "predicted", "reported")
_PLAIN: Final = frozenset({"asserted", "estimated", "reported"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was found in a sentence: kinds of inference, modalities, speakers, days of predictions."""

    inference: frozenset[str] = frozenset()
    modality: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    prediction: frozenset[str] = frozenset()


@dataclass(slots=True)
class Score:
    """Hits, misses and false alarms under one heading."""

    hit: int = 0
    missed: int = 0
    false: int = 0

    def add(self, *, wanted: bool, found: bool) -> None:
        """Count a case."""
        self.hit += wanted and found
        self.missed += wanted and not found
        self.false += found and not wanted

    def __str__(self) -> str:
        """Recall and precision as counts."""
        return f"found {self.hit} of {self.hit + self.missed}, false {self.false}"


@dataclass(slots=True)
class Tally:
    """Counts over all sentences of a key."""

    scores: dict[str, Score] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, heading: str, *, wanted: bool, found: bool) -> None:
        """Count a case under a heading."""
        self.scores.setdefault(heading, Score()).add(wanted=wanted, found=found)


def list_argument_keys() -> tuple[str, ...]:
    """List the keys of this kind, without their endings."""
    return tuple(sorted(path.stem for path in KEYS.glob("argument*.jsonl")))


def run_arguments(lexicon: Lexicon, key: str, *, wrong: bool = False, only: str = "") -> Iterator[str]:
    """Run a key and say what was found.

    Parameters
    ----------
    lexicon : Lexicon
        Names.
    key : str
        Name of the key, without its ending.
    wrong : bool
        Whether each sentence that differs is shown.
    only : str
        Ids of texts with commas; all where empty.
    """
    tally = Tally()
    for text in read_key(f"{key}.jsonl"):
        if only and text["id"] not in only.split(","):
            continue
        for row, seen in zip(text["sentences"], read_seen(text, lexicon), strict=True):
            compare(text["id"], row, seen, tally)
    for heading, score in tally.scores.items():
        yield f"{heading}: {score}"
    if wrong:
        yield from tally.wrong


def read_seen(text: Mapping[str, Any], lexicon: Lexicon) -> list[Seen]:
    """Read a text of a key through the reader of files, and say what was found in each of its sentences."""
    rows = [row["text"] for row in text["sentences"]]
    paragraphs = [" ".join(rows[at : at + 6]) for at in range(0, len(rows), 6)]
    words = "\n\n".join([text["date"], *paragraphs])
    read, statements = read_words(words, lexicon, text["id"], text["title"])
    arguments, predictions = find_arguments(read, statements)
    by_id = {s.id: s for s in statements}
    found: list[Seen] = []
    for row in rows:
        orders = {s.order for s in read.sentences if s.text.strip() and (s.text in row or row in s.text)}
        own: list[Statement] = [s for s in statements if s.sentence in orders]
        found.append(
            Seen(
                inference=frozenset(
                    a.inference or "other" for a in arguments if a.words and int(a.words.ref) in orders
                ),
                modality=frozenset(s.modality for s in own),
                by=frozenset(s.attribution for s in own if s.attribution),
                prediction=frozenset(
                    str(p.resolve_by or "none") for p in predictions if by_id[p.statement].sentence in orders
                ),
            )
        )
    return found


def compare(name: str, row: Mapping[str, Any], seen: Seen, tally: Tally) -> None:
    """Compare what was found in a sentence with its key, and count it."""
    faults: list[str] = []

    def count(heading: str, *, wanted: bool, found: bool) -> None:
        tally.add(heading, wanted=wanted, found=found)
        if wanted != found:
            faults.append(f"{heading} {'missed' if wanted else 'false'}")

    kinds = frozenset(row.get("inference", ()))
    count("conclusions", wanted=bool(kinds), found=bool(seen.inference))
    for kind in INFERENCES:
        if kind in kinds or kind in seen.inference:
            wanted = kind in kinds and not (kinds - {kind}) & seen.inference
            tally.add("kind of inference", wanted=wanted, found=kind in seen.inference)
            count(f"  {kind}", wanted=wanted, found=kind in seen.inference)
    for modality, wanted, found in list_modalities(
        frozenset(row.get("modality", _PLAIN)), seen.modality, told="modality" in row
    ):
        count(modality, wanted=wanted, found=found)
    by = str(row.get("by", ""))
    named = any(by.casefold() in one.casefold() for one in seen.by) if by else bool(seen.by - {"estimated"})
    count("speaker", wanted=bool(by), found=named)
    days = frozenset(row.get("prediction", ()))
    if not by or days:
        count("ledger", wanted=bool(days), found=bool(seen.prediction))
    if days:
        count("day of a prediction", wanted=True, found=bool(days & seen.prediction))
    if faults:
        tally.wrong.append(
            f"{name} {', '.join(fault.strip() for fault in faults)}: {row['text']}\n"
            f"      {sorted(seen.inference)} {sorted(seen.modality)} {sorted(seen.by)} {sorted(seen.prediction)}"
        )


def list_modalities(right: frozenset[str], seen: frozenset[str], *, told: bool) -> Iterator[tuple[str, bool, bool]]:
    """List the modalities that count in a sentence, with whether each is wanted and whether it was found.

    Where several are right, one of them is enough. A plain sentence may be told as reported, where it names a document.
    """
    for modality in (*COUNTED, "possible"):
        wanted = modality in right and (told or modality != "reported")
        if modality == "reported" and not wanted:
            continue
        if wanted and (right - {modality}) & seen:
            continue
        yield modality, wanted, modality in seen
