"""What the shipped casebook's README says of itself is counted from the casebook."""

from __future__ import annotations

import re
from collections import Counter
from importlib.resources import files

from peaceops.casebook import load_casebook
from peaceops.casebook.load import Casebook
from peaceops.codebook import load_codebook
from peaceops.model.claim import Claim
from peaceops.model.locator import PassageLocator, TableLocator


def name_ground(claim: Claim, casebook: Casebook) -> str:
    if isinstance(claim.locator, TableLocator):
        return claim.locator.table
    if not casebook.sources[claim.source].document:
        return "web pages"
    assert isinstance(claim.locator, PassageLocator)
    return "scans" if claim.locator.is_ocr else "text of documents"


def test_the_numbers_of_the_readme_are_those_of_the_casebook() -> None:
    casebook = load_casebook(load_codebook())
    text = (files("peaceops.casebook") / "data" / "README.md").read_text(encoding="utf-8")
    counted = Counter(name_ground(claim, casebook) for claim in casebook.claims.values())
    said = {
        re.sub(r" read by machine.*|, .*|`", "", ground).strip(): (int(claims), int(confirmed))
        for ground, claims, confirmed in re.findall(r"^\| ([^|]+) \| (\d+) \| (\d+) \|", text, flags=re.MULTILINE)
    }
    assert {ground: claims for ground, (claims, _) in said.items()} == dict(counted)
    assert {ground for ground, (claims, confirmed) in said.items() if claims != confirmed} == {"web pages"}
    assert f"of {len(casebook.claims):,} claims" in text
    pages = {c.source for c in casebook.claims.values() if name_ground(c, casebook) == "web pages"}
    assert f"web pages, {len(pages)} of them" in text
