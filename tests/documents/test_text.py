"""Texts as they are audited: the article that somebody took out of a PDF, a page, a PDF made here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.documents.conftest import Piece, WritePdf

from peaceops.documents.text import read_text
from peaceops.model.text import Text

ARTICLE = "miholjcic_2022_russia_peacekeeping_south_caucasus.txt"


@pytest.fixture(scope="module")
def article(documents: Path) -> Text:
    return read_text(documents / ARTICLE)


def called_after(text: Text, label: str) -> list[str]:
    """The words before each call of a note."""
    note = next(note for note in text.notes if note.label == label)
    passages = {passage.order: passage for passage in text.passages}
    return [passages[place.passage].text[: place.at][-24:].replace("\n", " ") for place in note.calls]


@pytest.mark.documents
def test_every_note_of_the_article_is_whole_and_called_once(article: Text) -> None:
    assert [note.label for note in article.notes] == ["*", *(str(number) for number in range(1, 44))]
    assert all(len(note.calls) == 1 for note in article.notes)
    assert article.warnings == ()


@pytest.mark.documents
@pytest.mark.parametrize(
    ("label", "before"),
    [
        ("*", "Nina Miholjcic"), ("1", "again in 2008."), ("3", "individual countries"), ("9", "of refugees."), ("10", "of refugees."),
        ("16", "for the mission."), ("19", "and its Protocol."), ("24", "since 1999."), ("26", "passports in 2015."),
        ("27", "(500) personnel,"), ("38", "military parades"), ("39", "anti-terror exercises"), ("43", "current situation”."),
    ],
)  # fmt: skip
def test_notes_of_the_article_hang_on_their_words(article: Text, label: str, before: str) -> None:
    (words,) = called_after(article, label)
    assert words.endswith(before)


@pytest.mark.documents
def test_a_note_over_a_page_break_is_whole(article: Text) -> None:
    note = next(note for note in article.notes if note.label == "14")
    assert note.text.startswith("Korkelia, K.")
    assert note.text.endswith(
        "available at: https://www.nato.int/acad/fellow/97-99/korkelia.pdf (accessed: May 5, 2022)."
    )


@pytest.mark.documents
def test_addresses_are_joined(article: Text) -> None:
    addresses = [address for note in article.notes for address in re.findall(r"https?://\S+", note.text)]
    assert "https://www.un.org/ga/search/view_doc.asp?symbol=S/1994/583" in addresses
    assert "https://www.bbc.com/news/world-europe-54903869" in addresses
    assert (
        "https://www.heritage.org/global-politics/commentary/russias-influence-azerbaijan-makes-lasting-peace-unlikely"
        in addresses
    )
    assert all("." in address.split("/")[2] for address in addresses)


@pytest.mark.documents
def test_pull_quotes_of_the_article_are_marked_and_parted_paragraphs_are_whole(article: Text) -> None:
    quotes = [passage for passage in article.passages if passage.kind == "quote"]
    assert [(quote.first_line, quote.last_line) for quote in quotes] == [(505, 518), (603, 617)]
    for quote in quotes:
        assert quote.repeats is not None
        assert article.passages[quote.repeats].order == quote.repeats
    sentences = [sentence.text for sentence in article.sentences]
    assert any(
        s.endswith("either by invitation or occupation.") and s.startswith("It is interesting") for s in sentences
    )
    assert sum("live-fire" in sentence for sentence in sentences) == 1


@pytest.mark.documents
def test_front_of_the_article(article: Text) -> None:
    assert article.title == "Role of Russia’s Peacekeeping Missions in its Foreign Policy toward the South Caucasus"
    assert article.author == "Nina Miholjcic"
    assert article.language == "en"


@pytest.mark.documents
def test_sentences_index_their_passages(article: Text) -> None:
    for sentence in article.sentences:
        stretch = article.passages[sentence.passage].text[sentence.start : sentence.end]
        assert sentence.text.split()[0] == stretch.split()[0]
        assert re.sub(r"[\s-]", "", sentence.text) == re.sub(r"[\s-]", "", stretch)
    assert [s.order for s in article.sentences] == list(range(len(article.sentences)))


PAGE = """<!doctype html><html lang=en><head><title>On the mission</title><meta name="author" content="Ann Writer">
<meta property="article:published_time" content="2021-03-04T10:00"></head><body><nav><a href="/">Home</a> <a href="#a">1</a></nav>
<article><h1>On the mission</h1><p>The mission had 136 observers in 2008.<sup><a href="#fn1" id="fnref1">1</a></sup> It left in
2009<sup><a href="#fn2" id="fnref2">2</a></sup> after the war.</p><table><tr><th>Year</th><th>Troops</th></tr><tr><td>1994</td>
<td>1,600</td></tr></table><aside class="pullquote">The mission had 136 observers in 2008.</aside>
<p>It was the <em>only</em> observer mission of the United Nations in the area.<a href="#fn1">1</a></p>
<ol><li id="fn1">UN, <i>Report</i>. <a href="#fnref1">↩</a></li><li id="fn2"><p>Ibid.<a href="#fnref2">↩</a></p></li></ol>
</article><footer>Copyright 2021</footer></body></html>"""


def test_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    text = read_text(path)
    assert (text.format, text.title, text.author, text.issued) == ("html", "On the mission", "Ann Writer", "2021-03-04")
    assert [(note.label, note.text, len(note.calls)) for note in text.notes] == [
        ("1", "UN, Report.", 2),
        ("2", "Ibid.", 1),
    ]
    assert [passage.kind for passage in text.passages] == ["heading", "text", "table", "quote", "text"]
    assert text.sentences[0].text == "The mission had 136 observers in 2008."
    assert text.sentences[0].notes == ("1",)
    assert not any("Copyright" in p.text or "Home" in p.text for p in text.passages)


def test_words_that_lead_back_are_no_part_of_a_note(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    back = '<a href="#fnref1" title="Jump back">^</a> '
    told = PAGE.replace('<li id="fn1">UN', f'<li id="fn1">{back}UN').replace(
        ">↩</a></li><li", ">Jump back ↑</a></li><li"
    )
    told = told.replace('Ibid.<a href="#fnref2">↩</a>', 'Ibid. <a href="#fnref2">Return to text</a>')
    path.write_text(told, encoding="utf-8")
    assert [note.text for note in read_text(path).notes] == ["UN, Report.", "Ibid."]
    path.write_text(told.replace("Jump back ↑", "Back to Africa"), encoding="utf-8")
    assert [note.text for note in read_text(path).notes] == ["UN, Report. Back to Africa", "Ibid."]


def page(number: int, body: list[str], notes: list[str]) -> list[Piece]:
    """A page of an article: a head, lines of 10 points, notes of 7 points at the foot."""
    pieces: list[Piece] = [(70, 770, "JOURNAL OF PEACE", 8), (300, 30, str(number), 8)]
    pieces += [(70, 730 - 13 * row, line) for row, line in enumerate(body) if line]
    pieces += [(70, 120 - 9 * row, line, 7) for row, line in enumerate(notes)]
    return pieces


def test_footnotes_of_a_pdf(write_pdf: WritePdf) -> None:
    path = write_pdf([
        page(1, ["The mission began with 136 observers in the valley and it grew in 1994.1 The", "Council asked for more of them, which the parties of the conflict never"],
             ["1 United Nations, Report of the Secretary-General, 3 May 1994, available at: https://www.", "un.org/en/report-94 (accessed: May 1, 2020)."]),
        page(2, ["accepted in any form.2 In 2008 it ended.", "", "Another paragraph says that the force had 1,600 men under arms in that year,3", "and that it was alone."],
             ["2 Ibid.", "3 Smith, J., Peace, p. 5."]),
        page(3, ["A last page has the end of what was said before, without a note on it."], []),
    ])  # fmt: skip
    text = read_text(path)
    assert [(note.label, note.page, len(note.calls)) for note in text.notes] == [("1", 1, 1), ("2", 2, 1), ("3", 2, 1)]
    assert "https://www.un.org/en/report-94 (accessed" in text.notes[0].text
    first = text.passages[0]
    assert (first.first_page, first.last_page) == (1, 2)
    assert first.box is not None
    assert [call.label for call in first.calls] == ["1", "2"]
    assert "never\naccepted in any form." in first.text
    assert "JOURNAL" not in "".join(passage.text for passage in text.passages)


def test_headings_names_and_set_phrases_are_no_pull_quotes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "The United Nations Observer Mission in Georgia met the Group of Friends of the Secretary-General in March, and\n"
        "the United Kingdom of Great Britain and Northern Ireland spoke for the friends, as it had done in the year before.\n\n"
        "The United Nations Observer Mission\nin Georgia\n\n"
        "It had 136 observers in that month, who went to the valley every day and wrote down what they saw there.\n\n"
        "United Kingdom of Great Britain\nand Northern Ireland\n",
        encoding="utf-8",
    )
    assert not [p for p in read_text(path).passages if p.kind == "quote"]
