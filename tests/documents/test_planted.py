"""Names of the base that ships with the package: kept, they are those that are planted anew."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from peaceops.casebook import load_casebook
from peaceops.codebook import load_codebook
from peaceops.documents.lexicon import build_lexicon
from peaceops.documents.phrase import fold_letters, split_words
from peaceops.kept import hold_values

TEXT = "UNOMIG left Georgia; the Burkina Faso contingent and MONUSCO stayed. EUFOR Concordia had left."


def test_names_that_were_kept_are_those_that_are_planted() -> None:
    codebook = load_codebook()
    casebook = load_casebook(codebook, late=True)
    held: dict[Any, Any] = {}
    with hold_values(held.get, held.__setitem__):
        kept = [build_lexicon(casebook, codebook) for _ in range(2)]
    assert [key[1] for key in held if isinstance(key, tuple)] == ["_index", "_plant_shipped"]
    anew = build_lexicon(replace(casebook, is_shipped=False), codebook)
    words = split_words(fold_letters(TEXT))
    assert len(anew.find(TEXT, words)) > 3
    for lexicon in kept:
        assert lexicon.tree == anew.tree
        assert lexicon.find(TEXT, words) == anew.find(TEXT, words)


def test_of_another_casebook_no_kept_name_is_taken() -> None:
    codebook = load_codebook()
    casebook = load_casebook(codebook, late=True)
    held: dict[Any, Any] = {}
    other = replace(casebook, is_shipped=False, names=(), missions={"unomig": casebook.missions["unomig"]})
    with hold_values(held.get, held.__setitem__):
        build_lexicon(casebook, codebook)
        found = build_lexicon(other, codebook)
    words = split_words(fold_letters(TEXT))
    assert {one.named.ids for one in found.find(TEXT, words) if one.named.kind == "mission"} == {("unomig",)}
