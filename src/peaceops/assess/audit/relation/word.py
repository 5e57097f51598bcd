"""Words of sentences that compare, and what each tells. A word that is in no table leaves the sentence unread.

What enters: nothing. What leaves: tables.
Never done here: reading.
"""

from __future__ import annotations

from typing import Final

from peaceops.assess.audit.tally.word import CAUSES, DEATH, FIRM, KINDS


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Words that tell how many people a mission or state has in uniform.
STRENGTH: Final = _list(
    "strength size deployment deployments deployed contribution contributions contingent peacekeeping force presence participation commitment personnel"
)
#: Verbs that tell who has or sends them.
HAVE: Final = _list(
    "had has have having was were is are been contributed contributes contributing provided provides providing supplied supplies supplying sent sending "
    "fielded fielding deployed deploying furnished gave serving served serve counted numbered stood come came from included comprised"
)
FILL: Final = _list(
    "the a an of in at on by to for with as its their his it they there them that those these who which under and all between each other own field ground "
    "command flag uniform uniformed officers officer members member men people persons number numbers total whole altogether together combined overall "
    "mission missions operation operations service united serving time during over year only just still then so far into world around worldwide any end some "
    "one what be being also contributor contributors country countries total s body bodies disposal"
)
HOSTS: Final = _list(
    "hosted hosts sheltered shelters housed harboured accommodated asylum hosting sheltering received took"
)
REFUGEES: Final = _list("refugees refugee")
DISPLACED: Final = _list("displaced internally idps")
RETURNS: Final = _list("returned returns return returnees repatriated home went")
VIOLENCE: Final = _list(
    "organised organized violence state-based one-sided non-state conflict fighting battle-related armed"
)
TOLL: Final = _list(
    "deaths death died killed lives claimed fatalities dead toll people lost saw suffered recorded cost victims"
)
CONFLICTS: Final = _list("conflicts active armed state-based")
#: Words that alone make the dead those of the United Nations.
OURS: Final = _list("peacekeepers peace-keepers helmets members nationals soldiers troops personnel")

__all__ = [
    "CAUSES", "CONFLICTS", "DEATH", "DISPLACED", "FILL", "FIRM", "HAVE", "HOSTS", "KINDS", "OURS", "REFUGEES", "RETURNS", "STRENGTH",
    "TOLL", "VIOLENCE",
]  # fmt: skip
