"""Citations in the text itself: author and year with a list of references, symbols of documents in brackets.

What enters: a text and its list of references. What leaves: citations that name their sentence.
Never done here: taking a mention ("pursuant to resolution 937 (1994)") for a citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from peaceops.documents.citations.authorpage import Pages
from peaceops.documents.citations.back import read_pinpoint, strip_signal
from peaceops.documents.citations.dating import find_note_dates
from peaceops.documents.citations.draft import Draft
from peaceops.documents.citations.ledger import Entry, Ledger, fold_title
from peaceops.documents.citations.link import cite_links, look_around
from peaceops.documents.citations.listing import YEAR, list_passages, read_list
from peaceops.documents.citations.name import PARTICLE
from peaceops.documents.citations.symbol import find_symbol_year, find_symbols
from peaceops.model.citation import Citation
from peaceops.model.text import Sentence, Text

_NAME: Final = rf"(?:(?:{PARTICLE} |(?:al|el|Van|Von|De|Mc|Mac|O[’'])[ -]?)){{0,3}}[^\W\d_a-zß-ÿ][\w’'-]+(?: (?:{PARTICLE} |[ey] )?[^\W\d_a-zß-ÿ][\w’'-]+){{0,2}}"
_BODY: Final = r"(?:[^\W\d_a-zß-ÿ][\w’'/.-]*+(?: (?:of|for|the|and|on|in) (?:the )?)? ?){1,7}"
_WHO: Final = rf"(?P<who>{_NAME}(?:(?:, {_NAME}){{0,6}},? (?:and|&) {_NAME}|(?:, {_NAME}){{0,4}},? et al\.?|,? and (?:others|colleagues))?|{_BODY}?)"
_PIN: Final = r"(?P<pin>(?:\s?[,:]\s?(?:pp?\.?\s?|paras?\.?\s?|arts?\.?\s?|[Aa]rticles?\s|[Aa]nnex\s|vol\.\s?|ch(?:ap(?:ter|\.)?|\.)?\s?|[Cc]hapter\s|[Tt]ables?\s|[Ff]ig(?:ures?|\.)\s|[Ss]ections?\s|[Aa]ppendix\s|§\s?)?\d+(?:\s?[-–]\s?\d+)?(?!\d)|\s?[,:]\s?passim\b){0,4})"
_DAY: Final = (
    r"(?:,\s(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{1,2})?)?"
)
_AUTHOR_YEAR: Final = re.compile(
    rf"{_WHO}(?:[’']s)?,?\s\(?(?P<year>{YEAR})\)?(?P<more>(?:,\s(?:{YEAR})){{0,4}}){_DAY}{_PIN}(?P<later>(?:,\s(?:1[5-9]|20)\d\d[a-z](?::\s?\d+(?:[-–]\d+)?)?){{0,4}})\)?[.\s]*"
)
# A name may be glued to the word before it, but does not begin deep inside a run of letters: such a run would take for ever.
_NARRATIVE: Final = re.compile(
    rf"(?<![\w’'-]{{24}}){_WHO}(?:[’']s)?\s\((?P<year>{YEAR})(?P<more>(?:[,;]\s(?:{YEAR})){{0,4}}){_PIN}\)"
)
_YEAR_ALONE: Final = re.compile(rf"(?P<year>{YEAR})(?P<more>(?:,\s(?:{YEAR})){{0,4}}){_PIN}")
_PAGE_ALONE: Final = re.compile(r"(?:pp?\.|paras?\.)\s?\d+(?:\s?[-–]\s?\d+)?")
_NAMED: Final = re.compile(rf"(?<![\w’'-]){_NAME}")
_IBID: Final = re.compile(r"(?i)ibid(?:em)?\.?(?:[,:]?\s?(?P<pin>[^()]{1,40}))?")
_BRACKET: Final = re.compile(r"[(\[]((?:[^()\[\]]|\s\[[A-Z][\w/&-]{1,15}\]|(?<=\d)\s?\([a-z\d]{1,3}\)){3,600})[)\]]")
_LETTERS_INSIDE: Final = re.compile(r"\s\[(?P<letters>[A-Z][\w/&-]{1,15})\]")
# "(“A Survey Lost,” 2002)": a work without an author, by the beginning of its title.
_TITLE_YEAR: Final = re.compile(rf"[“\"‘](?P<title>[^“”\"]{{3,160}}?)[,.]?[”\"’],?\s(?P<year>{YEAR}){_PIN}")
_SAID: Final = re.compile(r"[“\"][^“”\"]*[”\"]")
_HIS: Final = re.compile(r"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Hh]e|[Ss]he|[Tt]hey)\b")
# "my report of 3 April 2008 (S/2008/219)", not "the period ending 30 June 1999 (A/52/772/Add.2)".
_ISSUED: Final = re.compile(
    r"(?i)\b(?:reports?|letters?|statement|note|resolution|decision|addendum)\b[^().;]{0,80}?\b(?:of|dated)\s(?P<day>[^().;]{8,24}\d{4})\s*$"
)
# "(Smith, 2005, as cited in Jones, 2016)" names two works.
_PART: Final = re.compile(r";|,?\s(?:as\s)?(?:cited|quoted|reprinted)\s(?:in|by)\s")
# "(Jones, 2016, for a higher figure)": what the work is good for.
_NOTED: Final = re.compile(r"(?<=\d),\s(?:for|on|who|which|where|but|though|although|with|emphasis)\s.*$")
_NOT_NAMES: Final = re.compile(
    r"(?i)^(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|in|since|resolution|figure|table|section|chapter|the|from|of|no|article|paragraph)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorYear:
    """``Smith and Jones 2004a, 12``.

    Parameters
    ----------
    families : tuple of str
        Names, the first one first.
    year : str
        With its letter.
    pinpoint : str
        Page.
    """

    families: tuple[str, ...]
    year: str
    pinpoint: str = ""


def read_author_year(text: str) -> AuthorYear | None:
    """Read a reference by author and year that stands alone.

    Examples
    --------
    >>> read_author_year("Smith and Jones 2004a, 12")
    AuthorYear(families=('Smith', 'Jones'), year='2004a', pinpoint='12')
    """
    match = _AUTHOR_YEAR.fullmatch(text.strip()[:300])
    if match is None or _NOT_NAMES.match(match["who"]) or find_symbols(text):
        return None
    return AuthorYear(families=_split_names(match["who"]), year=match["year"], pinpoint=_pin(match["pin"]))


def _split_names(who: str) -> tuple[str, ...]:
    who, others = re.subn(r",? (?:et al\.?|and others|and colleagues)$", "", who.strip())
    if (others and ", " in who) or re.search(r", (?:and|&) |, | & ", who) or re.fullmatch(rf"{_NAME} and {_NAME}", who):
        return tuple(part.strip() for part in re.split(r",? and |,? & |, ", who) if part.strip())
    return (who,)


def _pin(text: str) -> str:
    return text.strip(" ,:") if re.search(r"\d", text or "") else ""


def cite_in_text(text: Text, ledger: Ledger, listed: Ledger) -> tuple[Citation, ...]:
    """Find the citations that stand in sentences.

    Parameters
    ----------
    text : Text
        A document.
    ledger : Ledger
        Works so far; what is cited is added.
    listed : Ledger
        The list of references.

    Returns
    -------
    tuple of Citation
        In the order of the sentences.
    """
    in_list = {passage.order for passage in list_passages(text)}
    around = look_around(text)
    found: list[Citation] = []
    previous: Sentence | None = None
    body = [sentence for sentence in text.sentences if sentence.passage not in in_list]
    pages = Pages(listed, body) if listed.entries else None
    for sentence in body:
        here: list[Citation] = []
        if pages is not None and pages.is_house:
            here.extend(_cite_pages(sentence, pages, ledger))
        elif listed.entries:
            here.extend(_cite_authors(sentence, ledger, listed))
        here.extend(_cite_symbols(sentence, ledger))
        here.extend(cite_links(sentence, around, ledger, listed, tuple(here)))
        here.extend(_cite_ibid(sentence, previous, here, found, ledger))
        if listed.entries and not here:
            here.extend(_cite_page(sentence, previous, found))
        previous = sentence
        here.sort(key=lambda c: (c.start, c.end))
        here = _give_pages(sentence, here)
        found.extend(_number(here))
    return tuple(found)


def _give_pages(sentence: Sentence, here: list[Citation]) -> list[Citation]:
    """Give the page that stands in a bracket of its own to the author named before it: ``Roe (2008) holds … (p. 33)``."""
    for bracket in _BRACKET.finditer(sentence.text) if here else ():
        if _PAGE_ALONE.fullmatch(bracket[1]) is not None:
            before = [at for at, c in enumerate(here) if c.end <= bracket.start()]
            if before and here[before[-1]].kind == "short" and not here[before[-1]].pinpoint:
                here[before[-1]] = replace(here[before[-1]], pinpoint=bracket[1])
    return here


def list_cited_stretches(text: Text) -> dict[int, tuple[tuple[int, int], ...]]:
    """List where sentences cite by author and year, by the order of the sentence; nothing without a list of references."""
    listed = read_list(text)
    if not listed.entries:
        return {}
    found: dict[int, list[tuple[int, int]]] = {}
    for citation in cite_in_text(text, Ledger(), listed):
        if citation.kind == "short" and citation.sentence is not None:
            found.setdefault(citation.sentence, []).append((citation.start, citation.end))
    return {order: tuple(stretches) for order, stretches in found.items()}


def _number(citations: list[Citation]) -> Iterator[Citation]:
    for index, citation in enumerate(citations):
        yield replace(citation, index=index)


def _cite_ibid(
    sentence: Sentence, previous: Sentence | None, here: list[Citation], found: list[Citation], ledger: Ledger
) -> Iterator[Citation]:
    """Find ``(ibid., para. 4)``: what the sentence names before it, else what the text cited last."""
    for bracket in _BRACKET.finditer(sentence.text):
        match = _IBID.fullmatch(bracket[1].strip())
        if match is None:
            continue
        before = sentence.text[: bracket.start()]
        own = [c for c in here if c.start < bracket.start()]
        works, reason = _mean_again(before, previous, own, found, ledger)
        pin = read_pinpoint(match["pin"] or "") or (match["pin"] or "")
        yield _make(sentence, bracket.start(1), bracket.end(1), works, pin, reason, "ibid")


def _mean_again(
    before: str, previous: Sentence | None, own: list[Citation], found: list[Citation], ledger: Ledger
) -> tuple[tuple[str, ...], str]:
    """Works that *ibid.* in a bracket may mean, and why: an author named right before it, a document mentioned, the last one."""
    name = re.search(rf"({_NAME})\s*$", before)
    if name is not None and ledger.is_family(name[1]):
        return ledger.list_by(name[1]), "the work cited before it by the author named"
    if own:
        last = max(own, key=lambda c: c.start)
        return ((last.work,) if last.work else last.candidates), "the work cited before it"
    words = [before] if previous is None else [before, previous.text]
    last_sentence = found[-1].sentence if found else None
    for text in words if previous is None or last_sentence != previous.order else words[:1]:
        named = [s for s in find_symbols(text) if "/" in text[s.start : s.end]]
        if named:
            draft = Draft(text=text, symbol=named[-1].text, kind="report")
            return (ledger.add(draft).id,), "the document named before it"
    if found and previous is not None and last_sentence == previous.order:
        return ((found[-1].work,) if found[-1].work else found[-1].candidates), "the work cited before it"
    return (), "no work is cited right before it"


def _cite_symbols(sentence: Sentence, ledger: Ledger) -> Iterator[Citation]:
    for bracket in _BRACKET.finditer(sentence.text):
        inside = bracket[1]
        for symbol in find_symbols(inside):
            if "/" not in inside[symbol.start : symbol.end]:
                continue
            start = bracket.start(1) + symbol.start
            tail = inside[symbol.end : symbol.end + 60].partition(";")[0]
            draft = Draft(text=sentence.text[max(0, bracket.start() - 120) : bracket.end()], symbol=symbol.text)
            draft.kind = "legislation" if "/RES/" in symbol.text else "report"
            if (said := _ISSUED.search(sentence.text[max(0, bracket.start() - 160) : bracket.start()])) is not None:
                dates = find_note_dates(said["day"])
                if dates and dates[-1].unit == "day":
                    draft.issued, draft.issued_text = dates[-1].days, dates[-1].text
            elif year := find_symbol_year(symbol.text):
                draft.issued, draft.issued_text = (date(year, 1, 1), date(year, 12, 31)), str(year)
            yield _make(
                sentence,
                start,
                bracket.start(1) + symbol.end,
                (ledger.add(draft).id,),
                read_pinpoint(tail),
                "symbol in brackets",
                "full",
            )


def _cite_authors(sentence: Sentence, ledger: Ledger, listed: Ledger) -> Iterator[Citation]:
    taken: list[tuple[int, int]] = []
    for match in _NARRATIVE.finditer(sentence.text):
        who = _last_names(match["who"], listed, match["year"])
        if who:
            taken.append(match.span())
            begin = match.start() + max(match["who"].rfind(who[0]), 0)
            yield from _cite_years(sentence, begin, match.end(), who, match, ledger, listed)
    for bracket in _BRACKET.finditer(sentence.text):
        if any(a <= bracket.start() < b for a, b in taken) or not re.search(YEAR, bracket[1]):
            continue
        at = bracket.start(1)
        names = _named_before(sentence.text[: bracket.start()], bracket[1], listed)
        for part in _PART.split(bracket[1]):
            end = at + len(part)
            mark = _PART.match(bracket[1], end - bracket.start(1))
            noted = _NOTED.sub("", strip_signal(part))
            bare = _LETTERS_INSIDE.sub("", noted)
            dated = _AUTHOR_YEAR.fullmatch(bare)
            if dated and (lettered := _LETTERS_INSIDE.search(noted)) and listed.is_family(dated["who"]):
                listed.learn_letters(lettered["letters"], dated["who"])
            if dated and not _NOT_NAMES.match(dated["who"]):
                names = _split_names(dated["who"])
                is_known = bool(listed.find_dated(names, dated["year"]))
                if is_known or mark is None or ";" in mark.group():  # "Roe 1990, cited in Poe 2001": Poe is the source
                    yield from _cite_years(sentence, at, end, names, dated, ledger, listed)
            elif names and (again := _YEAR_ALONE.fullmatch(bare)):
                # "(Smith 2015; 2016)": another work by the same.
                yield from _cite_years(sentence, at, end, names, again, ledger, listed)
            elif titled := _TITLE_YEAR.fullmatch(bare):
                yield from _cite_titled(sentence, at, end, titled, ledger, listed)
            at = end + (len(mark.group()) if mark else 1)


def _cite_pages(sentence: Sentence, pages: Pages, ledger: Ledger) -> Iterator[Citation]:
    """Cite by author and page, in a text that does so."""
    for found in pages.cite(sentence):
        works = tuple(ledger.add(entry.draft).id for entry in found.entries)
        reason = "author or title in the list of references"
        if not works:
            reason = f"the list of references has no {found.who}"
        elif len(works) > 1:
            reason = f"the list of references has {len(works)} works that fit"
        yield _make(sentence, found.start, found.end, works, found.pages, reason, "short")


def _cite_titled(
    sentence: Sentence, start: int, end: int, match: re.Match[str], ledger: Ledger, listed: Ledger
) -> Iterator[Citation]:
    """Cite the entries of a year whose title begins with some words."""
    words = fold_title(match["title"])
    found = [
        e
        for e in listed.entries
        if words and _is_begun(e, words) and e.draft.issued and str(e.draft.issued[0].year) in match["year"]
    ]
    if found:
        works = tuple(ledger.add(entry.draft).id for entry in found)
        begin = start + len(sentence.text[start:end]) - len(sentence.text[start:end].lstrip())
        yield _make(
            sentence, begin, end, works, _pin(match["pin"]), "title and year in the list of references", "short"
        )


def _is_begun(entry: Entry, words: tuple[str, ...]) -> bool:
    """Whether words begin a title, or are what a list gives in the place of an author."""
    authors = entry.draft.authors
    is_author = len(authors) == 1 and bool(authors[0].literal) and fold_title(authors[0].literal) == words
    return is_author or entry.title_words[: len(words)] == words


def _cite_page(sentence: Sentence, previous: Sentence | None, found: list[Citation]) -> Iterator[Citation]:
    """Cite by a page alone what the sentence before cites, where a pronoun takes its author up: ``In her words, … (p. 41)``."""
    if previous is None or previous.passage != sentence.passage or "(p" not in sentence.text:
        return
    before = [c for c in found if c.sentence == previous.order]
    works = {c.work for c in before}
    for bracket in _BRACKET.finditer(sentence.text) if len(works) == 1 and before[0].kind == "short" else ():
        if _PAGE_ALONE.fullmatch(bracket[1]) is not None and _HIS.search(
            _SAID.sub("", sentence.text[: bracket.start()])
        ):
            named = tuple(works - {""})
            yield _make(sentence, *bracket.span(1), named, bracket[1], "the work cited before it", "short")
            return


def _named_before(before: str, inside: str, listed: Ledger) -> tuple[str, ...]:
    """Name the one author before a bracket with a year alone who has a work of that year: ``Roe tells it in his memoirs (2008: 77)``."""
    dated = _YEAR_ALONE.fullmatch(inside.partition(";")[0])
    if dated is None:
        return ()
    words = {re.sub(r"[’']s?$", "", word) for match in _NAMED.finditer(before[-400:]) for word in match.group().split()}
    known = sorted(word for word in words if word[:1].isupper() and listed.find_dated((word,), dated["year"]))
    return (known[0],) if len(known) == 1 else ()


def _last_names(who: str, listed: Ledger, year: str) -> tuple[str, ...]:
    """Names at the end of the words before a year in brackets that the list knows, if only with another year."""
    words = who.removeprefix("The ").split()
    for start in range(len(words)):
        names = _split_names(" ".join(words[start:]))
        if listed.find_dated(names, year):
            return names
    last = _split_names(" ".join(words[-1:]))
    return last if last and listed.is_family(last[0]) else ()


def _cite_years(
    sentence: Sentence, start: int, end: int, who: tuple[str, ...], match: re.Match[str], ledger: Ledger, listed: Ledger
) -> Iterator[Citation]:
    text = sentence.text[start:end]
    begin = start + len(text) - len(text.lstrip())
    years = [(year, match["pin"]) for year in (match["year"], *re.findall(YEAR, match["more"] or ""))]
    years += re.findall(rf"({YEAR})((?::\s?[\d–-]+)?)", match.groupdict().get("later") or "")  # "2011a: 5, 2011b: 9"
    for year, pin in years:
        entries: tuple[Entry, ...] = listed.find_dated(who, year)
        works = tuple(ledger.add(entry.draft).id for entry in entries)
        reason = (
            "author and year in the list of references"
            if works
            else f"the list of references has no {' and '.join(who)} {year}"
        )
        if len(works) > 1:
            reason = f"the list of references has {len(works)} works by {who[0]} of {year}"
        yield _make(sentence, begin, end, works, _pin(pin), reason, "short")


def _make(
    sentence: Sentence, start: int, end: int, works: tuple[str, ...], pinpoint: str, reason: str, kind: str
) -> Citation:
    works = tuple(dict.fromkeys(works))
    resolution = ("unresolved", "resolved")[len(works)] if len(works) < 2 else "ambiguous"
    return Citation(
        note="", index=0, start=start, end=end, text=sentence.text[start:end], kind=kind, resolution=resolution,
        work=works[0] if len(works) == 1 else "", candidates=works if len(works) > 1 else (), pinpoint=pinpoint,
        reason=reason, sentence=sentence.order,
    )  # fmt: skip
