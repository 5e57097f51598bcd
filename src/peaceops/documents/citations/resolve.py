"""Citations of the notes to the works they mean.

What enters: notes and the ledger of works. What leaves: citations, each resolved, ambiguous or unresolved, with the reason.
Never done here: choosing one of several works that are meant equally well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from peaceops.documents.citations.back import LOCATOR, Back, is_pointer, read_back, strip_signal
from peaceops.documents.citations.draft import Draft, drop_comment
from peaceops.documents.citations.ledger import Ledger
from peaceops.documents.citations.link import draft_link, is_source
from peaceops.documents.citations.mask import find_quotes
from peaceops.documents.citations.name import PARTICLE, fold_name, is_body
from peaceops.documents.citations.numbered import is_numbered_list, parse_numbered
from peaceops.documents.citations.piece import Piece, has_features, split_note
from peaceops.documents.citations.reference import parse_reference, read_piece_pinpoint
from peaceops.documents.citations.running import read_author_year
from peaceops.model.citation import Author, Citation
from peaceops.model.text import Note

MAX_CANDIDATES: Final = 12
_SAME_AUTHOR: Final = re.compile(r"(?i)(?:ders|dies|idem|id|eadem|он же|ее же|его же)\.?")
#: Short forms resolved, from which on notes are known to shorten what they cited before.
_HOUSE: Final = 3


@dataclass(slots=True, kw_only=True)
class Meant:
    """What a reference means."""

    works: tuple[str, ...] = ()
    reason: str = ""
    kind: str = "full"
    is_missing: bool = False


@dataclass(slots=True)
class Resolver:
    """State of a walk through the notes."""

    ledger: Ledger
    listed: Ledger
    name_in_text: Callable[[Note], str]
    citations: list[Citation] = field(default_factory=list)
    relations: list[tuple[str, str, str, str]] = field(default_factory=list)
    by_order: dict[int, list[Citation]] = field(default_factory=dict)
    labels: dict[str, list[int]] = field(default_factory=dict)
    later: list[tuple[int, int, Back]] = field(default_factory=list)
    is_list: bool = False

    def walk(self, notes: Sequence[Note]) -> None:
        """Read all notes in order."""
        self.is_list = is_numbered_list([note.text for note in notes])
        for note in notes:
            self.labels.setdefault(note.label, []).append(note.order)
            self.by_order[note.order] = []
            for index, piece in enumerate(split_note(note.text, is_list=self.is_list)):
                citation = self._read(note, index, piece)
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
        pinpoint = ""
        if piece.kind == "prose" and (to := _lead(note, piece)):
            draft = draft_link(to, "".join(note.text[x.start : x.end] for x in note.links if x.address == to))
            known = self.ledger.find_same(draft)
            entry = self.ledger.entries[known] if known is not None else self.ledger.add(draft)
            meant = Meant(works=(entry.id,), kind="link", reason="the words lead to it")
        elif piece.kind == "prose" and (told := self._resolve_told(piece)) is not None:
            meant, pinpoint = told, read_piece_pinpoint(piece.text)
        elif piece.kind == "prose":
            meant = Meant(kind="explanatory", reason="it explains and cites nothing")
        elif back is not None and back.form != "idem" and piece.kind == "back":
            meant, pinpoint = self._resolve_back(note, back), back.pinpoint
            if back.form == "loc-cit" and not pinpoint and len(meant.works) == 1:
                pinpoint = next((c.pinpoint for c in reversed(self.citations) if c.work == meant.works[0]), "")
            if back.is_forward:
                self.later.append((len(self.citations), note.order, back))
        else:
            meant, pinpoint = self._resolve_full(
                piece, _lead(note, piece), is_idem=back is not None and back.form == "idem"
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

    # --- references back

    def _resolve_back(self, note: Note, back: Back) -> Meant:
        if _SAME_AUTHOR.fullmatch(back.who):
            back = replace(back, who=self._name_author_before())
        if back.form == "ibid":
            return self._resolve_ibid(note)
        if back.form == "note" or (back.note and not back.is_forward):
            return self._resolve_note(note, back)
        kind = "op-cit"
        if not back.who:
            if back.form == "loc-cit":
                return Meant(works=self._resolve_ibid(note).works, reason=self._resolve_ibid(note).reason, kind=kind)
            return self._resolve_unnamed(note)
        works, how = self.ledger.name_works(back.who, may_guess_spelling=False)
        if not works and self.ledger.name_volume(back.who) is None:
            told = self.ledger.name_inside(back.who)
            works, how = told if told[0] else self.ledger.name_works(back.who)
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
        volume = self.ledger.name_volume(back.who)
        if volume is not None:
            return Meant(works=(volume.id,), kind=kind, reason="the volume in which a chapter cited before stands")
        said = {"author, other title": "has another title", "author, other year": "is of that year"}.get(
            how, "is named so"
        )
        return Meant(kind=kind, reason=f"no work before it {said}: {back.who!r}")

    def _name_author_before(self) -> str:
        """Name the author cited last, for whom *idem* or *ders.* stands."""
        before = next((c.work for c in reversed(self.citations) if c.work), "")
        authors = self.ledger.entry(before).draft.authors if before else ()
        return authors[0].family or authors[0].literal if authors else ""

    def _resolve_unnamed(self, note: Note) -> Meant:
        """Resolve *op. cit.* without a name: the author may stand in the sentence, else it is the one work there is."""
        entries = self.ledger.entries
        if not entries:
            return Meant(kind="op-cit", reason="nothing is cited before it")
        words = self.name_in_text(note).split()
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

    def _resolve_ibid(self, note: Note) -> Meant:
        here = [c for c in self.by_order[note.order] if c.kind != "explanatory"]
        if here:
            return self._same_as(here[-1:], "the reference before it in the note")
        skipped: list[str] = []
        for order in range(note.order - 1, -1, -1):
            found = [c for c in self.by_order.get(order, []) if c.kind != "explanatory"]
            if found:
                where = f"note {found[0].note}"
                if skipped:
                    where += f" (note {', '.join(reversed(skipped))} between them cites nothing)"
                return self._same_as(found, where)
            if any(is_pointer(c.text) for c in self.by_order.get(order, [])):
                return Meant(kind="explanatory", reason="the note before it points to a place of this text")
            if any(has_features(c.text) for c in self.by_order.get(order, [])):
                return Meant(kind="ibid", reason=f"note {self.by_order[order][0].note} is itself not resolved")
            if self.by_order.get(order):
                skipped.append(self.by_order[order][0].note)
        return Meant(kind="ibid", reason="nothing is cited before it")

    def _same_as(self, found: Sequence[Citation], where: str) -> Meant:
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

    def _resolve_note(self, note: Note, back: Back) -> Meant:
        orders = [o for o in self.labels.get(back.note, []) if o < note.order]
        if back.is_forward:
            return Meant(kind="op-cit", reason=f"it points to note {back.note}, which follows")
        if not orders:
            return Meant(kind="op-cit", reason=f"there is no note {back.note} before it")
        return self._in_note(orders[-1], back)

    def _in_note(self, order: int, back: Back) -> Meant:
        cited = self.by_order.get(order, [])
        works = tuple(dict.fromkeys(w for c in cited for w in ((c.work,) if c.work else c.candidates)))
        where = f"note {back.note}"
        if not works:
            if cited and all(c.kind == "explanatory" for c in cited) and not back.who:
                return Meant(kind="explanatory", reason=f"it points to what {where} explains")
            return Meant(kind="op-cit", reason=f"{where} cites nothing that is known")
        if back.who:
            named, _how = self.ledger.name_works(back.who, may_guess_spelling=False)
            named = named or self.ledger.name_inside(back.who)[0]
            both = tuple(work for work in works if work in named)
            if both:
                return Meant(works=both, kind="op-cit", reason=f"{where} cites it by that name")
            volume = self.ledger.name_volume(back.who)
            if volume is not None:
                return Meant(works=(volume.id,), kind="op-cit", reason=f"{where} cites a chapter of it")
            if len(works) > 1 or named:
                return Meant(
                    works=named or works,
                    kind="op-cit",
                    reason=f"{where} cites no work by the name {back.who!r}",
                    is_missing=True,
                )
            if self.ledger.is_named(works[0], back.who):
                return Meant(works=works, kind="op-cit", reason=f"{where} cites it by that name")
            if not self.ledger.says(works[0], back.who):
                return Meant(kind="op-cit", reason=f"neither {where} nor another before it cites {back.who!r}")
            return Meant(
                works=works,
                kind="op-cit",
                reason=f"{where} cites one work, under another name than {back.who!r}",
                is_missing=True,
            )
        if len(works) > 1 and not back.pinpoint:
            return Meant(works=works, kind="op-cit", reason=f"it points to {where} as a whole")
        return Meant(
            works=works, kind="op-cit", reason=where if len(works) == 1 else f"{where} cites {len(works)} works"
        )

    # --- full and short references

    def _resolve_full(self, piece: Piece, to: str, *, is_idem: bool) -> tuple[Meant, str]:
        early = self._resolve_listed(piece) or self._resolve_dated(piece)
        if early is not None:
            if to and len(early[0].works) == 1:
                draft = self.ledger.entry(early[0].works[0]).draft
                draft.address = draft.address or draft_link(to, "").address
            return early
        draft = (self.is_list and parse_numbered(piece.text, may_be_body=True)) or parse_reference(piece.text)
        if piece.symbol:
            draft = Draft(text=piece.text, symbol=piece.symbol, kind="legislation", pinpoint=draft.pinpoint)
        if is_idem:
            self._copy_authors(draft, piece.text)
        if to and not draft.address:
            linked = draft_link(to, "")
            draft.address, draft.symbol = linked.address, draft.symbol or linked.symbol
            draft.accessed = draft.accessed or linked.accessed
        self._copy_volume(draft)
        short = self._resolve_short(piece, draft) or self._miss_short(draft)
        if short is None and (draft.is_thin or piece.kind != "reference"):
            short = self._resolve_told(piece)
        if short is not None:
            return short, draft.pinpoint or read_piece_pinpoint(piece.text)
        if piece.kind == "name" and draft.is_thin and not _names_a_work(draft):
            return Meant(kind="explanatory", reason="it names no work"), ""
        known = self.ledger.find_same(draft)
        entry = self.ledger.add(draft)
        reason = "" if known is None else "cited before in full"
        if known is not None and draft.symbol and not (draft.title or draft.address or draft.issued_text):
            return Meant(works=(entry.id,), kind="short", reason="the symbol of a work cited before"), draft.pinpoint
        return Meant(works=(entry.id,), reason=reason), draft.pinpoint

    def _resolve_listed(self, piece: Piece) -> tuple[Meant, str] | None:
        """Resolve author and year, or a short form, by the list of references."""
        if not self.listed.entries:
            return None
        dated = read_author_year(strip_signal(piece.text))
        if dated is not None:
            found = self.listed.find_dated(dated.families, dated.year)
            works = tuple(self.ledger.add(entry.draft).id for entry in found)
            reason = "author and year in the list of references"
            if works or (len(self.listed.entries) >= 3 and not self.ledger.find_dated(dated.families, dated.year)):
                reason = (
                    reason if works else f"the list of references has no {' and '.join(dated.families)} {dated.year}"
                )
                return Meant(works=works, kind="short", reason=reason), dated.pinpoint
            return None
        if piece.kind == "reference" and parse_reference(piece.text).address:
            return None
        ids, how = self.listed.name_works(_short_name(piece.text), may_guess_spelling=False)
        if len(ids) != 1 or how not in ("author and title", "title"):
            return None
        entry = next(e for e in self.listed.entries if e.id == ids[0])
        reason = f"the one entry of the list of references that fits by {how}"
        return Meant(works=(self.ledger.add(entry.draft).id,), kind="short", reason=reason), read_piece_pinpoint(
            piece.text
        )

    def _resolve_dated(self, piece: Piece) -> tuple[Meant, str] | None:
        """Resolve author and year where there is no list: the work of that year cited before, else a work known by them alone."""
        dated = read_author_year(strip_signal(piece.text))
        if dated is None or not dated.year[:4].isdecimal():
            return None
        found = self.ledger.find_dated(dated.families, dated.year)
        if found:
            works = tuple(entry.id for entry in found)
            return Meant(works=works, kind="short", reason="author and year"), dated.pinpoint
        year = int(dated.year[:4])
        draft = Draft(
            text=piece.text, kind="document", authors=tuple(Author(family=family) for family in dated.families),
            issued=(date(year, 1, 1), date(year, 12, 31)), issued_text=dated.year, suffix=dated.year[4:],
        )  # fmt: skip
        works = (self.ledger.add(draft).id,)
        return Meant(works=works, kind="short", reason="known by author and year alone"), dated.pinpoint

    def _copy_authors(self, draft: Draft, text: str) -> None:
        """Copy the authors of the reference before, for which *idem* stands."""
        before = next((c.work for c in reversed(self.citations) if c.work), "")
        if before:
            entry = next(e for e in self.ledger.entries if e.id == before)
            rest = re.sub(
                r"(?i)^\W*(?:ibidem|ibid|idem|id|eadem|ders|dies|(?:by )?(?:the )?same author)\b[.,]*\s*",
                "",
                strip_signal(text),
            )
            name = next((f"{a.given} {a.family}".strip() or a.literal for a in entry.draft.authors), "")
            inner = parse_reference(f"{name}, {rest}" if name else rest)
            for part in ("title", "container", "publisher", "place", "issued", "issued_text", "pinpoint", "kind"):
                setattr(draft, part, getattr(inner, part))
            draft.authors = entry.draft.authors

    def _resolve_short(self, piece: Piece, draft: Draft) -> Meant | None:
        """Resolve a short form: author, title or both of a work cited before, and nothing else to find it by."""
        if draft.address or draft.symbol or draft.volume or draft.publisher or not self.ledger.entries:
            return None
        if draft.issued and "day" in _unit(draft):
            return None
        who = _short_name(piece.text)
        if not who:
            return None
        works, how = self.ledger.name_works(who, may_guess_spelling=False)
        is_volume = re.search(r"\beds?\b", piece.text) or draft.title
        volume = self.ledger.name_volume(who) if not works and is_volume else None
        if volume is not None:
            return Meant(works=(volume.id,), kind="short", reason="the volume in which a chapter cited before stands")
        if not works or (how == "author" and draft.title and draft.container):
            return None
        if how == "author" and draft.issued and not draft.title:
            return None
        if how == "title" and draft.authors and draft.title and not _same_author(self.ledger, works, draft):
            return None
        if len(works) == 1:
            return Meant(works=works, kind="short", reason=f"short form of the one work before it that fits by {how}")
        return Meant(works=works, kind="short", reason=f"short form; {len(works)} works before it fit by {how}")

    def _resolve_told(self, piece: Piece) -> Meant | None:
        """Resolve author and title of a work cited before, whatever words lead to them."""
        works = self.ledger.find_told(piece.text)
        if len(works) != 1:
            return None
        return Meant(works=works, kind="short", reason="author and title of the one work before it")

    def _copy_volume(self, draft: Draft) -> None:
        """Copy the journal or volume of the reference before where *ibid.* stands in its place: ``“Title”, ibid., pp. 3–9``."""
        before = next((c.work for c in reversed(self.citations) if c.work), "")
        if before and fold_name(draft.container) in ("ibid", "ibidem"):
            held = self.ledger.entry(before).draft
            draft.container, draft.kind = held.container, held.kind
            if held.kind == "chapter":
                for part in ("publisher", "place", "editors", "issued", "issued_text"):
                    setattr(draft, part, getattr(draft, part) or getattr(held, part))

    def _miss_short(self, draft: Draft) -> Meant | None:
        """Find a short form whose full reference is missing: author, title and page, in notes that shorten what they cited before."""
        is_quoted = f"“{draft.title}" in draft.text.replace('"', "“")
        has_page = (
            draft.pinpoint or read_piece_pinpoint(draft.text) or (is_quoted and re.search(r"[”\"]\W*$", draft.text))
        )
        if not draft.is_thin or not draft.title or not has_page or not draft.authors:
            return None
        if not (draft.authors[0].family or _is_one_name(draft)) if is_quoted else not _is_bare_family(draft):
            return None
        shorts = [c for c in self.citations if c.kind == "short" and c.resolution == "resolved"]
        if len(shorts) < _HOUSE or any(self.ledger.entry(c.work).draft.is_thin for c in self.citations if c.work):
            return None
        return Meant(kind="short", reason=f"no work before it is by {draft.authors[0].name!r} with that title")

    def _look_forward(self, notes: Sequence[Note]) -> None:
        by_order = {note.order: note for note in notes}
        for place, order, back in self.later:
            orders = [o for o in self.labels.get(back.note, []) if o > order]
            if not orders:
                continue
            meant = self._in_note(orders[0], back)
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


def _names_a_work(draft: Draft) -> bool:
    """Whether words without date, address or publisher can be a source: a person's, a publisher's, a treaty, a case."""
    if (
        any(author.family for author in draft.authors)
        or read_piece_pinpoint(draft.text)
        or draft.kind in ("legislation", "treaty", "legal_case")
    ):
        return True
    return bool(draft.authors) and is_body(draft.authors[0].literal)


def _unit(draft: Draft) -> str:
    if draft.issued is None:
        return ""
    return "day" if (draft.issued[1] - draft.issued[0]).days < 40 else "year"


def _is_bare_family(draft: Draft) -> bool:
    """Whether few words without marks follow one family's name: ``van Vliet, Questions, 7``."""
    who = draft.authors[0].literal
    return bool(who) and len(draft.title.split()) <= 3 and _is_one_name(draft)


def _is_one_name(draft: Draft) -> bool:
    """Whether the author is one word that is no body's."""
    who = draft.authors[0].literal
    return re.fullmatch(rf"(?:{PARTICLE} )*\w[\w’'-]+", who) is not None and not is_body(who) and not who.isupper()


def _same_author(ledger: Ledger, works: Sequence[str], draft: Draft) -> bool:
    mine = {fold_name(a.family or a.literal) for a in draft.authors}
    return any(
        not e.draft.authors or mine & {fold_name(a.family or a.literal) for a in e.draft.authors}
        for e in ledger.entries
        if e.id in works
    )


def _short_name(text: str) -> str:
    """Words of a short reference without its page."""
    bare = drop_comment(strip_signal(text))
    quotes = find_quotes(bare)
    keep = quotes[0].end if quotes else 0
    tail = re.sub(r",\s[ivxl]+\.?$", "", LOCATOR.sub("", bare[keep:]))
    tail = re.sub(
        r"(?i)[,:]?\s*(?:\bpp?\.?\s?|\bcc?\.\s?|\bсс?\.\s?|\bстр\.\s?|\bS\.\s?|\bfols?\.\s?|\bparas?\.?\s?|\bat\s|\bart(?:icle|\.)\s?|\bch(?:apter|\.)\s?|[§¶]+\s?|(?<=[,:]\s)|(?<=[,:]))\d+[\d\s,–\-ff]*\.?$",
        "",
        tail,
    )
    return (bare[:keep] + tail).strip(" ,.;:()")
