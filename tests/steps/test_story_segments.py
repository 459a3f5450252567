import pytest

from agent import assets
from agent.steps.story_segments import opened, segments
from tests.builders import asks, says, transcript

OPENS = assets.story_signs().opens["jedi"]


@pytest.mark.parametrize(
    ("asked", "area"),
    [
        ("When did you have to ship something quickly?", "move_fast"),
        ("Next, a time you disagreed with somebody senior.", "be_direct"),
        ("Giving something up in the short term for the long term.", "long_term_impact"),
        ("How have you used large language models?", "live_in_the_future"),
        ("When did the team's result come before your own credit?", "metamates"),
        ("What did you do in that week?", "here"),
        ("I'll ask about ambition, disagreement, debt and language models.", "here"),
    ],
)
def test_a_question_opens_its_area_and_a_follow_up_none(asked: str, area: str) -> None:
    assert opened(asked, OPENS, "here") == area


def test_every_area_of_the_rubric_can_be_opened() -> None:
    assert set(OPENS) == {area.id for area in assets.rubric("jedi").areas}


def test_what_is_said_before_the_first_question_belongs_to_no_story() -> None:
    said = transcript(asks("Hi."), says("Hello."), asks("A disagreement?"), says("With Tom."))
    said = said.model_copy(update={"round": "jedi"})
    [segment] = segments(said, assets.rubric("jedi"), assets.story_signs())
    assert (segment.areas, segment.turns) == (("be_direct",), (3,))
