"""Claims opened in their documents: what stands there, what nearly does, what is not at hand."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from peaceops.documents.confirm import confirm_claim, confirm_claims
from peaceops.documents.confirmation import Confirmation
from peaceops.documents.read import Document, read_document
from peaceops.model.claim import Claim, ObservedNone
from peaceops.model.locator import parse_locator
from peaceops.model.period import Period
from peaceops.model.source import Source
from peaceops.model.value import parse_value

TEXT = """RESOLUTION 9999 (2099)
on 3 March 2099

The Security Council,

Recalling the Moscow Agreement,

Noting the talks,

1. Notes 1,600 men and one hundred and thirty-six observers on 24 June 2099 in Gali;

2. Notes item 1525, nineteen patrols, 16,000 persons on 24 July, "on a number of occasions" near Sukhumi;

3. Notes that 12 killings and 4 abductions took place between 8 and 9 April, and no robbery, in 80 per cent of
the Georgian-Abkhaz villages, and that the mandate runs from 1 May 2099 to 31 July 2099;

4. Notes resolution 937 (1994), paragraphs 19 and 20 of S/1994/253, and 12 of the men.
"""


def claim(value_type: str, value: str, *, unit: str = "persons", locator: str = "op 1", **more: Any) -> Claim:
    fields: dict[str, Any] = {"anchors": ("Notes",), **more}
    return Claim(
        subject="mission", indicator="T3", definition="deployed", source="s-res",
        value=parse_value(value_type, value, unit if value_type == "quantity" else ""),
        period=Period.of_days(date(2099, 1, 1), date(2099, 3, 31)), locator=parse_locator(locator),
        known_from=date(2099, 4, 1), **fields,
    )  # fmt: skip


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "res.txt"
    path.write_text(TEXT, encoding="utf-8")
    return read_document(path)


@pytest.fixture
def scan(document: Document) -> Document:
    from dataclasses import replace

    passages = tuple(replace(p, is_ocr=True, text=p.text.replace("1,600", "l,6OO")) for p in document.passages)
    return replace(document, is_ocr=True, passages=passages)


@pytest.mark.parametrize(
    ("value_type", "value", "locator", "more", "basis"),
    [
        ("quantity", "1600", "op 1", {"anchors": ("1,600", "Gali")}, "figures"),
        ("quantity", "1600", "op 1", {"anchors": ()}, "figures"),
        ("quantity", "136", "op 1", {}, "figures"),
        ("quantity", "136..1600", "op 1", {}, "figures"),
        ("quantity", "136..", "op 1", {}, "figures"),
        ("quantity", "..1600", "op 1", {}, "figures"),
        ("quantity", "12", "op 4", {}, "figures"),
        ("quantity", "0.8", "op 3", {"unit": "share"}, "figures"),
        ("date", "2099-06-24", "op 1", {}, "figures"),
        ("date", "2099-04-08", "op 3", {}, "figures"),
        ("date", "2099-06", "op 1", {}, "figures"),
        ("date", "2099", "op 1", {}, "figures"),
        ("date", "2099-03-03", "op 1", {}, "head"),
        ("span", "2099-05-01..2099-07-31", "op 3", {}, "figures"),
        ("span", "2099-05-01..", "op 3", {}, "figures"),
        ("category", "2", "op 1", {}, "anchors"),
        ("set", "host|counterpart", "op 1", {}, "anchors"),
        ("quantity", "1..", "op 2", {"anchors": ("number of occasions",)}, "occurrence"),
        ("quantity", "2..", "op 2", {"anchors": ("number of occasions",)}, "occurrence"),
        ("quantity", "1", "op 2", {}, "occurrence"),
        ("quantity", "0", "op 3", {}, "none"),
        ("quantity", "0", "op 1", {"observed_none": ObservedNone(exposure_days=90)}, "none"),
        ("quantity", "16", "op 3", {"note": "derived: 12 + 4"}, "derived"),
        ("quantity", "99", "op 3", {"note": "derived: counted from the list"}, "derived"),
        ("category", "2", "pp", {"anchors": ("Moscow Agreement",)}, "anchors"),
        ("category", "2", "pp", {"anchors": ("Moscow Agreement", "talks")}, "anchors"),
    ],
)
def test_confirmed(
    document: Document, value_type: str, value: str, locator: str, more: dict[str, Any], basis: str
) -> None:
    if locator == "pp":
        locator, more = "para pp", {"anchors": more["anchors"]}
    done = confirm_claim(claim(value_type, value, locator=locator, **more), document)
    assert (done.is_confirmed, done.basis, done.missing, done.reason) == (True, basis, (), "")
    assert done.excerpt
    assert len(done.sha256) == 64


@pytest.mark.parametrize(
    ("value_type", "value", "locator", "more", "missing"),
    [
        ("quantity", "16000", "op 1", {}, ("16000",)),
        ("quantity", "1600", "op 2", {}, ("1600",)),
        ("quantity", "525", "op 2", {}, ("525",)),
        ("quantity", "9", "op 2", {}, ("9",)),
        ("quantity", "36", "op 1", {}, ("36",)),
        ("quantity", "100", "op 1", {}, ("100",)),
        ("quantity", "600", "op 1", {}, ("600",)),
        ("quantity", "136..1700", "op 1", {}, ("1700",)),
        ("quantity", "3", "op 3", {}, ("3",)),
        ("quantity", "24", "op 1", {}, ("24",)),
        ("quantity", "2099", "op 1", {}, ("2099",)),
        ("quantity", "937", "op 4", {}, ("937",)),
        ("quantity", "20", "op 4", {}, ("20",)),
        ("quantity", "0", "op 1", {}, ("0, or a word of negation",)),
        ("quantity", "1600", "op 1", {"anchors": ("Zugdidi",)}, ("Zugdidi",)),
        ("quantity", "1600", "op 1", {"anchors": ("nine",)}, ("nine",)),
        ("category", "2", "op 1", {"anchors": ("Gal",)}, ("Gal",)),
        ("date", "2099-07-24", "op 1", {}, ("2099-07-24",)),
        ("date", "2098-06-24", "op 1", {}, ("2098-06-24",)),
        ("date", "2099-06-24", "op 2", {}, ("2099-06-24",)),
        ("date", "2099-06-23~2099-06-24", "op 1", {}, ("2099-06-23",)),
        ("date", "2099-05", "op 1", {}, ("2099-05",)),
        ("date", "2098", "op 1", {}, ("2098",)),
        ("span", "2099-05-01..2099-08-31", "op 3", {}, ("2099-08-31",)),
        ("quantity", "17", "op 3", {"note": "derived: 12 + 4"}, ("12 + 4 is 16, not 17",)),
        ("quantity", "16", "op 3", {"note": "derived: 11 + 5"}, ("11", "5")),
    ],
)
def test_near_misses(
    document: Document, value_type: str, value: str, locator: str, more: dict[str, Any], missing: tuple[str, ...]
) -> None:
    done = confirm_claim(claim(value_type, value, locator=locator, **more), document)
    assert (done.is_confirmed, done.missing) == (False, missing)
    assert done.reason.startswith("does not stand there: ")


@pytest.mark.parametrize("value_type", ["category", "set"])
def test_no_anchor_is_no_confirmation(document: Document, value_type: str) -> None:
    assert confirm_claim(claim(value_type, "2", anchors=()), document).reason == "no anchor to confirm"
    derived = claim("quantity", "3", anchors=(), note="derived: counted")
    assert confirm_claim(derived, document).reason == "no anchor to confirm"


def test_recognised_text_is_read_with_tolerance_and_counted(scan: Document, document: Document) -> None:
    wanted = claim("quantity", "136", anchors=("observers", "Galj"))
    assert confirm_claim(wanted, scan).missing == ("Galj",)
    wanted = claim("quantity", "136", anchors=("obserwers",))
    assert not confirm_claim(wanted, document).is_confirmed
    done = confirm_claim(wanted, scan)
    assert (done.is_confirmed, done.is_ocr, done.medium, done.tolerated) == (True, True, "ocr", 1)


def test_a_wrong_place_is_explained(document: Document) -> None:
    assert "no op 9" in confirm_claim(claim("category", "2", locator="op 9"), document).reason
    assert "no such place" in confirm_claim(claim("category", "2", locator="lines 90-91"), document).reason


def source(name: str, **more: Any) -> Source:
    return Source(id=name, kind="official-io", stake="third", csl={"title": name}, **more)


def check(tmp_path: Path, one: Claim, **more: Any) -> Confirmation:
    folder = tmp_path / "documents"
    folder.mkdir(exist_ok=True)
    (folder / "res.txt").write_text(TEXT, encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4\n")
    (confirmation,) = confirm_claims([one], {"s-res": source("s-res", **more)}, folder).confirmations
    return confirmation


@pytest.mark.parametrize(
    ("more", "is_checked", "is_confirmed", "medium", "words"),
    [
        ({"document": "res.txt"}, True, True, "text", ""),
        ({"document": "res.txt", "sha256": "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest()}, True, True, "text",
         ""),
        ({"document": "res.txt", "sha256": "sha256:" + "0" * 64}, True, False, "text", "another file"),
        ({"document": "none.txt"}, False, False, "text", "not at hand: none.txt"),
        ({"document": "bad.pdf"}, True, False, "text", "truncated"),
        ({"opened": date(2099, 5, 1), "sha256": "sha256:" + "1" * 64}, False, False, "web",
         "opened 2099-05-01, sha256:" + "1" * 64),
        ({"document": "res.txt", "opened": date(2099, 5, 1)}, True, True, "web", ""),
    ],
)  # fmt: skip
def test_sources_at_hand_and_not(
    tmp_path: Path, more: dict[str, Any], is_checked: bool, is_confirmed: bool, medium: str, words: str
) -> None:
    done = check(tmp_path, claim("quantity", "1600"), **more)
    assert (done.is_checked, done.is_confirmed, done.medium) == (is_checked, is_confirmed, medium)
    assert words in done.reason
    assert "\n" not in done.line


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert "leads out of its folder" in check(tmp_path, claim("quantity", "1600"), document="link.txt").reason


def test_a_report_has_shares_by_medium_and_a_line_for_each_failure(tmp_path: Path) -> None:
    (tmp_path / "res.txt").write_text(TEXT, encoding="utf-8")
    claims = [
        claim("quantity", "1600"),
        claim("quantity", "16000"),
        claim("category", "1", status="withdrawn", anchors=()),
        claim("quantity", "5", locator="table x.csv; column n"),
    ]
    report = confirm_claims(claims, {"s-res": source("s-res", document="res.txt")}, tmp_path)
    assert [(s.medium, s.confirmed, s.checked, s.claims, s.share) for s in report.shares] == [
        ("text", 1, 2, 2, 0.5), ("table", 0, 0, 1, None)
    ]  # fmt: skip
    assert [c.claim for c in report.failures] == [claims[1].id]
    assert [c.claim for c in report.not_checked] == [claims[3].id]
    assert dict(report.bases) == {"figures": 1}
    assert report.render() == (
        "text: 1 of 2 checked claims confirmed (50.0%)\n"
        "table: 0 of 0 checked claims confirmed; 1 not checked\n"
        "confirmed by figures 1\n"
        f"{claims[1].id} s-res: NOT confirmed: does not stand there: 16000\n"
        f"{claims[3].id} s-res: not checked: no data folder\n"
    )


def test_an_unknown_source_is_a_failure(tmp_path: Path) -> None:
    (confirmation,) = confirm_claims([claim("quantity", "1600")], {}, tmp_path).confirmations
    assert (confirmation.is_checked, confirmation.reason) == (True, "the source is not known")
