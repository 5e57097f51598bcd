"""The words of a text under another lead: who leads a mission changes no kind of inference and no kind of claim."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.assess.audit import said

from peaceops.assess.audit.argument import find_arguments

KEYS = Path(__file__).parents[3] / "bench" / "audit_accuracy" / "keys"
#: State, people, capital.
LEADS = {
    "Nigeria": ("Nigeria", "Nigerian", "Abuja"),
    "France": ("France", "French", "Paris"),
    "Kenya": ("Kenya", "Kenyan", "Nairobi"),
    "Russia": ("Russia", "Russian", "Moscow"),
    "Australia": ("Australia", "Australian", "Canberra"),
    "Turkey": ("Turkey", "Turkish", "Ankara"),
    "Brazil": ("Brazil", "Brazilian", "Brasília"),
    "Rwanda": ("Rwanda", "Rwandan", "Kigali"),
}

#: Texts of the keys about a mission of each lead.
TEXTS = {
    "Nigeria": ["a01", "b02"], "France": ["a03", "b01"], "Kenya": ["a04"], "Australia": ["a05", "c02"], "Russia": ["a07", "c03"],
    "Turkey": ["a08"], "Brazil": ["c01"], "Rwanda": ["c05"],
}  # fmt: skip


@pytest.fixture(scope="module")
def rows() -> dict[str, list[str]]:
    keyed = [
        json.loads(line)
        for path in sorted(KEYS.glob("argument*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return {text["id"]: [row["text"] for row in text["sentences"]] for text in keyed if "id" in text}


def put(sentences: list[str], one: str, other: str) -> list[str]:
    """Put the words of one lead in place of those of another; an article before the people's name is kept right."""
    words = dict(zip(LEADS[one], LEADS[other], strict=True))
    pattern = re.compile(rf"\b(?:{'|'.join(sorted(words, key=len, reverse=True))})\b")
    changed = [pattern.sub(lambda match: words[match.group()], text) for text in sentences]
    return [re.sub(r"\b([Aa])n?(?= [A-Z][\w-]+)", _agree, text) for text in changed]


def _agree(match: re.Match[str]) -> str:
    vowel = match.string[match.end() + 1] in "AEIO"
    return match[1] + ("n" if vowel else "")


def read(sentences: list[str]) -> list[tuple[frozenset[str], frozenset[str], bool]]:
    """Say of each sentence which inferences and which kinds of claim are found in it, and whether it has a speaker.

    Whether a plain clause yields a statement at all is left out.
    """
    text, statements = said.read(*sentences)
    arguments, _ = find_arguments(text, statements)
    return [
        (
            frozenset(a.inference or "other" for a in arguments if a.words and int(a.words.ref) == s.order),
            frozenset(c.modality for c in statements if c.sentence == s.order) - {"asserted"},
            any(c.attribution for c in statements if c.sentence == s.order),
        )
        for s in text.sentences
    ]


@pytest.mark.parametrize(("one", "name"), [(lead, name) for lead, names in TEXTS.items() for name in names])
def test_another_lead_in_the_words_of_a_text_changes_no_kind(rows: dict[str, list[str]], one: str, name: str) -> None:
    before = read(rows[name])
    assert any(kinds or claims for kinds, claims, _ in before)
    for other in LEADS:
        sentences = put(rows[name], one, other)
        assert other == one or sentences != rows[name]
        after = read(sentences)
        differ = [(text, was, now) for text, was, now in zip(sentences, before, after, strict=True) if was != now]
        assert differ == []
