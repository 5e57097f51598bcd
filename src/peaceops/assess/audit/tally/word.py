"""Words of sentences on numbers of people: what each tells. A word that is in no table leaves its clause unread.

What enters: nothing. What leaves: tables.
Never done here: reading.
"""

from __future__ import annotations

from typing import Final


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: What is counted, by noun; ``total`` is all in uniform.
KINDS: Final = {
    **dict.fromkeys(("personnel", "peacekeepers", "peace-keepers", "uniformed", "people", "persons", "members", "helmets", "nationals"), "total"),
    **dict.fromkeys(("troops", "soldiers", "contingents", "infantry"), "troops"),
    "military": "military",
    **dict.fromkeys(("police", "policemen", "constables"), "police"),
    **dict.fromkeys(("observers", "monitors"), "observers"),
    **dict.fromkeys(("women", "female"), "women"),
    **dict.fromkeys(("countries", "states", "nations", "contributors", "governments"), "contributors"),
}  # fmt: skip
#: Words by which all counted are in uniform; without one "personnel" may hold civilians.
FIRM: Final = frozenset(
    {"peacekeepers", "peace-keepers", "uniformed", "uniform", "helmets", "soldiers", "troops", "men"}
)
#: Nouns and verbs of death in service.
DEATH: Final = _list(
    "deaths death died dead dies fatalities fatality lost lose losing killed kill lives casualties toll buried perished"
)
CAUSES: Final = {
    **dict.fromkeys(("hostile", "malicious", "attack", "attacks", "ambush", "ambushes", "combat"), "hostile"),
    **dict.fromkeys(("accident", "accidents", "accidental", "accidentally"), "accident"),
    **dict.fromkeys(("illness", "illnesses", "disease", "diseases", "sickness"), "illness"),
}  # fmt: skip
#: Words that go with a cause and tell nothing more.
OF_CAUSE: Final = _list(
    "behind acts act action actions fire due responsible account accounts accounted caused cause claimed claiming took result"
)
#: A number stands at a time.
LEVEL: Final = _list(
    "cost suffered arrived had has have having was were is are been being numbered numbering counted comprised comprising totalled totaled stood stands "
    "fielded deployed consisted included includes including amounted remained left maintained mustered boasted strong contained "
    "reached reaching passed exceeded exceeding topped crossed surpassed began begun started opened found ended finished closed kept retained recorded"
)
UP: Final = _list(
    "rising growing climbing went rose risen grew grown increased climbed expanded jumped swelled swollen up"
)
DOWN: Final = _list(
    "slipped slipping falling dropping fell fallen dropped declined shrank shrunk decreased dwindled sank sunk down cut reduced slimmed trimmed"
)
GIVE: Final = _list(
    "contributed contributing contributes contribute contribution contributions provided provides providing sent supplied supplying "
    "supplies came come coming drawn served serve gave participated"
)
PEAK: Final = _list("peak peaked peaking maximum highest largest greatest record height biggest strongest most")
LOW: Final = _list("lowest smallest minimum low fewest least")
#: Words that leave a figure what it is.
FILL: Final = _list(
    "s made  the a an its their his in at by to from with on for as of that there it they them these this those who whom which when where "
    "still only just already then also again even now thus field ground service serving worldwide world around strength size level "
    "component contingent mission missions operation operations force forces peacekeeping peace-keeping number numbers figure total "
    "officers officer in-uniform men uniform uniformed duty overall together altogether all each respectively time point some "
    "about within during over both namely alone current military civilian ranks among place under flag civil point neighbouring year years yearly annual staff followed ever only mere own whole"
)
#: Words that alone tell that the people of a mission are counted.
COUNTS: Final = _list("numbered numbering fielded mustered strength size")
#: Verbs by which a number is more than the one named.
BEYOND: Final = _list("passed exceeded exceeding topped crossed surpassed")
#: Who writes, with those who are meant beside.
SPEAKER: Final = frozenset({"we", "us", "our", "ours"})
PRONOUN: Final = frozenset({"it", "its", "they", "their"})
#: Nouns that stand for the mission spoken of.
SHORT: Final = frozenset({"mission", "force", "operation"})
#: First words of an adverbial aside: what it says limits no figure beside it.
ASIDE: Final = _list(
    "after following before during despite amid when as because since with although though under unlike like once following thanks"
)
#: Nouns that stand for the number told last.
NUMBER: Final = frozenset({"number", "count", "figure", "total", "strength", "level"})
#: Words that turn what is said round.
TURN: Final = _list(
    "not no never none nobody without nor neither hardly if unless would could should may might will must"
)

#: What stands aside and tells nothing of a figure.
PASSING: Final = frozenset({
    ("by", "contrast"), ("on", "the", "other", "hand"), ("in", "turn"), ("however",), ("moreover",), ("meanwhile",), ("in", "fact"),
    ("of", "course"), ("for", "example"), ("for", "instance"), ("in", "other", "words"), ("in", "all"), ("altogether",), ("overall",),
    ("that", "is"), ("too",), ("alone",), ("respectively",), ("at", "the", "time"), ("as", "it", "happens"), ("today",), ("now",),
    ("then",), ("also",), ("its", "successor"), ("its", "predecessor"), ("the", "successor"), ("by", "comparison"), ("in", "total"), ("in", "short"),
})  # fmt: skip
#: Nouns and verbs that tell a place among contributors.
RANKED: Final = frozenset(
    {
        "contributor",
        "contributors",
        "provider",
        "supplier",
        "contingent",
        "contingents",
        "table",
        "list",
        "ranking",
        "sender",
    }
)
PLACES: Final = {
    **dict.fromkeys(("first", "largest", "biggest", "top", "leading", "led", "main", "foremost", "greatest", "head", "headed"), 1),
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "second-largest": 2, "third-largest": 3, "second-biggest": 2, "fourth-largest": 4,
}  # fmt: skip
#: A year of which the dead were most.
WORST: Final = frozenset({"worst", "deadliest", "costliest", "bloodiest"})
