"""Whom and what a sentence names: missions by name or description, states, places, organisations, actors.

What enters: a sentence with the names found in it, and what the sentences before it spoke of.
What leaves: mentions with one id, or with the candidates where the words leave it open.
Never done here: choosing by likelihood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from peaceops.documents.demonym import CAPITALS
from peaceops.documents.lexicon import Found, Lexicon
from peaceops.documents.phrase import Word
from peaceops.documents.statement.context import Context, Mention, find_antecedent, suits
from peaceops.documents.statement.describe import (
    PLACE_KINDS,
    describe_freely,
    describe_missions,
    find_own_place,
    list_places,
)
from peaceops.documents.statement.unknown import find_unknown
from peaceops.model.mission import Mission
from peaceops.model.period import Period
from peaceops.needle import Sought

#: More missions than these are a class ("UN peacekeepers"), not a mission that the text leaves open.
MAX_CANDIDATES: Final = 8
_SHORT: Final = Sought(
    r"\b(?P<det>the|this|that|its|their) (?:whole |entire |said |same |new |observer |military |armed )?(?P<peace>peace-?keeping |peace |'peacekeeping' )?"
    r"(?P<head>mission|operation|force|forces|contingent|peace-?keepers|troops|observers)\b(?!'? (?:of|from) (?:the )?(?:armenia|azerbaijan|georgia|both|army))"
)
_GOVERNMENT: Final = Sought(
    r"\bthe government\b(?! (?:of|in)\b)|(?<!non-)(?<!non)(?<!inter)\bgovernment(?= (?:forces|troops|soldiers|servicemen|side|delegation|officials|representatives|units)\b)"
)
_CONFLICT: Final = re.compile(
    r"\b(?:the )?(?P<name>(?:\d[\w'’]{0,9}[–-])?(?:[A-Z][\w'’]{0,30}[ –-]){0,9}[A-Z][\w'’]{1,30}[ –-](?:[Ww]ar|[Cc]onflict))\b"
    r"|\b(?P<pair>(?:full-scale |full-fledged |civil |armed )?(?:war|conflict) between (?:the )?[A-Z])"
)
_DOCUMENT: Final = Sought(
    r"\b(?:[A-Z][\w’'-]+ )*(?:Agreement|Declaration|Protocol|Treaty|Accords?|Memorandum|Trilateral Statement|Joint Statement|Charter)\b"
    r"(?: (?:on|of|for) (?:an? |the )?[A-Z][\w-]+(?: (?:and|of|the|for|a|on|in)(?: the| a)? [A-Z][\w-]+| [A-Z][\w-]+)*)?"
)
_RESOLUTION: Final = Sought(r"\b[Rr]esolutions? (?P<number>\d{1,4})(?: \((?P<year>\d{4})\)| of (?P<of>\d{4}))?")
#: "Resolutions 1509 (2003), 1528 and 1545".
_AND_NUMBER: Final = re.compile(
    r"(?:, and|,| and| or) (?P<number>\d{1,4}+)(?!,\d|\s(?:[a-z]+ )?[a-z]+s\b)(?: \((?P<year>\d{4})\)| of (?P<of>\d{4}))?"
)
_SEATS: Final = frozenset(seat for seats in CAPITALS.values() for seat in seats.split("|"))
_ACTS: Final = re.compile(
    r"'s? |\s(?:also |still |officially |never |then |soon |each |both |now |later |again )?(?:has|had|was|is|did|does|would|will|could|may|might|(?!(?:and|the|as|its|this|during|was|thus|towards|process|talks|bodies)\b)[a-z]{3,}(?:ed|s)|sought|gave|took|withheld|held|told|kept|fought|paid|lost|withdrew|broke|brought|found|left|led|said|began|made|sent|chose|saw|went)\b"
)
_AND_SEAT: Final = re.compile(r" and (?P<seat>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?= [a-z])")
_SEAT_AND: Final = re.compile(r"(?P<seat>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) and $")
_AT: Final = re.compile(r"\b(?:in|at|from|near|to|of|outside|via|through|between|visited|and|around) (?:the )?$")
_CLASS: Final = re.compile(r" (?:peace-?keeping |peace |monitoring )*(?:missions|operations|forces)\b")


def find_mentions(
    text: str, folded: str, words: Sequence[Word], lexicon: Lexicon, context: Context, periods: Sequence[Period] = ()
) -> tuple[Mention, ...]:
    """Find whom and what a sentence names.

    Parameters
    ----------
    text, folded : str
        The sentence, as it is and folded.
    words : sequence of Word
        Its words.
    lexicon : Lexicon
        Names.
    context : Context
        What was spoken of before.
    periods : sequence of Period
        Days that the sentence names: they decide between missions that share a name.

    Returns
    -------
    tuple of Mention
        In order.
    """
    read = [(f, m) for f in lexicon.find(text, words) if (m := _read_name(f, text, folded, lexicon)) is not None]
    named = [m for f, m in read if not f.named.needs_ground]
    for found, mention in read if len(named) < len(read) else ():
        if found.named.needs_ground and (ids := _find_grounded(mention, named, lexicon, context)):
            named.append(replace(mention, ids=ids))
    named.sort(key=lambda m: m.start)
    described = [m for d in describe_missions(folded, named, lexicon) if (m := _keep_called(d, text, lexicon)).ids]
    mentions = [m for m in named if not any(d.start <= m.start and m.end <= d.end for d in described)]
    mentions += described
    mentions += [m for m in describe_freely(text, folded, named, lexicon) if not any(_overlap(m, o) for o in described)]
    for others in (
        _find_short(text, folded, named),
        _find_government(folded, context),
        _find_conflicts(text, named, lexicon),
        _find_documents(text),
    ):
        mentions += [
            m for m in others if not any(_overlap(m, o) and o.kind in {"mission", "conflict"} for o in mentions)
        ]
    mentions += find_unknown(text, mentions)
    mentions.sort(key=lambda m: (m.start, -m.end))
    nearby = [m.id for m in mentions if m.kind in PLACE_KINDS and m.id and (m.kind != "state" or not m.is_adjective)]
    missions = [m.id for m in mentions if m.kind == "mission" and m.id and m.how == "named"]
    settled = tuple(_settle(m, lexicon, nearby, missions, context, periods) for m in mentions)
    return tuple(_infer(m, settled, lexicon, nearby, context) for m in settled)


def _infer(
    mention: Mention, others: Sequence[Mention], lexicon: Lexicon, nearby: Sequence[str], context: Context
) -> Mention:
    """Infer a short form that points to nothing before it from who sends and where, where one mission fits both."""
    if mention.how != "carried" or mention.ids:
        return mention
    sponsors = {m.id for m in others if m.kind in {"organisation", "state"} and m.id}
    places = {*nearby, *context.places}
    fitting = [m.id for m in lexicon.missions.values() if m.organisation in sponsors and m.area in places]
    return replace(mention, ids=(fitting[0],), how="implied") if len(fitting) == 1 else mention


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _find_grounded(mention: Mention, named: Sequence[Mention], lexicon: Lexicon, context: Context) -> tuple[str, ...]:
    """Find which of the missions of a short name have their place, their sender or themselves named beside it."""
    beside = {i for m in named if m.kind != "mission" and not m.is_adjective for i in m.ids}
    there = {*beside, *context.places}
    spoken = {
        context.heading,
        context.main,
        *context.section,
        *(i for m in named if m.kind == "mission" for i in m.ids),
    }
    missions = [lexicon.missions[i] for i in mention.ids]
    return tuple(m.id for m in missions if m.id in spoken or m.organisation in beside or list_places(m) & there)


def _keep_called(mention: Mention, text: str, lexicon: Lexicon) -> Mention:
    """Keep missions that are called so where the noun is written as a name: the OSCE Mission in Kosovo is not its Kosovo Verification Mission."""
    head = mention.head
    if head not in {"mission", "operation", "force"} or head.capitalize() not in text[mention.start : mention.end]:
        return mention
    if not text.startswith((" in ", " to "), mention.end):
        return mention
    called = re.compile(rf"\b{head}\b.* (?:in|to|for|of) ")
    return replace(mention, ids=tuple(i for i in mention.ids if called.search(lexicon.missions[i].name.lower())))


_FOLLOWS: Final = re.compile(r"'s (?:immediate |direct )?(successor|predecessor|forerunner)\b(?! as\b)")
#: "UNMISET's successor was UNOTIL" names both.
_IS_NAMED: Final = re.compile(r" (?:is|was|became) (?:the )?(?:an? (?:[a-z-]+ ){1,5}?[a-z-]+, (?:the )?)?[A-Z]")
_ORDINAL: Final = re.compile(r"\b(?:(first)|(second)|(third)) $")


def _number(ids: tuple[str, ...], before: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Choose by "the second …" among missions that a number tells apart."""
    match = _ORDINAL.search(before) if len(ids) > 1 else None
    if match is None:
        return ids
    number = " " + "I" * (match.lastindex or 0)
    return tuple(i for i in ids if lexicon.missions[i].acronym.endswith(number)) or ids


def _read_name(found: Found, text: str, folded: str, lexicon: Lexicon) -> Mention | None:
    """Read a name: "non-UN missions" are a class without id, "post-Soviet" names nobody, "in Moscow" is a place."""
    before = folded[max(0, found.start - 12) : found.start]
    written, named = text[found.start : found.end], found.named
    if re.search(r"\b(?:post|pre|anti|pro|ex)-$", before) or folded.startswith(("$", " $"), found.end):
        return None
    if before.endswith("non-"):
        tail = _CLASS.match(folded, found.end)
        return Mention(kind="mission", ids=(), start=found.start - 4, end=tail.end() if tail else found.end)
    if written in _SEATS and not _is_acting_seat(text, folded, found):
        return None
    if named.kind != "mission":
        return Mention(
            kind=named.kind, ids=named.ids, start=found.start, end=found.end, is_adjective=named.is_adjective
        )
    ids, end = _number(named.ids, before, lexicon), found.end
    after = _FOLLOWS.match(folded, end) if len(ids) == 1 else None
    if after is not None and _IS_NAMED.match(text, after.end()) is None:
        mission = lexicon.missions[ids[0]]
        following = mission.predecessor if after[1] in {"predecessor", "forerunner"} else mission.successor
        ids, end = tuple(i for i in (following,) if i in lexicon.missions), after.end()
    return Mention(kind=named.kind, ids=ids, start=found.start, end=end)


def _is_acting_seat(text: str, folded: str, found: Found) -> bool:
    """Whether a seat of government acts, alone or together with another: "Moscow and Tbilisi each blamed …"."""
    before, end = text[max(0, found.start - 30) : found.start], found.end
    other = _AND_SEAT.match(text, end)
    if other is not None and other["seat"] in _SEATS:
        end = other.end()
    pair = _SEAT_AND.search(before)
    is_second = pair is not None and pair["seat"] in _SEATS
    if not is_second and not before.endswith(", and ") and _AT.search(before.lower()):
        return False
    if is_second and _AT.search(before[: pair.start("seat")].lower() if pair is not None else ""):
        return False
    return _ACTS.match(folded, end) is not None


def _find_short(text: str, folded: str, named: Sequence[Mention]) -> list[Mention]:
    """Find "the Mission" and "this peacekeeping force", which point back: with a place to a mission there."""
    found = []
    for match in _SHORT.finditer(folded):
        head = match["head"].replace("-", "")
        is_capital = text[match.start("head")].isupper()
        if head in {"forces", "troops", "observers"} and not match["peace"]:
            continue
        if head == "operation" and not match["peace"] and not is_capital:
            continue
        found.append(
            Mention(
                kind="mission", ids=(), start=match.start(), end=match.end(), how="carried",
                head=head.capitalize() if is_capital else head,
                places=find_own_place(folded, match.end(), named),
            )
        )  # fmt: skip
    return found


def _find_government(folded: str, context: Context) -> list[Mention]:
    """Find "the Government" and "government forces" where the report has one that is meant."""
    if not context.government or "government" not in folded:
        return []
    ids = (context.government,)
    return [
        Mention(
            kind="state", ids=ids, start=m.start(), end=m.end(), how="carried", is_adjective=m.group() == "government"
        )
        for m in _GOVERNMENT.finditer(folded)
    ]


def _find_conflicts(text: str, named: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Find "the Second Karabakh War" and "war between Georgia and …", with the conflict where its area tells."""
    found = []
    for match in _CONFLICT.finditer(text):
        start, end = match.span("name") if match["name"] else match.span("pair")
        if match["name"] and re.search(
            r"Cold War|World War|^(?:The|This|That|A|An|In|Civil|Each|Any|No) ?-?\w* ?(?:[Ww]ar|[Cc]onflict)$",
            match["name"],
        ):
            continue
        if not match["name"]:
            after = [m for m in named if m.start >= end - 1][:2]
            end = after[-1].end if after and after[-1].end - end < 60 else end - 1
        areas = {m.id for m in named if start <= m.start < end and m.kind == "area" and m.id}
        subjects = {c for m in lexicon.missions.values() if m.area in areas for c in m.contexts}
        found.append(Mention(kind="conflict", ids=tuple(subjects) if len(subjects) == 1 else (), start=start, end=end))
    return found


def _find_documents(text: str) -> list[Mention]:
    found = [Mention(kind="document", ids=(), start=m.start(), end=m.end()) for m in _DOCUMENT.finditer(text)]
    for match in _RESOLUTION.finditer(text):
        found.append(_build_resolution(match))
        is_list = match.group().casefold().startswith("resolutions")
        while is_list and (more := _AND_NUMBER.match(text, match.end())) is not None:
            found.append(_build_resolution(more))
            match = more
    return found


def _build_resolution(match: re.Match[str]) -> Mention:
    year = match["year"] or match["of"]
    ids = (f"s-res-{match['number']}-{year}",) if year else ()
    return Mention(
        kind="document",
        ids=ids,
        start=match.start("number") if match.re is _AND_NUMBER else match.start(),
        end=match.end(),
    )


def _settle(
    mention: Mention, lexicon: Lexicon, nearby: Sequence[str], others: Sequence[str], context: Context,
    periods: Sequence[Period],
) -> Mention:  # fmt: skip
    """Settle who is meant where the sentence, its section or the sentences before leave one."""
    if mention.kind in {"state", "area"} and len(mention.ids) > 1:
        then = [
            i for i in mention.ids if i in lexicon.states and all(lexicon.states[i].period.overlaps(p) for p in periods)
        ]
        return replace(mention, ids=tuple(then)) if len(then) == 1 and periods else mention
    if mention.kind == "organisation" and len(mention.ids) > 1:
        there = [
            m.organisation
            for m in lexicon.missions.values()
            if m.organisation in mention.ids and list_places(m) & set(nearby)
        ]
        return replace(mention, ids=tuple(dict.fromkeys(there))) if len(set(there)) == 1 else mention
    if mention.kind != "mission":
        return mention
    if mention.how == "carried":
        known = lexicon.missions
        if mention.places:
            known = {i: m for i, m in known.items() if list_places(m) & mention.places}
        ids = find_antecedent(mention.head.lower(), mention.head[:1].isupper(), context, known)
        return replace(mention, ids=ids if len(ids) <= MAX_CANDIDATES else ())
    return _choose(mention, lexicon, nearby, others, context, periods)


def _choose(
    mention: Mention, lexicon: Lexicon, nearby: Sequence[str], others: Sequence[str], context: Context,
    periods: Sequence[Period],
) -> Mention:  # fmt: skip
    """Choose between missions that share a name or a description, by what the sentence says, then by what stood before."""
    left = [lexicon.missions[i] for i in mention.ids]
    for keep in _list_near(mention, nearby, periods) if len(left) > 1 else ():
        left = [mission for mission in left if keep(mission)] or left
    if len(left) > MAX_CANDIDATES and mention.sponsor:
        ids = find_antecedent(mention.head, False, context, {m.id: m for m in left})
        if len(ids) == 1:
            return replace(mention, ids=ids, how="carried")
        kind = "state" if mention.sponsor in lexicon.states else "organisation"
        return replace(mention, kind=kind, ids=(mention.sponsor,))
    if len({mission.area for mission in left} & set(nearby)) < 2 and len(left) > 1:
        beside = [[lexicon.missions[i] for i in ids if i not in mention.ids] for ids in (others, context.passage)]
        for keep in (_stand_beside(beside[0]), *_list_before(context), _stand_beside(beside[1])):
            left = [mission for mission in left if keep(mission)] or left
    return replace(mention, ids=tuple(mission.id for mission in left))


_Filter = Callable[[Mission], bool]


def _list_near(mention: Mention, nearby: Sequence[str], periods: Sequence[Period]) -> tuple[_Filter, ...]:
    """List what in the sentence tells missions apart: area, host, days, and the noun that stands for them."""
    here = set(nearby)
    return (
        lambda mission: not mention.head or suits(mission, mention.head),
        lambda mission: mission.area in here,
        lambda mission: not here.isdisjoint(mission.host_states),
        lambda mission: not periods or any(mission.period.overlaps(p) for p in periods),
    )


def _stand_beside(missions: Sequence[Mission]) -> _Filter:
    """Keep missions in the area, at the time, of one that is named."""
    return lambda mission: any(_share_place(m, mission) and m.period.overlaps(mission.period) for m in missions)


def _share_place(one: Mission, other: Mission) -> bool:
    """Whether two missions are in one area, or in a host state of both where no area tells it."""
    return not {*_list_ground(one)}.isdisjoint(_list_ground(other))


def _list_ground(mission: Mission) -> tuple[str, ...]:
    return (mission.area,) if mission.area else mission.host_states


def _list_before(context: Context) -> tuple[_Filter, ...]:
    """List what before the sentence tells missions apart: the heading, its places, the mission named last."""
    return (
        lambda mission: mission.id == context.heading,
        lambda mission: mission.area in context.places,
        lambda mission: not set(context.places).isdisjoint(mission.host_states),
        lambda mission: mission.id in context.passage[-1:],
        lambda mission: mission.id == context.main,
    )
