"""Gutters of stretches of a block: what is counted once for all bands is what each stretch has by itself."""

from __future__ import annotations

import random

from peaceops.documents.gutter import Block
from peaceops.documents.run import Run, build_word

_SIZE = 10.0


def _make_page(chance: random.Random) -> list[Run]:
    """Make lines of one to three columns, some of figures, with a head and a foot that may span them."""
    words: list[Run] = []
    edges = chance.choice(([0, 200, 400], [0, 130, 260, 400], [0, 90, 400], [0, 400]))
    height = 0.0
    for _ in range(chance.randint(6, 24)):
        is_wide = chance.random() < 0.15
        spans = (
            [(0, 400)]
            if is_wide
            else [*zip(edges, [edge - chance.choice((4, 9, 16)) for edge in edges[1:]], strict=False)]
        )
        for left, right in spans:
            if chance.random() < 0.1:
                continue
            text = chance.choice(("17", "1,204")) if chance.random() < 0.1 else "w" * chance.choice((4, 16, 30))
            shift = chance.choice((0.0, 0.0, 3.0))
            words.append(
                build_word(text, left, height + shift, right - chance.choice((0, 0, 40)), height + shift + _SIZE)
            )
        height += chance.choice((9.5, 12.0, 12.0, 20.0))
    return sorted(words, key=lambda run: (run.top + run.bottom, run.left, run.right, run.words))


def test_a_stretch_has_the_gutter_that_its_words_have_alone() -> None:
    chance = random.Random(7)
    found = 0
    for _ in range(150):
        words = _make_page(chance)
        block = Block(words, _SIZE)
        bounds = [float("-inf"), *block.cuts, float("inf")]
        for begin in range(len(block.cuts) + 1):
            for end in range(begin + 1, len(block.cuts) + 2):
                own = [word for word in words if bounds[begin] <= word.top and word.bottom <= bounds[end]]
                alone = Block(own, _SIZE).find_gutter()
                assert block.find_gutter(begin, end) == alone
                found += alone is not None
    assert found > 50


def test_the_first_cut_that_frees_a_gutter_is_found_without_the_test_for_open_strips() -> None:
    chance = random.Random(11)
    found = 0
    for _ in range(300):
        words = _make_page(chance)
        block = Block(words, _SIZE)
        count = len(block.cuts)
        cut = block.find_split((0.0, 400.0), 6)
        plain = next((n for n in range(count) if block.find_gutter(n + 1) is not None), None)
        if plain is None:
            plain = next((n for n in reversed(range(count)) if block.find_gutter(0, n + 1) is not None), None)
        if plain is not None:
            assert cut == block.cuts[plain]
            found += 1
    assert found > 20
