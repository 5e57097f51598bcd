"""Templates compiled ahead: what ships beside the templates so that no page waits for a compiler.

What enters: the name of a template. What leaves: the template, from its module in ``_compiled`` where that was made from
these very words by this release of Jinja, else from its words.
Never done here: writing; ``tools/compile_templates.py`` makes the modules.
"""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping
from importlib.util import find_spec
from types import CodeType
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, Template

from peaceops.report._compiled import DIGESTS
from peaceops.report.asset import read_asset


class ShippedLoader(BaseLoader):
    """Loads the templates of the package."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, None]:  # noqa: ARG002
        """Read the words of a template."""
        return read_asset("templates", template), None, None

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """Load a template, compiled ahead or now."""
        code = find_code(name, read_asset("templates", name))
        if code is None:
            return super().load(environment, name, globals)
        return environment.template_class.from_code(environment, code, {} if globals is None else globals)


def name_module(template: str) -> str:
    """Name the module of a template.

    Examples
    --------
    >>> name_module("audit/text.html.j2")
    'audit__text_html'
    """
    return template.removesuffix(".j2").replace("/", "__").replace(".", "_")


def digest_template(source: str) -> str:
    """Digest what a module depends on: the words of its template and the release of Jinja."""
    return hashlib.sha256(f"{jinja2.__version__}\n{source}".encode()).hexdigest()


def find_code(template: str, source: str) -> CodeType | None:
    """Find what was compiled ahead from these words; none where they, or Jinja, are others."""
    if DIGESTS.get(template) != digest_template(source):
        return None
    name = f"peaceops.report._compiled.{name_module(template)}"
    spec = find_spec(name)
    get_code = getattr(spec.loader if spec else None, "get_code", None)
    code = get_code(name) if get_code else None
    return code if isinstance(code, CodeType) else None
