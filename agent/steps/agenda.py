"""The clock and the stages of a round: what is open, until when, and how much time is left."""

from agent.records import Area, Round, Rubric, Session


def stage_end_s(session: Session, plan: Round, stage: int) -> float:
    """Returns the second of the round by which a stage has to be over.

    A round that is played shorter than planned has all its stages shortened alike.
    """
    minutes = sum(each.minutes for each in plan.stages[: stage + 1])
    return minutes * 60 * session.minutes / plan.minutes


def time_is_up(session: Session, plan: Round) -> bool:
    """Whether only the time kept for the close is left."""
    return session.elapsed_s >= stage_end_s(session, plan, len(plan.stages) - 1)


def stage_is_over(session: Session, plan: Round) -> bool:
    """Whether the open stage has had its time."""
    return session.elapsed_s >= stage_end_s(session, plan, session.stage)


def open_area(session: Session, plan: Round, rubric: Rubric) -> Area:
    """Returns the area of the open stage."""
    return rubric.area(plan.stages[session.stage].area)


def clock_face(seconds: float) -> str:
    """Returns seconds as MM:SS, as it is shown to people."""
    whole = max(0, int(seconds))
    return f"{whole // 60:02d}:{whole % 60:02d}"
