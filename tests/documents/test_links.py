"""Where words lead, as each format says it: furniture of the page leads nowhere, offsets are those of the words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.documents.word import build_docx, call, link, paragraph, run

from peaceops.documents.mark import find_marks
from peaceops.documents.page import Line
from peaceops.documents.text import read_text
from peaceops.model.text import Text

LONG = "The observers went to the valley every day and wrote down what they saw there. "


def read(folder: Path, content: str | bytes, name: str) -> Text:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_text(path)


def led(text: Text) -> list[tuple[str, str]]:
    """Words of the sentences that lead somewhere, and where; the passages say the same."""
    found = [(s.text[x.start : x.end], x.address) for s in text.sentences for x in s.links]
    assert {a for _, a in found} <= {x.address for p in text.passages for x in p.links}
    return found


def page(body: str, head: str = "") -> str:
    return f"<html><head><title>T</title>{head}</head><body><article><h1>T</h1><p>{LONG * 3}</p>{body}</article></body></html>"


def test_words_of_a_page_lead_elsewhere(tmp_path: Path) -> None:
    text = read(tmp_path, page(
        '<p>By March <a href="https://a.org/2019/03/01/x">it had\n <em>400</em> men</a>. It <a href="//b.org/y">left</a><sup>[2]</sup> soon.</p>'
    ), "p.html")  # fmt: skip
    assert led(text) == [("it had 400 men", "https://a.org/2019/03/01/x"), ("left", "https://b.org/y")]


@pytest.mark.parametrize(
    "furniture",
    [
        '<p class="byline">By <a href="https://a.org/people/x">Ann Example</a>, who wrote this here.</p>',
        '<p>See <a href="#lessons">the lessons</a> below.</p>',
        '<p>Write to <a href="mailto:a@b.org">the editor</a> today.</p>',
        '<p>Filed by <a rel="author" href="https://a.org/x">Ann Example</a> in Bonn.</p>',
        '<p class="post-tags">On <a href="https://a.org/mali">Mali</a> and other things.</p>',
        '<figure><figcaption>A convoy leaves. Photo by <a href="https://p.org/x">Agency</a> in Gao.</figcaption></figure>',
        '<nav><p>Go to <a href="https://a.org/about-mali">the other page</a> now.</p></nav>',
        '<p>It is <a href="https://a.org/this?x=1">this very page</a> that says so.</p>',
        '<p>Press <a href="javascript:void(0)">this thing here</a> now.</p>',
        '<p>A picture <a href="https://a.org/y"><img src="x.png"></a> stands here.</p>',
    ],
)
def test_furniture_leads_nowhere(tmp_path: Path, furniture: str) -> None:
    head = '<link rel="canonical" href="https://a.org/this?x=1">'
    text = read(tmp_path, page(f'<p>It <a href="https://c.org/z">came in May</a>.</p>{furniture}', head), "p.html")
    assert led(text) == [("came in May", "https://c.org/z")]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<link rel="canonical" href="https://a.org/b/this">', "https://a.org/2019/x"),
        ('<base href="https://m.org/c/"><link rel="canonical" href="https://a.org/b/this">', "https://m.org/2019/x"),
        ('<meta property="og:url" content="https://o.org/this">', "https://o.org/2019/x"),
        ("", "/2019/x"),
    ],
)
def test_a_path_is_joined_to_where_the_page_stands(tmp_path: Path, head: str, expected: str) -> None:
    assert led(read(tmp_path, page('<p>It <a href="/2019/x">came in May</a>.</p>', head), "p.html")) == [
        ("came in May", expected)
    ]


@pytest.mark.parametrize("address", ["http://[1]/x", "https://[::g]/x#y", "http://[a"])
def test_an_address_that_is_none_is_read_as_it_stands(tmp_path: Path, address: str) -> None:
    page = f'<html><head><link rel="canonical" href="https://a.org/this"></head><body><article><p>It came in <a href="{address}">this report</a> of 2004.</p></article></body></html>'
    assert [p.text for p in read(tmp_path, page, "a.html").passages] == ["It came in this report of 2004."]


def test_words_of_a_note_lead_elsewhere_and_stand_in_order(tmp_path: Path) -> None:
    text = read(tmp_path, page(
        '<p>It came.<sup><a href="#f1" id="r1">1</a></sup></p><p id="f1"><a href="#r1">[1]</a> UN, '
        '<a href="https://u.org/s"><em>Summary of the Inquiry</em></a>, January 2018, p. 4.</p>'
    ), "p.html")  # fmt: skip
    (note,) = text.notes
    assert note.text == "UN, Summary of the Inquiry, January 2018, p. 4."
    assert [(note.text[x.start : x.end], x.address) for x in note.links] == [
        ("Summary of the Inquiry", "https://u.org/s")
    ]


def field(instruction: str, words: str) -> str:
    """A field as older word processors write a link."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> {instruction} </w:instrText></w:r>{separate}{run(words)}{end}"


def test_a_word_document_leads_by_relation_and_by_field(tmp_path: Path) -> None:
    body = [
        paragraph(run(LONG * 3)),
        paragraph(run("It had "), link("r7", "1,100 men"), run(" there."), call(1)),
        paragraph(run("It "), field('HYPERLINK "https://b.org/y"', "left in May"), run(".")),
        paragraph(run("It is on page "), field("PAGEREF x", "4"), run(" and "), link("r404", "nowhere"), run(".")),
    ]
    data = build_docx(
        body,
        footnotes={1: run("See ") + link("r7", "The Report") + run(", p. 3.")},
        addresses={"r7": "https://a.org/x?a=1&b=2"},
    )
    text = read(tmp_path, data, "d.docx")
    assert led(text) == [("1,100 men", "https://a.org/x?a=1&b=2"), ("left in May", "https://b.org/y")]
    assert [s.text for s in text.sentences][-3:] == [
        "It had 1,100 men there.",
        "It left in May.",
        "It is on page 4 and nowhere.",
    ]
    assert [(text.notes[0].text[x.start : x.end], x.address) for x in text.notes[0].links] == [
        ("The Report", "https://a.org/x?a=1&b=2")
    ]


MARKDOWN = f"""---
title: The valley
author: Ann Example
date: 2016-09-12
---

# The valley

{LONG * 3}

It had [47,000
people](https://a.org/b_(c) "Title") in *May*.[^1] They [fled][burn], says [a letter](/2015/x) of [the camp](#camp).

![A map](https://a.org/map.png)

[burn]: https://b.org/fire
[^1]: UN, [*Summary*](https://u.org/s), 2018, p. 2.
"""


def test_markdown(tmp_path: Path) -> None:
    text = read(tmp_path, MARKDOWN, "x.md")
    assert (text.title, text.author, text.issued) == ("The valley", "Ann Example", "2016-09-12")
    assert led(text) == [
        ("47,000 people", "https://a.org/b_(c)"),
        ("fled", "https://b.org/fire"),
        ("a letter", "/2015/x"),
    ]
    assert [s.text for s in text.sentences][-2:] == [
        "It had 47,000 people in May.",
        "They fled, says a letter of the camp.",
    ]
    assert [(n.label, n.text, len(n.calls)) for n in text.notes] == [("1", "UN, Summary, 2018, p. 2.", 1)]
    assert [(text.notes[0].text[x.start : x.end], x.address) for x in text.notes[0].links] == [
        ("Summary", "https://u.org/s")
    ]
    number = next(n for n, line in enumerate(MARKDOWN.split("\n"), 1) if line.startswith("It had"))
    assert any(p.first_line == number for p in text.passages)


def test_text_that_is_no_markdown_is_left_alone(tmp_path: Path) -> None:
    words = "It had *400* men [sic](see note) under art. 5 [2011] (No. 3) and_so_on."
    text = read(tmp_path, f"{LONG * 3}\n\n{words}\n", "x.txt")
    assert text.passages[-1].text == words
    assert led(text) == []


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        ("It ended [2, p. 3].", ["2"]),
        ("Few are short [3], [4].", ["3", "4"]),
        ("They are scattered [5]–[7] and lost [8, 9].", ["5", "6", "7", "8", "9"]),
        ("It falls [12, p. 7; 13, pp. 401-404].", ["12", "13"]),
        ("We follow it (see [3, ch. 4] and [11]).", ["3", "11"]),
        ("One count [10, Table 2]; another [4, pp. 5, 9].", ["10", "4"]),
        ("He wrote in [2011, p. 3] and [sic].", []),
        ("A matrix [1, x] is no call.", []),
    ],
)
def test_numbers_in_brackets_with_places(words: str, labels: list[str]) -> None:
    marks = [m for m in find_marks(Line(text=words, page=None, number=1), 0) if m.kind == "bracket"]
    assert [m.label for m in marks] == labels


_WORDS = st.lists(
    st.sampled_from(["it", "left", "400 men", "(", "]", "*", "_", "May.", "[", "5"]), min_size=1, max_size=8
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(parts=[(["*"], True), (["*", "*"], True), (["*"], True)])
@given(parts=st.lists(st.tuples(_WORDS, st.booleans()), min_size=1, max_size=12))
def test_links_lie_inside_their_words(tmp_path: Path, parts: list[tuple[list[str], bool]]) -> None:
    """Whatever stands in a paragraph, each link covers words, in order, and no other link."""
    inner = " ".join(
        f'<a href="https://a.org/{n}">{" ".join(w)}</a>' if is_link else " ".join(w)
        for n, (w, is_link) in enumerate(parts)
    )
    marked = " ".join(
        f"[{' '.join(w)}](https://a.org/{n})" if is_link else " ".join(w) for n, (w, is_link) in enumerate(parts)
    )
    for name, content in (("p.html", page(f"<p>{inner}</p>")), ("p.md", f"{LONG}\n\n{marked}\n")):
        text = read(tmp_path, content, name)
        for holder in (*text.passages, *text.sentences):
            ends = 0
            for x in holder.links:
                assert ends <= x.start < x.end <= len(holder.text)
                assert holder.text[x.start : x.end].strip()
                ends = x.end
