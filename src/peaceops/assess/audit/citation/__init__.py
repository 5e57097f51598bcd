"""Whether each citation can support its claim: coded rules, each with a question and a quoted ground.

What enters: a text, its citation graph, its statements, the documents at hand. What leaves: findings.
Never done here: guessing; a rule that cannot be sure stays silent.

A rule is a module with a code, a name, a question and a pure check; ``run`` lists them.
"""

from peaceops.assess.audit.citation.rule import Rule, Search
from peaceops.assess.audit.citation.run import RULES, check_citations

__all__ = ["RULES", "Rule", "Search", "check_citations"]
