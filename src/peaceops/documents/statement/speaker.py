"""Who says what a clause reports.

What enters: a clause as written. What leaves: the words that name its speaker, or none.
Never done here: whether what is said is so. A plan, a mandate or a set of figures says nothing as a person does.
"""

from __future__ import annotations

import re
from typing import Final

from peaceops.needle import Sought

_SAY: Final = (
    r"(?:claim|said|say|report|stat|argu|not|wr[io]t|announc|alleg|maintain|insist|believ|conclud|admit|warn|told|inform|confirm|assert|contend|declar|predict|promis"
    r"|explain|reckon|f(?:i|ou)nd|stress|acknowledg|complain|den(?:y|ied|ies)|fear|object|repl(?:y|ied|ies)|add)(?:s|es|ed|d|e|ted)?"
)
_NAME: Final = r"(?:\b(?:the |The )?[A-Z][\w.’'-]++(?: (?:(?:of|for|the|and) )?[A-Z][\w.’'-]++){0,5}[ ]?)"
#: Nobody is named by where they are: "many in Abidjan".
_NO_PLACE: Final = r"(?<!\b[Ii]n )(?<!\b[Ff]rom )(?<!\b[Aa]t )(?<!\b[Nn]ear )(?<!\b[Aa]round )"
_WORD: Final = (
    r"(?!(?:when|that|as|and|but|while|if|after|before|because|since|although|though|where|who|which|then|so|in|of|to|by|on|for|from|with|the|an?|had|has|was|were|is|are|than|not|or)\b)"
    r"[\w’'-]+ "
)
_ROLES: Final = (
    r"(?:authorities|government|ministry|ministers?|leaders?|leadership|officials?|officers?|commanders?|generals?|spokes(?:man|woman|person)|president|chairman|chairwoman"
    r"|mediators?|envoys?|ambassadors?|diplomats?|rebels|opposition|secretary-general|prosecutors?|investigators|representatives?|delegat(?:e|es|ion)|negotiators?|judges?|governor|mayor"
    r"|command|party|headquarters|analysts|critics|monitors|inspectors|witnesses|survivors)"
)
_ROLE: Final = (
    rf"(?<![\w’'-])(?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Ss]ome|[Ss]everal|[Bb]oth|[Tt]wo) )?(?:(?i:{_WORD})){{0,3}}?"
    rf"(?i:{_ROLES})"
    r"(?: (?:of|in|from|for|at) (?:the )?[A-Z][\w.’'-]++(?: [A-Z][\w.’'-]++){0,3})?"
)
_HAS: Final = r"(?:has |have |had |also |later |once |further |then |recently |now |still |again |often )*"
#: "Say the monitors are biased" tells what is said as "say that" does; "claims the territory" does not.
_PLAIN: Final = (
    r"(?:(?:says?|said) (?:the (?!same|least|opposite|contrary|words?|names?|prayers?|truth)|its |their |it |they |there |he |she |both |no (?!more|word|thing))"
    r"|(?:claim|insist|maintain|argue|believe|complain)(?:s|d|ed)? (?:the |its |their |it |they |there |he |she |both |no )(?:[\w’'-]+ ){0,4}?(?:is|are|was|were|has|have|had|will|would|did|does|cannot|could|must)\b)"
)
#: Whoever opens a sentence and says "that …", whatever the word for them: "Residents told us that", "Earlier studies have concluded that".
_OPENER: Final = (
    r"^(?!(?:[Tt]h(?:is|ese|at|ose)|[Ii]t|[Ss]uch|[Ww]h\w+|[Hh]e|[Ss]he|[Ww]e|[Tt]hey|I|[Yy]ou|[Tt]here|[Nn]obody|[Nn]o|[Ii]f|[Aa]nd|[Bb]ut|[Yy]et|[Ss]o|[Oo]ne|[Ee]very(?:body|one)|(?:[Mm]any|[Ss]ome|[Mm]ost|[Ff]ew|[Oo]thers) in|[Tt]he (?:fact|conclusion|claim|idea|view|argument)s?)\b)"
    r"(?P<j>[A-Z][\w’'-]*(?: (?!(?:when|that|as|but|while|if|after|before|because|since|although|though|where|who|whose|which|then|so|had|has|have|was|were|is|are|than|not|or|to|by|will|would|must|should|may|might|could|can|it)\b)[\w’'-]+){0,7}?)"
)
_ACTS: Final = (
    r"(?:accus(?:es?|ed)|(?:asked|demand(?:s|ed)?|requested|proposed|complained) that"
    r"|announc(?:es|ed) (?:an?|the|its|their|his|her|new|plans?)\b)"
)
_JUDGES: Final = r"(?:denie[sd] (?:any|having|all)|(?:calls|called) (?:the |it |them |this |that |its )[^,;]{2,50}? an? \w+|says (?:I|we|he|she|they|it) )"
#: What closes a clause behind its speaker: "…, the envoy said".
_CLOSES: Final = r"(?:argu|claim|insist|maintain|promis|warn|predict|sa(?:y|id)|believ|contend)(?:es|ed|s|e)?(?: (?:today|yesterday|(?:on |last )?\w{3,6}day))?[.!]?$"
#: Ways to name who speaks, as they are tried at one place; some stand only where a role, or words of saying, do.
_WAYS: Final = (
    ("", r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion|account) of) (?P<a>(?:the )?[^,;.()]{2,70}?)(?=,|;|\.|\(|$| (?:was|were|had|has|have|is|are|in \d{4}|that) )"),
    ("", r"\b[Aa]s (?P<b>(?:the )?[A-Z][^,;.()]{1,50}?) (?:claim|argu|not|writ|sa[iy]|stat|put|report|observ)(?:s|es|ed|e|d)?\b"),
    ("", rf"{_NO_PLACE}(?P<c>{_NAME})(?:,[^,]{{3,60}},)? ?{_HAS}{_SAY}(?: \w+){{0,3}}? that\b"),
    ("role", rf"(?P<f>{_ROLE}) {_HAS}{_SAY}(?: \w+){{0,3}}? that\b"),
    ("role plain", rf"(?P<g>{_ROLE}) {_HAS}(?:{_PLAIN}|{_ACTS})"),
    ("plain", rf"{_NO_PLACE}(?P<h>{_NAME})(?<=[ ]){_HAS}(?:{_PLAIN}|{_ACTS})"),
    ("plain", rf"{_OPENER.replace('?P<j>', '?P<k>')} {_HAS}{_JUDGES}"),
    ("", rf"{_OPENER} {_HAS}(?:{_SAY}|thinks?|thought|infers?|inferred|demand(?:s|ed)|asked|requests?|requested|proposed)(?: [\w’'-]+){{0,4}}? that\b"),
    ("", r"^[Uu]nder (?P<i>(?:the|its|their) (?:[\w-]+ )?(?:mandate|resolution|agreement|accord|protocol)), [^,;]{3,60}? (?:should|shall|must)\b"),
    ("", r"\b[Ii]n (?P<l>(?:the |[A-Z][a-z]{0,3}\. )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3})[’']s? (?:view|opinion|words|account|judgement|estimation|assessment)\b"),
    ("", rf", (?P<e>(?!as |it |he |she |they |we |i )(?:the )?[\w.’'-]+(?: [\w.’'-]+){{0,4}}?) {_CLOSES}"),
)  # fmt: skip
_WHO: Final = {
    (role, plain): re.compile("|".join(way for needs, way in _WAYS if set(needs.split()) <= {role, plain}))
    for role in ("", "role")
    for plain in ("", "plain")
}
#: One of these stands in each clause that names a speaker, or " that": it is far sooner found than who it is.
_PLAINLY: Final = re.compile(rf"{_PLAIN}|{_ACTS}|{_JUDGES}")
_SPEAKS: Final = re.compile(
    rf"ccording to|n the (?:words|view|opinion|account) of|[’']s? (?:view|opinion|words|account|judgement|estimation|assessment)\b|\b[Aa]s (?:the )?[A-Z]|^[Uu]nder (?:the|its|their) | {_CLOSES}"
)
_HAS_ROLE: Final = Sought(rf"(?<![^\W_]){_ROLES} ")
#: Papers and figures: they bear a claim out, but are nobody who makes it.
_THING: Final = re.compile(
    r"(?:(?:the|its|their|this|these|those|official|available|our|an?|all|most|latest|recent|\w+['’]s?|own|operational|operation|deployment|peace|master|work) )*"
    r"(?:figures?|data|statistics|numbers?|counts?|tables?|plans?|concept|schedule|timetable|calendar|estimates?|rules?|terms|custom|tradition|law)(?: (?:of|for|in|on|kept|given)\b.*)?",
    re.IGNORECASE,
)


def find_speaker(text: str) -> str:
    """Find who says what a clause reports.

    Parameters
    ----------
    text : str
        The clause, as it is.

    Returns
    -------
    str
        Words that name the speaker; empty where nobody is named.

    Examples
    --------
    >>> find_speaker("The authorities in Gali say the road is closed.")
    'The authorities in Gali'
    >>> find_speaker("The force will have five brigades, according to the operation plan.")
    ''
    """
    is_plain = _PLAINLY.search(text) is not None
    if not is_plain and " that" not in text and _SPEAKS.search(text) is None:
        return ""
    for who in _WHO["role" * (_HAS_ROLE.search(text.lower()) is not None), "plain" * is_plain].finditer(text):
        named = next((g.strip() for g in who.groups() if g), "").removesuffix("’s").removesuffix("'s")
        if not _THING.fullmatch(named):
            return named
    return ""
