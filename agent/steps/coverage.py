"""Which criteria an answer meets, found by the cues in the rubric.

A first, cheap way: a criterion is met where one of its cues stands in a relevant answer. It
says that the candidate spoke to the criterion, not that they did it well: coverage steers the
interview and never becomes a score.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from agent.records import Area, Criterion, Met, Rubric
from agent.steps.sentences import SENTENCE_END

_RELEVANT_CUES = 2
_CUES_ELSEWHERE = 2
"""How many cues a criterion of another area than the open one takes: one may be chance."""
_FEWEST_WORDS = 4


def met_by(answer: str, turn: int, rubric: Rubric, current: Area) -> tuple[Met, ...]:
    """Finds the criteria that an answer meets.

    Args:
        answer: what the candidate said.
        turn: its 0-based index in the session.
        rubric: the round's rubric.
        current: the area that was asked about.

    Returns:
        One entry a criterion; none for an answer that is not relevant.
    """
    hits = tuple(_hits(answer, rubric))
    cues = {cue for _, _, cue, _ in hits}
    here = any(area.id == current.id for area, _, _, _ in hits)
    if len(answer.split()) < _FEWEST_WORDS or len(cues) < _RELEVANT_CUES or not here:
        return ()
    first: dict[str, Met] = {}
    for area, criterion, _, at in hits:
        shown = {cue for _, other, cue, _ in hits if other.id == criterion.id}
        enough = area.id == current.id or len(shown) >= _CUES_ELSEWHERE
        if enough and criterion.id not in first:
            span = _sentence(answer, at)
            first[criterion.id] = Met(area=area.id, criterion=criterion.id, turn=turn, span=span)
    return tuple(first.values())


def missing(met: tuple[Met, ...], area: Area) -> tuple[Criterion, ...]:
    """Returns the criteria of an area that nothing has met yet, the most valuable first."""
    done = {each.criterion for each in met if each.area == area.id}
    return tuple(criterion for criterion in area.criteria if criterion.id not in done)


def cues_in(text: str, area: Area) -> frozenset[str]:
    """Returns the different cues of an area that stand in a text."""
    lowered = text.lower()
    patterns = (cue_pattern(criterion.cues) for criterion in area.criteria)
    return frozenset(found[0] for pattern in patterns for found in pattern.finditer(lowered))


@lru_cache(maxsize=1024)
def cue_pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """Returns what finds any of the cues in a lower-case text."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(_cue_pattern(cue) for cue in cues)})")


def _hits(answer: str, rubric: Rubric) -> Iterator[tuple[Area, Criterion, str, int]]:
    """Yields the cues that stand in an answer, with their area, criterion and place."""
    lowered = answer.lower()
    for area in rubric.areas:
        for criterion in area.criteria:
            for found in cue_pattern(criterion.cues).finditer(lowered):
                yield area, criterion, found[0], found.start()


def _cue_pattern(cue: str) -> str:
    words = re.split(r"[\s-]+", cue.removesuffix("*"))
    body = r"[\s-]+".join(re.escape(word) for word in words)
    return body + (r"\w*" if cue.endswith("*") else r"(?!\w)")


def _sentence(answer: str, at: int) -> str:
    start = 0
    for end in SENTENCE_END.finditer(answer):
        if end.start() > at:
            return answer[start : end.start()].strip()
        start = end.end()
    return answer[start:].strip()
