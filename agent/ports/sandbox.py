"""Running a candidate's code apart from everything else: the port, and one run of it.

A run is a child process that loads the code once and is then called case by case. What a case is
expected to give never goes in; what comes out is not trusted. Two engines start such a process:
`agent.ports.bubblewrap` and, where that is missing, `agent.ports.limits_only`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, Self

from agent.records import Stamp

Ended = Literal["returned", "raised", "time", "memory", "output", "crashed"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may use.

    Attributes:
        call_s: seconds of processor time for one call, of all processes together; it may take four
            times as much of the clock, so that other work on the machine fails no solution.
        load_s: the same for loading the code and what it imports.
        cpu_s: seconds of processor time for the whole run.
        memory_mib: address space of a process, and memory of all processes together.
        processes: processes and threads at once.
        file_mib: size of a file, and of all files together.
        files: open files of a process.
        printed_kib: what is kept of what the code prints in a call.
        reply_mib: size of a value that is given back.
    """

    call_s: float = 5.0
    load_s: float = 10.0
    cpu_s: int = 60
    memory_mib: int = 1024
    processes: int = 16
    file_mib: int = 8
    files: int = 64
    printed_kib: int = 16
    reply_mib: int = 16

    def resources(self) -> dict[str, int]:
        """The limits that the kernel keeps, by the name of the resource."""
        return {
            "RLIMIT_CPU": self.cpu_s,
            "RLIMIT_AS": self.memory_mib << 20,
            "RLIMIT_NPROC": self.processes,
            "RLIMIT_FSIZE": self.file_mib << 20,
            "RLIMIT_NOFILE": self.files,
            "RLIMIT_CORE": 0,
        }


@dataclass(frozen=True, slots=True)
class Program:
    """What is run.

    Attributes:
        code: the candidate's module.
        entry: the function that is called; empty where a driver calls.
        driver: a module with `drive(module, args)`; empty for none.
        files: further modules, by file name.
    """

    code: str
    entry: str = ""
    driver: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reply:
    """How a call ended.

    Attributes:
        ended: `returned` a value or `raised` an error; or the run was over: out of `time`, of
            `memory`, too much `output`, or it `crashed`.
        value: what was returned, as JSON has it.
        odd: why what was returned is not a value of JSON; empty where it is one.
        raised: the names of the error's class and of those above it.
        message: of the error, or how the run ended.
        line: of the code, where the error came from.
        seconds: of the call as the process measured it, at most as long as it took from outside.
        cpu_s: of processor time in the call, as the process measured it.
        peak_mib: the most memory that the process had used.
        printed: what it printed, cut at the limit.
    """

    ended: Ended
    value: Any = None
    odd: str = ""
    raised: tuple[str, ...] = ()
    message: str = ""
    line: int | None = None
    seconds: float | None = None
    cpu_s: float | None = None
    peak_mib: float | None = None
    printed: str = ""

    @property
    def over(self) -> bool:
        """Whether the run has ended with it."""
        return self.ended not in ("returned", "raised") and not self.raised


class SandboxRun(Protocol):
    """A process that has loaded a candidate's code; a context manager that ends it."""

    @property
    def loaded(self) -> Reply:
        """How loading the code ended."""

    @property
    def started_s(self) -> float:
        """Seconds from the start until the process was ready to load code."""

    def call(self, args: Sequence[Any], limit_s: float | None = None) -> Reply:
        """Calls the entry.

        Args:
            args: what it is given, as JSON has it.
            limit_s: seconds as in `Limits.call_s`, which holds where this is not given.
        """

    def close(self) -> None:
        """Ends the process and all that it started; does nothing the second time."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


class Sandbox(Protocol):
    """Starts runs."""

    @property
    def stamp(self) -> Stamp:
        """The engine and its version."""

    @property
    def isolated(self) -> bool:
        """Whether files, network and processes of the machine are out of reach."""

    def start(self, program: Program, limits: Limits) -> SandboxRun:
        """Starts a process and loads the code.

        Raises:
            SandboxError: the process could not be started.
        """
