"""References back to the works they mean.

What enters: the state of a walk through the notes, and a reference back. What leaves: what it means, with the reason.
Never done here: choosing one of several works that are meant equally well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from peaceops.documents.citations.back import Back, is_pointer, read_back
from peaceops.documents.citations.mask import find_quotes
from peaceops.documents.citations.name import fold_name
from peaceops.documents.citations.piece import has_features
from peaceops.documents.citations.reference import parse_reference
from peaceops.documents.citations.walk import Meant, Walk
from peaceops.model.citation import Citation
from peaceops.model.text import Note

_WITHIN: Final = re.compile(r"[,.]?\s(?:[Ii]n:?|[Dd]ans)\s(?=[^\W\d_])")
_SAME_AUTHOR: Final = re.compile(r"(?i)(?:ders|dies|idem|id|eadem|он же|ее же|его же)\.?")


def resolve_back(walk: Walk, note: Note, back: Back) -> Meant:
    """Resolve a reference back: *ibid.*, *op. cit.*, a note's number."""
    if _SAME_AUTHOR.fullmatch(back.who):
        back = replace(back, who=_name_author_before(walk))
    if back.form == "ibid":
        return _resolve_ibid(walk, note)
    if back.form == "note" or (back.note and not back.is_forward):
        return _resolve_note(walk, note, back)
    kind = "op-cit"
    if not back.who:
        if back.form == "loc-cit":
            return Meant(works=_resolve_ibid(walk, note).works, reason=_resolve_ibid(walk, note).reason, kind=kind)
        return _resolve_unnamed(walk, note)
    works, how = walk.ledger.name_works(back.who, may_guess_spelling=False)
    if not works and walk.ledger.name_volume(back.who) is None:
        told = walk.ledger.name_inside(back.who)
        works, how = told if told[0] else walk.ledger.name_works(back.who)
    if how == "spelling" and works:
        return Meant(
            works=works,
            kind=kind,
            reason=f"no work before it is by {back.who!r}; these are spelt almost so",
            is_missing=True,
        )
    if len(works) == 1:
        return Meant(works=works, kind=kind, reason=f"the one work before it that fits by {how}")
    if works:
        return Meant(works=works, kind=kind, reason=f"{len(works)} works before it fit by {how}")
    volume = walk.ledger.name_volume(back.who)
    if volume is not None:
        return Meant(works=(volume.id,), kind=kind, reason="the volume in which a chapter cited before stands")
    said = {"author, other title": "has another title", "author, other year": "is of that year"}.get(how, "is named so")
    return Meant(kind=kind, reason=f"no work before it {said}: {back.who!r}")


def enter_part(walk: Walk, note: Note, text: str) -> tuple[Meant, str] | None:
    """Enter a part of a volume cited before: ``Roe, “The Witness”, in Poe (ed.), Missions (note 6), pp. 88–104, 90``."""
    quotes = find_quotes(text)
    within = _WITHIN.match(text, quotes[0].end) if quotes else None
    if within is None or len(quotes[0].text.split()) < 2:
        return None
    back = read_back(text[within.end() :])
    draft = parse_reference(text[: quotes[0].end])
    if back is None or back.is_forward or not back.who or not draft.title or not draft.authors:
        return None
    meant = resolve_back(walk, note, back)
    known = walk.ledger.find_same(draft)
    if len(meant.works) != 1 or meant.is_missing or known is not None:
        return None
    volume = walk.ledger.entry(meant.works[0]).draft
    is_part = volume.kind == "chapter"
    draft.kind, draft.container = "chapter", volume.container if is_part else volume.title
    draft.editors = volume.editors if is_part else "; ".join(author.name for author in volume.authors)
    for part in ("publisher", "place", "issued", "issued_text"):
        setattr(draft, part, getattr(volume, part))
    pages = back.pinpoint.split(", ")
    draft.pages = pages[0].strip(" .pSC") if re.search(r"\d\s?[-–]\s?\d", pages[0]) else ""
    entry = walk.ledger.add(draft)
    return Meant(works=(entry.id,), reason=f"a part of the volume cited before ({meant.reason})"), pages[-1]


def _name_author_before(walk: Walk) -> str:
    """Name the author cited last, for whom *idem* or *ders.* stands."""
    authors = walk.list_authors()
    return authors[0].family or authors[0].literal if authors else ""


def _resolve_unnamed(walk: Walk, note: Note) -> Meant:
    """Resolve *op. cit.* without a name: the author may stand in the sentence, else it is the one work there is."""
    entries = walk.ledger.entries
    if not entries:
        return Meant(kind="op-cit", reason="nothing is cited before it")
    words = walk.name_in_text(note).split()
    said = {fold_name(word.removesuffix("’s").removesuffix("'s")) for word in words if word[:1].isupper()}
    named = [
        e.id for e in entries if any(a.family and fold_name(a.family.split()[-1]) in said for a in e.draft.authors)
    ]
    if len(named) == 1:
        return Meant(works=tuple(named), kind="op-cit", reason="the sentence names its author")
    if len(entries) == 1:
        return Meant(works=(entries[0].id,), kind="op-cit", reason="the only work cited before it")
    works = tuple(named) or tuple(e.id for e in reversed(entries))
    return Meant(works=works, kind="op-cit", reason="it names no work")


def _resolve_ibid(walk: Walk, note: Note) -> Meant:
    here = [c for c in walk.by_order[note.order] if c.kind != "explanatory"]
    held = {work for work, _, kind, _ in walk.relations if kind == "reprint"}
    if here:
        return _same_as(here[-1:], "the reference before it in the note")
    skipped: list[str] = []
    for order in range(note.order - 1, -1, -1):
        found = [c for c in walk.by_order.get(order, []) if c.kind != "explanatory"]
        if found:
            where = f"note {found[0].note}"
            if len(found) > 1 and found[-1].work in held:
                found = found[:-1]  # "Letter, reproduced in Roe": the letter is cited
            if skipped:
                where += f" (note {', '.join(reversed(skipped))} between them cites nothing)"
            return _same_as(found, where)
        if any(is_pointer(c.text) for c in walk.by_order.get(order, [])):
            return Meant(kind="explanatory", reason="the note before it points to a place of this text")
        if any(has_features(c.text) for c in walk.by_order.get(order, [])):
            return Meant(kind="ibid", reason=f"note {walk.by_order[order][0].note} is itself not resolved")
        if walk.by_order.get(order):
            skipped.append(walk.by_order[order][0].note)
    return Meant(kind="ibid", reason="nothing is cited before it")


def _same_as(found: Sequence[Citation], where: str) -> Meant:
    works = tuple(dict.fromkeys(w for c in found for w in ((c.work,) if c.work else c.candidates)))
    if not works:
        return Meant(kind="ibid", reason=f"{where} is itself not resolved")
    if len(works) > 1:
        is_open = any(c.resolution == "ambiguous" for c in found)
        return Meant(
            works=works,
            kind="ibid",
            reason=f"{where} " + ("is itself ambiguous" if is_open else f"cites {len(works)} works"),
        )
    lost = any(c.resolution != "resolved" for c in found)
    return Meant(works=works, kind="ibid", reason=where, is_missing=lost)


def _resolve_note(walk: Walk, note: Note, back: Back) -> Meant:
    orders = [o for o in walk.labels.get(back.note, []) if o < note.order]
    if back.is_forward:
        return Meant(kind="op-cit", reason=f"it points to note {back.note}, which follows")
    if not orders:
        return Meant(kind="op-cit", reason=f"there is no note {back.note} before it")
    return resolve_in_note(walk, orders[-1], back)


def resolve_in_note(walk: Walk, order: int, back: Back) -> Meant:
    """Resolve a reference to a note by its number, among the works that the note cites."""
    cited = walk.by_order.get(order, [])
    works = tuple(dict.fromkeys(w for c in cited for w in ((c.work,) if c.work else c.candidates)))
    where = f"note {back.note}"
    if not works:
        if cited and all(c.kind == "explanatory" for c in cited) and not back.who:
            return Meant(kind="explanatory", reason=f"it points to what {where} explains")
        return Meant(kind="op-cit", reason=f"{where} cites nothing that is known")
    if back.who:
        named, _how = walk.ledger.name_works(back.who, may_guess_spelling=False)
        named = named or walk.ledger.name_inside(back.who)[0]
        both = tuple(work for work in works if work in named)
        if both:
            return Meant(works=both, kind="op-cit", reason=f"{where} cites it by that name")
        volume = walk.ledger.name_volume(back.who)
        if volume is not None:
            return Meant(works=(volume.id,), kind="op-cit", reason=f"{where} cites a chapter of it")
        told = tuple(work for work in works if walk.ledger.bears(work, back.who)) if not named else ()
        if len(told) == 1 and len(works) > 1:
            return Meant(works=told, kind="op-cit", reason=f"{where} cites it, and its reference has that name")
        if not named and not any(walk.ledger.says(work, back.who) for work in works):
            return Meant(kind="op-cit", reason=f"neither {where} nor another before it cites {back.who!r}")
        if len(works) > 1 or named:
            return Meant(
                works=named or works,
                kind="op-cit",
                reason=f"{where} cites no work by the name {back.who!r}",
                is_missing=True,
            )
        if walk.ledger.is_named(works[0], back.who):
            return Meant(works=works, kind="op-cit", reason=f"{where} cites it by that name")
        return Meant(
            works=works,
            kind="op-cit",
            reason=f"{where} cites one work, under another name than {back.who!r}",
            is_missing=True,
        )
    if len(works) > 1 and not back.pinpoint:
        return Meant(works=works, kind="op-cit", reason=f"it points to {where} as a whole")
    return Meant(works=works, kind="op-cit", reason=where if len(works) == 1 else f"{where} cites {len(works)} works")
