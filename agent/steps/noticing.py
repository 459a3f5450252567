"""What code notices about the newest answer: it decides the next move and is noted for people."""

from collections.abc import Iterator
from dataclasses import dataclass

from agent.records import PARTS, Depth, Part, Session, Told, Transcript
from agent.steps.depth import depth_of
from agent.steps.setting import Setting
from agent.steps.story_parts import heard, sentences
from agent.steps.story_reuse import projects, told_before
from agent.steps.story_segments import Segment


@dataclass(frozen=True, slots=True)
class Noticed:
    """What is known of the open stage once the newest answer was given.

    Attributes:
        advanced: the newest answer met at least one criterion.
        shown: the steps of depth that the stage's answers show.
        stopped: a step of depth was asked for in this stage and not given.
        parts: the parts of the stage's story that were heard; empty in a round without stories.
        told: where the stage's project was told before; None where it is a new one.
    """

    advanced: bool
    shown: frozenset[Depth] = frozenset()
    stopped: bool = False
    parts: frozenset[Part] = frozenset()
    told: Told | None = None

    @property
    def parts_missing(self) -> tuple[Part, ...]:
        """The parts of a story that were not heard yet, in order."""
        return tuple(part for part in PARTS if part not in self.parts)


def notice(session: Session, setting: Setting, *, advanced: bool) -> Noticed:
    """Looks at the open stage.

    Args:
        session: with the candidate's answer as its last turn.
        setting: what the round is played with.
        advanced: whether the newest answer met a criterion.
    """
    places = _last_story(session, session.stage)
    said = [n for n in places if session.turns[n].speaker == "candidate"]
    answers = [session.turns[place].text for place in said]
    shown = depth_of(answers, setting.depth)
    stopped = any(_not_given(session, place, setting) for place in places)
    if not setting.plan.stories:
        return Noticed(advanced, shown, stopped)
    transcript = session.transcript(session.question)
    parts, number = heard(sentences(transcript, said), setting.stories)
    shown = (shown - {"number"}) | ({"number"} if number else frozenset())
    return Noticed(
        advanced, shown, stopped, frozenset(parts), _told(session, transcript, said, setting)
    )


def _not_given(session: Session, place: int, setting: Setting) -> bool:
    """Whether a turn asked for a step of depth that the answer to it does not show.

    An answer that asked for a fact first, and was told it, is not held to it.
    """
    move, after = session.turns[place].move, session.turns[place + 1 : place + 3]
    if move is None or move.depth is None or not after:
        return False
    if after[-1].move is not None and after[-1].move.kind == "fact":
        return False
    return move.depth not in depth_of([after[0].text], setting.depth)


def _last_story(session: Session, stage: int) -> tuple[int, ...]:
    """The turns of a stage, from where another project was asked for if one was."""
    places = session.in_stage(stage)
    asked = [n for n, place in enumerate(places) if _asks_for_another(session, place)]
    return places[asked[-1] + 1 :] if asked else places


def _asks_for_another(session: Session, place: int) -> bool:
    move = session.turns[place].move
    return move is not None and move.kind == "another"


def _told(
    session: Session, transcript: Transcript, said: list[int], setting: Setting
) -> Told | None:
    """Where the project of the open stage was told before, by words that say so."""
    told = tuple(_segments(session, setting))
    if len(told) < 2 or not said:
        return None
    found = projects(transcript, told, setting.stories.general)
    return told_before(transcript, told, len(told) - 1, found)


def _segments(session: Session, setting: Setting) -> Iterator[Segment]:
    """The stages as stories: whoever asked knows what each was asked for."""
    for stage in range(session.stage + 1):
        places = _last_story(session, stage)
        said = tuple(n for n in places if session.turns[n].speaker == "candidate")
        asked = tuple(n for n in places if session.turns[n].speaker == "interviewer")
        if said:
            yield Segment((setting.plan.stages[stage].area,), asked, said)


def notes(session: Session, noticed: Noticed) -> tuple[str, ...]:
    """Returns what was noticed, as private notes for whoever reads the record.

    Args:
        session: with the newest answer as its last turn, and what it met.
        noticed: of the open stage.
    """
    new = [each for each in session.met if each.turn == len(session.turns) - 1]
    found = [f"met {each.criterion}: {each.span}" for each in new] or ["met nothing new"]
    if noticed.shown:
        found.append(f"shown in this stage: {', '.join(sorted(noticed.shown))}")
    if noticed.parts:
        found.append(f"parts heard: {', '.join(p for p in PARTS if p in noticed.parts)}")
    if noticed.told:
        found.append(f"the project was told before, for {noticed.told.area}")
    return tuple(found)
