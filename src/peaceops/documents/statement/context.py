"""What the sentences before a sentence spoke of.

What enters: names in the order of the text.
What leaves: the one mission that a short form can point back to, or those it may mean.
Never done here: choosing the likeliest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from peaceops.model.mission import Mission

_NO_FORCE: Final = re.compile(
    r"observ|verification|monitoring (?:mission|team|cent)|police|centre|center|commission|civilian|office|committee|liaison|good offices|representative|assistance mission|training"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Something that a sentence names.

    Parameters
    ----------
    kind : str
        Kind of entity.
    ids : tuple of str
        What it may mean; one where it is known.
    start, end : int
        Offsets in the sentence.
    how : str
        ``named``, ``carried`` or ``implied``.
    is_adjective : bool
        Whether it is an adjective ("Russian").
    sponsor : str
        Organisation or state by which a mission is described.
    head : str
        Noun by which a mission is described or pointed back to.
    places : frozenset of str
        Places that stand with what points back: "the mission in Mali".
    """

    kind: str
    ids: tuple[str, ...]
    start: int
    end: int
    how: str = "named"
    is_adjective: bool = False
    sponsor: str = ""
    head: str = ""
    places: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The one id, or empty."""
        return self.ids[0] if len(self.ids) == 1 else ""


@dataclass(kw_only=True)
class Context:
    """What was spoken of before.

    Parameters
    ----------
    places : tuple of str
        Ids of areas and states in the section's heading, else in the title.
    heading : str
        The mission that the section's heading names, or empty.
    main : str
        The mission that most of the text speaks of, or empty.
    section, passage : list of str
        Missions named in this section and this passage, in order.
    government : str
        The state that "the Government" means: in a report on one mission that of its one host; else empty.
    previous : Mention or None
        Subject of the sentence before, in the same passage; of several subjects all.
    """

    places: tuple[str, ...] = ()
    heading: str = ""
    main: str = ""
    government: str = ""
    section: list[str] = field(default_factory=list)
    passage: list[str] = field(default_factory=list)
    previous: Mention | None = None

    def note(self, mentions: Sequence[Mention]) -> None:
        """Note the missions that a sentence names."""
        named = [m.id for m in mentions if m.kind == "mission" and m.id and m.how == "named"]
        self.section += named
        self.passage += named

    def enter_passage(self) -> None:
        """Forget what only the passage before spoke of."""
        self.passage, self.previous = [], None

    def implied(self) -> str:
        """Mission that the section speaks of, where there is one."""
        if self.heading:
            return self.heading
        named = set(self.passage) or set(self.section)
        return next(iter(named)) if len(named) == 1 else ""


def suits(mission: Mission, head: str) -> bool:
    """Whether a noun can stand for a mission: an observer mission is no force."""
    name = mission.name.lower()
    if head in {"force", "forces", "contingent", "peacekeepers", "peacekeeping force", "peacekeeping forces", "troops"}:
        return _NO_FORCE.search(name) is None or re.search(rf"\b{head.removesuffix('s')}s?\b", name) is not None
    if head == "observers":
        return "observ" in name or "monitor" in name or "verif" in name
    return True


def find_antecedent(head: str, is_capital: bool, context: Context, missions: Mapping[str, Mission]) -> tuple[str, ...]:
    """Find the missions to which a short form may point back.

    Parameters
    ----------
    head : str
        Its noun: ``mission``, ``force``, ``contingent`` …
    is_capital : bool
        Whether the text writes it as a name ("the Mission").
    context : Context
        What was spoken of before.
    missions : Mapping of str to Mission
        By id.

    Returns
    -------
    tuple of str
        One id where it is certain, several where it may be one of them, none where nothing was named.
    """
    for named in (context.passage, context.section):
        fitting = [m for m in reversed(named) if m in missions and suits(missions[m], head)]
        if is_capital:
            own = [m for m in fitting if head.removesuffix("s") in missions[m].name.lower()]
            if own:
                return (own[0],)
            continue
        if named is context.passage and fitting:
            return (fitting[0],)
        distinct = tuple(dict.fromkeys(fitting))
        if distinct:
            return distinct if not context.heading else (context.heading,)
    if context.heading in missions and suits(missions[context.heading], head):
        return (context.heading,)
    if context.main in missions and suits(missions[context.main], head):
        is_own = head.removesuffix("s") in missions[context.main].name.lower()
        return (context.main,) if is_own or not is_capital else ()
    return ()
