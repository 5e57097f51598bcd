"""A question: what is asked of the evidence, as a value.

What enters: codebook ids and a period. What leaves: a frozen value.
Never done here: answering (that is ``evidence.answer``).
"""

from __future__ import annotations

from dataclasses import dataclass

from peaceops.model.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Subject, indicator, definition, unit, period and counting rule.

    Parameters
    ----------
    subject : str
        Mission or conflict id.
    indicator, definition : str
        Codebook ids; an empty definition asks for all of the indicator's.
    unit : str
        Unit code for quantities.
    period : Period or None
        Days asked about; None asks about all time.
    party : str
        Role asked about; empty asks about all.
    counting_rule : str
        Rule by which things are counted, where more than one exists.
    """

    subject: str
    indicator: str
    definition: str = ""
    unit: str = ""
    period: Period | None = None
    party: str = ""
    counting_rule: str = ""
