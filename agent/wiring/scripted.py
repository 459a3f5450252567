"""A round that plays by itself: a scripted candidate answers the interviewer."""

from collections import Counter
from collections.abc import Callable

from agent import assets
from agent.records import ScriptedCandidate, Session
from agent.wiring.interview import Interview

OnAnswer = Callable[[str, float], None]


def play(interview: Interview, candidate: ScriptedCandidate, on_answer: OnAnswer) -> Session:
    """Plays a round to its close.

    Args:
        interview: a session that has been opened.
        candidate: answers from the area that is open, in the order written.
        on_answer: is given every answer and the second of the round at which it begins.

    Raises:
        ModelError: the model gave no usable turn.
    """
    stages = assets.round_plan(interview.session.round).stages
    given: Counter[str] = Counter()
    answer = candidate.opening
    while not interview.session.closed:
        on_answer(answer, interview.session.elapsed_s)
        session = interview.answer(answer)
        area = stages[session.stage].area
        bank = candidate.answers[area]
        spent = given[area] - len(bank)
        answer = (
            bank[given[area]] if spent < 0 else candidate.fallback[spent % len(candidate.fallback)]
        )
        given[area] += 1
    on_answer(candidate.closing, interview.session.elapsed_s)
    return interview.last_word(candidate.closing)
