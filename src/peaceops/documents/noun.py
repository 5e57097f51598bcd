"""Nouns that texts on peace operations count, with their unit and what they are.

What enters: a word in lower case.
What leaves: its :class:`Noun`.
Never done here: grammar beyond the plural's s.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can be counted.

    Parameters
    ----------
    unit : str
        Unit code.
    kind : str
        What it is: ``troops``, ``refugees``, ``vehicles`` …; one of the values of the table below.
    """

    unit: str
    kind: str


def read_words(text: str) -> frozenset[str]:
    """Read a set of words."""
    return frozenset(text.split())


_PERSONS: Final = {
    "troops": "troops troop soldiers soldier servicemen servicemember servicemembers paratroopers marines infantry infantrymen "
    "commandos combat-troops conscripts riflemen legionnaires",
    "peacekeepers": "peacekeepers peacekeeper blue-helmets monitors forces force contingent contingents",
    "observers": "observers observer milobs",
    "police": "police policemen policeman gendarmes constables policewomen",
    "personnel": "personnel officers officer men staff staffers employees advisers advisors experts volunteers members member "
    "officials official representatives delegates servants workers women guards interpreters internationals nationals specialists engineers medics trainers instructors",
    "fighters": "fighters combatants rebels guerrillas militiamen insurgents militants mercenaries irregulars elements reservists partisans gunmen",
    "refugees": "refugees refugee",
    "displaced": "idps idp evacuees displaced",
    "returnees": "returnees returnee repatriates",
    "prisoners": "prisoners detainees hostages captives pows",
    "dead": "fatalities fatality casualties casualty deaths death victims lives killed dead",
    "injured": "wounded injured injuries",
    "people": "people persons person civilians civilian residents resident inhabitants inhabitant citizens citizen individuals "
    "population populations villagers farmers children women girls boys adults voters settlers migrants survivors families-members "
    "passengers demonstrators protesters souls applicants beneficiaries pupils students schoolchildren bodies employees",
}
_THINGS: Final = {
    "missions": "missions mission operations operation peacekeeping-missions",
    "resolutions": "resolutions resolution",
    "conflicts": "conflicts conflict wars war disputes dispute",
    "states": "states state countries country nations nation governments contributors",
    "organisations": "organisations organizations organisation organization agencies ngos parties party factions faction groups group "
    "institutions bodies signatories signatory republics",
    "votes": "votes vote abstentions abstention vetoes vetos",
    "vehicles": "vehicles vehicle trucks cars jeeps",
    "weapons": "tanks tank apcs apc carriers helicopters helicopter aircraft aeroplanes planes drones uavs guns howitzers mortars "
    "missiles rockets launchers weapons weapon rifles mines mine munitions ships vessels systems pieces",
    "equipment": "units equipment items radios",
    "homes": "homes home houses house dwellings buildings apartments",
    "families": "families family households household",
    "places": "villages village towns town cities city districts district camps camp settlements settlement municipalities regions "
    "sectors sector schools school hospitals hospital bases base posts post checkpoints checkpoint stations positions points "
    "headquarters provinces counties islands zones",
    "formations": "battalions battalion brigades brigade regiments regiment companies company platoons platoon squads divisions "
    "division teams team battalion-groups",
    "documents": "agreements agreement reports report treaties protocols documents letters articles pages principles provisions "
    "conditions objectives tasks points recommendations statements passports passport licences visas applications requests",
    "renewals": "renewals renewal extensions extension prolongations",
    "tons": "tons tonnes tonne ton",
    "rounds": "rounds shells bullets cartridges",
    "works": "bridges roads wells projects project programmes programs courses trainings seminars workshops",
}
_EVENTS: Final = {
    "violations": "violations violation breaches breach infringements",
    "incidents": "incidents incident attacks attack ambushes explosions explosion bombings shootings clashes clash kidnappings "
    "abductions killings killing murders robberies robbery crimes cases case allegations complaints accidents thefts skirmishes hijackings raids",
    "patrols": "patrols patrol flights flight visits visit inspections sorties convoys",
    "exercises": "exercises exercise drills drill",
    "talks": "meetings meeting sessions session negotiations talks conferences elections election",
    "occasions": "twice times occasions occasion instances",
}
_MEASURES: Final = {
    "hours": "hours hour",
    "days": "days day",
    "weeks": "weeks week",
    "months": "months month",
    "years": "years year",
    "decades": "decades decade",
    "centuries": "centuries century",
    "minutes": "minutes minute",
    "km": "kilometres kilometers kilometre kilometer km kms",
    "m": "metres meters metre meter",
    "miles": "miles mile",
    "km2": "km2 km²",
    "ha": "hectares hectare ha",
    "seats": "seats",
    "points": "percentage-points",
}
_CURRENCIES: Final = {
    "usd": "dollars dollar", "eur": "euros euro", "gbp": "pounds sterling", "rub": "roubles rubles rouble ruble", "chf": "francs franc",
}  # fmt: skip


def _build() -> dict[str, Noun]:
    table: dict[str, Noun] = {}
    for unit, groups in (("count", _THINGS), ("events", _EVENTS), ("persons", _PERSONS)):
        for kind, words in groups.items():
            for word in words.split():
                if "-" not in word:
                    table[word] = Noun(unit, kind)
    for unit, words in _MEASURES.items():
        for word in words.split():
            table[word] = Noun(unit, "time" if unit in TIME_UNITS else "measure")
    for unit, words in _CURRENCIES.items():
        for word in words.split():
            table[word] = Noun(unit, "money")
    return table


TIME_UNITS: Final = frozenset({"hours", "days", "weeks", "months", "years", "decades", "centuries", "minutes"})
NOUNS: Final = _build()
#: Nouns that say of what kind of thing there are pieces: "units of special equipment".
MEASURED_OF: Final = read_words(
    "units pieces items members tons tonnes rounds groups sets cases acts victims number teams posts "
    "homes houses kilometres kilometers metres states heads ministers officials deaths violations "
    "breaches inhabitants members"
)


def find_noun(word: str) -> Noun | None:
    """Find a noun that can be counted, or None.

    Examples
    --------
    >>> find_noun("peacekeepers")
    Noun(unit='persons', kind='peacekeepers')
    """
    return NOUNS.get(word)
