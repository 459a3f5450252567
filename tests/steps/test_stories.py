import pytest

from agent import assets
from agent.records import (
    AreaScore,
    Scorecard,
    Span,
    Spread,
    Story,
    Told,
    Transcript,
    Turn,
    Usage,
)
from agent.steps.stories import capped, stories, with_stories
from tests.builders import VERSIONS, asks, not_assessed, says, scored, transcript

RUBRIC = assets.rubric("jedi")
SIGNS = assets.story_signs()
FAST = (
    asks("Tell me about a time you shipped with incomplete information."),
    says(
        "Last winter our depot lost its feed and parcels had to go out anyway. "
        "I wrote a fallback table in two days. Late parcels went from 11 percent to 4."
    ),
)
HARD = asks("What's the most technically ambitious thing you've built?")
AGAIN = (
    HARD,
    says("It's the fallback table again. I rebuilt it as a network. It went live in May."),
)
ANOTHER = (HARD, says("At a music company I trained a tagger of songs. It went live in May."))


def _jedi(*turns: Turn, round_id: str = "jedi") -> Transcript:
    return transcript(*turns).model_copy(update={"round": round_id})


def _told(*turns: Turn) -> dict[str, Story]:
    found = stories(_jedi(*turns), RUBRIC, SIGNS)
    return {area: story for story in found for area in story.areas}


def _card(**areas: AreaScore) -> Scorecard:
    return Scorecard(
        transcript_id="t",
        transcript_sha256="0" * 12,
        round="jedi",
        target_level="E5",
        areas={area.id: not_assessed() for area in RUBRIC.areas} | areas,
        verdict="hire",
        verdict_reason="a test",
        hire_odds=0.9,
        versions=VERSIONS,
        usage=Usage(),
    )


def _story(area: str, before: str | None = None) -> Story:
    span = Span(turn=1, quote="so")
    told = Told(area=before, earlier=span, later=span) if before else None
    return Story(areas=(area,), turns=(1,), heard={}, told=told)


def test_a_story_has_its_parts_and_its_number_from_the_transcript() -> None:
    story = _told(*FAST)["move_fast"]
    assert story.missing == ()
    assert story.heard["action"].quote == "I wrote a fallback table in two days."
    assert story.number == Span(turn=1, quote="Late parcels went from 11 percent to 4.")


def test_every_span_stands_in_its_turn() -> None:
    said = _jedi(*FAST, *AGAIN)
    spans = [
        span
        for story in stories(said, RUBRIC, SIGNS)
        for span in (*story.heard.values(), *((story.number,) if story.number else ()))
    ]
    assert len(spans) > 6
    assert all(span.quote in said.turns[span.turn].text for span in spans)


def test_a_deed_of_the_team_is_no_action_of_the_candidates() -> None:
    said = says("Last winter the feed broke. We wrote a fallback and it went live.")
    assert "action" in _told(FAST[0], said)["move_fast"].missing


def test_follow_ups_belong_to_the_story_before() -> None:
    more = (asks("And what came of it?"), says("It stayed on."))
    assert _told(*FAST, *more, *AGAIN)["move_fast"].turns == (1, 3)


def test_a_project_that_is_said_to_be_told_again_is_seen() -> None:
    told = _told(*FAST, *AGAIN)["build_awesome_things"].told
    assert told is not None
    assert told.area == "move_fast"
    assert told.later.quote == "It's the fallback table again."
    assert "fallback table" in told.earlier.quote


def test_an_interviewer_may_say_that_it_is_the_same_system() -> None:
    more = (asks("That's the same system as in your first story."), says("Yes, my strongest."))
    told = _told(*FAST, HARD, says("I built a network for parcels."), *more)
    assert told["build_awesome_things"].told is not None


def test_an_interviewer_who_is_put_right_proves_nothing() -> None:
    more = (asks("Is it the same system as before?"), says("No, a different one."))
    told = _told(*FAST, HARD, says("I built a network for parcels."), *more)
    assert told["build_awesome_things"].told is None


@pytest.mark.parametrize(
    "said",
    [
        "At a music company I trained a tagger for parcels of songs and late feeds of a depot.",
        "We used the same model of phone for parcels.",
        "It was the weekend again.",
        "It's the old story again with vendors.",
        "I also used the same system of labels.",
        "A separate project, on parcels.",
    ],
)
def test_other_words_are_no_reuse(said: str) -> None:
    assert _told(*FAST, HARD, says(said))["build_awesome_things"].told is None


@pytest.mark.parametrize(
    "said",
    [
        "Same project, actually. I built a network.",
        "That's the same project, the table, some months on.",
        "If I may, I'd like to return to the fallback table.",
        "The parcels again, if that's all right.",
        "It's connected. I wrote the paper on it.",
    ],
)
def test_words_that_say_so_are_a_reuse(said: str) -> None:
    assert _told(*FAST, HARD, says(said))["build_awesome_things"].told is not None


def test_an_interviewer_who_asks_about_a_same_thing_in_the_work_proves_nothing() -> None:
    more = (asks("Did you use the same model for both?"), says("Yes, the same."))
    told = _told(*FAST, HARD, says("I built a tagger."), *more)
    assert told["build_awesome_things"].told is None


def test_a_first_story_without_words_is_no_ground() -> None:
    told = _told(FAST[0], says(" "), HARD, says("Same project."))
    assert told["build_awesome_things"].told is None


def test_a_design_round_has_no_stories() -> None:
    assert stories(transcript(*FAST), RUBRIC, SIGNS) == ()


def test_a_partner_round_is_cut_where_another_project_is_asked_for() -> None:
    second = (asks("Do you have another project?"), says("Yes, a tagger."))
    said = _jedi(*FAST, asks("Who used it?"), says("All."), *second, round_id="partner")
    found = stories(said, assets.rubric("partner"), SIGNS)
    assert [story.turns for story in found] == [(1, 3), (5,)]
    assert all(story.areas == () for story in found)


def test_a_project_told_twice_is_worth_three_the_second_time() -> None:
    areas = {"move_fast": scored(5), "be_direct": scored(4.5)}
    found = capped(areas, [_story("move_fast"), _story("be_direct", "move_fast")])
    assert found["move_fast"] == areas["move_fast"]
    assert (found["be_direct"].score, found["be_direct"].capped_from) == (3.0, 4.5)


@pytest.mark.parametrize("score", [1.0, 2.5, 3.0])
def test_a_score_at_or_under_the_cap_stays(score: float) -> None:
    found = capped({"be_direct": scored(score)}, [_story("be_direct", "move_fast")])["be_direct"]
    assert (found.score, found.capped_from) == (score, None)


def test_what_has_no_score_gets_none_by_the_cap() -> None:
    areas = {"be_direct": not_assessed()}
    assert capped(areas, [_story("be_direct", "move_fast")]) == areas


def test_the_odds_over_the_cap_go_to_the_cap() -> None:
    spread = Spread(deviation=1.0, odds=(0.0, 0.1, 0.2, 0.3, 0.4))
    area = scored(4).model_copy(update={"spread": spread})
    found = capped({"be_direct": area}, [_story("be_direct", "move_fast")])["be_direct"].spread
    assert found is not None
    assert found.odds == pytest.approx((0.0, 0.1, 0.9, 0.0, 0.0))
    assert found.deviation == pytest.approx(0.3)


def test_the_verdict_is_taken_from_the_capped_scores() -> None:
    card = _card(move_fast=scored(5), build_awesome_things=scored(5), be_direct=scored(5))
    found = with_stories(card, RUBRIC, _jedi(*FAST, *AGAIN), SIGNS)
    assert found.verdict == "no hire"
    assert "build_awesome_things" in found.verdict_reason
    assert found.hire_odds is None


def test_without_a_repeat_the_card_keeps_its_verdict() -> None:
    card = _card(move_fast=scored(5), build_awesome_things=scored(5), be_direct=scored(5))
    found = with_stories(card, RUBRIC, _jedi(*FAST, *ANOTHER), SIGNS)
    assert found.areas == card.areas
    assert (found.verdict, found.hire_odds) == ("hire", 0.9)
    assert len(found.stories) == 2


def test_the_cap_holds_when_a_capped_card_is_gone_over_again() -> None:
    card = _card(move_fast=scored(5), build_awesome_things=scored(5), be_direct=scored(5))
    once = with_stories(card, RUBRIC, _jedi(*FAST, *AGAIN), SIGNS)
    assert with_stories(once, RUBRIC, _jedi(*FAST, *AGAIN), SIGNS) == once


def test_a_card_with_stories_reads_back_from_its_own_json() -> None:
    card = with_stories(_card(move_fast=scored(5)), RUBRIC, _jedi(*FAST, *AGAIN), SIGNS)
    assert Scorecard.model_validate_json(card.model_dump_json()) == card
