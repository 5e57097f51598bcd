"""Forms of sentences that relate two numbers, or tell a place, an extreme or a bound.

What enters: a masked sentence. What leaves: what it asserts, with its terms; nothing where a word was not read.
Never done here: a value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from peaceops.assess.audit.relation.factor import CHANGES, Range, read_bound, read_share, read_times
from peaceops.assess.audit.relation.mask import Days, Masked
from peaceops.assess.audit.relation.pattern import (
    ALL_OTHER,
    ASIDE,
    BACK,
    BEHIND,
    BETWEEN,
    CHANGED,
    COMPARED,
    FOLDS,
    FOLLOWED,
    FROM_BEFORE,
    FROM_TO,
    HEDGE,
    LARGEST,
    MORE,
    MOVED,
    NEVER,
    NONE,
    NUMBERS,
    ONCE,
    PART_FIRST,
    PART_LAST,
    PEAK,
    PLACES,
    RANK_LED,
    RANK_NONE,
    RANK_OVER,
    RANKED,
    SIZED,
    STANDS,
    SUM,
    TAIL,
    THAN_ANY,
    TIMED,
    TO,
    WITH,
    WORST_YEAR,
    YEAR_WORST,
)
from peaceops.assess.audit.relation.term import OURS, Term, is_sound, join_terms, read_term
from peaceops.model.statement import Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a sentence asserts.

    Parameters
    ----------
    form : str
        ``ratio``, ``rank``, ``peak``, ``worst``, ``never``, ``once`` or ``level``.
    left, right : Term, and Term or None
        The number told of, and the one that it is held against.
    bounds : tuple of float
        Of ``left`` over ``right``.
    amounts : tuple of Amount
        Numbers told beside: of the left, then of the right.
    rank : int
        Place told.
    is_change : bool
        Whether the ratio is that of a later number to an earlier one.
    is_behind : bool
        Whether it stands behind a number that may be borne out without it.
    is_guess : bool
        Whether no words tell that the people of a state serve in missions of the United Nations.
    """

    form: str
    left: Term
    right: Term | None = None
    bounds: Range = (0.0, 0.0)
    amounts: tuple[Amount, ...] = ()
    rank: int = 0
    is_change: bool = False
    is_behind: bool = False
    is_guess: bool = False


def read_relations(masked: Masked) -> Iterator[tuple[Relation, ...]]:
    """Read what a sentence asserts by every form that it is: all that one form reads in it must hold together.

    Parameters
    ----------
    masked : Masked
        The sentence.
    """
    text = masked.text
    for read in _READERS:
        found = read(text, masked)
        if found:
            yield found


def _take_tail(text: str, masked: Masked) -> tuple[str, tuple[Amount, ...]]:
    """Take the numbers that stand behind a sentence or in an aside of it."""
    for form in (TAIL, WITH):
        if found := form.search(text):
            named = [g for g in (found.groupdict().get("one"), found.groupdict().get("two")) if g]
            return text[: found.start()], tuple(masked.amounts[int(g[1:])] for g in named)
    if found := ASIDE.search(text):
        return text[: found.start()] + text[found.end() :], (masked.amounts[int(found["one"][1:])],)
    return text, ()


def _read_compared(text: str, masked: Masked) -> tuple[Relation, ...]:
    text, amounts = _take_tail(text, masked)
    match = TIMED.match(text) or SIZED.match(text) or COMPARED.match(text)
    if match is None:
        return ()
    groups = match.groupdict()
    if groups.get("cmp"):
        bounds: Range = (1.0, 1e9) if match["cmp"] in MORE.split("|") else (0.0, 1.0)
    else:
        bounds = read_times(match)
    if ALL_OTHER.match(match["right"]) and groups.get("cmp"):
        return _read_all_other(_clean(match["left"] + " " + (groups.get("mid") or "")), masked, bounds)
    right, masked = _fold_sum(match["right"], masked, match["left"] + " " + (groups.get("mid") or ""))
    left = _clean(match["left"] + " " + (groups.get("mid") or ""))
    is_size = groups.get("cmp") in ("larger", "bigger", "stronger", "smaller", "weaker") or groups.get("as") in (
        "large",
        "big",
        "strong",
    )
    hint = "strength" if is_size or match.re is SIZED else ""
    one, two = read_term(left, masked, hint), read_term(_clean(right), masked, hint or _hint_of(left, masked))
    if one is None or two is None:
        return ()
    if one.states and two.mission and not (one.mission or two.states):
        return ()
    is_two = bool(two.states or two.mission)
    if one.mission and two.states and not two.mission and not one.states and one.mission != "all":
        return ()  # a mission against a state
    first, second = join_terms(one, two), join_terms(two, one)
    second = replace(second, is_sum=_is_sum(second))
    if first == second or not (is_sound(first) and is_sound(second)):
        return ()
    if not is_two and one.days is not None and two.days == one.days and first.kind == second.kind:
        return ()
    return (Relation(form="ratio", left=first, right=second, bounds=bounds, amounts=amounts),)


def _read_all_other(words: str, masked: Masked, bounds: Range) -> tuple[Relation, ...]:
    """Read "accidents killed more of them than all other causes": more or less than half of all."""
    term = read_term(words, masked)
    if term is None or term.measure != "deaths" or not term.kind or not is_sound(term):
        return ()
    share: Range = (0.5, 1.0) if bounds[0] >= 1 else (0.0, 0.5)
    return (Relation(form="ratio", left=term, right=replace(term, kind=""), bounds=share),)


def _hint_of(words: str, masked: Masked) -> str:
    term = read_term(words, masked)
    return term.measure if term is not None else ""


def _clean(words: str) -> str:
    return re.sub(r"\s+", " ", words.replace(" , ", " ")).strip(" ,")


def _is_sum(term: Term) -> bool:
    return term.days is not None and term.days[0].year != term.days[1].year


def _fold_sum(words: str, masked: Masked, left: str) -> tuple[str, Masked]:
    """Fold "the five years from d1 to d2 combined" and "the two years before it" into one day."""
    if found := SUM.search(words):
        first, last = [masked.days[int(g[1:])] for g in found.groups() if g]
        if found.group().startswith("d") and last[0].year - first[0].year != 1:
            return words, masked  # two years with another between them
        return _put_day(words, found, (first[0], last[1]), masked)
    back = BACK.search(words)
    named = re.findall(r"\bd(\d+)\b", left)
    if back and len(named) == 1:
        year = masked.days[int(named[0])][0].year
        count = NUMBERS[back["first"] or back["second"]]
        return _put_day(words, back, (date(year - count, 1, 1), date(year - 1, 12, 31)), masked)
    return words, masked


def _put_day(words: str, match: re.Match[str], days: Days, masked: Masked) -> tuple[str, Masked]:
    token = f" d{len(masked.days)} "
    return words[: match.start()] + token + words[match.end() :], replace(masked, days=(*masked.days, days))


def _read_share(text: str, masked: Masked) -> tuple[Relation, ...]:
    match = PART_FIRST.match(text) or PART_LAST.match(text)
    if match is None:
        return ()
    lead = match.groupdict().get("lead") or ""
    whole = read_term(_clean(lead + match["whole"]), masked)
    words = _clean(match["part"])
    part = read_term(words, masked, whole.measure if whole else "")
    if whole is None or part is None or whole.measure not in ("strength", "deaths", ""):
        return ()
    if whole.days and part.days:
        return ()
    days = whole.days or part.days
    measure = whole.measure or part.measure or "strength"
    if part.measure not in ("", measure) and not (measure == "strength" and part.measure == ""):
        return ()
    whole = replace(whole, measure=measure, days=days, states=whole.states)
    part = replace(
        part, measure=measure, days=days, mission=part.mission or whole.mission, states=part.states or whole.states
    )
    if whole.kind and not part.kind:
        part = replace(part, kind=whole.kind)
    if part == whole or not (is_sound(part) and is_sound(whole)) or part.mission != whole.mission:
        return ()
    return (Relation(form="ratio", left=part, right=whole, bounds=read_share(match)),)


def _read_change(text: str, masked: Masked) -> tuple[Relation, ...]:
    moved = MOVED.match(text)
    match = CHANGED.match(text) or moved
    if match is None:
        return ()
    lead = match["left"]
    days = _find_ends(match["rest"], masked)
    rest = match["rest"]
    if days is None:
        days = _find_ends(lead, masked)
        lead = BETWEEN.sub(" ", lead, count=1)
        if days is None or rest.strip():
            return ()
    elif BETWEEN.sub("", rest, count=1).strip(" ,"):
        return ()
    term = read_term(_clean(lead), masked)
    if term is None or term.days is not None or term.measure == "":
        term = read_term(_clean(lead), masked, "strength") if term is not None and term.days is None else None
    if term is None:
        return ()
    earlier, later = replace(term, days=days[0]), replace(term, days=days[1])
    if not (is_sound(earlier) and is_sound(later)) or earlier.days == later.days:
        return ()
    return (Relation(form="ratio", left=later, right=earlier, bounds=_read_change_bounds(match), is_change=True),)


def _find_ends(words: str, masked: Masked) -> tuple[Days, Days] | None:
    found = BETWEEN.search(words)
    if found is None:
        return None
    named = [masked.days[int(g[1:])] for g in found.groups() if g]
    if len(named) == 2:
        return named[0], named[1]
    first, last = named[0]
    if (last - first).days < 40:
        return None
    year = first.year
    return (date(year - 1, 12, 1), date(year - 1, 12, 31)), (date(year, 12, 1), date(year, 12, 31))


def _read_change_bounds(match: re.Match[str]) -> Range:
    groups = match.groupdict()
    if groups.get("verb"):
        factor = CHANGES[match["verb"]]
        low, high = read_bound(match, factor, 0.16)
        return (
            (0.0, factor)
            if factor < 1 and groups.get("more")
            else (factor, 1.0)
            if factor < 1 and groups.get("less")
            else (low, high)
        )
    is_up = bool(groups.get("up"))
    fold = FOLDS.get(groups.get("tenfold") or "") or FOLDS.get((groups.get("fold") or "") + "fold")
    if fold:
        return (fold * 0.8, fold * 1.2) if is_up else (0.8 / fold, 1.2 / fold)
    if groups.get("share"):
        low, high = read_share(match)
        return (1 + low, 1 + high) if is_up else (1 - high, 1 - low)
    return (1.0, 1e9) if is_up else (0.0, 1.0)


def _read_rank(text: str, masked: Masked) -> tuple[Relation, ...]:
    follower = FOLLOWED.search(text)
    text = text[: follower.start()] if follower else text
    any_other = THAN_ANY.search(text)
    amounts: tuple[Amount, ...] = ()
    if any_other:
        text = text[: any_other.start()]
        if named := re.search(r" (?P<one>a\d+)\b", text):
            text, amounts = text[: named.start()] + text[named.end() :], (masked.amounts[int(named["one"][1:])],)
    else:
        text, amounts = _take_tail(text, masked)
    if match := RANK_NONE.match(text):
        words, place = f"{match['lead'] or ''} {match['left']} {match['mid']} {match['who']}", 1
    elif match := RANK_OVER.match(text):
        words, place = f"{match['lead'] or ''} {match['who']} contributed {match['rest']} {match['more'] or ''}", 1
        amounts = amounts or ((masked.amounts[int(match["one"][1:])],) if match["one"] else ())
    elif match := RANK_LED.match(text):
        words, place = f"{match['lead'] or ''} {match['who']} contributed {match['rest']}", 1
    elif (match := RANKED.match(text)) and "contribut" in match.group():
        words, place = f"{match['lead'] or ''} {match['who']} contributed {match['rest']}", PLACES[match["place"]]
    elif any_other:
        words, place = text, 1
    else:
        return ()
    term = read_term(_clean(words), masked, "" if any_other else "strength")
    if term is None:
        return ()
    term = replace(term, mission=term.mission or "all", is_default=term.is_default or not term.mission)
    if (
        len(term.states) != 1
        or term.kind not in ("", "total", "troops")
        or not is_sound(term)
        or term.measure not in ("strength", "deaths")
    ):
        return ()
    first = Relation(form="rank", left=term, rank=place, amounts=amounts, is_behind=bool(amounts))
    if follower is None:
        return (first,)
    name = masked.names[int(follower["who"][1:])]
    if name.kind != "state":
        return ()
    numbers = (masked.amounts[int(follower["one"][1:])],) if follower["one"] else ()
    return (first, Relation(form="rank", left=replace(term, states=(name.id,)), rank=place + 1, amounts=numbers))


def _read_peak(text: str, masked: Masked) -> tuple[Relation, ...]:
    text, amounts = _take_tail(text, masked)
    match = PEAK.match(text)
    if match is None:
        return ()
    term = read_term(_clean(match["left"]), masked, "strength")
    if term is None or term.days is not None or term.measure not in ("strength", "") or term.states:
        return ()
    term = replace(term, measure="strength", days=masked.days[int(match["day"][1:])])
    return (Relation(form="peak", left=term, amounts=amounts),) if is_sound(term) else ()


def _read_worst(text: str, masked: Masked) -> tuple[Relation, ...]:
    text, amounts = _take_tail(text, masked)
    match = WORST_YEAR.match(text) or YEAR_WORST.match(text)
    if match is None:
        return ()
    groups = match.groupdict()
    words = groups.get("left") or groups.get("owner") or ""
    term = read_term(_clean(words), masked, "deaths")
    if term is None or term.days is not None:
        return ()
    day = masked.days[int((groups.get("day") or groups.get("day2") or "")[1:])]
    if (day[1] - day[0]).days < 300:
        return ()
    has_people = bool(re.search(r"peace-?keepers|blue helmets|members", words))
    is_default = term.is_default or not term.mission
    term = replace(
        term, measure="deaths", days=day, mission=term.mission or ("all" if has_people else ""), is_default=is_default
    )  # fmt: skip
    return (Relation(form="worst", left=term, amounts=amounts),) if is_sound(term) and term.mission else ()


def _read_bounds(text: str, masked: Masked) -> tuple[Relation, ...]:
    for form, match in (("never", NEVER.match(text)), ("once", ONCE.match(text)), ("largest", LARGEST.match(text))):
        if match is None:
            continue
        groups = match.groupdict()
        if form == "never" and not groups.get("than") and "exceed" not in match.group():
            return ()
        words = _clean(f"{groups.get('left') or groups.get('left1')} {match['rest']}")
        term = read_term(words, masked, "strength")
        if (
            term is None
            or term.days is not None
            or term.states
            or not term.mission
            or term.measure not in ("", "strength")
        ):
            return ()
        amount = masked.amounts[int(match["amount"][1:])]
        return (Relation(form=form, left=replace(term, measure="strength"), amounts=(amount,)),)
    return ()


def _read_none(text: str, masked: Masked) -> tuple[Relation, ...]:
    match = NONE.match(text)
    if match is None:
        return ()
    term = read_term(_clean(f"{match['left']} {re.sub(r' of its own$', '', match['rest'])}"), masked)
    if term is None or term.measure != "strength" or not term.kind or term.states or not term.mission:
        return ()
    return (Relation(form="none", left=term),)


def _read_level(text: str, masked: Masked) -> tuple[Relation, ...]:
    """Read a plain number of one term: every other word is one that counts, or tells of whom and when."""
    if re.search(r"\b(?:than|as|another|extra|additional|further|not|no|never|only)\b", re.sub(HEDGE, "", text)):
        return ()
    if pair := FROM_BEFORE.match(text):
        main = pair["main"].strip(" ,")
        before = re.sub(r"\ba\d+\b", pair["two"], re.sub(r"(?:in |at |by )?\bd\d+\b", pair["day"], main))
        halves = [main, before] if len(re.findall(r"\bd\d+\b", main)) == 1 else []
    elif pair := FROM_TO.match(text):
        halves = [
            f"{pair['left']} had {pair['one']} {pair['day1']}",
            f"{pair['left']} had {pair['two']} {pair['day2']}",
        ]
    else:
        halves = [text]
    found = [one for half in halves if (one := _read_number(half, masked)) is not None]
    return tuple(found) if found and len(found) == len(halves) else ()


def _read_behind(text: str, masked: Masked) -> tuple[Relation, ...]:
    """Read "4,216 deaths in 2023, fewer than in the year before": the number, and what it is held against."""
    match = BEHIND.match(text)
    words = match["main"].strip(" ,") if match else ""
    if not OURS & set(words.split()):
        words = re.sub(r"\bdeaths\b(?! from\b)", "deaths from organised violence", words)
    one = _read_number(words, masked) if match else None
    if match is None or one is None:
        return ()
    other = replace(one.left, days=masked.days[int(match["day"][1:])])
    if other == one.left or not is_sound(other):
        return ()
    is_more = match["cmp"] == "up" or match["cmp"] in MORE.split("|")
    bounds: Range = (1.0, 1e9) if is_more else (0.0, 1.0)
    return (one, Relation(form="ratio", left=one.left, right=other, bounds=bounds, is_behind=True))


def _read_number(text: str, masked: Masked) -> Relation | None:
    named = re.findall(r"\ba\d+\b", text)
    if len(named) != 1:
        return None
    words = re.sub(rf"(?:{HEDGE})?\ba\d+\b", " ", text)
    words = re.sub(rf"\b(?:{TO}) to\b|\b(?:{STANDS})\b", " had ", words)
    is_ours = any(name.kind == "organisation" and name.id == "UN" for name in masked.names)
    term = read_term(_clean(words), masked, "strength" if is_ours else "")
    if term is None or not term.measure:
        return None
    amount = masked.amounts[int(named[0][1:])]
    is_guess = False
    if term.measure in ("strength", "deaths") and not term.mission:
        if term.measure == "deaths" or not term.states:
            return None
        term, is_guess = replace(term, mission="all"), True
    found = Relation(form="level", left=term, amounts=(amount,), is_guess=is_guess)
    return found if is_sound(term) else None


_READERS: Final[tuple[Callable[[str, Masked], tuple[Relation, ...]], ...]] = (
    _read_rank, _read_peak, _read_worst, _read_bounds, _read_none, _read_share, _read_change, _read_behind, _read_compared, _read_level,
)  # fmt: skip
