"""Frozen values of the domain; standard library only.

What enters: parsed fields. What leaves: values that are checked once, when made.
Never done here: input, output, dependencies.
"""

from peaceops.model.claim import Claim, ObservedNone, Quote
from peaceops.model.locator import DesignLocator, Locator, PassageLocator, TableLocator, parse_locator
from peaceops.model.mission import Mission, Name
from peaceops.model.passage import Passage
from peaceops.model.period import Bound, Period
from peaceops.model.question import Question
from peaceops.model.source import Source
from peaceops.model.value import Category, CodeSet, DateValue, Quantity, SpanValue, Value, parse_value

__all__ = [
    "Bound",
    "Category",
    "Claim",
    "CodeSet",
    "DateValue",
    "DesignLocator",
    "Locator",
    "Mission",
    "Name",
    "ObservedNone",
    "Passage",
    "PassageLocator",
    "Period",
    "Quantity",
    "Question",
    "Quote",
    "Source",
    "SpanValue",
    "TableLocator",
    "Value",
    "parse_locator",
    "parse_value",
]
