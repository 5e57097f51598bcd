"""Laws of reading: whatever the layout, every note is found whole and called where its mark stood."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.conftest import Piece, WritePdf

from peaceops.documents.text import read_text

SENTENCES = (
    "The force kept 136 posts along the river in 1994", "Its patrols met no resistance from either side", "Article 4 of the agreement gave it no such task",
    "In the years 1992–97 some 40,000 people went home", "Resolution 937 (1994) welcomed the force", "The G8 met on 12 July and said nothing of it",
    "Observers counted 3.5 tons of weapons near the bridge", "Nobody asked the 250,000 displaced what they wanted",
)  # fmt: skip
NOTES = (
    "Smith, J., The Force (London: Press, 1996), p. 12.", "Ibid.", "Report of the Secretary-General, S/1994/1, paras. 3-7.", "Jones, A., op. cit., p. 5.",
    "United Nations, Peacekeeping, available at: https://www.example.org/peace/2008/03 (accessed: May 4, 2022).", "See the debate of 3 May 1999.",
)  # fmt: skip
# Lines that repeat at the edges of pages are heads: no two sentences are the same.
PLACES = (
    "Gali",
    "Ochamchira",
    "Zugdidi",
    "Tkvarcheli",
    "Sukhumi",
    "Gagra",
    "Gudauta",
    "Kodori",
    "Lata",
    "Azhara",
    "Pitsunda",
    "Otobaya",
)
PAGES = st.lists(
    st.lists(st.tuples(st.sampled_from(SENTENCES), st.booleans()), min_size=2, max_size=7), min_size=1, max_size=5
)


def build(pages: list[list[tuple[str, bool]]], layout: str) -> tuple[str, list[tuple[str, str]]]:
    """Set pages of sentences, some with a note, in a layout; give the text and what each note is called after."""
    written: list[str] = []
    expected: list[tuple[str, str]] = []
    ends: list[str] = []
    number = count = 0
    for page in pages:
        number = 0 if layout == "anew" else number
        words: list[str] = []
        feet: list[str] = []
        for sentence, has_note in page:
            count += 1
            sentence = f"{sentence} near {PLACES[count % 12]} and {PLACES[(count // 12 + count) % 12]}"
            mark = ""
            if has_note:
                number += 1
                note = NOTES[(number + len(sentence)) % len(NOTES)]
                expected.append((note, sentence.split()[-1] + "."))
                mark = f" [{number}]" if layout == "brackets" else str(number)
                feet.append(
                    f"[{number}] {note}"
                    if layout == "brackets"
                    else f"{number}. {note}"
                    if layout == "ends"
                    else f"{number} {note}"
                )
            words.append(f"{sentence}{mark}." if layout == "brackets" else f"{sentence}.{mark}")
        written.append(wrap(" ".join(words)))
        if layout in {"ends", "brackets"}:
            ends += feet
        elif feet:
            written[-1] += "\n\n" + "\n".join(wrap(foot) for foot in feet)
    if layout in {"ends", "brackets"}:
        return "\n\n".join(written) + ("\n\nNotes\n\n" + "\n".join(wrap(end) for end in ends) if ends else ""), expected
    return "\n\f".join(written) + "\n", expected


def wrap(text: str) -> str:
    """Break into lines of up to 72 characters."""
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= 72:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAGES, st.sampled_from(["feet", "anew", "ends", "brackets"]))
def test_every_note_is_whole_and_called_in_its_place(
    tmp_path: Path, pages: list[list[tuple[str, bool]]], layout: str
) -> None:
    content, expected = build(pages, layout)
    path = tmp_path / "text.txt"
    path.write_text(content, encoding="utf-8")
    text = read_text(path)
    if len(expected) < 2 or text.notes == ():
        # One or two notes may be too few to be sure of; then none is made up.
        assert len(text.notes) in {0, len(expected)}
        assert len(expected) <= 2 or text.notes
        return
    assert [note.text for note in text.notes] == [note for note, _ in expected]
    words = {p.order: p.text for p in text.passages}
    found = [words[place.passage][: place.at].split()[-1].rstrip(".") for note in text.notes for place in note.calls]
    assert found == [word.rstrip(".") for _, word in expected]


def test_two_columns_with_the_page_number_between_them(write_pdf: WritePdf) -> None:
    def column(left: float, words: list[str]) -> list[Piece]:
        return [(left, 730 - 13 * row, line) for row, line in enumerate(words)]

    left = ["The force came in 1994 and had no", "arms but those of its own, as the", "parties had agreed in Moscow, but", "it could not keep them apart and",
            "left after the war of 2008, when", "the Council could not agree on a", "mandate for it in the region, for"]  # fmt: skip
    right = ["the permanent members differed.", "The observers went with it and the", "villages were left alone with the",
             "police of either side, who were", "few and had no cars. Nobody has", "come back since then to count the", "houses that were burnt there."]  # fmt: skip
    pages = [
        [(70, 770, "JOURNAL OF PEACE", 8), *column(70, left), *column(320, right), (292, 40, str(n), 8)]
        for n in range(7, 11)
    ]
    text = read_text(write_pdf(pages))
    prose = " ".join(passage.text.replace("\n", " ") for passage in text.passages)
    assert prose.count("in the region, for the permanent members differed. The observers") == 4
    assert "JOURNAL" not in prose
    assert not any(f" {n} " in f" {prose} " for n in range(7, 11))


def test_boxes_count_from_the_top_left_of_the_page(write_pdf: WritePdf) -> None:
    text = read_text(
        write_pdf(
            [[(100, 700, "It came in 1994 and it left in 2009."), (100, 688, "Nobody came after it to the valley.")]]
        )
    )
    box = text.passages[0].box
    assert box is not None
    assert (box.page, round(box.left)) == (1, 100)
    # The page is 800 high; letters of 10 points stand on lines at 700 and 688.
    assert 85 < box.top < 100
    assert 112 < box.bottom < 120
    assert 200 < box.right < 320


def test_a_pull_quote_in_larger_type_repeats_its_paragraph(write_pdf: WritePdf) -> None:
    lines = ["The force came in 1994 and it was never more than a witness of the", "war, for it had neither arms nor a mandate to use them, as all knew,",
             "and as the parties told everybody who asked them about it."]  # fmt: skip
    page: list[Piece] = [(70, 730 - 13 * row, line) for row, line in enumerate(lines)]
    page += [(120, 640, "it was never more than a witness of", 16), (120, 620, "the war, for it had neither arms", 16)]
    page += [
        (70, 580, "The second paragraph says that the observers wrote reports of it."),
        (70, 567, "They wrote 97 of them in the years from 1993 to 2009."),
    ]
    text = read_text(write_pdf([page]))
    quote = next(p for p in text.passages if p.kind == "quote")
    assert quote.repeats is not None
    assert text.passages[quote.repeats].text.startswith("The force came")
    assert sum("never more than a witness" in s.text for s in text.sentences) == 1


def test_a_page_without_words_beside_another(write_pdf: WritePdf) -> None:
    written: list[Piece] = [(70, 700 - 20 * place, f"{sentence}.") for place, sentence in enumerate(SENTENCES)]
    for pages in ([written, []], [[], written], [written, [(70, 40, "2")]]):
        text = read_text(write_pdf(pages))
        read = " ".join(" ".join(passage.text.split()) for passage in text.passages)
        assert [sentence for sentence in SENTENCES if sentence.isascii() and sentence not in read] == []
