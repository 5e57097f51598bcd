"""The command line: what each command prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import jsonschema
import pytest
from tests.casefolder import make_row, make_source, render_rows, write_case

from peaceops.cli import COMMANDS, cli
from peaceops.cli.assess import PROFILES as CLI_PROFILES
from peaceops.codebook.schema import PROFILES

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return write_case(tmp_path / "case")


def test_a_file_that_may_not_be_read_is_no_wrong_call(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root every file can be read: so the question that click would ask is answered with no."""
    (tmp_path / "work" / "names.csv").write_text("mission\nUNOMIG\n")
    monkeypatch.setattr(os, "access", lambda *_arguments, **_options: False)
    assert run("match", "names.csv", "--column", "mission")[0] == 0
    assert run("audit", "absent.txt")[0] == 1


def list_commands(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if path:
        yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from list_commands(found, (*path, name))


@pytest.mark.parametrize(("path", "command"), [pytest.param(*one, id=" ".join(one[0])) for one in list_commands(cli)])
def test_the_examples_of_help_are_calls_that_the_command_takes(path: tuple[str, ...], command: click.Command) -> None:
    lines = re.findall(r"peaceops ((?:.*\\\n)*.*)", command.epilog or "")
    assert lines, "no example"
    for line in lines:
        words = shlex.split(re.split(r" {2,}(?=[a-z])| \| | > ", line.replace("\\\n", " ").strip())[0], comments=True)
        assert tuple(words[: len(path)]) == path, line
        group, rest = command, words[len(path) :]
        while isinstance(group, click.Group):
            _, group, rest = group.resolve_command(click.Context(group), rest)  # type: ignore[assignment]
        group.make_context("x", rest)


def test_a_claim_that_help_names_is_there(run: Run) -> None:
    code, out, _ = run("why", "cb252f19c1616")
    assert code == 0
    assert "S/2008/480" in out


def test_help_lists_every_command(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    for name, (_, _, text) in COMMANDS.items():
        assert f"  {name}" in out
        assert text in out


@pytest.mark.parametrize(
    "words",
    [*((name,) for name in COMMANDS if name not in ("claim", "source", "casebook", "data", "documents")),
     ("claim", "add"), ("claim", "check"), ("source", "import"), ("casebook", "check"), ("casebook", "merge"),
     ("data", "add"), ("data", "list"), ("data", "show"), ("data", "verify"), ("data", "pull"), ("data", "diff"),
     ("data", "names"), ("data", "territories"), ("documents", "read")],
)  # fmt: skip
def test_every_command_has_help_with_an_example(run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run(*words, "--help")
    assert code == 0
    assert "Example" in out
    assert f"peaceops {' '.join(words)}" in out
    assert "--debug" in out


@pytest.mark.parametrize("words", [(), ("claim",), ("source",), ("casebook",), ("documents",)])
def test_the_help_of_a_group_has_examples_line_by_line(run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run(*words, "--help")
    assert code == 0
    assert "\\b" not in out
    _, _, examples = out.partition("  Example")
    begin = " ".join(("peaceops", *words)) + " "
    lines = [line for line in examples.splitlines()[1:] if begin in line]
    assert lines
    assert all(line.startswith(f"    {begin}") and line.count(begin) == 1 for line in lines)


def test_version(run: Run) -> None:
    import peaceops

    assert run("--version") == (0, f"peaceops {peaceops.__version__}\n", "")


def test_the_profiles_are_those_of_the_codebook() -> None:
    assert CLI_PROFILES == PROFILES


@pytest.mark.parametrize(
    ("arguments", "code", "what"),
    [
        (["asess", "unomig"], 2, "unknown command 'asess' (nearest: assess"),
        (["assess"], 2, "Missing argument 'MISSION'"),
        (["assess", "unomgi"], 2, "unknown mission 'unomgi' (nearest: unomig"),
        (["assess", "unomig", "--as-of", "2007-13-01"], 2, "is no day of the calendar"),
        (["assess", "unomig", "--profile", "nato"], 2, "'nato' is not one of"),
        (["assess", "unomig", "--casebook", "absent"], 1, "absent: is no folder"),
        (
            ["assess", "unomig", "--casebook", "empty"],
            1,
            "empty: holds nothing of a casebook; expected at least one of",
        ),
        (["casebook", "check", "empty"], 1, "peaceops new MISSION makes one"),
        (["table", "unomig", "--question", "strenght"], 2, "nearest: strength"),
        (["table", "unomig", "--by", "month"], 2, "'month' is not"),
        (["table", "unomig", "--csv", "--json"], 2, "exclude each other"),
        (["claims", "unomig", "--indicator", "D99"], 2, "unknown indicator 'D99'"),
        (["claims", "unomig", "--indicator", "D1/returned_distrct"], 2, "nearest: returned_district"),
        (["claims", "unomig", "--definition", "nothing"], 2, "unknown definition"),
        (["claims", "unomig", "--source", "S/2008/48"], 2, "unknown source"),
        (["why", "c00000000000z"], 2, "unknown claim"),
        (["why", "unomig", "CONSETN"], 2, "nearest: CONSENT"),
        (["why", "unomig", "CONSENT", "2030-Q1"], 2, "unknown quarter"),
        (["why", "unomig", "strength", "1890"], 2, "unknown year"),
        (["why", "UNOMIG"], 2, "is a mission; expected a name too, as in peaceops why unomig CONSENT"),
        (["why", "unomig", "CONSENT", "--documents", "absent"], 1, "absent: is no folder"),
        (["data", "verify", "--data", "absent"], 1, "absent: is no folder"),
        (["ask", "strength", "--mission", "unomig", "--data", "absent"], 1, "absent: is no folder"),
        (["why", "a", "b", "c", "d"], 2, "expected a claim id"),
        (["indicators", "D99"], 2, "unknown indicator 'D99'"),
        (["indicators", "consent"], 2, "N1 (Breadth of initial consent)"),
        (["assess", "x" * 5000], 2, f"unknown mission '{'x' * 80}…'"),
        (["check", "--documents", "absent"], 1, "absent: is no folder"),
        (["new", "My Mission"], 1, "is no id"),
        (["claim", "check", "absent.csv"], 1, "is no file"),
        (["source", "import", "absent.bib", "--casebook", "absent"], 1, "is no folder"),
        (["source", "import", "a.bib", "--casebook", "c", "--kind", "a=x", "--kind", "a=y"], 2, "is given twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_exit_code(
    run: Run, tmp_path: Path, arguments: list[str], code: int, what: str
) -> None:
    (tmp_path / "work" / "empty").mkdir()
    found, out, err = run(*arguments)
    assert (found, out) == (code, "")
    assert what in err
    assert "Traceback" not in err


def test_a_traceback_only_with_debug(run: Run) -> None:
    assert "Traceback" in run("assess", "unomgi", "--debug")[2]
    assert "Traceback" not in run("assess", "unomgi")[2]


def test_an_internal_error_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("\x1b[31mbroken")

    monkeypatch.setattr("peaceops.pipeline.produce.produce", fail)
    code, _, err = run("assess", "unomig")
    assert (code, err) == (1, "peaceops: internal error: RuntimeError: ?[31mbroken (--debug shows where)\n")


def test_assess_writes_a_page_and_a_summary(run: Run, case: Path) -> None:
    code, out, err = run("assess", "TEST", "--casebook", case)
    assert code == 0
    assert "Observer Mission in Testia" in out
    assert err == "peaceops: wrote testia.html\n"
    page = Path("testia.html").read_bytes()
    assert page.startswith(b"<!")
    again = run("assess", "testia", "--casebook", case, "--no-cache", "--out", "deep/er/page.html")
    assert again[:2] == (0, out)
    assert Path("deep/er/page.html").read_bytes() == page


def test_as_of_names_the_file(run: Run, case: Path) -> None:
    assert run("assess", "testia", "--casebook", case, "--as-of", "1999-04")[0] == 0
    assert [p.name for p in Path.cwd().iterdir()] == ["testia-as-of-1999-04-30.html"]


def test_json_is_described_by_the_schema_and_writes_no_page(run: Run, case: Path) -> None:
    code, out, err = run("assess", "testia", "--casebook", case, "--json")
    assert (code, err) == (0, "")
    dossier = json.loads(out)
    schema = json.loads(run("schema")[1])
    jsonschema.validate(dossier, schema)
    assert dossier["header"]["mission"] == "testia"
    assert dossier["manifest"]["command"] == "peaceops assess testia --casebook case"
    assert not list(Path.cwd().iterdir())


def test_a_page_that_cannot_be_written_leaves_nothing(run: Run, case: Path) -> None:
    Path("file").write_text("mine")
    code, out, err = run("assess", "testia", "--casebook", case, "--out", "file/page.html")
    assert (code, out) == (1, "")
    assert "file/page.html: cannot be written" in err
    assert Path("file").read_text() == "mine"
    assert [p.name for p in Path.cwd().iterdir()] == ["file"]


def test_the_year_table_for_people_and_machines(run: Run, case: Path) -> None:
    code, out, _ = run("table", "testia", "--casebook", case, "--question", "strength")
    assert code == 0
    assert "Strength  [strength]" in out
    assert "  1999 contested Deployed strength, the mission: 120 persons — " in out
    assert "not searched" in out
    rows = json.loads(run("table", "testia", "--casebook", case, "--json")[1])
    values = [r for r in rows if r["question"] == "strength" and r["value"]]
    assert [r["value"] for r in values] == ["120 persons", "140 persons"]
    head, *lines = run("table", "testia", "--casebook", case, "--csv")[1].splitlines()
    assert head.startswith("question,title,year,no_value,reason,value")
    assert len(lines) == len(rows)


def test_claims_are_filtered(run: Run, case: Path) -> None:
    def values(*options: str) -> list[str]:
        return [r["value"] for r in json.loads(run("claims", "testia", "--casebook", case, "--json", *options)[1])]

    assert values() == ["120 persons", "140 persons"]
    assert values("--source", "s-2") == ["140 persons"]
    assert values("--indicator", "t3/deployed_strength", "--year", "1999") == ["120 persons", "140 persons"]
    assert values("--year", "2000") == []
    assert values("--as-of", "1998") == []
    assert run("claims", "testia", "--casebook", case, "--year", "2000")[1] == "no claims\n"
    lines = run("claims", "testia", "--casebook", case)[1].splitlines()
    assert lines[0].split()[:3] == ["id", "indicator", "definition"]
    assert len(lines) == 3


def test_why_follows_a_claim_to_its_passage(run: Run, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "report.txt").write_text("One.\nOn 1 March 1999 the mission had 120 persons.\nThree.\n")
    case = write_case(
        tmp_path / "case",
        rows=[make_row(locator="lines 2-2")],
        sources=[make_source(document="report.txt"), make_source("s-2")],
    )
    claim = json.loads(run("claims", "testia", "--casebook", case, "--json")[1])[0]["id"]
    code, out, _ = run("why", claim[:8], "--casebook", case, "--documents", documents)
    assert code == 0
    assert "passage   On 1 March 1999 the mission had 120 persons." in out
    assert "Example Observer" in out
    assert "testia.csv row 2" in " ".join(out.split())
    found = json.loads(run("why", "testia", "strength", "1999", "--casebook", case, "--json")[1])
    assert [c["id"] for c in found["claims"]] == [claim]
    assert found["claims"][0]["reason"] == "give --documents DIR to see the passage"


def test_why_follows_a_rows_locator(run: Run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "x.csv").write_text("mission,year,strength\nTEST,1999,120\nOTHER,1999,5\n")
    row = make_row(locator="table x.csv; filter mission==TEST; column strength", anchors="")
    case = write_case(tmp_path / "case", rows=[row], sources=[make_source(kind="dataset"), make_source("s-2")])
    found = json.loads(run("why", "testia", "T3/deployed_strength", "--casebook", case, "--data", data, "--json")[1])
    assert found["claims"][0]["evidence"] == ["mission=TEST, year=1999, strength=120"]


@pytest.mark.parametrize("name", ["strength", "T3", "T3/deployed_strength"])
def test_why_says_what_each_number_measures(run: Run, case: Path, name: str) -> None:
    lines = run("why", "testia", name, "1999", "--casebook", case)[1].splitlines()
    assert lines[1].startswith("  1999: Deployed strength, the mission: 120 persons — ")


@pytest.mark.parametrize(
    "words",
    [("CONSENT",), ("CONSENT", "2008-Q3"), ("consent", "2008 q3"), ("strength", "1999"), ("D1/returned_district",)],
)
def test_numbers_of_the_shipped_base_can_be_followed(run: Run, words: tuple[str, ...]) -> None:
    code, out, _ = run("why", "cispkf-abkhazia", *words, "--json")
    assert code == 0
    assert json.loads(out)["claims"]


def test_lists(run: Run, case: Path) -> None:
    assert {"unomig", "testia"} <= {m["id"] for m in json.loads(run("missions", "--casebook", case, "--json")[1])}
    assert [s["id"] for s in json.loads(run("sources", "testia", "--casebook", case, "--json")[1])] == ["s-1", "s-2"]
    assert run("sources", "--csv")[1].startswith("id,label,title,kind,stake")
    assert "CONSENT" in run("rules")[1]
    assert json.loads(run("rules", "--json")[1])[0]["inputs"]
    assert "D1/returned_district" in run("indicators", "d1")[1]
    assert "strength" in run("indicators", "--questions")[1]
    assert "ABK" in run("indicators", "--names")[1]
    assert len(json.loads(run("indicators", "--json")[1])) > 50


def test_a_pipe_gets_no_control_character(run: Run, tmp_path: Path) -> None:
    hostile = "\x1b]0;x\x07<script>alert(1)</script>\u202e"
    case = write_case(tmp_path / "case", rows=[make_row(summary="a" + hostile + "b", note="=1+1")])
    for words in (
        ("claims", "testia"),
        ("table", "testia"),
        ("why", "testia", "strength", "1999"),
        ("assess", "testia"),
    ):
        code, out, err = run(*words, "--casebook", case)
        assert code == 0
        assert not set("\x1b\x07\u202e") & set(out + err)
    assert "<script>alert" not in Path("testia.html").read_text()
    for command in ("claims", "table"):
        for line in run(command, "testia", "--casebook", case, "--csv")[1].splitlines():
            assert not any(cell.startswith(("=", "+", "@")) for cell in line.split(","))


def test_check_says_what_it_found(run: Run, case: Path) -> None:
    code, out, _ = run("check", "--casebook", case)
    assert code == 0
    assert out.rstrip().endswith(": sound")
    write_case(case, rows=[make_row(summary="separatist")])
    code, out, _ = run("check", "--casebook", case, "--json")
    report = json.loads(out)
    assert (code, report["is_sound"], len(report["problems"])) == (1, False, 1)


def test_a_malformed_casebook_fails_with_every_row_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    case = write_case(tmp_path / "case", rows=[make_row(value="x"), make_row(indicator="Q1")])
    for words in (("assess", "testia"), ("check",), ("claims", "testia"), ("missions",)):
        code, out, err = run(*words, "--casebook", case)
        assert (code, out) == (1, "")
        assert "row 2" in err
        assert "row 3" in err
    assert not list(Path.cwd().iterdir())


def test_a_case_from_new_to_dossier(run: Run, tmp_path: Path) -> None:
    assert run("new", "mine")[0] == 0
    code, _, err = run("new", "mine")
    assert code == 1
    assert "is there already" in err
    Path("library.json").write_text(
        json.dumps([{"id": "Key2000", "type": "report", "title": "T", "issued": {"date-parts": [[2000]]}}])
    )
    assert run("source", "import", "library.json", "--casebook", "mine")[0] == 1
    code, out, _ = run("source", "import", "library.json", "--casebook", "mine", "--kind", "ngo", "--stake", "none")
    assert (code, out) == (0, "Key2000  T 2000\n")
    add = ["claim", "add", "--casebook", "mine", "--indicator", "T3/deployed_strength", "--first-day", "1999-01-01"]
    add += ["--source", "Key2000", "--locator", "page 3"]
    code, out, _ = run(*add, "--value", "many")
    assert (code, out) == (1, "")
    code, out, _ = run(*add, "--value", "7..9", "--anchor", "seven", "--anchor", "nine")
    assert code == 0
    assert run("claim", "check", "mine/claims/mine.csv")[1].startswith(out.strip())
    assert (
        run("casebook", "check", "mine")[1] == "mine: 1 mission(s), 1 source(s), 1 claim(s), 0 search(es), no problem\n"
    )
    assert "7 to 9 persons" in run("claims", "mine", "--casebook", "mine")[1]
    assert run("assess", "mine", "--casebook", "mine")[0] == 0
    assert "7 to 9 persons" in Path("mine.html").read_text()
    assert run("casebook", "merge", "mine", "mine", "--out", "mine")[0] == 1
    assert run("casebook", "merge", "mine", "mine", "--out", "both")[0] == 0
    assert run("casebook", "check", "both")[0] == 0


def test_merge_shows_conflicts_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    a = write_case(tmp_path / "a", rows=[make_row(), make_row(value="5", locator="para 9")])
    b = write_case(tmp_path / "b", rows=[make_row(), make_row(value="6", locator="para 9")])
    code, out, err = run("casebook", "merge", a, b, "--out", "c")
    assert code == 1
    assert "reading " in out
    assert "1 conflict(s); nothing was written" in err
    assert not list(Path.cwd().iterdir())
    assert run("casebook", "merge", a, b, "--out", "c", "--keep-both")[0] == 0
    assert len((Path("c") / "claims" / "testia.csv").read_text().splitlines()) == 4
    (b / "claims" / "testia.csv").write_text(render_rows([make_row(note="other")]))
    code, out, _ = run("casebook", "merge", a, b, "--out", "d", "--keep-both")
    assert code == 1
    assert "claim c" in out


def test_a_mission_of_several_needs_a_subject(run: Run, tmp_path: Path) -> None:
    case = write_case(tmp_path / "case")
    text = (case / "missions.csv").read_text()
    (case / "missions.csv").write_text(text + text.splitlines()[1].replace("testia,", "other,") + "\n")
    add = [
        "claim",
        "add",
        "--casebook",
        case,
        "--indicator",
        "T3/deployed_strength",
        "--first-day",
        "1999",
        "--source",
        "s-1",
    ]
    code, _, err = run(*add, "--locator", "page 1", "--value", "3")
    assert code == 2
    assert "--subject is needed" in err
    assert run(*add, "--locator", "page 1", "--value", "3", "--subject", "other")[0] == 0
