"""How deep answers go: whether they hold a number, an alternative, a way to fail.

By the form and the words of an answer alone. It says that the candidate spoke of such a thing, not
that it is right: it steers what is asked next and never becomes a score.
"""

import re
from collections.abc import Iterable

from agent.records import Depth, DepthSigns
from agent.steps.coverage import cue_pattern

_COUNTED = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|"
    "sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|third|quarter|dozen"
)
_UNIT = (
    "percent|per cent|points?|times|fold|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|"
    "months?|years?|users?|people|requests?|queries|items?|rows?|examples?|candidates?|million|billion|"
    "thousand|hundred|dollars?|euros?|cents?|gigabytes?|megabytes?|dimensions?|of them|of the"
)
_NUMBER = re.compile(
    rf"\d|\b(?:{_COUNTED})\b[\s-]+(?:and a half |to \w+ )?(?:{_UNIT})\b"
    r"|\bO\(|\b(?:linear|quadratic|logarithmic|constant) (?:time|space)\b"
    r"|\b(?:halved|doubled|tripled)\b",
    re.IGNORECASE,
)


def depth_of(answers: Iterable[str], signs: DepthSigns) -> frozenset[Depth]:
    """Returns which steps of depth answers show.

    Args:
        answers: what a candidate said.
        signs: by which words it is seen.
    """
    text = "\n".join(answers).lower()
    found: set[Depth] = set()
    if _NUMBER.search(text):
        found.add("number")
    if cue_pattern(signs.alternative).search(text):
        found.add("alternative")
    if cue_pattern(signs.failure).search(text):
        found.add("failure")
    return frozenset(found)
