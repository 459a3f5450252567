"""What runs inside the sandbox: it loads a candidate's code and calls it. Standard library only.

It is started by `agent.ports.sandbox` as a script of its own. Orders come as lines of JSON on
standard input, replies go as lines of JSON to a pipe of its own; what the code prints goes to
standard output. The code shares this interpreter and can do to it what it likes: all it can reach
that way is its own replies, since what is expected of them is never in here.
"""

import contextlib
import importlib.util
import json
import os
import resource
import sys
import time
import traceback
from functools import partial
from types import ModuleType
from typing import Any, BinaryIO, TypedDict

_CLOCK, _CPU = time.perf_counter, time.process_time
_PRINTED = sys.stdout
_DEEPEST = 200
"""Levels of nesting in a value that is given back."""


class Start(TypedDict):
    """The first order.

    Attributes:
        uid: user to become before any code is loaded; 0 to stay who one is.
        limits: soft and hard limits, by the name of the resource.
        paths: where packages are.
        files: to write into the working directory, by name.
        module: which of them is loaded; the others can be imported.
        entry: the function that is called; `drive` of the module `driver` where it is empty.
        driver: module that holds it, called with the loaded module and the list of arguments.
    """

    uid: int
    limits: dict[str, int]
    paths: list[str]
    files: dict[str, str]
    module: str
    entry: str
    driver: str


class OddValueError(Exception):
    """A value that JSON cannot hold."""


def plain(value: Any, depth: int = 0) -> Any:
    """Returns a value as JSON has it; arrays and tuples become lists.

    Raises:
        OddValueError: it holds something else, or goes too deep.
    """
    if depth > _DEEPEST:
        raise OddValueError("a value nested too deeply")
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [plain(each, depth + 1) for each in value]
    if isinstance(value, dict):
        if odd := next((key for key in value if not isinstance(key, str)), None):
            raise OddValueError(f"a dictionary with a key of type {type(odd).__name__}")
        return {key: plain(each, depth + 1) for key, each in value.items()}
    if type(value).__module__ == "numpy":
        return plain(value.tolist(), depth + 1)
    raise OddValueError(f"a value of type {type(value).__name__}")


def serve(orders: BinaryIO, replies: BinaryIO) -> None:
    """Takes orders until there are no more."""

    def reply(said: dict[str, Any]) -> None:
        replies.write(json.dumps(said).encode() + b"\n")
        replies.flush()

    reply({"ready": True})
    start: Start = json.loads(orders.readline())
    for name, at_most in start["limits"].items():
        resource.setrlimit(getattr(resource, name), (at_most, at_most))
    if start["uid"]:
        os.setgroups([])
        os.setresgid(start["uid"], start["uid"], start["uid"])
        os.setresuid(start["uid"], start["uid"], start["uid"])
    sys.path[:0] = [os.getcwd(), *start["paths"]]
    for name, text in start["files"].items():
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
    called: list[Any] = []
    reply(_watched(lambda: called.append(_load(start)), give_back=False))
    while line := orders.readline():
        reply(_watched(partial(called[0], *json.loads(line)), give_back=True))


def _load(start: Start) -> Any:
    """What is called with the arguments of a case."""
    module = _module(start["module"])
    if start["driver"]:
        drive = _module(start["driver"]).drive
        return lambda *args: drive(module, list(args))
    if not hasattr(module, start["entry"]):
        raise AttributeError(f"there is no function {start['entry']}")
    return getattr(module, start["entry"])


def _module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, f"{name}.py")
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _watched(call: Any, *, give_back: bool) -> dict[str, Any]:
    """Calls, and tells how that went: a value, what was raised, the time and the memory."""
    began, cpu = _CLOCK(), _CPU()
    said: dict[str, Any]
    try:
        value = call()
        seconds = _CLOCK() - began
        said = {"value": plain(value)} if give_back else {}
    except OddValueError as error:
        seconds, said = _CLOCK() - began, {"odd": str(error)}
    except BaseException as error:  # noqa: BLE001 - whatever the code raises is its answer
        seconds = _CLOCK() - began
        kinds = [kind.__name__ for kind in type(error).__mro__]
        said = {"raised": kinds, "message": str(error)[:500], "line": _line(error)}
    with contextlib.suppress(OSError, ValueError):
        _PRINTED.flush()
    return {**said, "seconds": seconds, "cpu_s": _CPU() - cpu, "peak_kb": _peak_kb()}


def _peak_kb() -> int:
    """The most memory that this process has used, without what it was forked from."""
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return int(next(line for line in status if line.startswith("VmHWM")).split()[1])
    except (OSError, StopIteration, ValueError):
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _line(error: BaseException) -> int | None:
    """The last line of the candidate's own file that the error went through."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename.endswith("solution.py")]
    if isinstance(error, SyntaxError):
        return error.lineno
    return lines[-1] if lines else None


if __name__ == "__main__":
    _orders = os.fdopen(os.dup(0), "rb")
    _replies = os.fdopen(int(sys.argv[1]), "wb")
    os.set_inheritable(_replies.fileno(), False)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    serve(_orders, _replies)
