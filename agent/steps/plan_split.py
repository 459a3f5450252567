"""Sharing hours out over weeks and layers.

The guides say two things that do not add up by themselves: what each week is about (003), and
what share each layer gets of the whole (002). They are reconciled in two moves:

1. Iterative proportional fitting (Deming and Stephan 1940): the weeks' focus, as a table of weeks
   by layers, is scaled row by row and column by column until every week has its hours and every
   layer its share. Of all tables with those sums the result is the nearest to the focus, in
   relative entropy.
2. Controlled rounding to quarters of an hour: each cell goes down or up to a quarter, so that all
   sums stay whole. That is a transportation problem, which always has such a solution; `milp`
   (HiGHS) finds the one nearest to the fitted table in the sum of absolute differences.

A layer's whole need not be a number of quarters (30 % of 20 quarters is 6, of 21 is 6.3): the
quarters are shared out by largest remainders, so each layer is less than a quarter of an hour from
its share. Weeks and the whole are exact.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from agent.records.plan_table import LAYERS, QUARTER_MIN, PrepLayer

Floats = npt.NDArray[np.float64]

_TINY = 1e-3
"""Stands for a focus of nothing: a layer may need time in a week that would give it none."""

_ROUNDS = 1_000
_NEAR = 1e-10


def split_minutes(
    hours: float, focus: Sequence[Mapping[PrepLayer, int]], shares: Mapping[PrepLayer, int]
) -> tuple[dict[PrepLayer, int], ...]:
    """Shares a plan's hours out.

    Args:
        hours: a week; a multiple of a quarter, over 0.
        focus: what each week is about, in percent; at least one week.
        shares: of the whole plan, in percent; they add up to 100.

    Returns:
        Minutes for each layer, week by week, all multiples of 15. Each week adds up to its hours;
        each layer is less than 15 minutes from its share of the whole.
    """
    quarters = round(hours * 4)
    columns = _columns(quarters * len(focus), shares)
    table = np.array([[max(week[layer], _TINY) for layer in LAYERS] for week in focus], dtype=float)
    fitted = _fitted(table, float(quarters), columns)
    whole = _rounded(fitted, quarters, columns)
    return tuple(
        {layer: int(cell) * QUARTER_MIN for layer, cell in zip(LAYERS, row, strict=True)}
        for row in whole
    )


def _columns(quarters: int, shares: Mapping[PrepLayer, int]) -> Floats:
    """The quarters of each layer, by largest remainders."""
    exact = [quarters * shares[layer] for layer in LAYERS]
    found = [each // 100 for each in exact]
    by_remainder = sorted(range(len(LAYERS)), key=lambda place: -(exact[place] % 100))
    for place in by_remainder[: quarters - sum(found)]:
        found[place] += 1
    return np.array(found, dtype=float)


def _fitted(table: Floats, row: float, columns: Floats) -> Floats:
    fitted = table.copy()
    for _ in range(_ROUNDS):
        sums = fitted.sum(axis=0)
        fitted *= np.divide(columns, sums, out=np.zeros_like(columns), where=sums > 0)
        in_rows = fitted.sum(axis=1, keepdims=True)
        fitted *= np.divide(row, in_rows, out=np.zeros_like(in_rows), where=in_rows > 0)
        if np.abs(fitted.sum(axis=0) - columns).max() < _NEAR:
            break
    return fitted


def _rounded(fitted: Floats, row: int, columns: Floats) -> npt.NDArray[np.int64]:
    """Rounds each cell down or up so that the sums of rows and columns hold."""
    weeks, layers = fitted.shape
    low = np.floor(fitted + _NEAR)
    part = (fitted - low).clip(0, 1).ravel()
    rows = np.kron(np.eye(weeks), np.ones(layers))
    down = np.kron(np.ones(weeks), np.eye(layers))
    wanted = np.concatenate([row - low.sum(axis=1), columns - low.sum(axis=0)])
    found = milp(
        c=1 - 2 * part,
        integrality=np.ones(part.size),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(np.vstack([rows, down]), wanted, wanted),
    )
    if found.x is None:
        raise ArithmeticError(f"no rounding of {fitted.tolist()} keeps its sums")
    return np.asarray(np.round(low + found.x.reshape(low.shape)), dtype=np.int64)
