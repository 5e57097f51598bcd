"""References back to a work cited before: ibid., op. cit., supra note 12.

What enters: a piece of a note. What leaves: what kind of reference back it is, to whom, where in the work.
Never done here: looking for the work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

SIGNAL: Final = re.compile(
    r"(?i)^[\s;,]*(?:(?:but |and )?see,? (?:also|generally|further|especially|in particular|for example|for instance|e\.?g\b\.?|inter alia|among (?:many )?others|most recently),?:?\s"
    r"|(?:but |and )?see:?\s|(?:but )?cf\.?,?\s|(?:compare|contrast)\s|contra[:,]?\s|accord\s|e\.?g\.?,?\s|i\.e\.,?\s|most recently,?\s|(?:most )?notably,?\s|(?:more|less|rather)\s[a-z]+ly,\s|for (?:instance|example),?\s|(?:for|für|pour|per|para|gegen|zur?|zum)\s(?:\w+\s){0,4}\w+\s?:\s|(?:for|on)\s[^.;:]{2,90}?,?\s(?:see|cf\.)(?: also)?,?\s(?=[\"“‘«A-ZÀ-Þ])|(?:as )?(?:quoted|cited|reproduced|reprinted|referenced) (?:in|by|from):?\s|(?:quoting|citing):?\s"
    r"|(?:vgl\.?|siehe|voir|v\.(?=\s[^\W\d_a-zß-ÿ]|\s(?:aussi|notamment|par)\b)|véase|vid\.|см\.:?|[Ss]m\.:?|cfr\.?|comp\.|comparer|vedi|si\sved(?:a|ano))\s?(?:auch\s|aussi\s|también\s|также\s|takzhe\s|anche\s|etwa\s|dazu\s|hierzu\s|notamment\s|par\sex\.,?\s|z\.\s?b\.,?\s)*(?<=\s)"
    r"|s\.\sauch\s|(?:aber|ma|mais|so|thus|einerseits|andererseits|ebenso|ähnlich|anders|näher|dazu|hierzu|per tutti|en ce sens)(?:\s(?:etwa|auch|schon|bereits|aber|dazu|hierzu))*,?\s(?=(?-i:[^\W\d_a-zß-ÿ])|cfr|cf|vgl|siehe|voir|v\.)|par\sex\.,?\s|dell[oa] stess[oa] autor(?:e|ice)\s"
    r"|(?:zit(?:iert|\.)?\snach|cité(?:e|s|es)?\s(?:par|dans|in)|cit(?:ato|ata|\.)\s(?:in|da)|(?:pour|contra)\s?:)\s|sources?:\s|(?:for|on) [a-z][^.;:,“\"‘«]{2,60},\s(?=(?-i:(?:[^\W\d_a-zß-ÿ]\.[\s-]?){1,4}[^\W\d_a-zß-ÿ]))|and,\s(?=(?:for|on)\s)|(?:and,\s)?with\s[a-z]+\s[a-z]+,\s(?=(?-i:[^\W\d_a-zß-ÿ]))|data from\s|based on\s|adapted from\s|also\s|and\s|from:\s)+"
)
_IBID: Final = re.compile(
    r"^(?:[Ii]b[ií]d(?:em)?\b\.?|IBID\b\.?|(?:[Ii]d|ID)\.(?=\W|$)|[Ii]dem\b\.?|[Ee]adem\b|(?:[Bb]y )?(?:[Tt]he )?[Ss]ame author\b|[Ii]d(?=,? at\b)|[Ee]bd\b\.?|[Ee]benda\b|[Ii]vi\b(?=[,.;]|\s*$)|[Tt]am (?:zhe|že|samo)\b\.?|[Тт]ам (?:же|само)\b\.?|იქვე|(?:[Tt]he )?[Ss]ame (?:article|source|page|report|document|paper|work|book|letter)(?=[\s,.]*(?:$|,\s(?:at\s)?(?:pp?\.\s?)?\d)))(?P<rest>.*)$",
    re.DOTALL,
)
# "ders., Der Turm, Jena 2010": another work by the same; "ders., S. 3" and "ders. (wie Anm. 2)" are none.
_SAME_NEW: Final = re.compile(
    r"(?:[Dd](?:ers|ies|erselbe|ieselbe)\b\.?|(?:[Оо]н|[Ее]ё|[Ее]е|[Ее]го) же\b\.?),?\s(?P<rest>(?:[“\"„«‘]|[^\W\d_a-zß-ÿ]\w).*)$",
    re.DOTALL,
)
_NAMED_IBID: Final = re.compile(r"^(?P<who>[^\W\d_a-zß-ÿ][^,;:(]{1,60}),\s(?:ibid(?:em)?)\b\.?(?P<rest>.*)$", re.DOTALL)
_CIT: Final = re.compile(
    r"(?i)[,.(]?\s*\b(?P<word>op\.?\s?cit|loc\.?\s?cit|art\.?\s?cit|(?:as )?cited (?:above|earlier)|a\.?\s?a\.?\s?O|(?:thèse\s|art\.\s|rapport\s)?préc(?=\.)|précitée?s?|(?<=,\s)cit(?=\.?[\s,;.)]*(?:$|[,;.)]))|[Uu]kaz\.\s?soch|o\.\s?c|ob\.?\s?cit|obra cit(?:ada)?|(?:указ|цит|зазнач)\.\s?(?:соч|раб|ст|праця|твір)|დასახ\.\s?ნაშრ)\b\.?"
)
# "Op. cit., SMITH 2003, p. 22": the name after the cue.
_AFTER_CUE: Final = re.compile(
    r"^[\s,.:;]*(?P<who>(?!(?:Notes?|Pages?|Pp?|Vol|Chap|Chapter|Para|Table|Annex|Art|Article|Fig|Part|Section|See|Supra|Above|Below|In|At|The|For|But|Also|And|Or|Cf|Compare|Contra|Again|This|That|These|It|His|Her|Their|Here|However|On|All|Both|Emphasis|Translation|Vgl|Voir|Siehe|My|Our|Author)\b)[^\W\d_a-zß-ÿ][^\W\d_][\w’'-]*(?:(?:,? (?:and|et|y|e|und|&) | )(?:(?:de|van|von|der|al|el|la|le|du) )?[^\W\d_a-zß-ÿ][\w’'.-]*){0,5}(?:,? et al\.?)?"
    r"(?:,? \(?(?:1[5-9]|20)\d\d[a-z]?\)?)?(?:, [“\"‘«][^”\"’»]{3,120}[”\"’»])?)(?=[\s,.;:(]|$)"
)
_NOTE: Final = r"(?:notes?|nn?\.|n|fn\.?|footnotes?|anm\.?|fu(?:ß|ss)n(?:oten?|\.)?|prim(?:ech)?\.|прим\.|сн\.|nota)"
_NUMBERED: Final = re.compile(rf"(?i)^\W*{_NOTE}\s?(?P<label>\d{{1,4}})\b")
_SUPRA: Final = re.compile(
    rf"(?i)[,(]?\s*(?:\b(?:supra|infra|above|below)\b,?\s*(?:(?:at|in)\s)?{_NOTE}\s?(?P<a>\d{{1,4}})"
    rf"|\b{_NOTE}\s?(?P<b>\d{{1,4}}),?\s(?:above|supra|below|infra)|\((?:(?:wie|siehe|vgl\.|s\.|cf\.|see|voir|supra)\s)?{_NOTE}\.?\s?(?P<c>\d{{1,4}})\)|^(?:as\s(?:in\s|for\s|at\s)?)?(?:foot)?note (?P<d>\d{{1,4}})[\s.]*$|,\s(?:see|cf\.|as in|as cited in|cited in|in|wie|siehe)\s{_NOTE}\s?(?P<e>\d{{1,4}})\b|\b(?P<bare>supra)\b\.?)\)?"
)
_PLACE: Final = re.compile(
    r"(?i)\b(?:above|below|supra|infra)\b|\b(?:chapters?|sections?|parts?|tables?|figures?|annex(?:es)?|appendix|p(?:age)?s?\.?)\s?[\dIVX]+,?\s(?:above|below)"
)
# "See above n 6 and accompanying text": what the text says there.
_BESIDE: Final = re.compile(
    rf"(?i)^\W*(?:see\s)?(?:(?:above|below|supra|infra)\s)?{_NOTE}\s?\d{{1,4}}(?:\s?[–-]\s?\d{{1,4}})?,?\s(?:and|with)\s(?:the\s)?accompanying text[\s.]*$"
)
_PINPOINT: Final = re.compile(
    r"(?i)(?:(?<![-/])\bpp?\.?\s?(?=[\divxl])|\bpages?\s|\bpara?s?\.?\s(?=\d)|\bparagraphs?\s|[¶§]+\s?|\b(?:Ziff|Rn|Rz)\.?\s?(?=\d)|\bcc?\.\s(?=\d{1,3}(?:[rv]\b|[,.;\s-]|$))|\bcables?\s(?=\d)|\bdocs?\.\s(?=\d)|\barts?\.?\s|\barticles?\s|\bch(?:ap)?s?\.?\s|\bchapters?\s|\btables?\s(?=\d)|\bsecs?\.?\s|\bsections?\s"
    r"|\[(?=\d{1,3}\])|\bss?\.\s?(?=\d)|\bstr\.\s?(?=\d)|\b(?:გვ|gv|səh)\.\s?(?=\d)|\bгл\.\s?(?=\d)|\bсс?\.\s?(?=\d)|\bстр\.\s?|\bop\.?\s(?=\d)|\bff?n\.?\s|\bline\s|\bat\s(?:pp?\.?\s?|paras?\.?\s)?(?=\d)|\bat\s(?=[A-Z]\d)|\bfols?\.\s?(?=\d)|\bannex(?:es)?\s(?=[IVX\d]))"
    r"(?P<what>(?:[A-Z]?\d+(?:\.\d+)*[a-z]?|[ivxlc]+\b)(?:\s?\((?:[a-z]{1,5}|\d{1,2})\))?(?:(?:\s?[-–—]\s?|\s?,\s?|\s?and\s|\s?&\s?)\d+(?!\d*\s?(?!and\b)[A-Za-z]{3}))*(?:\s?ff?\.?)?)"
)
# "(reviewing Smith, supra note 10)": what the work does, not which it is.
_REMARK: Final = re.compile(
    r"\s\((?:reviewing|discussing|citing|quoting|criticizing|responding to|noting)\s[^()]{3,300}\)(?=[.,;\s]*$)"
)
# "ii. 33": volume and page; "passim", "introduction": places without a number.
_VOLUME_PAGE: Final = re.compile(
    r"(?:^|[\s,(])(?P<what>(?:[ivx]{1,5}\.|[IVX]{1,5},)\s?\d{1,4}(?:[-–]\d{1,4})?)(?=[.,;)\s]*$)"
)
_ROMAN: Final = re.compile(r"(?:^|,\s)(?P<what>[ivxl]{1,6})[\s.]*$")
#: ``introduction``, ``ii. 33``, ``chap. 2`` at the end of a short reference: where in the work, and no part of its title.
LOCATOR: Final = re.compile(
    r"(?i),\s(?:(?:the )?(?:introduction|preface|foreword|afterword|conclusion|appendix|passim)|[ivx]{1,5}[.,]\s?\d{1,4}(?:[-–]\d{1,4})?"
    r"|(?:chap(?:ter|\.)|ch\.|sect(?:ion|\.)|part|vol\.|s\.|table|figure|fig\.|docs?\.)\s?[\dIVXivx]+(?:[-–]\d+)?)[\s.]*$"
)
_BARE: Final = re.compile(
    r"^[\s,:(]*(?:at\s)?(?P<what>\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)*)(?:\s?ff?)?[\s.)]*$"
)


#: Words after which another work by the same author may stand.
_AGAIN: Final = ("id", "ibid", "eadem", "same", "the same", "by the same", "by same")


# "The works cited above in note 1": no name.
_CITED_WORKS: Final = re.compile(
    r"(?i)(?:and\s)?(?:the\s)?(?:other\s)?(?:works?|sources?|literature|references?|authorities|studies|texts?|documents?)(?:\s(?:cited|listed|quoted|mentioned|given|discussed|named|referred to))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Back:
    """A reference back.

    Parameters
    ----------
    form : str
        ``ibid``, ``idem``, ``op-cit``, ``loc-cit`` or ``note``.
    who : str
        Words that name the work.
    note : str
        Label of the note meant.
    pinpoint : str
        Page or paragraph.
    is_forward : bool
        Whether it points to a note that follows.
    """

    form: str
    who: str = ""
    note: str = ""
    pinpoint: str = ""
    is_forward: bool = False


def read_back(piece: str) -> Back | None:
    """Read a reference back.

    Parameters
    ----------
    piece : str
        One reference of a note.

    Returns
    -------
    Back or None
        None for a piece that is no reference back.

    Examples
    --------
    >>> read_back("MacFarlane, S.N., op. cit., p.515.")
    Back(form='op-cit', who='MacFarlane, S.N.', note='', pinpoint='p. 515', is_forward=False)
    >>> read_back("Ibid., 45.").pinpoint
    '45'
    """
    text = _REMARK.sub("", strip_signal(piece))
    if match := _IBID.match(text):
        rest = match["rest"].strip()
        word = text[: match.start("rest")].lower().rstrip(".")
        if _is_new_title(rest):
            return Back(form="idem", who=rest.strip(" ,.")) if word.startswith(_AGAIN) else None
        return Back(form="ibid", pinpoint=read_pinpoint(rest))
    if (match := _SAME_NEW.match(text)) and not _CIT.search(match["rest"]) and not _SUPRA.search(match["rest"]):
        return Back(form="idem", who=match["rest"].strip(" ,."))
    if match := _NAMED_IBID.match(text):
        return Back(form="op-cit", who=match["who"].strip(), pinpoint=read_pinpoint(match["rest"]))
    if match := _CIT.search(text):
        form = "loc-cit" if match["word"].lower().startswith("loc") else "op-cit"
        rest = text[match.end() :]
        note = _SUPRA.search(rest)
        label = _label(note) if note else ""
        if note is None and (note := _NUMBERED.match(rest)):
            label = note["label"]
        after = rest[: note.start()] + rest[note.end() :] if note else rest
        who = _who(text[: match.start()])
        if not who and (named := _AFTER_CUE.match(after)) is not None:
            who, after = named["who"].strip(" ,."), after[named.end() :]
        return Back(form=form, who=who, note=label, pinpoint=read_pinpoint(after))
    if match := _SUPRA.search(text):
        label = _label(match)
        who = _who(text[: match.start()])
        if not label and not who:
            return None
        word = match.group().lower()
        return Back(
            form="note" if label else "op-cit", who=who, note=label, pinpoint=read_pinpoint(text[match.end() :]),
            is_forward="infra" in word or "below" in word,
        )  # fmt: skip
    return None


def _label(match: re.Match[str]) -> str:
    return next((match[name] for name in "abcde" if match[name]), "")


def _is_new_title(rest: str) -> bool:
    """Whether what follows *idem* is another work by the same author."""
    return bool(re.match(r"[,.]?\s*[“\"‘«]", rest)) or bool(
        re.match(r"[,.]?\s*[A-Z]\w+(?: \w+){2,}.*\b(?:19|20)\d\d", rest)
    )


def _who(text: str) -> str:
    who = re.sub(r"(?i)(?:(?:^|[\s,(])(?:see|in|at))?[\s,;:(]*$", "", re.sub(r"^\d{1,3}\s+(?=[A-Z])", "", text)).strip()
    return "" if _CITED_WORKS.fullmatch(who) else who


def strip_signal(piece: str) -> str:
    """Leave out *see also* and the like."""
    text = piece.strip()
    match = SIGNAL.match(text + " ")
    return text[match.end() :].strip() if match else text


def read_pinpoint(text: str) -> str:
    """Read page, paragraph or article; empty where none is given.

    Examples
    --------
    >>> read_pinpoint(", at paras. 21-23."), read_pinpoint("(Oxford, 2004), pp.12–13")
    ('paras. 21-23', 'pp. 12–13')
    """
    found = [match.group().strip() for match in _PINPOINT.finditer(text)]
    if not found and (annex := re.search(r"(?i)[,(]\s*((?:annex|appendix|enclosure|preamble)(?:es)?)\b", text)):
        found = [annex[1]]
    if found:
        if found[0].startswith(("fn", "n.", "n ")) and (page := re.match(r"[\s,:(]*(?:at\s)?(\d{1,4})\s(?=f?n)", text)):
            found = [f"{page[1]} {found[0]}", *found[1:]]  # "72 fn 40": a footnote of a page
        joined = ", ".join(part.strip("[]") for part in found)
        return re.sub(r"(?i)^at\s", "", re.sub(r"((?<!\d)\.|[¶§]|p)(?=\d)", r"\1 ", joined)).strip()
    bare = _BARE.match(text) or _VOLUME_PAGE.search(text) or _ROMAN.search(text)
    return bare["what"] if bare else ""


def find_pinpoints(text: str) -> tuple[tuple[int, int], ...]:
    """Find the places of pages and paragraphs, so that they can be left out of a title."""
    return tuple(match.span() for match in _PINPOINT.finditer(text))


def is_beside(piece: str) -> bool:
    """Whether a piece points to what the text says beside a note: ``See above n 6 and accompanying text``."""
    return len(piece) < 100 and _BESIDE.search(piece) is not None


def is_pointer(piece: str) -> bool:
    """Whether a piece points to a place of the same text: ``see section 3 above``.

    Examples
    --------
    >>> is_pointer("See section 3 above."), is_pointer("See Smith, Peace, p. 3.")
    (True, False)
    """
    return len(piece) < 160 and _PLACE.search(piece) is not None and _SUPRA.search(piece) is None
