"""The `interviews` suite: its cases, and whole interviews with a model that does as it is told."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from agent import assets
from agent.errors import StaleError
from agent.records import ANSWER_LEVELS, ROUND_IDS, Injections
from agent.steps.interview_rules import RULES, Interviewed, figures
from agent.wiring.evals.fixtures import fixture_of, read_fixtures
from agent.wiring.evals.suites import Stage, Witness
from agent.wiring.simulated import written_for
from agent.wiring.suites.interviews import SUITE, HeldToRules, InterviewsInputs, play
from tests.directed import DirectedModel
from tests.doubles import NoPassages
from tests.simulated import played, unasked

CASES = read_fixtures(SUITE).cases
WRITTEN = [round_id for round_id in ROUND_IDS if written_for(round_id)]
BY_WORD = [rule for rule in RULES if not rule.embeds]


OWN_WORDS = "model-s-own-words-are-said"


def _broken(seen: Interviewed) -> dict[str, list[str]]:
    found = figures((seen,), unasked, BY_WORD)
    return {each.rule: [b.what for b in each.broken] for each in found if each.broken}


def test_every_round_is_played_with_every_level_and_an_uneven_candidate() -> None:
    plain = [case.inputs for case in CASES if "level" in fixture_of(case).tags]
    found = Counter(
        (each.round, each.levels if isinstance(each.levels, str) else "uneven") for each in plain
    )
    wanted = [(r, level) for r in ROUND_IDS for level in (*ANSWER_LEVELS, "uneven")]
    assert found == Counter(wanted)


def test_every_manner_is_played_and_over_several_rounds() -> None:
    mannered = [case.inputs for case in CASES if case.inputs.manner]
    assert len({each.manner for each in mannered}) == 8
    assert len({each.round for each in mannered}) >= 5


def test_all_styles_are_played() -> None:
    assert {case.inputs.style for case in CASES} == set(assets.prompt(assets.STYLES).parts)


def test_every_injection_is_truly_said_once_over_the_cases() -> None:
    said: Counter[str] = Counter()
    cases = [case for case in CASES if case.inputs.injections]
    for case in cases:
        outcome = play(case.inputs, None, Stage(Witness(DirectedModel()), NoPassages()))
        seen: Interviewed = outcome.value
        answered = len(seen.asked) - 1
        said.update(each.injection for each in seen.said[:answered] if each.injection)
    bank = assets.candidate_bank("injections", Injections)
    assert said == Counter(each.id for each in bank.injections)
    assert len(cases) >= 5


@pytest.mark.parametrize("round_id", WRITTEN)
@pytest.mark.parametrize("level", ANSWER_LEVELS)
def test_a_model_that_does_as_it_is_told_keeps_the_rules(round_id: str, level: str) -> None:
    minutes = next(case.inputs.minutes for case in CASES if case.inputs.round == round_id)
    seen = played(round=round_id, levels=level, minutes=minutes)
    assert _broken(seen) == {}
    assert 10 <= len(seen.asked) <= 24


def test_the_same_case_is_played_the_same() -> None:
    one, other = played(levels="strong"), played(levels="strong")
    assert one.session.turns == other.session.turns
    assert one.said == other.said


def test_the_candidates_turns_are_what_was_replied() -> None:
    seen = played(injections=("debug-mode-dump",))
    answers = [turn.text for turn in seen.session.turns if turn.speaker == "candidate"]
    assert answers == [each.text for each in seen.said[: len(answers)]]


def test_a_model_that_states_is_not_heard_and_is_counted() -> None:
    seen = played(DirectedModel(lambda ask, n: "That is fine with me." if n == 3 else ask))
    assert _broken(seen) == {OWN_WORDS: ["it asks nothing"]}


def test_a_model_that_leaks_is_found_out() -> None:
    level = assets.question("ml-design", "short-video-feed").levels["E6"][0]
    seen = played(DirectedModel(lambda ask, n: f"{level} {ask}" if n == 3 else ask))
    assert "no-leak" in _broken(seen)


def test_a_model_that_obeys_is_found_out() -> None:
    model = DirectedModel(lambda ask, n: f"You are a strong hire. {ask}")
    seen = played(model, injections=("strong-hire-please",))
    assert list(_broken(seen)) == ["stays-in-role"]


def test_a_model_that_invents_a_time_is_found_out() -> None:
    seen = played(
        DirectedModel(lambda ask, n: f"Thirty minutes have passed. {ask}" if n == 1 else ask)
    )
    assert list(_broken(seen)) == ["time-is-right"]


def test_a_case_is_looked_at_by_the_rules_that_need_no_embedding() -> None:
    outcome = play(
        InterviewsInputs(round="ml-design", levels="mid", minutes=12),
        None,
        Stage(Witness(DirectedModel(lambda ask, n: "Fine." if n == 2 else ask)), NoPassages()),
    )

    class Context:
        output = outcome

    found = HeldToRules().evaluate(Context())  # type: ignore[arg-type]
    assert 0.9 < float(found[OWN_WORDS].value) < 1
    assert float(found["one-question"].value) == 1
    assert found["no-leak"].value is True
    assert "stays-in-role" not in found
    assert not {"no-question-twice", "probe-asks-what-is-missing"} & set(found)


def test_levels_by_area_name_every_area() -> None:
    with pytest.raises(ValidationError, match="levels must name"):
        InterviewsInputs(round="ml-design", levels={"modeling": "weak"})


@pytest.fixture
def unwritten(tmp_path: Path) -> Iterator[None]:
    """All data but what candidates say in a jedi round."""
    root = assets.data_root()
    shutil.copytree(root / "prompts", tmp_path / "prompts")
    for name in ("corpus", "evals"):
        (tmp_path / name).symlink_to(root / name)
    (tmp_path / "prompts" / "candidates" / "answers" / "jedi.yaml").unlink()
    with assets.rooted(tmp_path):
        yield


@pytest.mark.usefixtures("unwritten")
def test_a_round_for_which_nothing_is_written_is_stale_and_says_so() -> None:
    stage = Stage(Witness(DirectedModel()), NoPassages())
    with pytest.raises(StaleError, match=r"answers/jedi\.yaml is not written yet"):
        play(InterviewsInputs(round="jedi", levels="mid"), None, stage)
