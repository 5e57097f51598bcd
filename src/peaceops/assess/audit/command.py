"""Who led, commanded or ran a mission, also where it is denied: "not led by the UN but by Australia".

What enters: a statement on one mission, and an asker. What leaves: who is named for which fact, and whether it is denied.
Never done here: a decision (``belonging`` takes it); who stood behind a mission ("auspices", "backing").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from peaceops.assess.audit.masked import Masked, compile_forms, match_form
from peaceops.model.statement import Entity

_LED: Final = r"(?:led|commanded|headed|run|directed|managed|spearheaded|steered|mounted|conducted|carried out)"
_ACTED: Final = r"(?:was|is|were|remained|stayed|had been|has been|have been|came|went(?: ahead| in)?|served|operated|deployed|acted|worked|stood|fought|landed)"
_COMMAND: Final = r"(?:command|lead|leadership|direction)"
_LEADS: Final = r"(?:led|leads|lead|commanded|command|headed|head|ran|run|directed|spearheaded|took the lead (?:in|of|on)|was in charge of|took charge of|had (?:the )?command of|held (?:the )?command of|stood at the head of|was at the head of|took command of|was the (?:lead|leading|framework) (?:nation|state|country) (?:of|in|for|behind))"
_NOUN: Final = r"(?:mission|operation|force|undertaking|enterprise|deployment|intervention|affair)"
_BUT: Final = r"(?:,? but (?:rather |instead )?(?:by |under |of )?(?:the (?:command|lead|leadership) of )?(?P<y>[PO]\d)|,? (?:and )?(?:not|rather than|instead of)(?: by| of| under)? (?P<z>[PO]\d))?"
_STOP: Final = r"(?!\d)(?!'|-|\s(?:and|or|alone|until|then|before|again|troops|soldiers|officers?|generals?|commanders?|police|personnel)\b|,\s(?:then|later|and)\b)"
_AHEAD: Final = r"(?:[A-Z][^,;]{0,40}, |.*[;:,] (?:and |but )?)?"
_ASIDE: Final = r"(?:,[^,;]{3,60},|,? which|,? that| (?:in|on) P\d| \w+ly)*"
_MANNER: Final = (
    r"(?: (?:in fact|formally|always|placed|put|actually|officially|itself|been|ever|entirely|purely|initially))*"
)
_FORMS: Final = compile_forms(
    # "M1 was not led by X but by Y"; "M1 served under the command of X, not of Z"
    rf"{_AHEAD}M1{_ASIDE} {_ACTED}(?P<no> not| never)?{_MANNER} (?:{_LED} by|under the {_COMMAND} of) (?P<x>[PO]\d){_STOP}{_BUT}",
    rf"{_AHEAD}M1{_ASIDE} {_ACTED}(?P<no> not| never)?{_MANNER} under (?P<x>[PO]\d)(?:'s?)? (?:\w+ )?{_COMMAND}\b",
    rf"(?:.*[;:] )?(?:Acting |Serving |Deployed |Placed |Operating )?[Uu]nder (?P<x>[PO]\d)(?:'s?)? (?:\w+ )?{_COMMAND}, M1\b",
    rf"(?:.*[;:] )?(?:[Uu]nder the {_COMMAND} of|(?:[Ll]ed|[Cc]ommanded|[Hh]eaded|[Rr]un|[Dd]irected|[Ss]pearheaded) by) (?P<x>[PO]\d), M1\b",
    # "X never led M1"; "It was X that commanded M1"; "command of M1 lay with X"
    rf"{_AHEAD}(?:It was (?P<no2>not )?)?(?P<x>[PO]\d)(?:, (?:and )?not (?P<z>[PO]\d),)?(?: (?:that|which|who))?(?P<no> never| did not| does not| has never)?(?: (?:itself|also|formally|always|then))* {_LEADS} M1\b",
    rf"{_AHEAD}(?:[Tt]he )?(?:[Cc]ommand|[Ll]eadership|[Ll]ead)(?: of| in| over) M1 (?:was|lay|rested|fell|belonged|went)(?P<no> not| never)? (?:with|to|in the hands of) (?P<x>[PO]\d){_STOP}{_BUT}",
    rf"{_AHEAD}(?P<x>[PO]\d) (?P<no>(?:had|took|played) no (?:part|role|hand)) in (?:leading|commanding|running|directing|(?:the )?(?:command|leadership|direction) of) M1\b",
    rf"{_AHEAD}(?P<x>[PO]\d) was (?P<no>not )?(?:the )?(?:one|country|state|power|organisation) (?:that|which) {_LEADS} M1\b",
    # "M1 has never been an operation of X"; "M1 is not an X-led mission"
    rf"{_AHEAD}M1{_ASIDE} (?:was|is|has|had)(?P<no> not| never){_MANNER} (?:an?|the) (?:[a-z-]+ )?{_NOUN} (?:of|run by|led by|under) (?P<o>O\d){_STOP}",
    rf"{_AHEAD}M1{_ASIDE} (?:was|is|has|had)(?P<no> not| never)?{_MANNER} (?:an?|the) (?P<x>[PO]\d)(?:'s)?[- ]led (?:[a-z-]+ )?{_NOUN}\b",
    rf"{_AHEAD}M1{_ASIDE} (?:was|is|has|had)(?P<no> not| never){_MANNER} (?:an?|the) (?P<o>[PO]\d)(?:'s)? (?:[a-z-]+ )?{_NOUN}\b(?! in)",
)  # fmt: skip
#: Without these words no form can match.
_HINT: Final = re.compile(
    r"\b(?:[Ll]ed|[Ll]ead\w*|[Cc]ommand\w*|[Hh]ead\w*|[Rr]un|ran|[Dd]irect\w*|manag\w*|[Ss]pearhead\w*|steered|mounted|conducted|carried|charge|not|never|no)\b"
)
_NEGATION: Final = re.compile(
    r"\b(?:not\b|never\b|no longer\b|nor\b|neither\b|without\b|no (?=part|role|hand)|nobody|rather than|instead of)|n't\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody named for a mission's lead or organisation.

    Parameters
    ----------
    fact : str
        ``lead`` or ``organisation``.
    entity : Entity
        Who.
    is_denied : bool
        Whether the text says that it was not so.
    """

    fact: str
    entity: Entity
    is_denied: bool


def read_roles(masked: Masked) -> Iterator[Role]:
    """Read who is said to have led a mission, or not to have.

    Parameters
    ----------
    masked : Masked
        A statement on one mission.
    """
    found = match_form(_FORMS, masked.text) if _HINT.search(masked.text) else None
    if found is None:
        return
    parts = found.groupdict()
    is_denied = bool(parts.get("no") or parts.get("no2"))
    denials = sum(bool(parts.get(name)) for name in ("no", "no2", "z"))
    if len(_NEGATION.findall(found.group())) != denials:
        return
    for name, denied in (("x", is_denied), ("o", is_denied), ("y", False), ("z", True)):
        token = parts.get(name)
        if token:
            fact = "organisation" if name == "o" and token.startswith("O") else "lead"
            yield Role(fact=fact, entity=masked.entities[token], is_denied=denied)
