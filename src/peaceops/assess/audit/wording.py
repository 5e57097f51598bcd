"""The words of a statement as they are compared with those of another text: names, things counted, what is said.

What enters: a statement, one of its figures. What leaves: sets of names and stems.
Never done here: a judgement; knowledge of any subject beyond a few words of the field that mean one thing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.model.statement import Amount, Statement, When

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:-[^\W\d_]+)*")
_NAME: Final = re.compile(r"[A-Z][^\W\d_]*(?:-[A-Z]?[^\W\d_]+)*|[A-Z]{2,}")
_STOP_WORDS: Final = (
    "a about above according across added after again against all almost also although among amount an and "
    "another any approximately april are around as at august be became because been before beginning being "
    "between billion both but by can cent could day days december did do does doing down dozen during each "
    "early either else end estimated even ever every february few figure figures first for friday from further "
    "had has have having he her here hers him his how however hundred if in included including indeed instead "
    "into is it its itself january july june just last late later least less many march may me meanwhile mid "
    "might million monday month months more moreover most much must my near nearly never nevertheless next no "
    "nor not noted november now number numbers october of off often on once one only or other others our out "
    "over own per per-cent percent perhaps period rather reported reportedly roughly said same saturday says "
    "second september several shall she should since so some somewhat stated still such sunday than that the "
    "their them themselves then there thereafter therefore these they third this those though thousand three "
    "through throughout thursday thus time to today together too total toward towards tuesday two under until "
    "up upon us very was we wednesday week weeks well were what when where whereas whether which while who "
    "whom whose why will with within without would year years yet you your "
)
STOP: Final = frozenset(_STOP_WORDS.split())
#: Words that mean one thing where people are counted. A group never crosses a definition: troops are not personnel.
_SAME: Final = {
    word: group[0]
    for group in (
        ("troop", "soldier", "servicem", "servicemen"),
        ("kill", "dead", "death", "die", "died", "fatality", "slain", "lost"),
        ("injur", "wound"),
        ("refugee",),
        ("displac", "idp", "displaced", "idps"),
        ("person", "people", "individual"),
        ("home", "house", "dwelling"),
        ("return", "repatriat"),
        ("flee", "fled"),
        ("deploy", "station"),
        ("establish", "creat", "found", "set"),
        ("member", "membership"),
        ("contribut", "provid", "suppli", "suppl", "sent", "send"),
        ("rise", "rose", "increas", "grew", "grow", "growth"),
        ("fall", "fell", "declin", "decreas", "drop"),
        ("cost", "spent", "spend", "expenditur"),
        ("peacekeep", "peacekeeper", "peace-keeper"),
    )
    for word in group
}
_OPPOSITE: Final = tuple(
    (re.compile(rf"\b(?:{a})", re.IGNORECASE), re.compile(rf"\b(?:{b})", re.IGNORECASE))
    for a, b in (
        (r"return|repatriat|came back|resettl", r"fled|flee|displace|forced out|left\b|evict"),
        (r"destroy|burn|damag|demolish", r"built|rebuil|repair|construct|restor"),
        (r"increas|rose|ris(?:e|en|ing)|grew|grow", r"decreas|fell|fall|declin|drop|reduc"),
        (r"arriv|deploy|enter", r"withdr|left\b|depart|leave"),
        (r"kill|die[ds]?\b|death|dead|fatal", r"injur|wound"),
        (r"authori[sz]|ceiling|up to", r"\bdeployed|on the ground|actual"),
        (r"plan|request|ask|appeal|pledg|propos", r"deliver|paid|receiv|carried out|completed"),
        (r"open", r"clos"),
        (r"reject|refus|den(?:y|ied)", r"accept|approv|grant"),
        (r"\bmale|\bmen\b|\bboys", r"female|women|girls"),
        (r"civilian", r"military|soldier|troop|combatant"),
    )
)


_PART: Final = re.compile(r"\b(?:of|among|including) (?:whom|which|them|these|those)\b", re.IGNORECASE)


def stem(word: str) -> str:
    """Cut a word to what its forms share.

    Examples
    --------
    >>> [stem(word) for word in ("returned", "returns", "refugees", "countries", "destroyed", "soldiers", "troops")]
    ['return', 'return', 'refugee', 'country', 'destroy', 'troop', 'troop']
    """
    text = word.casefold().replace("’", "'").removesuffix("'s").strip("'")
    if text in _SAME:
        return _SAME[text]
    for ending, put in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ied", "y"), ("ed", ""), ("es", "e"), ("s", "")):
        if text.endswith(ending) and len(text) - len(ending) >= 3 and not text.endswith("ss"):
            text = text[: len(text) - len(ending)] + put
            break
    for ending in ("ation", "ment", "e"):
        if text.endswith(ending) and len(text) - len(ending) >= 4 and text not in ("refugee", "home", "people"):
            text = text[: len(text) - len(ending)]
            break
    return _SAME.get(text, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of a text with what its words say it is about.

    Parameters
    ----------
    statement : Statement
        Whose.
    amount : Amount
        Which.
    when : When or None
        The days it is about.
    names : frozenset of str
        Whom and what it names: ids of entities, else words written as names.
    sure : frozenset of str
        Those of the names that cannot be the first word of a sentence by chance.
    subject : str
        The name that it is about: the entity marked so, else the first.
    near : frozenset of str
        Names elsewhere in its sentence that the clause does not put another in the place of.
    context : frozenset of str
        Names of the sentences before it.
    is_part : bool
        Whether it counts a part of another figure ("of whom 174").
    noun : str
        Stem of what is counted.
    noun_words : frozenset of str
        Stems of all words of what is counted.
    words : frozenset of str
        Stems of what is said of it.
    text : str
        The clause.
    """

    statement: Statement
    amount: Amount
    when: When | None
    names: frozenset[str]
    sure: frozenset[str]
    subject: str
    near: frozenset[str]
    context: frozenset[str]
    is_part: bool
    noun: str
    noun_words: frozenset[str]
    words: frozenset[str]
    text: str

    @property
    def days(self) -> tuple[date, date] | None:
        """First and last day, or None."""
        return (self.when.period.first_day, self.when.period.last_day) if self.when else None


def find_names(text: str, common: Collection[str] = ()) -> tuple[frozenset[str], frozenset[str]]:
    """Find words written as names: all of them, and those that are sure.

    The first word of a sentence counts only where it is written small nowhere (`common`) and is no function word; it
    is sure only as an acronym.

    Examples
    --------
    >>> all_names, sure = find_names("Troops of Kenya left Liberia in May 2003", common={"troops"})
    >>> sorted(all_names)
    ['kenya', 'liberia']
    """
    found: set[str] = set()
    sure: set[str] = set()
    for match in re.finditer(r"[^\W\d_](?:[^\W_]|['’.-](?=[^\W_]))*", text):
        word = re.sub(r"['’]s?$", "", match.group())
        small = word.casefold()
        if not word[0].isupper() or small in STOP or len(word) < 2:
            continue
        opens = not text[: match.start()].strip() or bool(re.search(r"[.!?:;]\s*[\"'“‘(]*$", text[: match.start()]))
        acronym = len(word) > 1 and word.isupper()
        if opens and not acronym:
            if small in common or small.endswith(("ly", "ing", "ed")):
                continue
            found.add(_fold_name(small))
            continue
        found.add(_fold_name(small))
        sure.add(_fold_name(small))
    return frozenset(found), frozenset(sure)


_ADJECTIVE: Final = re.compile(r"(?:ians?|eans?|ese|ish|ans?|is?|n)$")


def _fold_name(name: str) -> str:
    """Fold a name and its adjective together where the ending tells ("Kenyan" and "Kenya")."""
    for ending, put in (("ians", "ia"), ("ian", "ia"), ("ans", "a"), ("an", "a")):
        if name.endswith(ending) and len(name) > len(ending) + 2:
            return name[: -len(ending)] + put
    return name


def list_small(texts: Iterable[str]) -> frozenset[str]:
    """List the words that stand in small letters somewhere in the texts."""
    return frozenset(word for text in texts for word in re.findall(r"\b[a-z][a-z-]+\b", text))


def describe(
    statement: Statement, amount: Amount, when: When | None, *, common: Collection[str], context: frozenset[str],
    near: frozenset[str] = frozenset(), known: frozenset[str] = frozenset(),
) -> Figure:  # fmt: skip
    """Describe a figure by its words.

    Parameters
    ----------
    statement, amount, when : Statement, Amount, When or None
        The figure and its days.
    common : collection of str
        Words that stand in small letters somewhere in the texts compared.
    context, near : frozenset of str
        Names of the sentences before, and of the rest of its own.
    known : frozenset of str
        Names that are sure somewhere in the texts compared.
    """
    text = statement.text
    names, sure = find_names(text, common)
    sure |= names & known
    ids: set[str] = set()
    for entity in statement.entities:
        if not entity.id:
            continue
        ids.add(entity.id.casefold())
        own = {_fold_name(w.casefold()) for w in re.findall(r"[^\W\d_]+", entity.text)}
        if entity.how == "named":
            names, sure = names - own, sure - own
    before = text[: max(amount.start - statement.start, 0)]
    noun_words = [stem(w) for w in _WORD.findall(amount.noun) if w.casefold() not in STOP]
    said = {
        stem(w) for w in _WORD.findall(text)
        if w.casefold() not in STOP and _fold_name(w.casefold()) not in names and not w[0].isupper()
    }  # fmt: skip
    return Figure(
        statement=statement, amount=amount, when=when, names=names | ids, sure=sure | ids, context=context, near=near,
        subject=_find_subject(statement, names | ids), is_part=bool(_PART.search(before)),
        noun=noun_words[-1] if noun_words else "", noun_words=frozenset(noun_words),
        words=frozenset(said) - {noun_words[-1] if noun_words else ""}, text=text,
    )  # fmt: skip


def _find_subject(statement: Statement, names: frozenset[str]) -> str:
    marked = next((e.id.casefold() for e in statement.entities if e.role == "subject" and e.id), "")
    if marked:
        return marked
    places = {name: statement.text.casefold().find(name) for name in names}
    found = [name for name, at in places.items() if at >= 0]
    return min(found, key=lambda name: (places[name], name), default="")


def oppose(one: str, other: str) -> bool:
    """Whether one text says the opposite of the other, by pairs of words such as fled and returned."""
    for a, b in _OPPOSITE:
        first, second = (bool(a.search(one)), bool(b.search(one))), (bool(a.search(other)), bool(b.search(other)))
        if first in ((True, False), (False, True)) and second == (first[1], first[0]):
            return True
    return False
