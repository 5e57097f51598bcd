"""What the project's words mean: indicators, rules, names and code lists, as data.

What enters: TOML files of this package. What leaves: a checked codebook.
Never done here: anything about a particular mission.
"""

from peaceops.codebook.load import find_definition, load_codebook, read_codebook
from peaceops.codebook.schema import Codebook, Definition, Entity, Indicator, Rule, TableQuestion

__all__ = [
    "Codebook",
    "Definition",
    "Entity",
    "Indicator",
    "Rule",
    "TableQuestion",
    "find_definition",
    "load_codebook",
    "read_codebook",
]
