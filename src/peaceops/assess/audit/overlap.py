"""Two missions at one time: side by side, one still there when the other came, one gone before the other arrived.

What enters: a statement that names two missions, and an asker. What leaves: recomputed tests.
Never done here: an overlap that the days of the lists leave open; two missions in different places said to be together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe
from peaceops.assess.audit.lifespan import DAYS, Life, list_figures, read_life
from peaceops.assess.audit.masked import Masked, compile_forms, mask
from peaceops.model.audit import StatementTest
from peaceops.model.statement import Statement

_THERE: Final = r"(?:ran|worked|operated|served|existed|functioned|acted|were (?:both )?(?:deployed|present|active|stationed|there|in place|in the field|on the ground)|was (?:deployed|present|active|stationed)|deployed|(?:was|were)(?= in P\d))"
_TOGETHER: Final = r"(?:side by side|in parallel|at the same time|simultaneously|concurrently|alongside (?:each other|one another)|next to each other|in tandem|together|at once|shoulder to shoulder)"
_WITH: Final = r"(?:alongside|in parallel (?:with|to)|side by side with|at the same time as|concurrently with|simultaneously with|next to|in tandem with|parallel to|together with)"
_PLACE: Final = r"(?: in P\d)?"
_MANNER: Final = r"(?: (?:both|all|also|then|later|for (?:some time|a time|a while|[^,;]{1,30}?)))*"
_AHEAD: Final = r"(?:(?:In|For|From|Between|During|Until|Since)(?: [^,;]{1,40})?, )?"
_SIDES: Final = compile_forms(
    rf"{_AHEAD}M1(?: in P\d)? and M2{_PLACE}(?P<no> never| did not| were never| were not)?{_MANNER} {_THERE.replace('ran|', 'ran|run|')}{_PLACE}{_MANNER} {_TOGETHER}(?P<more>.*)",
    rf"{_AHEAD}M1(?: in P\d)? and M2{_PLACE} (?P<no>never |did not |do not )?(?:coexist(?:ed)?|overlap(?:ped)?)(?P<more>.*)",
    rf"{_AHEAD}M1{_PLACE}(?P<no> never| did not| was never| was not)?{_MANNER} (?:{_THERE}{_PLACE}{_MANNER} {_WITH}|(?:coexist(?:ed)?|overlap(?:ped)?) with|(?:ran|was) parallel to) M2(?P<more>.*)",
    rf"{_AHEAD}M1(?: in P\d)? and M2 (?P<no>never |did not )?shared? (?:the|an?|P\d as (?:an?|their)) (?:\w+ )?(?:theatre|stage|field|ground|country|area|space)(?P<more>.*)",
    r"(?:The )?(?:mandates?|deployments?|lives?) of M1 and M2 (?P<no>never |did not )?overlap(?:ped)?(?P<more>.*)",
    r"There was (?P<no>no|never an?) overlap between M1 and M2(?P<more>.*)",
)  # fmt: skip
_STILL: Final = r"(?:still |already )?(?:deployed|there|present|active|in place|in the field|in the country|on the ground|stationed|operating|running|at work|under way|in P\d)"
_GONE: Final = r"(?:been (?:gone|over|history)(?: for [^,;]{1,20})?|left|closed|ended|gone|withdrawn|pulled out|gone home|shut down|departed|wound up|come to an end|been (?:closed|withdrawn|terminated|disbanded|wound up|shut down)|packed up)"
_CAME: Final = r"(?:was (?:\w+ )?(?:set up|established|created|deployed|sent|launched|dispatched|mandated|formed)|arrived|came|began|started|deployed|opened|landed|took up (?:its )?work|went in|entered P\d|moved in)"
_SENT: Final = r"(?:(?:O\d|P\d|it|they)(?: and (?:O\d|P\d))? (?:set up|established|created|deployed|sent|launched|dispatched|mounted)(?: in P\d)?)"
_OVER: Final = r"(?:(?:had |was |were )?(?:closed|ended|left|withdrew|withdrawn|terminated|disbanded|shut down|wound up|departed|pulled out|came to an end))"
_NEXT: Final = rf"(?:M2 {_CAME}|{_SENT} M2)"
_FIRST: Final = rf"(?:M1 {_CAME}|{_SENT} M1)"
_WHEN: Final = r"(?:when|by the time(?: that)?|at the time(?: that)?|as)"
#: The mission that was there, the one that came, whether it was gone.
_ORDERS: Final = tuple((re.compile(form), there, came) for form, there, came in (
    (rf"M1 (?:was|were) (?P<no>not |no longer )?{_STILL}(?: in P\d)? {_WHEN} {_NEXT}", "M1", "M2"),
    (rf"M1 (?:was|were) (?P<no>not yet |not )?(?:already |still )*{_STILL}(?: in P\d)? {_WHEN} M2 (?P<ended>{_OVER})", "M1", "M2"),
    (rf"(?:[Ww]hen|[Bb]y the time(?: that)?) M2 (?P<ended>{_OVER}),? M1 (?:was|were) (?P<no>not yet |not )?(?:already |still )*{_STILL}", "M1", "M2"),
    (rf"{_WHEN.capitalize().replace('(?:when', '(?:[Ww]hen|[Bb]y the time(?: that)?|when')} {_FIRST}(?: [^,;]{{1,30}})?, M2 (?:was|were) (?P<no>not |no longer )?{_STILL}", "M2", "M1"),
    (rf"[Ww]hile M1 (?:was|were) {_STILL}(?: in P\d)?, {_NEXT}", "M1", "M2"),
    (rf"{_FIRST}(?: (?:in|to|into) P\d)?,? while M2 (?:was|were) {_STILL}", "M2", "M1"),
    (rf"{_FIRST}(?: (?:in|to|into) P\d)?,? (?:only )?(?P<gone>after|once) M2 had (?:been )?(?:already )?{_GONE}", "M2", "M1"),
    (rf"(?:Only |Not until )?(?P<gone>[Aa]fter|[Oo]nce) M2 had (?:already )?{_GONE},? (?:did|was) M1\b", "M2", "M1"),
    (rf"M1 (?P<gone>had (?:already |long )?{_GONE})(?: P\d)?,? {_WHEN} {_NEXT}", "M1", "M2"),
    (rf"(?:[Ww]hen|[Bb]y the time(?: that)?) {_FIRST}(?: [^,;]{{1,30}})?, M2 (?P<gone>had (?:already |long )?{_GONE})", "M2", "M1"),
))  # fmt: skip
_SPAN: Final = re.compile(
    r"(?P<several>several|many|some) (?P<unit>year|month|week)s|(?P<one>a) (?P<of>year|month|week)|years|decades"
)
_LEAST: Final = {"year": Decimal("365.25"), "month": Decimal("30.4375"), "week": Decimal(7)}
#: Days by which a handing over may run without anything being side by side, or the other way round.
_HANDOVER: Final = 31


def check_overlap(statement: Statement, asker: Asker) -> Iterator[StatementTest]:
    """Test that two missions were there at one time, or that one was gone when the other came.

    Parameters
    ----------
    statement : Statement
        Any that is asserted.
    asker : Asker
        What answers.
    """
    masked = mask(statement, asker)
    if masked is None or len(masked.list_ids("M")) != 2:
        return
    for form in _SIDES:
        if (found := form.match(masked.text)) is not None:
            lives = _read_lives(masked, ("M1", "M2"), asker)
            if lives is not None and _share_place(masked, asker):
                yield from _judge_sides(statement, lives, found, asker)
            return
    for form, there, came in _ORDERS:
        if (found := form.match(masked.text)) is not None:
            lives = _read_lives(masked, (there, came), asker)
            if lives is not None:
                yield from _judge_order(statement, lives, found.groupdict(), asker)
            return


def _read_lives(masked: Masked, tokens: tuple[str, str], asker: Asker) -> tuple[Life, Life] | None:
    first, second = (read_life(masked.entities[token], asker) for token in tokens)
    return (first, second) if first is not None and second is not None else None


def list_hosts(mission: str, asker: Asker) -> set[str]:
    """List where a mission was, by the registry and every list."""
    own = asker.read_mission(mission)
    found = {r.text for x in asker.ask(Probe(topic="host", subject=mission)) for r in x.readings if r.has_value}
    return (found | {own.area, *own.host_states} if own is not None else found) - {""}


def _share_place(masked: Masked, asker: Asker) -> bool:
    one, other = (list_hosts(masked.entities[token].id, asker) for token in ("M1", "M2"))
    return bool(one & other)


def _judge_sides(
    statement: Statement, lives: tuple[Life, Life], found: re.Match[str], asker: Asker
) -> Iterator[StatementTest]:
    """Judge that two were there together, for as long as is said."""
    shared = _measure(lives)
    if shared is None or any(w.how == "named" for w in statement.times):
        return  # together in some year: another question
    least, most = shared
    needed = _read_span(statement, found["more"])
    if needed is None:
        return
    verdict = ""
    if least >= max(needed, Decimal(_HANDOVER)):
        verdict = "supported"
    elif most < (needed * _SHORT if needed else -_HANDOVER):
        verdict = "contradicted"
    if found.groupdict().get("no") and not needed:
        verdict = "contradicted" if least > _HANDOVER else "supported" if most <= 0 else ""
    elif found.groupdict().get("no"):
        return
    if verdict:
        words = f"{_tell(lives, asker)} They were there together for {max(least, 0)} to {max(most, 0)} days." if most > 0 else f"{_tell(lives, asker)} They were never there together."  # fmt: skip
        yield _write(statement, lives, verdict, words)


#: A length stated is met by three quarters of it.
_SHORT: Final = Decimal("0.75")


def _measure(lives: tuple[Life, Life]) -> tuple[int, int] | None:
    """Measure the days that two lives share: at the least and at the most; None where an end is not known."""
    ends = [life.ends or ((life.known_to, life.known_to) if life.known_to else None) for life in lives]
    if ends[0] is None or ends[1] is None:
        return None
    one, other = lives
    least = min(ends[0][0], ends[1][0]) - max(one.starts[1], other.starts[1])
    most = min(ends[0][1], ends[1][1]) - max(one.starts[0], other.starts[0])
    return least.days, most.days


def _read_span(statement: Statement, more: str) -> Decimal | None:
    """Read how many days together are said: 0 where no length is; None where one is said that cannot be read."""
    spans = [a for a in statement.amounts if a.unit in DAYS]
    if spans:
        low = spans[0].low
        return low * DAYS[spans[0].unit] * _SHORT if len(spans) == 1 and low is not None else None
    if found := _SPAN.search(statement.text):
        unit = _LEAST[found["unit"] or found["of"] or "year"]
        return unit if found["one"] else 2 * unit
    return None if re.search(r"\b(?:brief|short|long|only|whole|entire|throughout)", more) else Decimal(0)


def _judge_order(
    statement: Statement, lives: tuple[Life, Life], said: dict[str, str | None], asker: Asker
) -> Iterator[StatementTest]:
    """Judge that one was there, or was gone, on the day that another came."""
    there, came = lives
    ends = there.ends or ((there.known_to, there.known_to) if there.known_to else None)
    event = came.ends if said.get("ended") else came.starts
    if event is None:
        return
    is_there: bool | None = None
    if event[1] < there.starts[0]:
        is_there = False
        if said.get("gone"):
            yield _write(statement, lives, "contradicted", _tell(lives, asker))
            return
    elif ends is not None and event[0] > ends[1] and there.ends is not None:
        is_there = False
    elif ends is not None and event[0] >= there.starts[1] and event[1] < ends[0]:
        is_there = True
    if is_there is None:
        return
    is_right = is_there != bool(said.get("gone") or said.get("no"))
    yield _write(statement, lives, "supported" if is_right else "contradicted", _tell(lives, asker))


def _tell(lives: tuple[Life, Life], asker: Asker) -> str:
    parts = []
    for life in lives:
        over = f"was over by {life.ends[1]}" if life.ends else "goes on as far as the lists know"
        parts.append(f"{asker.name(life.entity.id)} began from {life.starts[0]} to {life.starts[1]} and {over}")
    return f"{'; '.join(parts)}."


def _write(statement: Statement, lives: tuple[Life, Life], verdict: str, words: str) -> StatementTest:
    return StatementTest(
        kind="recomputed", verdict=verdict, explanation=words, figures=list_figures(statement.text[:80], lives, verdict)
    )
