"""Verdicts on the two batteries of statements: against the shipped base (and datasets), and against short documents.

What enters: the keys, an asker. What leaves: for each statement its verdict beside those that are right.
Never done here: a change of the keys.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.statement import check_statements
from peaceops.documents.lexicon import Lexicon
from peaceops.documents.prose.read import read_plainly
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.model.audit import Verdict
from peaceops.model.citation import CitationGraph
from peaceops.model.statement import Statement
from peaceops.model.text import Text

KEYS: Final = Path(__file__).parent / "keys"
SUPPORT: Final = frozenset({"supported", "supported-with-qualification"})
#: Of several verdicts on the parts of one statement, the first that any part has is that of the whole.
ORDER: Final = (
    "contradicted", "contested", "depends-on-definition", "supported-with-qualification", "supported", "no-evidence",
)  # fmt: skip
_FILLER: Final = (
    "This short text stands here so that the language of the sentence before it can be told with certainty."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A statement of a battery with what was found.

    Parameters
    ----------
    id, kind, text, needs : str
        Of the key.
    right : tuple of str
        Verdicts that are right.
    verdict : str
        The verdict found; ``no-statement`` where nothing was read from it.
    explanation : str
        Its ground.
    """

    id: str
    kind: str
    text: str
    needs: str
    right: tuple[str, ...]
    verdict: str
    explanation: str = ""

    @property
    def is_right(self) -> bool:
        """Whether the verdict is one of those that are right."""
        return self.verdict in self.right


def read_key(name: str) -> list[dict[str, Any]]:
    """Read a key's lines, the licence apart."""
    rows = [json.loads(line) for line in (KEYS / name).read_text("utf-8").splitlines() if line.strip()]
    return [row for row in rows if "licence" not in row]


def read_words(words: str, lexicon: Lexicon, name: str = "text", title: str = "") -> tuple[Text, tuple[Statement, ...]]:
    """Read words as a text with its statements, through the reader of files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_text((f"{title}\n\n" if title else "") + words + "\n", "utf-8")
        text = read_text(path)
    return text, find_statements(text, lexicon)


def combine(verdicts: Sequence[Verdict]) -> tuple[str, str]:
    """Combine the verdicts on the parts of one statement."""
    testable = [v for v in verdicts if v.verdict != "not-testable"]
    if not verdicts:
        return "no-statement", ""
    if not testable:
        return "not-testable", verdicts[0].explanation
    found = min(testable, key=lambda v: ORDER.index(v.verdict))
    return found.verdict, found.explanation


def list_base_keys() -> tuple[str, ...]:
    """List the keys against the base: the battery, and those that were written later and run unseen."""
    return ("battery.jsonl", *sorted(path.name for path in KEYS.glob("battery_held-out_*.jsonl")))


def run_base(
    asker: Asker, lexicon: Lexicon, *, with_data: bool, key: str = "battery.jsonl", rows: Collection[str] = ()
) -> Iterator[Outcome]:
    """Run a battery against the base, and the datasets where they are at hand; all of it or the rows named."""
    for row in read_key(key):
        if rows and row["id"] not in rows:
            continue
        text, statements = read_words(row["text"], lexicon)
        plain = read_plainly(text, statements, lexicon)
        verdicts, _ = check_statements(text, CitationGraph(), statements, asker, {}, plain)
        verdict, words = combine(verdicts)
        right = tuple(row["verdicts"])
        if row["needs"] == "data" and not with_data:
            right += ("no-evidence",)
        yield Outcome(
            id=row["id"], kind=row["kind"], text=row["text"], needs=row["needs"], right=right, verdict=verdict,
            explanation=words,
        )  # fmt: skip


def run_documents(
    asker: Asker, lexicon: Lexicon, key: str = "battery_document.jsonl", only: Collection[str] = ()
) -> Iterator[Outcome]:
    """Run a key of claims against the documents that it holds itself, each against its own alone."""
    rows = read_key(key)
    documents = {
        row["evidence"]: read_words(row["text"], lexicon, row["evidence"], row["title"]) for row in rows if "text" in row
    }  # fmt: skip
    for row in rows:
        if "claim" not in row or (only and row["id"] not in only):
            continue
        text, statements = read_words(row["claim"], lexicon)
        name = row["evidence"]
        verdicts, _ = check_statements(text, CitationGraph(), statements, asker, {f"evidence:{name}": documents[name]})
        verdict, words = combine(verdicts)
        yield Outcome(
            id=row["id"], kind=row["kind"], text=row["claim"], needs=name, right=tuple(row["verdicts"]), verdict=verdict,
            explanation=words,
        )  # fmt: skip


def run_held_out(
    asker: Asker, lexicon: Lexicon, documents: Path, key: str, rows: Collection[str] = ()
) -> Iterator[Outcome]:
    """Run a key of claims against documents as they were published, each against its own alone."""
    opened: dict[str, tuple[Text, tuple[Statement, ...]]] = {}
    for row in read_key(key):
        if rows and row["id"] not in rows:
            continue
        name = row["document"]
        if name not in opened:
            found = sorted(documents.glob(f"*/{name}.*")) or sorted(documents.glob(f"s*/{name}*"))
            path = next((p for p in found if p.parent.name != "ocr"), None)
            if path is None:
                continue
            document = read_text(path, ocr_folder=documents / "ocr")
            opened[name] = document, find_statements(document, lexicon)
        text, statements = _cite(read_words(row["claim"], lexicon)[0], lexicon)
        verdicts, _ = check_statements(text, CitationGraph(), statements, asker, {f"evidence:{name}": opened[name]})
        verdict, words = combine(verdicts)
        yield Outcome(
            id=row["id"], kind=row["kind"], text=row["claim"], needs=name, right=tuple(row["verdicts"]), verdict=verdict,
            explanation=words,
        )  # fmt: skip


def _cite(text: Text, lexicon: Lexicon) -> tuple[Text, tuple[Statement, ...]]:
    """Read a text as one whose sentences call a note: what a sentence cites may tell of it."""
    cited = replace(text, sentences=tuple(replace(s, notes=("1",)) for s in text.sentences))
    return cited, find_statements(cited, lexicon)


def summarise(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Summarise: right verdicts by kind, the confusion, false alarms and false support."""
    kinds: dict[str, list[Outcome]] = {}
    for one in outcomes:
        kinds.setdefault(one.kind, []).append(one)
    for kind in sorted(kinds):
        own = kinds[kind]
        counted = Counter(one.verdict for one in own)
        right = sum(one.is_right for one in own)
        yield f"{kind:20} {right:3} of {len(own):3} right   {dict(sorted(counted.items()))}"
    false = [o for o in outcomes if not SUPPORT & set(o.right) and "contradicted" in o.right]
    true = [o for o in outcomes if SUPPORT & set(o.right) and "contradicted" not in o.right]
    silent = [o for o in outcomes if not SUPPORT & set(o.right) and "contradicted" not in o.right]
    yield f"false caught         {sum(o.is_right for o in false)} of {len(false)}, supported {sum(o.verdict in SUPPORT for o in false)}"
    yield f"true supported       {sum(o.is_right for o in true)} of {len(true)}, contradicted {sum(o.verdict == 'contradicted' for o in true)}"
    yield f"neither              {sum(o.is_right for o in silent)} of {len(silent)}, contradicted {sum(o.verdict == 'contradicted' for o in silent)}"
