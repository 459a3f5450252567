from itertools import combinations

import pytest

from agent import assets
from agent.errors import SettingError
from agent.records import LoopTables
from agent.steps.loop_planning import Planned, list_of, notes_on, planned, track_of
from agent.wiring.loops import loop_tables

TABLES = loop_tables()


def _planned(*options: str, listed: str = "", days: int = 1, exam: bool = False) -> list[Planned]:
    return list(planned(TABLES, list_of(TABLES, listed), options, days, exam=exam))


def test_the_plain_loop_is_two_screens_and_an_onsite_of_four() -> None:
    plan = _planned()
    assert [(each.place, each.day) for each in plan] == [
        ("recruiter", 0),
        ("phone-screen", 0),
        ("coding-1", 1),
        ("coding-2", 1),
        ("ml-design-1", 1),
        ("jedi", 1),
    ]
    assert {each.minutes for each in plan if each.day} == {45.0}


def test_everything_that_can_be_added_is_added_over_two_days() -> None:
    plan = _planned("second-design", "product-sense", "partner", "ai-coding", days=2)
    assert [each.round for each in plan if each.day == 1] == ["coding", "ai-coding", "ml-design"]
    assert [each.place for each in plan if each.day == 2] == [
        "ml-design-2",
        "product-sense",
        "jedi",
        "partner",
    ]


def test_the_other_guide_s_list_is_an_option_with_its_own_minutes() -> None:
    plan = _planned(listed="pyramid")
    assert [each.round for each in plan] == [
        *("phone-screen", "phone-screen", "ml-design", "product-sense", "partner")
    ]
    assert [each.minutes for each in plan] == [45, 45, 60, 60, 45]


def test_an_exam_is_timed_at_45_minutes_but_for_the_recruiter() -> None:
    for listed in ("standard", "pyramid"):
        plan = _planned(listed=listed, exam=True)
        assert {each.minutes for each in plan if each.round != "recruiter"} == {45.0}
    assert _planned(exam=True)[0].minutes == 30


def test_an_option_that_changes_nothing_is_said_with_those_that_do() -> None:
    with pytest.raises(SettingError, match=r"--partner makes no difference.*--second-design"):
        _planned("partner", listed="pyramid")


@pytest.mark.parametrize("days", [0, 3, -1])
def test_an_onsite_has_one_day_or_two(days: int) -> None:
    with pytest.raises(SettingError, match="Choose 1 or 2"):
        _planned(days=days)


@pytest.mark.parametrize("name", ["foo", "\x1b[31m", "x" * 10_000])
def test_an_unknown_list_or_track_names_those_there_are(name: str) -> None:
    with pytest.raises(SettingError, match="standard, pyramid"):
        list_of(TABLES, name)
    with pytest.raises(SettingError, match="ads, feed"):
        track_of(TABLES, name)


def test_every_choice_of_options_gives_a_loop_without_a_place_twice() -> None:
    for listed in TABLES.lists:
        options = sorted(listed.options)
        for count in range(len(options) + 1):
            for chosen in combinations(options, count):
                places = [each.place for each in _planned(*chosen, listed=listed.id)]
                assert len(places) == len(set(places))


def test_ai_enabled_coding_is_said_not_to_be_universal() -> None:
    assert any("Not every opening" in note for note in notes_on(TABLES, ("ai-coding",)))
    assert notes_on(TABLES, ()) == ()


def test_the_tables_name_rounds_questions_and_families_that_are_there() -> None:
    rounds = {plan.id for plan in assets.round_plans()}
    families = {assets.problem(each).family for each in assets.problem_ids()}
    for listed in TABLES.lists:
        assert {each.round for each in listed.rounds} <= rounds
        assert {family for each in listed.rounds for family in each.families} <= families
    assert set(TABLES.exam.own_length) <= rounds
    for track in TABLES.tracks:
        for round_id, preferred in track.prefers.items():
            assert set(preferred) <= {each.id for each in assets.questions(round_id)}


def test_no_two_banks_but_those_of_coding_share_a_question() -> None:
    coding = ("coding", "phone-screen", "ai-coding")
    rounds = [plan.id for plan in assets.round_plans() if plan.id not in coding]
    banks = [{each.id for each in assets.questions(round_id)} for round_id in rounds]
    banks.append({each.id for round_id in coding for each in assets.questions(round_id)})
    assert sum(map(len, banks)) == len(set().union(*banks))


def test_an_option_that_is_not_described_is_refused() -> None:
    data = TABLES.model_dump(mode="json") | {"options": []}
    with pytest.raises(ValueError, match="is not described"):
        LoopTables.of(data)
