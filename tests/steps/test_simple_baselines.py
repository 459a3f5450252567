import numpy as np
import pytest

from agent.steps.simple_baselines import (
    CONSTANT,
    CONSTANT_BY_KIND,
    GUESSES,
    LENGTH,
    Known,
    guessed,
)


def _known(name: str, label: float | None, words: int = 10, kind: str = "natural") -> Known:
    return Known(name, "jedi", kind, "move_fast", label, words)


SOME = [_known(f"t{n}", 1.0 + n % 5, 20 * (1 + n % 5)) for n in range(25)]
DEALT = {each.transcript: n // 5 for n, each in enumerate(SOME)}


def _scores(areas: list[Known], grader: str, dealt: dict[str, int]) -> dict[str, float | None]:
    found = guessed(areas, dealt, grader, ("natural",))
    return {each.transcript: each.score for each in found}


def test_a_constant_is_the_median_of_the_other_folds() -> None:
    areas = [_known(f"t{n}", label) for n, label in enumerate((1.0, 1.0, 4.0, 5.0, 5.0))]
    dealt = {f"t{n}": n for n in range(5)}
    assert _scores(areas, CONSTANT, dealt) == {
        "t0": 4.5,
        "t1": 4.5,
        "t2": 3.0,
        "t3": 2.5,
        "t4": 2.5,
    }


@pytest.mark.parametrize("grader", GUESSES)
def test_a_label_never_has_a_part_in_its_own_score(grader: str) -> None:
    other = [_known(e.transcript, 5.0, e.area_words) if e == SOME[0] else e for e in SOME]
    assert _scores(SOME, grader, DEALT)["t0"] == _scores(other, grader, DEALT)["t0"]


def test_a_label_has_a_part_in_the_scores_of_other_folds() -> None:
    other = [_known(e.transcript, 5.0, e.area_words) if e == SOME[0] else e for e in SOME]
    assert _scores(SOME, LENGTH, DEALT)["t24"] != _scores(other, LENGTH, DEALT)["t24"]


def test_length_alone_scores_the_longer_answer_higher() -> None:
    found = _scores(SOME, LENGTH, DEALT)
    scores = [found[f"t{n}"] or 0 for n in range(5)]
    assert scores == sorted(scores)
    line = np.polyfit(np.log1p([e.area_words for e in SOME]), [e.label or 0 for e in SOME], 1)
    assert scores[0] == pytest.approx(max(1.0, np.polyval(line, np.log1p(20))))


def test_a_constant_by_kind_is_of_its_kind() -> None:
    areas = [_known(f"n{n}", 4.0) for n in range(5)]
    areas += [_known(f"l{n}", 1.0, kind="length") for n in range(10)]
    dealt = {each.transcript: n % 5 for n, each in enumerate(areas)}
    assert set(_scores(areas, CONSTANT_BY_KIND, dealt).values()) == {4.0}
    assert set(_scores(areas, CONSTANT, dealt).values()) == {1.0}


def test_what_is_not_assessed_is_scored_and_never_fitted_on() -> None:
    areas = [*SOME, _known("null", None, 0)]
    found = _scores(areas, LENGTH, DEALT | {"null": 0})
    assert found["null"] == 1.0
    assert {k: v for k, v in found.items() if k != "null"} == _scores(SOME, LENGTH, DEALT)
