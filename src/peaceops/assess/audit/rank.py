"""First, second, only, last, longest: the place of a mission among those of a sender, of a host, or both.

What enters: a statement with one mission and the words for its place in a class, and an asker.
What leaves: recomputed tests.
Never done here: a class whose words the registry cannot tell ("force", "police", "robust"); an order that days do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe
from peaceops.assess.audit.lifespan import read_life
from peaceops.assess.audit.masked import Masked, compile_forms, mask, match_form
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.mission import Mission
from peaceops.model.statement import Entity, Statement

_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
RANKS: Final = (
    rf"(?:{'|'.join(_ORDINALS)}|only|sole|one and only|single|last|latest|most recent|newest|earliest|oldest"
    r"|(?:longest|shortest)(?:[- ](?:running|serving|lived|lasting|standing))?)"
)
_CLASS: Final = (
    rf"(?:very )?(?P<rank>{RANKS})(?: ever)? (?P<adj>(?:(?:O\d|P\d)(?:'s?)?(?:-led)? |peace-?keeping |peace |still )*)"
    r"(?P<noun>mission|operation)(?: ever)?"
)
_TAIL: Final = (
    r"(?: (?:that |which )?(?P<who>[OP]\d)(?: has| had)?(?: ever)? (?:had|sent|deployed|established|set up|created|ran|run|mounted|launched|led|undertook|undertaken|fielded|opened|maintained|kept)(?: there)?)?"
    r"(?: (?:that )?there (?:has|had) (?:ever )?been| there (?:ever )?was| there is)?"
    r"(?: (?:ever |that was |to be )?(?:deployed|sent|established|set up|stationed|created|launched|mounted|led|run|carried out|conducted))?"
    r"(?: (?:of|by|led by|run by|commanded by|under|under the command of|under the lead of) (?P<of>[OP]\d)(?:'s)?(?: (?:command|leadership|lead))?)?"
    r"(?: ever)?(?: (?:in|to|on|for) (?P<place>P\d)(?P<more>(?:, P\d)*(?:,? (?:and|or) P\d)?))?(?P<now> (?:still )?(?:in the field|running|active|in existence|in operation|on the ground|under way))?(?: anywhere| ever)*"
)
_END: Final = r"(?= ?[,.;:–—-]|$| and (?![OPM]\d)| but | (?:in|on|from|since|until|by|between|at) T\d| when | until | which | after )"
_LEAD_IN: Final = r"(?:(?:[A-Z][\w']+|In T\d|[A-Z][a-z]+ in T\d),? )?"
_FORMS: Final = compile_forms(
    rf"(?:{_LEAD_IN}|.*[,;] (?:and |but )?)M1(?: (?:in|on) (?:P\d|[A-Z][\w-]+))?(?:,? [^,;]{{3,80}},)? (?:was|is|became|remains?|remained|has been|had been|marked|constitute[sd])(?P<not> not| never)?(?: (?:still|thus|also|in fact|therefore|to date|so far|by far))? (?:the |an? |(?P<owner>[OP]\d)'s? )?(?:UN's )?{_CLASS}{_TAIL}{_END}",
    rf"(?:{_LEAD_IN}|.*[,;] )?M1, (?:the |(?P<owner>[OP]\d)'s? ){_CLASS}{_TAIL}(?=,|$)",
    rf"(?:{_LEAD_IN})?(?:[Tt]he |(?P<owner>[OP]\d)'s? |^){_CLASS}{_TAIL}(?: (?:was|is|has been|remains)(?P<not> not| never)? (?:called )?|, (?:called |named )?)M1(?=[ ,.;]|$)",
    rf"(?:{_LEAD_IN})?(?P<owner>[OP]\d) (?:sent|deployed|established|launched|opened|began|mounted|set up|had|ran) (?:its|their) {_CLASS}{_TAIL}, M1(?=[ ,.;]|$)",
    rf"(?:{_LEAD_IN})?With M1,? (?P<owner>[OP]\d) (?:sent|deployed|established|launched|opened|began|mounted|set up|had|ran) (?:its|their) {_CLASS}{_TAIL}{_END}",
)  # fmt: skip
#: "Before M1, the UN had never had a mission in Angola": that M1 was the first.
_NONE_BEFORE: Final = compile_forms(
    r"With M1,? (?P<owner>[OP]\d)(?:'s)? (?:went|came|moved|deployed|stepped|arrived|entered|set foot|returned)(?: (?:in|into|to|on))? (?P<place>P\d)(?P<more>) for the (?:very )?(?P<rank>first|second|third) time(?P<adj>)(?P<noun>)$",
    r"M1 was the (?P<rank>first|second|third) time (?:that )?(?P<owner>[OP]\d)(?: had)? (?:went|gone|came|come|deployed|intervened|set foot|entered)(?: (?:in|into|to|on))? (?P<place>P\d)(?P<more>)(?P<adj>)(?P<noun>)$",
    r"(?:Before|Until|Prior to) M1,? (?P<owner>[OP]\d) had (?:never|not yet|not) (?:ever )?(?:had|sent|deployed|established|set up|run|led|mounted|undertaken) (?:an?|any) (?P<adj>(?:peace-?keeping )?)(?P<noun>mission|operation)(?: (?:in|to) (?P<place>P\d)(?P<more>))?(?: before)?$",
    r"(?P<owner>[OP]\d) had (?:never|not yet|not) (?:ever )?(?:had|sent|deployed|established|set up|run|led|mounted|undertaken) (?:an?|any) (?P<adj>(?:peace-?keeping )?)(?P<noun>mission|operation)(?: (?:in|to) (?P<place>P\d)(?P<more>))? (?:before|until|prior to) M1$",
    r"(?:There (?:had been|was) )?[Nn]o (?:(?:other|earlier) )?(?P<adj>O\d (?:peace-?keeping )?)(?P<noun>mission|operation)(?: (?:had|was)(?: (?:ever|been|set up|deployed|sent|there|active|established))*)?(?: (?:in|to) (?P<place>P\d)(?P<more>))?(?: (?:had|was)(?: (?:ever|been|set up|deployed|sent|there|active|established))*)? (?:before|until|prior to|preceded) M1$",
    r"(?:Before|Until|Prior to) M1,? (?:there (?:had been|was) )?no (?P<adj>O\d (?:peace-?keeping )?)(?P<noun>mission|operation)(?: had (?:ever )?been(?: (?:deployed|sent|set up|active))?)?(?: (?:in|to) (?P<place>P\d)(?P<more>))?$",
)  # fmt: skip
#: Without these words no form can match.
_HINT: Final = re.compile(rf"\b(?:{RANKS}|never|not yet|[Nn]o)\b.*\b(?:mission|operation|time)\b")
#: What limits a class in a way that no list tells.
_LIMITED: Final = re.compile(
    r"\b(?:at the time|then|so far|of (?:its|that|this|the) kind|since|kind|type|to (?:use|have|include|be led|combine|go)|in (?:Africa|Europe|Asia|the (?:world|Americas?|Middle East|Caribbean|Balkans))"
    r"|outside|for (?:decades|years)|of the (?:\w+ )?(?:century|decade|war|era|period))\b", re.IGNORECASE
)  # fmt: skip
_ALONE: Final = ("only", "sole", "single", "one and only")
_DATED: Final = re.compile(r"[ ,]*(?:in|on|from|since|until|by|between|at|when|until|after) ")
_STATE_OWN: Final = "P"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Class:
    """A class of missions: whose, where, and whether they are to be peacekeeping."""

    organisation: str = ""
    lead: str = ""
    hosts: tuple[str, ...] = ()
    is_peacekeeping: bool = False
    is_running: bool = False


def check_rank(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test the place of a mission in a class.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    masked = mask(statement, asker, ranks=RANKS)
    if masked is None or len(masked.list_ids("M")) != 1:
        return
    own = asker.read_mission(masked.entities["M1"].id)
    found = match_form((*_FORMS, *_NONE_BEFORE), masked.text) if _HINT.search(masked.text) else None
    rank = found.groupdict().get("rank", "first") if found is not None else ""
    if found is not None and rank in _ALONE and _DATED.match(masked.text[found.end() :]):
        return  # the only one of some years
    if own is None or found is None or _LIMITED.search(_strip_aside(masked.text, found)):
        return
    meant = _read_class(found, masked)
    if meant is None:
        return
    is_denied = bool(found.groupdict().get("not"))
    holds = _judge_all(own, rank, meant, asker)
    if not holds:
        return
    verdict = _settle(holds, meant, own, asker)
    if is_denied:
        verdict = {"supported": "contradicted", "supported-with-qualification": "", "contradicted": "supported"}.get(verdict, verdict)  # fmt: skip
    if verdict:
        yield _write(statement, own, meant, verdict, rank, asker)


def _strip_aside(text: str, found: re.Match[str]) -> str:
    return text[found.start("rank") if "rank" in found.groupdict() else found.start() : found.end()]


def _read_class(found: re.Match[str], masked: Masked) -> _Class | None:
    """Read whose and where the missions of a class are, or None where the words name two, or none."""
    parts = found.groupdict()
    tokens = [parts.get("owner"), parts.get("who"), parts.get("of"), *re.findall(r"[OP]\d", parts["adj"])]
    hosts = []
    if (owner := parts.get("owner") or "").startswith(_STATE_OWN) and re.search(r"O\d", parts["adj"]):
        hosts, tokens = [owner], tokens[1:]  # "Liberia's second UN mission"
    owners = {masked.entities[t].id: t for t in tokens if t}
    places = [*hosts, *re.findall(r"P\d", f"{parts['place'] or ''} {parts['more'] or ''}")]
    if len(owners) > 1 or (not owners and not places):
        return None
    ident, token = next(iter(owners.items()), ("", ""))
    return _Class(
        organisation="" if token.startswith(_STATE_OWN) else ident,
        lead=ident if token.startswith(_STATE_OWN) else "", hosts=tuple(masked.entities[p].id for p in places),
        is_peacekeeping="peace" in parts["adj"], is_running=bool(parts.get("now")) or "still" in parts["adj"],
    )  # fmt: skip


#: More hosts than these, and a mission over several states need not count as one "in" each of them.
_FEW_HOSTS: Final = 2


def _list_members(meant: _Class, asker: Asker) -> list[Mission]:
    ids: set[str] | None = None
    for host in meant.hosts or ("",):
        there = set(asker.find_missions(Probe(topic="", organisation=meant.organisation, lead=meant.lead, host=host)))
        ids = there if ids is None else ids & there
    found = [m for ident in sorted(ids or ()) if (m := asker.read_mission(ident)) is not None]
    return [m for m in found if not meant.is_running or m.period.end is None]


def _judge_all(own: Mission, rank: str, meant: _Class, asker: Asker) -> set[bool | None]:
    """Judge a place by every definition of the class that counts the mission; empty where none does."""
    members = _list_members(meant, asker)
    if all(m.id != own.id for m in members):
        return set()
    sets = [members]
    definers = {m.id: asker.list_definers(m.id) for m in members}
    for definer in ("un", "mullenbach"):
        counted = [m for m in members if definer in definers[m.id]]
        if any(m.id == own.id for m in counted) and (definer != "un" or meant.organisation == "UN"):
            sets.append(counted)
    wide = {m.id for m in members if _is_wide(m, meant) and m.id != own.id}
    sets += [[m for m in one if m.id not in wide] for one in sets]
    if not meant.organisation and not meant.lead:  # whoever sent it: of the UN or not
        sets = sets[:1] if not wide else [sets[0], [m for m in members if m.id not in wide]]
    return {_judge(own, rank, [m for m in one if m.id != own.id], asker) for one in sets}


def _is_wide(mission: Mission, meant: _Class) -> bool:
    """Whether a mission need not count in a class: one over many states, or under two organisations together."""
    return (bool(meant.hosts) and len(mission.host_states) > _FEW_HOSTS) or (
        mission.mission_type == "joint" and not meant.lead
    )


def _judge(own: Mission, rank: str, others: list[Mission], asker: Asker) -> bool | None:
    """Judge whether a mission has a place among others; None where their days do not tell."""
    if rank in _ALONE:
        return not others
    if rank.startswith(("longest", "shortest")):
        return _judge_length(own, others, asker, is_longest=rank.startswith("longest"))
    mine = _list_starts(own)
    if rank in ("last", "latest", "most recent", "newest"):
        later, unsure = _count(others, mine, is_before=False)
        place = 1
    else:
        later, unsure = _count(others, mine, is_before=True)
        place = _ORDINALS.get(rank, 1)
    low, high = later + 1, later + unsure + 1
    if low == high:
        return low == place
    return None if low <= place <= high else False


def _list_starts(mission: Mission) -> tuple[date, date]:
    start = mission.period.start
    assert start is not None
    return start.earliest, start.latest


def _count(others: list[Mission], mine: tuple[date, date], *, is_before: bool) -> tuple[int, int]:
    """Count those that began on the other side of a day for certain, and those that may have."""
    sure = unsure = 0
    for other in others:
        start = _list_starts(other)
        if (start[1] < mine[0]) if is_before else (start[0] > mine[1]):
            sure += 1
        elif (start[0] <= mine[1]) if is_before else (start[1] >= mine[0]):
            unsure += 1
    return sure, unsure


#: A length that goes on.
_OPEN: Final = date.max


def _judge_length(own: Mission, others: list[Mission], asker: Asker, *, is_longest: bool) -> bool | None:
    least, most = _read_length(own, asker)
    lengths = [_read_length(other, asker) for other in others]
    if is_longest:
        if any(low > most for low, _ in lengths):
            return False
        return True if all(high < least for _, high in lengths) else _judge_open(own, others)
    if any(high < least for _, high in lengths):
        return False
    return True if all(low > most for low, _ in lengths) else None


def _judge_open(own: Mission, others: list[Mission]) -> bool | None:
    """Judge one that goes on: it is the longest where all others began later, or ended after a shorter life."""
    if own.period.end is not None:
        return None
    first = _list_starts(own)[1]
    return True if all(_list_starts(other)[0] > first for other in others) else None


def _read_length(mission: Mission, asker: Asker) -> tuple[int, int]:
    """Read a mission's length in days, at the least and the most; one that goes on was so long by the last list."""
    start, end = _list_starts(mission), mission.period.end
    if end is not None:
        return (end.earliest - start[1]).days, (end.latest - start[0]).days
    life = read_life(Entity(kind="mission", id=mission.id, text=mission.id, start=0, end=0), asker)
    known = life.known_to if life is not None and life.known_to is not None else start[1]
    return (known - start[1]).days, (_OPEN - start[0]).days


#: So few before it, and what counts as one decides.
_FEW_EARLIER: Final = 2


def _count_earlier(own: Mission, meant: _Class, asker: Asker) -> int:
    return _count([m for m in _list_members(meant, asker) if m.id != own.id], _list_starts(own), is_before=True)[0]


def _settle(holds: set[bool | None], meant: _Class, own: Mission, asker: Asker) -> str:
    """Settle the verdict over all definitions."""
    if None in holds:
        return ""
    if len(holds) > 1:
        return "depends-on-definition"
    if holds == {True}:
        if _is_wide(own, meant):
            return "supported-with-qualification"
        is_listed = meant.organisation == "UN" and (meant.is_peacekeeping or bool(meant.hosts))
        return "supported" if is_listed else "supported-with-qualification"
    if not meant.hosts and not meant.is_running and 1 <= _count_earlier(own, meant, asker) <= _FEW_EARLIER:
        return "depends-on-definition"  # which was the first of all is a matter of what counts
    if meant.organisation != "UN" and (meant.is_peacekeeping or not meant.hosts):
        return "depends-on-definition"  # what counts as peacekeeping, or as theirs, no list of their own says
    return "contradicted"


def _write(statement: Statement, own: Mission, meant: _Class, verdict: str, rank: str, asker: Asker) -> StatementTest:
    members = sorted(_list_members(meant, asker), key=lambda m: (_list_starts(m)[0], m.id))
    lines = [f"{asker.name(m.id)} ({m.period.render()[0]} to {m.period.render()[1] or '..'})" for m in members]
    whose = asker.name(meant.organisation or meant.lead) if meant.organisation or meant.lead else "all senders"
    where = f" in {', '.join(map(asker.name, meant.hosts))}" if meant.hosts else ""
    more = ", …" if len(lines) > _SHOWN else ""
    words = f"The registry has {len(members)} of {whose}{where}: {', '.join(lines[:_SHOWN])}{more}."
    if verdict == "depends-on-definition":
        words += " Which of them count differs by definition, so the place does too."
    options = [
        f"--{name} {value}"
        for name, value in (("organisation", meant.organisation), ("lead", meant.lead), ("host", meant.hosts[0] if meant.hosts else ""))
        if value
    ]  # fmt: skip
    base = Recomputed(
        claimed=statement.text[:120], definition="identity/rank", rule="registry of this casebook, by day of beginning",
        fit={"contradicted": "outside", "depends-on-definition": "other-definition"}.get(verdict, "equal"),
        source=own.source, citation="registry of this casebook", query=f"missions {' '.join(options)}",
        command=f"peaceops missions {' '.join(options)}", readings=1,
    )  # fmt: skip
    shown = tuple(replace(base, text=asker.name(m.id), period=m.period.render()[0]) for m in members[:_SHOWN])
    return StatementTest(kind="recomputed", verdict=verdict, explanation=f"{rank.capitalize()}? {words}", figures=shown)


_SHOWN: Final = 8
