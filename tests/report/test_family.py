"""Family pages: self-contained, the same for any lead, every rate with its number of missions."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from tests.builders import make_casebook, make_claim, make_mission

from peaceops.casebook.load import Casebook
from peaceops.codebook.load import load_codebook
from peaceops.dossier.family import Family, family_to_dict
from peaceops.errors import UnknownName
from peaceops.pipeline.family import build_family, tabulate_family
from peaceops.report.family import render_family

CODEBOOK = load_codebook()


def make_base(lead: str) -> Casebook:
    missions = [
        make_mission("1992-01-01", "1993-12-31", mission="one", lead=lead, successor="two", note=""),
        make_mission("1994-01-01~1994-01-31", "1999-12-31", mission="two", lead=lead, note="registry"),
        make_mission("2000-01-01", "..", mission="three", lead=lead, name="A <b>bold</b> name"),
        make_mission(mission="other", lead="OTHER"),
    ]
    claims = [make_claim("E3/cause_of_end", "H", "1993-12-31", subject="one")]
    return make_casebook(claims, missions=missions)


def make_family(lead: str = "AAA") -> Family:
    return build_family(make_base(lead), CODEBOOK, lead=lead, placed=())


def test_missions_stand_side_by_side_with_their_ends() -> None:
    family = make_family()
    assert [member.id for member in family.members] == ["one", "two", "three"]
    assert family.members[0].cause_codes == ("H",)
    assert family.members[1].first_day == "1994-01-01 or 1994-01-31"
    assert family.members[2].duration_days is None
    assert [row["id"] for row in tabulate_family(family)] == ["one", "two", "three"]
    assert family_to_dict(family)["members"][2]["last_date"] is None


def test_rates_have_their_number_of_missions_and_an_interval() -> None:
    rates = {rate.label: rate for rate in make_family().rates}
    assert (rates["end recorded"].hits, rates["end recorded"].total) == (2, 3)
    host = rates["ended with cause H: refusal by the host"]
    assert (host.hits, host.total, host.share) == (1, 1, 1.0)
    assert host.low == pytest.approx(0.2065, abs=1e-4)
    assert "1 of 2" in host.note
    lengths = make_family().lengths
    assert [(length.missions, length.ended) for length in lengths] == [(3, 2), (3, 2)]


def test_the_page_needs_nothing_else_and_escapes_what_it_shows() -> None:
    page = render_family(make_family())
    HTMLParser(convert_charrefs=True).feed(page)
    assert "default-src 'none'" in page.replace("&#39;", "'")
    assert "<script" not in page
    assert " src=" not in page
    assert not re.search(r"url\(\s*['\"]?http", page)
    assert " style=" not in page
    assert "A &lt;b&gt;bold&lt;/b&gt; name" in page
    assert page == render_family(make_family())
    assert page.count("<h1") == 1


def test_another_lead_changes_nothing_but_its_name() -> None:
    """METHODS G.4: the label swap."""
    pages = [render_family(make_family(lead)) for lead in ("QQA", "QQB")]
    assert pages[0].replace("QQA", "QQB") == pages[1]


def test_an_unknown_lead_is_told_the_nearest() -> None:
    with pytest.raises(UnknownName):
        build_family(make_base("AAA"), CODEBOOK, lead="ZZZ", placed=())


def test_bars_stand_on_an_axis_of_years() -> None:
    page = render_family(make_family())
    figure = page[page.index('id="spans"') : page.index("</svg>")]
    years = [int(year) for year in re.findall(r'class="tick">(\d{4})<', figure)]
    assert years == list(range(1992, 2001)), "every year from the first day to the last, both ends included"
    bars = re.findall(r'<rect x="([\d.]+)"[^>]*width="([\d.]+)"[^>]*fill="([^"]+)"', figure)
    (one_x, one_width, _), (two_x, _, _), (_, _, open_fill) = bars
    assert float(one_x) + float(one_width) < float(two_x), "one ended before two began"
    assert open_fill == "#fff", "no recorded end: hollow"
