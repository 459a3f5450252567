import threading
import time
from contextvars import ContextVar

import pytest

from agent.wiring.batch import concurrently

SETTING: ContextVar[str] = ContextVar("setting")


def test_what_is_done_first_comes_first() -> None:
    gate = threading.Event()

    def work(item: str) -> str:
        if item == "slow":
            assert gate.wait(10)
        return item.upper()

    run = concurrently(work, ["slow", "quick"], 2)
    assert next(run) == (1, "QUICK")
    gate.set()
    assert list(run) == [(0, "SLOW")]


def test_no_more_are_under_way_than_there_are_jobs() -> None:
    under_way: list[int] = []
    most = 0
    lock = threading.Lock()

    def work(item: int) -> int:
        nonlocal most
        with lock:
            under_way.append(item)
            most = max(most, len(under_way))
        time.sleep(0.02)
        with lock:
            under_way.remove(item)
        return item

    assert sorted(concurrently(work, range(9), 3)) == [(n, n) for n in range(9)]
    assert most == 3


def test_an_error_is_raised_here_and_nothing_more_is_begun() -> None:
    begun: list[int] = []

    def work(item: int) -> int:
        begun.append(item)
        if item == 1:
            raise KeyError(item)
        return item

    run = concurrently(work, range(100), 1)
    assert next(run) == (0, 0)
    time.sleep(0.05)  # the error is there before it is asked for
    with pytest.raises(KeyError):
        next(run)
    assert begun == [0, 1]


def test_the_error_itself_is_raised_however_many_are_at_work() -> None:
    def work(item: int) -> int:
        time.sleep(0.001)
        raise KeyError(item)

    for _ in range(30):
        with pytest.raises(KeyError):
            next(concurrently(work, range(50), 8))


def test_a_caller_who_leaves_waits_for_nothing() -> None:
    stuck = threading.Event()
    run = concurrently(lambda item: stuck.wait(20) if item else item, [0, 1, 2, 3], 2)
    next(run)
    before = time.monotonic()
    run.close()
    assert time.monotonic() - before < 1
    stuck.set()


def test_the_threads_see_what_the_caller_has_set() -> None:
    SETTING.set("here")
    assert [found for _, found in concurrently(lambda _: SETTING.get(), "ab", 2)] == ["here"] * 2


def test_nothing_comes_of_nothing() -> None:
    assert list(concurrently(str, [], 4)) == []
