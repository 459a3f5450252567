"""How the time of a solution grows: run at doubling sizes, and put into a class."""

from math import log
from random import Random
from statistics import linear_regression

from agent.ports.sandbox import Limits, Sandbox
from agent.records import Growth, GrowthCurve, GrowthPoint
from agent.steps.executing import Task

_DOUBLINGS = 6
_LONGEST_S = 1.0
"""Larger sizes are not tried once a call takes longer."""
_REPEATS = 3
_FEWEST, _FITTED = 3, 4
_SHORTEST_S = 2e-4
"""A shorter call says more about the machine than about the code."""
_AS_GOOD = 0.5
_SEED = 11
_BOUNDS: tuple[tuple[float, Growth], ...] = (
    (0.5, "log"),
    (1.5, "linear"),
    (2.5, "quadratic"),
    (3.5, "cubic"),
)
_ORDER: dict[Growth, int] = {
    "constant": 0,
    "log": 0,
    "linear": 1,
    "linearithmic": 1,
    "quadratic": 2,
    "cubic": 3,
    "exponential": 4,
}


def order_of(growth: Growth) -> int:
    """Returns the power of the size that a class of growth can be told by; logarithms cannot be.

    A curve over a few doublings does not tell n from n log n, nor 1 from log n.
    """
    return _ORDER[growth]


def measure_growth(
    task: Task, code: str, growth: Growth, sandbox: Sandbox, limits: Limits
) -> GrowthCurve | None:
    """Runs a solution at doubling sizes, up to the largest of the scale group.

    Each size is run up to three times and the shortest time is kept. The slope of log time over
    log size, over the largest four sizes, is the exponent. The reference is run beside it: a
    solution whose exponent is less than half a power above the reference's grows as that does.

    Args:
        task: the problem.
        code: the solution.
        growth: how the reference grows.
        sandbox: where both are run.
        limits: of a run.

    Returns:
        The curve; None where the problem has no sizes, or the code cannot be loaded.

    Raises:
        SandboxError: no process could be started.
    """
    points = _points(task, code, sandbox, limits)
    if points is None:
        return None
    curve, reference = curve_of(points), _points(task, task.reference, sandbox, limits)
    known = curve_of(reference).exponent if reference else None
    if curve.exponent is not None and known is not None and curve.exponent < known + _AS_GOOD:
        return curve.model_copy(update={"growth": growth})
    return curve


def _points(task: Task, code: str, sandbox: Sandbox, limits: Limits) -> list[GrowthPoint] | None:
    if task.cases.sized is None or not task.cases.scale:
        return None
    top = max(task.cases.scale)
    sizes = [top >> down for down in range(_DOUBLINGS, -1, -1) if top >> down]
    points: list[GrowthPoint] = []
    with sandbox.start(task.program(code), limits) as run:
        if run.loaded.ended != "returned":
            return None
        for size in sizes:
            args = list(task.cases.sized(size, Random(_SEED)))  # noqa: S311 - not for secrets
            times: list[float] = []
            while len(times) < _REPEATS and sum(times) < _LONGEST_S:
                reply = run.call(args)
                if reply.ended != "returned" or reply.cpu_s is None:
                    return points
                times.append(reply.cpu_s)
            points.append(GrowthPoint(size=size, seconds=min(times)))
            if min(times) > _LONGEST_S:
                break
    return points


def curve_of(points: list[GrowthPoint]) -> GrowthCurve:
    """Fits a curve to points, smallest size first."""
    told = [point for point in points if point.seconds >= _SHORTEST_S][-_FITTED:]
    if len(told) < _FEWEST:
        return GrowthCurve(points=tuple(points), exponent=None, growth=None)
    slope = linear_regression(
        [log(point.size) for point in told], [log(point.seconds) for point in told]
    ).slope
    growth: Growth = next((name for bound, name in _BOUNDS if slope < bound), "exponential")
    return GrowthCurve(points=tuple(points), exponent=round(slope, 2), growth=growth)
