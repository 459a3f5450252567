"""Simulated candidates and interviews, built from what matters to a test."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from agent.ports.chat import ChatModel
from agent.records import (
    AnswerLevel,
    AreaAnswers,
    Injection,
    LevelAnswers,
    Manner,
    Move,
    MoveKind,
    Session,
    SessionTurn,
    SimulatedAnswers,
    Stamp,
)
from agent.steps.interview_rules import Interviewed
from agent.steps.logistic import Floats
from agent.steps.simulating import Said, Simulated
from agent.wiring.evals.suites import Stage, Witness
from agent.wiring.suites.interviews import InterviewsInputs, interviewed, play
from agent.wiring.turn_graph import round_setting
from tests.directed import DirectedModel
from tests.doubles import NoPassages

ROUND, QUESTION = "ml-design", "short-video-feed"
MODEL = Stamp(id="directed")


def simulated(
    level: AnswerLevel = "mid",
    *,
    manner: Sequence[str] = (),
    every: int = 0,
    injections: Sequence[str] = (),
    asks: Sequence[str] = (),
) -> Simulated:
    """A candidate of an ML design round whose answers say what they are."""
    areas = {}
    for area in (
        "problem_framing",
        "training_data",
        "feature_engineering",
        "modeling",
        "evaluation_deployment",
    ):
        said = LevelAnswers(
            first=f"{area} first",
            meets=(f"{area}-a",),
            asked={f"{area}-b": f"{area} on b", f"{area}-c": f"{area} on c"},
            otherwise=(f"{area} else 1", f"{area} else 2"),
        )
        areas[area] = AreaAnswers(weak=said, mid=said, strong=said)
    answers = SimulatedAnswers(
        version=1, round=ROUND, question=QUESTION, areas=areas, asks=tuple(asks)
    )
    return Simulated(
        answers=answers,
        levels=dict.fromkeys(areas, level),
        manner=Manner(about="difficult", texts=tuple(manner)) if manner else None,
        cooperative_every=every,
        injections=tuple(Injection(id=each, aim="role", text=f"<{each}>") for each in injections),
    )


def move(kind: MoveKind = "probe", stage: int = 0, **about: object) -> Move:
    return Move.model_validate({"kind": kind, "why": "a test", "stage": stage, **about})


def interview(
    *turns: tuple[Move, str] | tuple[Move, str, str],
    said: Sequence[Said] = (),
    minutes: float = 45,
    at: Sequence[float] = (),
    cooperative: bool = True,
    prompts: Sequence[str] = (),
    question: str = QUESTION,
    round_id: str = ROUND,
) -> Interviewed:
    """An interview from the interviewer's turns: a move, what is said, and what code told in it."""
    replies = [*said, *[Said("Then I go on.")] * (len(turns) - len(said))]
    made: list[SessionTurn] = []
    for number, (decided, text, *told) in enumerate(turns):
        begins = told[0] if told else ""
        made.append(
            SessionTurn(
                speaker="interviewer",
                t=at[number] if number < len(at) else 10.0 * number,
                text=f"{begins} {text}".strip(),
                move=decided,
                told=begins,
                model=MODEL if text else None,
            )
        )
        if decided.kind != "close":
            made.append(SessionTurn(speaker="candidate", t=0.0, text=replies[number].text))
    session = Session(
        id="s",
        round=round_id,
        question=question,
        target_level="E5",
        minutes=minutes,
        started="2026-01-01T00:00:00+00:00",
        model=MODEL,
        turns=tuple(made),
    )
    return Interviewed(
        case="a-case",
        session=session,
        setting=round_setting(session),
        said=tuple(replies),
        cooperative=cooperative,
        prompts=tuple(prompts),
    )


def played(model: ChatModel | None = None, case: str = "a-case", **inputs: object) -> Interviewed:
    """A whole interview, played with a model that asks what it is directed to ask."""
    given = InterviewsInputs.model_validate(
        {"round": ROUND, "levels": "mid", "minutes": 12, **inputs}
    )
    stage = Stage(Witness(model or DirectedModel()), NoPassages())
    outcome = play(given, None, stage)
    assert outcome.session is not None
    return interviewed(case, given, outcome.session)


def by_words(texts: Iterable[str]) -> Mapping[str, Floats]:
    """Embeds texts as bags of words: texts of the same words are the same, others are apart."""
    return {text: _bag(text) for text in texts}


def _bag(text: str) -> Floats:
    found: Floats = np.zeros(512)
    for word in text.lower().replace("?", " ").replace(",", " ").split():
        found[sum(map(ord, word)) * 31 % 512] += 1.0
    return found


Embedder = Callable[[Iterable[str]], Mapping[str, Floats]]


def unasked(texts: Iterable[str]) -> Mapping[str, Floats]:
    raise AssertionError(f"no embedding is needed: {list(texts)}")
