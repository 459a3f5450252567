import json
from typing import Any

import pytest
from pydantic import ValidationError

from agent.records import AreaScore, Scorecard, Usage
from tests.builders import VERSIONS, not_assessed, scored, unscored


def _card(**areas: AreaScore) -> Scorecard:
    return Scorecard(
        transcript_id="t",
        transcript_sha256="0" * 12,
        round="ml-design",
        target_level="E5",
        areas=areas,
        verdict="no hire",
        verdict_reason="under the bar",
        versions=VERSIONS,
        usage=Usage(tokens_generated=5),
    )


def _json(card: Scorecard) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(card.model_dump_json())
    return data


def test_a_scorecard_carries_what_it_was_made_from() -> None:
    data = _json(_card(modeling=scored(3)))
    assert {key: data[key] for key in ("schema_version", "transcript_id", "round")} == {
        "schema_version": 6,
        "transcript_id": "t",
        "round": "ml-design",
    }
    assert (data["target_level"], data["verdict"]) == ("E5", "no hire")


def test_a_scorecard_carries_the_versions_in_force() -> None:
    versions = _json(_card(modeling=scored(3)))["versions"]
    assert versions == json.loads(VERSIONS.model_dump_json())
    assert set(versions) == {"model", "prompts", "rubric", "schemas", "calibration", "corpus"}


def test_a_scorecard_carries_what_it_cost() -> None:
    assert _json(_card(modeling=scored(3)))["usage"]["tokens_generated"] == 5


def test_a_scored_area_carries_its_quotes() -> None:
    area = _json(_card(modeling=scored(3)))["areas"]["modeling"]
    assert (area["score"], area["unscored_reason"], area["rationale"]) == (3.0, None, "")
    assert area["evidence"][0]["turn"] == 1
    assert area["evidence"][0]["quote"] == "I predict a long watch"


def test_an_unscored_area_is_null_with_a_reason() -> None:
    area = _json(_card(modeling=unscored()))["areas"]["modeling"]
    assert (area["score"], area["unscored_reason"]) == (None, "the grader gave no quote")


def test_a_scorecard_is_read_back_from_its_json() -> None:
    card = _card(modeling=scored(3), training_data=unscored())
    assert Scorecard.model_validate_json(card.model_dump_json()) == card


def test_a_scorecard_is_said_to_be_uncalibrated() -> None:
    assert _json(_card(modeling=scored(3)))["calibration"] == "uncalibrated"


def test_the_mean_leaves_out_areas_without_a_score() -> None:
    card = _card(a=scored(2), b=scored(5), c=unscored(), d=not_assessed())
    assert card.mean_score == 3.5


def test_the_mean_of_no_score_is_none() -> None:
    assert _card(a=unscored(), b=not_assessed()).mean_score is None


def test_only_what_could_not_be_judged_counts_as_unscored() -> None:
    assert _card(a=scored(2), b=unscored(), c=not_assessed()).unscored == ("b",)


def test_a_failed_call_is_worth_another_try() -> None:
    failed = unscored().model_copy(update={"call_failed": True})
    assert _card(a=scored(2), b=failed).worth_another_try


def test_a_dropped_quote_is_not_worth_another_try() -> None:
    assert not _card(a=unscored("never said")).worth_another_try


@pytest.mark.parametrize("score", [0, 5.5, -1, float("nan")])
def test_a_score_off_the_scale_is_refused(score: float) -> None:
    with pytest.raises(ValidationError, match="score"):
        AreaScore(score=score, status="scored")


def test_usage_adds_up() -> None:
    one = Usage(tokens_evaluated=1, tokens_cached=2, tokens_generated=3, seconds=0.1)
    two = Usage(tokens_evaluated=10, tokens_cached=20, tokens_generated=30, seconds=0.2)
    assert one + two == Usage(
        tokens_evaluated=11, tokens_cached=22, tokens_generated=33, seconds=0.3
    )


def test_nothing_adds_nothing() -> None:
    usage = Usage(tokens_evaluated=1, seconds=0.25)
    assert usage + Usage() == usage
