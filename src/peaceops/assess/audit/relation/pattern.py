"""Patterns of masked sentences that relate numbers.

What enters: nothing. What leaves: patterns, each of a whole sentence.
Never done here: reading.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.assess.audit.relation.factor import CHANGES, DOWN, SHARE, TIMES, UP

MORE: Final = "more|larger|bigger|greater|stronger|higher|costlier|deadlier"
LESS: Final = "fewer|less|smaller|lower|weaker"
AS: Final = "many|large|big|strong|high|numerous|much|great"
SIZE: Final = "size|strength|number|level|total|figure"
COMPARED: Final = re.compile(rf"^(?P<left>.*?)\b(?P<cmp>{MORE}|{LESS})\b(?P<mid>.*?)\bthan\b(?P<right>.+)$")
TIMED: Final = re.compile(rf"^(?P<left>.*?)\b{TIMES} as (?P<as>{AS})\b(?P<mid>.*?)\bas\b(?P<right>.+)$")
SIZED: Final = re.compile(rf"^(?P<left>.*?)\b{TIMES} the (?:{SIZE}) of (?P<right>.+)$")
VERB_OF_SHARE: Final = "made up|makes up|make up|accounted for|constituted|formed|represented|comprised|supplied|provided|contributed|sent|fielded|furnished"
PART_FIRST: Final = re.compile(rf"^(?P<part>.*?)\b(?:{VERB_OF_SHARE}) {SHARE} of (?:all )?(?P<whole>.+)$")
PART_LAST: Final = re.compile(
    rf"^(?P<lead>(?:in|at|by) d\d+ ?,? )?{SHARE} of (?:all )?(?P<whole>.+?) (?:were killed|were caused|were|was|came|died|fell|hailed|consisted) (?P<part>.+)$"
)
CHANGED: Final = re.compile(
    rf"^(?P<left>.+?) (?:has |had )?(?:(?P<more>more than)|(?P<less>less than)|(?P<almost>almost|nearly|all but)|(?P<about>about|roughly))?\s?(?P<verb>{'|'.join(CHANGES)})\b(?P<rest>.*)$"
)
MOVED: Final = re.compile(
    rf"^(?P<left>.+?) (?:(?P<up>{UP})|(?P<down>{DOWN}))(?P<by> (?:by )?{SHARE}| (?:about |roughly |almost |nearly )?(?P<fold>\w+)-?fold| (?:about |roughly |some )?(?P<tenfold>tenfold|fivefold|threefold|fourfold|sixfold|twofold|sevenfold|eightfold))?(?P<rest>(?: (?:in|between|from|over|during|by|within) .*)?)$"
)
FOLDS: Final = {
    "twofold": 2,
    "threefold": 3,
    "fourfold": 4,
    "fivefold": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "tenfold": 10,
}
BETWEEN: Final = re.compile(
    r"\b(?:between (d\d+) and (d\d+)|from (d\d+) to (d\d+)|(?:in|over|during) the (?:course of|years?) (d\d+)|(?:in|during|over|within) (d\d+))"
)
SUM: Final = re.compile(
    r"(?:the )?(?:\w+ )?years? (?:from|between) (d\d+) (?:to|and|through) (d\d+)(?: (?:combined|together|put together|taken together|altogether))?"
    r"|(?:between|from) (d\d+) (?:and|to) (d\d+)(?: (?:combined|together|put together|taken together))?"
    r"|(d\d+) and (d\d+) (?:combined|together|put together|taken together)"
)
BACK: Final = re.compile(
    r"(?:in )?the (?:(?:previous|preceding|prior) (?P<first>two|three|four|five|six|seven|eight|nine|ten) years|(?P<second>two|three|four|five|six|seven|eight|nine|ten) (?:previous |preceding )?years (?:before|that preceded)(?: it| that)?)"
    r"(?: combined| together| put together| taken together)?"
)
NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
TAIL: Final = re.compile(
    r" [,:—–(] ?(?P<one>a\d+)(?: [a-z]+)? (?:against|to|as against|compared with|compared to|and|as opposed to|versus) (?P<two>a\d+)(?: [a-z]+)?(?: \))?$"
)
WITH: Final = re.compile(
    r" (?:, )?(?:with|at|providing|supplying|sending|contributing|having) (?P<one>a\d+)(?: (?:people|soldiers|troops|personnel|peacekeepers|deaths|dead))?$|(?: ,|:| —) (?P<two>a\d+)(?: in all| dead| deaths)?$"
)
ASIDE: Final = re.compile(r" , (?:with |at )?(?P<one>a\d+) ,")
FOLLOWED: Final = re.compile(r" ,? ?(?:followed by|ahead of) (?P<who>n\d+)(?: ,)?(?: (?:with|at|on) (?P<one>a\d+))?$")
THAN_ANY: Final = re.compile(
    r" ,? ?more than (?:any other (?:country|contributor|state|nation|contingent)|anyone else)$"
)
RANK_NONE: Final = re.compile(
    r"^(?P<lead>(?:in|at|by) d\d+ ?,? )?no (?:other )?(?:country|state|nation|contributor|government) (?P<verb>has )?(?P<left>.*?)\bmore (?P<mid>.*?)\bthan (?P<who>n\d+(?: .*)?)$"
)
RANK_OVER: Final = re.compile(
    r"^(?P<lead>(?:in|at|by) d\d+ ?,? )?(?P<who>n\d+) (?:outranked|surpassed|outstripped|was ahead of|contributed more (?:people |troops |soldiers |peacekeepers )?than) (?:every|all|any) other (?:contributors?|countr(?:y|ies)|states?|nations?)(?P<rest>.*?)(?: , when it (?:provided|sent|supplied|contributed) (?P<one>a\d+) (?:people|peacekeepers|personnel)(?P<more>(?: to n\d+(?: missions)?)?))?$"
)
RANK_LED: Final = re.compile(
    r"^(?P<lead>(?:in|at|by) d\d+ ?,? )?(?P<who>n\d+) (?:headed|led|topped|was at the (?:top|head) of|stood at the (?:top|head) of) the (?:table|list|ranking|rankings|league table)(?: of (?:contributors|troop contributors))?(?P<rest>.*)$"
)
PLACES: Final = {
    "first": 1, "largest": 1, "biggest": 1, "top": 1, "leading": 1, "main": 1, "foremost": 1, "second": 2, "second-largest": 2, "second largest": 2,
    "second-biggest": 2, "third": 3, "third-largest": 3, "third largest": 3, "fourth": 4, "fourth-largest": 4, "fourth largest": 4,
    "fifth": 5, "fifth-largest": 5, "fifth largest": 5,
}  # fmt: skip
PLACE: Final = "|".join(sorted(PLACES, key=len, reverse=True))
RANKED: Final = re.compile(
    rf"^(?P<lead>(?:in|at|by) d\d+ ?,? )?(?P<who>n\d+) (?:ranked|came|was|stood|finished|was placed|became|had become) (?:then )?(?:in )?(?:the |its )?(?P<place>{PLACE})(?: place| rank)?(?: (?:among|of|as)(?: the| all)?)?(?: (?:troop )?contributors?| contributing (?:country|state))?(?P<rest>.*)$"
)
PEAK: Final = re.compile(
    r"^(?P<left>.+?) (?:peaked|(?:reached|hit|attained) (?:its|their|an|the) (?:all-time |absolute )?(?:high|peak|maximum|highest level|highest point|highest strength|greatest strength|largest size|record high|record)"
    r"|(?:was|were|stood) at (?:its|their) (?:largest|highest|strongest|peak|maximum|greatest)) (?:only )?(?:in|at|by|during) (?P<day>d\d+)$"
)
WORST: Final = "deadliest|worst|bloodiest|costliest"
WORST_YEAR: Final = re.compile(
    rf"^(?:the )?(?:{WORST}) year (?:ever )?(?:for|of|in) (?P<left>.+?) (?:was|has been|remains) (?P<day>d\d+)$"
)
YEAR_WORST: Final = re.compile(
    rf"^(?P<day>d\d+) (?:was|remains|has been) (?:the )?(?:{WORST}) year (?:ever )?(?:for|of|in) (?P<left>.+)$|^(?P<owner>n\d+) (?:{WORST}) year (?:was|remains|came in) (?P<day2>d\d+)$"
)
NEVER: Final = re.compile(
    r"^(?:(?:at no (?:time|point) (?:did )?(?P<left1>.+?) (?:have|number|exceed|deploy))|(?P<left>.+?) (?:has |had )?never (?:had|numbered|exceeded|reached|deployed|fielded|counted|been))(?: (?P<than>more than|over|above|as many as))? (?P<amount>a\d+)(?P<rest>.*)$"
)
ONCE: Final = re.compile(
    r"^(?P<left>.+?) (?:has |had )?(?:at (?:one|some) (?:time|point|stage)|once) (?:had|numbered|exceeded|counted|fielded|deployed) (?:more than |over )(?P<amount>a\d+)(?P<rest>.*)$"
)
LARGEST: Final = re.compile(
    r"^(?P<left>.+?) (?:had|numbered|counted|comprised|stood at|was)(?: between)? (?P<amount>a\d+)(?P<rest>.*?) at (?:its|their) (?:largest|peak|height|strongest|greatest|highest|maximum)$"
)
HEDGE: Final = r"\b(?:between|about|some|around|roughly|approximately|nearly|almost|more than|fewer than|less than|up to|no more than|at least|as many as|a mere|just|only|barely|an estimated|a total of|over|under) "
TO: Final = "shrank|shrunk|fell|grew|rose|dropped|climbed|was cut|was down|was up|swelled|amounted|came|expanded|declined|increased"
STANDS: Final = "stood at|stood|totalled|numbered|reached|there were|was down|fell|rose|fielded|exceeded"
#: "…, up from 56 in 2022".
FROM_BEFORE: Final = re.compile(
    r"^(?P<main>.+) ,? ?(?:up from|down from|as against|compared with|compared to|against) (?P<two>a\d+) (?P<day>(?:in |at )?d\d+)$"
)
ALL_OTHER: Final = re.compile(
    r"^ ?(?:all|every|any) other causes?(?: of death)?(?: combined| together| put together| taken together)?$"
)
BEHIND: Final = re.compile(
    rf"^(?P<main>.+) ,? ?(?:(?:a|an|which (?:was|is)|that is|i \. e \.) )?(?P<cmp>{MORE}|{LESS}|up|down) (?:than|on|from) (?:the (?:number|total|figure) )?(?:of )?(?:in )?(?:the )?(?P<day>d\d+)$"
)
FROM_TO: Final = re.compile(
    rf"^(?P<left>.+?) (?:{TO}|went) from (?P<one>a\d+) (?P<day1>(?:in|at) d\d+) to (?P<two>a\d+) (?P<day2>(?:(?:in|at|by) )?d\d+)$"
)
NONE: Final = re.compile(
    r"^(?P<left>.+?) (?:had no|never had any|had never any|was without|has no|has never had any) (?P<rest>[a-z ]+)$"
)
