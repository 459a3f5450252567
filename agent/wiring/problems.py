"""Coding problems, with the test cases that lie in their folders."""

import runpy
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from agent import assets
from agent.data_files import PACKAGE
from agent.errors import SandboxError
from agent.ports import bubblewrap
from agent.ports.bubblewrap import Bubblewrap
from agent.ports.limits_only import LimitsOnly
from agent.ports.sandbox import Limits, Program, Sandbox
from agent.records import Problem, Stamp
from agent.steps.executing import Case, Cases, Task

_NOTHING = Program(code="def nothing():\n    return None\n", entry="nothing")


def task_of(problem_id: str) -> Task:
    """Returns what solutions of a problem are run against.

    Raises:
        SettingError: there is no such problem.
        DataError: its file breaks its own rules.
    """
    return _task_of(problem_id, assets.data_root())


@cache
def _task_of(problem_id: str, _root: Path) -> Task:
    """The same, read once for each folder of data."""
    problem, folder = assets.problem(problem_id), assets.problem_folder(problem_id)
    driver = folder / "driver.py"
    return Task(
        stamp=problem_stamp(problem_id),
        entry=problem.entry,
        cases=_cases(problem, folder),
        reference=(folder / "good.py").read_text(encoding="utf-8"),
        driver="driver" if driver.exists() else "",
        files={driver.name: driver.read_text(encoding="utf-8")} if driver.exists() else {},
    )


def problem_stamp(problem_id: str) -> Stamp:
    """Returns a problem's id and version, and a hash over all files of its folder.

    Raises:
        SettingError, DataError: as `task_of`.
    """
    problem, folder = assets.problem(problem_id), assets.problem_folder(problem_id)
    files = sorted(path for path in folder.iterdir() if path.suffix in (".py", ".yaml"))
    body = "\n".join(f"{path.name}\n{path.read_text(encoding='utf-8')}" for path in files)
    return Stamp(id=problem.id, version=str(problem.version), sha256=assets.short_hash(body))


def _cases(problem: Problem, folder: Path) -> Cases:
    """Reads `cases.py`, which is code of ours."""
    found = runpy.run_path(str(folder / "cases.py"))
    return Cases(
        examples=_listed(found["EXAMPLES"]),
        ordinary=_listed(found["ORDINARY"]),
        edge=_listed(found["EDGE"]),
        scale=tuple(found["SCALE"]),
        sized=found["sized"],
        check=found.get("check"),
        close=problem.compare == "close",
    )


def _listed(cases: Iterable[tuple[list[Any], Any]]) -> tuple[Case, ...]:
    return tuple(Case(args=args, want=want) for args, want in cases)


@cache
def sandbox_here() -> Sandbox:
    """Returns the safest sandbox that this machine has: bubblewrap, or limits alone.

    Bubblewrap may be there and yet not be allowed to make namespaces, as in many containers.
    """
    if program := bubblewrap.found():
        hidden = (assets.data_root(), PACKAGE)
        apart = Bubblewrap(hidden=hidden, program=program)
        with suppress(SandboxError), apart.start(_NOTHING, Limits()) as run:
            if run.loaded.ended == "returned":
                return apart
    return LimitsOnly()
