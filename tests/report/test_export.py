"""JSON that its schema describes."""

from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest
from tests.report.builder import build_empty, build_large, build_small, make_rule

from peaceops.assess.finding import Interval
from peaceops.errors import ReportError
from peaceops.report import export


@pytest.mark.parametrize("build", [build_small, build_empty, build_large])
def test_dossiers_validate(build: object) -> None:
    validator = jsonschema.Draft202012Validator(export.schema())
    validator.validate(json.loads(export.render_json(build())))  # type: ignore[operator]


def test_schema_is_valid_and_as_generated() -> None:
    jsonschema.Draft202012Validator.check_schema(export.schema())
    assert export.schema() == export.build_schema(), (
        "write peaceops.report.export.build_schema() as JSON to src/peaceops/report/dossier.schema.json"
    )


def test_schema_describes_every_documented_field() -> None:
    definitions = export.schema()["$defs"]
    assert definitions["RuleFinding"]["properties"]["coverage"]["description"].startswith("Observed share")
    assert definitions["SourceLine"]["properties"]["opened"]["description"] == "Where and when it was read."


def test_schema_refuses_what_is_not_a_dossier() -> None:
    validator = jsonschema.Draft202012Validator(export.schema())
    plain = export.dossier_to_json(build_small())
    assert not validator.is_valid({**plain, "score": 1})
    del plain["claims"]
    assert not validator.is_valid(plain)


def test_json_is_the_same_every_time() -> None:
    assert export.render_json(build_small()) == export.render_json(build_small())
    assert export.dossier_to_json(build_small())["header"]["first_day"] == "1993-08-24"


def test_a_number_that_is_none_is_refused() -> None:
    bad = dataclasses.replace(make_rule(), share_met=Interval(low=0.0, expected=float("nan"), high=1.0))
    with pytest.raises(ReportError, match=r"rules\[0\]\.share_met\.expected"):
        export.dossier_to_json(dataclasses.replace(build_small(), rules=(bad,)))
