"""How time grows is told from points at doubling sizes."""

import pytest

from agent.records import Growth, GrowthPoint
from agent.steps.growth import curve_of, order_of


def points(power: float, first: float = 0.001) -> list[GrowthPoint]:
    return [GrowthPoint(size=100 << n, seconds=first * 2 ** (power * n)) for n in range(5)]


@pytest.mark.parametrize(
    ("power", "growth"),
    [(0.1, "log"), (1.0, "linear"), (1.15, "linear"), (2.0, "quadratic"), (3.0, "cubic")],
)
def test_the_slope_tells_the_class(power: float, growth: Growth) -> None:
    found = curve_of(points(power))
    assert found.growth == growth
    assert found.exponent == pytest.approx(power, abs=0.01)


def test_what_grows_faster_than_any_power_is_exponential() -> None:
    assert curve_of(points(6.0)).growth == "exponential"


def test_too_few_or_too_short_points_tell_nothing() -> None:
    assert curve_of(points(1.0)[:2]).growth is None
    assert curve_of(points(1.0, first=1e-7)).growth is None


def test_a_logarithm_is_not_told_from_none() -> None:
    assert order_of("linear") == order_of("linearithmic") < order_of("quadratic")
