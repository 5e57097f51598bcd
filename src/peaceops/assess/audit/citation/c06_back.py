"""C06 and C07: a reference back leads nowhere, or to several works.

What enters: a context. What leaves: findings.
Never done here: blaming a note for what the reader of the file lost, or a chain of *ibid.* for its first link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from peaceops.assess.audit.citation.rule import Context, Rule, name_work, quote_citation
from peaceops.model.audit import Excerpt, Finding
from peaceops.model.citation import Citation

#: The symbol of a document or the number of a meeting; recognition reads a stroke as a dollar.
_NAMED: Final = re.compile(
    r"(?<!\w)(?:S|A|E|ST)\$?/(?:[A-Z]+/)?\d|\b\d{1,4}(?:st|nd|rd|th) (?:plenary )?meeting\b|\bSupplement (?:for|No)\b"
)
#: A name: a longer word with a capital, after the words that lead to it.
_WORD: Final = re.compile(r"[^\W\d_a-zß-ÿ][^\W\d_][\w’'-]{2,}")
#: Reasons that say that no work by a name was found.
_UNKNOWN: Final = re.compile(r"\bnor another before it\b|^no work before it is (?:named so|by)\b")
_LEAD: Final = re.compile(
    r"^\W*(?:(?:[Ss]ee|[Bb]ut|[Aa]lso|[Cc]f|[Qq]uoted|[Cc]ited|[Cc]ompare|[Ss]ource|[Aa]nd)\b\W*(?:in\b\s)?)+"
)
#: "[21]" that no entry bears; a list is one of five entries, three of them called again.
_NUMBER: Final = re.compile(r"\[(\d{1,3})\]")
_FEW: Final = 5
_AGAIN: Final = 3
_BEYOND: Final = 9
_BACK: Final = ("ibid", "op-cit", "short")


def check_back(context: Context) -> Iterator[Finding]:
    """Find references back to nothing."""
    for citation in context.cited.graph.citations:
        if citation.resolution != "unresolved" or citation.kind not in _BACK or "itself" in citation.reason:
            continue
        if citation.sentence is None and _has_gap(context, citation.note):
            continue
        if citation.sentence is not None and not _is_list_good(context):
            continue
        if _is_told_before(context, citation):
            continue
        yield Finding(
            code="C06", rule="back-reference-to-nothing", severity="error" if citation.sentence is None else "warning",
            title=f"“{citation.text[:60]}” refers back to nothing",
            explanation=f"{_capital(citation.reason)}. The work that is meant is not cited in full where a reader would look for it.",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (),
        )  # fmt: skip
    yield from _check_number(context)


def _check_number(context: Context) -> Iterator[Finding]:
    """Find numbers in brackets that the list does not have, where numbers in brackets call its entries."""
    labels = [note.label for note in context.cited.text.notes if note.calls]
    if len(labels) < _FEW or labels != [str(number) for number in range(1, len(labels) + 1)]:
        return
    if sum(len(note.calls) > 1 for note in context.cited.text.notes) < _AGAIN:
        return
    found = [(s, match) for s in context.cited.text.sentences if "[" in s.text for match in _NUMBER.finditer(s.text)]
    if len(found) != 1 or not len(labels) < int(found[0][1][1]) <= len(labels) + _BEYOND:
        return
    sentence, match = found[0]
    yield Finding(
        code="C06", rule="back-reference-to-nothing", severity="warning",
        title=f"{match.group()} is called, but the list ends with {labels[-1]}",
        explanation=f"The list of references has the numbers 1 to {labels[-1]}; what {match.group()} means it does not say.",
        grounds=(Excerpt(where="sentence", ref=str(sentence.order), text=match.group(), start=match.start(), end=match.end()),),
    )  # fmt: skip


def check_ambiguous(context: Context) -> Iterator[Finding]:
    """Find references back that can mean several works."""
    for citation in context.cited.graph.citations:
        if citation.resolution != "ambiguous" or len(citation.candidates) < 1:
            continue
        if "itself" in citation.reason or "as a whole" in citation.reason:
            continue
        if ("by the name" in citation.reason or "another name" in citation.reason) and _stands_in(context, citation):
            continue
        if citation.kind == "ibid" and _NAMED.search(citation.text):
            continue  # "Ibid., document S/12607": the same volume, and the document in it is named
        named = "; ".join(name_work(context.cited.works[ident]) for ident in citation.candidates[:4])
        more = f" and {len(citation.candidates) - 4} more" if len(citation.candidates) > 4 else ""
        yield Finding(
            code="C07", rule="back-reference-to-several", severity="warning",
            title=f"“{citation.text[:60]}” {_say(citation)}",
            explanation=f"{_capital(citation.reason)}. It may mean: {named}{more}.",
            grounds=(quote_citation(citation),), notes=(citation.note,) if citation.note else (), works=citation.candidates,
        )  # fmt: skip


def _is_told_before(context: Context, citation: Citation) -> bool:
    """Whether the name that no work before it bears stands in a note before it, so that the work was rather not read."""
    if citation.sentence is not None or not _UNKNOWN.search(citation.reason):
        return False
    words = _WORD.findall(_LEAD.sub("", citation.text))
    before = [
        c for c in takewhile(lambda c: c is not citation, context.cited.graph.citations) if c.resolution != "unresolved"
    ]
    authors = {
        word
        for c in before
        if c.work
        for a in context.cited.works[c.work].authors
        for word in a.family.split() or a.literal.split()[-1:]
    }
    if not authors.isdisjoint(words):
        return True
    return any(_says(c.text, words[0]) for c in before if words and c.note != citation.note)


def _stands_in(context: Context, citation: Citation) -> bool:
    """Whether a longer word of a reference back stands in the note that it points to, which then rather cites it."""
    label = re.match(r"note (\S+) cites", citation.reason)
    held = [c.text for c in context.cited.graph.citations if label is not None and c.note == label[1]]
    return any(_says(text, word) for word in _WORD.findall(citation.text) for text in held)


def _says(text: str, word: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _say(citation: Citation) -> str:
    is_other = len(citation.candidates) == 1 and "by the name" in citation.reason
    return "points to a note that does not cite it" if is_other else "does not say which work it means"


def _capital(reason: str) -> str:
    return reason[:1].upper() + reason[1:]


def _has_gap(context: Context, label: str) -> bool:
    """Whether notes before this one were not found in the file, so that the work may stand in one of them."""
    numbers = [int(note.label) for note in context.cited.text.notes if note.label.isdecimal() and len(note.label) < 6]
    if not label.isdecimal():
        return False
    before = [number for number in numbers if number <= int(label)]
    return (bool(before) and len(set(before)) < max(before) - min(before) + 1) or (bool(before) and min(before) > 1)


def _is_list_good(context: Context) -> bool:
    """Whether the list of references was read well enough to miss an entry in it."""
    running: list[Citation] = [c for c in context.cited.graph.citations if c.sentence is not None and c.kind == "short"]
    found = sum(c.resolution == "resolved" for c in running)
    return found >= 5 and found >= 0.9 * len(running)


BACK: Final = Rule(
    code="C06", name="back-reference-to-nothing", severity="error",
    question="Is the work to which the note refers back cited before?",
    explanation=(
        "Ibid., op. cit., supra and short forms are worth what the full reference is worth. Silent where the numbers of the notes "
        "show that some were not read, and for lists of references of which not nine in ten could be read."
    ),
    check=check_back,
)  # fmt: skip
AMBIGUOUS: Final = Rule(
    code="C07", name="back-reference-to-several", severity="warning",
    question="Does the note refer back to one work only?",
    explanation="Ibid. after a note with two works, or op. cit. of an author of two works, leaves the choice to the reader.",
    check=check_ambiguous,
)  # fmt: skip
