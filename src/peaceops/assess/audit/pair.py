"""Two missions side by side: which began, ended or lasted longer, and which took over from which.

What enters: a statement that names two missions with the words that compare them between, and an asker.
What leaves: recomputed tests.
Never done here: an order that the lists at hand do not tell; a succession borne out by the order of days alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.lifespan import DAYS, Life, list_figures, read_life
from peaceops.assess.audit.masked import mask
from peaceops.assess.audit.overlap import list_hosts
from peaceops.assess.audit.scope import is_apposed, is_generic, is_placed
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Entity, Statement, When

_BEFORE_AFTER: Final = r"(?P<word>before|after|earlier than|later than|prior to)"
_OUTLIVED: Final = re.compile(r"(?:out-?lived|outlasted)", re.IGNORECASE)
_LONGER: Final = re.compile(
    r"(?:has |had )?(?:lasted|existed|stayed|ran|been|was (?:there|deployed|in place|in the field))\s(?:[\w-]+\s){0,4}?(?P<word>longer|less long|shorter)(?:\s[\w ]{1,30}?)?\sthan",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    r"(?:(?:had |has )?(?:been |was |were )?(?:already |first )?(?:established|created|set up|launched|deployed|formed|sent|mandated)"
    r"|was (?:in the field|in place|there|present|active|on the ground|in (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)"
    rf"|began|started|opened|deployed|arrived|came|went in|entered)(?:\s[^,.;]{{0,40}}?)?\s{_BEFORE_AFTER}"
)
_PRECEDED: Final = re.compile(r"(?:preceded|predated|antedated|(?:is|was) older than|came before)", re.IGNORECASE)
_CLOSED: Final = re.compile(
    rf"(?:(?:was|were) (?:closed|terminated|withdrawn|shut down|disbanded|dissolved|wound up|over|gone|finished)|had (?:already )?(?:ended|closed|left|gone)|ended|closed|left|withdrew)(?:\s[^,.;]{{0,40}}?)?\s{_BEFORE_AFTER}",
    re.IGNORECASE,
)
#: The first named took over from the other; "followed" and its like say less of when.
_TOOK_OVER: Final = re.compile(
    r"(?:then |later |eventually )?(?:(?:took|taking) over(?:\s[\w’'-]+){0,5}? from|replaced|succeeded|supplanted|superseded|relieved|took the place of"
    r"|(?:was|is) the successor (?:of|to)|, the successor (?:of|to)|picked up where|inherited [\w\s]{1,30} from|followed|came in the place of|came after|stepped in for|took the place of|took up the (?:baton|work) from|(?:stepped into|filled) the (?:shoes|boots) of|(?:followed|trod) in the footsteps of|took the (?:baton|torch|reins) from|grew out of|carried on from|picked up (?:the baton|the torch|the work)? ?from|was set up to (?:replace|succeed)|was the replacement for|stepped into the breach left by)",
    re.IGNORECASE,
)
_GAVE_WAY: Final = re.compile(
    r"(?:then |later |eventually )?(?:gave way to|made way for|handed (?:over|off)(?:\s[\w’'-]+){0,5}? to|handed [\w\s]{1,30} over to|(?:handed|transferred|passed) (?:its|their|the) (?:[a-z]+ )?(?:tasks?|responsibilit(?:y|ies)|duties|functions?|work|camps|role|mandate|authority) (?:on )?to|turned into"
    r"|(?:was|were) (?:[\w-]+\s){0,2}(?:replaced|succeeded|supplanted|superseded|relieved|followed|absorbed)(?: [^,.;]{1,30})? by"
    r"|(?:was|were) (?:transformed|converted|merged|re-?hatted) into|(?:was|is) the (?:predecessor|forerunner) (?:of|to)|, the (?:predecessor|forerunner) (?:of|to)"
    r"|paved the way for|made room for|passed the (?:baton|torch|reins) to|handed the (?:baton|torch|reins) (?:over )?to|became|evolved into|morphed into|was rolled into|came before)",
    re.IGNORECASE,
)
_FOLLOWED: Final = re.compile(r"follow|successor|predecessor|forerunner|paved", re.IGNORECASE)
#: Said also of what came years after the other was over.
_LOOSE: Final = re.compile(r"supersed|succeed", re.IGNORECASE)
_LENGTH: Final = re.compile(r"\b(?:day|week|month|year|decade)s?\b", re.IGNORECASE)
_LEAD_IN: Final = re.compile(
    r"(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,4},\s(?=the\s|an?\s))?(?:(?:In|On|By|At|During|Since|From|Late in|Early in)\s[^,;]{0,40}?,?\s)?(?:[Tt]he\s)?(?:[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}[’']s?\s)?(?:own\s|peace-?keeping\s)?"
)
#: "… when Concordia succeeded Allied Harmony" says it in a clause of its own.
_CLAUSE_BEFORE: Final = re.compile(r"\b(?:when|once|where)\s(?:[Tt]he\s)?$")
_OWNER: Final = re.compile(
    r"\s(?:the\s)?(?:[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}[’']s?\s)?(?:own\s|new\s|first\s)?(?:the\s)?$"
)
#: "Took over from an African Union mission, AMIB": what it was stands before its name.
_DESCRIBED: Final = re.compile(
    r"\s(?:an?|the)\s(?:[\w’'-]+\s){0,6}?(?:mission|operation|force|presence|predecessor|successor|deployment|administration|office|group|team)(?:\sthere)?,\s?(?:the\s)?$"
)
_ASIDE: Final = re.compile(
    r"^\s(?:in|for)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*,?(?=\s)|^,\s[^,;.]{2,110},(?=\s)|^\s\([^()]{0,80}\)|^[’']s\s(?:forces|troops|mission)|^\s(?:forces|troops|mission)\b"
)
#: Days by which one may begin before the other's end, or after it, in one handing over.
_OVERLAP: Final = 400
_AFTER: Final = 120
_APART: Final = 731
_SAME_TIME: Final = 31
_OTHERS: Final = " The registry links them with"
_OTHER_ACT: Final = 183


def check_pair(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test what a statement says of two missions' days.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    if statement.is_negated:
        return
    if (turned := _read_turned(statement, asker)) is not None:
        lives = read_life(turned[0], asker), read_life(turned[1], asker)
        if lives[0] is not None and lives[1] is not None:
            yield from _judge_succession(statement, lives[0], lives[1], turned[2], asker)
        return
    found = find_pair(statement)
    if found is None:
        return
    one, other, between = found
    lives = read_life(one, asker), read_life(other, asker)
    first, second = lives
    if first is None or second is None:
        return
    if _TOOK_OVER.fullmatch(between):
        yield from _judge_succession(statement, second, first, between, asker)
        return
    if _GAVE_WAY.fullmatch(between):
        yield from _judge_succession(statement, first, second, between, asker)
        return
    if _LENGTH.search(between) and not any(a.unit in DAYS for a in statement.amounts):
        return  # a length that was not read
    ordered = _read_order(between, first, second, _read_act(statement, other))
    if ordered is not None:
        gap, sign, said = ordered
        yield from _judge(statement, gap, sign, said, (first, second), asker, other=_read_act(statement, other))


def leave_succession(statement: Statement, tests: Sequence[StatementTest]) -> list[StatementTest]:
    """Leave out support of a day where one mission is said to have taken over from another and no test bears that out.

    Parameters
    ----------
    statement : Statement
        Any.
    tests : sequence of StatementTest
        Its tests.
    """
    found = find_pair(statement)
    if found is None or not any(form.fullmatch(found[2]) for form in (_TOOK_OVER, _GAVE_WAY)):
        return list(tests)
    said = statement.text[:80]
    if any(f.claimed == said for t in tests for f in t.figures):
        return list(tests)
    return [
        t for t in tests if not (t.verdict.startswith("supported") and {f.definition for f in t.figures} <= _DAYS_TOLD)
    ]


_DAYS_TOLD: Final = frozenset(("identity/started", "identity/ended", "identity/instrument"))

#: The earlier one, the later one, in sentences that do not set their verb between the two.
_TURNED: Final = tuple((re.compile(form), before, after) for form, before, after in (
    (r"(?:After|Following|On the heels of|In the wake of|From) M1,? (?:then )?(?:came|followed|was born|emerged|sprang|grew) M2$", "M1", "M2"),
    (r"(?:[Tt]he )?(?:successor|replacement|follow-on mission) (?:of|to|for) M1(?: in P\d)? (?:is|was|became|was called) M2$", "M1", "M2"),
    (r"(?:[Tt]he )?(?:predecessor|forerunner|precursor) (?:of|to) M1(?: in P\d)? (?:is|was|had been) M2$", "M2", "M1"),
    (r"M1's (?:successor|replacement|follow-on)(?: mission)?(?: in P\d)? (?:is|was|became|was called) M2$", "M1", "M2"),
    (r"M1's (?:predecessor|forerunner|precursor)(?: mission)?(?: in P\d)? (?:is|was|had been) M2$", "M2", "M1"),
    (r"M1 (?:is|was) M2's (?:successor|replacement|follow-on)(?: mission)?$", "M2", "M1"),
    (r"M1 (?:is|was) M2's (?:predecessor|forerunner|precursor)(?: mission)?$", "M1", "M2"),
    (r"M1's (?:place|role|tasks?|work|duties) (?:was|were) taken (?:over |up )?by M2$", "M1", "M2"),
    (r"M1 took (?:over )?M2's (?:place|role|tasks?|work|duties)$", "M2", "M1"),
))  # fmt: skip


def _read_turned(statement: Statement, asker: Asker) -> tuple[Entity, Entity, str] | None:
    """Read which mission came after which, where the verb stands before both or behind them."""
    masked = mask(statement, asker)
    if masked is None or len(masked.list_ids("M")) != 2:
        return None
    for form, before, after in _TURNED:
        if (found := form.match(masked.text)) is not None:
            said = "followed" if re.match(r"After|Following|On |In |From", found.group()) else "replaced"
            return masked.entities[before], masked.entities[after], said
    return None


def find_pair(statement: Statement) -> tuple[Entity, Entity, str] | None:
    """Find the two missions that a statement compares, with the words between them, or None."""
    named = [
        e for e in statement.entities
        if e.kind == "mission" and e.how == "named" and (not is_generic(e) or is_placed(e, statement))
    ]  # fmt: skip
    sure = {e.id for e in named if e.id}
    if any(not e.id and not sure & set(e.candidates) and not is_apposed(e, statement) for e in named) or len(sure) != 2:
        return None
    named = sorted((e for e in named if e.id), key=lambda e: e.start)
    one, other = named[0], next(e for e in named if e.id != named[0].id)
    before = [e for e in named if e.id == one.id and e.end <= other.start]
    if not before:
        return None  # one name lies inside the other
    one = before[-1]
    text, at = statement.text, statement.start
    lead = text[: max(named[0].start - at, 0)]
    if _LEAD_IN.fullmatch(lead) is None and _CLAUSE_BEFORE.search(lead) is None:
        return None
    between = text[one.end - at : other.start - at]
    between = _DESCRIBED.sub(" ", _ASIDE.sub("", between))
    between = _OWNER.sub("", f"{between} " if not between.endswith(" ") else between)
    return one, other, between.strip()


_BEGAN: Final = re.compile(
    r"[’']?\s(?:had |has |was |were |even )*(?:began|begun|started|arrived|came|opened|deployed|landed|established|set up|created|launched|sent|formed)\b"
)
_ENDED: Final = re.compile(
    r"[’']?\s(?:had |has |was |were |been |already |finally )*(?:ended|closed|left|gone|withdrew|withdrawn|terminated|disbanded|departed|shut down|wound up|pulled out|went home)\b"
)


def _read_act(statement: Statement, other: Entity) -> str:
    """Read what is told of the second mission: that it began or ended; empty where the first one's act is meant."""
    after = statement.text[other.end - statement.start :]
    return "began" if _BEGAN.match(after) else "ended" if _ENDED.match(after) else ""


def _read_order(between: str, first: Life, second: Life, other: str = "") -> tuple[tuple[int, int], int, str] | None:
    """Read which days are compared: their distance in days, at the least and the most, the sign said, and the verb."""
    theirs = {"began": second.starts, "ended": second.ends}
    if _OUTLIVED.fullmatch(between) or (match := _CLOSED.fullmatch(between)):
        sign = 1 if _OUTLIVED.fullmatch(between) or _is_later(match) else -1
        days = theirs[other or "ended"]
        if first.ends and days:
            return ((first.ends[0] - days[1]).days, (first.ends[1] - days[0]).days), sign, "ended"
        return None
    if _PRECEDED.fullmatch(between) or (match := _EARLIER.fullmatch(between)):
        sign = -1 if _PRECEDED.fullmatch(between) or not _is_later(match) else 1
        days = theirs[other or "began"]
        if days is None:
            return None
        return ((first.starts[0] - days[1]).days, (first.starts[1] - days[0]).days), sign, "began"
    if match := _LONGER.fullmatch(between):
        long = [_read_length(life) for life in (first, second)]
        if long[0] is None or long[1] is None:
            return None
        return (long[0][0] - long[1][1], long[0][1] - long[1][0]), 1 if match["word"] == "longer" else -1, "lasted"
    return None


def _is_later(match: re.Match[str] | None) -> bool:
    return match is not None and match["word"].casefold() in ("after", "later than")


#: A length that has no upper bound at hand.
_OPEN: Final = 10**6


def _read_length(life: Life) -> tuple[int, int] | None:
    if life.length is not None:
        return life.length
    return ((life.known_to - life.starts[1]).days, _OPEN) if life.known_to else None


def _judge(
    statement: Statement,
    gap: tuple[int, int],
    sign: int,
    said: str,
    lives: tuple[Life, Life],
    asker: Asker,
    *,
    other: str = "",
) -> Iterator[StatementTest]:
    """Judge an order, and the span where one is stated: the difference of two days, each known as the lists know it."""
    low, high = sorted((sign * gap[0], sign * gap[1]))
    if low <= 0 <= high:
        return  # the lists do not tell the order
    verdict = "contradicted" if high < 0 else _judge_span(statement, low, high)
    if not verdict:
        return
    names = [asker.name(life.entity.id) for life in lives]
    order = {"ended": ("later", "earlier"), "began": ("later", "earlier"), "lasted": ("longer", "shorter")}[said]
    first, last = sorted(gap)
    least, most = sorted((abs(first), abs(last)))
    span = f"{least} to {most}" if most < _OPEN // 2 else f"at least {least}"
    words = f"{names[0]} {said} {span} days {order[0] if first > 0 else order[1]} than {names[1]}{f' {other}' if other else ''}, over the lists at hand."
    yield StatementTest(
        kind="recomputed", verdict=verdict, explanation=words, figures=list_figures(statement.text[:80], lives, verdict)
    )


def _judge_span(statement: Statement, low: int, high: int) -> str:
    """Judge the span stated between two days that lie so many days apart; empty where it cannot be told."""
    spans = [a for a in statement.amounts if a.unit in DAYS]
    if not spans:
        return "supported"
    stated, unit = spans[0].low, DAYS[spans[0].unit]
    if len(spans) > 1 or stated is None:
        return ""
    least, most = Decimal(low) / unit, Decimal(high) / unit
    if spans[0].bound in ("more-than", "at-least"):
        if least <= stated <= most:
            return ""
        return "supported" if least > stated else "contradicted"
    if stated != spans[0].high:
        return ""
    slack = Decimal("0.5") + (stated / 10 if spans[0].bound == "about" else 0)
    full = (
        Decimal(1) if spans[0].unit == "years" and spans[0].bound == "exact" else slack
    )  # fifteen full years and more
    if least - full <= stated <= most + slack:
        return "supported"
    return "" if least - 1 - slack <= stated <= most + 1 + slack else "contradicted"


# --- one after the other


def _judge_succession(
    statement: Statement, before: Life, after: Life, said: str, asker: Asker
) -> Iterator[StatementTest]:
    """Judge that one mission took over from another, on a day where one is named."""
    names = asker.name(before.entity.id), asker.name(after.entity.id)
    verdict = ""
    if after.starts[1] < before.starts[0]:
        # One that was there before may take over what another leaves: then a day named is that of the other's end.
        shares = not list_hosts(before.entity.id, asker).isdisjoint(list_hosts(after.entity.id, asker))
        is_left = shares and before.ends is not None and (after.ends is None or after.ends[0] >= before.ends[1])
        has_day = any(_is_day_of(statement, when) for when in statement.times)
        verdict = "contradicted" if not is_left else "supported-with-qualification" if has_day else ""
    elif before.ends is not None:
        gap = (after.starts[0] - before.ends[1]).days, (after.starts[1] - before.ends[0]).days
        if gap[0] > _APART and not _FOLLOWED.search(said) and not _may_skip(before, after, said, asker):
            verdict = "contradicted"
        elif gap[0] <= _AFTER and gap[1] >= -_OVERLAP:
            verdict = "supported"
        elif after.starts[0] >= before.starts[1] and _FOLLOWED.search(said) and gap[1] >= -_OVERLAP:
            verdict = "supported-with-qualification"
    if verdict.startswith("supported") and before.ends is not None and after.ends is not None:
        # One that was over when the other was cannot have taken over from it.
        is_over = (after.ends[0] - before.ends[1]).days <= _SAME_TIME
        verdict = "contradicted" if after.ends[1] < before.ends[0] else "" if is_over else verdict
    verdict, linked = _weigh_links(verdict, before.entity.id, after.entity.id, said, asker)
    if verdict == "supported-with-qualification" and linked and before.ends is not None:
        # What had been there for long took over less: the registry links them with others.
        is_old = (before.ends[0] - after.starts[1]).days > _OTHER_ACT
        verdict = "" if is_old and _OTHERS in linked else verdict
    if verdict.startswith("supported"):
        for when in statement.times:
            if _is_day_of(statement, when):
                verdict = _judge_handover_day(when, before, after, verdict)
    if not verdict:
        return
    over = f"over by {before.ends[1]}" if before.ends else "without an end at hand"
    words = f"{names[0]} began by {before.starts[1]} and was {over}; {names[1]} began from {after.starts[0]} to {after.starts[1]}.{linked}"
    yield StatementTest(
        kind="recomputed", verdict=verdict, explanation=words,
        figures=list_figures(statement.text[:80], (before, after), verdict),
    )  # fmt: skip


def _may_skip(before: Life, after: Life, said: str, asker: Asker) -> bool:
    """Whether one may be called the other's successor although years lie between: both in one state, in words that leave it open."""
    return _LOOSE.search(said) is not None and not list_hosts(before.entity.id, asker).isdisjoint(
        list_hosts(after.entity.id, asker)
    )


#: Words that may tell no more than which was later.
_CAME_AFTER: Final = re.compile(r"follow|came (?:after|before)|paved", re.IGNORECASE)


def _weigh_links(verdict: str, before: str, after: str, said: str, asker: Asker) -> tuple[str, str]:
    """Weigh days by what the registry has as predecessor and successor, and by where the two were."""
    first, second = asker.read_mission(before), asker.read_mission(after)
    if first is None or second is None or verdict == "contradicted":
        return verdict, ""
    if second.predecessor == before or first.successor == after:
        return verdict or "supported", " The registry has the one as the other's successor."
    known = [name for name in (first.successor, second.predecessor) if name]
    others = f"{_OTHERS} {', '.join(asker.name(k) for k in known)} instead." if known else ""
    if list_hosts(before, asker).isdisjoint(list_hosts(after, asker)):
        # What was somewhere else is succeeded by nothing there; a state that divided may be two hosts.
        is_place_taken = known and not _CAME_AFTER.search(said)
        return ("contradicted" if is_place_taken else ""), f" They were in different states.{others}"
    return ("supported-with-qualification" if known and verdict == "supported" else verdict), others


def _is_day_of(statement: Statement, when: When) -> bool:
    """Whether a day is that of the handing over: it stands right behind the second name, or leads the sentence."""
    head = statement.text[: max(when.start - statement.start, 0)]
    names = [e.end - statement.start for e in statement.entities if e.kind == "mission" and e.end <= when.start]
    if not names:
        return True
    return re.fullmatch(r"(?:[’']s)?\s(?:in|on|at|by|around|late in|early in|at the)\s", head[max(names) :]) is not None


def _judge_handover_day(when: When, before: Life, after: Life, verdict: str) -> str:
    """Judge the day of a handing over: that of the one's end or the other's beginning."""
    if when.how != "named" or when.kind not in ("day", "month", "year", "range"):
        return ""
    assert before.ends is not None
    first, last = when.period.first_day, when.period.last_day
    known: tuple[tuple[date, date], ...] = (before.ends, after.starts)
    if any(first <= end and start <= last for start, end in known):
        return verdict
    if any(first <= end + timedelta(days=31) and start - timedelta(days=31) <= last for start, end in known):
        return "supported-with-qualification"
    gap = min(max((first - end).days, (start - last).days) for start, end in known)
    return "contradicted" if gap > _OTHER_ACT else ""
