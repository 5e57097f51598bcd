"""The frame of a figure or a day: what its own stretch of the sentence says, what the sentence shares, what stands before.

What enters: sentences with the places of their figures. What leaves: frames of concepts.
Never done here: a comparison.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from peaceops.assess.audit.lexis import FAMILIES, Token, find_concept, fold_name, read_tokens
from peaceops.assess.audit.party import NOBODY, Party, find_kin, read_party
from peaceops.assess.audit.role import NOTHING, Roles, read_facts, read_roles

_BEFORE: Final = 2
#: A name that stands so often is what the text is about.
_OFTEN: Final = 4
_OFTEN_SHARE: Final = 0.08
#: Sentences of the front of a text of some length: by whom it is, and on what.
_FRONT: Final = 2
_LONG: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # itself alone, so that what is asked of it can be kept
class Frame:
    """What is said around a figure or a day.

    Parameters
    ----------
    own : frozenset of str
        Concepts of its own stretch of the sentence.
    shared : frozenset of str
        Those of the sentence that belong to no other figure.
    foreign : frozenset of str
        Those that belong to other figures of the sentence.
    before : frozenset of str
        Those of the sentences before.
    main : frozenset of str
        Those of the title.
    order : int
        Of its sentence.
    tag : frozenset of str
        Names within the words of the figure itself: whom it counts ("23,400 Rwandan troops").
    pairs : frozenset of (str, str)
        Names of its stretch with the word that follows each ("Gali", "sector").
    lead : frozenset of str
        Concepts before the first figure of the sentence.
    subject : str
        The first name of those, where it stands without a preposition.
    order_of_names : tuple of (str, int, int)
        The names of the sentence with their offsets.
    is_whole : bool
        Whether it is what another figure is a part of ("300 of the 4,000").
    route : tuple of (str, str)
        The names from which and to which something goes.
    spot : tuple of int
        Offsets of its stretch.
    roles : Roles
        Who does what to whom there.
    facts : tuple of Roles
        The same of each verb of its sentence that tells who acts.
    """

    own: frozenset[str]
    shared: frozenset[str]
    foreign: frozenset[str]
    before: frozenset[str]
    main: frozenset[str]
    order: int
    tag: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    spot: tuple[int, int] = (0, 0)
    lead: frozenset[str] = frozenset()
    subject: str = ""
    order_of_names: tuple[tuple[str, int, int], ...] = ()
    is_whole: bool = False
    route: tuple[str, str] = ("", "")
    roles: Roles = NOTHING
    facts: tuple[Roles, ...] = ()

    def __hash__(self) -> int:
        # What is found of a frame is kept by it, and asked for each pair of figures: three fields tell most apart.
        return hash((self.own, self.order, self.spot))

    @property
    def said(self) -> frozenset[str]:
        """Concepts of it that are no other figure's."""
        return self.own | self.shared


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # as a frame
class Page:
    """The sentences of a text as concepts.

    Parameters
    ----------
    sentences : Mapping of int to str
        Its sentences by order.
    tokens : Mapping of int to tuple of Token
        Their words.
    main : frozenset of str
        Concepts of the title.
    counts : Mapping of str to int
        In how many sentences each concept stands.
    aliases : Mapping of str to frozenset of str
        What an acronym stands for, as the text itself says.
    shorts : Mapping of str to frozenset of str
        The acronyms in whose meaning a concept stands.
    kin : Mapping of str to frozenset of str
        Names and sides that stand as one party.
    title : str
        The title.
    """

    sentences: Mapping[int, str] = field(hash=False)
    tokens: Mapping[int, tuple[Token, ...]] = field(hash=False)
    main: frozenset[str]
    counts: Mapping[str, int] = field(hash=False)
    aliases: Mapping[str, frozenset[str]] = field(hash=False)
    shorts: Mapping[str, frozenset[str]] = field(hash=False)
    kin: Mapping[str, frozenset[str]] = field(hash=False, default_factory=dict)
    title: str = ""


_ACRONYM: Final = re.compile(r"\(([A-Z][A-Za-z]*[A-Z])\)")
_CAPITAL: Final = re.compile(r"[A-Z][\w’'-]*")


def read_page(sentences: Mapping[int, str], title: str, common: Collection[str], known: Collection[str]) -> Page:
    """Read a text as concepts."""
    tokens = {order: read_tokens(text, common, known) for order, text in sentences.items()}
    counts: dict[str, int] = {}
    for found in tokens.values():
        for concept in {t.concept for t in found}:
            counts[concept] = counts.get(concept, 0) + 1
    often = max(_OFTEN, len(sentences) * _OFTEN_SHARE)
    front = [tokens[order] for order in sorted(tokens)[:_FRONT]]
    main = frozenset(t.concept for t in read_tokens(title, common, known)) | {
        t.concept for found in front if len(tokens) > _LONG for t in found if t.concept.startswith("@")
    } | {
        c for c, count in counts.items() if c.startswith("@") and count >= often
    }  # fmt: skip
    return Page(
        sentences=sentences,
        tokens=tokens,
        main=main,
        counts=counts,
        aliases=(aliases := _find_aliases(sentences)),
        shorts={
            c: frozenset(short for short, meaning in aliases.items() if c in meaning)
            for c in frozenset().union(*aliases.values())
        },
        kin=find_kin(sentences, tokens),
        title=title,
    )


def _find_aliases(sentences: Mapping[int, str]) -> dict[str, frozenset[str]]:
    """Find what acronyms stand for: "International Committee of the Red Cross (ICRC)"."""
    found: dict[str, frozenset[str]] = {}
    for text in sentences.values():
        for hit in _ACRONYM.finditer(text):
            short = hit.group(1)
            letters = sum(c.isupper() for c in short)
            words = [m.group() for m in _CAPITAL.finditer(text[max(hit.start() - 120, 0) : hit.start()])][
                -letters - 1 :
            ]
            if len(words) < 2 or not {w[0] for w in words} & set(short):
                continue
            both = {f"@{fold_name(w.casefold())}" for w in words} | {find_concept(w) for w in words} - {""}
            found.setdefault(f"@{short.casefold()}", frozenset(both))
    return found


def cut_spans(sentence: str, places: Sequence[tuple[int, int]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Cut a sentence into the stretches that belong to its figures.

    Examples
    --------
    >>> text = "It saw 11 breaches by A and 56 by B, 3 in May."
    >>> [text[a:b] for a, b in cut_spans(text, [(7, 9), (28, 30), (37, 38)]).values()]
    ['11 breaches by A ', 'and 56 by B', ', 3 in May.']
    """
    ordered = sorted(set(places))
    found: dict[tuple[int, int], tuple[int, int]] = {}
    begin = ordered[0][0] if ordered else 0
    for i, (start, end) in enumerate(ordered):
        if i + 1 == len(ordered):
            found[start, end] = (begin, len(sentence))
            break
        gap = sentence[end : ordered[i + 1][0]]
        cut = _find_cut(gap, in_brackets=sentence[max(start - 1, 0) : start] == "(")
        found[start, end] = (begin, end + cut)
        begin = end + cut
    return found


_CUT: Final = re.compile(r"[,;:]|\b(?:and|while|whereas|but|or|including|of (?:whom|which|them|these))\b")


_BRACKETED: Final = re.compile(r"(?:\b(?:from|in|to|of|by)\s)?\b[A-Z][\w’'-]*(?:\s(?:of|and|the|[A-Z][\w’'-]*))*\s*\($")
_TO: Final = re.compile(r"\bto\b")


def _find_cut(gap: str, *, in_brackets: bool) -> int:
    """Find where the stretch of one figure ends and that of the next begins: at the last comma or "and" between them."""
    if in_brackets and ")" in gap:
        return gap.index(")") + 1
    if (name := _BRACKETED.search(gap)) is not None and not in_brackets:
        return name.start()  # "40 observers drawn from Austria (6)"
    cuts = [m.start() for m in _CUT.finditer(gap)]
    if not cuts and (to := list(_TO.finditer(gap))):
        return to[-1].start()  # "from 120 in May to a peak of 345"
    if not cuts:
        return len(gap)
    # "…, and of" belongs together: the cut is before a comma that stands right before its "and".
    last = cuts[-1]
    while len(cuts) > 1 and not gap[cuts[-2] : last].strip(" ,;") and last - cuts[-2] <= 2:
        last = cuts[-2]
        cuts.pop()
    return last


_OF: Final = re.compile(
    r"\s?(?:(?:out )?of )?(?:the|its|their|these|those|a total of|some|about|all|UN\w+[’']s|\w+[’']s)?\s?(?:of )?"
)
#: What follows is of others, or of a part.
_PARTED: Final = re.compile(r";|\bof (?:whom|which|them)\b")
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|be|will|would|did|\w{3,}ed|fell|rose|fled|died|left|went)\b"
)


def build_frame(page: Page, order: int, place: tuple[int, int], places: Sequence[tuple[int, int]]) -> Frame:
    """Build the frame of one figure or day of a sentence.

    Parameters
    ----------
    page : Page
        The text.
    order : int
        Which sentence.
    place : tuple of int
        Offsets of the figure in it.
    places : sequence of tuple of int
        Of all its figures.
    """
    sentence, tokens = page.sentences.get(order, ""), page.tokens.get(order, ())
    spans = cut_spans(sentence, [*places, place])
    begin, end = spans[place]
    ordered = sorted(spans)
    i = ordered.index(place)
    if i + 1 < len(ordered) and _OF.fullmatch(sentence[place[1] : ordered[i + 1][0]]):
        end = spans[ordered[i + 1]][1]  # "300 of the 4,000 await": what is said is said of the part
    is_whole = i > 0 and _OF.fullmatch(sentence[ordered[i - 1][1] : place[0]]) is not None
    own_end = _find_end(sentence, place[1], end) if end == len(sentence) else end
    if is_whole:
        own_end = min(own_end, place[1])
    own = {t.concept for t in tokens if begin <= t.start < own_end}
    starts = [t.start for t in tokens]
    foreign = {
        t.concept for spot, (a, b) in spans.items() if spot != place
        for t in tokens[bisect_left(starts, a) : bisect_left(starts, b)]
    }  # fmt: skip
    first = min(a for a, _ in spans.values())
    parted = _PARTED.search(sentence, own_end)
    stop = parted.start() if parted else end
    shared = {t.concept for t in tokens if t.start < first or own_end <= t.start < min(end, stop)}
    foreign |= {t.concept for t in tokens if stop <= t.start < end}
    if is_whole:
        shared = {t.concept for t in tokens if t.start < first}
    far = _list_farther(sentence, tokens, first) - own
    shared, foreign = shared - far, foreign | far
    last_place = max(spans)
    b = spans[last_place][1]
    verb = _VERB.search(sentence, last_place[1], b)
    if place != last_place and verb and not is_whole and not _VERB.search(sentence[place[1] : end]):
        # "53 from Kenya and 20 from Ghana were killed": the verb is of both.
        shared |= {t.concept for t in tokens if verb.start() <= t.start < b}
        foreign -= {t.concept for t in tokens if verb.start() <= t.start < b}
    colon = sentence.rfind(":", 0, place[0])
    if colon > first:
        # "It claimed 14 lives: two soldiers and twelve civilians": what heads the list is said of each.
        heading = {t.concept for t in tokens if t.start < colon}
        shared, foreign = shared | heading, foreign - heading
    if _PRONOUN.search(sentence, 0, place[0]):
        shared |= _read_subject(page, order - 1) - foreign
    before: set[str] = set()
    for i in range(order - _BEFORE, order):
        before |= {t.concept for t in page.tokens.get(i, ())}
    return Frame(
        own=frozenset(own), shared=frozenset(shared - own), foreign=frozenset(foreign - own - shared),
        before=frozenset(before), main=page.main, order=order, spot=(begin, own_end), is_whole=is_whole, route=_find_route(sentence, tokens),
        lead=frozenset(t.concept for t in tokens if t.start < place[0]), subject=_find_subject(sentence, tokens, place[0]),
        order_of_names=tuple((t.concept, t.start, t.end) for t in tokens if t.concept.startswith("@")),
        tag=frozenset(t.concept for t in tokens if t.concept.startswith("@") and place[0] <= t.start < place[1]),
        pairs=frozenset(
            (one.concept, other.word)
            for one, other in pairwise(tokens)
            if one.concept.startswith("@") and not other.concept.startswith("@") and 0 < other.start - one.end <= 2
            and (begin <= one.start < own_end or one.start < first)
        ),
        roles=read_roles_at(page, order, place), facts=read_facts_at(page, order),
    )  # fmt: skip


def _list_farther(sentence: str, tokens: Sequence[Token], first: int) -> set[str]:
    """List the members of families before the first figure that a nearer one parts from it ("killing a driver and wounding two")."""
    found: set[str] = set()
    for members in FAMILIES.values():
        own = [t for t in tokens if t.start < first and t.concept in members]
        names = {t.concept for t in own}
        if len(names) < 2:
            continue
        last = own[-1]
        if all(sentence[one.end : other.start].strip(" ,") in ("and", "or", "") for one, other in pairwise(own)):
            continue  # "killed or wounded"
        found |= {t.concept for t in own} - {last.concept}
    return found


def read_roles_at(page: Page, order: int, place: tuple[int, int]) -> Roles:
    """Read who does what to whom at a place of a sentence; a pronoun means whoever opens the sentence before."""
    return read_roles(page.sentences.get(order, ""), page.tokens.get(order, ()), place, _read_opening(page, order - 1))


@lru_cache(maxsize=4096)
def read_facts_at(page: Page, order: int) -> tuple[Roles, ...]:
    """Read who does what to whom by each verb of a sentence."""
    return read_facts(page.sentences.get(order, ""), page.tokens.get(order, ()), _read_opening(page, order - 1))


def _read_opening(page: Page, order: int) -> Party:
    sentence = page.sentences.get(order, "")
    return (
        read_party(sentence, page.tokens.get(order, ()), 0, _find_end(sentence, 0, len(sentence)))
        if sentence
        else NOBODY
    )


_PRONOUN: Final = re.compile(r"\b(?:it|they|he|she|its|their|this|these|both|all four|all three)\b", re.IGNORECASE)


def _read_subject(page: Page, order: int) -> frozenset[str]:
    """Read the names of a sentence: whom a pronoun of the next may mean."""
    return frozenset(t.concept for t in page.tokens.get(order, ()) if t.concept.startswith("@"))


_PREPOSITION: Final = re.compile(
    r"\b(?:in|at|on|from|to|of|for|with|by|near|under|since|during|between|into|across|around|within|for|as|than)\s(?:the\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)


#: How far before a name the words that govern it are looked for: a sentence may be a whole page without a stop.
_LOOK: Final = 200
_WAYS: Final = tuple(
    re.compile(rf"\b{word}\s(?:the\s)?(?:[a-z]+(?:ing|ern|al)\s)?$", re.IGNORECASE) for word in ("from", "to")
)


def _find_subject(sentence: str, tokens: Sequence[Token], before: int) -> str:
    """Find the first name before a figure that no preposition governs."""
    for token in tokens:
        if token.start >= before:
            return ""
        if token.concept.startswith("@") and not _PREPOSITION.search(
            sentence, max(token.start - _LOOK, 0), token.start
        ):
            return token.concept
    return ""


def _find_route(sentence: str, tokens: Sequence[Token]) -> tuple[str, str]:
    """Find the names from which and to which something goes."""
    ends = []
    for way in _WAYS:
        found = (
            t.concept for t in tokens
            if t.concept.startswith("@") and way.search(sentence, max(t.start - _LOOK, 0), t.start)
        )  # fmt: skip
        ends.append(next(found, ""))
    return ends[0], ends[1]


_END: Final = re.compile(
    r"[,;:]\s|\bas well as\b|\b(?:and|but|while|which|who|that|because|since|after|before|when)\s", re.IGNORECASE
)


def _find_end(sentence: str, start: int, end: int) -> int:
    """Find where the stretch of the last figure ends and the rest of the sentence begins."""
    found = _END.search(sentence, start, end)
    return found.start() if found else end
