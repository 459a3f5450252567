"""Pure values: transcripts, rubrics, scorecards, questions, passages, prompts, sessions."""

from agent.records.banks import (
    Asked,
    AskedSection,
    Bank,
    ImpactBank,
    ProductBank,
    QuestionBank,
    ScreenBank,
    TheoryBank,
    TheoryQuestion,
    ValueBank,
)
from agent.records.base import Record, Stamp
from agent.records.candidate import ScriptedCandidate
from agent.records.depth import DepthSigns
from agent.records.evaluation import (
    CaseResult,
    Check,
    Exhibit,
    Fixture,
    Pair,
    Run,
    RunVersions,
    Signal,
)
from agent.records.given import Given
from agent.records.judged import Answers, Judged
from agent.records.known_model import HubSource, KnownModel, KnownModels, PackageSource
from agent.records.met import Met
from agent.records.metamorphic import (
    BankText,
    BaseArea,
    Expectation,
    KeptGrade,
    MetamorphicBase,
    MetamorphicBases,
    Noise,
    TextBank,
)
from agent.records.passage import Chunk, Kind, Passage
from agent.records.probe import MeasuredError, ProbeCard, RoundFit
from agent.records.prompt import Prompt
from agent.records.question import Fact, Question
from agent.records.retrieval import Confidence, Tuning, Weights
from agent.records.round import Depth, Expected, MoveKind, Round, Stage
from agent.records.rubric import Area, Criterion, Grade, Rubric
from agent.records.scorecard import (
    AreaScore,
    Evidence,
    Scorecard,
    Spread,
    Status,
    Usage,
    Verdict,
    Versions,
)
from agent.records.session import Move, Session, SessionTurn
from agent.records.signs import RoundSigns, Signs, Variant
from agent.records.speech import Addressed, Speech
from agent.records.story import PARTS, Part, Span, Story, StorySigns, Told
from agent.records.transcript import ROUND_IDS, Level, Speaker, Transcript, Turn

__all__ = [
    "PARTS",
    "ROUND_IDS",
    "Addressed",
    "Answers",
    "Area",
    "AreaScore",
    "Asked",
    "AskedSection",
    "Bank",
    "BankText",
    "BaseArea",
    "CaseResult",
    "Check",
    "Chunk",
    "Confidence",
    "Criterion",
    "Depth",
    "DepthSigns",
    "Evidence",
    "Exhibit",
    "Expectation",
    "Expected",
    "Fact",
    "Fixture",
    "Given",
    "Grade",
    "HubSource",
    "ImpactBank",
    "Judged",
    "KeptGrade",
    "Kind",
    "KnownModel",
    "KnownModels",
    "Level",
    "MeasuredError",
    "Met",
    "MetamorphicBase",
    "MetamorphicBases",
    "Move",
    "MoveKind",
    "Noise",
    "PackageSource",
    "Pair",
    "Part",
    "Passage",
    "ProbeCard",
    "ProductBank",
    "Prompt",
    "Question",
    "QuestionBank",
    "Record",
    "Round",
    "RoundFit",
    "RoundSigns",
    "Rubric",
    "Run",
    "RunVersions",
    "Scorecard",
    "ScreenBank",
    "ScriptedCandidate",
    "Session",
    "SessionTurn",
    "Signal",
    "Signs",
    "Span",
    "Speaker",
    "Speech",
    "Spread",
    "Stage",
    "Stamp",
    "Status",
    "Story",
    "StorySigns",
    "TextBank",
    "TheoryBank",
    "TheoryQuestion",
    "Told",
    "Transcript",
    "Tuning",
    "Turn",
    "Usage",
    "ValueBank",
    "Variant",
    "Verdict",
    "Versions",
    "Weights",
]
