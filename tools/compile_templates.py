"""Compile the templates of the pages into modules that ship with the package.

::

    python3 run.py python -m tools.compile_templates        # after every change of a template or of Jinja

What enters: ``src/peaceops/report/templates``. What leaves: ``src/peaceops/report/_compiled``, written anew.
Never done here: deciding whether a module is still the template's: ``peaceops.report.compiled`` compares digests.
"""

from __future__ import annotations

from pathlib import Path

from peaceops.report.compiled import digest_template, name_module
from peaceops.report.html import load_environment

REPORT = Path(__file__).resolve().parent.parent / "src" / "peaceops" / "report"
_HEAD = '"""Made by tools/compile_templates.py from ../templates: the modules, and what each was made from."""\n\n'


def compile_templates(folder: Path) -> dict[str, str]:
    """Compile all templates under `folder`; return the text of each file of the package by its name."""
    environment = load_environment()
    made, digests = {}, []
    for path in sorted(folder.rglob("*.j2")):
        name = path.relative_to(folder).as_posix()
        source = path.read_text(encoding="utf-8")
        code = environment.compile(source, name, None, raw=True, defer_init=True)
        made[f"{name_module(name)}.py"] = f"# Made by tools/compile_templates.py from {name}.\n{code}\n"
        digests.append(f'    "{name}": "{digest_template(source)}",\n')
    made["__init__.py"] = f"{_HEAD}DIGESTS = {{\n{''.join(digests)}}}\n"
    return made


def main() -> int:
    """Write the package anew."""
    target = REPORT / "_compiled"
    target.mkdir(exist_ok=True)
    made = compile_templates(REPORT / "templates")
    for path in target.glob("*.py"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (target / name).write_text(text, encoding="utf-8")
    print(f"{len(made) - 1} templates")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
