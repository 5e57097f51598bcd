"""C01: a source is older than the event for which it is cited.

What enters: a context. What leaves: findings.
Never done here: days that stand in the sentence as background, forecasts, comparisons, norms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from peaceops.assess.audit.citation.rule import (
    NORMS,
    Context,
    Rule,
    list_notes,
    name_work,
    quote_citation,
    quote_sentence,
    write_day,
    write_issued,
)  # fmt: skip
from peaceops.model.audit import Finding
from peaceops.model.citation import Citation, Work
from peaceops.model.statement import Statement, When
from peaceops.model.text import Sentence

CODE: Final = "C01"
NAME: Final = "source-older-than-event"
_GRACE: Final = timedelta(days=2)
#: How long before a month it may be said what was so by then.
_AHEAD_OF: Final = timedelta(days=92)
# A work may well say beforehand what is to come, or lend a word to what came after.
_AHEAD: Final = re.compile(
    r"(?i)\b(?:will|would|shall|should|expect\w*|predict\w*|forecast\w*|foresee\w*|foresaw|foreseen|anticipat\w*|project(?:ed|ions?)|plan(?:s|ned|ning)?|schedul\w*"
    r"|intend\w*|due to|set to|aim(?:s|ed)? (?:to|at)|target\w*|deadline|warn(?:s|ed|ing)?|if|could|might|may|can|until|since|likely|possib\w+|proposed?|envisag\w*|promis\w*|pledg\w*|mandated|mandates?\s(?:to|for|of|run\w*|lasts?|expires?|(?:is|was|were|had|stood|set)\s(?:[a-z]+\s){0,2}\d+)|authori[sz]\w*)\b"
)
_LIKENS: Final = re.compile(
    r"(?i)\b(?:as (?:in|with|was|were|had|early|far)|like|unlike|similar\w*|compar\w+|(?<!more )(?<!less )(?<!fewer )(?<!rather )than|same|again|analog\w+|echo\w*|recall\w*|remind\w*|pattern|reminiscent|still|what\s\w+\scall\w*|so-called|known as|coin\w*|term(?:s|ed)?|concept\w*|framework"
    r"|theor\w+|defin\w+|typolog\w+|model\w*|definition|doctrine|principle\w*|argument|in the sense|logic|literature|scholar\w*|tradition\w*|historical\w*|root\w*|origin\w*|context|background)\b"
)
_AT: Final = re.compile(
    r"(?i)(?:^|\b(?:in|on|during|of|at|for|early|late|mid|around|about|throughout)[\s-]*|[(,]\s*)(?:the\s)?(?:year\s|summer of\s|spring of\s|autumn of\s|winter of\s)?$"
)
# "After the war of 2015 …": the day is the setting, not what is reported.
_SETTING: Final = re.compile(
    r"(?i)\b(?:after|following|before|since|despite|because|owing|prior|wake|result|ahead|aftermath|unlike|contrary|under|pursuant|per|accordance|line|view|light|given|between|from|until)\b[^,.;]{0,60}$"
)
_SPANS: Final = re.compile(r"\b(?:from|between|during|in)\s$")
_TALK: Final = re.compile(
    r"(?i)\b(?:personal|private|email|e-mail|telephone|written)\s(?:communication|correspondence|conversation|message)\b|\binterviews?(?:ed)?\b|\bconversations?\b|\bpers\. comm\b"
)
_PART_OF_YEAR: Final = re.compile(
    r"(?i)(?:the\s)?(?:early|mid|late|beginning|middle|end|(?:first|second) half|spring|summer|autumn|winter|(?:first|second|third|fourth|last) quarter)\b"
)
# "Since 2022 it has been …": what has lasted from then on.
_ENDED: Final = re.compile(
    r"\b(?:was|were|had been|has been)\s(?:\w+\s)?(?:terminated|ended|closed|withdrawn|dissolved|disbanded|wound up|concluded)\b|\b(?:ended|closed|withdrew|left|ceased)\b"
)
_LASTS: Final = re.compile(
    r"\b(?:has|have)\s(?:(?:not|never|also|since|only|always)\s)?(?:been|had|become|\w{3,}(?:ed|en))\b"
)
_LIVING: Final = re.compile(
    r"(?i)\b(?:database|data set|dataset|statistics|tracker|timeline|chronology|homepage|website|updated?|encyclop\w+|wikipedia)\b"
)


def check_older(context: Context) -> Iterator[Finding]:
    """Find sentences all of whose works appeared before the day of what they report."""
    for sentence, citations, works in context.list_sourced():
        if not all(_is_dated_account(work) for work in works):
            continue
        statements = context.by_sentence.get(sentence.order, ())
        if any(_leads_away(sentence, c, has_figure=_has_figure(statements)) for c in citations):
            continue
        when = _find_event(sentence, statements, works)
        if when is not None:
            yield _report(sentence, statements, citations, works, when)
        elif (ended := _find_end(context, sentence, statements, works)) is not None:
            yield _report_end(sentence, citations, works, ended)


def _leads_away(sentence: Sentence, citation: Citation, *, has_figure: bool) -> bool:
    """Whether a reference gives the background and not the ground: *cf.*, *see also*, and *see* beside no figure."""
    text = citation.text
    if citation.sentence is not None:
        text = sentence.text[max(0, citation.start - 24) : citation.end].rpartition("(")[2]
        if not has_figure and not _closes(sentence, citation):
            return True
    if re.match(r"(?i)\W*(?:for\b|cf\b|compare\b|(?:but )?see,? (?:also|generally|further|e\.g))", text):
        return True
    return not has_figure and re.match(r"(?i)\W*see\b", text) is not None


def _closes(sentence: Sentence, citation: Citation) -> bool:
    """Whether a bracket with author and year ends a sentence of one clause, and so is the ground of all of it."""
    is_last = re.fullmatch(r"\W{0,4}", sentence.text[citation.end :]) is not None
    return is_last and not re.search(r"[,;:–—]", sentence.text[: citation.start].rpartition("(")[0])


def _is_dated_account(work: Work) -> bool:
    if _last_day(work) is None or work.kind in NORMS or "/RES/" in work.symbol:
        return False
    is_by_person = any(author.family for author in work.authors)
    return not _LIVING.search(work.container if is_by_person else f"{work.title} {work.container}")


def _find_event(sentence: Sentence, statements: tuple[Statement, ...], works: tuple[Work, ...]) -> When | None:
    """Find the day that is reported, if it is the only one and no work can know of it."""
    if not statements:
        return None
    if any(s.modality in ("predicted", "possible", "normative", "motive") for s in statements):
        return None
    times = list({(t.start, t.end): t for s in statements for t in s.times if t.how == "named"}.values())
    times = [t for t in times if not _is_of_talk(sentence.text, t)]
    if not times or not all(_begin(t) for t in times):
        return None
    rest = _without(sentence.text, times)
    if _AHEAD.search(rest) or _LIKENS.search(rest):
        return None
    newest = max(day for work in works if (day := _last_day(work)) is not None)
    if any((_begin(t) or newest) <= newest + _grace(works) for t in times):
        return None
    if any(t.kind == "since" for t in times) and not _LASTS.search(rest):
        return None
    if not all(_is_told(sentence.text, t, times) for t in times) or not _says_more(sentence, statements):
        return None
    if _quotes_a_word(sentence.text) and not _has_figure(statements):
        return None
    return min(times, key=lambda t: _begin(t) or newest)


def _grace(works: tuple[Work, ...]) -> timedelta:
    """Days that a work may be younger than its date: those of the zones of the world; a document of a year is of that year."""
    return timedelta(0) if all(work.symbol or work.kind == "report" for work in works) else _GRACE


def _last_day(work: Work) -> date | None:
    """Last day on which what is cited can have been written: that of its date, else that on which it was opened."""
    return work.issued[1] if work.issued is not None else work.accessed


def _say_last(work: Work) -> str:
    if work.issued is not None or work.accessed is None:
        return f"dated {write_issued(work)}"
    return f"opened on {write_day(work.accessed)}"


def _find_end(
    context: Context, sentence: Sentence, statements: tuple[Statement, ...], works: tuple[Work, ...]
) -> tuple[Statement, int, int] | None:
    """Find an end that follows from two sentences: *deployed in 1994*, and *terminated after 14 years*.

    The statement, the year of the beginning and that of the end; None where the text names no one year of the beginning.
    """
    newest = max(day for work in works if (day := _last_day(work)) is not None)
    for statement in statements:
        spans = [a for a in statement.amounts if a.unit == "years" and a.bound == "exact" and a.low is not None]
        if statement.modality != "asserted" or statement.is_negated or len(spans) != 1 or _AHEAD.search(sentence.text):
            continue
        missions = {e.id for e in statement.entities if e.kind == "mission" and e.role == "subject" and e.id}
        if len(missions) != 1 or not _ENDED.search(statement.text):
            continue
        begun = {
            when.period.first_day.year
            for other in context.statements
            if other.predicate.topic == "started" and other.modality == "asserted"
            and any(e.kind == "mission" and e.id in missions for e in other.entities)
            for when in other.times
            if when.kind in ("day", "month", "year")
        }  # fmt: skip
        if len(begun) != 1:
            continue
        year = begun.pop()
        ended = year + int(spans[0].low or 0)
        if date(ended - 1, 1, 1) > newest:
            return statement, year, ended
    return None


def _is_of_talk(text: str, when: When) -> bool:
    """Whether a day is that of a source in a bracket: ``(B. Roe, personal communication, March 3, 2004)``."""
    opened = text.rfind("(", 0, when.start)
    closed = text.find(")", when.end)
    if opened < 0 or closed < 0 or ")" in text[opened : when.start]:
        return False
    return _TALK.search(text[opened:closed]) is not None


def _begin(when: When) -> date | None:
    """Give the first day on which what is told can have been so: that of a span is its first; None where none is told."""
    if when.kind in ("day", "month", "year", "since"):
        return when.period.first_day
    if when.kind == "range":
        return when.period.first_day
    if when.kind == "until" and re.match(r"(?i)by\s", when.text) and when.period.end is not None:
        return _begin_of_by(when)
    return None


def _begin_of_by(when: When) -> date:
    """Give the first day on which *by …* can be said: "by 2009" at the end of the year before, "by June 2009" some weeks before."""
    last = when.period.last_day
    if re.search(r"(?i)\b(?:late|end|mid|autumn|summer|second half)\b", when.text):
        return date(last.year, 1, 1)
    if re.fullmatch(r"(?i)by\s(?:the\s)?(?:early\s|beginning of\s|start of\s|spring of\s)?\d{4}", when.text.strip()):
        return date(last.year - 1, 1, 1)
    return last - _AHEAD_OF


def _without(text: str, times: list[When]) -> str:
    """Words of a sentence without its days: *May* is a month there."""
    for when in sorted(times, key=lambda t: -t.start):
        text = f"{text[: when.start]} {text[when.end :]}"
    return text


def _is_told(text: str, when: When, times: list[When]) -> bool:
    """Whether a day is that of what the sentence reports: *in 2015*, *in 2015 and 2017*, not *after the war of 2015*."""
    before = text[: when.start]
    if when.kind == "range" and not _PART_OF_YEAR.match(when.text):
        # "It was deployed from 1999 to 2005"; years in brackets behind a name are no more than its label.
        led = _SPANS.search(before)
        return (
            text[when.start : when.end] == when.text and led is not None and not _SETTING.search(before[: led.start()])
        )
    is_next = any(re.fullmatch(r"(?:,| and|, and)\s", text[t.end : when.start]) for t in times if t.end < when.start)
    is_placed = is_next or when.kind in ("until", "since") or bool(_AT.search(before))
    return text[when.start : when.end] == when.text and is_placed and not _SETTING.search(before)


def _says_more(sentence: Sentence, statements: tuple[Statement, ...]) -> bool:
    """Whether a figure or a verb of the past says what happened then."""
    return (
        _has_figure(statements)
        or re.search(
            r"\b(?:was|were|(?:has|have)\sbeen|had|did|(?:re|over|with|under|out)?(?:began|ended|left|took|held|fell|rose|came|went|ran|drew|threw|saw|found|built|became|made|sent|lost|won|shot|fought|struck|drove|chose|gave|got|kept|brought|bought|sold|killed|cut|put|set|met|grew|broke|spoke|paid|wrote)|\w{3,}ed)\b",
            sentence.text,
        )
        is not None
    )


def _has_figure(statements: tuple[Statement, ...]) -> bool:
    return any(a.unit not in ("years", "months", "days") for s in statements for a in s.amounts)


def _quotes_a_word(text: str) -> bool:
    return re.search(r"[“\"‘«]\w", text) is not None


def _report_end(
    sentence: Sentence, citations: tuple[Citation, ...], works: tuple[Work, ...], ended: tuple[Statement, int, int]
) -> Finding:
    statement, begun, end = ended
    work = max(works, key=lambda w: _last_day(w) or date.min)
    return Finding(
        code=CODE, rule=NAME, severity="warning",
        title=f"Cited for an end in about {end}, but {_say_last(work)}",
        explanation=(
            f"The text has the beginning in {begun} and the end {end - begun} years later, in about {end}. {name_work(work)}, on which "
            f"alone the sentence rests, is {_say_last(work)} and cannot report that end. The note may be meant for another "
            "part of the sentence; then the end rests on nothing."
        ),
        grounds=(quote_sentence(sentence), *(quote_citation(c) for c in citations)),
        statements=(statement.id,), notes=list_notes(citations), works=tuple(w.id for w in works),
    )  # fmt: skip


def _report(
    sentence: Sentence,
    statements: tuple[Statement, ...],
    citations: tuple[Citation, ...],
    works: tuple[Work, ...],
    when: When,
) -> Finding:
    work = max(works, key=lambda w: _last_day(w) or date.min)
    others = f" and {len(works) - 1} other" if len(works) > 1 else ""
    return Finding(
        code=CODE, rule=NAME, severity="error" if _has_figure(statements) else "warning",
        title=f"Cited for “{when.text}”, but {_say_last(work)}",
        explanation=(
            f"The sentence tells of “{when.text}”. {name_work(work)}{others}, on which alone it rests, is "
            f"{_say_last(work)} and cannot report that: either the date of the work or the year in the sentence is wrong, or "
            "another source is meant."
        ),
        grounds=(quote_sentence(sentence), *(quote_citation(c) for c in citations)),
        statements=tuple(s.id for s in statements), notes=list_notes(citations), works=tuple(w.id for w in works),
    )  # fmt: skip


RULE: Final = Rule(
    code=CODE, name=NAME, severity="error",
    question="Is every source of the sentence older than the event it is cited for?",
    explanation=(
        "A work cannot report what happened after it appeared. Silent where the sentence looks ahead, likens, defines or "
        "quotes a word, names other days too, cites a norm, or has a note whose work is not known."
    ),
    check=check_older,
)  # fmt: skip
