"""Which move the interviewer makes next: rules over the clock, the stages and the coverage.

No model is asked. The first rule that applies decides; one that the round's plan does not allow is
passed over:

1. only the closing time is left: close;
2. the candidate asked to hear it again: repeat; for something the question holds: tell those
   facts; for nothing that is laid down, and said little else: leave it to them; or, on a round that
   answers questions, about the process: answer, and go on with what was not asked yet, in the next
   area once this one has had its time;
3. the stage has had its time: open the next area;
4. what was run does not pass: say the result, and ask where to look; what was handed in does, in
   the stage of the code: open the next area;
5. the candidate is stuck, and a rung of the ladder is left: hint;
6. the project was told before for another area: ask for another;
7. the answer led nowhere: it met nothing and holds no cue of what was asked: redirect, once for
   each thing asked, and fewer than twice in a row;
8. the constraint of the problem changes in this stage: change it;
9. a part of a story is missing: probe it;
10. the answer was good and does not go as deep as the target level: ask for the number, the
   alternative, or challenge, until one of them gets no answer;
11. a criterion is missing that was not asked for, and the stage has probes left: probe it;
12. the answer was good: weave in theory that fits it, or deepen what was met, once a stage;
13. open the next area, or close after the last.
"""

import re
from collections.abc import Iterator

from agent.records import Area, Depth, Fact, Move, MoveKind, Question, Session
from agent.steps.agenda import open_area, stage_is_over, time_is_up
from agent.steps.code_events import told_aloud
from agent.steps.coverage import cue_pattern, missing
from agent.steps.noticing import Noticed
from agent.steps.setting import Setting

_REDIRECTS_IN_A_ROW = 2
_RUNGS = 2
"""How many hints a criterion has where the question has no ladder of its own."""
ASKS_FOR: dict[Depth, MoveKind] = {
    "number": "number",
    "alternative": "alternative",
    "failure": "challenge",
}
"""The move that asks for a step of depth."""
_ASKING: tuple[MoveKind, ...] = ("open", "answer", "probe", "redirect", "hint", "constraint")
_DEEPENING: tuple[MoveKind, ...] = ("number", "alternative", "challenge", "theory", "deepen")
"""What is asked beyond the criteria: who cannot answer it is not helped on, the round goes on."""
_SCALE_CUES = (
    *("how many users", "how many people", "what scale", "the scale", "how much traffic", "qps"),
    *("latency budget", "latency requirement", "how many requests", "how many items", "how big"),
)
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n")
_STUCK = re.compile(
    r"\b(?:don['’]?t know|no idea|not sure|help me out)\b|\bi['’]?m (?:really |a bit )?stuck\b"
    r"|\b(?:give|have|get|need|use|want) (?:me )?(?:a|any|another) (?:hint|clue)\b"
)
_NO_QUESTION_OF_IT = re.compile(
    rf"{_STUCK.pattern}|\bhold on\b|\bwait\b|\b(?:hear|see) me\b|\bone (?:second|moment)\b"
)
_STUCK_WORDS = 25
"""Who says more than this is thinking aloud, and not stuck."""
_SAY_AGAIN = re.compile(
    r"\b(?:say|repeat) (?:that|it|the question)\b.*\?|\bsay that again\b|\brepeat the question\b"
    r"|\bdidn['’]?t (?:catch|hear|get) (?:that|the question)\b|\bcome again\?"
)
_ONLY_ASKS = 12
"""So few words beside the question are no answer."""
_NOT_SPOKEN = re.compile(r"```.*?(?:```|\Z)|(?m:^\s*(?:#|//).*$)|\"[^\"\n]*\"|“[^”\n]*”", re.DOTALL)
_ASKS_ONESELF = re.compile(
    r"\b(?:how|what|why|where|which|when)\b[^?]*\b(?:do|would|will|did) i\b(?! (?:have|get|need))"
    r"|\b(?:right|okay|ok|you know|no)\?$|\bdescribes me\b"
    r"|\b(?:makes?|sounds?) (?:sense|good|right|reasonable)\b"
)
_NO_ANSWER = re.compile(
    r"\b(?:don['’]?t know|no idea|not sure|nothing to add"
    r"|don['’]?t have (?:more|figures|numbers|a number)"
    r"|(?:never|didn['’]?t) (?:really )?(?:measured?|wrote|write|kept|keep|tracked?|counted?)"
    r"|prefer not to|rather not|(?:can['’]?t|may not) (?:say|share|talk|disclose)"
    r"|(?:have|had) to look (?:that|it) up|can['’]?t (?:remember|recall)|haven['’]?t thought)\b"
)
"""Says that there is nothing more to be had; asking the same again would only press."""


def next_move(session: Session, setting: Setting, noticed: Noticed) -> Move:
    """Decides the interviewer's next move.

    Args:
        session: with the candidate's answer as its last turn.
        setting: what the round is played with.
        noticed: what code noticed about the open stage.

    Returns:
        The move, with its reason.
    """
    plan = setting.plan
    area = open_area(session, plan, setting.rubric)
    if time_is_up(session, plan):
        return _move("close", session, "only the closing time is left")
    if asked_for := _asked_for(session, setting, area):
        return asked_for
    if stage_is_over(session, plan):
        return _onward(session, setting, f"{area.id} has had its time")
    if event := session.turns[-1].event:
        if event.failed:
            return _move("result", session, "not every case passed", fact=told_aloud(event))
        if event.kind == "submit" and area.id == setting.plan.code_in:
            return _onward(session, setting, "every case passed")
    for move in (
        _hint(session, setting, area, noticed),
        _another(session, setting, noticed),
        _redirect(session, setting, area, noticed),
        _constraint(session, setting, area),
        *_within(session, setting, area, noticed),
    ):
        if move is not None and plan.may(move.kind):
            return move
    return _onward(session, setting, f"{area.id} is done")


def probes_left(session: Session, setting: Setting) -> int:
    """How many more probes the open stage may have."""
    return max(0, setting.plan.probes_per_stage - len(_made(session, "probe")))


def _asked_for(session: Session, setting: Setting, area: Area) -> Move | None:
    """What the candidate's own question asks for: the question again, facts, or the process."""
    answer, plan = session.turns[-1].text, setting.plan
    if len(answer.split()) <= _ONLY_ASKS and _SAY_AGAIN.search(answer.lower()):
        return _move("repeat", session, "asked to say it again")
    asked = questions_in(answer)
    if not asked:
        return None
    if plan.may("fact") and (facts := _facts_asked_for(asked.lower(), session, setting.question)):
        why = f"asked for {'; '.join(fact.asked for fact in facts)}"
        return _move("fact", session, why, fact=" ".join(fact.answer for fact in facts))
    if plan.may("answer"):
        return _answer(session, setting, area, asked)
    beside = len(answer.split()) - len(asked.split())
    if not plan.may("fact") or beside > _ONLY_ASKS or _told_already(asked, session, setting):
        return None
    last = _last_asked(session)
    wanted = (last and last.criterion) or (missing(session.met, area) or area.criteria)[0].id
    return _move("fact", session, "asked for what is not laid down", criterion=wanted)


def _told_already(asked: str, session: Session, setting: Setting) -> bool:
    """Whether the question is on a fact that was told, comes again, or is not on the problem."""
    last = session.moves[-1]
    told = [each for each in _facts(setting.question) if _was_told(each, session)]
    again = any(_stands_in(cue, asked.lower()) for each in told for cue in each.cues)
    assumed = last.kind == "fact" and last.fact is None
    return again or assumed or _NO_QUESTION_OF_IT.search(asked.lower()) is not None


def _answer(session: Session, setting: Setting, area: Area, asked: str) -> Move:
    """Answers, and asks what is missing; the next area's opening; or, at the end, nothing."""
    why = "the candidate asked"
    before = {move.criterion for move in session.moves}
    left = [each.id for each in missing(session.met, area) if each.id not in before]
    if left and not stage_is_over(session, setting.plan):
        return _move("answer", session, why, criterion=left[0], asked=asked)
    if session.stage + 1 < len(setting.plan.stages):
        onward = _onward(session, setting, why)
        return onward.model_copy(update={"kind": "answer", "asked": asked})
    return _move("answer", session, why, asked=asked)


def _hint(session: Session, setting: Setting, area: Area, noticed: Noticed) -> Move | None:
    """The next rung: of the question's own ladder, or on the criterion that was asked for."""
    said = session.turns[-1].text.lower()
    if noticed.advanced or not _STUCK.search(said) or len(said.split()) > _STUCK_WORDS:
        return None
    if session.moves[-1].kind in _DEEPENING:
        return None
    last = _last_asked(session)
    stuck_on = (last and last.criterion) or (missing(session.met, area) or area.criteria)[0].id
    ladder = len(setting.ladder(session.stage))
    hints = [move for move in session.moves if move.kind == "hint"]
    climbed = [move for move in hints if setting.ladder(move.stage)]
    rung = 1 + (len(climbed) if ladder else sum(move.criterion == stuck_on for move in hints))
    if rung > (ladder or _RUNGS):
        return None
    return _move(
        "hint", session, f"stuck on {stuck_on}, hint {rung}", criterion=stuck_on, rung=rung
    )


def _another(session: Session, setting: Setting, noticed: Noticed) -> Move | None:
    """Asks for another project, once a stage, where this one was told before."""
    if noticed.told is None or _made(session, "another"):
        return None
    return _move("another", session, f"the project was told for {noticed.told.area}")


def _redirect(session: Session, setting: Setting, area: Area, noticed: Noticed) -> Move | None:
    """Comes back to what was asked, once; not where an answer was only thin."""
    answer = session.turns[-1].text.lower()
    if noticed.advanced or _NO_ANSWER.search(answer):
        return None
    last = [move.kind for move in session.moves[-_REDIRECTS_IN_A_ROW:]]
    if last == ["redirect"] * _REDIRECTS_IN_A_ROW:
        return None
    asked = _last_asked(session)
    wanted = asked.criterion if asked else (missing(session.met, area) or area.criteria)[0].id
    part, question = (asked.part, asked.question) if asked else (None, None)
    came_back = [(m.criterion, m.part, m.question) for m in _made(session, "redirect")]
    if (wanted, part, question) in came_back or any(m.criterion == wanted for m in session.met):
        return None
    about = [area.criterion(wanted)] if wanted else area.criteria
    if any(cue_pattern(each.cues).search(answer) for each in about):
        return None
    why = "the answer met nothing"
    return _move("redirect", session, why, criterion=wanted, part=part, question=question)


def _constraint(session: Session, setting: Setting, area: Area) -> Move | None:
    """Changes the problem's constraint, once, in the stage that the plan names."""
    made = any(move.kind == "constraint" for move in session.moves)
    if made or area.id != setting.plan.change_in or not setting.question.change:
        return None
    return _move("constraint", session, f"planned for {area.id}")


def _within(
    session: Session, setting: Setting, area: Area, noticed: Noticed
) -> Iterator[Move | None]:
    """What there is left to ask in the open area, the first first."""
    probes = probes_left(session, setting)
    told = setting.story_asked(session) if setting.plan.stories else None
    if told and probes:
        asked_parts = {move.part for move in _made(session, "probe")}
        for part in noticed.parts_missing:
            if part not in asked_parts:
                yield _move("probe", session, f"{part} was not told", part=part, question=told.id)
    yield _depth(session, setting, noticed)
    asked = {move.criterion for move in session.moves if move.kind != "deepen"}
    for criterion in missing(session.met, area) if probes else ():
        if criterion.id not in asked:
            why = f"{criterion.id} is missing"
            yield _move("probe", session, why, criterion=criterion.id)
    yield _theory(session, setting, area, noticed)
    yield _deepen(session, setting, area, noticed)


def _depth(session: Session, setting: Setting, noticed: Noticed) -> Move | None:
    """The first step that the target level is expected to show and the stage does not."""
    if not noticed.advanced or noticed.stopped or not _deepenings_left(session, setting):
        return None
    for step in setting.plan.expected(session.target_level).shows:
        kind = ASKS_FOR[step]
        if step not in noticed.shown and setting.plan.may(kind) and not _made(session, kind):
            return _move(kind, session, f"{session.target_level} is expected to show the {step}")
    return None


def _theory(session: Session, setting: Setting, area: Area, noticed: Noticed) -> Move | None:
    """A question of theory that the newest answer gives an occasion for, once a stage."""
    if not noticed.advanced or _made(session, "theory") or not _deepenings_left(session, setting):
        return None
    said = session.turns[-1].text.lower()
    asked = {move.question for move in session.moves}
    for each in setting.theory:
        if each.area == area.id and each.id not in asked and cue_pattern(each.when).search(said):
            why = f"the answer speaks of {each.topic}"
            return _move("theory", session, why, criterion=each.criterion, question=each.id)
    return None


def _deepen(session: Session, setting: Setting, area: Area, noticed: Noticed) -> Move | None:
    """Takes what was met further, once a stage."""
    met = [each for each in session.met if each.area == area.id]
    if not met or not noticed.advanced or noticed.stopped or _made(session, "deepen"):
        return None
    if not _deepenings_left(session, setting):
        return None
    return _move("deepen", session, f"{met[-1].criterion} was met", criterion=met[-1].criterion)


def _deepenings_left(session: Session, setting: Setting) -> bool:
    return len(_made(session, *_DEEPENING)) < setting.plan.deepenings_per_stage


def _made(session: Session, *kinds: MoveKind) -> list[Move]:
    """The moves of some kinds in the open stage."""
    return [m for m in session.moves if m.stage == session.stage and m.kind in kinds]


def _last_asked(session: Session) -> Move | None:
    """The move that last asked in the open stage for a criterion, a part or the bank's question."""
    for move in reversed(_made(session, *_ASKING)):
        asks = move.criterion or move.part or (move.question and session.stage)
        if asks or move.kind == "constraint":
            return move
    return None


def _onward(session: Session, setting: Setting, why: str) -> Move:
    stage = session.stage + 1
    if stage >= len(setting.plan.stages):
        return _move("close", session, f"{why}, and it was the last area")
    opens = setting.opens_with(session, stage)
    if opens or setting.plan.stages[stage].follow_up in setting.question.follow_ups:
        asked = opens.id if opens else setting.question.id
        return Move(kind="open", why=why, stage=stage, question=asked)
    area = setting.area(stage)
    wanted = (missing(session.met, area) or area.criteria)[0].id
    return Move(kind="open", why=why, stage=stage, criterion=wanted)


def _move(kind: MoveKind, session: Session, why: str, **about: object) -> Move:
    return Move.model_validate({"kind": kind, "why": why, "stage": session.stage, **about})


def questions_in(answer: str) -> str:
    """Returns the sentences of an answer that ask the interviewer; empty where none does.

    Code, what is quoted, and what candidates ask themselves ("how do I treat new items?") ask
    nobody.
    """
    spoken = _NOT_SPOKEN.sub(" ", answer)
    asking = [each for each in _SENTENCE_ENDS.split(spoken) if each.strip().endswith("?")]
    return " ".join(each for each in asking if not _ASKS_ONESELF.search(each.lower()))


def _facts_asked_for(asked: str, session: Session, question: Question) -> list[Fact]:
    """The facts that the candidate's own questions ask for, but for those told before."""
    return [
        fact
        for fact in _facts(question)
        if not _was_told(fact, session) and any(_stands_in(cue, asked) for cue in fact.cues)
    ]


def _facts(question: Question) -> tuple[Fact, ...]:
    scale = Fact(asked="the scale", cues=_SCALE_CUES, answer=question.scale)
    return (*question.facts, *([scale] if question.scale else []))


def _was_told(fact: Fact, session: Session) -> bool:
    return any(fact.answer in (move.fact or "") for move in session.moves)


def _stands_in(cue: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", text) is not None
