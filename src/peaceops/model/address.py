"""An address of the web as a value: its host, what it points to, the dates it holds, what is wrong with it.

What enters: an address as a text writes it, breaks of lines joined. What leaves: a frozen value.
Never done here: opening it.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import unquote

from peaceops.errors import InvalidValue

MAX_ADDRESS: Final = 4_000
_SCHEME: Final = re.compile(r"(?i)(https?|ftp)://")
_HOST: Final = re.compile(r"(?i)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,24}|xn--[a-z0-9-]{2,59})(?::\d{1,5})?")
_BAD_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_EMPTY_PATHS: Final = re.compile(
    r"(?i)/*(?:(?:[a-z]{2}(?:[-_][a-z]{2})?|eng|rus|english|russian|index\.\w{2,5}|home|default\.\w{2,5})(?:/+|$))*"
)
_DAY: Final = re.compile(r"(?<!\d)(19[89]\d|20\d\d)([/\-_.]?)(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_MONTH: Final = re.compile(r"/(19[89]\d|20\d\d)/(0[1-9]|1[0-2])(?=/)")
_YEAR: Final = re.compile(r"(?<![\d.])(19[89]\d|20\d\d)(?![\d.]\d|\d)")
_FILE: Final = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|pptx?|rtf|odt|zip|jpe?g|png|mp[34])$")
_FOLDER: Final = re.compile(r"(?i)/(?:uploads?|files?|wp-content|assets?|media|static|data|docs?|documents?|atoms)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressDate:
    """Days that an address names.

    Parameters
    ----------
    first, last : date
        First and last day that it may mean.
    text : str
        The characters.
    where : str
        ``page`` (in the path of a page: the day it was put up), ``folder`` (of uploads, which say when a file was
        put there) or ``name`` (in the name of a file).
    """

    first: date
    last: date
    text: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address.

    Parameters
    ----------
    text : str
        As given.
    host : str
        In lower case, without ``www.``; empty where there is none.
    path, query : str
        What follows, as given.
    """

    text: str
    host: str
    path: str = ""
    query: str = ""

    def __post_init__(self) -> None:
        if len(self.text) > MAX_ADDRESS:
            raise InvalidValue(f"an address is longer than {MAX_ADDRESS} characters")

    @property
    def is_site(self) -> bool:
        """Whether it names a site and nothing in it."""
        return bool(self.host) and not self.query and _EMPTY_PATHS.fullmatch(self.path) is not None

    @property
    def is_file(self) -> bool:
        """Whether it names a file that was put somewhere rather than a page."""
        return bool(_FILE.search(self.path) or _FOLDER.search(self.path))

    @property
    def key(self) -> str:
        """What two spellings of one address share: no scheme, no ``www.``, escapes undone, no anchor, no last slash, no word on who led there."""
        path = unquote(self.path).rstrip("/")
        told = "&".join(part for part in self.query.split("&") if not _TRACKED.match(part))
        query = f"?{unquote(told)}" if told else ""
        return f"{self.host}{path}{query}".casefold()

    @property
    def fault(self) -> str:
        """What makes it impossible to open, in words; empty where nothing does."""
        if len(_SCHEME.findall(self.text)) > 1 and re.match(r"(?i)https?:/*https?:", self.text):
            return "it has two schemes"
        if re.match(r"(?i)(?:h?t?tps?:/[^/]|h+t+p+s?//|htps?://|hhtps?://|htt?t+ps?://)", self.text) and not re.match(
            r"(?i)https?://", self.text
        ):
            return "its scheme is misspelt"
        if not self.host:
            return "it has no host"
        if not _HOST.fullmatch(self.host) and not re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?", self.host):
            return f"{self.host!r} is no host"
        if _BAD_ESCAPE.search(self.path):
            return "an escape (%) is cut off"
        return ""

    @property
    def dates(self) -> tuple[AddressDate, ...]:
        """Days, months and years that its path names, the most exact first."""
        path = unquote(self.path)
        name_at = path.rstrip("/").rfind("/") + 1
        found: list[AddressDate] = []
        taken: list[tuple[int, int]] = []

        def add(start: int, end: int, first: date, last: date) -> None:
            if any(start < b and a < end for a, b in taken):
                return
            taken.append((start, end))
            where = ("name" if start >= name_at else "folder") if self.is_file else "page"
            found.append(AddressDate(first=first, last=last, text=path[start:end].strip("/"), where=where))

        for match in _DAY.finditer(path):
            if match[2] in ("", "_", ".", "-", "/") and _has_day(int(match[1]), int(match[3]), int(match[4])):
                if not match[2] and (len(match[3]) != 2 or len(match[4]) != 2):
                    continue
                day = date(int(match[1]), int(match[3]), int(match[4]))
                add(match.start(), match.end(), day, day)
        for match in _MONTH.finditer(path):
            year, month = int(match[1]), int(match[2])
            add(match.start(1), match.end(2), date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        for match in _YEAR.finditer(path, name_at):
            if self.is_file:
                year = int(match[1])
                add(match.start(), match.end(), date(year, 1, 1), date(year, 12, 31))
        return tuple(found)


def _has_day(year: int, month: int, day: int) -> bool:
    return day <= monthrange(year, month)[1]


#: Parts of a query that say who led there and change nothing.
_TRACKED: Final = re.compile(r"(?i)(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src|s_cid|smid)(?:=|$)")
#: Sites that lead on: documents and letters put them before each link.
_LEADS_ON: Final = re.compile(
    r"(?i)https?://(?:(?:www\.)?google\.[a-z.]{2,6}/url|[lm]\.facebook\.com/l\.php|[\w.-]+\.safelinks\.protection\.outlook\.com/|(?:www\.)?linkedin\.com/redir/redirect|out\.reddit\.com/|slack-redir\.net/link)\?"
    r"(?:[^#]*?&)?(?:q|u|url)=(?P<own>https?(?:%3A|:)(?:%2F|/)[^&#\s]+)"
)
_ARCHIVED: Final = re.compile(
    r"(?i)(?:https?://)?(?:web\.archive\.org/(?:web|save)/|archive\.(?:org|ph|is|today|li|fo|md|vn)/(?:wayback/|web/)?|(?:www\.)?webarchive\.[\w.-]+/(?:[\w-]+/){0,3}|arquivo\.pt/wayback/)"
    r"(?P<day>\d{4}[.\d-]{0,16}|\*)?(?:[a-z]{2}_)?/?(?P<own>(?:https?:/{1,2}|www\.)\S+)"
)


def read_archived(text: str) -> tuple[str, date | None]:
    """Read the address of which an archive keeps a copy or to which a site leads on, and the day of the copy; another as it is.

    The copy of a front page keeps its own address: what stood there on that day is nowhere else.

    Examples
    --------
    >>> read_archived("https://web.archive.org/web/20110205083000/http://a.org/b")
    ('http://a.org/b', datetime.date(2011, 2, 5))
    """
    if led := _LEADS_ON.match(text.strip()):
        text = unquote(led["own"])
    match = _ARCHIVED.match(text.strip())
    if match is None:
        return text, None
    own = re.sub(r"(?i)^(https?:)/(?=[^/])", r"\1//", match["own"])
    digits = re.sub(r"\D", "", match["day"] or "")
    year, month, day = (int(digits[:4] or 0), int(digits[4:6] or 0), int(digits[6:8] or 0))
    is_day = 1990 < year < 2100 and 0 < month < 13 and day > 0 and _has_day(year, month, day)
    return text if parse_address(own).is_site else own, date(year, month, day) if is_day else None


def parse_address(text: str) -> Address:
    """Parse an address, faulty ones included.

    Parameters
    ----------
    text : str
        The address.

    Returns
    -------
    Address

    Examples
    --------
    >>> parse_address("https://www.mil.ru/").is_site
    True
    >>> parse_address("http://en.kremlin.ru/events/president/news/64384").key
    'en.kremlin.ru/events/president/news/64384'
    """
    text = text.strip()[:MAX_ADDRESS]
    rest = _SCHEME.sub("", text, count=1) if _SCHEME.match(text) else text
    rest = re.sub(r"(?i)^h?t{0,3}ps?:?/+", "", rest)
    rest = rest.partition("#")[0]
    host, slash, tail = rest.partition("/")
    host, mark, early = host.partition("?")
    path, has_query, query = (slash + tail).partition("?")
    if mark:
        path, query = "", early + path + has_query + query
    host = host.rpartition("@")[2].casefold()
    return Address(text=text, host=host.removeprefix("www."), path=path, query=query)
