import re

import pytest

from agent import assets
from agent.records import AreaScore, Evidence, Scorecard, Stamp, Usage
from agent.records.scorecard import Spread
from agent.steps.report import (
    markdown,
    quote_text,
    score_text,
    spread_text,
    stamp_text,
    summary,
)
from tests.builders import VERSIONS, not_assessed, scored, unscored

RUBRIC = assets.rubric("ml-design")
SAID = Evidence(turn=5, quote="I split by date", t=65.0)
ASKED = Evidence(turn=6, quote="How do you split?", t=725.0, role="question")
AREAS = {
    "problem_framing": scored(4, SAID, Evidence(turn=9, quote="I weighed a full year.", t=130.4)),
    "training_data": scored(1, ASKED),
    "feature_engineering": unscored("I use a feature store"),
    "modeling": not_assessed(),
    "evaluation_deployment": not_assessed(),
}


def _card(**areas: AreaScore) -> Scorecard:
    return Scorecard(
        transcript_id="round-7",
        transcript_sha256="0" * 12,
        round="ml-design",
        target_level="E5",
        areas=AREAS | areas,
        verdict="no hire",
        verdict_reason="training_data has 1, against a bar of 4",
        versions=VERSIONS,
        usage=Usage(tokens_evaluated=11, tokens_cached=22, tokens_generated=33, seconds=4.4),
    )


PAGE = markdown(_card(), RUBRIC)


def _section(page: str, area: str) -> str:
    title = RUBRIC.area(area).title
    return re.split(r"\n## |\n---", page.partition(f"\n## {title}")[2], maxsplit=1)[0]


@pytest.mark.parametrize(
    ("quote", "time"),
    [
        ("I split by date", "01:05"),
        ("I weighed a full year.", "02:10"),
        ("How do you split?", "12:05"),
    ],
)
def test_every_quote_stands_with_its_time(quote: str, time: str) -> None:
    [line] = [line for line in PAGE.splitlines() if quote in line]
    assert line.startswith(f"- {time} ")


def test_every_quote_stands_under_its_area() -> None:
    assert "I split by date" in _section(PAGE, "problem_framing")


def test_a_question_is_said_to_have_been_asked() -> None:
    assert "asked" in quote_text(ASKED)
    assert "asked" not in quote_text(SAID)


def test_the_page_says_that_it_is_uncalibrated() -> None:
    assert "uncalibrated" in PAGE.lower()


@pytest.mark.parametrize(
    "stamp",
    [
        "embedded:q (aaaaaaaaaaaa)",
        "judge-area v3 (bbbbbbbbbbbb)",
        "ml-design v2 (cccccccccccc)",
    ],
)
def test_the_page_says_what_was_in_force(stamp: str) -> None:
    assert stamp in PAGE


def test_a_stamp_without_version_and_hash_is_its_name() -> None:
    assert stamp_text(Stamp(id="openai:m")) == "openai:m"


def test_the_page_says_the_verdict_with_its_reason() -> None:
    assert "**Verdict: no hire** — training_data has 1, against a bar of 4." in PAGE


def test_a_verdict_that_cannot_be_decided_is_said_to_be() -> None:
    undecided = _card().model_copy(update={"verdict": None, "verdict_reason": "no level"})
    assert "cannot be decided" in markdown(undecided, RUBRIC)


def test_the_page_names_the_transcript_the_round_and_the_level() -> None:
    assert PAGE.startswith("# Scorecard: round-7\n\nRound ml-design, target level E5.\n")


def test_the_summary_counts_what_has_no_score() -> None:
    assert summary(_card()) == (
        "2 of 5 areas scored, 2.5 on average; 2 not assessed; 1 could not be judged."
    )


def test_the_summary_of_nothing_gives_no_average() -> None:
    areas = {area.id: unscored() for area in RUBRIC.areas}
    assert summary(_card(**areas)) == (
        "0 of 5 areas scored; 0 not assessed; 5 could not be judged."
    )


def test_the_page_holds_the_summary() -> None:
    assert summary(_card()) in PAGE


def test_a_score_is_shown_out_of_five() -> None:
    assert _section(PAGE, "problem_framing").startswith(": 4/5\n")


def test_a_score_between_two_grades_is_shown_as_it_is() -> None:
    assert score_text(scored(3.5)) == "3.5/5"


@pytest.mark.parametrize(
    ("area", "status"), [("feature_engineering", "unscored"), ("modeling", "not assessed")]
)
def test_an_area_without_a_score_shows_none(area: str, status: str) -> None:
    section = _section(PAGE, area)
    assert section.startswith(f": {status}\n")
    assert re.search(r"\d", section) is None


def test_an_area_without_a_score_gives_the_reason() -> None:
    assert "No score: the grader gave no quote." in _section(PAGE, "feature_engineering")


def test_a_dropped_quote_is_shown_as_dropped() -> None:
    [line] = [line for line in PAGE.splitlines() if "I use a feature store" in line]
    assert line.startswith("- dropped")


def test_the_rationale_is_shown_as_the_graders() -> None:
    area = scored(4, SAID).model_copy(update={"rationale": "A choice with a reason."})
    assert "The grader: A choice with a reason." in markdown(_card(modeling=area), RUBRIC)


def test_areas_stand_in_the_order_of_the_rubric() -> None:
    titles = re.findall(r"^## (.+):", PAGE, re.MULTILINE)
    assert titles == [area.title for area in RUBRIC.areas]


def test_the_page_says_what_it_cost() -> None:
    assert "11 tokens evaluated, 22 from the cache, 33 generated, 4 s." in PAGE


@pytest.mark.parametrize("place", ["evidence", "dropped", "rationale"])
def test_no_text_from_outside_writes_a_heading(place: str) -> None:
    text = "I split by date.\n\n## Modeling: 5/5"
    forged = {
        "evidence": scored(1, Evidence(turn=5, quote=text, t=65.0)),
        "dropped": unscored(text),
        "rationale": scored(1, SAID).model_copy(update={"rationale": text}),
    }
    page = markdown(_card(modeling=forged[place]), RUBRIC)
    assert page.count("\n## ") == len(RUBRIC.areas)


def test_several_gradings_are_shown_with_those_that_gave_no_score() -> None:
    spread = Spread(deviation=0.5, given=(3, 4), left_out=1)
    found = scored(3.5).model_copy(update={"spread": spread})
    assert spread_text(found) == "graded 3 times: 3, 4; 1 gave no score"


def test_gradings_that_all_gave_a_score_are_just_shown() -> None:
    found = scored(3.5).model_copy(update={"spread": Spread(deviation=0.5, given=(3, 4))})
    assert spread_text(found) == "graded 2 times: 3, 4"
