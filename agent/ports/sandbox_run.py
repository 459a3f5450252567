"""One run in a sandbox: a child process, spoken to in lines of JSON, held to its limits."""

import importlib.util
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import psutil

from agent.errors import SandboxError
from agent.ports.sandbox import Ended, Limits, Program, Reply

RUNNER = Path(__file__).with_name("sandbox_runner.py")
PYTHON = (os.path.realpath(sys.executable), "-I", "-S", "-B")
"""Starts the interpreter without the user's settings and packages."""
_START_S = 20.0
_LOOK_S = 0.05
_GO_S = 0.3
_PATIENCE = 4.0
"""How many seconds of the clock go to a second of processor time at most."""
_CHUNK = 65536
_FLOOD = 64
"""How many times the limit of what is kept may be printed before the run is ended."""


def numpy_folder() -> Path:
    """Returns the folder of NumPy, the one package that candidates' code is given."""
    spec = importlib.util.find_spec("numpy")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


class Run:
    """A process that has loaded a candidate's code; a context manager that ends it.

    Args:
        command: what starts the runner; the number of the pipe for replies is added.
        order: the first order, but for the limits.
        program: what is run.
        limits: what it may use.
        folder: the working directory of the process.

    Attributes:
        started_s: seconds from the start until the runner answered.
        loaded: how loading the code ended.
    """

    def __init__(
        self,
        command: Sequence[str],
        order: Mapping[str, Any],
        program: Program,
        limits: Limits,
        folder: str = "/",
    ) -> None:
        self._limits, self._printed, self._flood = limits, bytearray(), 0
        self._waiting, self._cut = bytearray(), False
        mine, theirs = os.pipe()
        began = time.perf_counter()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the command is ours
                [*command, str(theirs)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                pass_fds=(theirs,),
                env={},
                cwd=folder,
                start_new_session=True,
            )
        except OSError as error:
            os.close(mine)
            raise SandboxError(f"the sandbox cannot be started: {error}") from error
        finally:
            os.close(theirs)
        self._replies = mine
        for pipe in (mine, self._in, self._out):
            os.set_blocking(pipe, False)
        self.loaded = self._load(began, order, program)

    @property
    def _in(self) -> int:
        assert self._process.stdin is not None
        return self._process.stdin.fileno()

    @property
    def _out(self) -> int:
        assert self._process.stdout is not None
        return self._process.stdout.fileno()

    def _load(self, began: float, order: Mapping[str, Any], program: Program) -> Reply:
        ready = self._exchange(b"", _START_S)
        self.started_s = time.perf_counter() - began
        if ready.over:
            self.close()
            raise SandboxError(
                f"the sandbox did not start: {ready.printed.strip() or ready.message}",
                "see docs/guide/coding.md for what it needs",
            )
        files = {"solution.py": program.code, **program.files}
        start = {
            **order,
            "limits": self._limits.resources(),
            "files": files,
            "module": "solution",
            "entry": program.entry,
            "driver": program.driver,
        }
        return self._exchange(_line(start), self._limits.load_s)

    def call(self, args: Sequence[Any], limit_s: float | None = None) -> Reply:
        """Calls the entry.

        Args:
            args: what it is given, as JSON has it.
            limit_s: seconds as in `Limits.call_s`, which holds where this is not given.
        """
        return self._exchange(_line(list(args)), limit_s or self._limits.call_s)

    def _exchange(self, order: bytes, limit_s: float) -> Reply:
        """Sends an order and waits for its reply, for the end of the process, or for the limit."""
        self._printed.clear()
        self._flood, began = 0, time.perf_counter()
        if self._replies < 0:
            return Reply("crashed", message="the process has ended")
        self._waiting.clear()
        unsent, looked, before = memoryview(order), began, None
        with selectors.DefaultSelector() as ready:
            ready.register(self._replies, selectors.EVENT_READ, self._read_reply)
            ready.register(self._out, selectors.EVENT_READ, self._read_printed)
            if unsent:
                ready.register(self._in, selectors.EVENT_WRITE)
            while True:
                now = time.perf_counter()
                if now - looked > _LOOK_S:
                    looked, family = now, self._family()
                    used = sum(map(_cpu_s, family))
                    before = max(used - (now - began), 0.0) if before is None else before
                    if max(used - before, (now - began) / _PATIENCE) > limit_s:
                        return self._stop("time", f"it took longer than {limit_s:g} s")
                    if over := self._over(family):
                        return over
                for key, _ in ready.select(_LOOK_S):
                    if key.fd == self._in:
                        unsent = self._send(unsent)
                        if not unsent:
                            ready.unregister(self._in)
                    elif key.data() == b"":
                        ready.unregister(key.fd)
                        if key.fd == self._replies:
                            return self._died()
                if b"\n" in self._waiting:
                    self._read_printed()
                    line, _, rest = bytes(self._waiting).partition(b"\n")
                    self._waiting[:] = rest
                    return self._reply(line, time.perf_counter() - began)

    def _send(self, unsent: memoryview) -> memoryview:
        try:
            return unsent[os.write(self._in, unsent[:_CHUNK]) :]
        except BrokenPipeError:
            return unsent[:0]

    def _read_reply(self) -> bytes | None:
        """Reads what has come; None where nothing has, nothing at its end."""
        more = _read(self._replies)
        self._waiting += more or b""
        return more

    def _read_printed(self) -> bytes | None:
        """Reads what was printed and keeps the beginning; the same."""
        more = _read(self._out)
        self._flood += len(more or b"")
        room = (self._limits.printed_kib << 10) - len(self._printed)
        self._printed += (more or b"")[: max(room, 0)]
        return more

    def _over(self, family: Sequence[psutil.Process]) -> Reply | None:
        """Ends the run where it uses more than the kernel keeps it from using."""
        limits = self._limits
        if self._flood > (_FLOOD * limits.printed_kib) << 10:
            return self._stop("output", f"it printed more than {_FLOOD * limits.printed_kib} KiB")
        if len(self._waiting) > limits.reply_mib << 20:
            return self._stop("output", f"it gave back more than {limits.reply_mib} MiB")
        if len(family) > limits.processes + 4:
            return self._stop("crashed", f"it started more than {limits.processes} processes")
        if sum(_memory(each) for each in family) > limits.memory_mib << 20:
            return self._stop("memory", f"it used more than {limits.memory_mib} MiB")
        return None

    def _family(self) -> list[psutil.Process]:
        try:
            first = psutil.Process(self._process.pid)
            return [first, *first.children(recursive=True)]
        except psutil.Error:
            return []

    def _died(self) -> Reply:
        """How a run ended that gave no reply."""
        while self._flood < _FLOOD << 20 and self._read_printed():
            pass
        try:
            code = self._process.wait(1.0)
        except subprocess.TimeoutExpired:
            return self._stop("crashed", "it closed the way its answers come")
        number = -code if code < 0 else code - 128
        self.close()
        if number in (signal.SIGXCPU, signal.SIGKILL):
            return Reply("time", message="it used up its processor time", printed=self._shown())
        name = f"signal {signal.Signals(number).name}" if 0 < number < 32 else f"exit code {code}"
        return Reply("crashed", message=f"the process ended with {name}", printed=self._shown())

    def _stop(self, ended: Ended, message: str) -> Reply:
        self._cut = True
        self.close()
        return Reply(ended, message=message, printed=self._shown())

    def _shown(self) -> str:
        return self._printed.decode("utf-8", "replace")

    def _reply(self, line: bytes, took_s: float) -> Reply:
        """Reads a reply, which the code may have written itself."""
        try:
            said = json.loads(line)
            raised = tuple(str(name) for name in said.get("raised", ()))
            seconds = min(max(float(said.get("seconds", took_s)), 0.0), took_s)
            out_of_memory = "MemoryError" in raised
            return Reply(
                ended="memory" if out_of_memory else "raised" if raised else "returned",
                value=said.get("value"),
                odd=str(said.get("odd", "")),
                raised=raised,
                message=str(said.get("message", "")),
                line=int(said["line"]) if said.get("line") else None,
                seconds=seconds,
                cpu_s=min(max(float(said["cpu_s"]), 0.0), took_s) if "cpu_s" in said else None,
                peak_mib=float(said["peak_kb"]) / 1024 if "peak_kb" in said else None,
                printed=self._shown(),
            )
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
            return self._stop("crashed", "it wrote an answer that cannot be read")

    def close(self) -> None:
        """Ends the process and all that it started; does nothing the second time."""
        if self._replies < 0:
            return
        self._let_go()
        if self._process.poll() is None:
            family = self._family()
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            for each in family:
                with suppress(psutil.Error):
                    each.kill()
            psutil.wait_procs(family, timeout=2.0)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        os.close(self._replies)
        self._replies = -1

    def _let_go(self) -> None:
        """Tells the runner that there are no more orders, and gives it a moment to go."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0 if self._cut else _GO_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _line(order: Any) -> bytes:
    return json.dumps(order).encode() + b"\n"


def _read(pipe: int) -> bytes | None:
    """What a pipe holds: None where nothing has come, nothing at its end."""
    try:
        return os.read(pipe, _CHUNK)
    except BlockingIOError:
        return None


def _cpu_s(process: psutil.Process) -> float:
    """Processor time of a process and of those of its children that have ended."""
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system + times.children_user + times.children_system)


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0
