"""Where the clauses of a statement stand: its main ones, and what is set apart in them, with the mission each is told of.

What enters: a statement. What leaves: stretches of its words.
Never done here: reading what a clause says; a mission told for a clause where the words leave it open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from peaceops.model.statement import Entity, Statement

#: Longer than this no sentence is parted.
_LONG: Final = 1000
_MANY: Final = 24
#: A comma inside a number, or between a day and its year, parts nothing.
_MARK: Final = re.compile(
    r"(?<!\d),[”\"]?(?=\s)|(?<=\d),[”\"]?(?=\s(?!\d{4}\b))|\s[—–-]\s|—|;(?=\s)|:(?=\s)|[()]|\sand(?=\s(?:which|whose|whom)\b)"
    r"|\s(?:and|but)(?=\s(?:then\s|later\s|finally\s|also\s|still\s|had\s|was\s|were\s|[a-z]+ly\s)?(?:was|were|is|had|has|began|came|went|took|gave|grew|fell|rose|lost|left|ran|kept|stood|held|became|remained|withdrew|drew|stayed|lasted|counted|numbered|comprised|ended|closed|suffered|handed|replaced|succeeded|followed|reached|peaked|fielded)\b)"
)
_PREPOSITION: Final = r"(?:of|in|to|by|from|for|with|on|at|under|during|after|before|through|within|against|over)"
RELATIVE: Final = re.compile(
    rf"(?:and\s|but\s)?(?:(?:[\w’'-]+\s){{0,4}}?{_PREPOSITION}\s)?(?:which|whose|whom)\b|(?:and\s|but\s)?who\b|where(?:in|upon)?\b|whereupon\b",
    re.IGNORECASE,
)
ADVERBS: Final = r"(?:(?:[a-z]+ly|first|itself|then|later|also|still|once|already|since|now|long|soon|always|never|not|again|too|there)\s)*"
_MADE: Final = r"(?:set|led|sent|begun|built|run|born|known|made|brought|drawn|held|given|left|withdrawn|wound|shut|overseen|sworn|found|hit|torn|cut|kept|paid|(?!(?:died|lasted|remained|stayed|existed|happened|occurred|need|indeed)\b)[a-z]{2,}ed)\b"
PARTICIPLE: Final = re.compile(rf"(?:(?:and|but|though|although|while|when|once|if)\s)?{ADVERBS}{_MADE}")
GERUND: Final = re.compile(
    rf"(?:(?:and|but|though|while|thus|thereby)\s)?{ADVERBS}(?!(?:during|following|including|according|regarding|concerning|spring|morning|evening|king|(?:go|fall|ris|grow|dropp|shrink|climb)ing from)\b)[a-z]{{2,}}ing\b"
)
#: Words that are verbs and no participles.
FINITE: Final = re.compile(
    rf"{ADVERBS}(?:was|were|is|are|had|has|have|did|does|began|came|went|took|gave|grew|fell|rose|saw|met|lost|won|left|ran|kept|stood|held|became|remained|withdrew|drew|shrank|sank|stayed|lasted|counted|numbered|comprised|ended|closed|ceased|expired|suffered|died|handed|replaced|succeeded|followed|reached|peaked|fielded|served|started|opened|arrived|landed|deployed|operated|included|consisted|totalled|outlived|outlasted|preceded|predated|existed|goes|dates|remains|stands|keeps|numbers|counts|comprises|consists|includes|continues|never|would|could|will|may|might|must|should|can)\b"
)
#: Verbs that say nothing of a thing behind which they stand as participles.
_ONLY_FINITE: Final = re.compile(rf"{ADVERBS}(?:died|lasted|remained|stayed|existed)\b")
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|does|began|came|went|took|gave|grew|fell|rose|saw|met|lost|won|ran|kept|stood|became|withdrew|drew|shrank|would|could|will|may|might|must|should|can|[a-z]{3,}(?:ed|es))\b"
)
NOUN: Final = re.compile(
    r"(?:(?:by far|then|still|perhaps|once|also|itself)\s)?(?:an?|the|its|their|his|her|another|one|\w+[’']s?|\d[\d,.]*|(?:about|some|nearly|almost|over|at least|more than|fewer than)\s[\d,.]+|[a-z]+ty(?:-[a-z]+)?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s"
)
_JOINT: Final = re.compile(r"(?:and|but|while|whereas|yet|though|although|where|whereupon)\s(?:the\s)?", re.IGNORECASE)
#: What a relative clause without a comma says is told by no main verb.
_BEHIND: Final = re.compile(r"\b(?:which|that|who|whom)\s.*$", re.DOTALL)
#: "Its twenty observers leaving in May": a clause with a subject of its own.
_ABSOLUTE: Final = re.compile(r"(?:with\s)?(?:its|their|the last|all)\s(?:[\w’'-]+\s){1,5}?[a-z]{2,}ing\b")
_OF_TIME: Final = re.compile(
    r"(?:the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d+|exactly|almost|nearly|some|only|just)\s(?:[\w-]+\s){0,3}?(?:day|week|month|year|decade|spring|summer|autumn|winter|January|February|March|April|May|June|July|August|September|October|November|December)s?\b"
)
_IT: Final = re.compile(rf"(?:it|they)\s(?={FINITE.pattern}|[a-z]+ed\b)|(?:its|their)\s")
_THE: Final = re.compile(r"^the\s")
_SAID: Final = re.compile(r"(?:the\s)?(?:[\w’'.-]+\s){0,5}(?:said|says|added|noted|recalled|wrote|explained|told\s\w+)")
_PRONOUN: Final = re.compile(r"\W*(?:It|They|The (?:mission|force|operation))\b")
#: What stands in front of a main clause: it is told with it.
_FRONT: Final = re.compile(
    r"\W*(?:in|on|at|by|from|during|after|before|since|until|when|while|whereas|although|though|once|as|with|under|following|of|for|between|over|then|there|meanwhile|later|today|only|if|because|despite|unlike|like|to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a statement that is a clause of its own.

    Parameters
    ----------
    spans : tuple of (int, int)
        Where its words stand in the statement.
    owner : Entity or None
        The mission beside whose name it stands, or that a pronoun before a main clause stands for; None where a main clause
        names its own, and where the words leave it open.
    is_main : bool
        Whether it is a main clause.
    """

    spans: tuple[tuple[int, int], ...]
    owner: Entity | None = None
    is_main: bool = True


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    mark: str


def part(statement: Statement) -> list[Part]:
    """Part a statement into its main clauses and what is set apart in them."""
    text = statement.text
    if len(text) > _LONG:
        return []
    pieces = list(_cut(statement))
    if not 1 < len(pieces) <= _MANY:
        return []
    return _Reader(statement, pieces).read()


#: A year, the number of a session, an acronym.
_BARE: Final = re.compile(r"\((?:\d{4}|[IVX]+|[A-Z][\w’-]*|[A-Z][\w’-]* [IV]+)\)")


def _list_name_brackets(statement: Statement) -> set[int]:
    """List the brackets that hold a name, an acronym or a year alone: "the Transitional Authority (UNTAC)", "resolution 745 (1992)"."""
    spans = [(e.start - statement.start, e.end - statement.start) for e in statement.entities if e.kind == "mission"]
    found = {at for m in _BARE.finditer(statement.text) for at in (m.start(), m.end() - 1)}
    for start, end in spans:
        if start > 0 and statement.text[start - 1] == "(" and statement.text[end : end + 1] == ")":
            found |= {start - 1, end}
    return found


def _cut(statement: Statement) -> Iterator[_Piece]:
    text, at, mark = statement.text, 0, ""
    names = _list_name_brackets(statement)
    for found in _MARK.finditer(text):
        if found.start() in names:
            continue
        if text[at : found.start()].strip():
            yield _Piece(at, found.start(), mark)
            mark = ""
        mark += found.group().strip() or "-"
        at = found.end()
    if text[at:].strip(" ."):
        yield _Piece(at, len(text), mark)


#: What is made by an act of a body is no place.
_BY_ACT: Final = re.compile(
    r"(?:(?:which|that) (?:(?:was|had been|has been) |(?:the )?(?:[\w’'-]+ ){1,6}?(?:had |has )?))?(?:established|created|set up|authori[sz]ed|mandated|launched|dispatched)\b"
)
_IN_PLACE: Final = re.compile(r"\s(?:in|for|to)\s(?:the\s)?$")


class _Reader:
    """Reads pieces between marks in order: the main clause goes on, or something is set apart behind it."""

    def __init__(self, statement: Statement, pieces: Sequence[_Piece]) -> None:
        self._statement, self._text, self._pieces = statement, statement.text, pieces
        self._missions = sorted(
            (e for e in statement.entities if e.kind == "mission" and e.how == "named" and e.id and e.start >= statement.start),
            key=lambda e: e.start,
        )  # fmt: skip
        self._main: list[list[tuple[int, int]]] = [[]]
        self._heads: list[Entity | None] = [None]
        self._asides: list[Part] = []
        self._aside: list[tuple[int, int]] = []
        self._owner: Entity | None = None
        self._has_verb = False
        self._is_described = False
        self._is_open = False
        self._bracket = ""

    def read(self) -> list[Part]:
        """Read all pieces."""
        for n, piece in enumerate(self._pieces):
            self._take(n, piece)
        self._close()
        mains = [Part(tuple(spans), head) for spans, head in zip(self._main, self._heads, strict=True) if spans]
        return [*mains, *self._asides]

    def _take(self, n: int, piece: _Piece) -> None:
        raw = self._text[piece.start : piece.end]
        start = piece.start + len(raw) - len(raw.lstrip(' \n“"'))
        words = self._text[start : piece.end]
        span = (piece.start, piece.end)
        if n == 0:
            self._go_on(span, words)
        elif self._take_marked(n, piece, start, words) or self._take_joint(piece, start, words):
            return
        elif self._waits():
            self._take_up(n, span, words)
        elif self._is_verb_of_main(n, start, words):
            self._close()
            self._go_on(span, words)
        elif self._opens(n, words):
            self._open(n, piece, words)
        elif self._is_open:
            self._aside.append(span)
        else:
            self._go_on(span, words)

    def _take_marked(self, n: int, piece: _Piece, start: int, words: str) -> bool:
        """Take a piece in brackets or dashes, behind a colon or a semicolon."""
        span = (piece.start, piece.end)
        if self._bracket and piece.mark.startswith(self._bracket):
            self._close()
            self._bracket = ""
        elif self._bracket:
            self._aside.append(span)
            return True
        if piece.mark.endswith("("):
            self._set_apart(span, ")")
        elif piece.mark.endswith(("-", "—", "–")) and self._is_closed_later(n):
            self._set_apart(span, piece.mark[-1])
        elif piece.mark.endswith(":") and not self._begins_with_mission(start):
            (self._aside if self._is_open else self._main[-1]).append(span)
        elif piece.mark.endswith((";", ":")):
            self._begin(span, words, _IT.match(words))
        else:
            return False
        return True

    def _take_joint(self, piece: _Piece, start: int, words: str) -> bool:
        """Take a piece that begins another main clause, or says who says so."""
        subject = self._find_subject()
        if piece.mark.endswith(("and", "but")) and not self._is_open and self._has_verb and subject is not None:
            self._begin((piece.start, piece.end), words, None, subject)
            return True
        if _SAID.fullmatch(words):
            self._asides.append(Part(((piece.start, piece.end),), is_main=False))
            return True
        joint = _JOINT.match(words)
        if joint is None:
            return False
        pronoun = _IT.match(words, joint.end())
        if pronoun is not None and subject is not None:
            self._begin((piece.start, piece.end), words, pronoun)
        elif not self._begins_with_mission(start + joint.end()):
            return False
        elif self._has_verb or joint.group().casefold().startswith("where"):
            self._begin((start + joint.end(), piece.end), words[joint.end() :], None)
        else:
            self._close()
            self._go_on((piece.start, piece.end), words)
        return True

    def _is_verb_of_main(self, n: int, start: int, words: str) -> bool:
        """Whether a piece goes on with the main clause behind what was set apart in it: with its verb, or its subject."""
        is_apart = self._is_open or self._is_described
        if is_apart and _ONLY_FINITE.match(words):
            return True
        if self._has_verb or not is_apart:
            return False
        if FINITE.match(words) or (
            self._is_open and self._begins_with_mission(start + len(words) - len(_THE.sub("", words)))
        ):
            return True
        return self._is_open and PARTICIPLE.match(words) is not None and (self._is_told() or not self._resumes(n))

    def _open(self, n: int, piece: _Piece, words: str) -> None:
        """Set a piece apart, or let it go on with what is set apart already."""
        span = (piece.start, piece.end)
        if piece.mark.startswith("and"):
            owner = self._owner
            self._set_apart(span, "")
            self._owner = owner
        elif self._is_open and not RELATIVE.match(words) and not self._follows_name(n):
            self._aside.append(span)
        else:
            self._set_apart(span, "")

    def _begin(
        self, span: tuple[int, int], words: str, pronoun: re.Match[str] | None, head: Entity | None = None
    ) -> None:
        """Begin another main clause, on the same mission where a pronoun or its verb opens it."""
        own = self._find_subject() if pronoun is not None else head
        self._close()
        self._main.append([])
        self._heads.append(own)
        self._has_verb = self._is_described = False
        at = span[1] - len(words) + pronoun.end() if pronoun is not None and own is not None else span[0]
        self._go_on((at, span[1]), words)

    def _go_on(self, span: tuple[int, int], words: str) -> None:
        self._main[-1].append(span)
        is_first = len(self._main[-1]) == 1
        is_front = is_first and _FRONT.match(words) is not None and not self._holds_mission(span)
        own = _BEHIND.sub("", words)
        self._is_described = not is_first and not self._has_verb and NOUN.match(words) is not None
        self._has_verb |= not is_front and not self._is_described and _VERB.search(own) is not None

    def _waits(self) -> bool:
        """Whether a relative clause that is open has nothing yet but its pronoun: "which, once deployed, stayed"."""
        return bool(self._aside) and RELATIVE.fullmatch(self._text[slice(*self._aside[-1])].strip()) is not None

    def _take_up(self, n: int, span: tuple[int, int], words: str) -> None:
        if (GERUND.match(words) or PARTICIPLE.match(words)) and self._resumes(n):
            self._asides.append(Part((span,), self._owner, is_main=False))
        else:
            self._aside[-1:] = [span]

    def _is_told(self) -> bool:
        """Whether the relative clause that is open has had its verb."""
        words = " ".join(self._text[start:end] for start, end in self._aside).strip()
        return RELATIVE.match(words) is not None and _VERB.search(words) is not None

    def _close(self) -> None:
        if self._aside:
            self._asides.append(Part(tuple(self._aside), self._owner, is_main=False))
        self._aside, self._owner, self._is_open = [], None, False

    def _set_apart(self, span: tuple[int, int], bracket: str) -> None:
        owner = self._find_owner(span[0])
        self._close()
        self._aside, self._owner, self._is_open, self._bracket = [span], owner, True, bracket

    def _is_closed_later(self, n: int) -> bool:
        mark = self._pieces[n].mark[-1]
        return any(p.mark.startswith(mark) for p in self._pieces[n + 1 :])

    def _begins_with_mission(self, at: int) -> bool:
        """Whether a mission's name begins here and a verb follows it, at once or behind what is set apart."""
        own = next((e for e in self._missions if e.start - self._statement.start == at), None)
        if own is None:
            return False
        behind = self._text[own.end - self._statement.start :]
        return FINITE.match(behind.lstrip()) is not None or behind[:2] == ", "

    def _holds_mission(self, span: tuple[int, int]) -> bool:
        return any(self._holds(e, [span]) for e in self._missions)

    def _follows_name(self, n: int) -> bool:
        """Whether a mission's name stands right before a piece, a bracket between them or not."""
        return self._name_before(self._pieces[n].start) is not None

    def _name_before(self, at: int) -> Entity | None:
        head = re.sub(r"(?:\s(?:itself|too|alone))?[\s,;:—–(-]+$", "", self._text[:at])
        head = re.sub(r"\s*\([^()]*\)$", "", head) if head.endswith(")") else head
        return next((e for e in reversed(self._missions) if e.end - self._statement.start == len(head)), None)

    def _find_owner(self, at: int) -> Entity | None:
        """Find the mission of which something set apart is told: the subject of a participle, else the one right before it."""
        words = self._text[at:].lstrip()
        if (
            PARTICIPLE.match(words)
            and self._has_verb
            and len({e.id for e in self._missions if self._holds(e, self._main[-1])}) > 1
        ):
            return None  # "UNMIK worked beside KFOR, led by NATO": it may be told of either
        if not GERUND.match(words) or _ABSOLUTE.match(words) or not self._has_verb:
            return self._name_before(at) or (self._name_before_place(at) if _BY_ACT.match(words) else None)
        return self._find_subject()

    def _name_before_place(self, at: int) -> Entity | None:
        """Find the mission before a place: "the force in Abkhazia, which the Council established"."""
        head = self._text[:at].rstrip(" ,")
        places = [e for e in self._statement.entities if e.kind in ("state", "area") and e.how == "named"]
        ends = [e for e in places if e.end - self._statement.start == len(head)]
        behind = _IN_PLACE.search(head[: ends[0].start - self._statement.start]) if ends else None
        return self._name_before(behind.start()) if behind is not None else None

    def _find_subject(self) -> Entity | None:
        """Find the mission that the main clause is about: the one that it begins with or names alone, else the one that "it" stands for."""
        if self._heads[-1] is not None:
            return self._heads[-1]
        own = [e for e in self._missions if self._holds(e, self._main[-1])]
        if own:
            head = self._text[self._main[-1][0][0] : own[0].start - self._statement.start].strip(' “"').casefold()
            return own[0] if head in ("", "the") or head.endswith((",", ", the")) else None
        carried = [
            e for e in self._statement.entities
            if e.kind == "mission" and e.how == "carried" and e.role == "subject" and e.id
        ]  # fmt: skip
        return replace(carried[0], text="It") if len(carried) == 1 and _PRONOUN.match(self._text) else None

    def _holds(self, entity: Entity, spans: Sequence[tuple[int, int]]) -> bool:
        return any(start <= entity.start - self._statement.start < end for start, end in spans)

    def _opens(self, n: int, words: str) -> bool:
        """Whether a piece is set apart: a relative clause, a participle, an apposition."""
        if RELATIVE.match(words):
            return True
        if PARTICIPLE.match(words):
            return self._has_verb or self._resumes(n)
        if _ABSOLUTE.match(words):
            return True
        if GERUND.match(words):
            return self._find_subject() is not None or (not self._has_verb and self._follows_name(n))
        if _OF_TIME.match(words):
            return False
        if not self._follows_name(n) or not NOUN.match(words):
            return False
        return self._has_verb or self._resumes(n)

    def _resumes(self, n: int) -> bool:
        """Whether the verb of the main clause comes in a later piece."""
        later = [self._text[p.start : p.end].lstrip() for p in self._pieces[n + 1 :]]
        return any(FINITE.match(words) or PARTICIPLE.match(words) for words in later)
