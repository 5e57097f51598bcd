"""Pages of several makers: how each marks its notes, what is no article, hostile markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peaceops.documents.read import read_document
from peaceops.documents.text import read_text
from peaceops.errors import DocumentUnreadable
from peaceops.model.text import Text

LONG = "The observers went to the valley every day and wrote down what they saw there. "


def read(folder: Path, page: str, name: str = "page.html") -> Text:
    path = folder / name
    path.write_text(page, encoding="utf-8")
    return read_text(path)


def calls(text: Text) -> list[tuple[str, str, list[str]]]:
    """Label, words and the last word before each call."""
    return [(n.label, n.text, [text.passages[c.passage].text[: c.at].split()[-1] for c in n.calls]) for n in text.notes]


def test_a_page_saved_by_a_word_processor(tmp_path: Path) -> None:
    text = read(tmp_path, """<html><body><div class=WordSection1><p class=MsoTitle>The force</p>
<p class=MsoNormal>It came in 1994.<a href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a>
It left in 2008.<a href="#_ftn2" name="_ftnref2"><sup>[2]</sup></a></p></div><div><br clear=all><hr><div id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> Report, p. 3.</p></div><div id=ftn2>
<p class=MsoFootnoteText><a href="#_ftnref2" name="_ftn2">[2]</a> <i>Ibid.</i></p></div></div></body></html>""")  # fmt: skip
    assert calls(text) == [("1", "Report, p. 3.", ["1994."]), ("2", "Ibid.", ["2008."])]
    assert [s.text for s in text.sentences][-2:] == ["It came in 1994.", "It left in 2008."]


def test_an_encyclopaedia(tmp_path: Path) -> None:
    text = read(tmp_path, f"""<html><body><div id="mw-navigation"><ul><li>Main page</li></ul></div><main><h1>UNOMIG</h1><p>{LONG}
It began in 1993.<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup> It ended in 2009.<sup id="cite_ref-1b"
class="reference"><a href="#cite_note-1">[1]</a></sup><sup class="reference" id="cite_ref-2"><a href="#cite_note-2">[2]</a></sup></p>
<h2>References</h2><ol class="references"><li id="cite_note-1"><span>^ <a href="#cite_ref-1"><sup>a</sup></a> <a href="#cite_ref-1b"><sup>b</sup></a></span>
<span class="reference-text">Resolution 858.</span></li><li id="cite_note-2"><a href="#cite_ref-2">^</a> Report, 2009.</li></ol></main></body></html>""")  # fmt: skip
    assert calls(text) == [("1", "Resolution 858.", ["1993.", "2009."]), ("2", "Report, 2009.", ["2009."])]


def test_numbers_in_brackets_without_links(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        f"""<html><body><article><p>{LONG} It works [1], they say [2].</p><h2>References</h2>
<p>[1] Fortna, V. Does peacekeeping work?</p><p>[2] Walter, B. The extraordinary relationship.</p></article></body></html>""",
    )
    assert calls(text) == [
        ("1", "Fortna, V. Does peacekeeping work?", ["works"]),
        ("2", "Walter, B. The extraordinary relationship.", ["say"]),
    ]


def test_raised_numbers_without_links(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        f"""<html><body><article><p>{LONG} The area is 25 km<sup>2</sup> large.<sup>1</sup> It is hilly.<sup>2</sup></p>
<p>1. Census of 1989.</p><p>2. Ibid.</p></article></body></html>""",
    )
    assert calls(text) == [("1", "Census of 1989.", ["large."]), ("2", "Ibid.", ["hilly."])]


def test_what_is_no_article(tmp_path: Path) -> None:
    text = read(tmp_path, f"""<html><head><style>p {{}}</style></head><body><header><a href="/">The Site</a></header>
<div class="cookie-banner">We use cookies.</div><div class="content"><div class="post"><h1>A title</h1><p>{LONG * 3}</p><p>{LONG * 2}</p>
<script>alert("no")</script></div><div class="sidebar"><p>Read also: another story.</p></div></div>
<div class="comments"><p>Nice one!</p></div><footer>Copyright</footer></body></html>""")  # fmt: skip
    words = " ".join(p.text for p in text.passages)
    assert "A title" in words
    assert not any(x in words for x in ("Site", "cookies", "alert", "Read also", "Nice", "Copyright"))


def test_links_of_contents_and_paragraph_numbers_are_no_notes(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        f"""<html><body><article><p><a href="#s1">1</a> <a href="#s2">2</a></p><h2 id="s1">One</h2><p>{LONG}</p>
<h2 id="s2">Two</h2><p>{LONG}</p></article></body></html>""",
    )
    assert text.notes == ()


def test_lines_of_a_page_are_its_paragraphs(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"<html><body><p>{LONG}</p><p>It left in 2009.</p></body></html>", encoding="utf-8")
    document = read_document(path)
    assert [(line.number, line.text) for line in document.lines] == [(1, LONG.strip()), (2, "It left in 2009.")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "page.html"
    declared = "" if encoding == "utf-16" else f'<meta charset="{encoding}">'
    path.write_bytes(f"<html><head>{declared}</head><body><p>Сухуми, Гали</p></body></html>".encode(encoding))
    assert read_text(path).passages[0].text == "Сухуми, Гали"


def test_deep_and_wide_pages(tmp_path: Path) -> None:
    assert read(tmp_path, "<div>" * 200 + "deep").passages[0].text == "deep"
    with pytest.raises(DocumentUnreadable, match="holds no text"):
        read(tmp_path, "<div>" * 5_000 + "too deep for the parser")
    with pytest.raises(DocumentUnreadable, match="too many elements"):
        read(tmp_path, "<html><body>" + "<b>x</b>" * 600_001)


def test_a_page_without_text(tmp_path: Path) -> None:
    with pytest.raises(DocumentUnreadable, match="holds no text"):
        read(tmp_path, "<html><body><script>1</script></body></html>")


PIECES = st.sampled_from(
    ["<p>", "</p>", "<a href='#n1' id='r1'>1</a>", "<li id='n1'>", "</li>", "<sup>2</sup>", "<table><tr><td>", "</table>", "&#1;", "&#0;", "<aside>",
     "</div>", "It came in 1994. ", "\x00", "<!--", "<nav>", "</nav>tail", "<h2>", "<main>", "1 Note. "]
)  # fmt: skip


@settings(max_examples=150, deadline=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=40))
def test_any_markup_is_read_or_refused(tmp_path: Path, pieces: list[str]) -> None:
    message = ""
    try:
        text = read(tmp_path, "<html>" + "".join(pieces))
    except DocumentUnreadable as error:
        message = error.message
    else:
        for note in text.notes:
            assert all(place.at <= len(text.passages[place.passage].text) for place in note.calls)
    assert "\n" not in message


@pytest.mark.parametrize(
    ("title", "heading", "expected"),
    [
        ("What Kidal Tells Us | Halden Institute", "What Kidal Tells Us", "What Kidal Tells Us"),
        ("Bukavu after them - The Courier", "Bukavu after them", "Bukavu after them"),
        ("What Kidal Tells Us: A Reply", "What Kidal Tells Us", "What Kidal Tells Us: A Reply"),
        ("Kidal | Institute", "Another heading", "Kidal | Institute"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(tmp_path: Path, title: str, heading: str, expected: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><article><h1>{heading}</h1><p>{LONG * 3}</p></article></body></html>"
    assert read(tmp_path, page).title == expected


NOTED = """<html><body><h1>The force of the valley</h1><p>By Jane van Doe, 12 May 2021</p>
<p>It came in 1994.<sup>1</sup> It left in 2008.<sup>2</sup> It was small, as was said.<sup>3</sup></p><h2>Notes</h2><p>{}</p></body></html>"""


@pytest.mark.parametrize(
    "parts",
    [
        ("1. Report, p. 3.", "2. <i>Ibid.</i>", "3. Paper of 3 May."),
        ("[1] Report, p. 3.", "[2] <i>Ibid.</i>", "[3] Paper of 3 May."),
        ("<sup>1</sup> Report, p. 3.", "<sup>2</sup> <i>Ibid.</i>", "<sup>3</sup> Paper of 3 May."),
    ],
)
@pytest.mark.parametrize("between", ["<br>", "<br/>\n", "<br><br>"])
def test_notes_of_one_paragraph_are_parted_by_line_breaks(tmp_path: Path, parts: tuple[str, ...], between: str) -> None:
    text = read(tmp_path, NOTED.format(between.join(parts)))
    assert [(n.label, n.text) for n in text.notes] == [("1", "Report, p. 3."), ("2", "Ibid."), ("3", "Paper of 3 May.")]
    assert (text.author, text.issued) == ("Jane van Doe", "2021-05-12")


def test_two_line_breaks_end_a_paragraph_and_one_does_not(tmp_path: Path) -> None:
    text = read(tmp_path, f"<html><body>{LONG}<br>{LONG}<br> <br>{LONG}<br>3 of them came in 1994.</body></html>")
    assert len(text.passages) == 2
    assert text.passages[1].text.endswith("3 of them came in 1994.")


def test_raised_ranges_call_the_items_of_an_ordered_list(tmp_path: Path) -> None:
    entries = "".join(f"<li>Roe A, Poe B. Title number {n}. Journal. 200{n};1:1–9.</li>" for n in range(1, 7))
    body = (
        "<p>The first was here.<sup>1</sup> The others came later,<sup>2,3</sup> and stayed for long.<sup>1,4–6</sup> "
        "It covers 180 km<sup>2</sup> of land, by one count.<sup>2–4</sup></p>"
    )
    text = read(
        tmp_path, f"<html><body><article>{body * 3}<h2>References</h2><ol>{entries}</ol></article></body></html>"
    )
    assert [note.label for note in text.notes] == ["1", "2", "3", "4", "5", "6"]
    assert text.sentences[1].notes == ("2", "3", "1", "4", "5", "6")
    assert text.sentences[2].notes == ("2", "3", "4")


def test_an_ordered_list_that_nothing_calls_is_no_list_of_notes(tmp_path: Path) -> None:
    entries = "".join(f"<li>Roe, A. (200{n}) Title number {n}. London: Press.</li>" for n in range(1, 5))
    body = "<p>The first was here (Roe 2001). The others came later (Roe 2002) and stayed.</p>"
    text = read(
        tmp_path, f"<html><body><article>{body * 3}<h2>References</h2><ol>{entries}</ol></article></body></html>"
    )
    assert text.notes == ()
    assert not any(passage.text.startswith("1. ") for passage in text.passages)
