"""Whether what a model worded holds nothing but what it was given."""

import re
from collections.abc import Sequence

LONGEST = 900
"""Characters of a statement."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_QUOTE = re.compile(r"[“\"]([^”\"]{3,})[”\"]")
_SPELLED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"hundred|thousand|million|half|percent|dozen)\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(r"\b(?:strong )?(?:no )?hire\b", re.IGNORECASE)


def holds_only(words: str, facts: Sequence[str]) -> bool:
    """Whether a statement has no figure, quote, spelled number or verdict that the facts lack.

    Args:
        words: what the model wrote.
        facts: what it was given.
    """
    given = "\n".join(facts)
    low = given.lower()
    if not words.strip() or len(words) > LONGEST:
        return False
    figures = set(_FIGURE.findall(words)) <= set(_FIGURE.findall(given))
    quotes = all(quote.strip(" .") in given for quote in _QUOTE.findall(words))
    spelled = all(word.lower() in low for word in _SPELLED.findall(words))
    verdicts = {each.lower() for each in _VERDICT.findall(words)}
    return (
        figures and quotes and spelled and verdicts <= {v.lower() for v in _VERDICT.findall(given)}
    )
