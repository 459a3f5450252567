import pytest

from agent import assets
from agent.records import AreaScore, Spread
from agent.steps.hire_odds import hire_odds, verdict_by_odds
from tests.builders import not_assessed, scored, unscored

RUBRIC = assets.rubric("ml-design")
AREAS = tuple(area.id for area in RUBRIC.areas)


def _area(*odds: float) -> AreaScore:
    score = sum(n * each for n, each in enumerate(odds, 1))
    return scored(score).model_copy(update={"spread": Spread(deviation=0.5, odds=odds)})


STRONG = _area(0.0, 0.0, 0.02, 0.08, 0.9)
MIDDLE = _area(0.0, 0.0, 0.3, 0.6, 0.1)
WEAK = _area(0.5, 0.5, 0.0, 0.0, 0.0)


def test_the_odds_of_a_hire_are_those_of_every_area_reaching_the_bar() -> None:
    areas = {"a": STRONG, "b": MIDDLE, "c": not_assessed()}
    assert hire_odds(areas, RUBRIC, "E5") == pytest.approx(0.98 * 0.7)
    assert hire_odds(areas, RUBRIC, "E4") == pytest.approx(1.0)


@pytest.mark.parametrize("level", [None, "E9"])
def test_without_a_bar_there_are_no_odds(level: str | None) -> None:
    assert hire_odds({"a": STRONG}, RUBRIC, level) is None  # type: ignore[arg-type]


def test_without_a_spread_or_a_judgement_there_are_no_odds() -> None:
    assert hire_odds({"a": STRONG, "b": scored(4)}, RUBRIC, "E5") is None
    assert hire_odds({"a": STRONG, "b": unscored()}, RUBRIC, "E5") is None
    assert hire_odds({"a": not_assessed()}, RUBRIC, "E5") is None


def _decided(area: AreaScore) -> tuple[str | None, str]:
    areas = dict.fromkeys(AREAS, area)
    return verdict_by_odds(areas, RUBRIC, "E5", hire_odds(areas, RUBRIC, "E5"))


def test_far_from_the_bar_the_rules_decide() -> None:
    assert _decided(STRONG)[0] == "strong hire"
    assert _decided(WEAK)[0] == "strong no hire"


def test_near_the_bar_it_cannot_tell() -> None:
    verdict, reason = _decided(MIDDLE)
    assert verdict is None
    assert reason.startswith("cannot tell")


def test_scores_and_odds_that_disagree_decide_nothing() -> None:
    odd = _area(0.0, 0.0, 0.5, 0.5, 0.0)  # 3.5 rounds to the bar, and 0.03 is a hire
    assert _decided(odd)[0] is None


def test_without_odds_the_rules_alone_decide() -> None:
    areas = dict.fromkeys(AREAS, scored(2.6))
    assert verdict_by_odds(areas, RUBRIC, "E5", None)[0] == "no hire"
