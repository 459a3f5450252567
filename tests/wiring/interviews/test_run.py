"""A run of whole interviews: its baselines, its levels, and all of it over an endpoint."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent import assets
from agent.errors import ModelUnavailableError
from agent.records import CaseResult, Run, Stamp, Transcript, Versions
from agent.settings import Settings
from agent.steps.interview_rules import PROBE_RULE, Interviewed
from agent.steps.probe_baselines import BASELINE_KINDS, drawn
from agent.wiring.evals.run import Order
from agent.wiring.evals.suites import Stage, Witness
from agent.wiring.interviews.baselines import (
    NO_QUESTION,
    MomentsInputs,
    baseline_cases,
    play,
)
from agent.wiring.interviews.levels import ASKED, FITTED, grades_file, levels_recovered
from agent.wiring.interviews.run import (
    BASELINE_ABOUT,
    baseline_figures,
    interviews_of,
    run_interviews,
)
from tests.conftest import REAL_HOME
from tests.directed import DirectedModel
from tests.doubles import Answer, NoPassages, endpoint
from tests.eval_builders import result
from tests.eval_builders import run as any_run
from tests.graders import StandIn
from tests.simulated import by_words, played

PROBE = PROBE_RULE.name
RANDOM, FREE = (f"{PROBE}: {BASELINE_ABOUT[kind]}" for kind in BASELINE_KINDS)
TRUE = {"weak": 2.0, "mid": 3.0, "strong": 4.5}


@pytest.fixture
def ungraded(tmp_path: Path) -> Iterator[Path]:
    """All data, and no kept grades."""
    root, made = assets.data_root(), tmp_path / "data"
    (made / "evals").mkdir(parents=True)
    for name in ("prompts", "corpus"):
        (made / name).symlink_to(root / name)
    for path in (root / "evals").iterdir():
        if path.name != grades_file().parent.name:
            (made / "evals" / path.name).symlink_to(path)
    with assets.rooted(made):
        yield made


def _result(seen: Interviewed) -> CaseResult:
    return result(seen.case).model_copy(update={"session": seen.session})


def _run(*seen: Interviewed) -> Run:
    return any_run(*map(_result, seen), suite="interviews")


def _seen(case: str) -> Interviewed:
    round_id = case.rpartition("-")[0]
    return played(case=case, round=round_id, levels=case.rpartition("-")[2])


def _probes(seen: Interviewed) -> list[int]:
    return [each.place for each in seen.asked if each.move.kind == "probe"]


def _stage(model: DirectedModel) -> Stage:
    return Stage(Witness(model), NoPassages())


def test_a_baseline_asks_each_probe_anew_and_leaves_the_rest() -> None:
    seen, model = _seen("ml-design-mid"), DirectedModel(lambda ask, n: f"Number {n}?")
    inputs = MomentsInputs(case=seen.case, kind="free", session=seen.session)
    outcome = play(inputs, None, _stage(model))
    assert outcome.session is not None
    places = _probes(seen)
    assert places
    for place, (before, after) in enumerate(
        zip(seen.session.turns, outcome.session.turns, strict=True)
    ):
        if place in places:
            assert after.text == f"Number {places.index(place)}?"
        else:
            assert after == before


def test_a_baseline_is_asked_at_the_very_moment() -> None:
    seen, model = _seen("ml-design-mid"), DirectedModel(lambda ask, n: f"Number {n}?")
    play(MomentsInputs(case="c", kind="random", session=seen.session), None, _stage(model))
    for place, messages in zip(_probes(seen), model.asked, strict=True):
        said = [m.text for m in messages if m.role == "assistant"]
        turns = [t for t in seen.session.turns[:place] if t.speaker == "interviewer"]
        assert said == [turn.text for turn in turns]
        stage = seen.session.turns[place].move.stage  # type: ignore[union-attr]
        open_before = seen.session.model_copy(update={"turns": seen.session.turns[:place]}).stage
        assert open_before == stage
        assert drawn(seen.setting.area(stage), f"c/{place}").ask in messages[-1].text
        assert seen.session.turns[place - 1].text[:40] in messages[-1].text


def test_a_turn_without_text_asks_nothing() -> None:
    seen = _seen("ml-design-mid")
    inputs = MomentsInputs(case="c", kind="free", session=seen.session)
    outcome = play(inputs, None, _stage(DirectedModel(lambda ask, n: "  ")))
    assert outcome.session is not None
    assert {outcome.session.turns[place].text for place in _probes(seen)} == {NO_QUESTION}


def test_baselines_have_a_case_for_every_interview_that_probes() -> None:
    some = [_seen("ml-design-mid"), _seen("jedi-mid")]
    lost = result("jedi-weak", status="stale", reason="no")
    run = any_run(*map(_result, some), lost, suite="interviews")
    names = [case.name for case in baseline_cases(run, "random").cases]
    assert names == ["ml-design-mid-random", "jedi-mid-random"]


def test_a_baseline_is_held_to_the_probe_rule_by_the_same_truth() -> None:
    seen = _seen("ml-design-mid")
    run = _run(seen)

    def outcome(ask: str) -> Run:
        inputs = MomentsInputs(case=seen.case, kind="free", session=seen.session)
        made = play(inputs, None, _stage(DirectedModel(lambda a, n: ask)))
        case = result(f"{seen.case}-free").model_copy(update={"session": made.session})
        return any_run(case, result("x-free", status="stale", reason="why"))

    first = seen.setting.rubric.areas[0].criteria[0]
    answered = outcome(first.ask)
    found, anywhere = baseline_figures("free", run, answered, by_words)
    assert (found.rule, found.bar, found.met) == (FREE, None, None)
    assert anywhere.kept >= found.kept
    assert found.n == len(_probes(seen))
    assert found.kept < found.n
    assert found.left_out == "1 interviews not played (why)"


def test_only_what_was_played_and_is_still_a_case_is_looked_at() -> None:
    seen, other = _seen("ml-design-mid"), _seen("ml-design-weak")
    gone = replace(other, case="no-such-case")
    run = any_run(*map(_result, (seen, gone)), result("jedi-mid", status="stale", reason="x"))
    [found] = interviews_of(run)
    assert (found.case, found.said) == (seen.case, seen.said)


def _truth(some: list[Interviewed]) -> dict[str, dict[str, float]]:
    return {
        seen.case: dict.fromkeys(
            (area.id for area in seen.setting.rubric.areas), TRUE[seen.case.rpartition("-")[2]]
        )
        for seen in some
    }


def _by_case(transcript: Transcript, area: str) -> float | None:
    """The true score of a case, but none for the area of features."""
    if area == "feature_engineering":
        return None
    return TRUE[transcript.id.rpartition("-")[2]]


class Fitted(StandIn):
    """A grader whose scores were fitted on labels."""

    def versions(self, round_id: str) -> Versions:
        fitted = Stamp(id="probe", version="1")
        return super().versions(round_id).model_copy(update={"calibration": fitted})


def _some() -> list[Interviewed]:
    return [_seen(f"ml-design-{level}") for level in TRUE]


@pytest.mark.usefixtures("ungraded")
def test_grades_that_follow_the_truth_recover_it_and_are_kept() -> None:
    some, grader = _some(), StandIn(_by_case)
    found = levels_recovered(some, _truth(some), grader, Order("interviews", "record"))
    assert found.rho == pytest.approx(1.0)
    assert (found.runs, found.areas, found.missing) == (3, 12, {})
    assert len(grades_file().read_text().splitlines()) == 15
    again = StandIn(_by_case)
    kept = levels_recovered(some, _truth(some), again, Order("interviews", "replay"))
    assert kept == found
    assert again.asked == []
    assert list(found.parts) == [ASKED]


@pytest.mark.usefixtures("ungraded")
def test_rounds_with_a_fitted_grader_are_told_apart() -> None:
    some, grader = _some(), Fitted(_by_case)
    found = levels_recovered(some, _truth(some), grader, Order("interviews", "live"))
    [(name, part)] = found.parts.items()
    assert name == FITTED
    assert (part.rho, part.runs, part.areas) == (found.rho, found.runs, found.areas)


@pytest.mark.usefixtures("ungraded")
def test_grades_that_go_the_other_way_are_found_out() -> None:
    some = _some()
    grader = StandIn(lambda transcript, area: 6 - (_by_case(transcript, area) or 3.0))
    found = levels_recovered(some, _truth(some), grader, Order("interviews", "live"))
    assert found.rho == pytest.approx(-1.0)
    assert not grades_file().exists()


@pytest.mark.usefixtures("ungraded")
def test_what_was_never_graded_or_could_not_be_is_said_by_case() -> None:
    some = _some()
    replayed = levels_recovered(
        some, _truth(some), StandIn(_by_case), Order("interviews", "replay")
    )
    assert (replayed.rho, replayed.runs) == (None, 0)
    assert set(replayed.missing.values()) == {"needs recording: it was never graded"}
    fails: dict[int, Exception] = {n: ModelUnavailableError("gone") for n in range(5)}
    grader = StandIn(_by_case, fails=fails)
    found = levels_recovered(some, _truth(some), grader, Order("interviews", "live"))
    assert (found.runs, list(found.missing)) == (2, ["ml-design-weak"])


@pytest.fixture
def settings(tokenizer: Path, tmp_path: Path) -> Settings:
    """A home with the tokenizer that `make setup` fetched."""
    home = tmp_path / "home"
    (home / "models").mkdir(parents=True)
    for path in (REAL_HOME / "models").glob(f"{tokenizer.stem}*"):
        shutil.copy(path, home / "models")
    return replace(Settings.read(), home=home)


def _directed(body: dict[str, Any]) -> Answer:
    text = str(body["messages"][-1]["content"])
    asked = re.findall(r"<direction>\s*Ask: (.*?)\s*</direction>", text, re.DOTALL)
    return Answer(asked[-1] if asked else "What would you do after that?")


@pytest.mark.usefixtures("ungraded")
def test_a_run_is_recorded_with_its_baselines_and_replays_without_a_model(
    settings: Settings, tmp_path: Path
) -> None:
    order = Order(
        "interviews",
        "record",
        model="openai:m",
        cases=("ml-design-mid", "recruiter-strong-takes-over"),
        shelf=(tmp_path / "shelf",),
        baselines=True,
    )
    with endpoint() as served:
        served.answer_to = _directed
        recorded = run_interviews(order, replace(settings, base_url=served.url))
        asked = len(served.requests)
    assert [each.status for each in recorded.results] == ["done", "done"]
    figures = {each.rule: each for each in recorded.rules}
    assert figures["one-question"].met
    assert figures["stays-in-role"].n > 0
    ours, drawn_ones = figures[PROBE], figures[RANDOM]
    alone = figures[FREE]
    assert ours.n == drawn_ones.n == alone.n > 0
    assert ours.kept > drawn_ones.kept
    assert asked > ours.n * 3
    assert recorded.recovered is None
    again = run_interviews(replace(order, mode="replay"), settings)
    assert again.rules == recorded.rules
    assert Run.model_validate_json(recorded.model_dump_json()) == recorded
