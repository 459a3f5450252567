"""What a round is played with: its plan, its rubric, its problem and its banks of questions."""

import hashlib
from dataclasses import dataclass

from agent.records import (
    Area,
    Bank,
    DepthSigns,
    Question,
    Round,
    Rubric,
    Session,
    StorySigns,
    TheoryQuestion,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a round is played with.

    Attributes:
        plan: how it is played.
        rubric: how it is scored.
        question: the problem that it began with.
        bank: what its stages may begin with.
        theory: what may be woven in; empty where the plan names no bank.
        depth: by which words it is seen how deep an answer goes.
        stories: by which words the parts of a story are heard.
    """

    plan: Round
    rubric: Rubric
    question: Question
    bank: Bank
    theory: tuple[TheoryQuestion, ...]
    depth: DepthSigns
    stories: StorySigns

    def area(self, stage: int) -> Area:
        """Returns the area of a stage."""
        return self.rubric.area(self.plan.stages[stage].area)

    def ladder(self, stage: int) -> tuple[str, ...]:
        """Returns the rungs of the question's own hints, in the stages that they are about."""
        about = self.plan.hints_in
        return self.question.hints if not about or self.area(stage).id in about else ()

    def opens_with(self, session: Session, stage: int) -> Question | None:
        """Returns the bank's question that a stage begins with; None where it has none of its own.

        Which of several it is follows from the session's id, so that a turn that was cut off is
        made again as it was.
        """
        if stage == 0:
            return self.question
        area = self.plan.stages[stage].area
        some = self.bank.for_stage(area)
        if not some:
            return None
        return some[which(session.id, area, len(some))]

    def story_asked(self, session: Session) -> Question | None:
        """Returns the question of the open stage's story; None where it began otherwise."""
        return self.opens_with(session, session.stage)


def which(session_id: str, area: str, count: int) -> int:
    """Returns which of so many questions the stage of an area begins with in a session, from 0."""
    digest = hashlib.sha256(f"{session_id}/{area}".encode()).digest()
    return int.from_bytes(digest[:4], "big") % count
