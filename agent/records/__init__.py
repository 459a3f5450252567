"""Pure values: transcripts, rubrics, scorecards, questions, passages, prompts, sessions."""

from agent.records.base import Record, Stamp
from agent.records.candidate import ScriptedCandidate
from agent.records.evaluation import (
    CaseResult,
    Check,
    Exhibit,
    Fixture,
    Pair,
    Run,
    RunVersions,
)
from agent.records.known_model import HubSource, KnownModel, KnownModels, PackageSource
from agent.records.passage import Chunk, Passage
from agent.records.prompt import Prompt
from agent.records.question import Fact, Question, QuestionBank
from agent.records.round import Round, Stage
from agent.records.rubric import Area, Criterion, Grade, Rubric
from agent.records.scorecard import AreaScore, Evidence, Scorecard, Status, Usage, Verdict, Versions
from agent.records.session import Met, Move, MoveKind, Session, SessionTurn
from agent.records.transcript import ROUND_IDS, Level, Speaker, Transcript, Turn

__all__ = [
    "ROUND_IDS",
    "Area",
    "AreaScore",
    "CaseResult",
    "Check",
    "Chunk",
    "Criterion",
    "Evidence",
    "Exhibit",
    "Fact",
    "Fixture",
    "Grade",
    "HubSource",
    "KnownModel",
    "KnownModels",
    "Level",
    "Met",
    "Move",
    "MoveKind",
    "PackageSource",
    "Pair",
    "Passage",
    "Prompt",
    "Question",
    "QuestionBank",
    "Record",
    "Round",
    "Rubric",
    "Run",
    "RunVersions",
    "Scorecard",
    "ScriptedCandidate",
    "Session",
    "SessionTurn",
    "Speaker",
    "Stage",
    "Stamp",
    "Status",
    "Transcript",
    "Turn",
    "Usage",
    "Verdict",
    "Versions",
]
