"""Links in sentences as citations: words that lead to another page or document, and addresses that stand in the text.

What enters: sentences with their links. What leaves: citations of works that are known by their address.
Never done here: opening an address; taking the way to a site, a person, a tag or a letter box for a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from peaceops.documents.citations.draft import Draft, spell_doi
from peaceops.documents.citations.ledger import Ledger
from peaceops.documents.citations.mask import find_addresses
from peaceops.documents.citations.symbol import find_symbol_year, find_symbols, read_address_symbol
from peaceops.model.address import Address, parse_address, read_archived
from peaceops.model.citation import Citation
from peaceops.model.passage import Link, Passage
from peaceops.model.text import Sentence, Text

_SOCIAL: Final = re.compile(
    r"(?:.+\.)?(?:facebook|twitter|x|instagram|linkedin|youtube|tiktok|threads|pinterest|reddit|bsky|vk|weibo|flipboard|whatsapp|telegram|mastodon)\.(?:com|net|app|social|me)|(?:wa|t|fb|lnkd)\.(?:me|in)|api\.whatsapp\.com"
)
_SHARED: Final = re.compile(
    r"(?i)(?:^|/)(?:share|sharer|sharer\.php|sharearticle|share-offsite|intent|submit|dialog|pin|send)(?:/|$|\?)|[?&](?:u|url|text)=http"
)
_POST: Final = re.compile(
    r"(?i)/(?:status(?:es)?|posts?|p|reel|watch|videos?|photos?|permalink|story\.php|notes?|pulse|comments|shorts|live)\b|/\d{6,}|[?&]v=|/wall-?\d"
)
_SERVICE: Final = re.compile(
    r"(?i)(?:^|/)(?:subscribe|subscriptions?|newsletters?|sign-?up|signin|login|log-in|register|donat(?:e|ions?)|cart|checkout|shop|unsubscribe|rss|feed|search|print|e-?mail-?alerts?|contact(?:-us)?|privacy(?:-policy)?|cookies?|terms(?:-of-use)?|jobs|careers|advertise|membership|support-us|wp-login\.php)(?:[/?.]|$)"
)
_NAMED: Final = re.compile(
    r"(?i)(?:^|/)(?:tags?|topics?|authors?|categor(?:y|ies)|people|persons?|profiles?|staff|experts?|contributors?|team|faculty|fellows?|leadership|speakers?|bios?|writers|journalists?|by|about(?:-us)?|themes?|regions?|countries|hashtag)/"
)
#: Lists of a site's own pages, whatever the words that lead there.
_LISTING: Final = re.compile(r"(?i)(?:^|/)(?:tags?|topics?|series|hashtag|categor(?:y|ies)|authors?|labels?)/[^/]+/?$")
_PICTURE: Final = re.compile(r"(?i)\.(?:jpe?g|png|gif|svg|webp|ico|css|js)$")
_LICENCE: Final = re.compile(r"(?i)(?:^|\.)(?:creativecommons\.org|gravatar\.com|doubleclick\.net)$")
_ACTION: Final = re.compile(
    r"(?i)(?:subscrib\w+|sign(?:ing)?[ -]up|donat\w+|follow|contact|write to us|e-?mail|shar(?:e|ing) (?:this|on|via)|tweet|read (?:more|on|also|next)|continue reading|learn more|find out more"
    r"|register (?:here|now|for)|join us|support us|buy|pre-?order|our newsletter|log ?in|back to|jump to|skip to|view (?:all|more)|see (?:all|more)|all (?:posts|articles|stories))\b"
    r"|^(?:download|more|top|next|previous|home|menu|comments?|newsletter|share|print|order|register|join|pdf)\W*$"
)
_HEADED: Final = re.compile(
    r"(?i)\W*(?:(?:read|see|watch|listen) (?:also|more|next|on)|also (?:read|see|on)|related(?: \w+){0,2}|more (?:on|from|about)|further reading|recommended|up next|next up|don[’']t miss|most (?:read|popular)"
    r"|subscribe|sign up|follow (?:us|me|him|her|them|the|our|@)|listen to|photo(?:graph)?s?(?: by| credit)?|images?(?: by| credit)?|picture|credits?|video|illustration|source image|tags?|topics?|filed under|categor(?:y|ies)|share|posted in"
    r"|got a (?:tip|story)|originally (?:published|appeared)|re-?published|republish|corrections?|clarification|editor[’']?s?[’']? note|disclaimer|support|contact|by|written by|edited by|disclosure)(?:\s*[:|—–-]|\s+(?=[A-Z@“]))|\W*©"
)
_COLOPHON: Final = re.compile(
    r"(?i)\b(?:this|the|an earlier version of this|a version of this) (?:article|story|post|piece|essay|commentary|analysis|op-ed|page|text|report|blog)\b.{0,60}\b(?:was|is|has been|first|originally)\b.{0,30}\b(?:published|appeared|republished|updated|amended|licensed|produced|supported|funded|translated|reprinted|edited|made possible)\b"
    r"|\bcreative commons\b|\bplease (?:visit|contact|click|go to|e-?mail|write)\b|\bfor (?:more|further|all|additional)\b.{0,90}\b(?:visit|contact|click|go to|e-?mail)\b|\b(?:tax[- ]deductible|donate now|do you have information about|get in touch|(?:e-?mail|message|contact) (?:us|him|her|me|them)\b)|\b(?:original article|sign up (?:for|to)|subscribe to|our newsletter)\b"
)
_TRADE: Final = r"(?:fellow|professor|lecturer|reader|researcher|analyst|journalist|reporter|writer|author|editor|correspondent|director|scholar|student|candidate|advis[eo]r|consultant|nurse|lawyer|officer|expert|specialist|manager|coordinator|head|president|associate|columnist|photographer|economist|historian|diplomat|ambassador|activist|co-?founder|founder|intern|doctor|teacher|instructor|investigator|member)"
_BIOGRAPHY: Final = re.compile(
    rf"(?:(?:Dr|Prof|Professor|Lt|Col|Gen|Maj|Amb|Ambassador|Sir|Dame)\.? )?[^\W\d_a-z][\w’'.-]+(?: (?:[^\W\d_a-z][\w’'.-]*|de|van|von|der|al|bin|da|la)){{1,4}},? (?:is|was|works|writes|teaches|serves|served|leads|covers|reports|directs|heads|holds|joined)\b(?:.{{0,80}}?\b{_TRADE}\b|\s(?:at|for|as|about|on)\b)"
)
_FURNISHED: Final = re.compile(
    r"(?i)^(?:related|further reading|more|about|share|tags?|topics?|newsletter|comments?|recommended|read (?:next|more|also)|support|contact|you may also|latest|popular|trending|see also|external links)\b"
)
#: Words for a thing that is published. With one of them the way to a site is meant as the way to that thing.
_PUBLISHED: Final = re.compile(
    r"(?i)\b(?:reports?|stud(?:y|ies)|surveys?|articles?|statements?|letters?|papers?|interviews?|investigations?|analys[ie]s|figures|data|statistics|polls?|documents?|brief(?:ing)?s?|assessments?|reviews?|resolutions?|speech(?:es)?|press release|communiqu[ée]|evaluations?|audits?|memos?|minutes|transcripts?)\b"
)
_PAGE_OF_FILE: Final = re.compile(r"(?i)#page=(\d{1,4})\b")
_LATE: Final = 0.7
_ZONES: Final = timedelta(days=2)
_FEW_WORDS: Final = 6
_BESIDE_SYMBOL: Final = 20


@dataclass(frozen=True, slots=True)
class Around:
    """What of a text tells its own furniture from what it cites."""

    passages: Sequence[Passage]
    author: str
    skipped: frozenset[int]
    is_encyclopaedia: bool


def look_around(text: Text) -> Around:
    """Look for the passages whose links cite nothing: about the author, "read also", lists of links alone."""
    links = [link for sentence in text.sentences for link in sentence.links]
    entries = sum("/wiki/" in link.address for link in links)
    skipped: set[int] = set()
    late = _LATE * len(text.passages)
    for sentence in text.sentences:
        passage = text.passages[sentence.passage]
        if passage.order in skipped:
            continue
        is_first = sentence.start <= 1
        is_edge = passage.order >= late or passage.order <= _FEW_WORDS // 2
        if (
            (is_first and _HEADED.match(sentence.text))
            or (is_first and is_edge and _is_about(sentence.text, text.author))
            or _FURNISHED.match(passage.section)
            or _is_link_alone(passage)
        ):
            skipped.add(passage.order)
    return Around(text.passages, text.author, frozenset(skipped), entries >= 3 and 2 * entries > len(links))


def _is_about(words: str, author: str) -> bool:
    """Whether a sentence says who the author is."""
    own = [name for name in re.split(r",| and |;", author) if len(name.split()) > 1]
    if any(words.startswith(name.strip()) for name in own):
        return True
    return _BIOGRAPHY.match(words) is not None


def _is_link_alone(passage: Passage) -> bool:
    """Whether a passage is a link and hardly a word more, and no sentence."""
    words = passage.text.strip()
    covered = sum(link.end - link.start for link in passage.links)
    return covered >= 0.8 * len(words) and len(words) < 200 and words[-1:] not in ".!?”"


def cite_links(
    sentence: Sentence, around: Around, ledger: Ledger, listed: Ledger, here: Sequence[Citation]
) -> Iterator[Citation]:
    """Cite what the words of a sentence lead to, and addresses that stand in it.

    Words that are a citation by themselves, author and year or a symbol, are one: the link gives that work its address.
    """
    if sentence.passage in around.skipped or _COLOPHON.search(sentence.text):
        return
    for link in sentence.links:
        words = sentence.text[link.start : link.end]
        if not is_source(link.address, words) or (around.is_encyclopaedia and "/wiki/" in link.address):
            continue
        own = next((c for c in here if c.start < link.end and link.start < c.end), None)
        if own is None:
            yield _cite(sentence, link, words, ledger, listed)
        elif own.work:
            draft = ledger.entry(own.work).draft
            draft.address = draft.address or draft_link(link.address, words).address
            _fill_date(draft, draft_link(link.address, words))
    for found in find_addresses(sentence.text):
        inside = any(link.start < found.end and found.start < link.end for link in sentence.links)
        address = parse_address(found.text)
        if not inside and not address.is_site and not address.fault and is_source(found.text, ""):
            yield _cite(sentence, Link(start=found.start, end=found.end, address=found.text), "", ledger, listed)


def is_source(address: str, words: str) -> bool:
    """Whether a link may lead to something that the words rest on.

    Examples
    --------
    >>> is_source("https://www.un.org/", "United Nations"), is_source("https://a.org/2019/05/01/b", "lost 22 men")
    (False, True)
    """
    address = read_archived(address)[0]
    parsed = parse_address(address)
    if (
        re.match(r"(?i)[a-z][a-z0-9+.-]*:(?!//)", address)
        or _LICENCE.search(parsed.host)
        or _PICTURE.search(parsed.path)
    ):
        return False
    if _SOCIAL.fullmatch(parsed.host) and (
        _SHARED.search(f"{parsed.path}?{parsed.query}") or not _POST.search(f"{parsed.path}?{parsed.query}")
    ):
        return False
    if _SERVICE.search(parsed.path) or (_ACTION.match(words.strip()) and len(words.split()) <= _FEW_WORDS):
        return False
    if _LISTING.search(parsed.path) and not parsed.dates and not parsed.query:
        return False
    is_name = _is_name(words)
    if parsed.is_site or (parsed.path in ("", "/") and not parsed.query):
        return not is_name and _PUBLISHED.search(words) is not None
    return not (is_name and (_NAMED.search(parsed.path) or _is_entry(parsed, words)))


def _is_name(words: str) -> bool:
    """Whether words are a name: a few, the longer ones with a capital."""
    parts = re.findall(r"[^\W_][\w’'.-]*", words)
    longer = [part for part in parts if len(part) > 3 or part.isupper()]
    return 0 < len(parts) <= 7 and bool(longer) and all(part[0].isupper() or part[0].isdigit() for part in longer)


def _is_entry(address: Address, words: str) -> bool:
    """Whether an address is that of the page about what the words name: ``/wiki/Kidal`` for *Kidal*."""
    last = re.sub(r"\.\w{2,5}$", "", address.path.rstrip("/").rpartition("/")[2])
    letters = re.sub(r"[\W_]+", "", last.casefold())
    return len(words.split()) <= 3 and not address.dates and letters == re.sub(r"[\W_]+", "", words.casefold())


def draft_link(address: str, words: str) -> Draft:
    """Draft the work that an address leads to: its address, the words linked, the day that the address tells."""
    own, day = read_archived(address)
    own = spell_doi(own)
    parsed = parse_address(own)
    draft = Draft(text=words or own, kind="webpage", linked=" ".join(words.split()), container=parsed.host, address=own)
    draft.symbol = read_address_symbol(own)
    named = find_symbols(words)
    if not draft.symbol and len(named) == 1 and len(words) - (named[0].end - named[0].start) <= _BESIDE_SYMBOL:
        draft.symbol = named[0].text  # "Security Council resolution 186", wherever a copy of it stands
    pages = [when for when in parsed.dates if when.where == "page"]
    if draft.symbol:
        draft.linked = draft.container = ""  # its symbol names it
        draft.kind = "legislation" if "/RES/" in draft.symbol else "report"
        if year := find_symbol_year(draft.symbol):
            draft.issued, draft.issued_text = (date(year, 1, 1), date(year, 12, 31)), str(year)
        elif inside := re.search(r"\((\d{4})\)$", draft.symbol):
            draft.issued, draft.issued_text = (date(int(inside[1]), 1, 1), date(int(inside[1]), 12, 31)), inside[1]
    elif pages:
        draft.issued, draft.issued_text = (pages[0].first, pages[0].last), pages[0].text
    if quoted := re.fullmatch(r"[“\"‘«](.{8,300})[”\"’»][,.]?", words.strip()):
        draft.title = quoted[1].strip(" ,.")
    if day is not None and (draft.issued is None or draft.issued[0] - _ZONES <= day):
        draft.accessed = day
    return draft


def _fill_date(draft: Draft, linked: Draft) -> None:
    """Give a document without a date the year that its symbol bears in the address."""
    if draft.issued is None and not draft.issued_text and linked.symbol:
        draft.issued, draft.issued_text = linked.issued, linked.issued_text


def _cite(sentence: Sentence, link: Link, words: str, ledger: Ledger, listed: Ledger) -> Citation:
    draft = draft_link(link.address, words)
    place = listed.find_same(draft)
    if place is not None:
        entry = ledger.add(listed.entries[place].draft)
    elif (known := ledger.find_same(draft)) is not None:
        entry = ledger.entries[known]
        entry.draft.address = entry.draft.address or draft.address
        _fill_date(entry.draft, draft)
    else:
        entry = ledger.add(draft)
    page = _PAGE_OF_FILE.search(link.address)
    return Citation(
        note="", index=0, start=link.start, end=link.end, text=sentence.text[link.start : link.end], kind="link",
        resolution="resolved", work=entry.id, pinpoint=f"p. {page[1]}" if page else "",
        reason="the words lead to it" if words else "its address stands in the sentence", sentence=sentence.order,
    )  # fmt: skip
