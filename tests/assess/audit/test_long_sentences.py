"""What belongs to a figure is read near it, however long its sentence."""

from __future__ import annotations

import pytest
from tests.growth import check_growth

from peaceops.assess.audit.daystold import _is_of_something
from peaceops.assess.audit.frame import Frame, build_frame, read_page
from peaceops.assess.audit.wording import _find_bare

_FILLER = "and the men went on over a hill by a town, "


def build(sentence: str, numbers: tuple[str, ...]) -> list[Frame]:
    page = read_page({0: sentence}, "", frozenset({"men", "hill", "town"}), frozenset())
    places = [(sentence.index(n), sentence.index(n) + len(n)) for n in numbers]
    return [build_frame(page, 0, place, places) for place in places]


@pytest.mark.parametrize("repeats", [0, 1, 40, 400])
def test_route_subject_and_neighbours_do_not_depend_on_what_stands_before(repeats: int) -> None:
    sentence = (
        f"{_FILLER * repeats}from the Kenya base to the Liberia coast Ghana moved 311 trucks, Nepal sent 522 wounded"
    )
    first, second = build(sentence, ("311", "522"))
    assert [name[:5] for name in first.route] == ["@keny", "@libe"]
    assert first.subject.startswith("@ghan")  # "from Kenya" and "to Liberia" are governed
    assert any(name.startswith("@nepa") for name in first.foreign)
    assert not any(name.startswith("@nepa") for name in second.foreign)


@pytest.mark.parametrize("repeats", [0, 1, 40, 400])
def test_a_word_is_not_cut_where_the_look_back_begins(repeats: int) -> None:
    text = f"{_FILLER * repeats}the Agreement of the "
    assert _is_of_something(text, len(text))
    # A word that ends in "of" is another word, also where the look back begins inside it.
    for word in ("x" * 26 + "of ", "x" * 27 + "of ", "x" * 28 + "of ", "proof ", "of" + "y" * 40 + " "):
        assert not _is_of_something(_FILLER * repeats + word, len(_FILLER * repeats + word))
    text = f"{_FILLER * repeats}Senegal "
    owner = _find_bare(text, len(text))
    assert owner is not None
    assert owner.group(1) == "Senegal"


def test_a_sentence_four_times_as_long_costs_far_less_than_the_cube() -> None:
    def work(count: int) -> None:
        sentence = " ".join(f"and in 1994 Ghana had {1000 + i} men on a hill" for i in range(count))
        build(sentence, tuple(str(1000 + i) for i in range(count) if i != 994))

    check_growth(work, 40, most=32)
