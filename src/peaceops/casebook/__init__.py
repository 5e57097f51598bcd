"""What the evidence base holds: missions, names, sources and claims as plain files.

What enters: folders of CSV and CSL-JSON. What leaves: checked values, and the same files.
Never done here: judging the evidence.
"""

from peaceops.casebook.load import Casebook, load_casebook, read_casebooks, shipped_folder

__all__ = ["Casebook", "load_casebook", "read_casebooks", "shipped_folder"]
