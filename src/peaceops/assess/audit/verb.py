"""Verbs of the field that have one who acts and one who is acted upon.

What enters: a sentence. What leaves: its verbs in order, each with its act and whether it is passive.
Never done here: reading who acts; a verb that the table does not hold is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

#: Forms of the verbs of the field that have one who acts and one who is acted upon, by act.
_VERBS: Final = {
    "kill": "kill kills killed killing murdered murdering executed executing slaughtered massacred assassinated|shot dead|claimed the lives of",
    "wound": "wound wounds wounded wounding injured injuring hurt maimed",
    "abduct": "abduct abducts abducted abducting kidnapped kidnapping|took hostage|taken hostage|taking hostage",
    "lose": "lost loses losing",
    "detain": "hold holds held holding detain detains detained detaining arrested arresting imprisoned imprisoning interned",
    "release": "release releases released releasing freed freeing|set free",
    "attack": "attack attacks attacked attacking ambushed ambushing shelled shelling bombed bombing raided raiding stormed storming assaulted bombarded|fired on|fired at|opened fire on|opened fire at",
    "shoot-down": "downed|shot down|shooting down|shoot down|brought down",
    "hand": "hand hands handed handing gave give gives given giving transferred transferring surrendered surrendering delivered delivering donated donating provided providing supplied supplying lent|turned over|left behind for",
    "receive": "receive receives received receiving obtained|took over|taken over|takes over|taking over|took delivery of",
    "return": "returned returning|gave back|handed back",
    "destroy": "destroy destroys destroyed destroying razed burned burnt demolished",
    "capture": "capture captures captured capturing seized seizing occupied occupying overran overrun conquered|took control of|taken control of",
    "blame": "blame blames blamed blaming accuse accuses accused accusing",
    "commit": "commit commits committed committing perpetrated perpetrating|was responsible for|were responsible for|is responsible for|are responsible for|carried out",
    "report": "report reports reported reporting notified",
    "refuse": "refuse refuses refused refusing denied denying|turned down|turned back|turned away",
    "beat": "beat beats beaten",
    "withdraw": "withdrew withdraw withdraws withdrawn withdrawing pulled pulls pulling",
    "violate": "violate violates violated violating breached breaching",
    "expel": "expel expels expelled expelling evicted deported deporting",
    "replace": "replace replaces replaced replacing succeeded succeeds succeeding relieved",
    "inspect": "inspect inspects inspected inspecting searched verified",
    "lead": "led commanded commands leads heads headed",
    "back": "trained equipped financed funded paid|paid for",
    "appoint": "appointed appointing named nominated elected",
    "ask": "asked requested urged ordered told invited",
    "accept": "accepted rejected approved endorsed",
    "offer": "offered offers pledged pledges promised promises",
    "send": "sent sends dispatched deployed deploys",
    "pay": "pays",
    "close": "closed shut closes",
    "open": "opened reopened",
    "visit": "visited visits",
    "demand": "demanded demands sought seeks",
    "train": "trains",
    "burn": "torched|set fire to|set ablaze|set alight",
    "fire": "fired|shot at",
    "propose": "proposed proposes recommended",
    "spend": "spent spends",
    "contribute": "contributed contributes",
    "defeat": "defeated repelled repulsed disarmed",
    "host": "sheltered hosted fed evacuated rescued",
}  # fmt: skip
#: Acts whose receiver may stand without a preposition ("gave the government 12 trucks").
GIVING: Final = frozenset({"hand", "refuse", "return"})
_ACTS: Final = {
    form.strip(): act
    for act, line in _VERBS.items()
    for i, part in enumerate(line.split("|"))
    for form in (part.split() if i == 0 else [part])
}
_VERB: Final = re.compile(
    r"\b(?:" + "|".join(re.escape(f) for f in sorted(_ACTS, key=len, reverse=True)) + r")\b(?!-)", re.IGNORECASE
)
_WORD: Final = re.compile(r"\w+")
#: The first words of the forms: a verb is looked for only where one stands.
_FIRST: Final = frozenset(form.split()[0] for form in _ACTS)
_BE: Final = re.compile(
    r"\b(?:was|were|is|are|be|been|being)\s(?:(?:not|never|also|all|both|later|since|then|only|\w+ly)\s){0,2}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb of a sentence."""

    start: int
    end: int
    act: str
    is_passive: bool


def _find_verbs(sentence: str) -> Iterator[re.Match[str]]:
    end = 0
    for word in _WORD.finditer(sentence):
        if word.start() < end or word.group().casefold() not in _FIRST:
            continue
        if (found := _VERB.match(sentence, word.start())) is not None:
            end = found.end()
            yield found


@lru_cache(maxsize=4096)
def list_hits(sentence: str) -> tuple[Hit, ...]:
    """List the verbs of a sentence that have one who acts; a noun of the same form is none."""
    found = []
    for m in _find_verbs(sentence):
        text = m.group().casefold()
        act = _ACTS[text]
        if re.search(r"\b(?:the|a|an|this|that|his|its|their|of|no|any|each)\s(?:(?:single|second|third|first|last|next|new|major|fresh|joint|armed|deadly|mass|suicide|similar|other)\s)?$", sentence[max(m.start() - 20, 0) : m.start()], re.IGNORECASE) and not (
            text.endswith(("ed", "ing"))
        ):  # fmt: skip
            continue  # "the report", "an attack"
        is_ing = text.split()[0].endswith("ing")
        is_passive = not is_ing and (
            _BE.search(sentence[max(m.start() - 40, 0) : m.start()]) is not None
            or re.match(r"\s(?:over\s|back\s|down\s)?by\s(?!\d|the end)", sentence[m.end() :]) is not None
        ) and not text.endswith("responsible for")  # fmt: skip
        found.append(Hit(m.start(), m.end(), act, is_passive))
    return tuple(found)
