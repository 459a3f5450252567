from pathlib import Path

import pytest

from agent import assets
from agent.records import Area
from agent.steps.coverage import met_by, missing
from tests.builders import met

RUBRIC = assets.rubric("ml-design")
DATA = Path(__file__).parents[1] / "data"
IRRELEVANT = (DATA / "candidate-irrelevant.txt").read_text(encoding="utf-8").splitlines()
WRITTEN = [
    (area, answer)
    for area, answers in assets.scripted_candidate("steady-mid").answers.items()
    for answer in answers
]
SPLIT = "A swipe is a negative. I split by date, so nothing can leak."


def _met(answer: str, area: str) -> set[str]:
    return {each.criterion for each in met_by(answer, 1, RUBRIC, RUBRIC.area(area))}


@pytest.mark.parametrize("area", RUBRIC.areas, ids=lambda area: area.id)
@pytest.mark.parametrize("line", IRRELEVANT)
def test_an_irrelevant_line_meets_nothing(line: str, area: Area) -> None:
    assert met_by(line, 1, RUBRIC, area) == ()


@pytest.mark.parametrize(("area", "answer"), WRITTEN)
def test_a_written_answer_meets_something_in_its_own_area(area: str, answer: str) -> None:
    assert area in {each.area for each in met_by(answer, 1, RUBRIC, RUBRIC.area(area))}


@pytest.mark.parametrize(("area", "answer"), WRITTEN)
def test_the_span_stands_in_the_answer(area: str, answer: str) -> None:
    assert all(each.span in answer for each in met_by(answer, 1, RUBRIC, RUBRIC.area(area)))


def test_the_span_is_the_sentence_that_holds_the_cue() -> None:
    found = {e.criterion: e.span for e in met_by(SPLIT, 1, RUBRIC, RUBRIC.area("training_data"))}
    assert found["leakage-split"] == "I split by date, so nothing can leak."


def test_the_turn_is_kept() -> None:
    assert {each.turn for each in met_by(SPLIT, 7, RUBRIC, RUBRIC.area("training_data"))} == {7}


def test_a_criterion_is_met_once_an_answer() -> None:
    found = met_by(f"{SPLIT} {SPLIT}", 1, RUBRIC, RUBRIC.area("training_data"))
    assert len({each.criterion for each in found}) == len(found)


@pytest.mark.parametrize("answer", ["", "leakage", "Negatives.", "streaming", "\n"])
def test_an_answer_of_one_word_meets_nothing(answer: str) -> None:
    assert all(met_by(answer, 1, RUBRIC, area) == () for area in RUBRIC.areas)


def test_an_answer_of_three_words_meets_nothing() -> None:
    assert _met("Negatives, logs, split.", "training_data") == set()


def test_an_answer_on_another_area_alone_meets_nothing() -> None:
    assert _met("I start with a shadow rollout and a canary.", "training_data") == set()


def test_a_single_cue_meets_nothing() -> None:
    assert _met("My clearest negative would be that one.", "training_data") == set()


def test_two_cues_of_another_area_meet_it_too() -> None:
    answer = "Negatives come off a stream, never a nightly batch, split by date."
    assert "freshness" in _met(answer, "training_data")


def test_one_cue_of_another_area_may_be_chance() -> None:
    assert "freshness" not in _met("Negatives come off a stream, split by date.", "training_data")


@pytest.mark.parametrize("word", ["terms", "planning", "later", "annual", "telescope"])
def test_a_cue_inside_another_word_does_not_count(word: str) -> None:
    answer = f"Speaking of {word}, negatives come from the logs."
    assert _met(answer, "training_data") == {"negatives", "sources-labels"}


def test_a_cue_with_any_ending_takes_any_ending() -> None:
    assert "leakage-split" in _met("Leakage would spoil the negatives there.", "training_data")


def test_a_cue_of_two_words_is_found_with_a_hyphen_and_over_a_line() -> None:
    for between in (" ", "-", "\n"):
        answer = f"Negatives first, then a two{between}tower index."
        assert "candidate-generation" in _met(answer, "training_data")


def test_case_does_not_matter() -> None:
    assert _met(SPLIT.upper(), "training_data") == _met(SPLIT, "training_data")


def test_what_is_missing_keeps_the_order_of_the_rubric() -> None:
    area = RUBRIC.area("problem_framing")
    left = missing(met(area.id, "guardrails", "ml-target"), area)
    assert [each.id for each in left] == ["primary-metric", "scale-latency", "scope"]


def test_nothing_is_missing_of_an_area_that_was_met_in_all() -> None:
    area = RUBRIC.area("modeling")
    assert missing(met(area.id, *(each.id for each in area.criteria)), area) == ()


def test_what_was_met_in_another_area_is_still_missing_here() -> None:
    area = RUBRIC.area("modeling")
    assert missing(met("training_data", "baseline"), area) == area.criteria
