"""Check the docstrings of the public names of the package with numpydoc.

What enters: the package, imported: a data class is then known by its fields, which the text alone does not show.
What leaves: one line for each finding; exit code 1 if there is one.
Never done here: asking for sections. What is written must be right; what may be left out is a matter of judgement.
"""

from __future__ import annotations

import importlib
import inspect
import os
import pkgutil
import sys
from collections.abc import Iterator
from types import ModuleType

from numpydoc.validate import validate

PACKAGE = "peaceops"
CHECKS = {
    "GL03": "blank lines",
    "GL05": "tabs",
    "GL06": "an unknown section",
    "GL07": "sections out of order",
    "GL08": "no docstring",
    "GL09": "a deprecation in the wrong place",
    "SS03": "a summary without a full stop",
    "SS04": "a summary with leading spaces",
    "SS06": "a summary over more than one line",
    "PR02": "a parameter that does not exist",
    "PR06": "a type by the wrong name",
    "PR10": "no space before the colon",
    "RT05": "a return value without a full stop",
    "SA04": "a reference without a description",
}


def find_modules(package: str) -> Iterator[ModuleType]:
    """Find and import the public modules of `package`, itself first."""
    root = importlib.import_module(package)
    yield root
    for info in pkgutil.walk_packages(root.__path__, f"{package}."):
        if not any(part.startswith("_") for part in info.name.split(".")):
            yield importlib.import_module(info.name)


def find_names(module: ModuleType) -> Iterator[str]:
    """Find the dotted names of what `module` defines: functions, classes and their public members."""
    for name, value in sorted(vars(module).items()):
        if name.startswith("_") or getattr(value, "__module__", None) != module.__name__:
            continue
        if inspect.isfunction(value):
            yield f"{module.__name__}.{name}"
        elif inspect.isclass(value):
            yield f"{module.__name__}.{name}"
            for member, attribute in sorted(vars(value).items()):
                own = inspect.isfunction(attribute) or isinstance(attribute, (classmethod, staticmethod, property))
                if own and not member.startswith("_"):
                    yield f"{module.__name__}.{name}.{member}"


def check_name(name: str) -> list[str]:
    """Check one docstring; return its findings as ``file:line: name: what``."""
    result = validate(name)
    if not result["file"]:  # a generated method has no file and no docstring of ours
        return []
    place = f"{os.path.relpath(result['file'])}:{result['file_line'] or 1}"
    return [f"{place}: {name}: {code} {text}" for code, text in result["errors"] if code in CHECKS]


def main() -> int:
    """Check every public name of the package."""
    names = [name for module in find_modules(PACKAGE) for name in find_names(module)]
    findings = [finding for name in names for finding in check_name(name)]
    print("\n".join([*findings, f"{len(names)} public names, {len(findings)} findings"]))
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
