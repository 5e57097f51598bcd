"""Notes in texts of many layouts; each layout is written here, with what a reader of it would say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.growth import check_growth

from peaceops.documents.text import read_text
from peaceops.model.text import Text

Read = Callable[[str], Text]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def write(content: str) -> Text:
        path = tmp_path / "text.txt"
        path.write_text(content, encoding="utf-8")
        return read_text(path)

    return write


def notes(text: Text) -> list[tuple[str, str]]:
    return [(note.label, note.text) for note in text.notes]


def places(text: Text) -> list[str]:
    """For each note the last words before each of its calls."""
    found = []
    for note in text.notes:
        befores = [text.passages[place.passage].text[: place.at].split() for place in note.calls]
        found.append(" / ".join(before[-1] for before in befores))
    return found


def body(text: Text) -> str:
    return " ".join(" ".join(passage.text.split()) for passage in text.passages)


def test_endnotes_under_a_heading(read: Read) -> None:
    text = read("""The force in the valley

The force came in 1994.1 It had 1,600 men, of whom 200 were at the
river,2 and it stayed until 2008. Resolution 937 (1994) welcomed it.3

It did not disarm anybody, for Article 4 gave it no such task.4

Notes

1. Smith, J., The Force (London: Press, 1996), p. 12.
2. Ibid., pp. 14-15. The number differs in other accounts,
which do not count drivers.
3. S/RES/937 (1994), 21 July 1994, para. 4.
4. Agreement on a Ceasefire, 14 May 1994.
""")
    assert places(text) == ["1994.", "river,", "it.", "task."]
    assert text.notes[1].text == "Ibid., pp. 14-15. The number differs in other accounts, which do not count drivers."
    assert "937 (1994) welcomed it. It did" in body(text)
    assert not any("Smith" in sentence.text for sentence in text.sentences)


def test_footnotes_at_form_feeds_with_heads_and_page_numbers(read: Read) -> None:
    text = read("""JOURNAL OF PEACE 11

The mission had 40 posts in the north.1 Its patrols reached every village
of the district by May, and the parties let them pass, as the agreement of

1 Report of the Secretary-General, S/1994/1, para. 7.
11
\fJOURNAL OF PEACE 12

14 May 1994 had said.2 After that the number of incidents fell to 12.

2 Agreement, Article 3, available at https://example.org/agree-
ments/1994 (accessed 3 May 2020).
12
\fJOURNAL OF PEACE 13

In 1998 the war began anew.3 The mission lost two observers in that week.

3 Ibid.
13
""")
    assert places(text) == ["north.", "said.", "anew."]
    assert (
        text.notes[1].text
        == "Agreement, Article 3, available at https://example.org/agree-ments/1994 (accessed 3 May 2020)."
    )
    assert "as the agreement of 14 May 1994 had said. After that" in body(text)
    assert "JOURNAL" not in body(text)
    assert "13" not in body(text)


def test_footnotes_without_any_mark_of_pages(read: Read) -> None:
    text = read("""The peacekeepers came from one state,1 which was also a party to
the war. Few states protested at that time, as the Council was busy
1 Jones, A., “One state”, Survival, Vol. 3, No. 2, 1995, p. 7.
with other wars and had no money for another force of that size.2 It
sent observers instead. They had no arms and could only report what
2 Ibid., p. 9.
they saw, and they saw little of it.3
3 Smith, B., Observers, 1999.
""")
    assert places(text) == ["state,", "size.", "it."]
    assert [note.text[:5] for note in text.notes] == ["Jones", "Ibid.", "Smith"]
    assert "as the Council was busy with other wars" in body(text)
    assert "report what they saw" in body(text)


def test_roman_labels(read: Read) -> None:
    text = read("""The first mission left in 2009.i The second one never began.ii A third
was proposed by the parties.iii

i Report, p. 3.
ii See the debate of 15 June.
iii Ibid.
""")
    assert notes(text) == [("i", "Report, p. 3."), ("ii", "See the debate of 15 June."), ("iii", "Ibid.")]
    assert places(text) == ["2009.", "began.", "parties."]


def test_asterisks_and_daggers(read: Read) -> None:
    text = read("""Peace and its keepers

Ann Writer* and Ben Author†

The paper asks whether five stars (*****) in a table mean anything at all.

* Ann Writer teaches in London.
† Ben Author is a colonel.
""")
    assert notes(text) == [("*", "Ann Writer teaches in London."), ("†", "Ben Author is a colonel.")]
    assert places(text) == ["Writer", "Author"]
    assert "(*****)" in body(text)


def test_numbers_in_brackets_may_call_again(read: Read) -> None:
    text = read("""Peacekeeping works [1], though not everywhere [2, 3]. The effect is
strong in small wars [1] and weak in large ones [2–4].

References

[1] Fortna, V. Does peacekeeping work? 2008.
[2] Gilligan, M. and Sergenti, E. Do UN interventions cause peace? 2008.
[3] Hultman, L. United Nations peacekeeping. 2013.
[4] Walter, B. The extraordinary relationship. 2021.
""")
    assert [len(note.calls) for note in text.notes] == [2, 2, 2, 1]
    assert "works, though not everywhere. The effect" in body(text)


def test_numbering_begins_anew_on_each_page(read: Read) -> None:
    text = read("""The mandate was short.1 It had three parts, of which one was new to all.2

1 S/RES/858 (1993).
2 S/RES/937 (1994).
\fThe next mandate was longer than that.1 It was never fulfilled, as all know.2

1 S/RES/1077 (1996).
2 Ibid., para. 3.
\fThen nothing came of it.1

1 S/2009/254.
""")
    assert [note.label for note in text.notes] == ["1", "2", "1", "2", "1"]
    assert places(text) == ["short.", "all.", "that.", "know.", "it."]


def test_numbering_begins_anew_in_each_chapter(read: Read) -> None:
    text = read("""Chapter 1

The first war ended in 1993.1 The second began in 1998.2

Notes

1. Smith, 1999, p. 2.
2. Ibid.

Chapter 2

A force came.1 It was small.2 It went away in 2008, and no other came.3

Notes

1. Jones, 2001.
2. Ibid., p. 4.
3. Report of 2009.
""")
    assert [note.label for note in text.notes] == ["1", "2", "1", "2", "3"]
    assert places(text) == ["1993.", "1998.", "came.", "small.", "came."]
    assert "Chapter 2" in body(text)


def test_markdown(read: Read) -> None:
    text = read("""# The mission

It began in 1993.[^1] It ended in 2009.[^end]

## After it

Nothing.[^1]

[^1]: Resolution 858, see <https://undocs.org/S/RES/858>.
[^end]: The Council did not
    agree on its extension.
""")
    assert [(note.label, len(note.calls)) for note in text.notes] == [("1", 2), ("end", 1)]
    assert text.notes[1].text == "The Council did not agree on its extension."
    assert [p.text for p in text.passages if p.kind == "heading"] == ["# The mission", "## After it"]


def test_superscript_characters(read: Read) -> None:
    text = read("""The area is 25 km² large.¹ It lies north of the river² and has 30 villages.³

¹ Census, 1989.
² Not the dam.
³ Ibid.
""")
    assert places(text) == ["large.", "river", "villages."]
    assert "25 km² large." in body(text)


def test_old_style_of_the_united_nations(read: Read) -> None:
    text = read("""The refugees numbered 250,000. 1/ Some 40,000 went home in 1998, 2/ before the
fighting of May drove them out again.

1/ Report of the High Commissioner, 1994.
2/ Ibid., 1998.
""")
    assert notes(text) == [("1", "Report of the High Commissioner, 1994."), ("2", "Ibid., 1998.")]
    assert places(text) == ["250,000.", "1998,"]


def test_spaces_before_calls(read: Read) -> None:
    text = read("""The troops left the valley in June. 1 They came back in July. 2 Nobody counted them.

1 Interview, Sukhumi, 2003.
2 Ibid.
""")
    assert places(text) == ["June.", "July."]


@pytest.mark.parametrize(
    "content",
    [
        "The aims are:\n\n1. Peace in the valley.\n2. Return of the displaced.\n3. A political settlement of the conflict.\n\nNone was met.\n",
        "In 1994 the G8 met. The force had T72 tanks and 1,650 men, 3.5 per cent of whom were drivers.\n\n72 hours later it left.\n",
        "See paragraph 4 of S/RES/937.\n\nThe period 1992–97 saw 12 missions.\n\n12 of them failed in 1.5 years.\n",
        "1. The present report is submitted under resolution 937 (1994).\n\n2. The strength stood at 136 on 3 May.\n\n3. No incident was reported.\n",
        "* peace\n* return\n* a settlement of the conflict that all accept\n",
        "It was 5 km from Gali.2 The rest is silence.\n",
    ],
)  # fmt: skip
def test_numbers_that_call_nothing(read: Read, content: str) -> None:
    text = read(content)
    assert text.notes == ()
    assert not any(passage.calls for passage in text.passages)
    assert body(text) == " ".join(content.split())


def test_a_note_that_nothing_calls_is_said(read: Read) -> None:
    text = read("""It began in 1993.1 It ended in 2009.3 That is all there is to say about it.

1 Resolution 858.
2 Resolution 937.
3 Ibid.
""")
    assert [len(note.calls) for note in text.notes] == [1, 0, 1]
    assert text.warnings == ("note 2 is called nowhere (line 4)",)


def test_a_last_note_that_nothing_calls_is_no_part_of_the_note_above(read: Read) -> None:
    text = read("""The force came in 1994.1 It had no mandate for the valley.2 Its posts stood on the river.3

1  Smith, J., Observers in Georgia, 1995, p. 10.
2  Ibid.
3  Brown, K., op. cit.
4  Jones, interview with the author.
""")
    assert [note.text for note in text.notes][2:] == ["Brown, K., op. cit.", "Jones, interview with the author."]
    assert any("note 4 is called nowhere" in warning for warning in text.warnings)


@pytest.mark.parametrize(
    "line", ["4 January saw a new attack on the posts of the force.", "4 observers were wounded at the bridge."]
)
def test_a_number_that_begins_a_line_of_the_body_after_a_note_begins_no_note(read: Read, line: str) -> None:
    text = read(f"""The force came in 1994.1 It had no mandate for the valley.2 Its posts stood on the river.3
1  Smith, J., Observers in Georgia, 1995, p. 10.
2  Ibid.
3  Brown, K., op. cit.
{line} Nobody in the capital took note of it.
""")
    assert [note.label for note in text.notes] == ["1", "2", "3"]


def test_a_note_that_is_missing_is_said(read: Read) -> None:
    text = read("""It began in 1993.1 It grew in 1994.2 It ended in 2009.3 That is all there is to say.

1 Resolution 858.
3 Ibid.
""")
    assert [note.label for note in text.notes] == ["1", "3"]
    assert "no note 2 was found before note 3" in text.warnings


def test_two_columns_one_after_the_other(read: Read) -> None:
    text = read("""The left column begins here
with a claim.1 It goes on to
say that no force was ever
sent to the

1 Left, A., Columns, p. 3.

valley before that year.2 The
right column ends the page
with no more claims in it.

2 Ibid., p. 5.
""")
    assert places(text) == ["claim.", "year."]
    assert "sent to the valley before that year." in body(text)


def test_numbered_paragraphs_before_endnotes_of_the_same_numbers(read: Read) -> None:
    paragraphs = (
        "1. The present report is submitted to the Council and covers the period from March to October.\n\n"
        "2. The Force was established by two resolutions.1 Its mandate was enhanced later.2\n\n"
        "3. The Office found that the Force lacked a system for tracking.3 The Board said the same.4\n\n"
    )
    after = "Notes\n\n1. See resolution 1701 (2006).\n\n2. A/55/305, para. 3.\n\n3. A/70/5, para. 188.\n\n4. Ibid., para. 189.\n"
    text = read(paragraphs + after)
    assert [label for label, _ in notes(text)] == ["1", "2", "3", "4"]
    assert notes(text)[0][1] == "See resolution 1701 (2006)."
    assert "The present report is submitted" in body(text)
    assert places(text) == ["resolutions.", "later.", "tracking.", "same."]


def test_labels_on_lines_of_their_own(read: Read) -> None:
    """As some tools take footnotes out of pages: the raised label becomes a line."""
    text = read(
        "The mission opened in 2008 with 200 monitors.1 It was never\nlet into the north, and few believed that it would be.2 It stayed\n"
        "for years. Its patrols\n1\nHelen Marsh, Monitors (Bonn: Rhine Press, 2012), p. 4.\n2\nInterview with a patrol leader, Gori, May 2011.\n"
        "\fwere stopped 40 times in 2009, and nobody was punished for it.3\nThat has not changed.\n3\nRhine Institute, Annual Report (Bonn, 2010), p. 7.\n"
    )
    assert notes(text) == [
        ("1", "Helen Marsh, Monitors (Bonn: Rhine Press, 2012), p. 4."),
        ("2", "Interview with a patrol leader, Gori, May 2011."),
        ("3", "Rhine Institute, Annual Report (Bonn, 2010), p. 7."),
    ]
    assert places(text) == ["monitors.", "be.", "it."]
    assert [s.text for s in text.sentences][
        3
    ] == "Its patrols were stopped 40 times in 2009, and nobody was punished for it."


def test_notes_of_chapters_in_a_text_without_empty_lines(read: Read) -> None:
    text = read(
        "The council sent a force to the island in the spring of 1964.1\nIt counted its own soldiers twice, as the first report says in a table.2\n"
        "Notes\n1. Council Resolution 186, 4 March 1964.\n2. Report on the island, 15 June 1964, para. 3, with a table of all\nbattalions.\n"
        "The second force was smaller than the first one and stayed longer.1\nIts vehicles were white, and nobody knows what became of them later.2\n"
        "Notes\n1. Council Resolution 350, 31 May 1974.\n2. Alan Holt, On Fences (London: Quay, 1990), 332.\n"
    )
    assert [label for label, _ in notes(text)] == ["1", "2", "1", "2"]
    assert places(text) == ["1964.", "table.", "longer.", "later."]
    assert notes(text)[1][1].endswith("with a table of all battalions.")


def test_numbers_in_parentheses(read: Read) -> None:
    text = read(
        "The force rose from 214 to 1,102 men.(1) Nobody asked why (see part 2). It left in 2010,(2) and came back.(3) It has\n"
        "stayed (since 2014) with 40 men.\n\nNotes\n\n(1) Council, Report 12 (Bonn, 2009), p. 4.\n\n(2) Interview, Gori, May 2011.\n\n"
        "(3) Council, Report 13 (Bonn, 2012), p. 6.\n"
    )
    assert [label for label, _ in notes(text)] == ["1", "2", "3"]
    assert places(text) == ["men.", "2010,", "back."]


def test_headings_with_numbers_are_no_notes(read: Read) -> None:
    """Notes 1 and 2 at the foot of a page, chapter 3 on the next."""
    text = read(
        "1 Background\nThe force was set up in 2012 and never had more than 2,940 soldiers.1 It\ncost its donors 612 million in seven years, as they say.2 That\n"
        "is less than others cost.\n1\nInterview with the commander, Arusha, April 2019.\n2\nViolence Observatory, database, June 2019.\n"
        "\f2.3 Sustainability\nThe force left in 2018, and two months later the army closed 12 of its\n31 posts.\n3 Conclusions\n"
        "The force helped, though it was neither the only cause nor the main one.\n"
    )
    assert [label for label, _ in notes(text)] == ["1", "2"]
    assert "The force left in 2018, and two months later the army closed 12 of its 31 posts." in [
        s.text for s in text.sentences
    ]
    assert text.sentences[-1].text == "The force helped, though it was neither the only cause nor the main one."


LEFT = (
    "The European mission began its", "work in the autumn of 2008 and", "had some 200 monitors then.1 It", "was never let into the north,", "and few of them believed that",
    "it would be. Its cars were old.", "In Aceh another mission was", "short by design, and it closed", "after 15 months. It had seen", "840 weapons burnt.",
)  # fmt: skip
RIGHT = (
    "That is more than any other", "mission of its kind has seen.", "Counting rewards the observer", "who stands nearest the guns.2", "When a base opened in 2016,",
    "the count tripled in a month,", "though no commander believed", "that the fighting had. It was", "a matter of ears and eyes, and", "of nothing else at all.",
)  # fmt: skip


def test_columns_that_stand_side_by_side(read: Read) -> None:
    page = "\n".join(f"{left:36}{right}" for left, right in zip(LEFT, RIGHT, strict=True))
    text = read(
        f"THE MONITORS\n\n{page}\n\n1\n    Helen Marsh, Monitors (Bonn: Rhine Press, 2012), p. 4, with a list of all posts.\n2\n"
        f"    Interview with a patrol leader, Gori, May 2011, who was not to be named.\n\f{page.replace('.1', '.').replace('.2', '.')}\n"
    )
    sentences = [s.text for s in text.sentences]
    assert "The European mission began its work in the autumn of 2008 and had some 200 monitors then." in sentences
    assert (
        "When a base opened in 2016, the count tripled in a month, though no commander believed that the fighting had."
        in sentences
    )
    assert [label for label, _ in notes(text)] == ["1", "2"]
    assert places(text) == ["then.", "guns."]


def test_tables_of_a_page_are_no_columns(read: Read) -> None:
    rows = "\n".join(
        f"{name:24}{number:>8}{number * 2:>10}"
        for number, name in enumerate(("Ghana", "Nepal", "Peru", "Fiji", "Chad", "Togo", "Mali", "Laos", "Oman"))
    )
    text = read(
        f"The force had soldiers of nine states, as the table shows, and it kept them all.\n\n{rows}\n\fThe rest of them had left by the end of that year.\n"
    )
    assert [p.text.split("\n")[4].split() for p in text.passages if p.kind == "table"] == [["Chad", "4", "8"]]


@pytest.mark.parametrize("name", ["text.txt", "text.md"])
def test_a_call_that_stands_on_a_line_of_its_own(tmp_path: Path, name: str) -> None:
    body = (
        "The force that the council had set up in the autumn of that year left its posts\n"
        "in the north before the winter and was never seen again in any of the valleys.\n"
    )
    note = "[1] Smith, J., Peace (London: Press, 2004), p. 12.\n"
    (tmp_path / name).write_text(f"{body}{body}[1]\n{body}{body}\nNotes\n\n{note}", encoding="utf-8")
    text = read_text(tmp_path / name)
    assert [n.label for n in text.notes] == ["1"]
    assert [s.notes for s in text.sentences if s.text.startswith("The force")] == [(), ("1",), (), ()]


def test_pages_in_calls(read: Read) -> None:
    text = read(
        "It began early [1, p. 3] and ended late [2: 14–15; 3, Sec. II]. It was long [1, pp. 4–5], [4]–[6].\n\n"
        "Others doubt it [see 2, ch. 4], [3 at 77]. All of them came [1–3].\n\n"
        "References\n\n" + "\n\n".join(f"[{n}] Roe, A. Title number {n}. Press, 200{n}." for n in range(1, 7)) + "\n"
    )
    said = {note.label: [place.pinpoint for place in note.calls] for note in text.notes}
    assert said["1"] == ["p. 3", "pp. 4–5", ""]
    assert said["2"][:2] == ["14–15", "ch. 4"]
    assert said["3"][0] == "Sec. II"
    assert said["4"] == said["5"] == said["6"] == [""]
    assert "[1" not in body(text)


def test_labels_that_touch_a_word_of_notes(read: Read) -> None:
    text = read(
        "It began early.1 It ended late.2 It was long.3\n\nNotes\n\n1Roe, A Title (London: Press, 1999), 3.\n2ibid 5.\n"
        "3see Poe, Another Title (Paris: Press, 2001).\n"
    )
    assert [note.text for note in text.notes][1:] == ["ibid 5.", "see Poe, Another Title (Paris: Press, 2001)."]


@pytest.mark.parametrize("run", ["1:2-3,4:5-6,7:8-9,", "1, p. 2-3, 4, p. 5-6, ", "1 at 2-3, 4, ", "1, p. I-3,"])
def test_long_runs_of_numbers_that_no_bracket_closes_end(read: Read, run: str) -> None:
    def work(times: int) -> None:
        read("It was so. " + ("[" + run * 6 + "x ") * times + "\n\nReferences\n\n[1] Roe, A. Title. Press, 2001.\n")

    check_growth(work, 100)
