"""What a figure or clause is about: a topic, with an indicator of the codebook where one fits.

What enters: a clause, folded, with a figure and the kinds of what it names.
What leaves: a :class:`Predicate`.
Never done here: an indicator for a figure that only looks like it; then the topic stands alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from peaceops.model.statement import Predicate
from peaceops.needle import Sought

_DEPLOY: Final = r"deploy|there (?:was|were|are|is|remained)|counted|\bsize\b|shrank|grew|strength|station|compris|consist|compos|total of|number(?:ed|ing|s)?\b|maintain|had\b|has\b|have\b|with\b|including|personnel|contingent|present|serv(?:ed|ing)|stood at|made up|increas|reduc|reinforc"
_GIVE: Final = r"contribut|supplied|supply|provid|sent\b|send\b|dispatch|pledg|offer|donat|deployed|commit(?!tee)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a figure has a topic.

    Parameters
    ----------
    topic, indicator, definition : str
        What it is.
    nouns : str
        Pattern of the noun or its kind; empty admits any.
    cue : str
        Pattern that the clause holds; empty admits any.
    units : str
        Units that it may have, joined by ``|``; empty admits any.
    subjects : str
        Kinds of subject, joined by ``|``; empty admits any.
    unless : str
        Pattern that the clause does not hold.
    """

    topic: str
    cue: str = ""
    nouns: str = ""
    units: str = ""
    subjects: str = ""
    indicator: str = ""
    definition: str = ""
    unless: str = ""


_P: Final = "persons|count"
#: The first that fits stands.
FIGURES: Final = (
    Rule(topic="growth", units="share|percentage_points", cue=r"\b(?:grew|grown|rose|risen|increas\w*|shr[aiu]nk|fell|fallen|declin\w*|dropp\w*|reduc\w*|decreas\w*|cut|expand\w*|lost)\b.{0,60}?\b(?:by|per cent|percent|half|thirds?|quarters?|fifths?)\b"),
    Rule(topic="citizenship", units="share", cue=r"passport|citizen|naturali[sz]", indicator="P1", definition="naturalised_share"),
    Rule(topic="share-women", units="share", cue=r"\bwom[ae]n\b|female", indicator="M7", definition="women_share"),
    Rule(topic="share-returned", units="share", cue=r"\breturn|gone home|went home|back home"),
    Rule(topic="share-budget", units="share", cue=r"budget", indicator="P5", definition="budget_share"),
    Rule(topic="share-trade", units="share", cue=r"\btrade|exports?|imports?\b"),
    Rule(topic="share-contributor", units="share", cue=r"troops|personnel|contingent|force|peace-?keep|contribut"),
    Rule(topic="share-displaced", units="share", cue=r"displac|refugee|fled"),
    Rule(topic="share-territory", units="share", cue=r"territor|\bland\b|area"),
    Rule(topic="share-population", units="share", cue=r"population|inhabitants|ethnic"),
    Rule(topic="share", units="share|percentage_points"),
    Rule(topic="cost", units="usd|eur|gbp|rub"),
    Rule(topic="term", units="years|months|days|weeks", cue=r"extension|renew|mandate (?:for|of|was)|extend|initial period|automatic|stationed (?:there )?for|period of|\bterm\b|expir|prolong", subjects="mission|organisation|actor|state|implied", indicator="E1", definition="term_days"),
    Rule(topic="notice", units="years|months|days|weeks", cue=r"\bnotice\b|\bnotif", indicator="E1", definition="notice_days"),
    Rule(topic="war-duration", units="years|months|days|weeks", cue=r"(?:\bwar|conflict|fighting|hostilities|occupation)\b.{0,60}\b(?:last(?:ed|ing)?|for (?:almost |nearly |about |over |more than )?[\w-]+ (?:years|months|days|weeks|decades))|(?:years|months|days|weeks|decades) of (?:\w+ )?(?:war|fighting|conflict|hostilities)|-day war"),
    Rule(topic="duration", units="years|months|days|weeks", cue=r"terminat|\bended\b|\blast(?:s|ed|ing)?\b|exist|operated|-(?:year|month) period|remained|stayed|deployed for|presence of|in operation|since its|(?:was|were|has been|have been|had been|administered|served|stood|stayed|ran|kept)\b.{0,60}\bfor (?:[\w-]+ ){0,3}(?:years|months)", subjects="mission|implied"),
    Rule(topic="span", units="years|months|days|weeks|hours|minutes"),
    Rule(topic="homes-destroyed", nouns=r"homes|houses|dwellings|buildings|apartments|homes", cue=r"destroy|burn|raz|damag|loot|torch", indicator="D1", definition="homes_destroyed"),
    Rule(topic="displaced-again", units=_P, cue=r"(?:flee|fled|displac\w+|forced|uprooted|driven)\b.{0,60}\b(?:again|once more|anew|second time)|newly displac|re-?displac", indicator="D1", definition="displaced_again"),
    Rule(topic="returned", units=_P, cue=r"\breturn(?:ed|s|ees?|ing)?\b|repatriat|came back|went back|gone back|going home|went home|back home|to return", nouns=r"^$|person|people|refugee|idp|returnee|famil|displaced|resident|georgian|armenian|inhabitant|citizen|ians\b|population", unless=r"awaiting return|unable to return", indicator="D1", definition="returned_all"),
    Rule(topic="displaced", units=_P, cue=r"displac|refugee|idps?\b|fled\b|flee\b|uproot|expel|driven (?:from|out)|left their homes|forced (?:to leave|from)", nouns=r"^$|person|people|refugee|idp|famil|displaced|resident|georgian|armenian|inhabitant|citizen|civilian|ians\b|evacuee|population", indicator="D1", definition="displaced_all"),
    Rule(topic="refugees", nouns=r"refugee|idp|displaced"),
    Rule(topic="casualties", nouns=r"casualt", units=_P),
    Rule(topic="fatalities", units=_P, cue=r"\bkill|\bdie[sd]?\b|\bdead\b|\bdeaths?\b|fatalit|lost (?:its|their|his|her) li|\blost (?:[\w,-]+ ){1,4}(?:men|soldiers|servicemen|peace-?keepers|members)\b|\blost (?:[a-z]+ ){0,3}[\d,]*\d(?=[.,;)]|$| (?:in|since|over|during|between|by|there)\b)|casualt|lives\b|murder|slain|perish|shot dead", nouns=r"^$|troop|soldier|peace-?keeper|observer|police|personnel|officer|staff|member|\bmen\b|servicem|fatalit|casualt|blue|killed|dead|deaths|lives", subjects="mission", indicator="F4", definition="deaths_all"),
    Rule(topic="deaths", units=_P, cue=r"\bkill|\bdie[sd]?\b|\bdead\b|\bdeaths?\b|fatalit|lost (?:its|their|his|her) li|casualt|\blives\b|murder|slain|perish|massacr|shot dead"),
    Rule(topic="injured", units=_P, cue=r"injur|wound"),
    Rule(topic="detained", units=_P, cue=r"detain|hostage|abduct|kidnap|captur|arrest|prisoner"),
    Rule(topic="ceiling", units=_P, cue=r"ceiling|\blimit(?:ed|s)?\b|\bcapped\b|\ballowed\b|\bpermitted\b|authori[sz]ed (?:strength|level|maximum|force|by)?|authori[sz](?:ed|ing|es) (?:the )?(?:deployment|increase|up to)|not (?:to )?exceed|up to|maximum|mandated strength|increase in the strength", nouns=r"^$|troop|soldier|peace-?keeper|observer|polic|personnel|officer|staff|member|men\b|force", subjects="mission|organisation|actor|implied", indicator="T3", definition="authorised_strength", unless=r"\bhome|\breturn|of whom were deployed"),
    Rule(topic="contributors", nouns=r"countr|states\b|nations|contributor|member states", cue=r"contribut|troop|personnel|provid|compos|from\b|represent", subjects="mission|implied", indicator="M1", definition="contributing_states"),
    Rule(topic="contributions", units=_P, cue=r"\b(?:in|to) (?:un|united nations)(?: peace-?keeping)? (?:missions|operations|peace-?keeping)|\b(?:un|united nations) peace-?keep", subjects="state"),
    Rule(topic="contributions", units=_P, cue=_GIVE + r"|peace-?keep", nouns=r"^$|troop|soldier|peace-?keeper|observer|polic|personnel|officer|staff|member|men\b|force|battalion", subjects="state"),
    Rule(topic="strength", units=_P, nouns=r"^$|people|persons", cue=r"in uniform|uniformed|\bstood at|\bnumbered|\bsize\b|\bfigure for|\bgrew\b|\bshrank\b|\bserv(?:ed|ing) (?:in|with)", subjects="mission", unless=r"displac|refugee|kill|died|inhabit"),
    Rule(topic="strength", units=_P, nouns=r"^$", cue=r"deploy|strength|station|compris|consist|compos|numbered|made up|contingent|troops|forces \(|observers", subjects="mission|state|organisation|area|actor|implied"),
    Rule(topic="strength", units=_P, nouns=r"troop|soldier|peace-?keeper|observer|polic|personnel|officer|staff|members?$|men$|women$|force|contingent|advis|monitor|volunteer|international|servicem|national|medic|engineer|paratroop|guards", cue=_DEPLOY + r"|peace-?keep|observ|troops|withdr|left", subjects="mission|state|organisation|area|actor|implied"),
    Rule(topic="equipment", nouns=r"vehicle|tank|apc|carrier|helicopter|aircraft|plane|gun|howitzer|mortar|missile|rocket|launcher|weapon|rifle|equipment|truck|car\b|cars|radio|mine|uav|drone|ship|vessel|munition|ton|system|piece"),
    Rule(topic="formations", nouns=r"battalion|brigade|regiment|compan|platoon|squad|division|team"),
    Rule(topic="posts", nouns=r"post|checkpoint|base|station|position|headquarter|sector|camp"),
    Rule(topic="cases", nouns=r"\bcases?\b"),
    Rule(topic="missions-established", nouns=r"\b(?:mission|operation)", cue=r"establish|launch|creat|set up|initiat|beg[au]n|opened|managed|deployed|start|new\b|authori[sz]|mount|conduct|undert"),
    Rule(topic="missions-ended", nouns=r"\b(?:mission|operation)", cue=r"\bended|clos|terminat|complet|withdr"),
    Rule(topic="missions-active", nouns=r"\b(?:mission|operation)"),
    Rule(topic="conflicts", nouns=r"conflict|\bwars?\b|dispute"),
    Rule(topic="vetoes", nouns=r"veto"),
    Rule(topic="votes", nouns=r"vote|abstention"),
    Rule(topic="votes", cue=r"\bvotes?\b.{0,20}\bto\b|in favour"),
    Rule(topic="renewals", nouns=r"renewal|extension|prolong|times", cue=r"renew|exten|prolong", indicator="E2", definition="renewals"),
    Rule(topic="resolutions", nouns=r"resolution"),
    Rule(topic="parties", nouns=r"part(?:y|ies)|faction|signator", cue=r"sign|part(?:y|ies)|faction"),
    Rule(topic="passports", nouns=r"passport|citizenship", indicator="P1", definition="passports"),
    Rule(topic="citizenship", cue=r"passport|citizenship", units="persons"),
    Rule(topic="voters", cue=r"\bvot(?:e|ed|ers?|ing)\b|election|turnout|registered", units="persons"),
    Rule(topic="violations", nouns=r"violation|breach|infring", indicator="D2", definition="violations"),
    Rule(topic="patrols", nouns=r"patrol|flight|visit|inspection|sortie|convoy"),
    Rule(topic="exercises", nouns=r"exercise|drill"),
    Rule(topic="incidents", units="events"),
    Rule(topic="families", nouns=r"famil|household"),
    Rule(topic="area", units="km2|ha"),
    Rule(topic="distance", units="km|m|miles"),
    Rule(topic="population", units="persons", cue=r"population|inhabit|resident|liv(?:e|ed|ing) in|\bhome to|people of|ethnic|census|settled"),
    Rule(topic="places", nouns=r"village|town|cit(?:y|ies)|district|settlement|school|hospital|municipal|region|province|island"),
    Rule(topic="states", nouns=r"countr|states?\b|nation|government|republic"),
    Rule(topic="organisations", nouns=r"organi[sz]ation|agenc|ngo|group|institution|bod(?:y|ies)"),
    Rule(topic="documents", nouns=r"agreement|report|treat|protocol|document|letter|article|page|principle|provision|condition|objective|point|recommendation|statement"),
)  # fmt: skip

#: What a clause with a day, or with none, says.
EVENTS: Final = (
    Rule(topic="passportization", cue=r"passporti[sz]ation|passports?\b|citizenship", indicator="P1"),
    Rule(topic="recognition-requested", cue=r"(?:request|appeal|call|ask)\w*.{0,80}recogni[szt]|recogni[szt]\w*.{0,40}request", indicator="P11", definition="precedent"),
    Rule(topic="withdrawal-requested", cue=r"(?:request|demand|call|ask|vot|resol|appeal|insist)\w*.{0,60}\b(?:withdraw\w*|pull-?out|leave)\b", indicator="N8", definition="withdrawal_notice"),
    Rule(topic="veto", cue=r"\bveto"),
    Rule(topic="recognition", cue=r"\brecogni[sz](?:ed|es|ing|e|tion)\b"),
    Rule(topic="war-ended", cue=r"(?:war|hostilities|fighting|conflict)\b.{0,80}\b(?:ended|ceased|stopped|was over|came to an end)|end (?:of|to) the (?:war|hostilit|fighting)|terminate the war"),
    Rule(topic="war-started", cue=r"(?:war|hostilities|fighting|conflict)\b.{0,60}\b(?:began|broke out|started|erupt|escalat|resumed|flared)|outbreak of (?:war|hostilit|fighting)|escalated into|invaded|attacked"),
    Rule(topic="withdrawn", cue=r"\bwithdr[ae]w(?:n|al|als|ing|s)?\b|pulled out|left the (?:area|zone|region|country)|depart"),
    Rule(topic="authorised", cue=r"\bauthori[sz](?:ed|es|ing|ation)|\bendors(?:ed|es|ement|ing)|\bapprov(?:ed|al|es)|\bvalidat|\bmandated by|welcomed by|\bdecided to (?:establish|extend|deploy)", indicator="L1"),
    Rule(topic="extended", cue=r"\b(?:extend(?:ed|s|ing)?|renew(?:ed|al|s)?|prolong(?:ed)?)\b.{0,60}\b(?:mandate|mission|term|operation|period|force)|mandate\b.{0,60}\b(?:extend|renew|prolong|expir)", indicator="L4"),
    Rule(topic="signed", cue=r"\bsign(?:ed|ing|atory|atories)?\b|\bconclu(?:ded|sion) (?:of )?(?:an? |the )?(?:agreement|treaty)|came into effect|entered into force"),
    Rule(topic="ended", cue=r"\b(?:terminat(?:ed|ion)|handed over|gave way|came to an end|wound up|ended|clos(?:ed|ure)|complet(?:ed|ion)|dissol(?:ved|ution)|expired|ceased|discontinued|liquidat)"),
    Rule(topic="host", cue=r"^(?!.*\b(?:1[89]|20)\d\d\b).*?\b(?:was|were|is) (?:\w+ )?(?:deployed|stationed|based) (?:in|on)\b|^(?!.*\b(?:1[89]|20)\d\d\b).*?\b(?:was|is) (?:the|an?) (?:[\w-]+ ){0,3}(?:intervention|operation|mission|force|deployment) (?:in|to)\b|\bhad (?:an? |no )?(?:[\w-]+ ){0,2}(?:mission|force|operation|presence) in\b"),
    Rule(topic="started", cue=r"\b(?:(?:was|were|been|is|are|being|be|officially|first|initially) (?:\w+ly )?(?:establish(?:ed)|launched|deployed|created|set up|formed|introduced|stationed)|began|started|launched|established|deployed|initiated|arriv(?:ed|al)|came into being|created|opened|landed in|since (?:the )?(?:early |late |mid-)?(?:1[89]|20)\d\d|(?:establish|deploy)ed in)\b"),
    Rule(topic="lead", cue=r"\bled\b|under (?:the )?(?:[\w-]+ ){0,3}command|\b\w+-led\b|under the command of|commanded by|head(?:ed)? by|force commander|monopoly of one|sole peacekeeper|dominat"),
    Rule(topic="composition", cue=r"\bonly (?:[\w-]+ )?(?:troops|units|soldiers|personnel|forces)\b|\bonly \w+ (?:supplied|provided|contributed|sent)\b|(?:staffed|manned|provided|supplied) by .{0,40}\balone\b|sole contributor|consist|compris|compos|made up of|only \w+ troops|predominantly"),
    Rule(topic="host", cue=r"host (?:state|country|government)|consent of"),
    Rule(topic="alternative-format", cue=r"internationali[sz]ation|replace\w* .{0,60}(?:international|multinational|neutral|united nations)", indicator="H2", definition="alternative_format"),
    Rule(topic="human-rights", cue=r"human rights|abuses|torture|ethnic cleansing"),
    Rule(topic="delivery", cue=r"failed to (?:fulfil|create|protect|provide|prevent|implement|stop|ensure)|did not (?:protect|prevent|fulfil|implement|stop|disarm)|managed to (?:prevent|protect|organi[sz]e|restore)|succeed(?:ed)? in|has not fulfilled|not fulfilled|fulfil", indicator="D10", definition="delivery"),
    Rule(topic="returned", cue=r"\breturn(?:s|ed|ees?|ing)?\b"),
    Rule(topic="displaced", cue=r"displac|refugee|idps?\b|\bfled\b"),
    Rule(topic="violations", cue=r"violat\w* of the (?:cease|agreement|moscow)|ceasefire violat|breach\w* of the (?:cease|agreement)"),
    Rule(topic="exercises", cue=r"exercises?\b|parades?\b|drills?\b"),
    Rule(topic="amended", cue=r"\bamend|\blaw\b"),
    Rule(topic="elections", cue=r"\belections?\b|referendum"),
    Rule(topic="adopted", cue=r"\badopt(?:ed|s|ion)\b|resolution"),
    Rule(topic="met", cue=r"\bmet\b|\bmeetings?\b|\btalks\b|\bvisit|\bsession|negotiat"),
    Rule(topic="attack", cue=r"attack|ambush|\bshell|bomb|\bexplo(?:d|s)|kill|\bshot|abduct|hostage|incident|\bfire\b|died|wound"),
)  # fmt: skip


def _compile(words: str) -> re.Pattern[str] | None:
    return re.compile(words) if words else None


def _seek(words: str) -> Sought | None:
    return Sought(words) if words else None


_FIGURES: Final = tuple((rule, _seek(rule.cue), _compile(rule.nouns), _seek(rule.unless)) for rule in FIGURES)
_EVENTS: Final = tuple((rule, Sought(rule.cue), _seek(rule.unless)) for rule in EVENTS)


def find_figure_topic(text: str, folded: str, *, noun: str, unit: str, subject: str) -> Predicate:
    """Find the topic of a figure.

    Parameters
    ----------
    text, folded : str
        The clause, as it is and folded.
    noun, unit : str
        What is counted.
    subject : str
        Kind of the clause's subject.

    Examples
    --------
    >>> find_figure_topic("X", "the force had 1,600 troops", noun="troops", unit="persons", subject="mission").topic
    'strength'
    """
    head = noun.split(" of ")[0].split()[-1:]
    for counted in dict.fromkeys((" ".join(head), noun)):
        found = _find_rule(text, folded, counted, noun, unit, subject)
        if found is not None:
            return found
    return Predicate()


def _find_rule(text: str, folded: str, counted: str, noun: str, unit: str, subject: str) -> Predicate | None:
    for rule, cue, nouns, unless in _FIGURES:
        if rule.units and unit not in rule.units.split("|"):
            continue
        if rule.subjects and subject not in rule.subjects.split("|"):
            continue
        if nouns is not None and not nouns.search(counted):
            continue
        if unless is not None and unless.search(folded):
            continue
        match = cue.search(folded) if cue is not None else None
        if cue is not None and match is None:
            continue
        return _make(rule, match, text, noun, subject)
    return None


def _make(rule: Rule, match: re.Match[str] | None, text: str, noun: str, subject: str = "") -> Predicate:
    indicator, definition = rule.indicator, _refine(rule, text.lower(), noun)
    if rule.topic == "strength" and subject == "mission":
        indicator = "T3"
    return Predicate(
        topic=rule.topic,
        indicator=indicator,
        definition=definition,
        text=text[match.start() : match.end()] if match else "",
        start=match.start() if match else 0,
        end=match.end() if match else 0,
    )


def _refine(rule: Rule, lower: str, noun: str) -> str:
    """Choose the definition that the words beside it fix: police, one district, the cause of a death."""
    if rule.topic == "strength":
        if "polic" in noun:
            return "deployed_police"
        return (
            "deployed_total"
            if re.search(r"personnel|staff|members", noun) and "civilian" in lower
            else "deployed_strength"
        )
    if rule.topic == "ceiling" and "polic" in noun:
        return "authorised_police"
    if rule.definition in {"returned_all", "displaced_all"} and re.search(r"\b(?:district|gali|valley)\b", lower):
        return rule.definition.replace("_all", "_district")
    if rule.topic == "returned" and "spontaneous" in lower:
        return "returned_spontaneous"
    if rule.topic == "fatalities":
        for pattern, definition in (
            (r"hostile|attack|ambush|mine\b|shot|sniper|killed by|fire\b", "hostile_deaths"),
            (r"accident|crash", "deaths_accident"),
            (r"illness|disease|heart", "deaths_illness"),
        ):
            if re.search(pattern, lower):
                return definition
    return rule.definition


#: Facts of a mission; others are facts of the area where it stands.
OF_MISSIONS: Final = frozenset(
    {
        "strength", "ceiling", "contributors", "contributions", "equipment", "fatalities", "casualties", "term",
        "notice", "duration", "posts", "patrols", "formations", "cost", "started", "ended", "extended", "authorised",
        "lead", "composition", "host", "withdrawn", "share-contributor", "share-women", "exercises", "delivery",
        "renewals", "missions-established", "missions-active", "missions-ended", "span", "", "passportization",
    }
)  # fmt: skip
#: Facts that evidence can settle although they name no day and no figure.
DATELESS: Final = frozenset(
    {
        "authorised", "lead", "composition", "host", "recognition", "recognition-requested", "withdrawal-requested",
        "veto", "ended", "extended", "passportization", "exercises", "withdrawn", "signed", "alternative-format",
        "human-rights", "delivery", "missions-established", "missions-active",
    }
)  # fmt: skip


def find_event_topic(text: str, folded: str) -> Predicate:
    """Find what a clause without a figure is about.

    Parameters
    ----------
    text, folded : str
        The clause, as it is and folded.
    """
    for rule, cue, unless in _EVENTS:
        match = cue.search(folded)
        if match is None or (unless is not None and unless.search(folded)):
            continue
        return _make(rule, match, text, "")
    return Predicate()
