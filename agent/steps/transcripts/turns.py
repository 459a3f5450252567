"""From stretches of speech to turns: nothing twice, and nobody twice in a row."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from agent.records import Turn
from agent.steps.fencing import LONGEST_ANSWER
from agent.steps.transcripts.clock import spoken_s
from agent.steps.transcripts.said import Said

_LONGEST_PAUSE_S = 60.0
_FEWEST_REPEATED_WORDS = 4
"""People do say "yes" and "go on" twice."""


def without_repeats(said: Sequence[Said]) -> tuple[tuple[Said, ...], int]:
    """Leaves out what the same speaker says a second time in the same words at the same time.

    Returns:
        What is left, and how much was left out.
    """
    seen: set[tuple[str, str, float]] = set()
    kept: list[Said] = []
    for each in said:
        t = math.nan if each.t is None else each.t
        key = (each.speaker, " ".join(each.text.split()), t)
        if math.isnan(t) or key not in seen:
            kept.append(each)
        seen.add(key)
    return tuple(kept), len(said) - len(kept)


def said_twice(said: Sequence[Said]) -> int:
    """Counts what the same speaker says again, word for word, directly after saying it."""
    return sum(
        before.speaker == after.speaker
        and before.text.split() == after.text.split()
        and len(after.text.split()) >= _FEWEST_REPEATED_WORDS
        for before, after in pairwise(said)
    )


def turns_of(
    said: Sequence[Said], people: Mapping[str, str], candidate: frozenset[str]
) -> tuple[Turn, ...]:
    """Joins what one speaker says in a row.

    A turn ends at a long pause, and at the length of which the grader reads no more.

    Args:
        said: in order, each with its time.
        people: for every name as it is written, whose it is.
        candidate: the candidate's names among those; everyone else is the interviewer.
    """
    runs: list[list[Said]] = []
    length = 0
    for each in said:
        if (
            runs
            and _goes_on(runs[-1][-1], each, people)
            and length + len(each.text) < LONGEST_ANSWER
        ):
            runs[-1].append(each)
            length += 1 + len(each.text)
        else:
            runs.append([each])
            length = len(each.text)
    return tuple(
        Turn(
            speaker="candidate" if people[run[0].speaker] in candidate else "interviewer",
            t=run[0].t or 0.0,
            text=_joined([each.text for each in run]),
        )
        for run in runs
    )


def _goes_on(before: Said, after: Said, people: Mapping[str, str]) -> bool:
    """Whether the same speaker goes on without a long pause."""
    pause = (after.t or 0.0) - (before.t or 0.0) - spoken_s(before.text)
    return people[before.speaker] == people[after.speaker] and pause <= _LONGEST_PAUSE_S


def _joined(texts: Sequence[str]) -> str:
    """Joins pieces on one line, unless one of them has more than one."""
    return ("\n" if any("\n" in text for text in texts) else " ").join(texts)
