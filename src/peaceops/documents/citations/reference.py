"""One full reference into its fields.

What enters: a piece of a note or an entry of a list of references. What leaves: a draft of a work.
Never done here: comparing it with other works; filling in what the words do not give.

Each step takes what it is sure of out of the words and leaves the rest to the next: day of access,
address, symbol, quoted title, pages, date; what remains between the commas is author, title and container.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from peaceops.documents.citations.back import find_pinpoints, strip_signal
from peaceops.documents.citations.dating import Dated, find_note_dates
from peaceops.documents.citations.draft import Draft, drop_comment, take_accessed, take_address, take_alias, take_symbol
from peaceops.documents.citations.imprint import Imprint, read_imprint
from peaceops.documents.citations.mask import SINGLE_QUOTED, Found, find_quotes
from peaceops.documents.citations.name import is_body, parse_authors, parse_persons
from peaceops.documents.citations.numbered import is_numbered_style, parse_numbered
from peaceops.documents.citations.paging import is_day, part_pages, take_here, take_page, without_quotes
from peaceops.documents.citations.piece import find_lead, is_remark, is_sentence
from peaceops.documents.citations.symbol import find_symbol_year, find_symbols
from peaceops.documents.citations.workkind import find_kind, is_case, is_interview, is_law
from peaceops.model.address import parse_address
from peaceops.model.citation import Author

_OPEN_QUOTE: Final = re.compile(r"[“„«\"]")
_YEAR_AFTER_NAME: Final = re.compile(
    r"^(?P<who>.{2,300}?),?\s*\((?P<year>(?:1[5-9]|20)\d\d[a-z]?|n\.d\.|forthcoming|in press)(?:,(?P<day>[^()]{0,30}))?\)[.,:]?\s*"
)
_YEAR_BETWEEN: Final = re.compile(
    r"^(?P<who>.{2,300}?)[.,]\s+(?P<year>(?:1[5-9]|20)\d\d[a-z]?|[nN]\.d\.|[Ff]orthcoming|[Ii]n press)(?:[.,]|(?<=d\.))\s+"
)
_ISSUED_BY: Final = re.compile(
    r"(?i)\b(?:dated|signed(?: (?:in|at) [\w’'. -]{2,30})?,?|adopted(?: on)?|issued(?: on)?|published(?: on)?|posted(?: on)?|updated(?: on)?|released(?: on)?"
    r"|(?:judgment|statement|report|decision|resolution|release|speech|letter|order|decree|law|article|interview)(?: no\.?\s?\S+)? of|as of|last (?:modified|updated)(?: on)?:?)\s*$"
)
# "Statement by the three Presidents, Kremlin.ru": the title stands before the site.
_TITLE_FIRST: Final = re.compile(
    r"(?:(?:Joint|Trilateral|Quadripartite|Press|Presidential|Opening|Final|Interim|Annual)\s)*(?:Statement|Declaration|Communiqu[ée]|Letter|Remarks|Speech|Address|Release|Transcript|Minutes|Note verbale)\s(?:by|of|from|to|on|at|dated|adopted)\b"
)
# "Archived from the original on 1 June 2011", "ISBN 978-…": what a card adds.
_TAIL_OF_CARD: Final = re.compile(
    r"[.,;]?\s*(?:\bArchived (?:\([^()]{3,40}\) )?(?:from the original )?(?:\([^()]{3,40}\) )?on \d{1,2} [A-Z][a-z]+ \d{4}|;?\s\(?\b(?:orig(?:inally|\.)?|first)\s(?:publ?(?:ished|\.)?)\s(?:in\s)?\d{4}\b|\bISBN(?:-1[03])?:?\s[\dXx–-]{10,17}|\bISSN:?\s\d{4}-\d{3}[\dXx])(?=[.,;)\s]|$)"
)
_DAY_AFTER_NAME: Final = re.compile(
    r"^(?P<who>[^()“\"\d/]{3,160}?) \((?P<day>\d{1,2} [A-Z][a-z]+ (?P<a>(?:19|20)\d\d)|[A-Z][a-z]+ \d{1,2}, (?P<b>(?:19|20)\d\d))\)\. (?P<rest>.+)$"
)
# "Иванов-Пример А. Б. Миротворцы на мосту": family name and initials without a mark before the title.
_INITIALS_THEN_TITLE: Final = re.compile(
    r"^(?P<family>[А-ЯЁІЇЄҐ][а-яёіїєґ’'-]+(?:-[А-ЯЁ][а-яё]+)?),? (?P<given>(?:[А-ЯЁІЇЄҐ]\.\s?){1,2})\s?(?=[А-ЯЁІЇЄҐ«“\"][\w«“]+\s)"
)
# "International Crisis Group (ICG)", "[HRW]": the letters by which a body will be cited.
_LETTERS: Final = re.compile(r"(?P<name>[^\W\d_a-zß-ÿ].{4,120}?) [(\[](?P<letters>[A-Z][\w&/-]{1,15})[)\]]$")
# "Autor, Titel, Firenze 1990", "Berlin: Verlag Beispiel 2011": the year behind a place or a publisher.
_PLACED: Final = re.compile(r"[,:.]\s[^,]{3,120}[,:]\s[A-ZÀ-Þ][\w’'-]+(?:[ /][A-ZÀ-Þ][\w’'-]+){0,2}$")
_REPORTED: Final = re.compile(
    r"\b(?P<a>(?:19|20)\d\d)\s(?=(?:[A-Z]\.){2,}|[A-Z]{2,6}\s\d)|[\[](?P<b>(?:19|20)\d\d)[\]]\s(?=[A-Z])"
)
# "Autor, Titel, in: Band", "Autore, Titolo, in «Rivista»": a title without marks in a volume or journal.
_IN_BOOK: Final = re.compile(
    r"^(?P<who>[^“«\"„]{3,120}?),\s(?P<title>[^“”«»\"„]{3,240}?),\s(?=[Ii]n(?::\s[^\W\d_a-zß-ÿ]|:?\s(?:[«“„\"]|AA\.\s?VV|[Ii]d\.|(?:ders|dies)\.)|\s[^«“„\"]{3,160}(?:\((?:Hrsg|Hg|dir|éds?|a cura di)\b|\ba cura di\b)))"
)
# "Roe, Jane. The Title. Publisher, 1995." and "Title. Publisher, 1995.": parts of an entry of a list that end with full stops.
_STOPPED: Final = re.compile(
    r"^(?:(?P<who>[^\W\d_a-zß-ÿ][\w’'-]+(?:\s(?:[ey]\s)?[\w’'-]+){0,3},\s[^“”\"«»:()\d]{1,160}?|[^“”\"«».,:()\d]{3,100}(?=\.\s[^“”\"«».]{2,240}[.?!]\s))\.\s)?(?P<title>[^\W_a-zß-ÿ][^“”\"«».]{2,240}?)(?P<stop>[.?!])\s"
    r"(?P<rest>(?:(?:Edited|Translated|Directed|Introduced|Foreword)\sby\s[^\d:.]{3,80}[.,]\s)?(?:\d{1,2}(?:st|nd|rd|th)\sed\.,\s)?(?:[^\W\d_a-zß-ÿ][\w’ -]{2,30},\s)?(?P<publisher>[^\W\d_a-zß-ÿ](?:[^:,.\d]|\.(?!\s)){2,80}),\s(?:1[5-9]|20)\d\d\.?)$"
)
_DAY_ALONE: Final = re.compile(
    r"(?:^|[,.]\s)(?P<day>\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December)|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s\d{1,2})(?=[,.;]|\s*$)(?!,?\s\d{4})"
)
_MAX_PIECE: Final = 6_000


def parse_reference(text: str, *, is_listed: bool = False) -> Draft:
    """Parse one reference.

    Parameters
    ----------
    text : str
        Its words on one line.
    is_listed : bool
        Whether it is an entry of a list of references, where family names stand first and a range of pages is the
        work's own.

    Returns
    -------
    Draft

    Examples
    --------
    >>> d = parse_reference("Smith, J. (2004) Keeping Peace. Oxford: Oxford University Press.", is_listed=True)
    >>> d.authors[0].name, d.title, d.place, d.issued_text
    ('Smith, J.', 'Keeping Peace', 'Oxford', '2004')
    """
    text = _turn_day(_TAIL_OF_CARD.sub("", " ".join(text[:_MAX_PIECE].split())))
    if is_listed and is_numbered_style(text) and (numbered := parse_numbered(text)) is not None:
        return numbered
    draft = Draft(text=text, is_listed=is_listed)
    rest = strip_signal(text[find_lead(text) :])
    rest = take_accessed(drop_comment(rest), draft)
    rest = take_here(take_alias(rest, draft), draft)
    rest = take_address(rest, draft)
    rest = take_symbol(rest, draft)
    before, after = _take_title(rest, draft)
    imprint = read_imprint(after if draft.title else before, is_listed=is_listed, is_quoted=bool(draft.title))
    _take_date(before if not draft.title else after, before if draft.title else "", draft)
    _take_day_of_year(after, draft)
    if draft.title:
        draft.authors = draft.authors or parse_authors(_bare(before), may_invert_full=is_listed)
        _fill(draft, imprint)
        draft.container = draft.container or imprint.container
    else:
        _split_unquoted(before, draft, imprint)
    take_page(draft, imprint, text)
    draft.title = _close_brackets(
        re.sub(r"\s(?:of|dated|on)$|,\s\d{1,2}(?:st|nd|rd|th)(?:\s(?:rev\.\s)?ed(?:n|ition)?\.?)?$", "", draft.title)
    )
    if draft.authors and (lettered := _LETTERS.match(draft.authors[0].literal)) is not None:
        draft.authors, draft.letters = (Author(literal=lettered["name"]), *draft.authors[1:]), lettered["letters"]
    draft.editors = imprint.editors
    if imprint.editors and not imprint.is_chapter and not draft.authors:
        draft.authors = parse_authors(imprint.editors, may_invert_full=is_listed)
    if draft.address and not draft.symbol and not draft.issued and is_remark(text):
        draft.title, draft.authors, draft.container = "", (), ""  # "The text is available at …": no title
    if draft.symbol:
        _tidy_document(draft)
        _say_body(draft)
    draft.kind = find_kind(draft.text, draft.title, draft, is_chapter=imprint.is_chapter)
    if draft.container and draft.issued_text.endswith(f", {draft.container}"):
        draft.container = ""  # the day
    if draft.kind == "chapter":
        part_pages(draft)
    if draft.kind == "legal_case":
        _read_reporter(draft)
    _take_day_of_address(draft)
    return draft


def _take_day_of_year(after: str, draft: Draft) -> None:
    """Take the day that a list gives behind the title, its year standing behind the author: ``Paper (2011), ‘Title’, 4 May``."""
    if draft.issued is None or draft.suffix or not re.fullmatch(r"\d{4}", draft.issued_text):
        return
    match = _DAY_ALONE.search(after)
    found = find_note_dates(f"{match['day']} {draft.issued_text}") if match is not None else ()
    if match is not None and found and found[0].unit == "day" and found[0].days is not None:
        draft.issued, draft.issued_text = found[0].days, f"{draft.issued_text}, {match['day']}"


def _take_day_of_address(draft: Draft) -> None:
    """Date a page without a date by the day that its address bears."""
    if draft.address and not draft.symbol and draft.issued is None and not draft.issued_text:
        days = [when for when in parse_address(draft.address).dates if when.where == "page"]
        if days:
            draft.issued, draft.issued_text = (days[0].first, days[0].last), days[0].text


def _read_reporter(draft: Draft) -> None:
    """Take the year of a case from its reporter: ``1986 I.C.J. 14``, ``[2011] EWHC 5``."""
    if re.search(r"\sv\.?s?\.?\s", draft.place):
        draft.place = ""
    match = _REPORTED.search(draft.text)
    if draft.issued is None and not draft.issued_text and match is not None:
        year = int(match["a"] or match["b"])
        draft.issued, draft.issued_text = (date(year, 1, 1), date(year, 12, 31)), str(year)


def _turn_day(text: str) -> str:
    """Put marks where a house leaves them out: a day behind the author, initials before a title."""
    text = _INITIALS_THEN_TITLE.sub(lambda m: f"{m['family']}, {m['given'].strip()}, ", text)
    if (match := _DAY_AFTER_NAME.match(text)) is None:
        return text
    return f"{match['who']} ({match['a'] or match['b']}). {match['rest'].rstrip(' .')}, {match['day']}."


def _close_brackets(title: str) -> str:
    """Close a bracket whose end went with what was taken out, or leave it out where it says only when: ``(adopted``."""
    if title.count("(") <= title.count(")"):
        return title
    head, _, tail = title.rpartition("(")
    return f"{title})" if re.match(r"[A-Z0-9][^,]*$", tail) else head.strip(" ,;")


def _say_body(draft: Draft) -> None:
    """Give a resolution the body and the year that its symbol names."""
    if not draft.authors and (match := re.match(r"(S|A)/RES/", draft.symbol)):
        draft.authors = (Author(literal="UN Security Council" if match[1] == "S" else "UN General Assembly"),)
    if draft.issued is None and not draft.issued_text and (numbered := find_symbol_year(draft.symbol)):
        draft.issued, draft.issued_text = (date(numbered, 1, 1), date(numbered, 12, 31)), str(numbered)
    if draft.issued is None and not draft.issued_text and (year := re.search(r"\(((?:19|20)\d\d)\)$", draft.symbol)):
        draft.issued, draft.issued_text = (date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)), year[1]


def _tidy_document(draft: Draft) -> None:
    """Leave a document with a symbol without volume, and the words of a sentence around it out of its title."""
    draft.volume = draft.issue = draft.publisher = draft.place = ""
    words = fold_words(draft.title)
    at = draft.text.find(draft.title) if draft.title else -1
    is_quoted = at > 0 and draft.text[at - 1] in "‘“«\"'"
    said = draft.text[:at] + draft.text[at + len(draft.title) :] if is_quoted else draft.text
    if is_sentence(said) and not draft.address:
        draft.title, draft.authors, draft.container = "", (), ""
    elif len(words) < 2:
        draft.title = ""
    named = next((s for s in find_symbols(draft.text) if "/" not in draft.text[s.start : s.end]), None)
    if named is not None and (not draft.title or "esolution" in draft.title):
        draft.title = draft.text[named.start : named.end]
    if draft.authors and re.search(r"esolution|\bRes\b", draft.authors[0].literal):
        draft.authors = ()
    draft.container = ""


def fold_words(text: str) -> tuple[str, ...]:
    """Words that say something."""
    return tuple(
        w for w in re.findall(r"[^\W\d_]{2,}", text) if w.lower() not in ("and", "of", "the", "in", "dated", "see")
    )


def _take_title(text: str, draft: Draft) -> tuple[str, str]:
    """Take the quoted title; what stands before and after it. Without one, all stands before."""
    heads = (_YEAR_AFTER_NAME.match(text), _YEAR_BETWEEN.match(text)) if draft.is_listed or not draft.symbol else ()
    head = min((match for match in heads if match is not None), key=lambda match: match.start("year"), default=None)
    if head is not None and (persons := parse_authors(head["who"], may_invert_full=True)) and _is_author(head["who"]):
        _take_author_year(head, persons, draft)
        text = text[head.end() :]
    stopped = _STOPPED.match(text) if draft.is_listed and head is None else None
    if stopped is not None and (not stopped["who"] or _may_write(stopped["who"])):
        draft.title, draft.publisher = stopped["title"] + stopped["stop"].strip("."), stopped["publisher"]
        return re.sub(r"(?<=\b\w)$", ".", stopped["who"] or ""), f", {stopped['rest']}"
    inside = _IN_BOOK.match(text)
    if inside is not None and (parse_persons(inside["who"]) or _is_author(inside["who"])):
        draft.title = inside["title"].strip(" ,.;")
        return inside["who"], text[inside.end("title") :]
    quotes = find_quotes(text)
    title = next((q for q in quotes if len(q.text.split()) > 1 or q.start < 3 or _ends_name(text, q, draft)), None)
    if title is None and (single := SINGLE_QUOTED.search(text)):
        title = Found(start=single.start(), end=single.end(), text=single["title"])
    if title is None and (opened := _OPEN_QUOTE.search(text)) and not quotes:
        title = _close_quote(text, opened.start())
    if title is None or _reads_on(text, title):
        return text, ""
    draft.title = title.text.strip(" ,.;")
    return text[: title.start], text[title.end :]


def _ends_name(text: str, quote: Found, draft: Draft) -> bool:
    """Whether the words before a mark end with the comma or full stop that parts names from a title of one word."""
    is_stopped = draft.is_listed or quote.text[-1:] in (".", ",")
    return text[: quote.start].rstrip().endswith((",", ".") if is_stopped else ",")


def _may_write(who: str) -> bool:
    """Whether the words before the first full stop are persons or a body, and not a title."""
    return bool(parse_persons(re.sub(r"(?<=\b\w)$", ".", who), may_invert_full=True)) or (
        "," not in who and is_body(who)
    )


def _reads_on(text: str, title: Found) -> bool:
    """Whether the quoted words are only a part of an unquoted title: ``Putin calls it ‘terrible precedent’``."""
    before = text[: title.start].rstrip()
    return (
        bool(before)
        and before[-1] not in ",.:;)"
        and not re.search(r"\b(?:and|in)$", before)
        and len(title.text.split()) < 4
    )


def _close_quote(text: str, start: int) -> Found:
    """End a title whose closing mark is missing at the comma before its container."""
    stop = re.search(
        r",\s(?:[Vv]ol|[Nn]o|[Ii]ss)\b|,\s(?:\d{1,2}\s)?(?:[A-Z][a-z]+\s)?(?:\d{1,2},\s)?(?:19|20)\d\d|$", text[start:]
    )
    end = start + (stop.start() if stop else len(text) - start)
    comma = text.rfind(", ", start, end)
    end = comma if comma > start else end
    return Found(start=start, end=end, text=text[start + 1 : end])


def _take_author_year(head: re.Match[str], persons: tuple[Author, ...], draft: Draft) -> None:
    draft.authors = persons
    if (year := re.match(r"\d{4}", head["year"])) is not None:
        number = int(year.group())
        draft.issued, draft.issued_text = (date(number, 1, 1), date(number, 12, 31)), head["year"]
        said = (head.groupdict().get("day") or "").strip()
        days = [found for found in find_note_dates(f"{said} {number}") if said and found.unit != "year" and found.days]
        if days:
            draft.issued, draft.issued_text = days[0].days, f"{head['year']}, {said}"
        draft.suffix = head["year"][4:]


def _is_author(words: str) -> bool:
    """Whether the words before a year are a name and not a title or a place of publication."""
    if parse_persons(words, may_invert_full=True):
        return True
    return len(words.split()) <= 9 and "," not in words and not re.search(r"[:“\"]", words) and words[:1].isupper()


def _take_date(main: str, other: str, draft: Draft) -> None:
    """Choose the date of issue among those that end a part of the reference."""
    hidden = without_quotes(main)
    found = [d for d in find_note_dates(hidden) if d.unit != "day" or not _is_range_of_pages(hidden, d)]
    fit = [d for d in found if _is_date_of_issue(hidden, d)]
    if not fit and other:
        hidden = without_quotes(other)
        fit = [d for d in find_note_dates(hidden) if _is_date_of_issue(hidden, d)]
    if not fit or (draft.issued is not None and not any(d.unit != "year" for d in fit)):
        return
    best = min(("day", "month", "year").index(d.unit) for d in fit)
    chosen = [d for d in fit if d.unit == ("day", "month", "year")[best]][-1]
    if draft.issued is not None and chosen.days is not None and chosen.days[0].year != draft.issued[0].year:
        return
    draft.issued, draft.issued_text = chosen.days, chosen.text


def _is_range_of_pages(text: str, found: Dated) -> bool:
    return bool(re.search(r"\bpp?\.\s?$", text[: found.start]))


def _is_date_of_issue(text: str, found: Dated) -> bool:
    before, after = text[: found.start].rstrip(), text[found.end :].lstrip()
    ends = not after or after[0] in ",.;:)]"
    if re.search(
        r"(?i)\b(?:entered into force|in force|pp?\.|paras?\.|vol\.|no\.|nos\.|between|since|until|before|after|from|and)$",
        before,
    ):
        return False
    begins = not before or before[-1] in ",.;(["
    if found.unit == "year":
        has_publisher = re.search(
            r"(?i)\b(?:press|publishers?|publishing|books|verlag|routledge|palgrave|springer|brill|OUP|CUP|reports?|sage|wiley|elsevier|co\.)$",
            before,
        )
        is_span = re.search(r"[-–—/]", found.text) is not None and re.search(r"[^\W\d_]$", before) is not None
        return ends and (
            is_span
            or begins
            or bool(has_publisher)
            or bool(_PLACED.search(before[-160:]))
            or (bool(re.search(r"[:(]\s?[^:,()]{2,60}$", before)) and ")" in after[:1])
        )
    return (ends and (begins or bool(re.search(r"[\w)]$", before)))) or begins or bool(_ISSUED_BY.search(before + " "))


def _fill(draft: Draft, imprint: Imprint) -> None:
    for name in ("publisher", "place", "volume", "issue", "pages"):
        if not getattr(draft, name):
            setattr(draft, name, getattr(imprint, name))


def _split_unquoted(text: str, draft: Draft, imprint: Imprint) -> None:
    """Tell author, title and container by the commas."""
    if imprint.is_law:
        draft.container = imprint.container
    plain = _bare(_cut_imprint(text, draft))
    _fill(draft, imprint)
    if draft.authors:
        _split_after_year(plain, draft)
        return
    parts = [part.strip() for part in re.split(r",\s+|(?<=\w{3})\.\s+(?=[A-Z])", plain) if part.strip(" ,.;:")]
    if parts and is_interview(draft.text):
        draft.title = ", ".join(parts)
        return
    if parts and is_case(draft.text) and not draft.symbol:
        draft.title = next((part for part in parts if re.search(r"\sv\.?s?\.?\s", part)), ", ".join(parts))
        return
    first = _bare(text.partition(", ")[0])
    if _TITLE_FIRST.match(first):
        draft.title = first
        draft.container = ", ".join(parts[1:]).strip(" ,.;:") if not draft.symbol else ""
        return
    if parts and is_law(first):
        _set_title([re.sub(r"\s[Aa]rts?\.?\s\d.*$", "", first)], draft, imprint)
        return
    is_paper = len(parts) == 1 and draft.issued is not None and is_day(draft)
    for count in range(0 if is_paper else min(len(parts), 12), 0, -1):
        persons = parse_persons(", ".join(parts[:count]), may_invert_full=draft.is_listed)
        if persons and (count < len(parts) or len(parts) == 1):
            draft.authors = persons
            _set_title(parts[count:], draft, imprint)
            return
    if len(parts) == 1 and draft.issued and not draft.address and is_day(draft) and len(parts[0].split()) <= 6:
        draft.container = parts[0].strip(" .,")
    elif len(parts) == 1:
        is_body = draft.is_thin and len(parts[0].split()) <= 6
        draft.authors, draft.title = (
            ((Author(literal=parts[0].strip(" .,")),), "") if is_body else ((), parts[0].strip(" .,"))
        )
    elif parts and len(parts[0].split()) <= 9:
        draft.authors = (Author(literal=parts[0]),)
        _set_title(parts[1:], draft, imprint)
    else:
        _set_title(parts, draft, imprint)


def _split_after_year(text: str, draft: Draft) -> None:
    """After author and year the title ends with its sentence."""
    title, stop, rest = (text, "", "")
    ends = list(re.finditer(r"(?<=[\w?!)’”]{2})[.?!]\s+(?=[A-Z‘“])", text))
    if ends:
        full = [end for end in ends if end.group()[0] == "."] or ends
        end = ends[-1] if draft.volume else full[0]
        title, stop, rest = text[: end.start()], text[end.start()], text[end.end() :]
    elif draft.volume and (match := re.search(r",\s+(?=[A-Z])", text)):
        title, rest = text[: match.start()], text[match.end() :]
    draft.title = (title + (stop if stop in "?!" else "")).strip(" ,.;:")
    if rest.strip(" ,.;:") and not draft.publisher:
        draft.container = draft.container or re.split(r",\s|\.\s", rest.strip(" ,.;:"))[0].strip(" ,.;:")


def _set_title(parts: list[str], draft: Draft, imprint: Imprint) -> None:
    """Join what is left of a title whose commas parted it; a journal with a volume is the container."""
    parts = [part.strip(" ,.;:") for part in parts if part.strip(" ,.;:()")]
    if len(parts) > 1 and (imprint.volume or imprint.issue) and not draft.publisher:
        draft.container = parts.pop()
    draft.title = re.sub(
        r",\sdocs?\.\s?\d[\d–-]*$|,\s(?:signed|adopted|done|opened for signature)(?:\s(?:in|at)\s[\w’'. -]{2,30})?$|\s(?:of|dated|on)$",
        "",
        ", ".join(parts),
    )


def _cut_imprint(text: str, draft: Draft) -> str:
    """Leave out place of publication, volume, date and pages."""
    whole, text = text, Imprint.cut_published(text)
    has_published = Imprint.is_published(whole)
    # The year is what tells place and publisher before it.
    unplaced, placed = text, text if has_published else Imprint.cut_placed(text)
    # "Ann Roe, War: Views, 1995": what looks like a place and a publisher is all the title there is.
    text = text if parse_persons(placed.partition(" . ")[0].strip(" ,.;")) else placed
    is_gone = bool(draft.issued_text) and text.count(draft.issued_text) < whole.count(draft.issued_text)
    if draft.issued_text and not draft.suffix and not is_gone:
        at = text.rfind(draft.issued_text)
        if at >= 0:
            text = text[:at].rstrip(" ,(") + ", " + text[at + len(draft.issued_text) :].lstrip(" )")
    for start, end in reversed(find_pinpoints(text)):
        text = text[:start] + text[end:]
    # What looks like a second place and publisher is the title: "Fifty: The Unit in Chad. Stockholm: Nord".
    return Imprint.cut(text, has_published=has_published or (text is placed and placed != unplaced))


def _bare(text: str) -> str:
    """Words without the marks at their ends."""
    text = re.sub(r"[.,]+\s\d{1,2}\s[A-Z][a-z]+[.\s]*$", "", text)
    text = re.sub(r"(?:\s*,){2,}", ",", re.sub(r"\(\s*\)", "", text)).strip(" ,;:()[]")
    is_initial = re.search(r"\b[^\W\d_]\.$", text) is not None
    return text if is_initial else text.removesuffix(".").strip(" ,;:")
