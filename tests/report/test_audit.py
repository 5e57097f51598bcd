"""The audit as page, data and screen: harmless, linked, whole, the same every time, the same in every format."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import jsonschema
import lxml.html
import pytest
from lxml import etree
from tests.report.audit_builder import HOSTILE, build_audit, build_empty

from peaceops.dossier.audit import Audit, count_audit, summarise_audit
from peaceops.model.audit import Recomputed, StatementTest, Verdict
from peaceops.model.passage import Call, Passage
from peaceops.model.text import Sentence
from peaceops.report.audit.data import audit_schema, audit_to_json, build_audit_schema, render_audit_json
from peaceops.report.audit.html import render_audit
from peaceops.report.audit.measured import gather_figures, tell_fit_of
from peaceops.report.audit.place import Places, split_passage
from peaceops.report.audit.terminal import render_audit_summary
from peaceops.report.page import format_percent

AUDITS = {
    "small": build_audit(),
    "hostile": build_audit(hostile=HOSTILE),
    "empty": build_empty(),
    "large": build_audit(sentences=60, notes=300, works=90),
}


@pytest.fixture(scope="module", params=AUDITS)
def audit(request: pytest.FixtureRequest) -> Audit:
    return AUDITS[request.param]


@pytest.fixture(scope="module")
def tree(audit: Audit) -> etree._Element:
    return lxml.html.document_fromstring(render_audit(audit))


def test_policy_allows_our_style_and_nothing_else(tree: etree._Element) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(tree.xpath("//style")[0].text.encode()).digest()).decode()
    assert (
        policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_nothing_runs_and_nothing_is_loaded(tree: etree._Element) -> None:
    assert not tree.xpath("//script | //iframe | //object | //embed | //form | //base | //img | //@src | //@style")
    assert not [
        name for element in tree.iter(etree.Element) for name in element.attrib if name.lower().startswith("on")
    ]
    for link in tree.xpath("//a/@href"):
        assert link.startswith(("#", "https://", "http://"))


def test_every_link_has_its_anchor_and_every_id_is_one(tree: etree._Element) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    assert set(" ".join(tree.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_headings_nest(tree: etree._Element) -> None:
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_marks_and_findings_link_both_ways(tree: etree._Element, audit: Audit) -> None:
    if not audit.findings:
        assert not tree.xpath("//*[@class='margin']")
        return
    margin = set(tree.xpath("//ul[@class='margin']//a/@href"))
    assert {"#f1", "#f2", "#f3"} <= margin
    to_text = set(tree.xpath("//li[@id='f1']//a/@href"))
    assert {"#s-0", "#note-1", "#work-w01"} <= to_text


@pytest.mark.parametrize(
    ("severity", "kind"), [("error", "error"), ("warning", "contradicted"), ("note", "contradicted")]
)
def test_a_sentence_is_marked_by_the_strongest_thing_said_of_it(severity: str, kind: str) -> None:
    audit = AUDITS["small"]
    verdict = next(v for v in audit.verdicts if v.verdict == "contradicted")
    finding = replace(audit.findings[0], severity=severity, statements=(verdict.statement,), notes=(), works=())
    order = next(s.sentence for s in audit.statements if s.id == verdict.statement)
    only = (v for v in audit.verdicts if v.statement == verdict.statement)
    assert Places(replace(audit, verdicts=tuple(only), findings=(finding,))).kinds()[order] == kind
    assert Places(replace(audit, verdicts=(), findings=(finding,))).kinds()[order] == severity


def test_no_words_of_the_text_are_lost(tree: etree._Element, audit: Audit) -> None:
    shown = "".join(tree.xpath("//section[@id='text']//p[contains(@class,'paragraph')]//text()"))
    for passage in audit.text.passages:
        assert passage.text.replace("\u202e", "").replace("\x1b", "") in shown


def test_meaning_never_hangs_on_colour_alone(tree: etree._Element, audit: Audit) -> None:
    for mark in tree.xpath("//ul[@class='margin']//a"):
        assert mark.xpath("./span[@class='sign']")[0].text
        assert mark.get("title")
    words = " ".join(tree.xpath("//section[@id='findings']//h3")[0].itertext()) if audit.findings else "error"
    assert "error" in words


def test_three_hundred_notes_have_a_mark_each(audit: Audit) -> None:
    page = lxml.html.document_fromstring(render_audit(audit))
    marks = page.xpath("//svg//a[starts-with(@href,'#note-')]/@href")
    assert sorted(marks) == sorted(f"#note-{n + 1}" for n in range(len(audit.text.notes)))
    assert len(page.xpath("//svg[contains(@class,'citations')]")) == -(
        -(len(audit.graph.works) + bool(audit.graph.works)) // 36
    )


def test_same_audit_same_bytes(audit: Audit) -> None:
    assert render_audit(audit) == render_audit(dataclasses.replace(audit))
    assert render_audit_json(audit) == render_audit_json(dataclasses.replace(audit))


def test_json_follows_the_shipped_schema(audit: Audit) -> None:
    jsonschema.Draft202012Validator.check_schema(audit_schema())
    jsonschema.validate(json.loads(render_audit_json(audit)), audit_schema())


def test_shipped_schema_is_the_built_one() -> None:
    assert audit_schema() == build_audit_schema(), (
        "write peaceops.report.audit.data.build_audit_schema() as JSON to src/peaceops/report/audit.schema.json"
    )


def test_schema_refuses_another_verdict() -> None:
    plain = audit_to_json(AUDITS["small"])
    plain["verdicts"][0]["verdict"] = "true"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(plain, audit_schema())


def test_every_format_carries_the_same_findings_and_verdicts(audit: Audit, tree: etree._Element) -> None:
    plain = json.loads(render_audit_json(audit))
    assert [f["code"] for f in plain["findings"]] == [f.code for f in audit.findings]
    assert [
        " ".join(x.text_content().split()) for x in tree.xpath("//li[contains(@class,'finding')]//span[@class='tag']")
    ] == [f.code for f in audit.findings]
    rows = tree.xpath("//table[contains(@class,'verdicts')]/tbody/tr/@id | //section[@id='untested']//li/@id")
    assert sorted(rows) == [v["statement"] for v in plain["verdicts"]] == [v.statement for v in audit.verdicts]
    screen = render_audit_summary(audit, width=100, color=False, unicode=True)
    assert all(f.code in screen for f in audit.findings)


def test_screen_passes_on_no_control_character(audit: Audit) -> None:
    for unicode in (True, False):
        screen = render_audit_summary(audit, width=60, color=False, unicode=unicode)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", screen)
        assert unicode or screen.isascii()


def test_counts_by_hand() -> None:
    counts = count_audit(AUDITS["small"])
    # Four notes, the last of them ambiguous, and one reference in the text itself; eight sentences, four without a note; verdicts go round the seven words.
    assert (counts.notes, counts.notes_resolved, counts.notes_open, counts.notes_explanatory) == (4, 3, 1, 0)
    assert (counts.references, counts.works, counts.origins) == (5, 3, 2)
    assert (counts.sentences, counts.sentences_unsourced) == (8, 4)
    assert counts.verdicts["supported"] == 2
    assert counts.verdicts["contradicted"] == 1
    assert (counts.statements, counts.testable, counts.figures) == (8, 7, 6)
    assert counts.findings == {"error": 1, "warning": 1, "note": 1}


def test_summary_gives_denominators_and_limits() -> None:
    said = " ".join(summarise_audit(AUDITS["small"]))
    assert "3 of 4 notes" in said
    assert "4 of 8 sentences (50%)" in said
    assert "7 could be settled by evidence, 6 met evidence at hand" in said
    assert summarise_audit(AUDITS["empty"])[0] == "Too little text."


def test_passage_is_split_at_sentences_and_calls() -> None:
    text = "Lead. One two. Three."
    passage = Passage(
        document="d", order=0, text=text, calls=(Call(label="1", at=9), Call(label="2", at=14), Call(label="*", at=21))
    )  # fmt: skip
    sentences = [
        Sentence(order=4, passage=0, start=6, end=14, text="One two."),
        Sentence(order=5, passage=0, start=15, end=21, text="Three."),
    ]
    pieces = split_passage(passage, sentences)
    assert [(p.text, p.sentence, p.is_call) for p in pieces] == [
        ("Lead. ", None, False), ("One", 4, False), ("1", 4, True), (" two.", 4, False), ("2", 4, True), (" ", None, False),
        ("Three.", 5, False), ("*", 5, True),
    ]  # fmt: skip
    assert [p.sentence for p in pieces if p.begins] == [4, 5]


def test_words_that_lead_to_a_work_are_a_piece() -> None:
    passage = Passage(document="d", order=0, text="One two. Three four.", calls=(Call(label="1", at=8),))
    sentences = [
        Sentence(order=0, passage=0, start=0, end=8, text="One two."),
        Sentence(order=1, passage=0, start=9, end=20, text="Three four."),
    ]
    pieces = split_passage(passage, sentences, [(4, 7, "w01"), (9, 14, "w02")])
    assert [(p.text, p.sentence, p.work) for p in pieces] == [
        ("One ", 0, ""), ("two", 0, "w01"), (".", 0, ""), ("1", 0, ""), (" ", None, ""), ("Three", 1, "w02"), (" four.", 1, ""),
    ]  # fmt: skip
    assert [p.text for p in pieces if p.begins] == ["One ", "Three"]


@pytest.mark.parametrize("at", [-3, 0, 99])
def test_a_call_out_of_place_is_kept(at: int) -> None:
    passage = Passage(document="d", order=0, text="One.", calls=(Call(label="1", at=at),))
    overlapping = [
        Sentence(order=0, passage=0, start=0, end=4, text="One."),
        Sentence(order=1, passage=0, start=2, end=9, text="x"),
    ]
    pieces = split_passage(passage, overlapping)
    assert [p.text for p in pieces if p.is_call] == ["1"]
    assert "".join(p.text for p in pieces if not p.is_call) == "One."


def test_the_page_opens_with_what_is_contradicted_and_with_errors(audit: Audit, tree: etree._Element) -> None:
    first = tree.xpath("//main/section")[0]
    assert first.get("id") == "first"
    told = {verdict.statement: verdict for verdict in audit.verdicts if verdict.verdict == "contradicted"}
    rows = first.xpath(".//tbody")
    assert len(rows) == min(len(told), 8)
    for row, verdict in zip(rows, told.values(), strict=False):
        assert "contradicted" in row.text_content()
        assert row.xpath(f".//a[@href='#{verdict.statement}']"), "and leads to all its tests"
    errors = [number for number, finding in enumerate(audit.findings, 1) if finding.severity == "error"]
    linked = [
        int(a.get("href")[2:]) for a in first.xpath(".//a[starts-with(@href, '#f')]") if a.get("href")[2:].isdigit()
    ]
    assert set(linked) <= set(errors)
    if not told:
        assert len(linked) == min(len(errors), 8)
    if not told and not errors:
        assert "no statement that all is well" in first.text_content()


def test_a_contradiction_stands_beside_both_figures_source_and_command() -> None:
    tree = lxml.html.document_fromstring(render_audit(build_contradicted()))
    words = " ".join(tree.xpath("//section[@id='first']")[0].text_content().split())
    for part in (
        "380 military observers",
        "225 persons",
        "1992-12-31",
        "A list 2017, table 3",
        "peaceops ask strength",
    ):
        assert part in words


def build_contradicted() -> Audit:
    """An audit whose one tested statement is contradicted by one figure."""
    audit = build_audit()
    figure = Recomputed(
        claimed="380 military observers", claimed_low=Decimal(380), claimed_high=Decimal(380), low=Decimal(225),
        high=Decimal(225), unit="persons", definition="T3/deployed_strength", period="1992-12-31", fit="outside",
        rule="on 31 December", source="a-list", citation="A list 2017, table 3", command="peaceops ask strength", readings=1,
    )  # fmt: skip
    test = StatementTest(kind="ledger", verdict="contradicted", explanation="It is another figure.", figures=(figure,))
    verdict = Verdict(
        statement=audit.statements[0].id, verdict="contradicted", explanation="It is another figure.", tests=(test,)
    )
    return replace(audit, verdicts=(verdict,))


def test_days_of_one_table_are_one_row_whatever_row_they_are_read_from() -> None:
    figures = [
        dataclasses.replace(
            build_contradicted().verdicts[0].tests[0].figures[0],
            period=f"{year}-12-31", citation=f"Perry 2017, mission_month [mission==UNFICYP&day=={year}-12-31] count",
        )
        for year in range(1990, 1996)
    ]  # fmt: skip
    (row,) = gather_figures(figures)
    assert row.is_series
    assert row.period == "1990-12-31 to 1995-12-31, 6 periods"
    others = [replace(figure, citation=f"S/{figure.period}, para. 2", source=figure.period) for figure in figures]
    assert len(gather_figures(others)) == 6, "documents stay apart"


def test_reasons_are_said_once_with_the_question_beside_each_statement() -> None:
    audit = build_audit()
    silent = [
        Verdict(
            statement=statement.id, verdict="no-evidence",
            explanation=f"Nothing at hand is on the same question (topic {n}), subject and days.",
        )
        for n, statement in enumerate(audit.statements)
    ]  # fmt: skip
    statements = tuple(replace(statement, reason="") for statement in audit.statements)
    tree = lxml.html.document_fromstring(render_audit(replace(audit, statements=statements, verdicts=tuple(silent))))
    (group,) = tree.xpath("//section[@id='untested']/details")
    assert len(group.xpath(".//li")) == len(silent)
    assert all(f"question: topic {n}" in group.text_content() for n in range(len(silent)))


def test_sections_stand_in_the_order_of_the_contents(tree: etree._Element) -> None:
    listed = [a.get("href")[1:] for a in tree.xpath("//nav//a")]
    assert listed == [section.get("id") for section in tree.xpath("//main//section")]


@pytest.mark.parametrize(("share", "words"), [(0.0, "0%"), (0.004, "under 1%"), (0.006, "1%"), (1.0, "100%")])
def test_a_small_share_is_never_none(share: float, words: str) -> None:
    assert format_percent(share) == words


def test_a_name_is_another_one_and_outside_no_interval() -> None:
    figure = build_contradicted().verdicts[0].tests[0].figures[0]
    named = replace(figure, low=None, high=None, text="UN", unit="", period="")
    assert tell_fit_of((figure,)) == "outside what is claimed"
    assert tell_fit_of((replace(named, text="1993-10"),)) == "outside what is claimed"
    assert [tell_fit_of((replace(named, fit=fit),)) for fit in ("outside", "equal")] == ["another", "the same"]
    assert tell_fit_of((replace(named, fit="other-period"),)) == "figure of another period"
