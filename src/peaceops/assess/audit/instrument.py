"""By what a mission was mandated: the number of a resolution, the body that gave it, the kind of instrument.

What enters: a statement on one mission and its mandate, and an asker. What leaves: recomputed tests.
Never done here: a contradiction from an instrument that the registry merely does not list: renewals, endorsements and
agreements stand beside it. Only what created a mission is one act, and a resolution that is another mission's is not its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe
from peaceops.assess.audit.masked import Masked, compile_forms, mask, match_form
from peaceops.model.audit import Recomputed, StatementTest
from peaceops.model.mission import Mission
from peaceops.model.statement import Statement

#: Verbs of one act, by which a mission came to be.
_CREATED: Final = (
    r"(?:established|creat(?:ed|es|ing)|set up|brought (?:\w+ )?into (?:being|existence|life)|called (?:in)?to (?:being|existence|life)|(?:laid|lays|provided) the (?:\w+ )?(?:foundations?|basis|groundwork)(?: for| of)?|founded|formed|gave birth to"
    r"|gave rise to|born|launched|inaugurated|owe[sd] (?:its|their) (?:existence|origins?|creation|birth|being) to|the (?:work|creation|product|brainchild|offspring|creature) of)"
)
#: Verbs of acts of which there may be several.
_MANDATED: Final = (
    r"(?:authori[sz](?:ed|es|ing)|mandated|approved|endorsed|legitimi[sz]ed|sanctioned|empowered|deployed|sent|dispatched"
    r"|(?:gave|given|lent|granted|provided|conferred) (?:its |the |an? )?(?:blessing|mandate|authori[sz]ation|authority|green light|approval|go-ahead|legal basis|basis)(?: to| for)?"
    r"|(?:is|was|were|are|been|be) (?:\w+ly )?(?:based|founded|grounded) (?:up)?on|rest(?:s|ed)? (?:up)?on|trace[sd]? (?:its|their) (?:mandate|authority|legal basis) (?:back )?to|(?:drew|draws|derive[sd]|got|gets|received|receives|had|has|obtained|took|takes|owe[sd]|held) (?:its|their|the|an?|any) (?:\w+ )?(?:mandate|authority|authori[sz]ation|legal basis|powers|legitimacy|blessing|approval|presence|deployment))"
)
_RESOLUTION: Final = r"(?:(?:the )?(?:UN |O\d )?(?P<res_body>Security Council|General Assembly|Council)(?:'s)? )?[Rr]esolution (?P<number>\d{1,4})(?!\d)(?: \([IVX]+\))?(?: \((?:19|20)\d\d\))?(?: of T\d| \(T\d\))?"
_COUNCIL: Final = r"(?:UN |O\d(?:'s)? |United Nations )?(?P<body>Security Council|General Assembly|(?<=the )Council(?= (?:in|by|through|with|under) (?:its )?[Rr]esolution \d))"
_KIND: Final = r"(?:(?:an?|the|its|any|one|several) )?(?:(?!without|no\b|not\b|lack)\w+ ){0,2}?(?P<kind>resolution|mandate|authori[sz]ation|decision|approval|blessing|consent|vote|act)(?:s)? (?:of|from|by|adopted by|passed by|given by) (?:the )?"
_ACT: Final = rf"(?:{_RESOLUTION}|(?:{_KIND})?(?:the )?{_COUNCIL}(?:'s)?(?: (?:resolution|mandate|authori[sz]ation|decision|approval|blessing))?)"
_FILL: Final = r"(?:(?: (?:in|on) P\d| in P\d and P\d|,? which|,? that|, an? [\w' -]{3,50},|, [\w' -]{3,50},)?(?: (?:was|were|is|had|has|been|be|itself|only|then|first|originally|formally|duly|initially|also|only|therefore|explicitly|later|in T\d|on T\d|itself|again))*)"
_DENIAL: Final = r"(?P<no> not| never| neither)?"
_FORMS: Final = compile_forms(
    # "M1 was established by resolution 1528"; "M1 owed its existence to …"; "M1 had a mandate from the Security Council"
    rf"(?:.*[,;] )?M1{_FILL},?{_DENIAL}(?: been| ever)* ?(?P<verb>{_CREATED}|{_MANDATED})(?: in T\d| on T\d| in P\d)?(?: by| under| in| through| with| on| of| from| to| via| by virtue of| on the basis of| pursuant to| following)?(?: the terms of| the authority of)? (?:the )?{_ACT}",
    # "resolution 1528 created M1"; "In resolution 929 the Security Council gave its blessing to M1"
    rf"(?:.*?[,;] )?(?:With |In |By |Through |Under )?(?:[Ii]ts |[Tt]he |[Ii]t was (?:the |in |with |by )?)?(?:{_RESOLUTION}|{_COUNCIL})(?P<more>(?: in T\d| on T\d|, adopted [^,]{{3,40}},|,? that|,? which|,)*)(?: (?:the )?(?:UN |O\d )?(?:Security Council|General Assembly|Council))?(?: (?:that|which|had|has|then|thus|formally|explicitly|also|unanimously|(?P<no>never|did not)))* (?P<verb>{_CREATED}|{_MANDATED})(?: for)? (?:(?:the )?(?:deployment|creation|establishment|dispatch|launch) of )?M1",
    # "The legal basis of M1 was resolution 1509"; "resolution 1509 is the legal basis of M1"
    rf"(?:[Tt]he |[Ii]ts )?(?P<verb>(?:legal )?(?:[Bb]asis|[Ff]oundation|[Mm]andate|[Aa]uthority)) (?:of|for|behind) M1(?: in P\d)? (?:is|was|lay in|lies in|came from|stems from|stemmed from|derives from|derived from|rests on|rested on|comes from)(?P<no> not)? (?:the )?{_ACT}",
    rf"M1's (?P<verb>(?:legal )?(?:basis|foundation|mandate|authority)) (?:is|was|lay in|lies in|came from|stems from|stemmed from|derives from|derived from|rests on|rested on|comes from)(?P<no> not)? (?:the )?{_ACT}",
    rf"(?:{_RESOLUTION}) (?:is|was|forms|formed|provides|provided)(?P<no> not)? (?:the )?(?P<verb>(?:legal )?(?:basis|foundation|mandate|founding act)) (?:of|for) M1\b",
    # "Mandated by resolution 1769, M1 was …"; "It took resolution 1037 to bring M1 into existence"; "M1, which the Council had authorised in …"
    rf"(?:.*[;:] )?(?P<verb>[Ee]stablished|[Cc]reated|[Ss]et up|[Ff]ounded|[Ll]aunched|[Mm]andated|[Aa]uthori[sz]ed|[Aa]pproved|[Ee]ndorsed)(?: in T\d| on T\d)? (?:by|under|in|through|with) (?:the )?{_ACT},? M1\b",
    rf"(?:It took (?:the )?)?(?:{_RESOLUTION}|{_COUNCIL}) (?:to |had |has )*(?P<verb>(?:brought|bring|brings|called|call) M1 (?:in)?to (?:being|existence|life))",
    rf"(?:.*?[,;] )?[^,;]{{0,60}}M1,?[^;]{{0,60}} (?:that|which) (?:the )?{_COUNCIL} (?:had |has )?(?P<verb>{_CREATED}|authori[sz]ed|mandated|approved|endorsed)(?: in T\d| on T\d)?(?: (?:in|by|with|through|under) (?:its |the )?[Rr]esolution (?P<number>\d{{1,4}})(?!\d))?",
    # "It was to M1 that the Council gave its blessing in resolution 1101"
    rf"It was (?:to|for) (?:the )?(?:[PO]\d-led )?M1\b[^,;]{{0,40}} that (?:the )?(?:UN |O\d )?(?:Security )?Council (?P<verb>gave|granted|lent) (?:its|the|an?) (?:\w+ )?(?:mandate|authori[sz]ation|blessing|approval) (?:in|by|through|with) (?:its )?{_RESOLUTION}",
    # "It was the Security Council that gave M1 its mandate"
    rf"(?:.*?[,;] )?(?:[Ii]t was )?(?:[Tt]he )?{_COUNCIL}(?: (?:that|which|itself|formally|only|then|(?P<no>never|did not)))* (?P<verb>gave|give|granted|grant|lent|lend|provided|conferred|issued) (?:up)?(?:on )?M1 (?:with )?(?:its|the|an?|any) (?:\w+ )?(?:mandate|authori[sz]ation|authority|blessing|approval|legal basis)",
    # "UNISFA has been in Abyei since 2011, under resolution 1990"
    rf"M1 (?:was|were|is|has been|had been|operate[sd]|deployed|serve[sd]|stayed|work(?:s|ed)|remain(?:s|ed)|followed|(?:had )?(?:begun|began|started|come into being))\b[^,;]{{0,60}}?,? (?P<verb>under) (?:the )?{_RESOLUTION}",
    # "served with a mandate from the Security Council", "without a mandate of the Security Council"
    rf"(?:.*[,;] )?M1\b[^;]{{0,80}}?(?P<verb>,? ?\b(?:with|under|on|had|has|enjoyed|carried)(?P<no> no)?|(?P<without>,? ?\bwithout|lack(?:ed|s)|never (?:had|got|received|enjoyed|obtained)))(?: ever having had)? (?:{_KIND})(?:the )?{_COUNCIL}",
    rf"(?:.*[,;] )?M1\b[^;]{{0,80}}?(?P<verb>,? ?\b(?:with|under|on|had|has|enjoyed|carried)(?P<no> no)?|(?P<without>,? ?\bwithout|lack(?:ed|s)|never (?:had|got|received|enjoyed|obtained)))(?: an?| any)? (?:the )?{_COUNCIL} (?:mandate|authori[sz]ation|resolution|approval|blessing)",
)  # fmt: skip
#: An act on what existed, or words that leave more open than the registry tells.
_OTHER_ACT: Final = re.compile(
    r"\b(?:exten(?:d|sion)|renew|prolong|expan(?:d|sion)|strengthen|reinforc|increas|reduc|amend|adjust|revis|transform|terminat|withdr|clos(?:e|ing|ure)|demand|condemn|call(?:ed|s|ing)? (?:for|on)"
    r"|explicit|retroactive|ex post|after the fact|later|belated|subsequent|initially|at first|until|before|ceiling|additional|second|new mandate|troops from|Chapter)\w*", re.IGNORECASE
)  # fmt: skip
_NEGATION: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|without|lack\w*|hardly|deni\w+|refus\w+|reject\w*|veto\w*|fail\w*)\b|n't\b",
    re.IGNORECASE,
)
#: Words for less than a mandate.
_SOFT: Final = re.compile(
    r"endors|blessing|approv|sanction|legitim|consent|go-ahead|green light|support", re.IGNORECASE
)
_CHAPTER: Final = re.compile(r"\bChapter (?:VI{1,3}|6|7|8|Six|Seven|Eight|VI½)\b")
_NAMED: Final = {
    "Joint Action": re.compile(r"\bJoint Action", re.IGNORECASE),
    "agreement": re.compile(r"\b(?:agreement|accords?|treaty|protocol|memorandum)\b", re.IGNORECASE),
    "statement": re.compile(r"\b(?:joint |trilateral |tripartite )statement\b", re.IGNORECASE),
    "request": re.compile(r"\b(?:request|invitation) (?:of|from|by) (?:the |its )?(?:host|P\d|government)", re.IGNORECASE),
    "decision": re.compile(r"\b(?:decision|act|mandate|resolution|communiqu[eé]) (?:of|by|from) (?:the )?(?:[A-Z][\w&]*(?: of)? (?:the )?){0,5}(?P<token>O\d)", re.IGNORECASE),
}  # fmt: skip
#: How the registry names such an act, where otherwise.
_HELD: Final = {"statement": re.compile(r"^Statement by\b"), "request": re.compile(r"\brequest\b", re.IGNORECASE)}
#: Without these words nothing is said of an instrument.
_HINT: Final = re.compile(
    r"[Rr]esolution|Council|Assembly|uthori[sz]ed by O\d|greement|ccord|[Tt]reaty|[Pp]rotocol|[Mm]emorandum|[Ss]tatement|[Dd]ecision|Joint Action|[Rr]equest|invitation|\bact\b|[Mm]andate|communiqu|\bRes\b"
)
_RESTS: Final = compile_forms(
    rf"M1{_FILL}(?P<no> not| never)? ?(?:{_CREATED}|{_MANDATED})(?: in T\d| on T\d)?(?: by| under| in| through| on| from| to| via| by virtue of| on the basis of| pursuant to)? (?:[Aa]n? |[Tt]he )?(?P<act>[^;]{{3,120}})",
    r"(?:legal )?(?:[Bb]asis|[Ff]oundation|[Mm]andate|[Aa]uthority) (?:of|for|behind) M1(?: in P\d)? (?:is|was|lay in|lies in|came from|stems from|stemmed from|derives from|derived from|rests on|rested on)(?P<no> not)? (?:an? |the )?(?P<act>[^;]{3,120})",
)
_NUMBERED: Final = re.compile(
    r"\b(?:Decision|Joint Action|Res(?:olution|\.)?|[Dd]ecision) (?:No\. ?|[Nn]umber )?(?P<number>\d{3,4}(?:/\d{3,4}(?:/CFSP)?)?)"
)
#: Numbers of resolutions.
NUMBERS: Final = re.compile(r"\bresolutions? (\d{1,4})(?:[^;]*?\band (\d{1,4})\b(?!\)))?")
_YEARS: Final = re.compile(r"\b(19[4-9]\d|20[0-4]\d)\b")


_OF_COUNCIL: Final = re.compile(r"\b[Rr]esolution \d{1,4} of the (?:UN |United Nations )?Security Council\b")
_IN_NUMBER: Final = re.compile(
    r",? ?(?:in|by|through|with|under|via) (?:its |the )?[Rr]esolution (?P<number>\d{1,4})(?!\d)"
)


def check_instrument(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test by what instrument a statement says that a mission was created or mandated.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    masked = mask(statement, asker)
    if masked is None or len(masked.list_ids("M")) != 1:
        return
    own = asker.read_mission(masked.entities["M1"].id)
    if own is None:
        return
    if _CHAPTER.search(masked.text):
        yield _be_silent(statement, own, "No list at hand says under which chapter of the Charter a mission was")
        return
    if _HINT.search(masked.text) is None:
        return
    found = match_form(_FORMS, masked.text)
    if found is not None and _is_read(found):
        test = _judge_found(statement, found, own, asker)
        if test is not None:
            yield test
    yield from _check_kind(statement, masked, own, asker)


def _is_read(found: re.Match[str]) -> bool:
    """Whether every denial of the words was read, and no other act is spoken of."""
    said = found.group()
    denials = sum(bool(found.groupdict().get(name)) for name in ("no", "without"))
    return len(_NEGATION.findall(said)) == denials and _OTHER_ACT.search(said) is None


def _judge_found(statement: Statement, found: re.Match[str], own: Mission, asker: Asker) -> StatementTest | None:
    parts = found.groupdict()
    is_denied = bool(parts.get("no") or parts.get("without"))
    if not own.instrument:
        return _be_silent(statement, own, "The registry has no instrument of it")
    verb = parts["verb"].strip(" ,")
    is_creation = re.fullmatch(_CREATED, verb, re.IGNORECASE) is not None or "M1" in verb
    body = parts.get("res_body") or parts.get("body") or ""
    body = "Security Council" if body == "Council" or (not body and _OF_COUNCIL.search(statement.text)) else body
    if parts.get("number"):
        verdict, words = _judge_number(int(parts["number"]), body, own, asker, is_creation=is_creation)
    else:
        verdict, words = _judge_body(
            body, own, asker, is_denied=is_denied, is_soft=_SOFT.search(found.group()) is not None
        )
        if verdict == "supported" and _names_other_number(statement, body, own):
            # "by the Council in resolution 981": the number is what is said.
            verdict, tail = "", _IN_NUMBER.match(found.string, found.end())
            if tail is not None and not is_denied:
                verdict, words = _judge_number(int(tail["number"]), body, own, asker, is_creation=is_creation)
    if is_denied and verdict:
        verdict = {"contradicted": "supported", "supported": "contradicted"}.get(verdict, verdict)
    if not verdict:
        return _be_silent(statement, own, words)
    return write_mandate(statement, own, verdict, words)


def _names_other_number(statement: Statement, body: str, own: Mission) -> bool:
    """Whether a statement names a resolution by a number, and none that the registry has for the mission."""
    said = {int(n) for m in NUMBERS.finditer(statement.text) for n in m.groups() if n}
    return bool(said) and said.isdisjoint(list_numbers(own.instrument, body))


# --- the number of a resolution


def list_numbers(instrument: str, body: str = "Security Council") -> tuple[int, ...]:
    """List the numbers of a body's resolutions that an instrument names.

    Examples
    --------
    >>> list_numbers("Security Council resolutions 968 (1994) and 1138 (1997) and renewals")
    (968, 1138)
    """
    stretches = [s for s in instrument.split(";") if body in s]
    return tuple(int(n) for s in stretches for m in NUMBERS.finditer(s) for n in m.groups() if n)


def _judge_number(number: int, body: str, own: Mission, asker: Asker, *, is_creation: bool) -> tuple[str, str]:
    bodies = [body] if body else ["Security Council", "General Assembly"]
    mine = [n for b in bodies for n in list_numbers(own.instrument, b)]
    words = f"The registry has {own.instrument} for {asker.name(own.id)}"
    if number in mine:
        return "supported", words
    if (
        body
        and not mine
        and re.search(rf"\b(?:Decision|Joint Action|Res\.?|communiqu\w+)\s(?:No\. )?{number}\b(?!/)", own.instrument)
    ):
        return "contradicted", words  # the number is that of another body's act
    owners = [
        m for ident in asker.find_missions(Probe(topic="")) if (m := asker.read_mission(ident)) is not None
        and m.id != own.id and any(number in list_numbers(m.instrument, b) for b in bodies)
    ]  # fmt: skip
    whose = "; ".join(f"{asker.name(m.id)} rests on {m.instrument}" for m in owners[:3])
    if not mine:
        # Of another body than the Council: what the Council decided beside it is not in the registry.
        return ("contradicted", f"{words}; {whose}") if owners and not any(_share_ground(m, own) for m in owners) else ("", words)  # fmt: skip
    if owners and (is_creation or not any(_share_ground(m, own) for m in owners)):
        return "contradicted", f"{words}; {whose}"
    if is_creation and "General Assembly" not in bodies[:1] and (years := _bracket(number, asker)) is not None:
        start = own.period.start
        if start is not None and (years[0] > start.latest.year or years[1] < start.earliest.year - _LEAD_YEARS):
            return "contradicted", f"{words}; resolution {number} is of {years[0]} to {years[1]}"
    return "", words


#: A resolution may come so many years before the mission that it created.
_LEAD_YEARS: Final = 2


def _share_ground(one: Mission, other: Mission) -> bool:
    hosts, areas = {*one.host_states, *other.host_states}, {one.area, other.area}
    return len(hosts) < len(one.host_states) + len(other.host_states) or (len(areas) == 1 and "" not in areas)


def _bracket(number: int, asker: Asker) -> tuple[int, int] | None:
    """Find the years between which the Council adopted a resolution, by those that the registry dates: numbers only rise."""
    known: list[tuple[int, int]] = []
    for ident in asker.find_missions(Probe(topic="")):
        mission = asker.read_mission(ident)
        for stretch in mission.instrument.split(";") if mission is not None else ():
            numbers, years = list_numbers(stretch), _YEARS.findall(stretch)
            if len(numbers) == 1 and len(years) == 1:
                known.append((numbers[0], int(years[0])))
    below = [year for n, year in known if n <= number]
    above = [year for n, year in known if n >= number]
    return (max(below), min(above)) if below and above and max(below) <= min(above) else None


# --- the body


def _judge_body(body: str, own: Mission, asker: Asker, *, is_denied: bool, is_soft: bool) -> tuple[str, str]:
    """Judge that a body mandated a mission."""
    words = f"The registry has {own.instrument} for {asker.name(own.id)}"
    other = "General Assembly" if body == "Security Council" else "Security Council"
    if list_numbers(own.instrument, body):
        return "supported", words
    if own.organisation == "UN" and list_numbers(own.instrument, other):
        return "" if is_soft else "contradicted", words  # one organ may endorse what the other created
    if body != "Security Council":
        return "", words
    tiers = _list_tiers(own, asker)
    if is_soft:
        return (
            "supported-with-qualification" if tiers and max(tiers) == _WELCOMED_TIER and not is_denied else ""
        ), words
    if tiers and max(tiers) < _AUTHORISED_TIER:
        return "contradicted", f"{words}, and the ledger's tier of authorisation is {' or '.join(map(str, tiers))} of {_AUTHORISED_TIER}"  # fmt: skip
    if is_denied and own.organisation != "UN" and not tiers:
        return "supported-with-qualification", f"{words}; what the Council said of it beside that is not at hand"
    return "", words


#: The Council established, decided or authorised (indicator L1).
_AUTHORISED_TIER: Final = 5


#: The Council welcomed, noted or endorsed.
_WELCOMED_TIER: Final = 4


def _list_tiers(own: Mission, asker: Asker) -> list[int]:
    replies = asker.ask(Probe(topic="claims", subject=own.id, indicator="L1", definition="tier"))
    found = {
        int(r.text if r.text.isdigit() else r.low or 0) for reply in replies for r in reply.readings
        if r.has_value and r.definition == "L1/tier"
    }  # fmt: skip
    return sorted(found)


# --- the kind


def _check_kind(statement: Statement, masked: Masked, own: Mission, asker: Asker) -> Iterator[StatementTest]:
    """Test what kind of act a mission is said to rest on; that another stands beside it excludes nothing."""
    if (by := _BY_BODY.match(masked.text)) is not None:
        yield from _judge_sender(statement, masked.entities[by["token"]].id, own, asker, is_denied=bool(by["no"]))
        return
    rests = next((hit for form in _RESTS if (hit := form.search(masked.text)) is not None), None)
    if rests is None or not own.instrument or _OTHER_ACT.search(rests.group()):
        return
    act = re.split(r",? (?:and not|not|rather than|instead of|but)\b", rests["act"])[0]
    if re.search(r"Security Council|General Assembly|resolution \d", act):
        return
    words = f"The registry has {own.instrument} for {asker.name(own.id)}"
    if number := _NUMBERED.search(act):
        said = number["number"]
        owners = [
            m for ident in asker.find_missions(Probe(topic="")) if (m := asker.read_mission(ident)) is not None
            and re.search(rf"\b{re.escape(said)}\b", m.instrument)
        ]  # fmt: skip
        if owners:
            is_own = own.id in {m.id for m in owners}
            yield write_mandate(statement, own, "supported" if is_own != bool(rests["no"]) else "contradicted", words)
        return
    for kind, pattern in _NAMED.items():
        said = pattern.search(act)
        if said is None:
            continue
        token = (said.groupdict().get("token") or next(iter(re.findall(r"O\d", act)), "")).upper()
        of = masked.entities[token].id if token in masked.entities else ""
        is_same = _HELD.get(kind, pattern).search(own.instrument) is not None
        if of and of not in (own.organisation, own.lead) and not re.search(rf"\b{of}\b", own.instrument):
            verdict = "contradicted" if own.organisation and not list_numbers(own.instrument) else ""
        elif of and of == own.organisation and re.search(rf"\b{of}\b|Atlantic|European", own.instrument):
            verdict = "supported"
        else:
            verdict = "supported" if is_same and not of else ""
        if verdict:
            if rests["no"]:
                verdict = "contradicted" if verdict == "supported" else "supported"
            yield write_mandate(statement, own, verdict, words)
        return


#: "M was mandated by the Commonwealth".
_BY_BODY: Final = re.compile(
    r"M1(?: (?:was|were|had been|is|has been))?(?P<no> not| never)? (?:mandated|authori[sz]ed)(?: in T\d| on T\d)? by (?P<token>O\d)(?=$|[,.;]| (?:in|on|from|to|and)\b)"
)


def _judge_sender(
    statement: Statement, body: str, own: Mission, asker: Asker, *, is_denied: bool
) -> Iterator[StatementTest]:
    """Judge that an organisation mandated a mission: where the registry's instrument is an organisation's own, another's is excluded."""
    if (
        not own.organisation
        or not _names_body(own.instrument, own.organisation, asker)
        or body in ("", "UN", "UNSC")
        or list_numbers(own.instrument)
        or asker.is_joint(own.id)
    ):
        return
    is_own = body == own.organisation
    if not is_own and (body == own.lead or _names_body(own.instrument, body, asker)):
        return
    words = f"The registry has {own.instrument} for {asker.name(own.id)}"
    yield write_mandate(statement, own, "supported" if is_own != is_denied else "contradicted", words)


def _names_body(instrument: str, body: str, asker: Asker) -> bool:
    """Whether an instrument names a body: by its letters, its name, or a name of which these are the first letters."""
    if any(re.search(rf"\b{re.escape(name)}\b", instrument) for name in (body, asker.name(body)) if name):
        return True
    runs = re.findall(r"[A-Z][\w-]*(?:\s(?:(?:of|and|the|for|on|in)\s){0,2}[A-Z][\w-]*)+", instrument)
    return any("".join(w[0] for w in re.findall(r"[A-Z][\w-]*", run)).endswith(body) for run in runs)


def write_mandate(statement: Statement, own: Mission, verdict: str, words: str) -> StatementTest:
    """Write a test of what a mission rests on, beside the registry's instrument."""
    figure = Recomputed(
        claimed=statement.text[:120], text=own.instrument, definition="identity/mandate", rule="registry of this casebook",
        fit="outside" if verdict == "contradicted" else "equal", source=own.source, citation="registry of this casebook",
        query=f"missions where id == {own.id}", command=f"peaceops missions {own.id}", readings=1,
    )  # fmt: skip
    return StatementTest(kind="recomputed", verdict=verdict, explanation=f"{words}.", figures=(figure,))


def _be_silent(statement: Statement, own: Mission, words: str) -> StatementTest:
    figure = Recomputed(
        claimed=statement.text[:120], text=own.instrument, definition="identity/mandate", rule="registry of this casebook",
        source=own.source, query=f"missions where id == {own.id}", command=f"peaceops missions {own.id}",
    )  # fmt: skip
    return StatementTest(kind="recomputed", verdict="no-evidence", explanation=f"{words}.", figures=(figure,))
