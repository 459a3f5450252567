"""Cutting a round into its stories, by what the interviewer asks for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from agent.records import Rubric, StorySigns, Transcript
from agent.steps.coverage import cue_pattern

_LONGEST_LIST = 3
"""An interviewer's turn that speaks of this many areas lists what is to come; it opens none."""


@dataclass(frozen=True, slots=True)
class Segment:
    """The candidate's turns of one story.

    Attributes:
        areas: what the story was asked for; empty where the round asks for none.
        asked: 0-based indices of the interviewer's turns in it.
        turns: those of the candidate's; at least one.
    """

    areas: tuple[str, ...]
    asked: tuple[int, ...]
    turns: tuple[int, ...]


def segments(transcript: Transcript, rubric: Rubric, signs: StorySigns) -> tuple[Segment, ...]:
    """Returns the stories of a round, in the order told.

    Where the areas of a round ask for a story each, a segment goes from the question that opens
    an area to the next such question; an area that is taken up again goes on, and what was said
    before the first belongs to none. In other rounds it goes on until another project is asked for.

    Args:
        transcript: of a round in which stories are told.
        rubric: whose areas can be opened.
        signs: by which words that is seen.
    """
    opens = signs.opens.get(transcript.round)
    if opens is None:
        return tuple(_by_project(transcript, signs))
    known = {area.id: opens[area.id] for area in rubric.areas if area.id in opens}
    asked: dict[str, list[int]] = {}
    turns: dict[str, list[int]] = {}
    current = ""
    for place, turn in enumerate(transcript.turns):
        if turn.speaker == "interviewer":
            current = opened(turn.text, known, current)
            asked.setdefault(current, []).append(place)
        elif current:
            turns.setdefault(current, []).append(place)
    return tuple(
        Segment((area,), tuple(asked.get(area, ())), tuple(places))
        for area, places in turns.items()
    )


def opened(asked: str, opens: Mapping[str, tuple[str, ...]], current: str) -> str:
    """Returns the area that an interviewer's turn opens, or the current one.

    Args:
        asked: what the interviewer said.
        opens: by area id, the cues that open it.
        current: the id of the area that is open; empty where none is.
    """
    lowered = asked.lower()
    heard = {area: list(cue_pattern(cues).finditer(lowered)) for area, cues in opens.items()}
    found = {area: hits for area, hits in heard.items() if hits}
    if not found or len(found) >= _LONGEST_LIST:
        return current
    return max(found, key=lambda area: (len(found[area]), found[area][-1].start()))


def _by_project(transcript: Transcript, signs: StorySigns) -> Iterator[Segment]:
    asked: list[int] = []
    turns: list[int] = []
    for place, turn in enumerate(transcript.turns):
        if turn.speaker == "candidate":
            turns.append(place)
            continue
        if turns and cue_pattern(signs.another).search(turn.text.lower()):
            yield Segment((), tuple(asked), tuple(turns))
            asked, turns = [], []
        asked.append(place)
    if turns:
        yield Segment((), tuple(asked), tuple(turns))
