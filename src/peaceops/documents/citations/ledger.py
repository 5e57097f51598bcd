"""The works of a text as they are found, and which of them a name means.

What enters: drafts of references in the order of the notes. What leaves: works, and candidates for a reference back.
Never done here: choosing between candidates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from peaceops.documents.citations.draft import Draft
from peaceops.documents.citations.mask import find_quotes
from peaceops.documents.citations.name import PARTICLE, fold_name, may_be_same, parse_authors
from peaceops.documents.citations.symbol import find_symbols, key_symbols
from peaceops.documents.citations.who import has_authors, is_near, split_who, take_initials
from peaceops.model.address import parse_address
from peaceops.model.citation import Author, Work

_SMALL: Final = frozenset(
    (
        "a", "an", "the", "of", "on", "in", "at", "by", "for", "to", "and", "or", "from", "with", "into", "as", "is",
        "its", "de", "la", "le", "der", "die", "das", "und", "et",
    )
)  # fmt: skip
_TOLD: Final = re.compile(r"(?P<name>[^\W\d_a-zß-ÿ][\w’'-]+)(?:[’']s)?(?:,?\s(?=[“\"‘«„])|[,:]\s)")
_LED_TO: Final = re.compile(rf"\b(?!{PARTICLE}\s)[a-zß-ÿ]{{2,}}[.:]?\s(?P<name>[^\W\d_a-zß-ÿ][\w’'-]+)")
_MAX_WORDS: Final = 2_000
_UNDATED: Final = ("forthcoming", "in press", "no date", "n.d.")
_FIELDS: Final = (
    "kind", "authors", "title", "container", "publisher", "place", "volume", "issue", "pages", "issued",
    "issued_text", "address", "accessed", "symbol", "linked",
)  # fmt: skip


def fold_title(title: str) -> tuple[str, ...]:
    """Words of a title that count when two are compared.

    Examples
    --------
    >>> fold_title("Statement by the President of X") == fold_title("Statement by President of X")
    True
    """
    words = re.findall(r"[^\W_]+(?:[’'][^\W_]+)?", title)
    return tuple(word for word in (fold_name(word) for word in words) if word not in _SMALL)


@dataclass(slots=True)
class Entry:
    """A work as it grows with the references to it."""

    id: str
    draft: Draft
    aliases: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    title_words: tuple[str, ...] = ()


@dataclass(slots=True)
class Ledger:
    """Works in order of first citation, with the keys by which a work is known again."""

    entries: list[Entry] = field(default_factory=list)
    by_address: dict[str, int] = field(default_factory=dict)
    by_symbol: dict[str, int] = field(default_factory=dict)
    by_title: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    by_family: dict[str, list[int]] = field(default_factory=dict)
    letters: dict[str, str] = field(default_factory=dict)

    def learn_letters(self, letters: str, name: str) -> None:
        """Keep by which letters a list names a body: ``Human Rights Watch [HRW]``."""
        self.letters.setdefault(fold_name(letters), fold_name(name))

    def add(self, draft: Draft) -> Entry:
        """Enter a full reference; one that names a work already there is joined to it."""
        if any(author.literal for author in draft.authors):
            draft.authors = tuple(self._spell_out(author) for author in draft.authors)
        place = self.find_same(draft)
        if place is None:
            entry = Entry(id=f"w{len(self.entries) + 1:02d}", draft=draft, title_words=fold_title(draft.title))
            self.entries.append(entry)
            place = len(self.entries) - 1
        else:
            entry = self.entries[place]
            self._join(entry, draft)
        self._index(place, draft)
        if draft.alias:
            entry.names.append(draft.alias)
        if draft.letters:
            self.learn_letters(draft.letters, draft.authors[0].literal)
        return entry

    def _join(self, entry: Entry, draft: Draft) -> None:
        """Keep what the first reference gives, fill in what it leaves out, note another name."""
        name = ", ".join(part for part in (draft.authors[0].name if draft.authors else "", draft.title) if part)
        old = entry.draft
        own = ", ".join(part for part in (old.authors[0].name if old.authors else "", old.title) if part)
        if name and fold_title(name) != fold_title(own) and name not in entry.aliases and draft.title:
            entry.aliases.append(name)
        for part in _FIELDS:
            if not getattr(old, part) and getattr(draft, part):
                setattr(old, part, getattr(draft, part))
        entry.title_words = fold_title(old.title)

    def _index(self, place: int, draft: Draft) -> None:
        key = _address_key(draft)
        if key:
            self.by_address.setdefault(key, place)
        for symbol in key_symbols(draft.symbol):
            self.by_symbol.setdefault(symbol, place)
        title = fold_title(draft.title)
        if title and place not in self.by_title.setdefault(title, []):
            self.by_title[title].append(place)
        for author in draft.authors:
            for name in _name_keys(author):
                if place not in self.by_family.setdefault(name, []):
                    self.by_family[name].append(place)

    def find_same(self, draft: Draft) -> int | None:
        """Find the work that a full reference names again: same symbol, same page, or same author and title."""
        symbols = key_symbols(draft.symbol)
        for symbol in symbols:
            if symbol in self.by_symbol:
                return self.by_symbol[symbol]
        key = _address_key(draft)
        if key and key in self.by_address:
            place = self.by_address[key]
            if not symbols or not self.entries[place].draft.symbol:
                return place
        for place in self.by_title.get(fold_title(draft.title), ()):
            if self.entries[place].draft is draft or self._is_same_title(self.entries[place].draft, draft):
                return place
        return None

    def _is_same_title(self, old: Draft, new: Draft) -> bool:
        if old.symbol and new.symbol:
            return False
        keys = (_address_key(old), _address_key(new))
        if all(keys) and keys[0] != keys[1] and not _is_doi(old, new):
            return False
        if (old.volume and new.volume and old.volume != new.volume) or old.suffix != new.suffix:
            return False
        if not old.title and not new.title and not (old.issued and new.issued and old.authors and new.authors):
            return False
        if old.issued and new.issued and (old.issued[1] < new.issued[0] or new.issued[1] < old.issued[0]):
            return False
        if old.authors and new.authors:
            return may_be_same(old.authors[0], new.authors[0])
        return len(fold_title(new.title)) >= 3

    def name_volume(self, who: str) -> Entry | None:
        """Enter the volume in which a chapter cited before stands, if words name its editors and no other volume's."""
        authors, rest = split_who(re.sub(r"(?i)\s*\(?\beds?\b\.?\)?", "", who))
        found = [
            e
            for e in self.entries
            if e.draft.editors
            and e.draft.kind == "chapter"
            and authors
            and (has_authors(parse_authors(e.draft.editors), authors) or (rest and _is_among(authors, e.draft.editors)))
        ]
        titles = {
            fold_title(e.draft.container): e
            for e in found
            if not rest or _holds(fold_title(e.draft.container), fold_title(rest))
        }
        if len(titles) != 1:
            return None
        chapter = next(iter(titles.values())).draft
        return self.add(
            Draft(
                text=chapter.text, kind="book", authors=parse_authors(chapter.editors), title=chapter.container,
                publisher=chapter.publisher, place=chapter.place, issued=chapter.issued, issued_text=chapter.issued_text,
            )
        )  # fmt: skip

    def entry(self, ident: str) -> Entry:
        """Find an entry by the id of its work."""
        return next(entry for entry in self.entries if entry.id == ident)

    def find_told(self, words: str) -> tuple[str, ...]:
        """Find the works of which an author's name and, after a comma or a mark, two words that begin the title stand among others."""
        bare = words.strip()
        found = {e.id: None for e in self.entries if any(bare.startswith((f"{n},", f"{n};", f"{n}:")) for n in e.names)}
        for match in _TOLD.finditer(words[:_MAX_WORDS]):
            places = self.by_family.get(fold_name(match["name"]), ())
            after = fold_title(words[match.end() : match.end() + 120])[:2] if places else ()
            for place in places:
                title = self.entries[place].title_words
                is_held = _holds(title, after) if len(after) == 2 else False
                if is_held or (len(title) == 1 and after[:1] == title and len(title[0]) > 4):
                    found[self.entries[place].id] = None
        return tuple(found)

    def name_inside(self, who: str) -> tuple[tuple[str, ...], str]:
        """Find the works that words mean in which the name of an author stands after others: *die Ausnahme ist Roe, Title*."""
        for match in _LED_TO.finditer(who[:_MAX_WORDS]):
            if fold_name(match["name"]) in self.by_family:
                return self.name_works(who[match.start("name") :], may_guess_spelling=False)
        return (), ""

    def is_named(self, ident: str, who: str) -> bool:
        """Whether words are a part of a work's title or of its author's name."""
        entry = self.entry(ident)
        words = fold_title(who)
        names = tuple(word for a in entry.draft.authors for word in fold_title(a.name))
        return bool(words) and (_is_title(words, entry) or set(words) <= set(names))

    def says(self, ident: str, who: str) -> bool:
        """Whether a longer word of a name stands in the reference to a work, or no word is long enough to tell."""
        words = [fold_name(word) for word in re.findall(r"[^\W\d_]{4,}", who)]
        said = fold_name(self.entry(ident).draft.text)
        return not words or any(word in said for word in words)

    def bears(self, ident: str, who: str) -> bool:
        """Whether every family's name of some words stands in the reference to a work."""
        quotes = find_quotes(who)
        authors, _ = split_who(re.split(r"[‘]", who[: quotes[0].start] if quotes else who)[0])
        said = fold_name(self.entry(ident).draft.text)
        names = [fold_name(author.family or author.literal) for author in authors]
        return bool(names) and all(len(name) >= 4 and name in said for name in names)

    def is_family(self, name: str) -> bool:
        """Whether a name is that of an author or body here."""
        return self._write_out(name) in self.by_family

    def list_by(self, name: str) -> tuple[str, ...]:
        """List the works by an author or body."""
        return tuple(self.entries[place].id for place in self.by_family.get(fold_name(name), ()))

    def find_dated(self, families: Sequence[str], year: str) -> tuple[Entry, ...]:
        """Find the works by these families, the first one first, in a year (``2004``, ``2004a``, ``n.d.``)."""
        wanted = [self._write_out(family) for family in families]
        found = []
        for place in self.by_family.get(wanted[0], ()) if wanted else ():
            entry = self.entries[place]
            own = [_name_keys(a) for a in entry.draft.authors]
            text = entry.draft.issued_text or (year if year in _UNDATED else "n.d.")
            own_year = str(entry.draft.issued[0].year) if entry.draft.issued else ""
            is_by = bool(own) and wanted[0] in own[0] and all(any(w in names for names in own) for w in wanted)
            if is_by and year in (text, text.partition(",")[0], text[:4], own_year):
                found.append(entry)
        return tuple(found)

    def _write_out(self, name: str) -> str:
        """Fold a name; letters that stand for a body here become that body's name, if they can be no other's."""
        folded = fold_name(name)
        if folded in self.by_family:
            return folded
        if folded in self.letters:
            return self.letters[folded]
        letters = re.sub(r"[^A-Za-z]", "", name)
        if len(letters) < 3 or not letters.isupper():
            return folded
        bodies = {
            fold_name(a.literal)
            for entry in self.entries
            for a in entry.draft.authors
            if a.literal and letters in (take_initials(a.literal), take_initials(a.literal.removeprefix("The ")))
        }
        return bodies.pop() if len(bodies) == 1 else folded

    def name_works(
        self, who: str, *, before: int | None = None, may_guess_spelling: bool = True
    ) -> tuple[tuple[str, ...], str]:
        """Find the works that words can mean.

        Parameters
        ----------
        who : str
            ``Meiske, M. and Ruggeri, A.``, ``Smith, Short Title``, a quoted title, the name of a site.
        before : int or None
            How many works were cited before; None for all.
        may_guess_spelling : bool
            Whether names one letter off are offered as candidates.

        Returns
        -------
        tuple
            Ids of the candidates, and by what they were found: ``author``, ``author and title``, ``title``,
            ``name``, ``symbol`` or ``spelling``.
        """
        entries = self.entries[:before]
        for found in (self._by_symbol(who, entries), self._by_alias(who, entries)):
            if found[0]:
                return found
        quotes = find_quotes(who)
        title = quotes[0].text if quotes else ""
        names = who[: quotes[0].start] if quotes else who
        authors, rest = split_who(names)
        authors = tuple(self._spell_out(author) for author in authors)
        title = title or rest
        found_by_author = [e for e in entries if authors and has_authors(e.draft.authors, authors)]
        whole = [e for e in found_by_author if len(e.draft.authors) == len(authors)]
        if whole and not re.search(r"(?i)\bet\.? al\b|\bothers\b", names):
            found_by_author = whole
        words = fold_title(title or who)
        if found_by_author:
            narrowed = _narrow(found_by_author, title, who)
            held = [e for e in entries if len(words) >= 3 and title and _holds(e.title_words, words)]
            if narrowed[1] == "author, other title" and len(held) == 1:
                return (held[0].id,), "title"
            return narrowed
        exact = [e for e in entries if words and _is_title(words, e, is_alone=True)]
        if exact:
            return tuple(e.id for e in exact), "title"
        cases = [
            e
            for e in entries
            if e.draft.kind == "legal_case" and len(words) == 1 and len(words[0]) >= 5 and words[0] in e.title_words
        ]
        if cases:
            return tuple(e.id for e in cases), "name of the case"
        container = [
            e for e in entries if words and words == fold_title(e.draft.container) and e.draft.kind != "chapter"
        ]
        if container:
            return tuple(e.id for e in container), "name"
        held = [e for e in entries if _holds_part(e.title_words, who)]
        if len(held) == 1:
            return (held[0].id,), "title"
        edited = [
            e
            for e in entries
            if authors
            and e.draft.editors
            and e.draft.kind != "chapter"
            and has_authors(parse_authors(e.draft.editors), authors)
        ]
        if edited:
            return tuple(e.id for e in edited), "editor"
        if may_guess_spelling and authors:
            near = [e for e in entries if any(is_near(a, b) for a in e.draft.authors[:1] for b in authors[:1])]
            return tuple(e.id for e in near), "spelling"
        return (), ""

    def _spell_out(self, author: Author) -> Author:
        """Give a body its name for the letters by which a reference brought it in: ``Human Rights Watch (HRW)``."""
        letters = author.literal or author.family
        name = self.letters.get(fold_name(letters)) if letters.isupper() and not author.given else None
        place = self.by_family.get(name, ()) if name else ()
        return next(
            (a for p in place for a in self.entries[p].draft.authors if a.literal and fold_name(a.literal) == name),
            author,
        )

    def _by_symbol(self, who: str, entries: Sequence[Entry]) -> tuple[tuple[str, ...], str]:
        symbols = find_symbols(who)
        if not symbols:
            return (), ""
        places = {self.by_symbol.get(key) for key in key_symbols(symbols[0].text)} - {None}
        return tuple(
            self.entries[p].id for p in sorted(p for p in places if p is not None) if p < len(entries)
        ), "symbol"

    def _by_alias(self, who: str, entries: Sequence[Entry]) -> tuple[tuple[str, ...], str]:
        words = fold_title(who)
        found = [e.id for e in entries if any(words[: len(fold_title(n))] == fold_title(n) != () for n in e.names)]
        return tuple(found), "name"

    def works(self) -> tuple[Work, ...]:
        """Make the works."""
        return tuple(
            Work(id=e.id, aliases=tuple(e.aliases), **{part: getattr(e.draft, part) for part in _FIELDS})
            for e in self.entries
        )


def _name_keys(author: Author) -> tuple[str, ...]:
    """Names by which an author is found: the family's, and both where the two words may be those of a body."""
    keys = [fold_name(author.family or author.literal)]
    if author.family and len(author.given) > 2 and "." not in author.given:
        keys.append(fold_name(f"{author.given} {author.family}"))
    return tuple(key for key in keys if key)


def _narrow(found: Sequence[Entry], title: str, who: str) -> tuple[tuple[str, ...], str]:
    """Tell works of one author apart by title and year, as far as the words do."""
    years = {int(year) for year in re.findall(r"\b(?:1[5-9]|20)\d\d", who)}
    suffix = re.search(r"\b(?:1[5-9]|20)\d\d([a-z])\b", who)
    dated = [e for e in found if years and e.draft.issued and e.draft.issued[0].year in years]
    told = re.search(r"^[^\d“\"‘«]{2,80}?,? \(?((?:1[5-9]|20)\d\d)[a-z]?\)?$", who.strip(" ,."))
    if (
        told
        and not dated
        and all(e.draft.issued and told[1] not in e.draft.text.replace(e.draft.issued_text, "") for e in found)
    ):
        return (), "author, other year"
    if dated:
        exact = [e for e in dated if suffix and e.draft.suffix == suffix[1]]
        found = exact or dated
    if re.search(r"(?i)\b(?:forthcoming|in press)\b", who):
        found = [e for e in found if re.search(r"(?i)\b(?:forthcoming|in press)\b", e.draft.text)] or found
    words = fold_title(re.sub(r"\b(?:1[5-9]|20)\d\d[a-z]?\b", "", title))
    if not words:
        return tuple(e.id for e in found), "author and year" if dated else "author"
    titled = [e for e in found if _is_title(words, e) or e.title_words[:1] == words]
    if len(begun := [e for e in titled if e.title_words[: len(words)] == words]) == 1:
        titled = begun  # "Fatigue" is rather "Fatigue: A History" than "Mission Fatigue"
    if titled:
        return tuple(e.id for e in titled), "author and title"
    return (), "author, other title"


def _is_title(words: tuple[str, ...], entry: Entry, *, is_alone: bool = False) -> bool:
    """Whether words are the title or a part of it that stands together; alone, the beginning and two words at least."""
    title = entry.title_words
    if not title:
        return False
    if words == title:
        return True
    if is_alone:
        return len(words) >= 2 and title[: len(words)] == words
    return (len(words) > 1 or len(words[0]) >= 5) and _holds(title, words)


def _is_among(authors: Sequence[Author], names: str) -> bool:
    """Whether each family's name is a word of some names, as it is of those that put it first: *Tran* of "Mai Tran Thi Hoa"."""
    words = {fold_name(word) for word in names.split()}
    return all(fold_name(author.family or author.literal) in words for author in authors)


def _holds_part(title: tuple[str, ...], who: str) -> bool:
    """Whether a part of some words, between commas, is three words or more that stand together in a title."""
    return any(len(words) >= 3 and _holds(title, words) for words in map(fold_title, who.split(", ")))


def _holds(title: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether words stand together in a title."""
    return any(title[at : at + len(words)] == words for at in range(len(title) - len(words) + 1))


def _address_key(draft: Draft) -> str:
    """Key of an address that names more than a site."""
    if not draft.address:
        return ""
    address = parse_address(draft.address)
    is_path = draft.address.startswith("/")  # of the text's own site, whose address is not known
    return "" if address.is_site or (address.fault and not is_path) else address.key


def _is_doi(old: Draft, new: Draft) -> bool:
    return "doi.org" in old.address or "doi.org" in new.address
