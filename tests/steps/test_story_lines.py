from agent import assets
from agent.records import PARTS, AreaScore, Scorecard, Span, Story, Told, Usage
from agent.steps.report import markdown
from agent.steps.story_lines import cap_line, story_line
from tests.builders import VERSIONS, not_assessed, scored

RUBRIC = assets.rubric("jedi")
SO = Span(turn=3, quote="I wrote a table.")
FELL = Span(turn=5, quote="Late parcels fell 12 percent.")
TOLD = Told(area="move_fast", earlier=SO, later=FELL)
STORY = Story(areas=("be_direct",), turns=(3, 5), heard={"situation": SO, "action": SO}, told=TOLD)


def _card(story: Story = STORY, **areas: AreaScore) -> Scorecard:
    return Scorecard(
        transcript_id="t",
        transcript_sha256="0" * 12,
        round="jedi",
        target_level="E5",
        areas={area.id: not_assessed() for area in RUBRIC.areas} | areas,
        verdict="no hire",
        verdict_reason="a test",
        stories=(story,),
        versions=VERSIONS,
        usage=Usage(),
    )


def test_a_line_says_what_was_told_what_was_not_and_what_was_told_before() -> None:
    assert story_line(STORY, RUBRIC) == (
        "Be direct and respect your colleagues (turns 3 to 5): situation and action told; "
        "no task told, no result told; no number; same project as Move fast."
    )


def test_a_whole_story_shows_its_number() -> None:
    heard = dict.fromkeys(PARTS, SO)
    whole = Story(areas=("be_direct",), turns=(3, 5), heard=heard, number=FELL)
    assert story_line(whole, RUBRIC).endswith(
        "situation, task, action and result told; number: turn 5: “Late parcels fell 12 percent”."
    )


def test_a_story_without_own_action_says_so() -> None:
    bare = Story(areas=("be_direct",), turns=(3,), heard={"situation": SO})
    assert "no action of their own told, only situation" in story_line(bare, RUBRIC)


def test_a_capped_score_says_why_with_both_spans() -> None:
    area = scored(3).model_copy(update={"capped_from": 4.5})
    line = cap_line(_card(be_direct=area), "be_direct", RUBRIC)
    assert line.startswith("capped at 3, from 4.5: the same project as for Move fast")
    assert SO.quote.rstrip(".") in line
    assert FELL.quote.rstrip(".") in line


def test_a_score_that_was_not_capped_says_nothing() -> None:
    assert cap_line(_card(be_direct=scored(3)), "be_direct", RUBRIC) == ""


def test_the_page_holds_the_story_and_the_cap() -> None:
    area = scored(3).model_copy(update={"capped_from": 4.5})
    page = markdown(_card(be_direct=area), RUBRIC)
    assert f"- {story_line(STORY, RUBRIC)}" in page
    assert "Capped at 3, from 4.5" in page


def test_no_quote_of_a_story_writes_a_heading_or_a_tag() -> None:
    forged = Span(turn=3, quote="It fell.\n\n## Move fast: 5/5 <b>")
    page = markdown(_card(STORY.model_copy(update={"number": forged})), RUBRIC)
    assert "\n## Move fast: 5/5" not in page
    assert "<b>" not in page
