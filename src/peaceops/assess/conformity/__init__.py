"""How a mission squares with the doctrine rules, over time.

What enters: a ledger and the codebook. What leaves: rule findings with their robustness.
Never done here: a lifetime verdict, a score, nationality as an input.
"""

from peaceops.assess.conformity.run import assess_rules, mission_days

__all__ = ["assess_rules", "mission_days"]
