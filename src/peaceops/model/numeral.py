"""The words of whole numbers, one table for every reader.

What leaves: the values of the words from zero to nineteen, of the tens, and of both with the article.
Never done here: numbers of several words, ordinals.
"""

from __future__ import annotations

from typing import Final

UNITS: Final = {
    word: n
    for n, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
            "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        )
    )
}  # fmt: skip
TENS: Final = {
    word: n * 10
    for n, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)
}
#: How many are counted by one word, the article for one; nothing is counted by "zero".
COUNTS: Final = {"a": 1, "an": 1} | {word: n for word, n in UNITS.items() if n} | TENS
#: Factors of one word: "twofold", "three to one". One is none.
FACTORS: Final = {word: n for word, n in COUNTS.items() if n > 1}
