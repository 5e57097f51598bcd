"""A note into its references and explanations.

What enters: a note. What leaves: its pieces with their places, each a reference, a reference back or prose.
Never done here: reading the fields of a reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from peaceops.documents.citations.back import LOCATOR, SIGNAL, is_beside, is_pointer, read_back, strip_signal
from peaceops.documents.citations.draft import drop_comment
from peaceops.documents.citations.mask import HIDDEN, SINGLE_QUOTED, Found, find_addresses, find_quotes, hide, mask
from peaceops.documents.citations.name import PARTICLE, parse_persons
from peaceops.documents.citations.numbered import is_numbered_style
from peaceops.documents.citations.symbol import find_symbols, key_symbols

MAX_NOTE: Final = 60_000
_NEAR: Final = 400
_FAR: Final = 1_200
# Where more than fifty signals stand in one note, less is looked at before each.
_CLOSE: Final = 120
_ABBREVIATION: Final = re.compile(
    r"(?i)(?:^|[\s(,.\x00])(?:pp?|paras?|vols?|no|nos|nr|iss|ed|eds|trans|transl|ch|chs|chap|art|arts|sec|secs|fn|n|nn|cf|e\.g|i\.e|op|cit|loc|al|ca|c"
    r"|dr|mr|mrs|ms|prof|gen|col|maj|lt|capt|sgt|adm|amb|sen|rep|gov|st|ste|jr|sr|inc|ltd|co|corp|dept|univ|u\.n|u\.s|u\.k|doc|docs|res|rep|app|fig|tab|supp|suppl|rev|add|corr"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|int['’]?l|int|l|j|q|rev|ser|v|vs|viz|etc|approx|bk|pt|ff|f|id|ibid|pol|sci|stud|dev|econ|soc|hist|pub|publ|govt|nat['’]?l|n\.d|s\.l|repr|hon|[ivxl]{1,5}|sess|ct|eur|cir|crim|sup|cmty|trib|hum|rts|cfr|vgl|vid|zob|str|ziff|rn|rz|anm|jg|hg|zit|nr|abs|préc|éd|sq|izd|ukaz|soch|sm|стр|bd|hrsg|aufl|bzw|fols?|mss?|указ|цит|зазнач|дасах|გვ|დასახ)\.$"
)
# "73 VAND. L. REV. 929": words of a reporter's name after its volume.
_REPORTER: Final = re.compile(
    r"\b\d{1,3}\s(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)(?:[A-Z][\w.’'&]*\s){0,5}[A-Z][\w’'&]*\.$"
)
_INITIAL: Final = re.compile(r"(?:^|[\s.\-(,])[^\W\d_]\.$")
_SENTENCE_END: Final = re.compile(r"[.!?][”\"’')\]]{0,2}\s+(?=[\"“‘«„(\[]?[^\W_a-zß-ÿ])")
_BEFORE_SIGNAL: Final = re.compile(
    r"(?:,|\band\b|\bbut\b)\s+(?=(?:but |and )?(?:see(?: also| generally| further)?|cf\.|(?:as )?(?:quoted|cited|reprinted|reproduced) (?:in|by)\b|both (?:quoted|cited) in)\W)"
)
# "The Bridge. Moscow: Nauka, 2009. С. 45.": place and publisher, and the page, go on with the reference.
_IMPRINT_FOLLOWS: Final = re.compile(
    r"\s*(?:[^\W\d_a-zß-ÿ][\w.’'-]*+(?:[ ;,—–-]{1,3}[^\W\d_a-zß-ÿ][\w.’'-]*+){0,3}\s?:\s[^,.;]{2,60},\s(?:1[5-9]|20)\d\d|[СсSs]\.\s?\d|გვ\.\s?\d|[Сс]тр\.\s?\d)"
)
# "3. Mai 2013": the stop behind a day ends nothing.
_DAY_ENDS: Final = re.compile(r"(?:^|[^\d.])\d{1,2}\.$")
_MONTH_FOLLOWS: Final = re.compile(
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\s(?:1[5-9]|20)\d\d"
)
_BACK_THEN_SIGNAL: Final = re.compile(
    r"(?:(?:^|[;.]\s)(?:[Ii]d|[Ii]bid)|\b(?:[Oo]p|[Ll]oc|[Aa]rt)\.\s?[Cc]it)\.\s+(?=(?:[Ss]ee|[Bb]ut|[Cc]f|[Ff]or|[Cc]ompare|[Cc]ontra|[Aa]ccord|[Aa]lso)\b)"
)
# "Roe, Title, p. 101, but contrast what he says at p. 140": what is said of the work.
_REMARK_FOLLOWS: Final = re.compile(
    r",\s+(?=(?:(?:but|yet|though|although)\s(?!see\b|cf\b)[a-z]+\s[a-z]+|(?:who|whose|which)\s[a-z]+\b)\s?[\w\s,;.]?)"
)
_AND: Final = re.compile(r",?\s+and\s+(?=[\"“‘A-Z\x00])")
_VERB: Final = re.compile(
    r"\b(?:is|was|were|are|be|been|has|had|have|did|does|do|will|would|can|could|may|might|should|must|argues?|argued|notes|noted|states|stated"
    r"|says|said|claims?|claimed|refers?|referred|means?|meant|includes?|included|that|which|who|whose|this|these|those|not|however|although|because"
    r"|while|we|he|she|they|it|its|their|there|according|became|remains?|remained|made|took|gave|uses?|used|comes?|came|concerns?|describes?|calls?|lists|contains?|became|here(?!,?\s(?:at\s)?(?:pp?\.\s?|S\.\s?)?\d))\b"
)
_STRONG: Final = re.compile(
    r"\x00{12,}|\b(?:pp?|[Ss])\.\s?\d|\bparas?\.\s?\d|\b[Vv]ol(?:ume|\.)\s?[\dIVX]|\b[Nn]o\.\s?\d|[\dIVX]\s?\(\d|\((?:[^()]{0,80},\s?)?(?:(?:\w+\.?\s){0,2})?(?:1[5-9]|20)\d\d[a-z]?\)"
    r"|,\s?(?:(?:\d{1,2}(?:st|nd|rd|th)?(?:\s?[–-]\s?\d{1,2})?\s)?[A-Z][\w-]{2,30}\.?\s(?:\d{1,2},?\s)?)?(?:1[5-9]|20)\d\d[a-z]?(?=[,.;:)]|\s*$)|\b(?:[Aa]ccessed|[Rr]etrieved|[Aa]vailable (?:at|from))\b"
    r"|\s[Vv]s?\.?\s[A-Z].{0,200}\d|\b\d+\s[A-Z][\w.’' ]{2,40}\s\d+(?:,\s\d+)?\s\(|\bforthcoming\b|\bn\.d\.|\.\s(?:1[5-9]|20)\d\d[a-z]?\.\s|\b[Ll]etters?\s(?:dated|of)\s\d{1,2}\s[A-Z][a-z]+\s\d{4}|\b(?:interviews?|conversation|communication|correspondence|[Ee]-?[Mm]ails?|Gespräch|Auskunft|Schreiben|[Ee]ntretien|[Cc]ourriel|[Ee]ntrevista|[Ии]нтервью)\b.{0,200}\d{4}|\bsess\.,|\bfols?\.\s?\d|\bMSS?\.?\s[\w/]{0,12}\d|\b[Bb]ox(?:es)?\s\d|\b\d+/\d+/\d+(?=[,.])"
)
_CONTINUES: Final = re.compile(
    r"(?i)^\W*(?:accessed|archived|available|retrieved|viewed|visited|consulté|page consult|date of access|last (?:accessed|visited|viewed|checked)|doi\b|https?:|www\.|in:|vol\.|no\.|pp?\.|\d|\x00{8,}|isbn|url|translated|edited|online)"
)
_TERMINAL: Final = re.compile(
    r"(?:\x00{6,}|\b(?:pp?|S)\.\s?[A-Z]?[\d–,\- ]+|\bparas?\.\s?[\d–,\- ]+|\d{4}\)|\),?\s(?:pp?\.\s?)?[\d–,\- ]+|(?:19|20)\d\d)[)\].,>]*\s*$"
)
_PERSON: Final = rf"(?-i:(?:[^\W\d_a-zß-ÿ][\w.’'-]*\s){{1,3}}(?:{PARTICLE}\s)?[^\W\d_a-zß-ÿ][\w’'-]+)"
_LEAD: Final = re.compile(
    r"(?i)(?:(?:^|[,;:(—–]\s*|^for\s[^.;,]{3,90}\s|\b(?:figures?|data|account|discussion|details?|overview|analysis),?\s)see(?: also)?"
    r"|(?:^|\s)(?:vgl|siehe|voir|véase|cfr|см)\b\.?(?:\s(?:auch|aussi|también|также)\b)?"
    rf"|[a-zß-ÿ]{{3}}(?=\s?:\s{_PERSON},\s[“‘\"«\x00])|\b(?:is|are|remains?|provides?|offers?|gives?|ist|sind|bleibt|gibt|geben|bietet|bieten|liefert|liefern|est|sont|reste|donne|offre|è|sono|offre|es|son|ofrece)(?=\s{_PERSON}(?:\s\([^()]{{2,9}}\))?,\s[“‘\"«A-Z\x00])"
    r"|\b(?:discussed|described|explained|documented|reported|argued|reviewed|summari[sz]ed|set out|found) in),?:?\s+(?=[\"“‘«A-ZÀ-Þ\x00])"
)
_DECIDES: Final = re.compile(
    r"[A-Z][\w’' ]{2,60}\b(?:[Rr]esolution|[Dd]ecision|[Dd]ecree|[Dd]irective|[Rr]egulation|[Ll]aw|[Oo]rder)\b[^.;]{0,90}\b(?:19|20)\d\d"
)
# "The Sydney Morning Herald, Putin calls Kosovo independence a precedent, February 23, 2008."
_DATED_TITLE: Final = re.compile(
    r"[A-Z][\w./&’'-]*(?:\s(?:[A-Z][\w./&’'-]*|of|the|and|for)){0,7},\s[A-Z][^;]{8,220},\s(?:\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d|[A-Z][a-z]{2,8}\s\d{1,2},\s(?:19|20)\d\d)\.?$"
)
_EXPLAINS: Final = re.compile(
    r"(?i)^(?:(?:all )?(?:emphas[ei]s|italics|translations?|transl\.)\b|authors?['’]s? (?:own )?(?:translation|emphasis|calculation|estimate|note|italics)|my (?:own )?(?:translation|emphasis|italics)"
    r"|authors?['’]s? (?:own )?(?:observations?|fieldwork|field notes)\b|on file with|hereafter|hereinafter|unless otherwise|not shown|n\.?b\.?\b|note:|(?:not )?(?:including|includes?|excluding|excludes?|comprising|of (?:whom|which|these)|as (?:at|of))\b)"
)

_EXAMPLE: Final = re.compile(r"(?i)^\W*(?:e\.g\.|i\.e\.),?\s")
_ASIDE: Final = re.compile(
    r"(?i)\b(?:comments?|remarks?) (?:on|to) (?:an? )?(?:earlier|previous|first) (?:drafts?|versions?)\b|^\W*(?:in private hands|copy on file)\b"
    r"|^\W*(?:and )?(?:his|her|their|our|my)\s(?:forthcoming|own|earlier|later|unpublished)\b|\bavailable from the authors? (?:up)?on request\b"
)
# "Kos 2020, 3.", "Tester and Moss 2019": short by author and year.
_AUTHOR_YEAR: Final = re.compile(
    r"[^\W\d_a-zß-ÿ][\w’'-]+(?:,? (?:and|&) [^\W\d_a-zß-ÿ][\w’'-]+|,? et al\.?)?,? \(?(?:1[89]|20)\d\d[a-z]?\)?(?:[,:] (?:pp?\.\s?)?[\d–, -]+)?\.?$"
)
_COMPARE: Final = re.compile(r"(?i)^\W*(?:compare|contrast|cf\.?)\s")
_WITH: Final = re.compile(rf"(?:,|(?<=[\d.)]))\s+with\s+(?=(?:{PARTICLE} )?[\"“‘A-Z\x00])")
# "(quoting Smith, supra note 4, at 30)": a work of its own.
_INNER: Final = re.compile(r"\s\((?=(?P<inside>(?:quoting|citing|quoted in|cited in)\s[^()]{3,200})\))")
_RELATION: Final = re.compile(r"(?i)\W*(?:(?:as |both )?(quoted|cited|reprinted|reproduced) (?:in|by)\b|(quoting)\b)")
_AND_FOR: Final = re.compile(
    r",\s+and,?\s+(?=(?:for\s[a-z][^.;:,“\x00]{2,60}|(?:more|less|rather)\s[a-z]+ly),\s(?:see\s)?(?:(?:[A-Z]\.[\s-]?){1,4}[A-Z]|[A-Z][\w’'-]+,?\s[A-Z]|\x00))"
)
_WITHIN: Final = re.compile(r",\s+(?=(?:(?:quoted|cited|reprinted|reproduced) in|citing|quoting)\s)")
# "and the literature cited there": no other work.
_AND_THERE: Final = re.compile(
    r",?\s(?:and|with)\s(?:the\s)?(?:further\s)?(?:works|sources|literature|references|authorities|studies)\s(?:cited|listed|given|quoted|named)\s(?:there(?:in)?|in it)[\s.]*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a note.

    Parameters
    ----------
    start, end : int
        Offsets in the note.
    text : str
        Its words.
    kind : str
        ``reference``, ``back``, ``name`` (words that may be a short reference) or ``prose``.
    relation : str
        ``quoted`` or ``reprinted`` where the piece holds the one before, ``quotes`` where the one before holds it.
    symbol : str
        Symbol that its words leave to be understood: the second of ``resolutions 858 (1993) and 937 (1994)``.
    """

    start: int
    end: int
    text: str
    kind: str
    relation: str = ""
    symbol: str = ""


def split_note(text: str, *, is_list: bool = False) -> tuple[Piece, ...]:
    """Split a note.

    Parameters
    ----------
    text : str
        A note on one line.
    is_list : bool
        Whether it is an entry of a numbered list, which names one work and parts its fields with full stops.

    Returns
    -------
    tuple of Piece

    Examples
    --------
    >>> [p.kind for p in split_note("The count leaves out police. See Smith, Peace (Oxford: OUP, 2004), p. 3; Ibid.")]
    ['prose', 'reference', 'back']
    """
    text = text[:MAX_NOTE]
    hidden = mask(text)
    if is_list and read_back(text) is None and (is_numbered_style(text) or not _VERB.search(hidden[:60])):
        return (Piece(start=0, end=len(text), text=text, kind="reference"),)
    pieces: list[Piece] = []
    for part in _cut(text, hidden):
        last = pieces[-1] if pieces else None
        if last is not None and _belongs(last, part, text, hidden):
            kind = last.kind if last.kind != "name" or part.kind == "prose" else part.kind
            kind = "prose" if last.kind == "prose" else kind
            kind = "reference" if {last.kind, part.kind} == {"name", "reference"} else kind
            pieces[-1] = replace(last, end=part.end, text=text[last.start : part.end], kind=kind)
        else:
            pieces.append(part)
    return tuple(_understand_symbols(pieces, find_symbols(text)))


def _understand_symbols(pieces: list[Piece], symbols: tuple[Found, ...]) -> Iterator[Piece]:
    for piece in pieces:
        here = [s for s in symbols if piece.start <= s.start and s.end <= piece.end]
        if here and not find_symbols(piece.text):
            yield replace(piece, kind="reference", symbol=here[0].text)
        else:
            yield piece


def _cut(text: str, hidden: str) -> Iterator[Piece]:
    marks = sorted(set(_places(text, hidden)))
    start = 0
    for end, after in (*marks, (len(text), len(text))):
        if end < start:
            continue
        piece = _make(text, hidden, start, end)
        if piece is not None:
            yield piece
        start = after


def _places(text: str, hidden: str) -> Iterator[tuple[int, int]]:
    """Where a note may be cut: end of what goes before, start of what follows."""
    start = 0
    for match in re.finditer(";", hidden):
        before, after = text[start : match.start()], text[match.end() : match.end() + 80]
        if _may_part(before, after):
            start = match.end()
            yield match.start(), match.end()
    for match in _SENTENCE_END.finditer(hidden):
        head = hidden[max(0, match.start() - 40) : match.start() + 1]
        is_short = _ABBREVIATION.search(head) or _INITIAL.search(head) or _REPORTER.search(head)
        is_short = is_short or (_DAY_ENDS.search(head) and _MONTH_FOLLOWS.match(text, match.end()))
        if not (head.endswith(".") and is_short) and not _IMPRINT_FOLLOWS.match(text, match.end()):
            yield match.end(), match.end()
    for match in _BACK_THEN_SIGNAL.finditer(hidden):
        yield match.end(), match.end()
    signals = list(_BEFORE_SIGNAL.finditer(hidden))
    far = min(_FAR, max(_CLOSE, MAX_NOTE // max(len(signals), 1)))
    for match in signals:
        begin = max(0, match.start() - far)
        before = text[begin : match.start()]
        if _has_features(before, hidden[begin : match.start()]) or read_back(before) or _begins_with_person(before):
            yield match.start(), match.end()
    for match in _REMARK_FOLLOWS.finditer(hidden):
        begin = max(0, match.start() - _NEAR)
        before = text[begin : match.start()]
        if _has_features(before, before) or read_back(before.rpartition(";")[2]):
            yield match.start(), match.end()
    yield from _between_works(text, hidden)
    yield from _between_symbols(text)
    yield from _between_addresses(text)
    for match in _AND.finditer(hidden):
        left, right = hidden[max(0, match.start() - 120) : match.start()], text[match.end() : match.end() + 400]
        is_end = bool(_TERMINAL.search(left)) and not left.rstrip().endswith(")")
        is_end = is_end or re.search(r"\(?\d{4}\)\s*$|cit\.\s*$|[Ii]bid\.?\s*$", left) is not None
        if is_end and (read_back(right) or _has_features(right, hidden[match.end() : match.end() + 400])):
            yield match.start(), match.end()


def _between_works(text: str, hidden: str) -> Iterator[tuple[int, int]]:
    """Where one work is said to stand in another, to quote it, or to be compared with it."""
    for match in _WITHIN.finditer(hidden):
        end = match.end() + _NEAR
        if _has_features(text[match.end() : end], hidden[match.end() : end].partition(";")[0]):
            yield match.span()
    yield from (match.span() for match in _AND_FOR.finditer(hidden))
    for match in _INNER.finditer(text):
        inside = match["inside"]
        if read_back(inside) or find_quotes(inside) or _has_features(inside, mask(inside)):
            yield match.span()
    if _COMPARE.match(hidden):
        yield from (match.span() for match in _WITH.finditer(hidden))


def _between_symbols(text: str) -> Iterator[tuple[int, int]]:
    """Where one symbol follows another: ``S/2008/219 and S/2008/480``; two names of one resolution stay together."""
    symbols = find_symbols(text)
    for one, other in pairwise(symbols):
        between = text[one.end : other.start]
        if len(between) < 60 and set(key_symbols(one.text)) & set(key_symbols(other.text)) == set():
            match = re.search(
                r"(?:,|\band\b|,\sand\b)\s+(?:see\s)?(?:(?:the|its|an?)\s(?:[a-z]+\s){1,4})?(?:UN Docs?\.?\s)?\(?$",
                between,
            )
            if match and not re.search(r"\b(?:in|of|by)\s*\(?$", between):
                yield one.end + match.start(), one.end + match.end()


def _between_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where one address follows another after *and*: two pages are cited."""
    addresses = find_addresses(text)
    for one, other in pairwise(addresses):
        match = re.fullmatch(
            r"[>)\s]*(?:,\s|[,;]?\s?\band\b(?:\s(?:also|at|see))*[:\s<(]*)", text[one.end : other.start]
        )
        if match and "doi.org" not in other.text:
            yield one.end, other.start


def _may_part(before: str, after: str) -> bool:
    """Whether a semicolon stands between two references and not between two authors."""
    follows = after.lstrip()
    if _CONTINUES.match(follows) and not re.match(r"(?i)https?:|www", follows):
        return False
    if not follows or not re.match(r"[\"“‘«„(\[]?[^\W_]", follows):
        return False
    return not parse_persons(strip_signal(before), may_invert_full=True) or bool(
        re.match(r"(?i)(?:see|cf|ibid)\b", follows)
    )


def _has_features(text: str, hidden: str) -> bool:
    return bool(_STRONG.search(hidden) or find_symbols(text) or find_addresses(text))


def _make(text: str, hidden: str, start: int, end: int) -> Piece | None:
    while start < end and text[start] in " \t\n;,":
        start += 1
    while end > start and text[end - 1] in " \t\n;":
        end -= 1
    if there := _AND_THERE.search(text, start, end):
        end = there.start() if there.start() > start else end
    if text[start:end].count(")") > text[start:end].count("("):
        while end > start and text[end - 1] in ").":
            end -= 1
    words = text[start:end]
    if not re.search(r"\w", words):
        return None
    relation = ""
    if match := _RELATION.match(words):
        relation = "quotes" if match[2] else "quoted" if match[1].lower() in ("quoted", "cited") else "reprinted"
    return Piece(start=start, end=end, text=words, kind=_classify(words, hidden[start:end]), relation=relation)


def _classify(words: str, hidden: str) -> str:
    bare = strip_signal(words)
    is_note = _EXPLAINS.match(words.strip()) and not find_addresses(words) and not find_symbols(words)
    if is_note or is_beside(words):
        return "prose"
    if (_ASIDE.search(words) or _ASIDE.match(bare)) and not find_addresses(words):
        return "prose"
    is_prose = _is_prose(SINGLE_QUOTED.sub(" ", hidden)) and not _DATED_TITLE.match(bare)
    if (
        (back := read_back(words))
        and back.form != "idem"
        and (back.form == "ibid" or not is_prose or len(back.who) < 80)
    ):
        return "back"
    if back is not None and back.form == "idem":
        return "reference"
    if is_pointer(words) or (
        _EXAMPLE.match(words) and not back and not _begins_with_person(bare) and not find_quotes(words)
    ):
        return "prose"
    if find_addresses(words) or find_symbols(words):
        return "reference"
    shown = hide(words, (*find_addresses(words), *find_quotes(words))) if "(" in words else hidden
    if is_prose:
        return "reference" if _leads_in(shown) else "prose"
    if _STRONG.search(shown):
        return "reference"
    if _begins_with_person(bare) or _DECIDES.match(bare):
        return "reference"
    if _AUTHOR_YEAR.match(bare):
        return "reference"
    quotes = find_quotes(words)
    if quotes and len(quotes[0].text.split()) > 1 and quotes[0].start < 80:
        return "reference"
    return "name" if _is_title_case(LOCATOR.sub("", drop_comment(bare))) else "prose"


def _is_prose(hidden: str) -> bool:
    plain = re.sub(rf"[{HIDDEN}]+", " ", hidden)
    return len(_VERB.findall(SIGNAL.sub("", plain))) >= (1 if len(plain.split()) < 40 else 2)


def _begins_with_person(words: str) -> bool:
    """Whether words are a person, a comma and more: ``K. Paik, The Monitors``."""
    parts = strip_signal(words).split(", ")
    return any(
        parse_persons(", ".join(parts[:count])) and len(parts[count]) > 3 for count in (1, 2) if count < len(parts)
    )


def has_features(words: str) -> bool:
    """Whether words hold a quoted title beside what only a reference has: a volume, a page, a year in brackets."""
    hidden = mask(words)
    return bool(find_quotes(words)) and _STRONG.search(words.replace("“", " ")) is not None and HIDDEN * 12 in hidden


def is_sentence(words: str) -> bool:
    """Whether words say something beyond naming a work."""
    return _is_prose(mask(words))


def is_remark(words: str) -> bool:
    """Whether words only say where something is: ``The text is available at www.civil.ge``."""
    hidden = mask(words)
    head = hidden.partition(HIDDEN)[0]
    return "," not in head and not find_quotes(words) and _is_prose(hidden)


def _leads_in(hidden: str) -> bool:
    """Whether a sentence only leads to a reference: ``For an account that differs, see Smith, …``."""
    match = _LEAD.search(hidden)
    return match is not None and bool(_STRONG.search(hidden[match.end() :]))


def find_lead(words: str) -> int:
    """Place at which the reference begins in a piece that leads to it."""
    match = _LEAD.search(mask(words))
    return match.end() if match is not None and (match.start() > 0 or match.group()[:3].lower() == "for") else 0


def _is_title_case(words: str) -> bool:
    """Whether words can be a name: short, all longer words with a capital."""
    parts = re.findall(r"[^\W\d_][\w’'.-]*", words)
    if sum(len(part) == 1 for part in parts) > 1:
        return False  # the words of a map or a table
    longer = [part for part in parts if len(part) > 3]
    return 0 < len(parts) <= 16 and bool(longer) and sum(part[0].isupper() for part in longer) >= 0.75 * len(longer)


def _belongs(last: Piece, part: Piece, text: str, hidden: str) -> bool:
    """Whether a part continues the piece before."""
    between = text[last.end : part.start]
    if last.kind == "prose" and (part.kind == "prose" or (part.kind == "name" and ";" in between)):
        return True
    if part.relation or ";" in between or read_back(part.text) or re.search(r"\b(?:and|but)\b|,", between):
        return False
    if _CONTINUES.match(hidden[part.start : part.end]) and last.kind in ("reference", "name"):
        return True
    if last.kind not in ("reference", "name") or SIGNAL.match(part.text) or find_lead(part.text):
        return False
    if re.fullmatch(r"[^\W\d_a-zß-ÿ]{2,}(?:-[^\W\d_a-zß-ÿ]+)?, [A-ZÀ-Ý][\w .’-]{1,40}\.", last.text):
        return True  # "MACHADO, Hugo de Brito." begins a reference
    if part.kind == "prose":
        return (
            False
            if _TERMINAL.search(hidden[max(last.start, last.end - _NEAR) : last.end])
            else not re.search(r"[.!?]$", part.text) or _is_author_year(last.text)
        )
    ends = _TERMINAL.search(hidden[max(last.start, last.end - _NEAR) : last.end])
    return not (ends and part.kind == "reference") or _is_author_year(last.text)


def _is_author_year(words: str) -> bool:
    """Whether a reference has got no further than author and year: ``Smith, J. (2004).``."""
    if len(words) > _FAR:
        return False
    plain = hide(words, find_addresses(words))
    match = re.fullmatch(
        r"(?P<who>.{2,300}?)[.,]?\s*\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]?\s*", strip_signal(plain), re.DOTALL
    )
    if match is None or match["who"].count("(") > match["who"].count(")"):
        return False  # "Justice at Speed (Helsinki: Example Press, 2003)."
    return bool(parse_persons(match["who"], may_invert_full=True) or _is_title_case(match["who"]))
