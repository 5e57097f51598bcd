"""The passage of a document that is nearest to words which it does not hold.

What enters: words quoted, documents. What leaves: an excerpt, or none where nothing is near.
Never done here: a judgement whether the words were changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from peaceops.model.audit import Excerpt
from peaceops.model.text import Sentence, Text

_WORD: Final = re.compile(r"[^\W\d_]{4,}|\d{2,}")
_QUOTE: Final = 300
#: So large a part of the words quoted stands in the passage.
_NEAR: Final = 0.5


def find_nearest(quoted: str, texts: Iterable[Text]) -> Excerpt | None:
    """Find the sentence that has most of the words quoted, the first of several.

    Parameters
    ----------
    quoted : str
        Words in quotation marks.
    texts : iterable of Text
        The documents cited.

    Returns
    -------
    Excerpt or None
        None where no sentence has half of the longer words.
    """
    words = set(_WORD.findall(quoted.casefold()))
    best: tuple[int, Text, Sentence] | None = None
    for text in texts:
        for sentence in text.sentences:
            shared = len(words.intersection(_WORD.findall(sentence.text.casefold())))
            if best is None or shared > best[0]:
                best = shared, text, sentence
    if best is None or best[0] < max(2, _NEAR * len(words)):
        return None
    _, text, sentence = best
    passage = next((p for p in text.passages if p.order == sentence.passage), None)
    place = f"sentence {sentence.order + 1}"
    if passage is not None and (passage.paragraph or passage.first_page):
        place = f"para {passage.paragraph}" if passage.paragraph else f"page {passage.first_page}"
    return Excerpt(where="document", ref=f"{text.name}, {place}", text=sentence.text[:_QUOTE])
