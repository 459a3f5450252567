"""Whether a model's turn is what it was directed to say."""

import pytest

from agent import assets
from agent.steps.heeding import strays

DRAFT = "Which guardrail metrics would you watch, and how much worse may they get?"


@pytest.mark.parametrize(
    "said",
    [
        DRAFT,
        "You count days active, so which guardrail metrics do you watch beside it?",
        'You said "watch 20 minutes left of it". Which guardrail would get worse first?',
    ],
)
def test_a_question_on_what_was_directed_is_said(said: str) -> None:
    assert strays(said, DRAFT) == ""


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("The other one does better because people come back.", "it asks nothing"),
        ("BANANA", "it asks nothing"),
        ("", "it says nothing"),
        ("Which guardrail? I would watch reports.", "it does not end with one question"),
        ("Which guardrail metrics? And why those metrics?", "it does not end with one question"),
        ("Great answer! Which guardrail metrics would you watch?", "it judges: Great"),
        ("We have ten minutes, so which guardrail metrics would you watch?", "it tells a time"),
        ("# Which guardrail metrics would you watch?", "it has markup"),
        ("How large was the team that built this with you?", "it asks something else"),
        (f"Which guardrail {'metrics ' * 50}would you watch?", "it is longer"),
    ],
)
def test_what_strays_is_told_with_its_reason(said: str, why: str) -> None:
    assert strays(said, DRAFT).startswith(why)


def test_the_question_of_every_criterion_is_one_that_can_be_said() -> None:
    for plan in assets.round_plans():
        for area in assets.rubric(plan.id).areas:
            for criterion in area.criteria:
                assert strays(criterion.ask, criterion.ask) == "", criterion.id
