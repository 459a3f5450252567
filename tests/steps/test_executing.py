"""Answers are compared by value, and what happens to a case is said."""

from typing import Any

import pytest

from agent.ports.limits_only import LimitsOnly
from agent.ports.sandbox import Limits
from agent.records import CaseRun, Stamp
from agent.steps.executing import Case, Cases, Task, execute, same

BOX = LimitsOnly()


@pytest.mark.parametrize(
    ("got", "want", "close", "alike"),
    [
        (1, 1.0, False, True),
        (True, 1, False, False),
        (0.1 + 0.2, 0.3, False, False),
        (0.1 + 0.2, 0.3, True, True),
        (float("nan"), float("nan"), False, True),
        (float("nan"), 1.0, True, False),
        (float("inf"), float("inf"), True, True),
        ([1, [2, 3]], [1, [2, 3]], False, True),
        ([1, 2], [2, 1], False, False),
        ({"a": 0.30000000001}, {"a": 0.3}, True, True),
        ({"a": 1}, {"a": 1, "b": 2}, False, False),
        ("1", 1, False, False),
        (None, [], False, False),
    ],
)
def test_values_are_compared(got: Any, want: Any, close: bool, alike: bool) -> None:
    assert same(got, want, close=close) is alike


def ran(body: str, *cases: Case, **about: Any) -> tuple[CaseRun, ...]:
    task = Task(Stamp(id="f"), "f", Cases(examples=cases, **about))
    limits = Limits(call_s=1.0, memory_mib=512)
    return execute(task, f"def f(*xs):\n    {body}\n", BOX, ("examples",), limits).cases


def test_each_case_is_shown_with_what_was_expected_and_what_came() -> None:
    first, second = ran("return xs[0] * 2", Case([2], 4), Case([3], 7))
    assert (first.verdict, first.given, first.got) == ("passed", "f(2)", "4")
    assert (second.verdict, second.expected, second.got) == ("wrong", "7", "6")


def test_an_error_that_is_wanted_passes_and_another_does_not() -> None:
    wanted = {"raises": "ValueError"}
    assert ran("raise ValueError(xs)", Case([1], wanted))[0].verdict == "passed"
    assert ran("raise UnicodeError(1)", Case([1], wanted))[0].verdict == "passed"
    assert ran("raise KeyError(xs)", Case([1], wanted))[0].verdict == "raised"
    assert ran("return 1", Case([1], wanted))[0].verdict == "wrong"


def test_an_error_is_told_with_its_line() -> None:
    found = ran("return xs[0] / 0", Case([1], 1))[0]
    assert (found.verdict, found.got) == ("raised", "ZeroDivisionError: division by zero (line 2)")


def test_a_case_that_takes_the_process_with_it_does_not_take_the_others() -> None:
    body = "import time; time.sleep(9) if xs[0] == 1 else None; return xs[0]"
    found = ran(body, Case([0], 0), Case([1], 1), Case([2], 2))
    assert [case.verdict for case in found] == ["passed", "time", "passed"]


def test_a_solution_that_always_takes_the_process_with_it_is_not_run_for_ever() -> None:
    found = ran("import os; os._exit(3)", *(Case([n], n) for n in range(7)))
    assert [case.verdict for case in found] == ["crashed"] * 4 + ["not-run"] * 3
    assert "exit code 3" in found[0].got


def test_what_is_no_json_is_wrong_and_said() -> None:
    found = ran("return {1, 2}", Case([1], [1, 2]))[0]
    assert (found.verdict, found.got) == ("wrong", "a value of type set")


def test_a_check_decides_where_several_answers_are_right() -> None:
    def any_order(args: Any, got: Any, want: Any) -> bool:
        return bool(sorted(got) == want)

    good = ran("return [2, 1]", Case([1], [1, 2]), check=any_order)[0]
    odd = ran("return 5", Case([1], [1, 2]), check=any_order)[0]
    assert (good.verdict, odd.verdict) == ("passed", "wrong")


def test_a_function_that_is_not_there_is_said_once_for_all() -> None:
    task = Task(Stamp(id="f"), "f", Cases(examples=(Case([1], 1), Case([2], 2))))
    done = execute(task, "def g():\n    pass\n", BOX, ("examples",))
    assert done.loading == "AttributeError: there is no function f"
    assert [case.verdict for case in done.cases] == ["not-run", "not-run"]


def test_long_input_is_shortened() -> None:
    found = ran("return len(xs[0])", Case([list(range(100_000))], 100_000))[0]
    assert len(found.given) < 300
    assert "100,000 in all" in found.given


def test_arguments_that_a_case_changes_are_new_for_the_next() -> None:
    shared = [1, 2]
    found = ran("xs[0].append(3); return len(xs[0])", Case([shared], 3), Case([shared], 3))
    assert [case.verdict for case in found] == ["passed", "passed"]
    assert shared == [1, 2]
