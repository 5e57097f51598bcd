"""Dated acts that the ledger keeps by indicator: agreements, recognition, demands to leave, beginnings and ends of wars.

What enters: a statement that dates such an act, and an asker. What leaves: ledger tests.
Never done here: an exclusion, unless the act is one that happens once for its name and every claim has one other day:
of most acts there are several, and the ledger need not hold each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from peaceops.assess.audit.asker import Asker, Probe, Reply
from peaceops.assess.audit.compared import LEDGER_RULE
from peaceops.assess.audit.scope import read_days
from peaceops.evidence.answer import Reading
from peaceops.model.audit import Excerpt, Recomputed, StatementTest
from peaceops.model.statement import Entity, Statement, When

#: A day nearer than this to the ledger's may be that of a step of the same act.
_SURE_DAYS: Final = 31
#: Longest time in which a day is stated: a decade names no act.
_MAX_DAYS: Final = 366
_KINDS: Final = ("area", "conflict", "place", "mission", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A kind of act with the words of a text that tell it and the claims that keep it.

    Parameters
    ----------
    name : str
        Its name.
    said, unsaid : re.Pattern
        Words of the statement that tell it, and that tell another.
    code : str
        Indicator and definition of its claims.
    values : frozenset of str
        Categories of those claims; none for any.
    told : re.Pattern
        Words that a claim's summary must have.
    is_repeated : bool
        Whether a text may say without a day that somebody did it: then one claim bears it out.
    """

    name: str
    said: re.Pattern[str]
    unsaid: re.Pattern[str]
    code: str
    values: frozenset[str]
    told: re.Pattern[str]
    is_repeated: bool = False


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_NOTHING: Final = _words(r"(?!)")
_ANY: Final = _words("")
_PACT: Final = r"agreement|accord|protocol|cease-?fire|truce|armistice|memorandum|declaration|treaty"
_RECOGNISES: Final = r"\brecogni[sz](?:ed|ing)\b|\brecognition (?:of|came|followed)\b"
_NO_RECOGNITION: Final = (
    r"\brequest|\basked|\bappeal|\bcalled (?:on|for)|\bpetition|\bdemand|\brefus|\bdeclin"
    r"|\brecogni[sz]ed (?:that|as|the (?!\W?independence))|\bKosovo"
)
ACTS: Final = (
    Act(
        name="agreement", said=_words(rf"\b(?:{_PACT})\w*\b.{{0,80}}\b(?:signed|concluded|reached|initialled)\b|\b(?:signed|concluded|reached)\b.{{0,60}}\b(?:{_PACT})"),
        unsaid=_words(r"\b(?:after|before|since|under|following|until|violat\w*|breach\w*)\b"), code="D9/agreement", values=frozenset(),
        told=_ANY,
    ),
    Act(
        name="recognition", said=_words(_RECOGNISES), unsaid=_words(_NO_RECOGNITION), code="P11/precedent",
        values=frozenset({"recognition_granted"}), told=_words("recogni"),
    ),
    Act(
        name="recognition", said=_words(_RECOGNISES), unsaid=_words(_NO_RECOGNITION), code="P4/ties", values=frozenset(),
        told=_words(r"\brecogni[sz]ed (?!that|as|the (?!\W?independence))"),
    ),
    Act(
        name="request for recognition", said=_words(r"\b(?:request|ask|appeal|petition|call)\w*\b.{0,80}\brecogni|\brecogni\w*.{0,40}\b(?:request|asked|appeal)"),
        unsaid=_NOTHING, code="P11/precedent", values=frozenset({"recognition_requested"}), told=_words("recogni"),
    ),
    Act(
        name="act of parliament", said=_words(r"\bparliament\w*\b.{0,90}\b(?:withdraw|leave|departure|pull-?out|removal|remov|replac|terminat|end)"),
        unsaid=_NOTHING, code="N4/consent_act", values=frozenset({"parliament_resolution"}),
        told=_words("depart|withdraw|leav|remov|replac|terminat|end|pull"),
    ),
    Act(
        name="demand for another force", said=_words(r"\b(?:appeal|ask|call|demand|request|propos|insist|press)\w*\b.{0,60}\b(?:internationali[sz]|replac|multinational|international (?:force|peace|police))"),
        unsaid=_words(r"\b(?:oppos|reject|refus|declin|resist|block)\w*"), code="H2/alternative_format", values=frozenset(),
        told=_words(r"internationali[sz]|replac|multinational|international (?:force|peace|police)"), is_repeated=True,
    ),
    Act(
        name="beginning of a war", said=_words(r"\bwar\b.{0,60}\b(?:began|started|broke out|begun)|\bescalat\w+ into an?\s(?:[\w-]+\s){0,3}war\b|\b(?:beginning|start|outbreak) of the\s.{0,30}\bwar\b"),
        unsaid=_words(r"\b(?:after|before|since|following)\b"), code="H4/war_start", values=frozenset(), told=_ANY,
    ),
    Act(
        name="end of a war", said=_words(r"\bwar\b.{0,60}\b(?:ended|was over|came to an end|finished)|\bend of the\s.{0,30}\bwar\b"),
        unsaid=_words(r"\b(?:after|before|since|following)\b"), code="H4/war_end", values=frozenset(), told=_ANY,
    ),
)  # fmt: skip
#: The name of an instrument that is told to be signed: there is one of it.
_TITLE: Final = re.compile(
    r"(?P<title>\b(?!(?:The|This|That|An?|Its|Their)\s)[A-Z]\w+(?:\s[A-Z]\w+){0,3}\s(?:Agreement|Accords?|Protocol|Treaty|Memorandum))"
    r"(?:\son\s[^,.;]{0,40})?\s(?:was|were)\s(?:signed|concluded|initialled)\b"
    r"|\b(?:signed|concluded)\sthe\s(?P<other>[A-Z]\w+(?:\s[A-Z]\w+){0,3}\s(?:Agreement|Accords?|Protocol|Treaty|Memorandum))"
)
#: Acts of which the day is all that is said.
_SURE: Final = ("agreement", "recognition", "request for recognition")
_NEVER: Final = re.compile(r"\bnever\b", re.IGNORECASE)


def check_dated(statement: Statement, asker: Asker) -> tuple[StatementTest, ...]:
    """Test the day of an act that the ledger keeps by indicator, or that such an act never was.

    Parameters
    ----------
    statement : Statement
        A testable one.
    asker : Asker
        What answers.
    """
    if statement.modality not in ("asserted", "reported"):
        return ()
    found: list[StatementTest] = []
    for act in ACTS:
        if not act.said.search(statement.text) or act.unsaid.search(statement.text):
            continue
        subject, is_sure = _find_subject(statement, asker)
        given = _list_claims(act, statement, subject, asker)
        if not given:
            continue
        if _NEVER.search(statement.text) or statement.is_negated:
            if (
                _NEVER.search(statement.text)
                and not statement.times
                and is_sure
                and act.values
                and _mentions_host(statement, asker, subject)
            ):
                found.append(_test("contradicted", given, "It did, by the ledger"))
            continue
        if act.is_repeated:
            given = [(reply, r) for reply, r in given if _is_of_subject(statement, r, asker)]
            if given and is_sure and not statement.times:
                found.append(_test("supported", given, f"The ledger has the {act.name}"))
        for when in statement.times:
            test = _check_day(act, statement, when, given, is_sure=is_sure, asker=asker)
            if test:
                found.append(test)
        if found:
            break
    return tuple(found)


def _find_subject(statement: Statement, asker: Asker) -> tuple[tuple[str, ...], bool]:
    """Find the missions through which the claims are reached, and whether they are named without doubt."""
    for kind in _KINDS:
        given = [e for e in statement.entities if e.kind == kind and e.how == "named"]
        ids = {s for e in given if e.id for s in asker.find_subjects(e)}
        sure = bool(ids)
        if kind == "mission":
            for entity in given:
                if not entity.id and entity.candidates:
                    kept = _settle(entity, statement, asker)
                    ids |= set(kept)
                    sure = len(kept) == 1
        if ids:
            return tuple(sorted(ids)), sure
    return (), False


def _mentions_host(statement: Statement, asker: Asker, subjects: Sequence[str]) -> bool:
    """Whether the only state named is the host, whose acts the claims are."""
    states = {e.id for e in statement.entities if e.kind == "state" and e.id and e.how == "named"}
    return len(states) == 1 and set(subjects) <= set(asker.find_missions(Probe(topic="", host=states.pop())))


def _settle(entity: Entity, statement: Statement, asker: Asker) -> tuple[str, ...]:
    """Settle between missions of one name by the state that the statement names as their host."""
    states = [e.id for e in statement.entities if e.kind == "state" and e.id and e.how == "named"]
    hosted = {m for state in states for m in asker.find_missions(Probe(topic="", host=state))}
    return tuple(sorted(set(entity.candidates) & hosted))


def _list_claims(act: Act, statement: Statement, subjects: Sequence[str], asker: Asker) -> list[tuple[Reply, Reading]]:
    indicator, _, definition = act.code.partition("/")
    found = [
        (reply, r)
        for subject in subjects
        for reply in asker.ask(Probe(topic="claims", subject=subject, indicator=indicator, definition=definition))
        for r in reply.readings
        if r.rule == LEDGER_RULE and r.has_value and not r.reason.startswith("denied")
        and (not act.values or r.text in act.values) and act.told.search(r.label)
    ]  # fmt: skip
    return [
        (reply, r) for reply, r in found
        if r.definition == act.code and (act.name != "agreement" or _is_same_pact(statement.text, r.label))
    ]  # fmt: skip


def _is_same_pact(text: str, label: str) -> bool:
    """Whether two texts call an instrument by a word in common."""
    own, its = (
        {w.casefold().replace("-", "") for w in re.findall(_PACT, t, re.IGNORECASE)} for t in (text, label)
    )  # fmt: skip
    return bool(own & its)


def _check_day(
    act: Act, statement: Statement, when: When, given: Sequence[tuple[Reply, Reading]], *, is_sure: bool, asker: Asker
) -> StatementTest | None:  # fmt: skip
    first, last = when.period.first_day, when.period.last_day
    if when.how != "named" or when.kind not in ("day", "month", "year") or (last - first).days > _MAX_DAYS:
        return None
    dated = [(reply, r, days) for reply, r in given if (days := read_days(r)) is not None]
    agree = [(reply, r) for reply, r, d in dated if first <= d[0] and d[1] <= last]
    if agree:
        said_by = all(r.reason.startswith("said by") for _, r in agree)
        verdict = "supported" if is_sure and not said_by and act.name in _SURE else "supported-with-qualification"
        doubt = "" if is_sure else ", of one of the missions that may be meant"
        if is_sure and verdict != "supported":
            doubt = ", as one side says" if said_by else ", which bears out the act and its day alone"
        return _test(verdict, agree, f"The ledger has the {act.name} on these days{doubt}", when)
    own = [(reply, r, d) for reply, r, d in dated if _is_once(act, statement, r, asker)]
    if not own or not is_sure or len({d for _, _, d in own}) != 1:
        return None
    gap = max((own[0][2][0] - last).days, (first - own[0][2][1]).days)
    if gap <= _SURE_DAYS:
        return None
    return _test(
        "contradicted", [(reply, r) for reply, r, _ in own], f"The ledger has the {act.name} on {_write(own[0][2])}", when
    )  # fmt: skip


def _is_once(act: Act, statement: Statement, reading: Reading, asker: Asker) -> bool:
    """Whether a claim is of the very act that the text names: the instrument by its title, recognition by its state."""
    if act.name == "agreement":
        title = _TITLE.search(statement.text)
        return title is not None and (title["title"] or title["other"]) in reading.label
    return act.name == "recognition" and _is_of_subject(statement, reading, asker) and _is_of_area(statement)


def _is_of_subject(statement: Statement, reading: Reading, asker: Asker) -> bool:
    """Whether a claim names the one state that the statement says did it."""
    states = [e for e in statement.entities if e.kind == "state" and e.role == "subject" and e.how == "named" and e.id]
    return len(states) == 1 and asker.name(states[0].id)[:_STEM] in reading.label


_STEM: Final = 5
_RECOGNISED: Final = re.compile(
    r"\brecogni[sz]ed\s(?:the\s)?(?:(?:independence|statehood) of\s)?(?:the\s)?$", re.IGNORECASE
)


def _is_of_area(statement: Statement) -> bool:
    """Whether an area itself is recognised, not its passports or elections."""
    return any(
        e.kind == "area" and _RECOGNISED.search(statement.text[: max(e.start - statement.start, 0)])
        and re.match(r"\s(?:and|in|on|as an? independent)\b|\s*[,.]|\s*$", statement.text[max(e.end - statement.start, 0) :])
        for e in statement.entities
    )  # fmt: skip


def _write(days: tuple[date, date]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _test(verdict: str, given: Sequence[tuple[Reply, Reading]], words: str, when: When | None = None) -> StatementTest:
    return StatementTest(
        kind="ledger", verdict=verdict, figures=tuple(_list_figures(given, verdict, when)),
        explanation=f"{words}: {'; '.join(dict.fromkeys(_quote(r) for _, r in given[:3]))}.",
        grounds=tuple(Excerpt(where="claim", ref=r.keys[0], text=r.label) for _, r in given[:6] if r.keys),
    )  # fmt: skip


_DAY: Final = re.compile(r"\d{4}\b")


def _quote(reading: Reading) -> str:
    """Quote a claim with its source."""
    source = reading.citation or reading.source
    return f"{reading.label.rstrip('.')}{f' ({source})' if source else ''}"


def _list_figures(given: Sequence[tuple[Reply, Reading]], verdict: str, when: When | None) -> Iterator[Recomputed]:
    for reply, r in given[:6]:
        yield Recomputed(
            claimed=when.text if when else "never" if verdict == "contradicted" else "that it was done", text=r.text if _DAY.match(r.text) else r.label, definition=r.definition, rule=r.rule,
            period=" to ".join(dict.fromkeys(r.period)), fit="outside" if verdict == "contradicted" else "inside",
            source=r.source, citation=r.citation, query=r.query, command=reply.command, readings=1,
        )  # fmt: skip
