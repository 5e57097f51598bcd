"""Full and short references to the works they mean.

What enters: the state of a walk through the notes, and a piece of a note. What leaves: what it means; a new work is entered.
Never done here: references back; choosing one of several works that are meant equally well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from peaceops.documents.citations.back import LOCATOR, strip_signal
from peaceops.documents.citations.draft import Draft, drop_comment
from peaceops.documents.citations.ledger import Ledger
from peaceops.documents.citations.link import draft_link
from peaceops.documents.citations.mask import find_quotes
from peaceops.documents.citations.name import PARTICLE, fold_name, is_body
from peaceops.documents.citations.numbered import parse_numbered
from peaceops.documents.citations.paging import read_piece_pinpoint
from peaceops.documents.citations.piece import Piece, find_lead
from peaceops.documents.citations.reference import parse_reference
from peaceops.documents.citations.running import read_author_year
from peaceops.documents.citations.walk import Meant, Walk
from peaceops.model.citation import Author

#: Short forms resolved, from which on notes are known to shorten what they cited before.
_HOUSE: Final = 3


def resolve_full(walk: Walk, piece: Piece, to: str, *, is_idem: bool) -> tuple[Meant, str]:
    """Resolve a full or short reference; a full one is entered. What it means, and where in the work."""
    early = _resolve_listed(walk, piece) or _resolve_dated(walk, piece)
    if early is not None:
        if to and len(early[0].works) == 1:
            draft = walk.ledger.entry(early[0].works[0]).draft
            draft.address = draft.address or draft_link(to, "").address
        return early
    draft = (walk.is_list and parse_numbered(piece.text, may_be_body=True)) or parse_reference(piece.text)
    if piece.symbol:
        draft = Draft(text=piece.text, symbol=piece.symbol, kind="legislation", pinpoint=draft.pinpoint)
    if is_idem:
        _copy_authors(walk, draft, piece.text)
    if to and not draft.address:
        linked = draft_link(to, "")
        draft.address, draft.symbol = linked.address, draft.symbol or linked.symbol
        draft.accessed = draft.accessed or linked.accessed
    _copy_volume(walk, draft)
    short = _resolve_short(walk, piece, draft) or _miss_short(walk, draft)
    if short is None and (draft.is_thin or piece.kind != "reference"):
        short = resolve_told(walk, piece)
    if short is not None:
        return short, draft.pinpoint or read_piece_pinpoint(piece.text)
    if piece.kind == "name" and draft.is_thin and not _names_a_work(draft):
        return Meant(kind="explanatory", reason="it names no work"), ""
    known = walk.ledger.find_same(draft)
    entry = walk.ledger.add(draft)
    reason = "" if known is None else "cited before in full"
    if known is not None and draft.symbol and not (draft.title or draft.address or draft.issued_text):
        return Meant(works=(entry.id,), kind="short", reason="the symbol of a work cited before"), draft.pinpoint
    return Meant(works=(entry.id,), reason=reason), draft.pinpoint


def _resolve_listed(walk: Walk, piece: Piece) -> tuple[Meant, str] | None:
    """Resolve author and year, or a short form, by the list of references."""
    if not walk.listed.entries:
        return None
    dated = read_author_year(strip_signal(piece.text))
    if dated is not None:
        found = walk.listed.find_dated(dated.families, dated.year)
        works = tuple(walk.ledger.add(entry.draft).id for entry in found)
        reason = "author and year in the list of references"
        if works or (len(walk.listed.entries) >= 3 and not walk.ledger.find_dated(dated.families, dated.year)):
            reason = reason if works else f"the list of references has no {' and '.join(dated.families)} {dated.year}"
            return Meant(works=works, kind="short", reason=reason), dated.pinpoint
        return None
    if piece.kind == "reference" and parse_reference(piece.text).address:
        return None
    ids, how = walk.listed.name_works(_short_name(piece.text), may_guess_spelling=False)
    if len(ids) != 1 or how not in ("author and title", "title"):
        return None
    entry = next(e for e in walk.listed.entries if e.id == ids[0])
    reason = f"the one entry of the list of references that fits by {how}"
    return Meant(works=(walk.ledger.add(entry.draft).id,), kind="short", reason=reason), read_piece_pinpoint(piece.text)


def _resolve_dated(walk: Walk, piece: Piece) -> tuple[Meant, str] | None:
    """Resolve author and year where there is no list: the work of that year cited before, else a work known by them alone."""
    dated = read_author_year(strip_signal(piece.text))
    if dated is None or not dated.year[:4].isdecimal():
        return None
    found = walk.ledger.find_dated(dated.families, dated.year)
    if found:
        works = tuple(entry.id for entry in found)
        return Meant(works=works, kind="short", reason="author and year"), dated.pinpoint
    year = int(dated.year[:4])
    draft = Draft(
        text=piece.text, kind="document", authors=tuple(Author(family=family) for family in dated.families),
        issued=(date(year, 1, 1), date(year, 12, 31)), issued_text=dated.year, suffix=dated.year[4:],
    )  # fmt: skip
    works = (walk.ledger.add(draft).id,)
    return Meant(works=works, kind="short", reason="known by author and year alone"), dated.pinpoint


def _copy_authors(walk: Walk, draft: Draft, text: str) -> None:
    """Copy the authors of the reference before, for which *idem* stands."""
    before = walk.find_last()
    if walk.citations and walk.citations[-1].resolution == "unresolved":
        draft.authors = ()  # the author before is not known
    elif before:
        entry = next(e for e in walk.ledger.entries if e.id == before)
        rest = re.sub(
            r"(?i)^\W*(?:ibidem|ibid|idem|id|eadem|ders(?:elbe)?|dies(?:elbe)?|(?:он|ее|её|его) же|(?:by )?(?:the )?same author)\b[.,]*\s*",
            "",
            strip_signal(text[find_lead(text) :]),
        )
        name = next((f"{a.given} {a.family}".strip() or a.literal for a in entry.draft.authors), "")
        inner = parse_reference(f"{name}, {rest}" if name else rest)
        for part in ("title", "container", "publisher", "place", "issued", "issued_text", "pinpoint", "kind"):
            setattr(draft, part, getattr(inner, part))
        draft.authors = entry.draft.authors


def _resolve_short(walk: Walk, piece: Piece, draft: Draft) -> Meant | None:
    """Resolve a short form: author, title or both of a work cited before, and nothing else to find it by."""
    if draft.address or draft.symbol or draft.volume or draft.publisher or not walk.ledger.entries:
        return None
    if draft.issued and "day" in _unit(draft):
        return None
    who = _short_name(piece.text)
    if not who:
        return None
    works, how = walk.ledger.name_works(who, may_guess_spelling=False)
    is_volume = re.search(r"\beds?\b", piece.text) or draft.title
    volume = walk.ledger.name_volume(who) if not works and is_volume else None
    if volume is not None:
        return Meant(works=(volume.id,), kind="short", reason="the volume in which a chapter cited before stands")
    if not works or (how == "author" and draft.title and draft.container):
        return None
    if how == "author" and draft.issued and not draft.title:
        return None
    if how == "title" and draft.authors and draft.title and not _same_author(walk.ledger, works, draft):
        return None
    if len(works) == 1:
        return Meant(works=works, kind="short", reason=f"short form of the one work before it that fits by {how}")
    return Meant(works=works, kind="short", reason=f"short form; {len(works)} works before it fit by {how}")


def resolve_told(walk: Walk, piece: Piece) -> Meant | None:
    """Resolve author and title of a work cited before, whatever words lead to them."""
    works = walk.ledger.find_told(piece.text)
    if len(works) != 1:
        return None
    return Meant(works=works, kind="short", reason="author and title of the one work before it")


def _copy_volume(walk: Walk, draft: Draft) -> None:
    """Copy the journal or volume of the reference before where *ibid.* stands in its place: ``“Title”, ibid., pp. 3–9``."""
    before = walk.find_last()
    if before and fold_name(draft.container) in ("ibid", "ibidem"):
        held = walk.ledger.entry(before).draft
        draft.container, draft.kind = held.container, held.kind
        if held.kind == "chapter":
            for part in ("publisher", "place", "editors", "issued", "issued_text"):
                setattr(draft, part, getattr(draft, part) or getattr(held, part))


def _miss_short(walk: Walk, draft: Draft) -> Meant | None:
    """Find a short form whose full reference is missing: author, title and page, in notes that shorten what they cited before."""
    is_quoted = f"“{draft.title}" in draft.text.replace('"', "“")
    has_page = draft.pinpoint or read_piece_pinpoint(draft.text) or (is_quoted and re.search(r"[”\"]\W*$", draft.text))
    if not draft.is_thin or not draft.title or not has_page or not draft.authors:
        return None
    if not (draft.authors[0].family or _is_one_name(draft)) if is_quoted else not _is_bare_family(draft):
        return None
    shorts = [c for c in walk.citations if c.kind == "short" and c.resolution == "resolved"]
    if len(shorts) < _HOUSE or any(walk.ledger.entry(c.work).draft.is_thin for c in walk.citations if c.work):
        return None
    return Meant(kind="short", reason=f"no work before it is by {draft.authors[0].name!r} with that title")


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
