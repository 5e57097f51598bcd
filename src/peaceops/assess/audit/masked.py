"""A statement with its names as tokens, so that what is said between them can be read as a whole.

What enters: a statement. What leaves: its words with ``M1`` for a mission, ``P1`` for a state or area, ``O1`` for an
organisation, ``T1`` for a day.
Never done here: a choice between things that a name may mean; such a name makes the whole unreadable where it is a mission's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.scope import is_apposed, is_generic
from peaceops.model.statement import Entity, Statement

_KINDS: Final = {"mission": "M", "state": "P", "area": "P", "organisation": "O"}
_OWNED: Final = re.compile(
    r"^(?:the\s)?(?P<body>UN|U\.N\.|United Nations|OSCE|EU|European Union|AU|African Union|NATO|OAU|ECOWAS)\b(?P<rest>\s.*)?$",
    re.IGNORECASE,
)
_BODIES: Final = {"U.N.": "UN", "UNITED NATIONS": "UN", "EUROPEAN UNION": "EU", "AFRICAN UNION": "AU"}
_ARTICLE: Final = re.compile(r"\b[Tt]he\s(?=[MPO]\d\b)")
_BRACKET: Final = re.compile(r"\s?\((?:[^()MPOT]|[MPOT](?!\d))*\)")
#: "The OSCE mission SMM" is the mission.
_BESIDE: Final = re.compile(r"\bO\d (?:mission|operation) (M\d)\b")
#: "EULEX Kosovo": the place is a part of the name.
_WITH_PLACE: Final = re.compile(r"\b(M\d) P\d\b")
_MANY: Final = re.compile(r"\s+")
#: Longer than this no sentence is read as a whole: a page without a stop; forms search it in more than its length.
_LONG: Final = 1000


#: "INTERFET's training", "UNPROFOR troops", "UNPROFOR Sector North".
_PART: Final = re.compile(
    r"['’-]|\s(?:Sector|troops|forces|soldiers|units?|headquarters|sectors?|police|contingents?|staff|components?|observers|monitors|patrols|personnel|peace-?keepers|battalions?"
    r"|brigades?|aviation|convoys?|trainers|trainees|detachments?|medical|military|civilian|naval|logistics|operations|officers|teams?|camps?|bases?)\b"
)


def is_part_next(words: str) -> bool:
    """Whether words that stand right behind a mission's name tell of a part of it, and not of the mission.

    Examples
    --------
    >>> is_part_next("'s naval component"), is_part_next(" troops in the east"), is_part_next(" in the east")
    (True, True, False)
    """
    return _PART.match(words) is not None


def compile_forms(*forms: str) -> tuple[re.Pattern[str], ...]:
    """Compile forms of masked sentences."""
    return tuple(map(re.compile, forms))


def match_form(forms: Iterable[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Match words against forms: the first that begins with them, and does not end at a part of a mission."""
    hits = (form.match(text) for form in forms)
    return next((hit for hit in hits if hit is not None and not _ends_at_part(hit, text)), None)


def _ends_at_part(hit: re.Match[str], text: str) -> bool:
    return _LAST_MISSION.search(hit.group()) is not None and is_part_next(text[hit.end() :])


_LAST_MISSION: Final = re.compile(r"M\d\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """The words of a statement with tokens for its names.

    Parameters
    ----------
    text : str
        The words; no closing mark, straight quotes, no article before a token.
    entities : dict of str to Entity
        What each token stands for.
    """

    text: str
    entities: dict[str, Entity]

    def list_ids(self, letter: str) -> tuple[str, ...]:
        """List the ids behind tokens of one kind, in order."""
        return tuple(e.id for token, e in self.entities.items() if token.startswith(letter))


def mask(statement: Statement, asker: Asker, *, ranks: str = "") -> Masked | None:
    """Write a statement with tokens for its names; None where no mission is named, one may be one of several, or it is too long.

    Parameters
    ----------
    statement : Statement
        Any.
    asker : Asker
        What knows where a mission was.
    ranks : str
        Pattern of words before which "UN mission in Haiti" is a class of missions, and no name.
    """
    if len(statement.text) > _LONG:
        return None
    given = [e for e in statement.entities if e.how == "named" and e.kind in _KINDS and e.text]
    sure = {e.id for e in given if e.kind == "mission" and e.id and not is_generic(e)}
    entities: dict[str, Entity] = {}
    pieces: list[tuple[int, int, str]] = []
    if not sure:
        pointing = _find_pronoun(statement)
        if pointing is None:
            return None
        pieces.append((0, pointing[1], _name_token(entities, pointing[0])))
    for entity in sorted(given, key=lambda e: (e.start, -e.end)):
        start, end = entity.start - statement.start, entity.end - statement.start
        if start < 0 or statement.text[start:end] != entity.text or (pieces and start < pieces[-1][1]):
            continue
        if entity.kind == "mission" and not entity.id and not is_generic(entity):
            if sure & set(entity.candidates) or is_apposed(entity, statement):
                continue
            return None
        is_ranked = bool(ranks) and re.search(rf"\b{ranks}\s$", statement.text[:start]) is not None
        token = _write_token(entities, entity, asker, is_ranked=is_ranked)
        if token:
            pieces.append((start, end, token))
    days = [(w.start - statement.start, w.end - statement.start, f"T{n}") for n, w in enumerate(statement.times, 1)
            if w.how == "named" and w.start >= statement.start]  # fmt: skip
    pieces += [d for d in days if not any(d[0] < end and start < d[1] for start, end, _ in pieces)]
    text = statement.text
    for start, end, token in sorted(pieces, reverse=True):
        text = text[:start] + token + text[end:]
    text = _BRACKET.sub("", text.replace("’", "'"))
    text = _BESIDE.sub(r"\1", text)
    text = _WITH_PLACE.sub(r"\1", text)
    text = _MANY.sub(" ", _ARTICLE.sub("", text)).strip(" .;:,")
    return Masked(text=text, entities=entities)


_PRONOUN: Final = re.compile(r"(?:It|They|The (?:mission|force|operation|contingent))\b")


def _find_pronoun(statement: Statement) -> tuple[Entity, int] | None:
    """Find the one mission that "It" or "The mission" at the head of a statement points back to."""
    found = _PRONOUN.match(statement.text)
    carried = [
        e for e in statement.entities if e.kind == "mission" and e.how == "carried" and e.role == "subject" and e.id
    ]  # fmt: skip
    return (carried[0], found.end()) if found is not None and len(carried) == 1 else None


def _write_token(entities: dict[str, Entity], entity: Entity, asker: Asker, *, is_ranked: bool) -> str:
    """Write the token of a name, with what words of it stay; empty where it stays as it is."""
    if is_ranked and entity.kind == "mission" and (classed := _read_class(entity, asker)) is not None:
        owner, host = classed
        place = f" in {_name_token(entities, host)}" if host else ""
        return f"{_name_token(entities, owner)} mission{place}"
    if entity.kind == "organisation" or is_generic(entity):
        owned = _OWNED.match(entity.text)
        if owned is not None:
            body, rest = _BODIES.get(owned["body"].upper(), owned["body"].upper()), owned["rest"] or ""
            if entity.kind != "organisation":
                entity = Entity(kind="organisation", id=body, text=body, start=entity.start, end=entity.end)
            return f"{_name_token(entities, entity)}{rest}" if entity.id else ""
        if is_generic(entity):
            return ""  # "the mission" stays as it is
    return _name_token(entities, entity) if entity.id else ""


_CLASSED: Final = re.compile(
    r"(?P<body>UN|U\.N\.|United Nations|EU|European Union|AU|African Union|OSCE|NATO|OAU|ECOWAS)\s(?:peace-?keeping\s)?(?:mission|operation)(?P<place>\sin\s.+)?",
)


def _read_class(entity: Entity, asker: Asker) -> tuple[Entity, Entity | None] | None:
    """Read "UN mission in Haiti" as missions of the UN there; None where the words are a name."""
    found = _CLASSED.fullmatch(entity.text)
    mission = asker.read_mission(entity.id) if entity.id else None
    if found is None or mission is None or len(mission.host_states) > 1:
        return None
    body = _BODIES.get(found["body"].upper(), found["body"].upper())
    owner = Entity(kind="organisation", id=body, text=found["body"], start=entity.start, end=entity.end)
    if not found["place"]:
        return owner, None
    ident = mission.area or mission.host
    return owner, Entity(kind="area" if mission.area else "state", id=ident, text=found["place"], start=entity.start, end=entity.end)  # fmt: skip


def _name_token(entities: dict[str, Entity], entity: Entity) -> str:
    """Name the token of an entity: the one it has, or a new one."""
    letter = _KINDS[entity.kind]
    for token, known in entities.items():
        if token.startswith(letter) and known.id == entity.id:
            return token
    token = f"{letter}{sum(t.startswith(letter) for t in entities) + 1}"
    entities[token] = entity
    return token
