"""The shipped codebook, and what a broken one says of itself."""

from __future__ import annotations

import shutil
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from peaceops.codebook import find_definition, load_codebook, read_codebook
from peaceops.codebook.load import find_indicator
from peaceops.codebook.schema import BLOCKS, Entity, EntityName
from peaceops.errors import CodebookInvalid, UnknownIndicator
from peaceops.model.source import SOURCE_KINDS

# METHODS B.2, "Count: 89 indicators, 57 core (★)", with the numbers that bear a star in each block.
LAST_NUMBER = {
    "L": 6, "N": 8, "I": 6, "F": 7, "M": 7, "T": 5, "D": 11, "B": 6, "H": 7, "E": 5, "P": 11, "R": 10,
}  # fmt: skip
CORE = [
    "L1",
    "L2",
    "L4",
    "L6",
    "N1",
    "N2",
    "N3",
    "N4",
    "N8",
    "I1",
    "I2",
    "I3",
    "I4",
    "I6",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "M1",
    "M2",
    "M3",
    "M4",
    "T1",
    "T3",
    "T4",
    "D1",
    "D2",
    "D3",
    "D4",
    "D5",
    "D7",
    "D8",
    "D10",
    "B1",
    "B3",
    "B5",
    "H1",
    "H4",
    "H5",
    "E1",
    "E3",
    "E4",
    "E5",
    "P1",
    "P2",
    "P3",
    "P4",
    "P5",
    "P6",
    "R1",
    "R2",
    "R3",
    "R4",
    "R7",
    "R8",
    "R10",
]

# The table that claims are coded from: value type, unit, and codes where they are closed.
DEFINITIONS = {
    "T3/deployed_strength": ("quantity", "persons", ""),
    "T3/deployed_police": ("quantity", "persons", ""),
    "T3/authorised_strength": ("quantity", "persons", ""),
    "M1/contributing_states": ("quantity", "count", ""),
    "M1/largest_contributor": ("quantity", "persons", ""),
    "L1/council_verb": (
        "category", "", "noted welcomed expressed_satisfaction endorsed authorised established decided extended",
    ),
    "L1/tier": ("category", "", "0 1 2 3 4 5"),
    "L4/mandate_until": ("date", "", ""),
    "L4/mandate_lapse": ("span", "", ""),
    "L2/first_troops": ("date", "", ""),
    "L2/authorising_act": ("date", "", ""),
    "L6/oversight": ("category", "", "0 1 2 3"),
    "L3/status_agreement": ("category", "", "0 1 2 3"),
    "N1/consenting_parties": ("set", "", "host counterpart sender regional_body armed_group other"),
    "N2/duress": ("category", "", "0 1"),
    "N3/host_consent": ("category", "", "0 1 2 3"),
    "N6/counterpart_consent": ("category", "", "0 1 2 3"),
    "N4/consent_act": (
        "category", "",
        ("consent_given consent_reaffirmed extension_agreed extension_refused parliament_resolution "
        "executive_demand executive_notice treaty_notice council_request"),
    ),
    "N5/restriction": ("quantity", "events", ""),
    "N5/restriction_none": ("quantity", "events", ""),
    "I3/roles": ("set", "", "mediator guarantor contributor party_or_ally"),
    "I4/perception": ("category", "", "-2 -1 0 1 2"),
    "D2/violations": ("quantity", "events", ""),
    "D2/mission_violations": ("quantity", "events", ""),
    "I2/violations_acted": ("quantity", "events", ""),
    "I6/partial_act": ("category", "", "0 1 2 3"),
    "F1/posture": ("category", "", "0 1 2 3"),
    "F2/force_used": ("category", "", "0 1 2 3"),
    "F3/conversion": ("category", "", "0 1 2"),
    "F4/hostile_deaths": ("quantity", "persons", ""),
    "F4/deaths_other": ("quantity", "persons", ""),
    "F4/injured_hostile": ("quantity", "persons", ""),
    "R2/incidents": ("quantity", "events", ""),
    "F6/heavy_weapons": ("category", "", "0 1 2"),
    "F7/civilian_harm": ("quantity", "persons", ""),
    "T4/exit_design": ("category", "", "0 1 2 3"),
    "D1/displaced_all": ("quantity", "persons", ""),
    "D1/displaced_district": ("quantity", "persons", ""),
    "D1/returned_district": ("quantity", "persons", ""),
    "D1/returned_all": ("quantity", "persons", ""),
    "D1/returned_organised": ("quantity", "persons", ""),
    "D1/population_district": ("quantity", "persons", ""),
    "D1/displaced_again": ("quantity", "persons", ""),
    "D8/crossing_closed": ("span", "", ""),
    "D10/delivery": ("category", "", "0 1 2 3"),
    "B1/activity": ("category", "", "0 1 2 3 4"),
    "B3/governance": ("category", "", "0 1 2 3"),
    "B5/misconduct": ("quantity", "count", ""),
    "B6/illicit_trade": ("category", "", "0 1 2"),
    "H2/alternative_format": ("category", "", "0 1 2 3"),
    "E3/cause_of_end": ("category", "", "C F H V W X"),
    "E4/actual_end": ("date", "", ""),
    "E4/scheduled_end": ("date", "", ""),
    "E5/forces_after": ("category", "", "0 1 2 3"),
    "P1/naturalised_share": ("quantity", "share", ""),
    "P1/passports": ("quantity", "persons", ""),
    "P2/bases": ("category", "", "0 1 2 3"),
    "P4/ties": ("category", "", "0 1 2 3 4"),
    "P6/parallel_forces": ("quantity", "persons", ""),
}  # fmt: skip
# Definitions with a list of codes that grows: some that must be on it.
OPEN_LISTS = {
    "T1/task": (
        "set",
        (
            "observe_ceasefire separate_forces safe_return observe_other_force patrol_sector verify_withdrawal "
            "investigate_violations police_advice"
        ),
    ),
    "D9/round": ("category", "round"),
    "D9/agreement": ("category", "agreement"),
    "P3/blocking": ("category", "veto consent_refused renewal_blocked budget_blocked"),
    "P11/precedent": ("category", "precedent_invoked recognition_requested"),
}


def test_the_indicators_and_the_core_are_those_of_the_methods() -> None:
    book = load_codebook()
    expected = {f"{block}{n}" for block, last in LAST_NUMBER.items() for n in range(1, last + 1)}
    assert set(book.indicators) == expected
    assert {i.id for i in book.indicators.values() if i.is_core} == set(CORE)
    assert (len(expected), len(set(CORE))) == (89, 57)
    assert set(LAST_NUMBER) == set(BLOCKS)


@pytest.mark.parametrize("name", DEFINITIONS)
def test_a_definition_that_claims_use_is_as_described(name: str) -> None:
    value_type, unit, codes = DEFINITIONS[name]
    _, definition = find_definition(load_codebook(), *name.split("/"))
    assert (definition.value_type, definition.unit) == (value_type, unit)
    assert list(definition.codes) == codes.split()


@pytest.mark.parametrize("name", OPEN_LISTS)
def test_an_open_list_holds_the_codes_claims_use(name: str) -> None:
    value_type, codes = OPEN_LISTS[name]
    _, definition = find_definition(load_codebook(), *name.split("/"))
    assert definition.value_type == value_type
    assert set(codes.split()) <= set(definition.codes)


def test_every_indicator_says_how_it_is_coded() -> None:
    book = load_codebook()
    for indicator in book.indicators.values():
        assert indicator.title, indicator.id
        assert indicator.question.endswith("?"), indicator.id
        assert indicator.question.count("?") == 1, indicator.id
        assert indicator.decision_rule.endswith("."), indicator.id
        assert indicator.literature, indicator.id
        assert indicator.definitions, indicator.id
        for definition in indicator.definitions:
            assert definition.title, (indicator.id, definition.id)
            assert not definition.is_ordinal or definition.codes, (indicator.id, definition.id)


def test_no_indicator_names_a_nationality() -> None:
    # METHODS B.1 rule 5; area names in definitions keep quantities of different areas apart.
    for indicator in load_codebook().indicators.values():
        text = f"{indicator.title} {indicator.question} {indicator.decision_rule}".lower()
        for word in ("russia", "georgia", "abkhaz", "armenia", "azerbaij", "india", "nigeria"):
            assert word not in text, indicator.id


def test_thresholds_are_those_of_the_doctrine_rules() -> None:
    rules = load_codebook().rules
    assert list(rules) == ["CONSENT", "AUTHORITY", "IMPARTIALITY", "FORCE", "MANDATE_FIT"]
    assert {rule: rules[rule].inputs for rule in rules} == {
        "CONSENT": ("N3", "N4"),
        "AUTHORITY": ("L1", "L4", "N1"),
        "IMPARTIALITY": ("I6", "I2", "I4"),
        "FORCE": ("F1", "F2", "F3"),
        "MANDATE_FIT": ("B1",),
    }
    expected = {
        "CONSENT": {"n3_min": 2, "withdrawal_days": 180, "carry_forward_months": 12},
        "AUTHORITY": {"l4_max": 0.05, "unauthorised_days_share": 0.25},
        "IMPARTIALITY": {"i6_max": 1, "i2_max": 0.2, "i2_fail": 0.5, "i2_fail_low": 0.3, "i4_gap_max": 1},
        "FORCE": {"f3_fail": 2},
        "MANDATE_FIT": {"prohibited_code": 4, "coercive_code": 3, "coercive_max": 0},
    }
    for rule, thresholds in expected.items():
        assert thresholds.items() <= rules[rule].thresholds.items()
        assert rules[rule].thresholds["coverage_min"] == 0.6
        for alternative in rules[rule].alternatives:
            assert all(rules[rule].thresholds[key] != value for key, value in alternative.items())


def test_exposure_and_composition_cannot_turn_a_rule() -> None:
    for rule in load_codebook().rules.values():
        assert not {i[0] for i in rule.inputs} & {"M", "P"}
        assert not set(rule.inputs) & set(rule.shown_beside)


def test_source_weights_are_those_of_the_methods() -> None:
    book = load_codebook()
    assert {*SOURCE_KINDS, "aligned"} <= set(book.source_kinds)
    expected = {
        "primary-legal": (0.98, 0.02),
        "inquiry": (0.90, 0.10),
        "official-io": (0.85, 0.15),
        "dataset": (0.85, 0.15),
        "research": (0.75, 0.20),
        "ngo": (0.75, 0.20),
        "news": (0.70, 0.25),
        "aligned": (0.75, 0.45),
    }
    for kind, (hit, false) in expected.items():
        weight = book.source_kinds[kind]
        assert (weight.hit_probability, weight.false_probability) == pytest.approx((hit, false))
    limit = book.source_kinds["inquiry"].hit_probability / book.source_kinds["inquiry"].false_probability
    for kind in ("official-party", "against-interest", "commentary"):
        weight = book.source_kinds[kind]
        assert 1 < weight.hit_probability / weight.false_probability <= limit
    assert dict(book.confusion_diagonal) == {"R1": 0.95, "R2": 0.99, "R3": 0.85, "R4": 0.70}


def test_every_row_of_the_year_table_has_one_place() -> None:
    questions = load_codebook().questions
    used = [name for question in questions for name in question.indicators]
    assert len(used) == len(set(used))
    assert all("/" in name for name in used)


# ---------------------------------------------------------------- names


@pytest.mark.parametrize(
    ("entity", "profile", "label"),
    [
        ("SUKHUMI", "un", "Sukhumi"),
        ("SUKHUMI", "host", "Sokhumi"),
        ("SUKHUMI", "counterpart", "Sukhum"),
        ("SUKHUMI", "dual", "Sokhumi/Sukhum"),
        ("SUKHUMI", "id", "SUKHUMI"),
        ("GALI", "dual", "Gal/Gali"),
        ("STEPANAKERT", "dual", "Khankendi/Stepanakert"),
        ("SHUSHA", "dual", "Shusha/Shushi"),
        ("ABK", "un", "Abkhazia, Georgia"),
        ("GEO", "dual", "Georgia"),
    ],
)
def test_a_label_follows_the_profile(entity: str, profile: str, label: str) -> None:
    assert load_codebook().label(entity, profile) == label


@pytest.mark.parametrize(
    ("entity", "year", "label"),
    [
        ("TUR", 2008, "Turkey"),
        ("TUR", 2021, "Turkey"),
        ("TUR", 2022, "Türkiye"),
        ("TUR", None, "Türkiye"),
        ("OSCE", 1994, "Conference on Security and Cooperation in Europe"),
        ("OSCE", 1995, "Organization for Security and Cooperation in Europe"),
        ("KAR", 2023, "Nagorno-Karabakh"),
        ("KAR", 2024, "Karabakh economic region"),
    ],
)
def test_a_label_follows_the_year(entity: str, year: int | None, label: str) -> None:
    assert load_codebook().label(entity, "un", year) == label


def test_an_unknown_entity_is_shown_by_its_id() -> None:
    assert load_codebook().label("NOWHERE", "host") == "NOWHERE"


def test_dual_without_names_of_the_sides_is_the_usage_of_the_year() -> None:
    names = (
        EntityName(text="New", language="en", script="Latn", used_by=("un",), from_year=2000),
        EntityName(text="Old", language="en", script="Latn", used_by=("un",), to_year=1999),
    )
    entity = Entity(id="X", kind="place", names=names)
    assert [entity.label("dual", year) for year in (1999, 2000, None)] == ["Old", "New", "New"]
    assert entity.label("host", 1999) == "Old"


def test_dual_is_alphabetical_whatever_the_case() -> None:
    names = tuple(
        EntityName(text=text, language="en", script="Latn", used_by=(side,))
        for text, side in (("zeta", "host"), ("Alpha", "counterpart"), ("de Beta", "un"))
    )
    assert Entity(id="X", kind="place", names=names).label("dual") == "Alpha/zeta"
    swapped = (
        EntityName(text="alpha", language="en", script="Latn", used_by=("host",)),
        EntityName(text="Zeta", language="en", script="Latn", used_by=("counterpart",)),
    )
    assert Entity(id="X", kind="place", names=swapped).label("dual") == "alpha/Zeta"


def test_every_entity_has_a_label_in_latin_script() -> None:
    for entity in load_codebook().entities.values():
        assert entity.names[0].script == "Latn"
        for profile in ("un", "host", "counterpart", "dual"):
            for year in (None, 1994, 2008, 2024):
                assert entity.label(profile, year).replace("/", "").isprintable()
        for name in entity.names:
            assert set(name.used_by) <= {"un", "host", "counterpart", "dual"}, entity.id


# ---------------------------------------------------------------- looking up


def test_an_unknown_indicator_names_its_neighbours() -> None:
    with pytest.raises(UnknownIndicator) as caught:
        find_definition(load_codebook(), "n3x", "host_consent")
    assert "N3" in caught.value.nearest


def test_a_word_of_a_title_leads_to_indicators() -> None:
    codebook = load_codebook()
    assert find_indicator(codebook, "d1").id == "D1"
    with pytest.raises(UnknownIndicator, match=r"N1 \(Breadth of initial consent\)"):
        find_indicator(codebook, "Consent")
    with pytest.raises(UnknownIndicator) as caught:
        find_indicator(codebook, "of")
    assert not any(" of " in codebook.indicators[i].title for i in caught.value.nearest), "no word, only near ids"


def test_an_unknown_definition_names_its_neighbours() -> None:
    with pytest.raises(UnknownIndicator, match="definition of D1 'returned_districts'") as caught:
        find_definition(load_codebook(), "D1", "returned_districts")
    assert "returned_district" in caught.value.nearest


# ---------------------------------------------------------------- a broken codebook

FILES = ("indicators.toml", "rules.toml", "names.toml", "codes.toml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        with resources.as_file(resources.files("peaceops.codebook") / "data" / name) as path:
            shutil.copy(path, tmp_path / name)
    return tmp_path


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    with pytest.raises(CodebookInvalid) as caught:
        read_codebook(folder)
    for problem in caught.value.problems:
        assert str(problem) in caught.value.message
    return [str(problem) for problem in caught.value.problems]


def test_an_unchanged_copy_is_the_same_codebook(folder: Path) -> None:
    assert read_codebook(folder) == load_codebook()


MISTAKES = {
    "missing field": (
        "indicators.toml", 'title = "Authorisation tier"\n', "",
        "indicators.toml indicator L1.title: is missing; expected text",
    ),
    "wrong type": (
        "indicators.toml", 'title = "Authorisation tier"', "title = 5",
        "indicators.toml indicator L1.title: is int; expected text",
    ),
    "unknown field": (
        "indicators.toml", 'title = "Authorisation tier"', 'title = "Authorisation tier"\ncolour = "red"',
        "indicators.toml indicator L1.colour: is not known here",
    ),
    "unknown block": (
        "indicators.toml", 'block = "F"', 'block = "Z"',
        "indicators.toml indicator F1.block: 'Z' is not known; expected one of L, N, I",
    ),
    "id outside its block": (
        "indicators.toml", 'id = "F1"', 'id = "G1"', "indicators.toml indicator G1.id: 'G1' is not the block's",
    ),
    "unknown missing rule": (
        "indicators.toml", 'missing_rule = "MR3"', 'missing_rule = "MR9"', ".missing_rule: 'MR9' is not known",
    ),
    "unknown reliability": (
        "indicators.toml", 'reliability = "R4"', 'reliability = "R9"', ".reliability: 'R9' is not known",
    ),
    "unit without a quantity": (
        "indicators.toml", 'value_type = "span"', 'value_type = "span"\nunit = "days"',
        "indicators.toml indicator L4 definition mandate_lapse.unit: a quantity, and nothing else, has a unit",
    ),
    "quantity without a unit": (
        "indicators.toml", 'value_type = "quantity"\nunit = "share"\nnote = "Computed from L4', 'value_type = "quantity"\nnote = "L4',
        "indicators.toml indicator L4 definition gap_share.unit: a quantity, and nothing else, has a unit",
    ),
    "unknown unit": (
        "indicators.toml", 'unit = "km2"', 'unit = "acres"', "definition area.unit: 'acres' is not defined",
    ),
    "unknown value type": (
        "indicators.toml", 'value_type = "span"', 'value_type = "stretch"', "mandate_lapse.value_type: 'stretch'",
    ),
    "codes of a quantity": (
        "indicators.toml", 'value_type = "quantity"\nunit = "km2"',
        'value_type = "quantity"\nunit = "km2"\ncodes = { a = "b" }', "area.codes: a quantity has no codes",
    ),
    "a code no value can have": (
        "indicators.toml", 'council_request = "', '"council request" = "',
        "definition consent_act.codes: 'council request' is no code",
    ),
    "duplicate indicator": (
        "indicators.toml", 'id = "L2"', 'id = "L1"', "indicators.toml indicator L1: is defined twice",
    ),
    "duplicate definition": (
        "indicators.toml", 'id = "deployed_police"', 'id = "deployed_strength"',
        "indicators.toml indicator T3 definition deployed_strength: is defined twice",
    ),
    "unknown indicator in a rule": (
        "rules.toml", 'inputs = ["N3", "N4"]', 'inputs = ["N3", "N44"]',
        "rules.toml rule CONSENT: indicator 'N44' is not defined",
    ),
    "alternative without a threshold": (
        "rules.toml", "{ n3_min = 3 }", "{ n3_max = 3 }",
        "rules.toml rule CONSENT.alternatives: alternative 2 names no threshold: 'n3_max'",
    ),
    "alternative that is no number": (
        "rules.toml", "{ n3_min = 3 }", "{ n3_min = true }",
        "rules.toml rule CONSENT.alternatives: alternative 2: n3_min is no number",
    ),
    "unknown definition in a question": (
        "codes.toml", '"L4/mandate_lapse"', '"L4/lapse"', "codes.toml question mandate: 'L4/lapse' is not defined",
    ),
    "missing source kind": (
        "codes.toml", 'id = "ngo"', 'id = "n-g-o"', "codes.toml.source_kind: ngo is missing",
    ),
    "impossible weight": (
        "codes.toml", "hits = 49", "hits = 50", "codes.toml source_kind primary-legal.hits: 50 of 50 is no probability",
    ),
    "weight without a number": (
        "codes.toml", "hits = 49\n", "", "codes.toml source_kind primary-legal.hits: is missing; expected float or int",
    ),
    "missing reliability class": (
        "codes.toml", "R4 = 0.70\n", "", "codes.toml.confusion_diagonal: R4: expected one number",
    ),
    "unknown top-level key": ("rules.toml", "[[rule]]", "note = 1\n\n[[rule]]", "rules.toml.note: is not known here"),
    "entity without a kind": (
        "names.toml", 'kind = "state"\n', "", "names.toml entity GEO.kind: is missing; expected text",
    ),
    "unknown kind of entity": (
        "names.toml", 'kind = "state"', 'kind = "realm"', "names.toml entity GEO.kind: 'realm' is not known",
    ),
    "years that run backwards": (
        "names.toml", "from_year = 1988", "from_year = 2088", "names.toml entity KAR name 1.to_year: 2023 is before",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_is_reported_with_file_and_path(folder: Path, kind: str) -> None:
    name, old, new, expected = MISTAKES[kind]
    edit(folder, name, old, new)
    found = problems(folder)
    assert any(expected in problem for problem in found), found


@pytest.mark.parametrize("kind", ["missing field", "unknown block", "weight without a number", "entity without a kind"])
def test_a_mistake_is_reported_once(folder: Path, kind: str) -> None:
    name, old, new, expected = MISTAKES[kind]
    edit(folder, name, old, new)
    where = expected.split(": ")[0]
    assert len([problem for problem in problems(folder) if problem.startswith(where + ":")]) == 1


def test_all_mistakes_are_reported_at_once(folder: Path) -> None:
    kinds = ["missing field", "unknown block", "unit without a quantity", "unknown indicator in a rule",
             "alternative without a threshold", "missing source kind", "entity without a kind"]  # fmt: skip
    for kind in kinds:
        edit(folder, *MISTAKES[kind][:3])
    found = problems(folder)
    for kind in kinds:
        assert any(MISTAKES[kind][3] in problem for problem in found), (kind, found)
    files = [problem.split(".toml")[0] for problem in found]
    assert files == sorted(files)


def test_broken_toml_names_its_file_and_hides_nothing_elsewhere(folder: Path) -> None:
    (folder / "names.toml").write_text("[[entity]\n", encoding="utf-8")
    edit(folder, *MISTAKES["missing field"][:3])
    found = problems(folder)
    assert any(problem.startswith("names.toml: cannot be read: ") for problem in found)
    assert any(MISTAKES["missing field"][3] in problem for problem in found)
    assert len(found) == 2


def test_an_unreadable_code_list_does_not_make_every_unit_unknown(folder: Path) -> None:
    (folder / "codes.toml").unlink()
    assert [problem.split(":")[0] for problem in problems(folder)] == ["codes.toml"]


def test_bytes_that_are_no_text_are_reported(folder: Path) -> None:
    (folder / "rules.toml").write_bytes(b"\xff\xfe\x00")
    assert [problem.split(":")[0] for problem in problems(folder)] == ["rules.toml"]


@pytest.mark.parametrize("text", ["", "indicator = 5\n", "indicator = []\n"])
def test_a_file_without_its_tables_is_reported(folder: Path, text: str) -> None:
    (folder / "indicators.toml").write_text(text, encoding="utf-8")
    assert "indicators.toml indicator: is missing or no list of tables" in problems(folder)


def test_a_table_that_is_none_is_reported(folder: Path) -> None:
    (folder / "rules.toml").write_text("rule = [1, 2]\n", encoding="utf-8")
    found = problems(folder)
    assert "rules.toml rule 1: is no table" in found
    assert "rules.toml rule 2: is no table" in found


def test_the_shipped_files_are_licensed_and_plain() -> None:
    for name in FILES:
        text = (resources.files("peaceops.codebook") / "data" / name).read_text(encoding="utf-8")
        assert text.startswith("# SPDX-License-Identifier: CC-BY-4.0\n")
        assert "\t" not in text
        assert text.endswith("\n")
        tomllib.loads(text)
