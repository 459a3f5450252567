"""What of a long transcript a grader is shown: for each area, the turns that speak of it.

A transcript that fits the model's context is shown whole. Of a longer one each area gets the turns
in which its rubric's cues stand, with the questions before them, and then their neighbours, for as
long as there is room. Turns are never cut to make them fit.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from agent.records import Area, Transcript, Turn
from agent.steps.coverage import cue_pattern
from agent.steps.fencing import LONGEST_ANSWER

UNKNOWN_CONTEXT_TOKENS = 32_000
"""What a model of unknown context is taken to read; most served today read more."""

_RESERVED_TOKENS = 512
"""For the JSON schema and the chat template, which providers add to a prompt."""

_LINE_TOKENS = 8
"""For a turn's number and speaker."""

_PIECES = re.compile(r"[A-Za-z]+|[^A-Za-z\s]|\n")
_LETTERS_A_TOKEN = 4


def tokens_in(text: str) -> int:
    """Returns about how many tokens a text has, rather too many than too few.

    A word counts as one token for every four letters, every other mark as one, and a character
    that is not ASCII as half its bytes. Over 90 recorded prompts of the embedded models this is 14
    to 22 % more than they counted.
    """
    return math.ceil(sum(map(_tokens, _PIECES.findall(text))))


def _tokens(piece: str) -> float:
    if not piece.isascii():
        return len(piece.encode("utf-8", "replace")) / 2
    return max(1.0, len(piece) / _LETTERS_A_TOKEN)


def room_for_turns(context_tokens: int | None, answer_tokens: int, texts: Iterable[str]) -> int:
    """Returns how many tokens are left for a transcript.

    Args:
        context_tokens: what the model reads and writes at once; None where it is not known.
        answer_tokens: the longest answer.
        texts: of the prompt, without the transcript.
    """
    spent = sum(map(tokens_in, texts)) + answer_tokens + _RESERVED_TOKENS
    return max(0, (context_tokens or UNKNOWN_CONTEXT_TOKENS) - spent)


def turns_shown(transcript: Transcript, area: Area, room: int) -> tuple[int, ...]:
    """Returns the 0-based places of the turns that a grader of an area is shown, in order.

    Args:
        transcript: what was said.
        area: its cues say which turns matter most; where none is heard, the longest answers do.
        room: tokens; see `room_for_turns`.
    """
    costs = [_cost(turn) for turn in transcript.turns]
    if sum(costs) <= room:
        return tuple(range(len(costs)))
    shown: set[int] = set()
    for group in ((0,), *_by_worth(transcript.turns, area)):
        wanted = set(group) - shown
        if sum(costs[place] for place in shown | wanted) <= room:
            shown |= wanted
    return tuple(sorted(shown))


def gaps(places: Sequence[int]) -> frozenset[int]:
    """Returns those of the places before which something is left out."""
    return frozenset(after for before, after in pairwise((-1, *places)) if after - before > 1)


def _by_worth(turns: Sequence[Turn], area: Area) -> Iterator[tuple[int, ...]]:
    """Yields answers with the question before each, those that matter most for the area first."""
    patterns = [cue_pattern(criterion.cues) for criterion in area.criteria]
    answers = [place for place, turn in enumerate(turns) if turn.speaker == "candidate"]
    cues = {place: _heard(_exchange(turns, place), patterns) for place in answers}
    heard = [place for place in answers if cues[place]]

    def worth(place: int) -> tuple[int, int, int, int]:
        away = min((abs(place - other) for other in heard), default=0)
        return -cues[place], away, -len(turns[place].text), place

    for place in sorted(answers, key=worth):
        asked = place > 0 and turns[place - 1].speaker == "interviewer"
        yield (place - 1, place) if asked else (place,)


def _exchange(turns: Sequence[Turn], place: int) -> str:
    before = turns[place - 1].text if place and turns[place - 1].speaker == "interviewer" else ""
    return f"{before}\n{turns[place].text}".lower()


def _heard(text: str, patterns: Iterable[re.Pattern[str]]) -> int:
    """Counts the different cues in a text."""
    return len({found[0] for pattern in patterns for found in pattern.finditer(text)})


def _cost(turn: Turn) -> int:
    return tokens_in(turn.text[:LONGEST_ANSWER]) + _LINE_TOKENS
