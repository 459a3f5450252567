"""How long a sandbox takes to start, and what many runs at once leave behind."""

import gc
import os
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil

from agent.ports.sandbox import Limits, Program, Sandbox

STARTS, AT_ONCE = 30, 100
START_BAR_S = 0.150
_CODE = "def double(n):\n    held = [n] * 10_000\n    return sum(held) // 5_000\n"
_SETTLE_S = 3.0
_MEMORY_BAR_MIB = 16.0


@dataclass(frozen=True, slots=True)
class SandboxFigures:
    """What was measured.

    Attributes:
        engine: the sandbox.
        starts: how many were timed, one after another.
        p50_s, p95_s: seconds from the start until the process was ready to load code.
        at_once: how many ran in parallel, all of them started before the first ended.
        right: how many of those gave the right answer.
        seconds: that they took together.
        processes, folders, files: how many more there were afterwards than before.
        memory_mib: by how much our own memory grew, once the same had been done before.
    """

    engine: str
    starts: int
    p50_s: float
    p95_s: float
    at_once: int
    right: int
    seconds: float
    processes: int
    folders: int
    files: int
    memory_mib: float

    @property
    def clean(self) -> bool:
        """Whether nothing was left behind."""
        left = self.processes or self.folders or self.files
        return not left and self.memory_mib < _MEMORY_BAR_MIB


def measure_sandbox(sandbox: Sandbox) -> SandboxFigures:
    """Starts runs one after another, and then many at once.

    Raises:
        SandboxError: a process could not be started.
    """
    program, limits = Program(code=_CODE, entry="double"), Limits(call_s=60.0)

    def once(number: int) -> tuple[float, bool]:
        with sandbox.start(program, limits) as run:
            return run.started_s, run.call([number]).value == number * 2

    starts = sorted(once(number)[0] for number in range(STARTS))
    with ThreadPoolExecutor(AT_ONCE) as threads:  # the threads themselves are no leak
        list(threads.map(once, range(AT_ONCE)))
        before, rss = _left(), _rss_mib()
        began = time.perf_counter()
        right = sum(ok for _, ok in threads.map(once, range(AT_ONCE)))
        seconds = time.perf_counter() - began
        left = _settled(before)
        grown = _rss_mib() - rss
    return SandboxFigures(
        engine=f"{sandbox.stamp.id} {sandbox.stamp.version}".strip(),
        starts=len(starts),
        p50_s=statistics.median(starts),
        p95_s=starts[int(0.95 * (len(starts) - 1))],
        at_once=AT_ONCE,
        right=right,
        seconds=seconds,
        processes=left[0] - before[0],
        folders=left[1] - before[1],
        files=left[2] - before[2],
        memory_mib=grown,
    )


def _settled(before: tuple[int, int, int]) -> tuple[int, int, int]:
    """What is left once it is as before, or after a moment."""
    deadline = time.monotonic() + _SETTLE_S
    while (now := _left()) != before and time.monotonic() < deadline:
        time.sleep(0.05)
    return now


def _left() -> tuple[int, int, int]:
    me = psutil.Process()
    folders = list(Path(tempfile.gettempdir()).glob("mockloop-run-*"))
    return len(me.children(recursive=True)), len(folders), len(os.listdir("/dev/fd"))


def _rss_mib() -> float:
    gc.collect()
    return float(psutil.Process().memory_info().rss) / (1 << 20)
