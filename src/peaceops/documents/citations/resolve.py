"""Citations of the notes to the works they mean.

What enters: notes and the ledger of works. What leaves: citations, each resolved, ambiguous or unresolved, with the reason.
Never done here: finding out what a reference means; see ``backward`` and ``forward``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from peaceops.documents.citations.back import Back, read_back
from peaceops.documents.citations.backward import enter_part, resolve_back, resolve_in_note
from peaceops.documents.citations.forward import resolve_full, resolve_told
from peaceops.documents.citations.link import draft_link, is_source
from peaceops.documents.citations.numbered import is_called_again, is_numbered_list
from peaceops.documents.citations.paging import read_piece_pinpoint
from peaceops.documents.citations.piece import Piece, find_lead, split_note
from peaceops.documents.citations.walk import Meant, Walk
from peaceops.model.citation import Citation
from peaceops.model.text import Note

MAX_CANDIDATES: Final = 12


@dataclass(slots=True, kw_only=True)
class Resolver(Walk):
    """A walk through the notes."""

    later: list[tuple[int, int, Back]] = field(default_factory=list)

    def walk(self, notes: Sequence[Note]) -> None:
        """Read all notes in order."""
        self.is_list = is_numbered_list([note.text for note in notes])
        is_list = self.is_list or is_called_again(notes)
        for note in notes:
            self.labels.setdefault(note.label, []).append(note.order)
            self.by_order[note.order] = []
            pages = "; ".join(dict.fromkeys(call.pinpoint for call in note.calls if call.pinpoint))
            for index, piece in enumerate(split_note(note.text, is_list=is_list)):
                citation = self._read(note, index, piece)
                if pages and not index:
                    citation = replace(citation, pinpoint=pages)
                self._relate(note, piece, citation)
                self.by_order[note.order].append(citation)
                self.citations.append(citation)
        self._look_forward(notes)

    def _relate(self, note: Note, piece: Piece, citation: Citation) -> None:
        before = self.by_order[note.order]
        if piece.relation and citation.work and before and before[-1].work and before[-1].work != citation.work:
            kind = "reprint" if piece.relation == "reprinted" else "quotation"
            words = re.match(r"\W*(?:(?:as |both )?\w+ (?:in|by)|quoting)", piece.text, re.IGNORECASE)
            pair = (citation.work, before[-1].work)
            work, original = reversed(pair) if piece.relation == "quotes" else pair
            self.relations.append((work, original, kind, words.group().strip() if words else piece.text))

    def _read(self, note: Note, index: int, piece: Piece) -> Citation:
        back = read_back(piece.text) if piece.kind in ("back", "reference", "name") else None
        if back is None and piece.kind == "reference" and (lead := find_lead(piece.text)):
            inner = read_back(piece.text[lead:])  # "Näheres siehe dies., „Titel“ …"
            back = inner if inner is not None and inner.form == "idem" else None
        pinpoint = ""
        if piece.kind == "prose" and (to := _lead(note, piece)):
            draft = draft_link(to, "".join(note.text[x.start : x.end] for x in note.links if x.address == to))
            known = self.ledger.find_same(draft)
            entry = self.ledger.entries[known] if known is not None else self.ledger.add(draft)
            meant = Meant(works=(entry.id,), kind="link", reason="the words lead to it")
        elif piece.kind == "prose" and (told := resolve_told(self, piece)) is not None:
            meant, pinpoint = told, read_piece_pinpoint(piece.text)
        elif piece.kind == "prose":
            meant = Meant(kind="explanatory", reason="it explains and cites nothing")
        elif (
            back is not None
            and back.form != "idem"
            and piece.kind == "back"
            and (part := enter_part(self, note, piece.text))
        ):
            meant, pinpoint = part
        elif back is not None and back.form != "idem" and piece.kind == "back":
            meant, pinpoint = resolve_back(self, note, back), back.pinpoint
            if back.form == "loc-cit" and not pinpoint and len(meant.works) == 1:
                pinpoint = next((c.pinpoint for c in reversed(self.citations) if c.work == meant.works[0]), "")
            if back.is_forward:
                self.later.append((len(self.citations), note.order, back))
        else:
            meant, pinpoint = resolve_full(
                self, piece, _lead(note, piece), is_idem=back is not None and back.form == "idem"
            )
        return self._make(note, index, piece, meant, pinpoint)

    def _make(self, note: Note, index: int, piece: Piece, meant: Meant, pinpoint: str) -> Citation:
        count = len(meant.works)
        resolution = (
            "none" if meant.kind == "explanatory" else ("unresolved", "resolved")[count] if count < 2 else "ambiguous"
        )
        if meant.is_missing and count == 1:
            resolution = "ambiguous"
        return Citation(
            note=note.label, index=index, start=piece.start, end=piece.end, text=piece.text, kind=meant.kind,
            resolution=resolution, work=meant.works[0] if resolution == "resolved" else "",
            candidates=meant.works[:MAX_CANDIDATES] if resolution == "ambiguous" else (), pinpoint=pinpoint,
            reason=meant.reason,
        )  # fmt: skip

    def _look_forward(self, notes: Sequence[Note]) -> None:
        by_order = {note.order: note for note in notes}
        for place, order, back in self.later:
            orders = [o for o in self.labels.get(back.note, []) if o > order]
            if not orders:
                continue
            meant = resolve_in_note(self, orders[0], back)
            if not back.who and len(meant.works) > 1:
                meant = Meant(kind="explanatory", reason=f"it points to note {back.note}, which follows")
            old = self.citations[place]
            piece = Piece(start=old.start, end=old.end, text=old.text, kind="back")
            new = self._make(by_order[order], old.index, piece, meant, old.pinpoint)
            self.citations[place] = new
            self.by_order[order][old.index] = new


def _lead(note: Note, piece: Piece) -> str:
    """Where words of a piece lead, if its address is not printed; the first of several."""
    for link in note.links:
        words = note.text[link.start : link.end]
        if piece.start <= link.start and link.end <= piece.end + 1 and is_source(link.address, words):
            return link.address
    return ""
