"""Models that are trained: what they predict, however they are made and read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from calling import Thing, call, invoke
from looking import Code, Json, Layout, parameters_of

_RATE = "lr alpha eta rate learning_rate step_size a"
_EPOCHS = (
    "epochs n_iter num_iter iters iterations n_iterations num_iterations num_epochs max_iter "
    "n_epochs n_steps num_steps steps"
)
_FITS = "fit train gradient_descent gd sgd regression descent optimize"
_NO_FIT = "predict sigmoid loss mse cost gradient grad gradients error accuracy score evaluate"


@dataclass(frozen=True)
class Lesson:
    """What a linear model is trained on.

    Attributes:
        rows: to train on.
        targets: of the rows.
        queries: rows to predict for.
        rates: learning rates to try, each with a number of epochs.
        loss: of predictions, given the targets.
        link: turns the sum of weights times features into a prediction.
    """

    rows: Json
    targets: Json
    queries: Json
    rates: tuple[tuple[float, int], ...]
    loss: Callable[[Any, Any], float]
    link: Callable[[Any], Any] = lambda sums: sums


def predictions(module: Code, lesson: Lesson) -> list[float]:
    """Trains the candidate's linear model, and gives its predictions for the queries.

    Of all rates, and of all ways to read the weights, those count that fit the rows best: a
    vector may hold the bias first or last. A model without a bias gets a column of ones.
    """
    every = np.array([*lesson.rows, *lesson.queries], float)
    targets = np.array(lesson.targets, float)
    found: list[tuple[float, list[float]]] = []
    errors: list[Exception] = []
    for rate, epochs in lesson.rates:
        extra = {_RATE: rate, _EPOCHS: epochs, "batch_size bs batch batchsize": 8,
                 "n_features num_features d": every.shape[1], "seed random_state": 0}  # fmt: skip
        try:
            readings = _readings(module, every, targets, extra, lesson.link)
        except Exception as error:  # noqa: BLE001 - another rate may do
            errors.append(error)
            continue
        for each in readings:
            if np.isfinite(each).all():
                fit, beyond = np.split(each, [len(targets)])
                found.append((lesson.loss(fit, targets), beyond.tolist()))
    if not found:
        raise errors[0] if errors else ValueError("no weights that are numbers")
    return min(found)[1]


def _readings(
    module: Code, every: Any, targets: Any, extra: Layout, link: Callable[[Any], Any]
) -> list[Any]:
    """Predictions by each way to read what was learned from the first rows."""
    rows = every[: len(targets)]
    layout = {"x features data inputs": rows, "y labels targets t": targets}
    try:
        model = Thing(module, {"fit": (_FITS, 2)}, {}, extra=extra)
    except LookupError:
        ordered = {_RATE: extra[_RATE], _EPOCHS: extra[_EPOCHS]}
        ways = (layout, {**layout, **ordered})
        learned = call(module, *ways, extra=extra, like=_FITS, unlike=_NO_FIT)
    else:
        given = invoke(model.entry("fit"), layout, extra=extra)
        named = [n for n in ("predict_proba", "predict") if hasattr(model.object, n)]
        alone = [n for n in named if len(parameters_of(getattr(model.object, n))) == 1]
        predict = alone[0] if alone else ""
        if predict:
            found = np.asarray(getattr(model.object, predict)(every), float)
            wide = found.ndim == 2 and found.shape[1] == 2
            return [found[:, 1] if wide else found.ravel()]
        learned = [given, vars(model.object)]
    width = rows.shape[1]
    vectors, numbers = _parts(learned, width)
    whole = [each for each in vectors if each.size == width + 1]
    bare = [each for each in vectors if each.size == width]
    if bare and not whole and not numbers and not (rows == 1).all(axis=0).any():
        ones = np.c_[np.ones(len(every)), every]
        return _readings(module, ones, targets, extra, link)
    sums = [every @ each[1:] + each[0] for each in whole]
    sums += [every @ each[:-1] + each[-1] for each in whole]
    sums += [every @ each + number for each in bare for number in numbers or [0.0]]
    return [link(each) for each in sums]


def _parts(learned: Any, width: int) -> tuple[list[Any], list[float]]:
    """The vectors and the numbers in what was learned; a bias may be a vector of one."""
    if isinstance(learned, dict):
        learned = list(learned.values())
    if isinstance(learned, (float, int, np.number)) and not isinstance(learned, bool):
        return [], [float(learned)]
    if isinstance(learned, np.ndarray) or (
        isinstance(learned, list) and learned and all(isinstance(e, (int, float)) for e in learned)
    ):
        flat = np.asarray(learned, float).ravel()
        return ([], flat.tolist()) if flat.size == 1 < width else ([flat], [])
    if isinstance(learned, (tuple, list)):
        parts = [_parts(each, width) for each in learned]
        return [v for vectors, _ in parts for v in vectors], [n for _, ns in parts for n in ns]
    return [], []
