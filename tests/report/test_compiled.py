"""Templates compiled ahead: what ships is what compiling now gives, and other words are never shown for it."""

from pathlib import Path

import jinja2
import pytest
from tools.compile_templates import REPORT, compile_templates

import peaceops.report.compiled as compiled
from peaceops.report.asset import read_asset
from peaceops.report.page import make_environment

LOCK = Path(__file__).resolve().parents[2] / "requirements" / "all.lock"
LOCKED = f"jinja2=={jinja2.__version__}" in LOCK.read_text(encoding="utf-8").lower()


@pytest.mark.skipif(not LOCKED, reason="another release of Jinja than the locked one: pages are made from the words")
def test_what_ships_is_what_compiling_now_gives() -> None:
    made = compile_templates(REPORT / "templates")
    there = {path.name: path.read_text(encoding="utf-8") for path in (REPORT / "_compiled").glob("*.py")}
    assert sorted(there) == sorted(made)
    stale = [name for name in made if made[name] != there[name]]
    assert stale == [], "run: python3 run.py python -m tools.compile_templates"


@pytest.mark.skipif(not LOCKED, reason="another release of Jinja than the locked one: pages are made from the words")
def test_a_module_is_used_for_its_own_words_only(monkeypatch: pytest.MonkeyPatch) -> None:
    source = read_asset("templates", "layout.html.j2")
    assert compiled.find_code("layout.html.j2", source) is not None
    assert compiled.find_code("layout.html.j2", f"{source} ") is None
    assert compiled.find_code("nothing.html.j2", source) is None
    monkeypatch.setattr(jinja2, "__version__", "0.0")
    assert compiled.find_code("layout.html.j2", source) is None


def test_changed_words_are_what_a_page_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "read_asset", lambda *_: "other words {{ x }}")
    assert make_environment().get_template("layout.html.j2").render(x=1) == "other words 1"
