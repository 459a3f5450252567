"""The `interviewer` suite looks at what the model worded, also where nobody heard it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from agent.wiring.evals.suites import Context, Stage, Witness
from agent.wiring.suites.interviewer import play
from agent.wiring.suites.interviewer_looks import NoPraise, NoTime, OneShortQuestion
from agent.wiring.suites.interviewer_records import InterviewerInputs
from tests.directed import DirectedModel
from tests.doubles import NoPassages

MOMENT = InterviewerInputs.model_validate(
    {
        "question": "short-video-feed",
        "level": "E4",
        "elapsed_s": 60,
        "before": [
            {
                "stage": 0,
                "move": "open",
                "criterion": "ml-target",
                "answer": "The goal is that people come back; I count days active in four weeks.",
            }
        ],
    },
    strict=False,
)


def _looked(look: NoTime | NoPraise | OneShortQuestion, says: str) -> Any:
    stage = Stage(Witness(DirectedModel(lambda asked, turn: says)), NoPassages())
    context = SimpleNamespace(output=play(MOMENT, None, stage), expected_output=None)
    [found] = look.evaluate(cast(Context, context)).values()
    return found.value


@pytest.mark.parametrize(
    ("look", "says"),
    [
        (NoTime(), "We have ten minutes left, so which metric would you watch?"),
        (NoPraise(), "Great answer! Which metric would you watch?"),
        (OneShortQuestion(), "I would watch the days on which people are active."),
    ],
)
def test_what_strayed_is_held_against_the_prompt(
    look: NoTime | NoPraise | OneShortQuestion, says: str
) -> None:
    assert not _looked(look, says)


def test_a_question_as_it_was_directed_is_fine() -> None:
    assert _looked(NoTime(), "Which guardrail metrics would you watch, and how much worse?")
