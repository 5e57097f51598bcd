"""Notes: right for the documents we cite, harmless for all others."""

from __future__ import annotations

import re
import subprocess
import sys
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peaceops.report.cite import CitationNotes, format_notes, hash_item

UN = {
    "id": "s",
    "type": "report",
    "title": "Report of the Secretary-General",
    "author": [{"literal": "United Nations Secretary-General"}],
    "number": "S/2008/480",
    "publisher": "United Nations",
    "issued": {"date-parts": [["2008", 7, 23]]},
    "URL": "https://undocs.org/S/2008/480",
}


@pytest.mark.parametrize(
    ("item", "text"),
    [
        (
            UN,
            "United Nations Secretary-General, Report of the Secretary-General, S/2008/480 (United Nations, 23 July 2008), https://undocs.org/S/2008/480.",
        ),
        (
            {
                "id": "r",
                "type": "legislation",
                "title": "Resolution 937 (1994)",
                "author": [{"literal": "United Nations Security Council"}],
                "number": "S/RES/937 (1994)",
                "issued": {"raw": "1994-07-21"},
                "URL": "https://undocs.org/S/RES/937(1994)",
            },
            "United Nations Security Council, Resolution 937 (1994), S/RES/937 (1994), 21 July 1994, https://undocs.org/S/RES/937(1994).",
        ),
        (
            {
                "id": "a",
                "type": "article-journal",
                "title": "On the front lines",
                "author": [
                    {"family": "MacFarlane", "given": "S. Neil"},
                    {"family": "Haar", "given": "G", "non-dropping-particle": "van der"},
                ],
                "container-title": "Review",
                "volume": 3,
                "issue": "2",
                "page": "10-22",
                "issued": {"date-parts": [[1997]]},
                "DOI": "10.1000/xyz",
            },
            "S. Neil MacFarlane and G van der Haar, ‘On the front lines’, Review 3, no. 2 (1997): 10–22, doi:10.1000/xyz.",
        ),
        (
            {
                "id": "w",
                "type": "webpage",
                "title": "Facts",
                "author": [{"literal": "UN Peacekeeping"}],
                "accessed": {"date-parts": [[2026, 11, 20]]},
                "URL": "https://example.org/",
            },
            "UN Peacekeeping, ‘Facts’, accessed 20 November 2026, https://example.org/.",
        ),
        (
            {
                "id": "t",
                "type": "treaty",
                "title": "Agreement on a Cease-fire",
                "number": "S/1994/583, annex I",
                "issued": {"date-parts": [[1994, 5, 14]]},
            },
            "Agreement on a Cease-fire, S/1994/583, annex I, 14 May 1994.",
        ),
        (
            {
                "id": "c",
                "type": "chapter",
                "title": "Georgia",
                "author": [{"family": "B", "given": "A"}],
                "editor": [{"family": "D", "given": "C"}],
                "container-title": "Book",
                "publisher": "OUP",
                "publisher-place": "Oxford",
                "issued": {"date-parts": [[1999]]},
                "page": "1-20",
            },
            "A B, ‘Georgia’, in Book, ed. C D (Oxford: OUP, 1999), 1–20.",
        ),
        ({"id": "bare"}, "‘bare’, n.d."),
    ],
)
def test_notes_read_right(item: dict[str, object], text: str) -> None:
    (note,) = format_notes([item]).values()
    assert note.striptags() == text


def test_link_keeps_its_brackets_and_leaves_the_full_stop() -> None:
    note = format_notes([{**UN, "URL": "https://undocs.org/S/RES/937(1994)"}])["s"]
    assert 'href="https://undocs.org/S/RES/937(1994)" rel="noopener noreferrer"' in note
    assert note.endswith("</a>.")


def test_hostile_item_is_text() -> None:
    note = format_notes([{"id": "x", "title": '<script>alert(1)</script>"><img src=x>', "URL": "javascript:alert(1)"}])[
        "x"
    ]
    assert "<script" not in note
    assert "<img" not in note
    assert "href" not in note
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in note


def test_markup_of_a_title_is_dropped() -> None:
    assert format_notes([{"id": "x", "type": "book", "title": "A <i>b</i> & c"}])["x"] == "<i>A b &amp; c</i>, n.d."


def test_notes_from_a_cache_are_cleaned() -> None:
    notes = CitationNotes(html={"x": "<i>A</i><script>1</script><b>open https://example.org/<x"})
    assert notes.note("x") == (
        "<i>A</i>&lt;script&gt;1&lt;/script&gt;open "
        '<a href="https://example.org/" rel="noopener noreferrer">https://example.org/</a>&lt;x'
    )
    assert notes.note("y") is None


def test_cleaning_changes_nothing_that_was_formatted() -> None:
    notes = format_notes([UN])
    assert CitationNotes(html=notes).note("s") == notes["s"]


def test_hash_is_of_content() -> None:
    assert hash_item(UN) == hash_item({**UN, "id": "other", "abstract": "not printed"})
    assert hash_item(UN) != hash_item({**UN, "number": "S/2008/481"})


def test_items_that_are_equal_are_formatted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from peaceops.report import cite

    calls = []
    original = cite._format_one
    monkeypatch.setattr(cite, "_format_one", lambda item: calls.append(1) or original(item))
    notes = format_notes([UN, {**UN, "id": "again"}, UN])
    assert list(notes) == ["s", "again"]
    assert calls == [1]


def test_no_warning_leaves() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        format_notes([{"id": "x", "type": "no-such-type", "title": "T", "no-such-field": 1}])


def test_import_does_not_load_the_library() -> None:
    script = "import sys, peaceops.report.cite, peaceops.report.html; sys.exit('citeproc' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["family", "given", "literal", "date-parts", "raw", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "type",
                "title",
                "author",
                "editor",
                "issued",
                "accessed",
                "number",
                "URL",
                "DOI",
                "page",
                "publisher",
                "volume",
                "container-title",
                "edition",
                "genre",
            ]
        ),
        JSON,
        max_size=8,
    )
)
def test_any_item_gives_a_harmless_note(item: dict[str, object]) -> None:
    note = str(format_notes([{"id": "x", **item}])["x"])
    tags = re.findall(r"<[^>]*>", note)
    assert all(
        re.fullmatch(r'</?(?:i|b|sup|sub)>|</a>|<a href="https?://[^"]*" rel="noopener noreferrer">', tag)
        for tag in tags
    )
