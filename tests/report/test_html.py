"""The page: whole, harmless, linked, the same every time, readable without colour."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from itertools import pairwise

import lxml.html
import pytest
from lxml import etree
from tests.report.builder import HOSTILE, build_large, build_small, claim_id, make_entry, make_header

from peaceops.dossier import Dossier, Sentence
from peaceops.dossier.view import NameLine
from peaceops.errors import MissingAsset, UncitedStatement
from peaceops.report import html, page
from peaceops.report.asset import read_asset
from peaceops.report.cite import CitationNotes, format_notes

PAGES = ("small_page", "empty_page", "large_page")


def render(dossier: Dossier) -> str:
    return html.render_html(dossier, notes=CitationNotes(html=format_notes(s.csl for s in dossier.sources)))


@pytest.fixture(params=PAGES)
def tree(request: pytest.FixtureRequest) -> etree._Element:
    return lxml.html.document_fromstring(request.getfixturevalue(request.param))


def test_policy_allows_our_style_and_nothing_else(tree: etree._Element) -> None:
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = tree.xpath("//style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_no_script_no_handler_no_inline_style(tree: etree._Element) -> None:
    assert not tree.xpath("//script | //iframe | //object | //embed | //form | //base | //img")
    names = {name for element in tree.iter(etree.Element) for name in element.attrib}
    assert not {name for name in names if name.lower().startswith("on")}
    assert "style" not in names


def test_nothing_is_loaded(tree: etree._Element) -> None:
    assert not tree.xpath("//@src | //@srcset | //@xlink:href", namespaces={"xlink": "http://www.w3.org/1999/xlink"})
    for link in tree.xpath("//link"):
        assert link.get("href").startswith("data:")
    assert not re.search(r"url\((?!#)|@import", tree.xpath("//style")[0].text)
    for fill in tree.xpath("//@fill"):
        assert not fill.startswith("url(") or fill.startswith("url(#")


def test_links_out_are_of_the_web_and_tell_nothing(tree: etree._Element) -> None:
    for link in tree.xpath("//a[@href]"):
        if not link.get("href").startswith("#"):
            assert link.get("href").startswith(("https://", "http://"))
            assert "noopener" in link.get("rel", "")


def test_every_link_inside_has_its_anchor(tree: etree._Element) -> None:
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")}
    assert targets <= set(ids)
    named = " ".join(tree.xpath("//@aria-labelledby")).split()
    assert set(named) <= set(ids)
    used = {fill[5:-1] for fill in tree.xpath("//@fill") if fill.startswith("url(#")}
    assert used <= set(ids)


def test_headings_nest(tree: etree._Element) -> None:
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_sections_stand_in_order(tree: etree._Element) -> None:
    assert tree.xpath("//main/section/@id") == list(html.SECTIONS)
    assert tree.xpath("//nav//a/@href") == [f"#{key}" for key in html.SECTIONS]


def test_tables_and_figures_are_named(tree: etree._Element) -> None:
    for cell in tree.xpath("//th"):
        assert cell.get("scope") in {"row", "col", "colgroup"}
    for table in tree.xpath("//table"):
        assert table.xpath("caption")
    for figure in tree.xpath("//svg[not(@aria-hidden='true')]"):
        assert figure.xpath("title")[0].text
        assert figure.get("role") == "group"
    for region in tree.xpath("//*[@role='region']"):
        assert region.get("tabindex") == "0"
        assert region.get("aria-label")


def test_language_and_skip_link(tree: etree._Element) -> None:
    assert tree.get("lang") == "en"
    assert tree.xpath("//body/*[1]/@href") == ["#table"]


@pytest.mark.parametrize("page", PAGES)
def test_page_is_well_formed(page: str, request: pytest.FixtureRequest) -> None:
    text = request.getfixturevalue(page)
    parser = etree.HTMLParser(recover=False, huge_tree=True)
    try:
        etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        known = ("Tag ", "htmlParseEntityRef")  # libxml2 knows HTML 4: new tags are news to it
        errors = [entry.message for entry in parser.error_log if not entry.message.startswith(known)]
        assert errors == []
    opened = re.findall(r"<(table|tr|td|th|section|article|details|ul|ol|li|svg|g|a|bdi|span|div|p)\b", text)
    closed = re.findall(r"</(table|tr|td|th|section|article|details|ul|ol|li|svg|g|a|bdi|span|div|p)>", text)
    assert sorted(opened) == sorted(closed)


def test_hostile_text_is_only_text(small_page: str) -> None:
    assert "<script>" not in small_page
    assert "<img" not in small_page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in small_page
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", small_page)
    tree = lxml.html.document_fromstring(small_page)
    assert HOSTILE in tree.text_content()


def test_hostile_foot_stays_in_its_string() -> None:
    dossier = dataclasses.replace(build_small(), header=make_header(acronym='x"}</style><script>1</script>'))
    page = render(dossier)
    assert page.count("</style>") == 1
    assert "<script" not in page


def test_same_input_same_bytes() -> None:
    assert render(build_small()) == render(build_small())
    assert render(build_large()) == render(build_large())


def test_codes_of_the_head_stand_in_words_and_no_name_twice() -> None:
    names = (
        NameLine(text="UNOMIG", language="en", used_by="un"),
        NameLine(text="МООННГ", language="ru", used_by="sender|host"),
    )
    head = make_header(mission_type="state-led", names=names)
    tree = lxml.html.document_fromstring(render(dataclasses.replace(build_small(), header=head)))
    facts = {fact.findtext("dt"): fact.find("dd").text_content() for fact in tree.xpath("//dl[@class='facts']/div")}
    assert facts["Type"] == "led by a state"
    assert facts["Other names"] == "МООННГ (sender's usage, host state's usage)"


def test_empty_mission_is_honest(empty_page: str) -> None:
    assert "No claim about this mission is on file" in empty_page
    assert "0 claims from 0 sources" in empty_page
    assert "<svg" not in empty_page


def test_sentence_without_claims_is_refused() -> None:
    with pytest.raises(UncitedStatement, match=r"sentence 1.*rests on no claim"):
        render(dataclasses.replace(build_small(), sentences=(Sentence(text="So it was.", claims=()),)))


def test_sentence_with_unknown_claim_is_refused() -> None:
    with pytest.raises(UncitedStatement, match="cites c00000000ffff"):
        render(dataclasses.replace(build_small(), sentences=(Sentence(text="So.", claims=("c00000000ffff",)),)))


@pytest.mark.parametrize("field", ["composition", "sender_policy"])
def test_value_without_claims_is_refused(field: str) -> None:
    with pytest.raises(UncitedStatement, match="103 observers"):
        render(dataclasses.replace(build_small(), **{field: (make_entry(claims=()),)}))


def test_values_link_to_claims(small_page: str) -> None:
    tree = lxml.html.document_fromstring(small_page)
    for entry in tree.xpath("//section[@id='table']//*[@class='entry']"):
        assert entry.xpath(".//a[contains(@class,'ref')]/@href")[0] in {f"#{claim_id(1)}", f"#{claim_id(2)}"}
    assert [a.get("href") for a in tree.xpath("//ol[@class='sentences']/li[1]//sup/a")] == [
        f"#{claim_id(1)}",
        f"#{claim_id(2)}",
    ]


def test_a_full_cell_folds_what_is_more(small_page: str) -> None:
    tree = lxml.html.document_fromstring(small_page)
    (cell,) = tree.xpath("//div[@class='screen-only']//td[@class='contested']")
    assert len(cell.xpath("./ul/li")) == 3
    assert cell.xpath("./details/summary")[0].text == "3 more"
    assert "contested" in cell.text_content()


def test_empty_cells_name_their_kind_in_words_and_pattern(small_page: str) -> None:
    tree = lxml.html.document_fromstring(small_page)
    screen = tree.xpath("//div[@class='screen-only']")[0]
    for kind, words in (
        ("n-not-applicable", "not applicable"),
        ("n-not-searched", "not searched"),
        ("n-searched-no-evidence", "searched, nothing found"),
    ):
        cells = screen.xpath(f".//td[contains(@class, '{kind}')]")
        assert cells
        assert all(words in cell.text_content() for cell in cells)
    style = tree.xpath("//style")[0].text
    assert "repeating-linear-gradient(135deg" in style
    assert "repeating-linear-gradient(0deg" in style


def test_strips_read_without_colour(small_page: str) -> None:
    for name in ("not", "und", "none", "veil"):
        assert f'fill="url(#strip-own-CONSENT-{name})"' in small_page or name == "veil"
    assert 'fill="url(#strip-own-IMPARTIALITY-veil)"' in small_page
    tree = lxml.html.document_fromstring(small_page)
    rows = tree.xpath("//article[@id='rule-CONSENT']//details[contains(@class,'numbers')]//tbody/tr")
    titles = tree.xpath("//*[@id='strip-own-CONSENT']//a/title")
    assert len(rows) == len(titles) == 7
    assert titles[0].text.startswith("1994 Q2: met 0.10, not met 0.80, undetermined 0.10, coverage 0.90")


def test_no_verdict_gives_its_reason(small_page: str) -> None:
    tree = lxml.html.document_fromstring(small_page)
    words = tree.xpath("//article[@id='rule-IMPARTIALITY']")[0].text_content()
    assert "No verdict. coverage 0.41" in " ".join(words.split())


def test_sources_are_cited_by_the_library(small_page: str) -> None:
    tree = lxml.html.document_fromstring(small_page)
    note = tree.xpath("//li[@id='n1']/p[@class='note']")[0].text_content()
    assert "Report of the Secretary-General concerning the situation" in note
    assert "S/1994/818 (United Nations, 12 July 1994), https://undocs.org/S/1994/818" in note
    assert "javascript:" not in " ".join(tree.xpath("//@href"))


def test_missing_template_is_named() -> None:
    with pytest.raises(MissingAsset, match="nowhere"):
        page.make_environment().get_template("nowhere.html.j2")


def test_print_repeats_profile_and_status(small_page: str) -> None:
    (content,) = set(re.findall(r'@bottom-left\{content:"([^"]*)"\}', small_page))
    text = re.sub(r"\\([0-9a-f]{6})", lambda match: chr(int(match[1], 16)), content)
    assert text == "UNOMIG · names: UN usage · provisional codings"


def test_nothing_moves_by_itself_and_the_ledger_is_an_appendix_on_paper() -> None:
    style = read_asset("templates", "dossier.css")
    assert "scroll-behavior" not in style
    screen, _, paper = style.partition("@media print{")
    assert 'content:"Appendix: "' in paper
    assert "Appendix" not in screen


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", ["ink", "muted", "link", "warm"])
@pytest.mark.parametrize("ground", ["#ffffff", "#f4f6f8", "#fff3c4"])
def test_text_has_contrast(name: str, ground: str) -> None:
    style = read_asset("templates", "dossier.css")
    colour = re.search(rf"--{name}:(#[0-9a-f]{{6}})", style)
    assert colour
    assert (luminance(ground) + 0.05) / (luminance(colour[1]) + 0.05) >= 4.5
