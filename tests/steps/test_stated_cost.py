"""What a candidate says that their code costs is read from their words."""

import pytest

from agent.records import Growth
from agent.steps.stated_cost import growth_of, stated_costs
from tests.builders import asks, says, transcript


@pytest.mark.parametrize(
    ("expression", "growth"),
    [
        ("1", "constant"),
        ("26", "constant"),
        ("log n", "log"),
        ("n", "linear"),
        ("V + E", "linear"),
        ("n log n", "linearithmic"),
        ("n*log(n)", "linearithmic"),
        ("V + E log V", "linearithmic"),
        ("n^2", "quadratic"),
        ("n**2", "quadratic"),
        ("n²", "quadratic"),
        ("n * n", "quadratic"),
        ("n^3", "cubic"),
        ("2^n", "exponential"),
        ("n!", "exponential"),
        ("n * m", None),
        ("nk", None),
        ("n d + n log k", None),
    ],
)
def test_a_class_is_told_where_it_can_be(expression: str, growth: Growth | None) -> None:
    assert growth_of(expression) == growth


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("O(n) time, O(k) space.", [("time", "n"), ("space", "k")]),
        ("Space O(k), since the deque never holds more.", [("space", "k")]),
        ("It is linear in the number of coins.", [("time", "linear")]),
        ("The memory is constant.", [("space", "constant")]),
        ("It runs in n log n and needs linear memory.", [("time", "n log n"), ("space", "linear")]),
        ("That would be quadratic.", [("time", "quadratic")]),
        ("I would keep a hash map.", []),
    ],
)
def test_time_and_space_are_told_apart(said: str, found: list[tuple[str, str]]) -> None:
    stated = stated_costs(transcript(asks("What does it cost?"), says(said)))
    assert [(each.kind, each.text) for each in stated] == found
    assert all(each.turn == 1 and each.quote == said for each in stated)


def test_the_interviewer_and_code_state_nothing() -> None:
    talk = transcript(asks("Is that O(n)?"), says("```python\n# O(n^2) time\n```\nLet me think."))
    assert stated_costs(talk) == ()
