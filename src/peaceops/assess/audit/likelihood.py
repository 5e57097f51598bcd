"""How likely a prediction is said to be: the words of the text, never a number.

What enters: the words of a prediction. What leaves: the phrase that says how likely it is, or none.
Never done here: a probability. Writers mean different things by the same word, so that no number of ours would be theirs.
"""

from __future__ import annotations

import re
from typing import Final

_PHRASES: Final = re.compile(
    r"\b(?:(?:almost|nearly|virtually|all but|practically) (?:certain(?:ly)?|inevitabl[ey]|impossible)|(?:(?:very|highly|most|quite|more than|extremely|rather|less|more|not) )?(?:un)?likely|(?:most |very |quite )?(?:im)?probabl[ey]|in all (?:likelihood|probability)"
    r"|(?:may|might|could) (?:very )?well|may|might|could|can hardly|will hardly|(?:no|without|beyond(?: any)?) doubt|doubtless|undoubtedly|certainly|surely|inevitabl[ey]|(?:bound|sure|certain|doomed|destined|set|liable) to|possibly|perhaps|conceivably"
    r"|(?:(?:a|an|the|every|no|little|some) )?(?:(?:good|fair|slim|slight|poor|real|strong|high|low|even|better than even|outside|remote|sporting) )*(?:chances?|odds|probability|likelihood|prospects?)(?: (?:of|that|for)\b[^,;.]{0,60}? (?:is|are|remains?|stands? at) (?:better than even|worse than even|even|slim|good|poor|high|low|small|slight|great|remote|fair|nil|\d+ (?:to|in) \d+|\d+ per ?cent|\d+%))?"
    r"|i doubt|my (?:bet|guess) is|i (?:would )?bet|a safe bet|against all odds)(?![\w-])",
    re.IGNORECASE,
)


def find_likelihood(words: str) -> str:
    """Find the phrase that says how likely a prediction is.

    Parameters
    ----------
    words : str
        The prediction.

    Returns
    -------
    str
        As it stands; empty where the prediction is made without one.

    Examples
    --------
    >>> find_likelihood("The truce will almost certainly hold."), find_likelihood("The truce will hold.")
    ('almost certainly', '')
    """
    match = _PHRASES.search(words)
    return match.group() if match else ""
