"""Rules on any text: no error, places that are right, the same findings every time."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.audit.test_citation_rules import COPIES, GERMAN, PAGE, SMITH, document, state
from tests.documents.citations.build import make_text
from tests.documents.citations.test_hostile import PARTS
from tests.documents.citations.test_parse import FULL

from peaceops.assess.audit.citation import check_citations
from peaceops.assess.audit.share import derive_shares
from peaceops.documents.citations import parse_citations
from peaceops.documents.contents import Contents

SENTENCES = (
    "More than 80% of the population received passports in 2015.", "The force had 500 soldiers in 2003.",
    "The Mission said that “nobody had ever come back to the valley”.", "It was so (S/2008/480).", "",
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_any_text(seed: int) -> None:
    chance = random.Random(seed)
    pool = [*(note for note, _ in FULL), *COPIES, GERMAN, SMITH, "Ibid.", "Smith, op. cit., p. 4.", "See note 2 above."]
    notes = []
    for _ in range(chance.randrange(7)):
        words = chance.choice(pool)
        place = chance.randrange(len(words))
        notes.append(words[:place] + chance.choice((*PARTS, "")) + words[place + chance.randrange(3) :])
    said = [chance.choice(SENTENCES) or "x" for _ in range(4)]
    labels = [[str(chance.randrange(1, 9)) for _ in range(chance.randrange(3))] for _ in said]
    text = make_text(
        notes, list(zip(said, labels, strict=True)), issued=chance.choice(("", "2022", "2009-05-01", "2022-13", "x"))
    )
    statements = [state(order, words, ident=f"s{order}") for order, words in enumerate(said)]
    graph = parse_citations(text)
    documents = {work.id: document(PAGE)["w01"] for work in graph.works[::2]}
    found = check_citations(text, graph, statements, documents, search=Contents())
    assert found == check_citations(text, graph, statements, documents, search=Contents())
    known = {note.label: note.text for note in text.notes}
    for finding in found:
        for ground in finding.grounds:
            whole = {
                "note": known.get(ground.ref, ""),
                "sentence": said[int(ground.ref)] if ground.where == "sentence" else "",
            }
            if ground.where in whole:
                assert whole[ground.where][ground.start : ground.end] == ground.text
        assert set(finding.works) <= {work.id for work in graph.works}
    assert all(0 <= share.share <= 1 for share in derive_shares(text, graph))
