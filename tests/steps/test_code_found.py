"""What code a candidate ended with is put together from what a transcript holds."""

import pytest

from agent.records import Transcript
from agent.steps.code_found import code_in
from tests.builders import asks, says, transcript

FIRST = "def total(xs):\n    s = 0\n    for x in xs:\n        s += x\n    return s"
BETTER = "def total(xs):\n    return sum(xs)"


def block(code: str, kind: str = "python") -> str:
    return f"Here it is.\n```{kind}\n{code}\n```\nDone."


def told(*answers: str) -> Transcript:
    turns = [turn for answer in answers for turn in (asks("And?"), says(answer))]
    return transcript(*turns)


def test_no_code_is_none() -> None:
    assert code_in(told("I would sort it, and take the first.")) is None


@pytest.mark.parametrize("kind", ["python", "py", ""])
def test_a_block_is_found_with_where_it_begins(kind: str) -> None:
    found = code_in(told("A plan.", block(FIRST, kind)))
    assert found is not None
    assert (found.turn, found.gap) == (3, "")
    assert found.line == "def total(xs):\n    s = 0"
    assert found.text.strip() == FIRST


def test_the_later_definition_holds() -> None:
    found = code_in(told(block(FIRST), block(BETTER)))
    assert found is not None
    names: dict[str, object] = {}
    exec(found.text, names)
    assert found.text.index("return s\n") < found.text.index("sum(xs)")
    assert found.turn == 3


def test_a_function_that_an_earlier_block_defined_is_there() -> None:
    found = code_in(told(block(BETTER), block("def mean(xs):\n    return total(xs) / len(xs)")))
    assert found is not None
    assert found.gap == ""


def test_calls_and_assertions_are_left_out() -> None:
    found = code_in(told(block(f"{BETTER}\n\nassert total([1]) == 2\nprint(total([1]))")))
    assert found is not None
    assert found.text.strip() == BETTER
    assert code_in(told(block(BETTER), block("total([1, 2])"))) == code_in(told(block(BETTER)))


@pytest.mark.parametrize(
    "piece", ["    s += x * 2", "return s + start", "if not xs:\n    return limit", "s = s + x"]
)
def test_a_changed_line_alone_makes_it_incomplete(piece: str) -> None:
    found = code_in(told(block(FIRST), block(piece)))
    assert found is not None
    assert "no whole function" in found.gap


def test_a_whole_version_after_a_changed_line_is_complete() -> None:
    found = code_in(told(block(FIRST), block("return s + start"), block(BETTER)))
    assert found is not None
    assert found.gap == ""


def test_a_name_that_is_defined_nowhere_makes_it_incomplete() -> None:
    found = code_in(told(block("def total(xs):\n    return helper(xs)")))
    assert found is not None
    assert found.gap == "it uses helper, which is defined nowhere"
    assert (
        code_in(told(block("def f(xs):\n    return deque(xs)")), frozenset({"deque"})) is not None
    )
    known = code_in(told(block("def f(xs):\n    return deque(xs)")), frozenset({"deque"}))
    assert known is not None
    assert known.gap == ""


def test_what_the_interviewer_writes_is_not_the_candidates() -> None:
    assert code_in(transcript(asks(block(FIRST)), says("I see."))) is None


def test_a_block_that_is_never_closed_is_read_to_its_end() -> None:
    found = code_in(told(f"```python\n{BETTER}"))
    assert found is not None
    assert found.text.strip() == BETTER


def test_code_that_is_no_python_alone_is_none() -> None:
    assert code_in(told(block("for (int i = 0; i < n; i++) { total += i; }"))) is None
