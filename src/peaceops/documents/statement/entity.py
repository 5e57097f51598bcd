"""Entities of a statement: its subject, whom else it names, and what these bring with them.

What enters: mentions of a clause, and what it says.
What leaves: entities, the subject first.
Never done here: finding names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from peaceops.documents.lexicon import Lexicon
from peaceops.documents.statement.context import Context, Mention
from peaceops.documents.statement.topic import OF_MISSIONS
from peaceops.model.statement import Entity, Predicate

_BODY: Final = re.compile(r"Commission|Committee|Centre")


def ground_subject(
    owner: Mention | None,
    is_fallen_back: bool,
    predicate: Predicate,
    own: Sequence[Mention],
    context: Context,
    lexicon: Lexicon,
) -> Mention | None:
    """Take the area for the mission that is only understood, where the fact is one of the area: the displaced, the dead.

    Parameters
    ----------
    owner : Mention or None
        Whose fact it is.
    is_fallen_back : bool
        Whether the clause names no subject.
    predicate : Predicate
        What it says.
    own : sequence of Mention
        Names of the clause: missions are counted of the body that sends them.
    context : Context
        What was spoken of before.
    lexicon : Lexicon
        Missions and states.
    """
    if is_fallen_back and predicate.topic.startswith("missions-"):
        senders = [m for m in own if m.kind == "organisation" or (m.kind == "state" and m.is_adjective)]
        return senders[0] if senders else owner
    if not is_fallen_back or predicate.topic in OF_MISSIONS or (owner is not None and owner.how == "carried"):
        return owner
    if owner is None or owner.kind == "place":
        areas = [i for i in context.places if i in lexicon.states and lexicon.states[i].kind == "de-facto"]
        target = areas[0] if len(areas) == 1 else context.places[0] if len(context.places) == 1 else ""
    elif owner.kind == "mission" and owner.how == "implied":
        mission = lexicon.missions[owner.id]
        target = mission.area or mission.host
    else:
        return owner
    if not target:
        return owner
    at = owner.start if owner is not None and owner.how == "implied" else 0
    kind = "area" if target not in lexicon.states or lexicon.states[target].kind == "de-facto" else "state"
    return Mention(kind=kind, ids=(target,), start=at, end=at, how="implied")


def list_entities(
    text: str, subject: Mention | None, own: Sequence[Mention], predicate: Predicate, lexicon: Lexicon
) -> tuple[Entity, ...]:
    """List the subject first, then whom else the clause names, then what these bring.

    Parameters
    ----------
    text : str
        The sentence.
    subject : Mention or None
        Of whom the clause speaks.
    own : sequence of Mention
        Names of the clause.
    predicate : Predicate
        What it says.
    lexicon : Lexicon
        Missions.

    Returns
    -------
    tuple of Entity
        A body under which one mission stands brings that mission; a fact of an area brings the conflict over
        it, where the registry names one. Both are ``implied`` and never the subject.
    """
    entities = [_make_entity(text, subject, "subject")] if subject is not None else []
    entities += [_make_entity(text, mention, "object") for mention in own if mention != subject]
    entities += _list_under(text, own, entities, lexicon)
    if predicate.topic not in OF_MISSIONS:
        entities += _list_conflicts(entities, lexicon)
    return tuple(entities)


def _list_under(text: str, own: Sequence[Mention], entities: Sequence[Entity], lexicon: Lexicon) -> Iterator[Entity]:
    if any(entity.kind == "mission" for entity in entities):
        return
    for mention in own:
        if mention.kind == "organisation" and _BODY.search(text[mention.start : mention.end]):
            under = [m.id for m in lexicon.missions.values() if m.organisation == mention.id]
            if len(under) == 1:
                yield _imply("mission", under[0])


def _list_conflicts(entities: Sequence[Entity], lexicon: Lexicon) -> Iterator[Entity]:
    if any(entity.kind == "conflict" for entity in entities):
        return
    places = {entity.id for entity in entities if entity.kind in {"area", "state"} and entity.id}
    contexts = {c for mission in lexicon.missions.values() if mission.area in places for c in mission.contexts}
    if len(contexts) == 1:
        yield _imply("conflict", contexts.pop())


def _imply(kind: str, entity: str) -> Entity:
    return Entity(kind=kind, id=entity, text="", start=0, end=0, how="implied", role="object")


def _make_entity(text: str, mention: Mention, role: str) -> Entity:
    return Entity(
        kind=mention.kind, id=mention.id, text=text[mention.start : mention.end], start=mention.start, end=mention.end,
        candidates=mention.ids if len(mention.ids) > 1 else (), how=mention.how, role=role,
    )  # fmt: skip
