"""A whole interview in spoken time, with a simulated candidate."""

from collections.abc import Mapping
from dataclasses import dataclass

from agent import assets
from agent.ports.clock import SpeechClock
from agent.records import (
    AnswerLevel,
    Injections,
    MannerName,
    Manners,
    Session,
    SimulatedAnswers,
)
from agent.steps.simulating import Simulated, replies
from agent.wiring.interview import Interview


@dataclass(frozen=True, slots=True)
class Cast:
    """Which simulated candidate is to speak.

    Attributes:
        levels: how good the answers are: one level for all areas, or by area id.
        manner: how they answer instead; None for a cooperative candidate.
        cooperative_every: with a manner, every so manieth reply is cooperative; 0 for none.
        injections: ids of the texts by which they try to take over.
    """

    levels: AnswerLevel | Mapping[str, AnswerLevel]
    manner: MannerName | None = None
    cooperative_every: int = 0
    injections: tuple[str, ...] = ()


def written_for(round_id: str) -> bool:
    """Whether anything is written for simulated candidates of a round."""
    folder = assets.data_root() / "prompts" / "candidates" / "answers"
    return (folder / f"{round_id}.yaml").is_file()


def answers_of(round_id: str) -> SimulatedAnswers:
    """Returns what simulated candidates say in a round.

    Raises:
        DataError: nothing is written for the round, or the file breaks its own rules.
    """
    return assets.candidate_bank(f"answers/{round_id}", SimulatedAnswers)


def candidate(round_id: str, cast: Cast) -> Simulated:
    """Puts a candidate together.

    Raises:
        DataError: nothing is written for the round, or a file breaks its own rules.
        KeyError: the levels leave an area out, or there is no such injection.
    """
    answers = answers_of(round_id)
    levels = cast.levels
    by_area = {area: levels if isinstance(levels, str) else levels[area] for area in answers.areas}
    manners = assets.candidate_bank("manners", Manners).manners
    bank = assets.candidate_bank("injections", Injections)
    return Simulated(
        answers=answers,
        levels=by_area,
        manner=manners[cast.manner] if cast.manner else None,
        cooperative_every=cast.cooperative_every,
        injections=tuple(bank.find(each) for each in cast.injections),
    )


def play(interview: Interview, who: Simulated, clock: SpeechClock, pause_s: float) -> Session:
    """Plays a new session to its close.

    Args:
        interview: with the clock in its surroundings.
        who: answers.
        clock: spoken time.
        pause_s: seconds that the candidate is silent before each reply.

    Raises:
        ModelError: the model gave no usable turn.
    """
    plan = assets.round_plan(interview.session.round)
    session = interview.open()
    while not session.closed:
        said = replies(session.moves, plan, who)[-1]
        clock.wait(pause_s)
        session = interview.answer(said.text)
    return session
