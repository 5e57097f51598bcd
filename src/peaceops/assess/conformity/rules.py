"""The doctrine rules by id, one module each.

What enters: nothing. What leaves: a literal table.
Never done here: anything else.

References
----------
METHODS C.3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from peaceops.assess.conformity.authority import assess_authority
from peaceops.assess.conformity.consent import assess_consent
from peaceops.assess.conformity.context import Rule
from peaceops.assess.conformity.force import assess_force
from peaceops.assess.conformity.impartiality import assess_impartiality
from peaceops.assess.conformity.mandate_fit import assess_mandate_fit

RULES: Final[Mapping[str, Rule]] = {
    "CONSENT": assess_consent,
    "AUTHORITY": assess_authority,
    "IMPARTIALITY": assess_impartiality,
    "FORCE": assess_force,
    "MANDATE_FIT": assess_mandate_fit,
}
