"""Transcripts, sessions and judgements, built from what was said."""

from collections.abc import Sequence

from agent import assets
from agent.records import (
    AreaScore,
    Evidence,
    Level,
    Met,
    Move,
    MoveKind,
    Scorecard,
    Session,
    SessionTurn,
    Stamp,
    Transcript,
    Turn,
    Usage,
    Versions,
)
from agent.steps.agenda import open_area
from agent.steps.coverage import met_by
from agent.steps.noticing import Noticed
from agent.steps.setting import Setting
from agent.wiring.turn_graph import round_setting

ROUND = "ml-design"
QUESTION = "short-video-feed"


VERSIONS = Versions(
    model=Stamp(id="embedded:q", sha256="aaaaaaaaaaaa"),
    prompts=(Stamp(id="judge-area", version="3", sha256="bbbbbbbbbbbb"),),
    rubric=Stamp(id="ml-design", version="2", sha256="cccccccccccc"),
    schemas=(Stamp(id="scorecard", version="2", sha256="dddddddddddd"),),
    calibration=Stamp(id="uncalibrated", version="1", sha256="eeeeeeeeeeee"),
    corpus=Stamp(id="corpus", version="1", sha256="ffffffffffff"),
)


def asks(text: str) -> Turn:
    return Turn(speaker="interviewer", t=0.0, text=text)


def says(text: str) -> Turn:
    return Turn(speaker="candidate", t=0.0, text=text)


def transcript(*turns: Turn, level: Level | None = "E5") -> Transcript:
    """Returns a transcript whose turns are 10 seconds apart."""
    timed = tuple(turn.model_copy(update={"t": 10.0 * place}) for place, turn in enumerate(turns))
    return Transcript(id="t", round=ROUND, prompt="A feed", target_level=level, turns=timed)


def scored(score: float, *evidence: Evidence) -> AreaScore:
    found = evidence or (Evidence(turn=1, quote="I predict a long watch", t=10.0),)
    return AreaScore(score=score, status="scored", evidence=found)


def not_assessed() -> AreaScore:
    return AreaScore(score=None, status="not assessed", unscored_reason="it never came up")


def unscored(*dropped: str) -> AreaScore:
    return AreaScore(
        score=None,
        status="unscored",
        unscored_reason="the grader gave no quote",
        dropped_quotes=dropped,
    )


def scorecard(model: str = "embedded:q", **changes: object) -> Scorecard:
    """Returns a scorecard of a design round: two areas scored, two not, one never opened."""
    found = (scored(3), scored(4.5), unscored(), unscored(), not_assessed())
    areas = dict(zip((area.id for area in assets.rubric(ROUND).areas), found, strict=True))
    given: dict[str, object] = {
        "transcript_id": "t",
        "transcript_sha256": "123456123456",
        "round": ROUND,
        "target_level": "E5",
        "areas": areas,
        "verdict": None,
        "verdict_reason": "could not be judged",
        "versions": VERSIONS.model_copy(update={"model": Stamp(id=model)}),
        "usage": Usage(
            tokens_evaluated=100_000, tokens_cached=400_000, tokens_generated=2_000, seconds=7
        ),
    }
    return Scorecard.model_validate(given | changes)


def move(
    kind: MoveKind, stage: int = 0, criterion: str | None = None, fact: str | None = None
) -> Move:
    return Move(kind=kind, why="a test", stage=stage, criterion=criterion, fact=fact)


def asked(
    kind: MoveKind,
    stage: int = 0,
    criterion: str | None = None,
    fact: str | None = None,
    direction: str = "",
) -> SessionTurn:
    """Returns a turn of the interviewer's that a move led to."""
    made = move(kind, stage, criterion, fact)
    text = "And then?"
    return SessionTurn(speaker="interviewer", t=0.0, text=text, move=made, direction=direction)


def answer(text: str) -> SessionTurn:
    return SessionTurn(speaker="candidate", t=0.0, text=text)


def met(area: str, *criteria: str) -> tuple[Met, ...]:
    return tuple(Met(area=area, criterion=each, turn=1, span="so") for each in criteria)


def session(
    *turns: SessionTurn,
    met: Sequence[Met] = (),
    elapsed_s: float = 0.0,
    minutes: float = 45.0,
    question: str = QUESTION,
) -> Session:
    return Session(
        id="s",
        round=ROUND,
        question=question,
        target_level="E5",
        minutes=minutes,
        started="2026-11-28T09:00:00+00:00",
        model=Stamp(id="scripted"),
        turns=turns,
        met=tuple(met),
        elapsed_s=elapsed_s,
    )


def setting(round_id: str = ROUND, question: str = "") -> Setting:
    """Returns what a round is played with; its first question where none is named."""
    chosen = question or assets.questions(round_id)[0].id
    return round_setting(session().model_copy(update={"round": round_id, "question": chosen}))


def noticed(*, advanced: bool = True, **more: object) -> Noticed:
    """Returns what was noticed of a stage whose answers go as deep as any level wants."""
    given: dict[str, object] = {"shown": frozenset({"number", "alternative", "failure"}), **more}
    return Noticed(advanced=advanced, **given)  # type: ignore[arg-type]


def answered(before: Session, text: str, elapsed_s: float) -> tuple[Session, bool]:
    """Returns the session with an answer taken in, and whether the answer was relevant."""
    rubric = assets.rubric(before.round)
    area = open_area(before, assets.round_plan(before.round), rubric)
    found = met_by(text, len(before.turns), rubric, area)
    known = {each.criterion for each in before.met}
    update = {
        "turns": (*before.turns, answer(text)),
        "met": (*before.met, *(each for each in found if each.criterion not in known)),
        "elapsed_s": elapsed_s,
    }
    return before.model_copy(update=update), bool(found)


def with_turn(before: Session, made: Move, direction: str = "", text: str = "And then?") -> Session:
    """Returns the session with the interviewer's next turn."""
    turn = SessionTurn(
        speaker="interviewer", t=before.elapsed_s, text=text, move=made, direction=direction
    )
    return before.model_copy(update={"turns": (*before.turns, turn)})
