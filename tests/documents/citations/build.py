"""Texts by hand, from notes, sentences and a list of references."""

from __future__ import annotations

from collections.abc import Sequence

from peaceops.model.passage import Passage
from peaceops.model.text import Note, Place, Sentence, Text


def make_text(
    notes: Sequence[str] = (),
    sentences: Sequence[tuple[str, Sequence[str]] | str] = (),
    listed: Sequence[str] = (),
    **fields: str,
) -> Text:
    """Make a text: notes are numbered from 1, each sentence is a passage of its own, with the labels it calls."""
    passages: list[Passage] = []
    made: list[Sentence] = []
    calls: dict[str, list[Place]] = {}
    for order, item in enumerate(sentences):
        words, labels = (item, ()) if isinstance(item, str) else item
        passages.append(Passage(document="x", order=order, text=words, kind="paragraph"))
        made.append(Sentence(order=order, passage=order, start=0, end=len(words), text=words, notes=tuple(labels)))
        for label in labels:
            calls.setdefault(label, []).append(Place(passage=order, at=len(words)))
    if listed:
        passages.append(Passage(document="x", order=len(passages), text="References", kind="heading"))
        passages += [
            Passage(document="x", order=len(passages) + at, text=entry, section="References")
            for at, entry in enumerate(listed)
        ]
    return Text(
        name="x.txt", sha256="", format="text", language="en", passages=tuple(passages), sentences=tuple(made),
        notes=tuple(
            Note(label=str(at), order=at - 1, text=words, calls=tuple(calls.get(str(at), ())))
            for at, words in enumerate(notes, 1)
        ),
        **fields,
    )  # fmt: skip
