"""A whole interview, as the rules look at it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from agent.records import Broken, Move, Question, Session, SessionTurn
from agent.steps.interviewer_words import own_words, question_in
from agent.steps.logistic import Floats
from agent.steps.setting import Setting
from agent.steps.simulating import Said, truly_met

Embed = Callable[[Iterable[str]], Mapping[str, Floats]]
"""Gives the sentence embedding of each text, shape (dimensions,)."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One turn of the interviewer's.

    Attributes:
        place: 0-based index among all turns of the session.
        number: 0-based index among the interviewer's own.
        turn: as it was saved.
        move: what was decided.
        met: what the candidate had truly met before it: ids of criteria.
    """

    place: int
    number: int
    turn: SessionTurn
    move: Move
    met: frozenset[str]

    @property
    def own(self) -> str:
        """What it says beyond what code told."""
        return own_words(self.turn)

    @property
    def question(self) -> str:
        """The sentence that asks."""
        return question_in(self.own)

    @property
    def worded(self) -> bool:
        """Whether a model worded it."""
        return self.turn.model is not None


@dataclass(frozen=True, slots=True)
class Interviewed:
    """One whole interview with a simulated candidate.

    Attributes:
        case: its name.
        session: as it was saved.
        setting: what it was played with.
        said: the candidate's replies, the first of them to the opening.
        cooperative: the candidate answered what was asked, and nothing else.
        prompts: templates of the interviewer's prompt.
    """

    case: str
    session: Session
    setting: Setting
    said: tuple[Said, ...]
    cooperative: bool
    prompts: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The interviewer's turns, in order."""
        met = (frozenset[str](), *truly_met(self.said))
        found: list[Asked] = []
        for place, turn in enumerate(self.session.turns):
            if turn.move is not None:
                number = len(found)
                known = met[min(number, len(met) - 1)]
                found.append(Asked(place, number, turn, turn.move, known))
        return tuple(found)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The problem, and what the bank opens the stages with."""
        stages = range(1, len(self.setting.plan.stages))
        some = [self.setting.opens_with(self.session, stage) for stage in stages]
        return (self.setting.question, *(each for each in some if each is not None))

    @property
    def injected_from(self) -> int | None:
        """The candidate's reply with the first injection, from 0; None where there is none."""
        return next((n for n, each in enumerate(self.said) if each.injection), None)

    def broken(self, asked: Asked, what: str) -> Broken:
        """Returns that a turn broke a rule."""
        return Broken(case=self.case, turn=asked.place, what=what)


@dataclass(frozen=True, slots=True)
class Held:
    """What came of holding one interview to a rule.

    Attributes:
        n: how many turns, or runs, were held to it.
        broken: those that broke it, each once.
        left_out: how many were not held to it.
    """

    n: int
    broken: Sequence[Broken] = ()
    left_out: int = 0
