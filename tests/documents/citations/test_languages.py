"""Notes of German, French, Italian and transliterated Russian houses: cues, leads, volumes, places of the year."""

from __future__ import annotations

import pytest
from tests.documents.citations.test_houses import last
from tests.growth import check_growth

from peaceops.documents.citations.back import read_back
from peaceops.documents.citations.piece import split_note
from peaceops.documents.citations.reference import parse_reference

KERN = "Vgl. Ulrike Kern, Häfen und Wächter, Kiel: Werft 2011, S. 23 ff."
BAND = "Jan Oster, Wache, in: Eva Rast/Max Poel (Hrsg.), Auf See, Bremen: Anker 2014, S. 77–98, hier S. 80."
NERI = "G. Neri, Pane e sale, in «Rivista di campo», XII (1994), n. 3, pp. 401-433."


@pytest.mark.parametrize(
    ("words", "form", "note", "pinpoint"),
    [
        ("Ebd., S. 44 f.", "ibid", "", "S. 44 f."),
        ("Ebenda, S. 9.", "ibid", "", "S. 9"),
        ("Ivi, p. 58.", "ibid", "", "p. 58"),
        ("Tam zhe. S. 16.", "ibid", "", "S. 16"),
        ("Same article.", "ibid", "", ""),
        ("Kern, a.a.O. (Anm. 2), S. 31.", "op-cit", "2", "S. 31"),
        ("Kern (wie Anm. 2), S. 31.", "note", "2", "S. 31"),
        ("Neri, Pane e sale, cit., p. 402.", "op-cit", "", "p. 402"),
        ("Rapport n° 9, préc. note 18, p. 70.", "op-cit", "18", "p. 70"),
        ("Grin, Ukaz. soch., s. 20.", "op-cit", "", "s. 20"),
        ("See note 16.", "note", "16", ""),
    ],
)
def test_a_cue_of_another_language_refers_back(words: str, form: str, note: str, pinpoint: str) -> None:
    back = read_back(words)
    assert back is not None
    assert (back.form, back.note, back.pinpoint) == (form, note, pinpoint)


@pytest.mark.parametrize(
    "words",
    [
        "Same day, other place.",
        "The note 3 of the ministry was lost.",
        "Ivi and Ivo were brothers.",
        "A citadel, p. 3.",
    ],
)
def test_what_only_looks_like_a_cue_does_not(words: str) -> None:
    assert read_back(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "Kern, Häfen und Wächter (Anm. 1), S. 3.",
        "Eine Ausnahme ist Kern (Anm. 1).",
        "Näher dazu, wenn auch knapp, Kern, Häfen und Wächter, S. 4.",
        "So schon Kern, Häfen und Wächter, S. 5.",
        "That nobody asked is the point of Kern, Häfen und Wächter, 7.",
    ],
)
def test_author_and_title_are_known_whatever_leads_to_them(words: str) -> None:
    assert last(KERN, NERI, words) == ["w01"]


def test_an_author_alone_in_a_sentence_cites_nothing() -> None:
    assert last(KERN, NERI, "Kern, who was there, does not agree.") == ["."]


def test_the_volume_of_a_chapter_is_known_by_its_editors() -> None:
    assert last(BAND, "Rast/Poel, Einleitung, in: dies. (Anm. 1), S. 9.") == ["w02"]


def test_the_same_author_again_by_another_title() -> None:
    words = "Kern, Häfen und Wächter, Kiel: Werft 2011. Dello stesso autore si veda anche Id., Altri porti del mare, Roma 2013."
    assert last(NERI, words) == ["w02", "w03"]
    assert last(KERN, BAND, "Ders., a.a.O., S. 82.") == ["w02"]


def test_a_title_without_marks_in_a_volume_or_journal() -> None:
    chapter = parse_reference(BAND)
    assert (chapter.title, chapter.container, chapter.kind, chapter.pages, chapter.pinpoint) == (
        "Wache", "Auf See", "chapter", "77-98", "80",
    )  # fmt: skip
    assert chapter.issued_text == "2014"
    article = parse_reference(NERI)
    assert (article.title, article.issued_text) == ("Pane e sale", "1994")
    assert article.kind != "chapter"
    daily = parse_reference("Petra Loh, Mehr Boote, in: Hafenblatt, 14. März 2013, https://hafen.example.de/boote")
    assert daily.kind != "chapter"
    assert daily.issued is not None
    assert daily.issued[0].isoformat() == "2013-03-14"


def test_a_lead_with_a_verb_before_a_whole_reference() -> None:
    words = (
        "The fullest is Gerrit Haas, The Long Delay: A Country and Its Clerks (Utrecht: Spanje, 1994), esp. chap. 2."
    )
    assert [piece.kind for piece in split_note(words)] == ["reference"]
    assert parse_reference(words).authors[0].family == "Haas"
    # A name in a sentence is no reference.
    assert [piece.kind for piece in split_note("The envoy was Gerrit Haas, Minister of Trade, who left.")] == ["prose"]


@pytest.mark.parametrize("run", ["abc: Ab Cd, ", "Ab, Cd 1990, ", "(Anm. 3) ", "Ab Cd, T, in: ", "a" * 12])
def test_long_runs_end(run: str) -> None:
    def work(times: int) -> None:
        words = run * times
        split_note(words)
        parse_reference(words)
        read_back(words)

    check_growth(work, 400)
