"""Names of authors: persons in either order, bodies, lists of them.

What enters: the words before a title. What leaves: authors.
Never done here: deciding that two authors are one beyond what :func:`may_be_same` says.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from peaceops.model.citation import Author

_UPPER: Final = r"[^\W\d_a-zß-ÿ]"
_WORD: Final = rf"(?:{_UPPER}[\w’'ʼ-]*|d[’']{_UPPER}\w+|al-\w+)"
#: Words that stand before a family's name and belong to it; *e* and *y* stand between two of them.
PARTICLE: Final = r"(?:[’']t|van|von|de|der|den|del|della|di|da|das|do|dos|du|la|le|los|ter|ten|te|zu|zur|bin|ibn|abu|al|el|Ó|Ní|Nic|Mac|Saint|St\.|San|Santa|De|Du|Le|La|Di|Van|Von|Ter|Ten)"
_FAMILY: Final = rf"(?:{PARTICLE} ){{0,3}}{_WORD}(?: (?:(?:{PARTICLE}|e|y) )?{_WORD}){{0,2}}"
_INITIALS: Final = rf"(?:{_UPPER}\w?\.[ -]?){{1,5}}|{_UPPER}{{1,3}}(?=\s*(?:,|;|&|and\b|\(|$))"
_INVERTED: Final = re.compile(rf"(?P<family>{_FAMILY}),\s?(?P<given>{_INITIALS})")
_INVERTED_FULL: Final = re.compile(
    rf"(?P<family>{_FAMILY}),\s(?P<given>{_WORD}(?: {_WORD}| {_UPPER}\.| {PARTICLE}){{0,3}})"
)
_FAMILY_INITIALS: Final = re.compile(
    rf"(?P<family>{_FAMILY}) (?P<given>(?:{_UPPER}\.-?){{1,4}}|{_UPPER}{{1,2}}(?=,|;|$| and| &))(?=\s*(?:,|;|&|and\b|\(|$))"
)
_GIVEN_FIRST: Final = re.compile(
    rf"(?P<given>(?:{_UPPER}\.(?:[ -]?{_UPPER}\.)*|{_WORD})(?: (?!{PARTICLE} )(?:{_UPPER}\.(?:[ -]?{_UPPER}\.)*|{_WORD})){{0,2}}) "
    rf"(?P<family>(?:{PARTICLE} ){{1,3}}{_WORD}(?: (?:[ey] )?{_WORD})?|{_WORD})"
)
_JOIN: Final = re.compile(r"\s*(?:[,;]\s*(?:and|&)?|\band\b|&|/(?=\s?[A-Z]))\s*")
_ET_AL: Final = re.compile(r"[,\s]*(?:and\s+)?(?:et\.?\s?al\.?|and (?:others|colleagues))[,\s]*$")
_ROLE: Final = re.compile(r"[,\s]*\(?\b(?:eds?|editors?|comp|trans|hrsg|hg|dir|coords?)\b\.?\)?[,\s]*$", re.IGNORECASE)
#: Words that stand in the names of bodies, papers and sites, not in those of persons.
_BODY: Final = re.compile(
    r"(?i)\b(?:agence|agencia|agentur|minist(?:[èe]re|erie|erio|erium|[èe]rstvo)|министерство|fondation|fundación|stiftung|gesellschaft|universit(?:é|ät|à)|universidad|branch|archives?|wire|abkhazia|armenia|azerbaijan|charter|civil|doc|georgia|karabakh|kosovo|peacekeeping|resolutions?|res|ukraine|academy|administration|affairs|africa|african|agency|alliance|amnesty|army|assembly|association|authority"
    r"|bank|bbc|board|broadcasting|bulletin|bureau|cabinet|cent(?:er|re)|chronicle|college|command|commission|committee"
    r"|commonwealth|community|conference|congress|convention|council|country|court|daily|defen[cs]e|delegation"
    r"|department|development|digest|division|economist|embassy|europe|european|evening|express|federal|federation"
    r"|financial|force|forces|foreign|forum|foundation|fund|gazette|global|government|group|guardian|headquarters|hospitals?|clinics?|health|laborator(?:y|ies)"
    r"|herald|high|house|human|ifri|independent|initiative|institute|institution|international|journal|king"
    r"|law|league|library|mail|media|mediterranean|ministry|mirror|mission|monitor|museum|nations|nato|network|news|newspaper"
    r"|observatory|observer|office|operation|operations|organi[sz]ation|osce|panel|parliament|party|peace|permanent|police|policy|post"
    r"|presidency|president|press|programme|program|project|prosecutor|quarterly|radio|record|refugees|register|relief|report|republic"
    r"|research|reuters|review|rights|school|secretariat|secretary|security|service|society|south|spokesperson|standard|star|state|states"
    r"|statistics|studies|study|sun|tass|telegraph|television|times|tribunal|tribune|trust|union|united|university|unit"
    r"|voice|war|watch|weekly|west|white|women|world|www)\b|\.[a-z]{2,4}\b|\d|/"
)
_SUFFIX: Final = re.compile(r",?\s+(?:Jr|Sr|III?|IV)\b\.?")
# Ranks before initials or a name.
_RANK: Final = re.compile(
    r"^(?:(?:Lt|Col|Maj|Gen|Brig|Capt|Cdr|Adm|Sgt|Dr|Prof|Amb|Sir|Lord|Dame|Lieutenant|Colonel|Major|General|Brigadier|Captain|Commander|Admiral|Ambassador|Professor|[Гг]енерал(?:-майор|-лейтенант|-полковник)?|[Пп]олковник|[Гг]ен|[Пп]олк|[Пп]роф)\.?[\s-]+(?:\(ret\.?\)\s)?)+(?=[^\W\d_a-zß-ÿ])"
)
# "Ann Roe (@annroe)": what a post is signed with.
_HANDLE: Final = re.compile(r"\s?[\[(]@[\w.]{2,40}[\])]")
_MAX_NAMES: Final = 400


_NO_NAMES: Final = frozenset(
    ("the", "a", "an", "on", "in", "of", "and", "when", "how", "why", "what", "who", "after", "from")
)


def parse_authors(text: str, *, may_invert_full: bool = False) -> tuple[Author, ...]:
    """Parse the words before a title.

    Parameters
    ----------
    text : str
        ``Meiske, M. and Ruggeri, A.``, ``John Smith and Jane Doe``, ``Human Rights Watch``.
    may_invert_full : bool
        Whether ``Smith, John`` is a name with the family first, as in lists of references.

    Returns
    -------
    tuple of Author
        Persons where every part is one, else one body; empty for no words.

    Examples
    --------
    >>> [a.name for a in parse_authors("Geist, E., Drennan, J.J. and Kavanagh, J.")]
    ['Geist, E.', 'Drennan, J.J.', 'Kavanagh, J.']
    >>> [a.name for a in parse_authors("Human Rights Watch")]
    ['Human Rights Watch']
    """
    text = _HANDLE.sub("", _RANK.sub("", " ".join(text.split())[:_MAX_NAMES].strip(" ,;:")))
    persons = parse_persons(text, may_invert_full=may_invert_full)
    if persons:
        return persons
    text = _ROLE.sub("", text).strip(" ,;:")
    return (Author(literal=text),) if text else ()


def parse_persons(text: str, *, may_invert_full: bool = False) -> tuple[Author, ...]:
    """Parse a list of persons; empty unless every part of the text is one."""
    has_more = _ET_AL.search(text[:_MAX_NAMES]) is not None
    text = _RANK.sub("", _ROLE.sub("", _ET_AL.sub("", " ".join(text.split())[:_MAX_NAMES])).strip(" ,;:"))
    text = _SUFFIX.sub("", text)
    persons: list[Author] = []
    at, last_joint = 0, ""
    while at < len(text):
        person, end = _next_person(text, at, may_invert_full=may_invert_full and not persons)
        if person is None:
            return ()
        persons.append(person)
        joint = _JOIN.match(text, end)
        if end >= len(text):
            break
        if joint is None or joint.end() == end:
            return ()
        at, last_joint = joint.end(), joint.group()
    is_inverted = re.match(rf"{_FAMILY},?\s?(?:{_INITIALS})", text) is not None or may_invert_full
    if len(persons) > 1 and not is_inverted and not re.search(r"and|&|;|/", last_joint) and not has_more:
        return ()  # "Peter Wallensteen, Understanding Conflict": the last of several names stands after "and"
    return tuple(persons)


def _next_person(text: str, at: int, *, may_invert_full: bool) -> tuple[Author | None, int]:
    for form in (_INVERTED, _INVERTED_FULL, _FAMILY_INITIALS, _GIVEN_FIRST):
        if (
            form is _INVERTED_FULL
            and not may_invert_full
            and not re.match(r"[^\W\d_a-zß-ÿ]{3,},\s[^\W\d_a-zß-ÿ][a-zß-ÿ]", text[at:])
        ):
            continue  # "MACHADO, Hugo" is turned round in any place
        match = form.match(text, at)
        if (
            match is None
            or _BODY.search(match["family"])
            or (form in (_GIVEN_FIRST, _INVERTED_FULL) and _BODY.search(match["given"]))
        ):
            continue
        given = match["given"].split()
        if (
            form is _GIVEN_FIRST
            and any(w.isupper() and len(w) > 1 and "." not in w for w in given)
            and not text.isupper()
        ):
            continue  # "UN Peacekeeping", "RIA Novosti"
        if form is _INVERTED_FULL and given[:1] and given[0].casefold() in _NO_NAMES:
            continue  # "ICM, The Format Is Over": letters of a body and a title
        if form in (_GIVEN_FIRST, _INVERTED_FULL) and _is_uncased(match["family"]):
            continue  # Georgian has no capitals: any two words would be a name
        if form is not _INVERTED and match.end() < len(text) and _JOIN.match(text, match.end()) is None:
            continue
        if form is _GIVEN_FIRST and match["given"].lower() in ("the", "from", "on", "in", "a", "an", "new", "see"):
            continue
        return Author(family=match["family"], given=match["given"].strip(" ,")), match.end()
    return None, at


def _is_uncased(word: str) -> bool:
    return word[:1].isalpha() and word[0].lower() == word[0].upper()


def is_body(name: str) -> bool:
    """Whether a name has a word by which bodies, papers and sites are called."""
    return _BODY.search(name) is not None


@lru_cache(maxsize=4096)  # every name of the ledger is compared with every name of the notes
def fold_name(text: str) -> str:
    """Fold a name for comparison: no accents, marks or capitals.

    Examples
    --------
    >>> fold_name("Čović-O’Brien")
    'covicobrien'
    """
    text = write_latin(text)
    plain = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in plain.casefold() if mark.isalnum())


_LATIN: Final = {
    **dict(zip("абвгдезиклмнопрстуф", "abvgdeziklmnoprstuf", strict=True)),
    "ё": "e", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u",
    **dict(zip("აბგდევზთიკლმნოპრსტუფქღყშჩცძწჭხჯჰ",
               ("a", "b", "g", "d", "e", "v", "z", "t", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "p", "k",
                "gh", "q", "sh", "ch", "ts", "dz", "ts", "ch", "kh", "j", "h"), strict=True)),
    "ჟ": "zh",
}  # fmt: skip
# Systems of romanisation differ in these: one form stands for all.
_SPELLINGS: Final = (
    (re.compile(r"(?:iy|ii|ij|yi|yy|yj)\b"), "y"),
    (re.compile(r"j(?=[aou])"), "y"),
    (re.compile(r"\bye"), "e"),
)


def write_latin(text: str) -> str:
    """Write Cyrillic and Georgian letters in Latin ones; other text is left as it is.

    Examples
    --------
    >>> write_latin("Никитский"), write_latin("მაგალითაძე"), write_latin("Nikitskij")
    ('nikitsky', 'magalitadze', 'Nikitskij')
    """
    lower = text.lower()
    if not any(mark in _LATIN for mark in lower):
        return text
    latin = "".join(_LATIN.get(mark, mark) for mark in lower)
    for pattern, form in _SPELLINGS:
        latin = pattern.sub(form, latin)
    return latin


def may_be_same(one: Author, other: Author) -> bool:
    """Whether two names can be one author: the family's name is the same and no initials contradict.

    Examples
    --------
    >>> may_be_same(Author(family="Smith", given="J."), Author(family="Smith", given="John A."))
    True
    >>> may_be_same(Author(family="Smith", given="J."), Author(family="Smith", given="A."))
    False
    """
    if bool(one.family) != bool(other.family):
        return fold_name(one.literal or one.family) == fold_name(other.literal or other.family)
    if not one.family:
        return fold_name(one.literal) == fold_name(other.literal)
    if fold_name(one.family) != fold_name(other.family):
        return False
    first, second = split_given(one.given), split_given(other.given)
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(first, second, strict=False))


def split_given(given: str) -> list[str]:
    """Given names, folded, in order: ``J.J.`` is two."""
    words = re.split(r"[\s.\-]+", given)
    parts: list[str] = []
    for word in words:
        if word.isupper() and 1 < len(word) <= 3:
            parts.extend(fold_name(letter) for letter in word)
        elif fold_name(word):
            parts.append(fold_name(word))
    return parts
