"""What the works themselves are taken from, where the words say so.

What enters: works and how the notes relate them. What leaves: origins.
Never done here: likeness of content; a wire copy is one only where the note names the wire.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from peaceops.documents.citations.ledger import Ledger, fold_title
from peaceops.documents.citations.name import fold_name
from peaceops.model.address import parse_address
from peaceops.model.citation import Origin, Work

_WIRES: Final = r"(?:Agence France[- ]Presse|AFP|Reuters|Associated Press|AP|ITAR-TASS|TASS|Interfax(?:-\w+)?|RIA[- ]Novosti|Xinhua|Anadolu Agency|Turan|Trend|APA|Armenpress|ARMENPRESS|DPA|EFE|ANSA|UPI|PTI)"
_WIRE: Final = re.compile(
    rf"\((?P<a>{_WIRES})\)|\b(?:citing|quoting|according to|via|from|source:)\s(?P<b>{_WIRES})\b|/(?P<c>{_WIRES})/"
)
_RELEASE: Final = re.compile(r"(?i)\b(?:press|news|media) release\b|\bpress[- ]service of\b")
# "“Title” (Reuters)", "(Reuters), 3 May", "(from Reuters)".
_CARRIED: Final = re.compile(
    r"[”\"]\s*,?\s*\(([^()]{3,60})\)|\(([^()]{3,60})\),?\s*\d|\((?:taken |reprinted |republished )?(?:from|via|citing|source:)\s([^()]{3,60})\)"
)
_NEXT_DAY: Final = timedelta(days=3)
_TRANSLATION: Final = re.compile(
    r"(?i)\b(?:unofficial |official |english |author[’']s )?translation (?:of|from)\b|\btranslated (?:from|by)\b|\btrans\. (?:from|by)\b"
)
_REPRINT: Final = re.compile(
    r"(?i)\b(?:reprint(?:ed)? (?:of|from|in)|republished (?:from|by)|originally published (?:in|by|as)|first published in|reproduced from)\b"
)
# Words by which a short title can only be that of one text: the three Presidents make one statement a day.
_JOINT: Final = re.compile(
    r"(?i)\b(?:joint|trilateral|quadripartite|presidents|leaders|heads of|foreign ministers|co-chairs|both sides)\b"
)
_STATEMENT: Final = re.compile(
    r"(?i)^(?:joint |trilateral |the )*(?:statement|declaration|communiqu[ée]|agreement|remarks|speech|address|protocol|memorandum)\b"
)


def find_origins(
    works: Sequence[Work], ledger: Ledger, relations: Sequence[tuple[str, str, str, str]]
) -> tuple[Origin, ...]:
    """Find what works are taken from.

    Parameters
    ----------
    works : sequence of Work
        Works of a text.
    ledger : Ledger
        With the words of their references.
    relations : sequence of tuple
        Work, original, kind and words, from notes that say *quoted in*.

    Returns
    -------
    tuple of Origin
        In order of the works.
    """
    names = {work.id: work.label for work in works}
    found = [
        Origin(work=work, original=original, kind=kind, label=names.get(original, ""), reason=words)
        for work, original, kind, words in dict.fromkeys(relations)
    ]
    texts = {entry.id: entry.draft.text for entry in ledger.entries}
    for work in works:
        found.extend(_say(work, texts.get(work.id, "")))
        found.extend(_carry(work, texts.get(work.id, ""), works))
    found.extend(_find_copies(works))
    order = {work.id: place for place, work in enumerate(works)}
    return tuple(sorted(found, key=lambda o: (order[o.work], o.kind, o.original)))


def _say(work: Work, text: str) -> list[Origin]:
    """Origins that the words of a reference name, its own author apart."""
    who = work.authors[0].name if work.authors else ""
    if match := _WIRE.search(text):
        wire = match["a"] or match["b"] or match["c"]
        if wire not in (who, work.container):
            return [Origin(work=work.id, kind="wire-copy", label=wire, reason=match.group())]
    outside = text.replace(work.title, " ") if work.title else text
    for kind, pattern in (("translation", _TRANSLATION), ("reprint", _REPRINT), ("press-release", _RELEASE)):
        if match := pattern.search(outside):
            if kind == "press-release" and _RELEASE.search(work.container):
                continue  # a press release itself, not a page that carries one
            label = " ".join(outside[match.start() : match.start() + 80].split()).partition(", ")[0]
            return [Origin(work=work.id, kind=kind, label=label, reason=match.group())]
    return []


def _carry(work: Work, text: str, works: Sequence[Work]) -> list[Origin]:
    """Another work of the same day or the days before whose author stands in brackets after the title: the wire that a paper carries."""
    named = {fold_name(inside) for found in _CARRIED.findall(text) for inside in found if inside}
    if not named or work.issued is None:
        return []
    for other in works:
        names = {fold_name(a.name) for a in other.authors} | {fold_name(other.container)} - {""}
        is_near = other.issued is not None and timedelta(0) <= work.issued[0] - other.issued[0] <= _NEXT_DAY
        if other.id != work.id and is_near and names & named:
            return [
                Origin(
                    work=work.id,
                    kind="reprint" if _REPRINT.search(text) else "wire-copy",
                    label=other.label,
                    original=other.id,
                    reason=f"({other.authors[0].name if other.authors else other.container})",
                )
            ]
    return []


def _find_copies(works: Sequence[Work]) -> list[Origin]:
    """Works of one title and day at two addresses: a statement that two sites publish, or an article put up again."""
    groups: dict[tuple[object, ...], list[Work]] = {}
    for work in works:
        words = fold_title(work.title)
        if (
            (len(words) >= 5 or (len(words) >= 3 and _JOINT.search(work.title)))
            and work.issued is not None
            and (work.issued[1] - work.issued[0]).days == 0
        ):
            groups.setdefault((words, work.issued), []).append(work)
    found: list[Origin] = []
    for group in groups.values():
        hosts = {
            parse_address(w.address).host or w.container or (w.authors[0].name if w.authors else "") for w in group
        }
        if len(group) < 2 or len(hosts) < 2:
            continue
        first = group[0]
        kind = "statement" if _STATEMENT.match(first.title) else "reprint"
        if kind == "reprint" and not _same_persons(group):
            continue
        for work in group:
            if work is first and kind == "reprint":
                continue
            original = "" if work is first else first.id
            found.append(Origin(work=work.id, kind=kind, label=first.title, original=original, reason=work.title))
    return found


def _same_persons(group: Sequence[Work]) -> bool:
    families = [{a.family for a in w.authors if a.family} for w in group]
    return all(families) and bool(set.intersection(*families))
