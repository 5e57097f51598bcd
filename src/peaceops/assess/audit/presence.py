"""What a mission did, it did within its life: "observed the truce until 2003", "In 1990 UNTAC organised elections".

What enters: a statement whose subject is one mission with any verb, its days, and an asker. What leaves: recomputed tests.
Never done here: a day that may belong to what was observed, killed or signed and not to the mission's own doing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from peaceops.assess.audit.asker import Asker
from peaceops.assess.audit.lifespan import Life, list_figures, read_life
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Entity, Statement, When

_VERB: Final = re.compile(
    r"(?:[’']s?\s(?:[\w-]+\s){0,2}?(?:troops|soldiers|observers|peace-?keepers|blue helmets|men|forces|mission|operation)\s|\s(?:forces|troops|mission|observers|soldiers|peace-?keepers)\s|\s)"
    r"(?:[a-z]+ly\s|also\s|still\s|first\s|then\s|had\s)?(?:[a-z]{2,}(?:ed|ew)|kept|ran|stood|held|led|took|fought|did|sat|saw|oversaw|built|brought|gave|made|set|went|left|lost|had|met|sent|taught|told|spent|bore|won|put|dealt)\b"
)
_PASSIVE: Final = re.compile(r"\b(?:was|were|is|are|been|being|be)\b")
_LEAD: Final = re.compile(
    r"\W*(?:In|On|During|Throughout|Between|From|Since|Until|By|At)\s(?:the\s)?(?:end of\s|beginning of\s|start of\s|early\s|late\s)?$"
)
_FROM: Final = re.compile(
    r"\b(?:from|between)\s(?:the\s)?(?:end of\s|early\s|late\s|spring of\s|summer of\s|autumn of\s|winter of\s)?$",
    re.IGNORECASE,
)
#: A clause or another verb between the mission's verb and the day: it may be theirs.
_OTHER_CLAUSE: Final = re.compile(
    r"[;:]|,|\b(?:and|but|which|who|that|when|while|where|because|if|whose|whom|than|as)\b|\b(?:made|built|held|born|taken|given|written|dated|begun|signed|concluded|agreed|accused|displaced|killed|committed|planned|intended|due|valid|scheduled|running|extended|renewed|lasting)\b"
)
_FORESEEN: Final = re.compile(
    r"\b(?:mandate\w*|plan\w*|propos\w*|would|will|should|expect\w*|schedul\w*|due|extend\w*|renew\w*|recommend\w*|request\w*|remember\w*|commemorat\w*|inherit\w*|cited|recall\w*|report\w*|estimat\w*|claim\w*|said|noted|welcom\w*|veteran|former|promis\w*|pledg\w*|vow\w*|want\w*)\b",
    re.IGNORECASE,
)
_BEYOND_DAYS: Final = 183
_NEAR_DAYS: Final = 62
_MONTH: Final = 31


def check_presence(statement: Statement, mission: Entity, asker: Asker) -> Iterator[StatementTest]:
    """Test that the days of a mission's own doing lie within its life.

    Parameters
    ----------
    statement : Statement
        With one mission as its subject.
    mission : Entity
        Named.
    asker : Asker
        What answers.
    """
    when = _find_days(statement, mission)
    if when is not None and _is_of_doing(statement, mission, when):
        yield from _test(when, mission, asker, _judge)


def check_whole_life(statement: Statement, mission: Entity, asker: Asker) -> Iterator[StatementTest]:
    """Test days that are told of all that a mission was: "M lasted from 1992 to 1993", "M (1992–93)".

    Parameters
    ----------
    statement : Statement
        With one mission as its subject.
    mission : Entity
        Named.
    asker : Asker
        What answers.
    """
    when = _find_days(statement, mission)
    if when is not None and _is_of_whole(statement, mission, when, asker):
        yield from _test(when, mission, asker, _judge_whole)


def _find_days(statement: Statement, mission: Entity) -> When | None:
    """Find the days of a statement; None where they are those of a figure, or there are several."""
    if mission.how != "named" or mission.role != "subject" or len(statement.times) != 1 or statement.is_negated:
        return None
    if any(a.unit in ("persons", "count", "share") for a in statement.amounts):
        return None
    return statement.times[0] if statement.times[0].how == "named" else None


def _test(when: When, mission: Entity, asker: Asker, judge: Callable[[When, Life], str]) -> Iterator[StatementTest]:
    life = read_life(mission, asker)
    verdict = judge(when, life) if life else ""
    if life is None or not verdict:
        return
    over = str(life.ends[1]) if life.ends else "now, as far as is known"
    yield StatementTest(
        kind="recomputed", verdict=verdict, figures=list_figures(when.text, (life,), verdict),
        explanation=f"{asker.name(mission.id)} was there from {life.starts[0]} to {over}.",
    )  # fmt: skip


def _is_of_doing(statement: Statement, mission: Entity, when: When) -> bool:
    """Whether the days are those of what the mission itself did."""
    text, at = statement.text, statement.start
    if _FORESEEN.search(text):
        return False
    before, after = text[: max(mission.start - at, 0)], text[max(mission.end - at, 0) :]
    after = re.sub(r"^,\s[^,;]{2,110},(?=\s)|^\s\([^()]{0,60}\)", "", after)
    verb = _VERB.match(after)
    if verb is None or _PASSIVE.search(after[: verb.end() + 1]):
        return False
    head = text[: max(when.start - at, 0)]
    if when.end <= mission.start:
        between = text[max(when.end - at, 0) : max(mission.start - at, 0)]
        return _LEAD.fullmatch(head) is not None and re.fullmatch(r",?\s(?:the\s)?", between) is not None
    if before.strip(' "“') not in ("", "The", "the"):
        return False
    words = after[verb.end() : len(after) - len(text[max(when.start - at, 0) :])]
    if _OTHER_CLAUSE.search(re.sub(r"\b[A-Z][\w’'-]*\sand\s[A-Z]", "", words)):
        return False
    return when.kind in ("since", "until") or (when.kind == "range" and _FROM.search(head) is not None)


#: "M was an observer mission in Angola from 1991 to 1995": the days are those of its whole life.
_WAS_A: Final = re.compile(
    r"\s(?:was|had been)\s(?:an?|the)\s(?:[\w’'.-]+,?\s){0,8}?(?:mission|operation|force|presence|administration|deployment)"
    r"(?:\s(?:in|for|to|on)\s(?:the\s)?[A-Z][\w’'-]*(?:\s(?:and\s|of\s(?:the\s)?)?[A-Z(][\w’'()-]*){0,5}+)?,?\s(?:(?:lasting|deployed|active|in place)\s)?(?:from\s|between\s)?"
)


#: "M lasted from 1992 to 1993", "M (1992–93)"; of a place that is not all of its host the days may be another's.
_LASTED: Final = re.compile(
    r"\s(?:had\s|has\s)?(?:lasted|existed|endured|ran|operated|stayed|remained|spent|was\s(?:there|active|deployed|present|in\s(?:place|existence|being)))"
    r"(?:\s(?:for\s)?(?:[a-z]+\s){0,2}?(?:[a-z-]+|\d+)\s(?:years?|months?|weeks?))?(?P<there>\s(?:there|(?:in|to|on)\s(?:the\s)?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3}?))?,?(?:\s(?:from|between))?\s"
)


def _is_of_whole(statement: Statement, mission: Entity, when: When, asker: Asker) -> bool:
    """Whether the days are told of all that a mission was, with nothing else between its name and them."""
    if when.kind != "range" or (when.period.last_day - when.period.first_day).days <= _BEYOND_DAYS:
        return False
    text, at = statement.text, statement.start
    between = _BRACKET.sub("", text[max(mission.end - at, 0) : max(when.start - at, 0)])
    if _FORESEEN.search(between) or text[: max(mission.start - at, 0)].strip(' "“') not in ("", "The", "the"):
        return False
    if _WAS_A.fullmatch(between) is not None:
        return True
    lasted = _LASTED.fullmatch(between)
    return lasted is not None and (not lasted["there"] or _is_in_host(statement, mission, asker))


def _is_in_host(statement: Statement, mission: Entity, asker: Asker) -> bool:
    known = asker.read_mission(mission.id)
    places = [e.id for e in statement.entities if e.kind in ("state", "place") and e.how == "named"]
    return known is not None and set(places) == {known.host, *known.hosts} - {""}


_BRACKET: Final = re.compile(r"\s\([^()]{0,60}\)")
_YEAR: Final = 366


def _judge_whole(when: When, life: Life) -> str:
    """Judge days that are told of the whole: both ends met, or one of them a year and more from where all lists have it."""
    first, last = when.period.first_day, when.period.last_day
    if life.ends is None:
        return _judge(when, life)
    by_year = _is_of_years(when)
    if _is_near(first, life.starts, by_year=by_year) and _is_near(last, life.ends, by_year=by_year):
        return "supported"
    gaps = (
        (life.starts[0] - first).days, (first - life.starts[1]).days, (life.ends[0] - last).days, (last - life.ends[1]).days
    )  # fmt: skip
    return "contradicted" if max(gaps) > _YEAR + _BEYOND_DAYS else ""


def _judge(when: When, life: Life) -> str:
    first, last = when.period.first_day, when.period.last_day
    over = life.ends[1] if life.ends else date.max
    is_span = when.kind == "range" and (last - first).days > _MONTH
    begins, ends = when.kind != "until", when.kind != "since"
    early = (life.starts[0] - (first if is_span or when.kind == "since" else last)).days
    late = ((last if is_span or when.kind == "until" else first) - over).days if over != date.max else 0
    if _is_of_years(when):  # a year holds all its days
        early = early if life.starts[0].year > first.year else 0
        late = late if over.year < last.year else 0
    if (begins and early > _BEYOND_DAYS) or (ends and late > _BEYOND_DAYS):
        return "contradicted"
    is_start = _is_near(first, life.starts, by_year=_is_of_years(when))
    is_end = life.ends is not None and _is_near(last, life.ends, by_year=_is_of_years(when))
    is_met = (is_start or not begins) and (is_end or not ends)
    return "supported" if is_met and (is_span or when.kind in ("since", "until")) else ""


def _is_of_years(when: When) -> bool:
    return re.search(r"[A-Z][a-z]{2,}|early|late|mid", when.text.removeprefix("Since").removeprefix("Until")) is None


def _is_near(day: date, known: tuple[date, date], *, by_year: bool) -> bool:
    if by_year:
        return known[0].year <= day.year <= known[1].year
    return (known[0] - day).days <= _NEAR_DAYS and (day - known[1]).days <= _NEAR_DAYS
