"""Whether a model's turn is what it was directed to say; where it is not, the draft is said.

A model that is asked to word a question sometimes answers it, obeys the candidate, or asks about
something else. What the interviewer says is checked before it is said, and the draft that code
made stands in: a plain question of the rubric or the bank.
"""

import re

from agent.steps.interviewer_words import MARKUP, PRAISE, TIME
from agent.steps.stems import stems

LONGEST_WORDS = 45
"""The longest question that is easy to follow by ear, beyond what it quotes."""
_SHARED = 0.3
"""The share of the draft's longer words that have to be asked about."""
_QUOTED = re.compile(r'["“][^"”]*["”]')


def strays(said: str, draft: str) -> str:
    """Returns why a model's turn is not what it was directed to say; empty where it is.

    Args:
        said: by the model, beyond what code told.
        draft: the question it was directed to ask.
    """
    own = _QUOTED.sub(" ", said)
    if not said:
        return "it says nothing"
    if said.count("?") != 1 or not said.rstrip().endswith("?"):
        return "it asks nothing" if "?" not in said else "it does not end with one question"
    if len(own.split()) > LONGEST_WORDS:
        return f"it is longer than {LONGEST_WORDS} words"
    if found := PRAISE.search(own):
        return f"it judges: {found[0]}"
    if found := TIME.search(own):
        return f"it tells a time: {found[0]}"
    if MARKUP.search(own):
        return "it has markup"
    wanted = stems(_QUOTED.sub(" ", draft))
    if len(wanted & stems(own)) < _SHARED * len(wanted):
        return "it asks something else"
    return ""
