"""Shares against a count by hand."""

from __future__ import annotations

from tests.documents.citations.build import make_text

from peaceops.assess.audit.share import derive_shares
from peaceops.documents.citations import parse_citations


def test_shares_of_a_text() -> None:
    text = make_text(
        [
            "Smith, J., “Peace”, Review, 2004.",
            "Ibid.; Doe, J., “War”, Review, 2005.",
            "It leaves out police.",
            "Nobody, op. cit.",
        ],
        [
            ("One two three four.", ["1"]),
            ("One two.", ["2"]),
            ("One two three.", ["3"]),
            "One.",
            ("One two three.", ["4"]),
        ],
    )
    shares = derive_shares(text, parse_citations(text))
    assert [(s.work, s.citations, s.sentences, s.words) for s in shares] == [
        ("w01", 2, 2, 6), ("w02", 1, 1, 2), ("", 0, 2, 4),
    ]  # fmt: skip
    assert [round(s.share * 13) for s in shares] == [6, 2, 4]


def test_an_empty_text() -> None:
    text = make_text()
    assert [s.share for s in derive_shares(text, parse_citations(text))] == [0.0]
