"""Importing the package loads nothing but itself; the command line starts without what it may never use."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

HEAVY = {
    "citeproc",
    "duckdb",
    "ibis",
    "jinja2",
    "lxml",
    "numpy",
    "pandas",
    "polars",
    "pyarrow",
    "pypdfium2",
    "pyreadstat",
    "python_calamine",
    "rapidfuzz",
    "rich",
}


def loaded(*arguments: str) -> set[str]:
    """Modules that a fresh interpreter imports on its way through `arguments`."""
    done = subprocess.run([sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=False)
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert done.returncode == 0, done.stderr
    return {line.rpartition("|")[2].strip() for line in lines}


def test_import_loads_only_itself() -> None:
    new = loaded("-c", "import peaceops") - loaded("-c", "pass")
    outside = {name for name in new if name.partition(".")[0] not in sys.stdlib_module_names}
    assert outside == {"peaceops"}


def test_version_is_the_installed_one() -> None:
    import importlib.metadata

    import peaceops

    assert peaceops.__version__ == importlib.metadata.version("peaceops")


def test_an_unknown_name_is_an_attribute_error() -> None:
    import peaceops

    with pytest.raises(AttributeError, match="no attribute 'misson'"):
        peaceops.misson  # noqa: B018
    assert "__version__" in dir(peaceops)


def test_public_names_are_those_of_the_api() -> None:
    import peaceops

    api = pytest.importorskip("peaceops.api")
    assert set(peaceops.__all__) - {"__version__"} == set(api.__all__)
    for name in api.__all__:
        # The package of panels has the name of the function and stands in for it once imported: it may be called.
        found = getattr(peaceops, name)
        assert found is getattr(api, name) or (name == "panel" and callable(found))


def test_help_loads_nothing_heavy() -> None:
    if importlib.util.find_spec("peaceops.cli") is None:
        pytest.skip("there is no command line yet")
    names = {name.partition(".")[0] for name in loaded("-c", "from peaceops.cli import main; main(['--help'])")}
    assert not names & HEAVY
