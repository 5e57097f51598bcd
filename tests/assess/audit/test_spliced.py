"""Sentences spliced of others: whatever words stand together, an audit ends with a verdict for each statement."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from tests.assess.audit.said import base

from peaceops.assess.audit.argument import find_arguments
from peaceops.assess.audit.peer import read_peers
from peaceops.assess.audit.statement import check_statements
from peaceops.documents.prose.read import read_plainly
from peaceops.documents.statements import find_statements
from peaceops.documents.text import read_text
from peaceops.model.citation import CitationGraph

_KEYS = Path(__file__).parents[3] / "bench" / "audit_accuracy" / "keys"
_PIECES = (
    "it", "its successor", "both missions", "the former", "led by NATO,", "in 1999", "a year later", "which", "and", "(", ")", ";", "60,", "60,000",
    "%", "half of", "never", "1999.5", "ⓜ7", "a force of some", "the African Union's",
)  # fmt: skip


def _splice(chance: random.Random, sentences: list[str], names: list[str]) -> str:
    one, other = (chance.choice(sentences).split() for _ in range(2))
    way = chance.random()
    if way < 0.4:
        return " ".join(one[: chance.randrange(1, len(one) + 1)] + other[chance.randrange(len(other)) :])
    if way < 0.7:
        for _ in range(chance.randrange(1, 4)):
            one.insert(chance.randrange(len(one) + 1), chance.choice((chance.choice(names), *_PIECES)))
        return " ".join(one)
    return " ".join(chance.choice(names) if re.fullmatch(r"[A-Z]{4,}[.,]?", word) else word for word in one)


@pytest.mark.parametrize("seed", range(6))
def test_an_audit_of_spliced_sentences_ends_with_verdicts(seed: int, tmp_path: Path) -> None:
    casebook, lexicon, asker = base()
    sentences = [
        found
        for path in sorted(_KEYS.glob("*/*.txt"))
        for found in re.split(r"(?<=[.?!])\s+", path.read_text("utf-8"))
        if 20 < len(found) < 300
    ]
    names = [words for mission in casebook.missions.values() for words in (mission.acronym, mission.name) if words]
    chance = random.Random(seed)
    path = tmp_path / "text.txt"
    for _ in range(8):
        path.write_text(" ".join(_splice(chance, sentences, names) for _ in range(6)) + "\n", "utf-8")
        text = read_text(path)
        statements = find_statements(text, lexicon)
        plain = read_plainly(text, statements, lexicon)
        verdicts, _ = check_statements(text, CitationGraph(), statements, asker, {}, plain)
        assert [verdict.statement for verdict in verdicts] == [statement.id for statement in statements]
        find_arguments(text, statements, read_peers(casebook, shares=asker.list_shares()))
