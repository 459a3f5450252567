"""Fitting the retriever's numbers on the development queries; the others are not looked at."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import yaml

from agent import assets
from agent.ports.files import write_whole
from agent.ports.fusion import Found, confidence, fuse, signals
from agent.ports.weights import Progress, silent
from agent.records import Chunk, Confidence, Tuning, Weights
from agent.settings import Settings
from agent.wiring.corpus import index_guides, open_index
from agent.wiring.evals.fixtures import chosen, read_fixtures
from agent.wiring.evals.suites import find_suite
from agent.wiring.suites.retrieval import (
    Place,
    ndcg,
    sections,
    whole_query,
    worths,
)
from agent.wiring.versions import guides_stamp

_DEV = "dev"
_KS = (5.0, 10.0, 20.0, 60.0)
_WEIGHTS = (0.5, 1.0, 2.0, 3.0, 4.0)
_FILE = Path(__file__).resolve().parents[1] / "data" / "retrieval.yaml"
_HEAD = """\
# The retriever's numbers, fitted by `mockloop eval tune-retrieval --write` on the queries that are
# tagged `dev` in evals/suites/retrieval.yaml.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """One development query: what was found, and what should have been."""

    found: Found
    worth: dict[Place, float]


@dataclass(frozen=True, slots=True)
class Fit:
    """The numbers, and what they reach on the queries that they were fitted on."""

    tuning: Tuning
    queries: int
    ndcg: float
    right: float


def fit(settings: Settings, progress: Progress = silent) -> Fit:
    """Fits weights, confidence and floor.

    Args:
        settings: of the run.
        progress: is told how far a download has come.
    """
    index = open_index(settings, progress, f"evals/index-{guides_stamp().sha256}")
    index_guides(index)
    cases = chosen(read_fixtures(find_suite("retrieval")), tag=_DEV).cases
    asked = [
        Asked(
            index.standings(whole_query(case.inputs)),
            worths(case.expected_output.passages if case.expected_output else ()),
        )
        for case in cases
    ]
    before = assets.retrieval_tuning()
    given, floor, right = _confidence(asked)
    base = before.model_copy(update={"confidence": given, "floor": floor})
    best, ndcg = _weights(asked, index.chunks, base)
    return Fit(best.model_copy(update={"version": before.version}), len(asked), ndcg, right)


def write(tuning: Tuning) -> Path:
    """Writes the numbers where the program reads them."""
    body = yaml.safe_dump(tuning.model_dump(mode="json"), sort_keys=False)
    write_whole(_FILE, _HEAD + body)
    return _FILE


def _confidence(asked: Sequence[Asked]) -> tuple[Confidence, float, float]:
    """Fits whether there is an answer, and the floor that tells most of both kinds right."""
    from sklearn.linear_model import LogisticRegression

    rows = [(t, a, math.log1p(k)) for t, a, k in (signals(each.found) for each in asked)]
    answered = [bool(each.worth) for each in asked]
    model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=1_000)
    model.fit(rows, answered)
    text, name, keywords = (round(float(value), 3) for value in model.coef_[0])
    intercept = round(float(model.intercept_[0]), 3)
    given = Confidence(intercept=intercept, text=text, asked=name, keywords=keywords)
    tuning = assets.retrieval_tuning().model_copy(update={"confidence": given})
    sure = [confidence(each.found, tuning) for each in asked]
    floors = sorted({round(value, 2) for value in sure})
    best = max(floors, key=lambda floor: _right(sure, answered, floor))
    return given, best, _right(sure, answered, best)


def _right(sure: Sequence[float], answered: Sequence[bool], floor: float) -> float:
    """The mean of the shares that are right among the answered and among the others."""
    yes = [value >= floor for value, there in zip(sure, answered, strict=True) if there]
    no = [value < floor for value, there in zip(sure, answered, strict=True) if not there]
    return (sum(yes) / len(yes) + sum(no) / len(no)) / 2


def _weights(asked: Sequence[Asked], chunks: Sequence[Chunk], base: Tuning) -> tuple[Tuning, float]:
    """Tries a grid of weights and constants, and keeps the best nDCG@5."""
    answered = [each for each in asked if each.worth]
    best, most = base, -1.0
    for k, name, keywords in product(_KS, _WEIGHTS, _WEIGHTS):
        weights = Weights(text=1.0, asked=name, keywords=keywords)
        tuning = base.model_copy(update={"k": k, "weights": weights})
        gains = [ndcg(sections(chunks, fuse(each.found, tuning)), each.worth) for each in answered]
        mean = sum(gains) / len(gains)
        if mean > most:
            best, most = tuning, mean
    return best, most
