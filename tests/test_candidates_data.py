"""What simulated candidates say: every file loads, is whole, and names what there is."""

import pytest

from agent import assets
from agent.errors import DataError
from agent.records import (
    ANSWER_LEVELS,
    Injections,
    Manners,
    SimulatedAnswers,
)
from agent.wiring.simulated import answers_of

FOLDER = assets.data_root() / "prompts" / "candidates"
ROUNDS = sorted(path.stem for path in (FOLDER / "answers").glob("*.yaml"))


def test_there_are_answers_for_rounds() -> None:
    assert {"jedi", "ml-design", "recruiter"} <= set(ROUNDS)


@pytest.mark.parametrize("round_id", ROUNDS)
def test_answers_cover_every_area_of_the_rubric_in_its_order(round_id: str) -> None:
    answers = answers_of(round_id)
    assert answers.round == round_id
    assert list(answers.areas) == [area.id for area in assets.rubric(round_id).areas]


@pytest.mark.parametrize("round_id", ROUNDS)
def test_answers_are_about_a_question_that_there_is(round_id: str) -> None:
    assert assets.question(round_id, answers_of(round_id).question)


@pytest.mark.parametrize("round_id", ROUNDS)
def test_answers_name_only_criteria_of_their_area_and_each_once(round_id: str) -> None:
    for area in assets.rubric(round_id).areas:
        known = {criterion.id for criterion in area.criteria}
        for level in ANSWER_LEVELS:
            said = answers_of(round_id).areas[area.id].at(level)
            named = [*said.meets, *said.asked]
            assert set(named) <= known, (area.id, level)
            assert len(named) == len(set(named)), (area.id, level)


@pytest.mark.parametrize("round_id", ROUNDS)
def test_a_better_candidate_truly_meets_no_less(round_id: str) -> None:
    for area, answers in answers_of(round_id).areas.items():
        weak, mid, strong = (
            len(answers.at(level).meets) + len(answers.at(level).asked) for level in ANSWER_LEVELS
        )
        assert weak < mid <= strong, area


@pytest.mark.parametrize("round_id", ROUNDS)
def test_no_two_answers_of_a_round_are_the_same(round_id: str) -> None:
    texts = [
        text
        for answers in answers_of(round_id).areas.values()
        for level in ANSWER_LEVELS
        for text in (
            answers.at(level).first,
            *answers.at(level).asked.values(),
            *answers.at(level).otherwise,
        )
    ]
    assert len(texts) == len(set(texts))


def test_there_are_eight_manners_with_something_to_say() -> None:
    manners = assets.candidate_bank("manners", Manners).manners
    assert len(manners) == 8
    assert all(manner.texts and all(manner.texts) for manner in manners.values())


def test_there_are_forty_injections_of_every_aim() -> None:
    bank = assets.candidate_bank("injections", Injections)
    assert len({each.id for each in bank.injections}) == len(bank.injections) == 40
    assert len({each.aim for each in bank.injections}) == 6
    with pytest.raises(KeyError):
        bank.find("lunch")


def test_a_round_without_answers_says_which_file_is_missing() -> None:
    with pytest.raises(DataError, match=r"answers/lunch\.yaml is missing"):
        assets.candidate_bank("answers/lunch", SimulatedAnswers)
