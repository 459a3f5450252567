"""Which move the interviewer makes next: rules over the clock, the stages and the coverage.

No model is asked. The first rule that applies decides:

1. only the closing time is left: close;
2. the candidate asked for something the question holds: tell that fact; or, on a round that
   answers questions, for something about the process: answer;
3. the stage has had its time: open the next area;
4. the candidate is stuck on what was asked, and has had fewer than two hints on it: hint;
5. the answer led nowhere, fewer than twice in a row: redirect;
6. a criterion is missing that was not asked for, and the stage has probes left: probe it;
7. the answer was relevant and the area was not deepened yet: deepen what was met;
8. open the next area, or close after the last.
"""

import re

from agent.records import Area, Fact, Move, MoveKind, Question, Round, Rubric, Session
from agent.steps.agenda import open_area, stage_is_over, time_is_up
from agent.steps.coverage import missing

_REDIRECTS_IN_A_ROW = 2
_RUNGS = 2
_SCALE_CUES = (
    *("how many users", "how many people", "what scale", "the scale", "how much traffic", "qps"),
    *("latency budget", "latency requirement", "how many requests", "how many items", "how big"),
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n")
_STUCK = re.compile(
    r"\b(?:don['’]?t know|no idea|not sure|i['’]?m stuck|(?:a|any) hint|a clue|help me out)\b"
)
_NO_ANSWER = re.compile(r"\b(don['’]?t know|no idea|not sure|nothing to add|don['’]?t have more)\b")


def next_move(
    session: Session, plan: Round, rubric: Rubric, question: Question, *, advanced: bool
) -> Move:
    """Decides the interviewer's next move.

    Args:
        session: with the candidate's answer as its last turn.
        plan: how the round is played.
        rubric: the round's rubric.
        question: the problem.
        advanced: whether the last answer was relevant (it met at least one criterion).

    Returns:
        The move, with its reason.
    """
    area = open_area(session, plan, rubric)
    answer = session.turns[-1].text
    if time_is_up(session, plan):
        return _move("close", session, "only the closing time is left")
    if fact := _fact_asked_for(answer, session, question):
        return _move("fact", session, f"asked for {fact.asked}", fact=fact.answer)
    if plan.answers and (asked := questions_in(answer)):
        wanted = (missing(session.met, area) or area.criteria)[0].id
        return _move("answer", session, "the candidate asked", criterion=wanted, asked=asked)
    if stage_is_over(session, plan):
        return _onward(session, plan, rubric, f"{area.id} has had its time")
    if not advanced and _STUCK.search(answer.lower()) and not plan.answers:
        stuck_on = _last_asked(session, area)
        rung = 1 + sum(m.kind == "hint" and m.criterion == stuck_on for m in session.moves)
        if rung <= _RUNGS:
            why = f"stuck on {stuck_on}, hint {rung}"
            return _move("hint", session, why, criterion=stuck_on, rung=rung)
    if not advanced and not _NO_ANSWER.search(answer.lower()) and _may_redirect(session):
        asked = _last_asked(session, area)
        return _move("redirect", session, "the answer met nothing", criterion=asked)
    within = _within(session, plan, area, advanced=advanced)
    return within or _onward(session, plan, rubric, f"{area.id} is done")


def _last_asked(session: Session, area: Area) -> str:
    """The criterion that the open stage last asked for; the most valuable missing one if none."""
    for move in reversed(session.moves):
        if move.stage != session.stage:
            break
        if move.kind in ("open", "probe", "redirect", "hint") and move.criterion:
            return move.criterion
    return (missing(session.met, area) or area.criteria)[0].id


def probes_left(session: Session, plan: Round) -> int:
    """How many more probes the open stage may have."""
    made = sum(m.kind == "probe" and m.stage == session.stage for m in session.moves)
    return max(0, plan.probes_per_stage - made)


def _within(session: Session, plan: Round, area: Area, *, advanced: bool) -> Move | None:
    """A probe or a deepening in the open area, if there is one left to make."""
    asked = {move.criterion for move in session.moves if move.kind != "deepen"}
    for criterion in missing(session.met, area) if probes_left(session, plan) else ():
        if criterion.id not in asked:
            why = f"{criterion.id} is missing"
            return _move("probe", session, why, criterion=criterion.id)
    deepened = any(m.kind == "deepen" and m.stage == session.stage for m in session.moves)
    met = [each for each in session.met if each.area == area.id]
    if met and advanced and not deepened:
        return _move("deepen", session, f"{met[-1].criterion} was met", criterion=met[-1].criterion)
    return None


def _onward(session: Session, plan: Round, rubric: Rubric, why: str) -> Move:
    stage = session.stage + 1
    if stage >= len(plan.stages):
        return _move("close", session, f"{why}, and it was the last area")
    area = rubric.area(plan.stages[stage].area)
    wanted = missing(session.met, area) or area.criteria
    return Move(kind="open", why=why, stage=stage, criterion=wanted[0].id)


def _move(
    kind: MoveKind,
    session: Session,
    why: str,
    *,
    criterion: str | None = None,
    fact: str | None = None,
    rung: int | None = None,
    asked: str | None = None,
) -> Move:
    return Move(
        kind=kind,
        why=why,
        stage=session.stage,
        criterion=criterion,
        fact=fact,
        rung=rung,
        asked=asked,
    )


def _may_redirect(session: Session) -> bool:
    last = [move.kind for move in session.moves[-_REDIRECTS_IN_A_ROW:]]
    return last != ["redirect"] * _REDIRECTS_IN_A_ROW


def questions_in(answer: str) -> str:
    """Returns the sentences of an answer that ask something; empty where none does."""
    return " ".join(each for each in _SENTENCE_ENDS.split(answer) if "?" in each)


def _fact_asked_for(answer: str, session: Session, question: Question) -> Fact | None:
    """The fact that the candidate's own question asks for, unless it was told before."""
    asked = questions_in(answer).lower()
    if not asked:
        return None
    told = {move.fact for move in session.moves}
    scale = Fact(asked="the scale", cues=_SCALE_CUES, answer=question.scale)
    for fact in (*question.facts, *([scale] if question.scale else [])):
        if fact.answer not in told and any(_stands_in(cue, asked) for cue in fact.cues):
            return fact
    return None


def _stands_in(cue: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text) is not None
