"""How two figures exclude each other by what is said of them: words, names, parts, parties, kinds, days.

What enters: a figure of a text and one of a document with its page. What leaves: the clashes by name, and the concepts
of the claim that are in them.
Never done here: a comparison of the numbers; a verdict.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.assess.audit.daystold import DATE
from peaceops.assess.audit.frame import Frame, Page
from peaceops.assess.audit.kind import (
    SERVING,
    TIMES,
    UNITS_COUNT,
    UNITS_SHARE,
    counts_men,
    counts_nationals,
    is_of_other_kind,
    relate_kinds,
    says_kind,
)
from peaceops.assess.audit.lexis import FAMILIES, find_clashes, find_concept
from peaceops.assess.audit.match import is_denied, match_days
from peaceops.assess.audit.rate import RATE, is_other_rate
from peaceops.assess.audit.role import relate, relate_facts
from peaceops.assess.audit.weight import list_members, says_concept
from peaceops.assess.audit.wording import Figure, is_inside


def find_all_clashes(claim: Figure, figure: Figure, page: Page) -> set[str]:
    """Find all ways in which two figures exclude each other, their numbers left out."""
    assert claim.frame is not None
    assert figure.frame is not None
    own, its = claim.frame, figure.frame
    clashes = set(_find_word_clashes(own, its))
    is_counted = claim.amount.unit in UNITS_COUNT and claim.kind not in TIMES
    is_bare = _OF_PARTY.fullmatch(figure.amount.text) is not None
    if (
        is_counted
        and not is_bare
        and not counts_nationals(claim)
        and not counts_nationals(figure)
        and not (claim.amount.unit == "persons" and counts_men(figure))
        and relate_kinds(claim.kind, figure.kind) == "other"
        and not says_kind(claim, figure, page)
    ):
        clashes.add("kind")
    is_share = claim.amount.unit in UNITS_SHARE and bool(claim.kind and figure.kind)
    if is_share and {find_concept(claim.kind), find_concept(figure.kind)} <= SERVING and claim.kind != figure.kind:
        clashes.add("kind")  # a share of the police is none of the troops
    if is_of_other_kind(claim, figure):
        clashes.add("kind")
    if "kind" in clashes:
        clashes -= {f for f, members in FAMILIES.items() if find_concept(claim.kind) in members}
    if _is_other_name(claim, figure, page):
        clashes.add("name")
    if is_denied(claim) != is_denied(figure) and not is_inside(claim):
        clashes.add("denied")
    if its.is_whole and not own.is_whole and own.roles.act:
        clashes.add("whole")  # "five of its seven were withdrawn" of all seven
    is_apart = claim.is_each != figure.is_each and not (RATE.search(claim.text) and RATE.search(figure.text))
    if is_apart or is_other_rate(claim, figure):
        clashes.add("each")
    _add_roles(clashes, own, its, page)
    if any(a and a == z for a, z in zip(own.route, reversed(its.route), strict=True)):
        clashes.add("route")
    is_dated = claim.amount.unit != DATE and claim.days and figure.days
    if is_dated and match_days(claim, figure) == "other":
        clashes.add("days")
    return clashes


#: Members of a party counted without a noun of their own ("2,100 of the Front").
_OF_PARTY: Final = re.compile(r"\S+ of (?:the|its|their) [A-Z][\w’'-]+")
#: How parties that are not those of the claim exclude it.
_ROLES: Final = {"swapped": frozenset({"swap"}), "other": frozenset({"role"}), "same": frozenset[str]()}


def _add_roles(clashes: set[str], own: Frame, its: Frame, page: Page) -> None:
    """Add how the parties exclude each other, and take away what that explains."""
    related = relate(own.roles, its.roles, page.kin) or relate_facts(own.facts, its.facts, page.kin)
    clashes |= _ROLES.get(related, frozenset())
    if related in ("swapped", "other"):
        clashes -= {"name"}  # whoever stands in the other's place
    if related == "swapped":
        clashes -= {"kind"}


def list_clashing(claim: Figure, its: Frame, clashes: frozenset[str] | set[str], page: Page) -> frozenset[str]:
    """List the concepts of a claim by which a figure clashes with it."""
    assert claim.frame is not None
    found: set[str] = set()
    for clash in clashes:
        found |= set(FAMILIES.get(clash, ()))
    if "kind" in clashes:
        found |= {find_concept(claim.kind), claim.kind} | {
            c for w in re.findall(r"\w+", claim.amount.noun) if (c := find_concept(w))
        }
    if clashes & {"name", "role", "swap"}:
        found |= {c for c in claim.frame.said if c.startswith("@") and not says_concept(c, its.own | its.shared, page)}
    return frozenset(found)


def _find_word_clashes(own: Frame, its: Frame) -> frozenset[str]:
    """Find families of words by which the stretches exclude each other; what is shared counts where a stretch is silent."""
    return find_clashes(list_members(own), list_members(its))


def _is_other_name(claim: Figure, figure: Figure, page: Page) -> bool:
    """Whether the claim names somebody whom the document does not name there, and the document somebody else."""
    assert claim.frame is not None
    assert figure.frame is not None
    own = {c for c in claim.frame.own | claim.frame.shared if c.startswith("@")}
    its = figure.frame
    said = own | claim.frame.before | claim.frame.main
    if its.tag and claim.frame.subject and not says_concept(claim.frame.subject, its.tag | its.lead, page) and not any(
        says_concept(c, own, page) for c in its.tag
    ):  # fmt: skip
        return True
    if _is_other_part(claim.frame, its):
        return True
    if _is_tag_of_part(claim.frame, its, page):
        return True
    if _is_elsewhere(claim.frame.subject, its, page):
        return True
    lost = {c for c in own if not says_concept(c, its.own | its.shared, page)}
    if any(c.startswith("@") and c not in own for c in its.own) and any(
        says_concept(c, its.foreign, page) for c in lost
    ):
        return True
    if (
        claim.frame.subject in lost
        and its.subject
        and its.subject not in own
        and says_concept(claim.frame.subject, its.foreign, page)
    ):
        return True  # "Senegal 500" beside what Portugal contributed
    lost = {c for c in lost if not says_concept(c, its.main, page)}
    other = {c for c in its.own if c.startswith("@") and not says_concept(c, said, page)}
    return bool(lost and other) and not any(says_concept(c, its.before, page) for c in lost)


_STEM: Final = 4


def _is_tag_of_part(own: Frame, its: Frame, page: Page) -> bool:
    """Whether a claim counts those of one name ("eleven Danish soldiers") and that sentence has the name for a part ("four of them Danes")."""
    near = its.own | its.shared | its.lead
    for name in own.tag:
        if not says_concept(name, near, page) and any(
            c.startswith("@") and c[:_STEM] == name[:_STEM] and not says_concept(c, near, page) for c in its.foreign
        ):  # fmt: skip
            return True
    return False


def _is_elsewhere(subject: str, its: Frame, page: Page) -> bool:
    """Whether a sentence names the claim's subject for something else than the figure."""
    if not subject or not says_concept(subject, its.foreign, page):
        return False
    return not says_concept(subject, its.own | its.shared | its.lead | its.main, page)


def _is_other_part(own: Frame, its: Frame) -> bool:
    """Whether two names stand before one word and are not the same: the Gali sector, the Zugdidi sector."""
    heads = {head for _, head in own.pairs} & {head for _, head in its.pairs}
    for head in heads:
        one, other = ({name for name, after in f.pairs if after == head} for f in (own, its))
        if not one & other and not one & {c for c in its.own | its.shared if c.startswith("@")}:
            return True
    return False
