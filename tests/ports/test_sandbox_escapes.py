"""What a solution may try in the sandbox: all of it is contained, and the verdict is right.

Without bubblewrap these are skipped on a laptop and fail where `CI=true`.
"""

import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from agent import assets
from agent.data_files import PACKAGE
from agent.ports import bubblewrap
from agent.ports.bubblewrap import Bubblewrap
from agent.ports.sandbox import Limits, Program, Reply, Sandbox
from agent.ports.sandbox_run import Run
from agent.records import Execution, Stamp
from agent.steps.executing import Case, Cases, Task, execute

TASK = Task(
    stamp=Stamp(id="double"),
    entry="double",
    cases=Cases(
        examples=(Case([1], 2), Case([21], 42)),
        ordinary=(Case([5], 10),),
        edge=(Case([0], 0), Case([-3], -6), Case(["x"], {"raises": "TypeError"})),
    ),
)
GOOD = "def double(n):\n    return n * 2 if isinstance(n, int) else int(n, None)\n"
LIMITS = Limits(call_s=2.0, load_s=5.0, cpu_s=30, memory_mib=256)
SECRET = "the-key-that-must-not-be-read"


@pytest.fixture
def sandbox() -> Sandbox:
    if bubblewrap.found() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("bubblewrap is missing: `make setup` installs it where it may")
        pytest.skip("there is no bubblewrap here")
    return Bubblewrap(hidden=(assets.data_root(), PACKAGE))


@pytest.fixture(autouse=True)
def no_leak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No process, no folder and no open file is left behind."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = _left(tmp_path)
    yield
    deadline = time.monotonic() + 3.0
    while _left(tmp_path) != before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _left(tmp_path) == before


def _left(folder: Path) -> tuple[int, int, int]:
    me = psutil.Process()
    runners = [
        each
        for each in psutil.process_iter(["cmdline"])
        if any("/mockloop/runner.py" in arg for arg in each.info["cmdline"] or ())
        and not _anothers(each, me)
    ]
    folders = list(folder.glob("mockloop-run-*"))
    return len(runners), len(folders), me.num_fds()


def _anothers(process: psutil.Process, me: psutil.Process) -> bool:
    """Whether a process belongs to tests that another worker runs; an orphan belongs to nobody."""
    try:
        above = process.parents()
        return me not in above and any("python" in each.name() for each in above)
    except psutil.Error:
        return True  # it has just ended


def tried(sandbox: Sandbox, body: str, limits: Limits = LIMITS) -> Execution:
    """Runs a solution whose function has a body."""
    lines = "\n".join(f"    {line}" for line in body.strip("\n").splitlines())
    return execute(TASK, f"def double(n):\n{lines}\n", sandbox, ("examples",), limits)


def called(sandbox: Sandbox, body: str, limit_s: float | None = None) -> Reply:
    """Runs a function once and returns what came of it."""
    lines = "\n".join(f"    {line}" for line in body.strip("\n").splitlines())
    with _start(sandbox, f"def double(n):\n{lines}\n") as run:
        return run.call([1], limit_s)


def _start(sandbox: Sandbox, code: str) -> Run:
    run = sandbox.start(Program(code=code, entry="double"), LIMITS)
    assert isinstance(run, Run)
    return run


def verdicts(done: Execution) -> set[str]:
    return {case.verdict for case in done.cases}


def test_a_right_solution_passes(sandbox: Sandbox) -> None:
    done = execute(TASK, GOOD, sandbox, ("examples", "ordinary", "edge"), LIMITS)
    assert [(case.verdict, case.got) for case in done.cases if case.verdict != "passed"] == []
    assert len(done.cases) == 6


def test_a_fork_bomb_is_contained(sandbox: Sandbox) -> None:
    body = """
import os, time
made = 0
while made < 5000:
    if os.fork() == 0:
        time.sleep(30)
        os._exit(0)
    made += 1
return made
"""
    done = tried(sandbox, body)
    assert verdicts(done) <= {"raised", "crashed", "time"}
    assert "passed" not in verdicts(done)


def test_a_bomb_that_forks_in_its_children_is_contained(sandbox: Sandbox) -> None:
    body = """
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
"""
    began = time.monotonic()
    done = tried(sandbox, body)
    assert verdicts(done) <= {"time", "crashed"}
    assert time.monotonic() - began < 30


def test_a_memory_bomb_is_contained(sandbox: Sandbox) -> None:
    done = tried(sandbox, "held = []\nwhile True:\n    held.append(bytearray(10 ** 7))")
    assert verdicts(done) == {"memory"}


def test_memory_spread_over_processes_is_contained(sandbox: Sandbox) -> None:
    body = """
import os, time
for _ in range(12):
    if os.fork() == 0:
        held = bytearray(os.urandom(1)) * (100 << 20)
        time.sleep(30)
        os._exit(0)
time.sleep(30)
"""
    assert verdicts(tried(sandbox, body)) <= {"memory", "time"}


def test_an_endless_loop_runs_out_of_time(sandbox: Sandbox) -> None:
    assert verdicts(tried(sandbox, "while True:\n    pass")) == {"time"}


def test_an_endless_loop_on_loading_runs_out_of_time(sandbox: Sandbox) -> None:
    done = execute(TASK, "while True:\n    pass\n", sandbox, ("examples",), LIMITS)
    assert verdicts(done) == {"not-run"}
    assert "longer than" in done.loading


def test_a_loop_that_swallows_every_signal_and_error_is_ended(sandbox: Sandbox) -> None:
    body = """
import signal
for number in range(1, 32):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
while True:
    try:
        pass
    except BaseException:
        pass
"""
    assert verdicts(tried(sandbox, body)) == {"time"}


def test_endless_output_is_cut_and_ended(sandbox: Sandbox) -> None:
    done = tried(sandbox, 'while True:\n    print("x" * 1000)')
    assert verdicts(done) == {"output"}
    assert all(len(case.printed) <= LIMITS.printed_kib << 10 for case in done.cases)


def test_some_output_is_kept_and_harms_nothing(sandbox: Sandbox) -> None:
    done = tried(sandbox, 'print("looking at", n)\nreturn n * 2')
    assert [(case.verdict, case.printed) for case in done.cases] == [
        ("passed", "looking at 1"),
        ("passed", "looking at 21"),
    ]


def test_an_answer_without_end_is_refused(sandbox: Sandbox) -> None:
    small = Limits(call_s=5.0, cpu_s=8, memory_mib=512, reply_mib=1)
    done = tried(sandbox, "return [0] * 30_000_000", small)
    assert verdicts(done) <= {"output", "memory", "time"}


def test_an_answer_nested_without_end_is_refused(sandbox: Sandbox) -> None:
    done = tried(sandbox, "held = []\nheld.append(held)\nreturn held")
    assert verdicts(done) == {"wrong"}
    assert "nested" in done.cases[0].got


def test_the_home_directory_and_the_project_are_out_of_sight(sandbox: Sandbox) -> None:
    wanted = [
        str(Path.home()),
        str(assets.data_root()),
        str(PACKAGE),
        "/etc/shadow",
    ]
    body = f"""
import os
seen = []
for path in {wanted!r}:
    try:
        seen += [path] if os.path.isfile(path) else os.listdir(path)
    except OSError:
        pass
return [name for name in seen if name != ".pyenv"]
"""
    assert called(sandbox, body).value == []


def test_no_file_of_the_problem_bank_is_anywhere(sandbox: Sandbox) -> None:
    body = """
import os
return [
    os.path.join(folder, name)
    for top in os.listdir("/")
    if top != "proc"
    for folder, _, names in os.walk("/" + top)
    for name in names
    if name in ("cases.py", "problem.yaml", "labels.jsonl")
]
"""
    assert called(sandbox, body, limit_s=60.0).value == []


def test_the_environment_is_empty(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", SECRET)
    body = """
import glob, os
found = dict(os.environ)
held = []
for path in glob.glob("/proc/*/environ"):
    try:
        held.append(open(path).read())
    except OSError:
        pass
return [found, held]
"""
    reply = called(sandbox, body)
    assert reply.ended == "returned"
    assert SECRET not in str(reply.value)
    assert set(reply.value[0]) <= {"HOME", "LANG", "OPENBLAS_NUM_THREADS", "PWD", "LC_CTYPE"}


def test_nothing_outside_can_be_written(sandbox: Sandbox) -> None:
    body = """
import os
done = []
places = ["", "/usr", "/dev", "/mockloop", "/proc/sys/kernel", "/root", "/home"]
for path in ["/mockloop/runner.py", *(f"{place}/x" for place in places)]:
    try:
        with open(path, "w") as file:
            file.write("x")
        done.append(path)
    except OSError:
        pass
return done
"""
    assert called(sandbox, body).value == []


def test_what_is_written_is_small_and_gone(sandbox: Sandbox) -> None:
    body = """
done = 0
try:
    for number in range(200):
        with open(f"/tmp/file-{number}", "wb") as file:
            file.write(bytes(1 << 20))
        done += 1
except OSError:
    pass
return done
"""
    assert called(sandbox, body).value <= LIMITS.file_mib
    again = called(sandbox, 'import os\nreturn sorted(os.listdir("/tmp"))')
    assert again.value == ["solution.py"]


def test_shared_memory_is_as_small(sandbox: Sandbox) -> None:
    body = """
done = 0
try:
    for number in range(200):
        with open(f"/dev/shm/file-{number}", "wb") as file:
            file.write(bytes(1 << 20))
        done += 1
except OSError:
    pass
return done
"""
    assert called(sandbox, body).value <= LIMITS.file_mib


def test_there_is_no_network(sandbox: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        body = f"""
import socket
import tempfile
reached = []
for address in (("127.0.0.1", {port}), ("10.0.0.1", 80), ("localhost", {port})):
    try:
        socket.create_connection(address, 0.3)
        reached.append(address[0])
    except OSError:
        pass
return reached
"""
        assert called(sandbox, body).value == []
        with pytest.raises(TimeoutError):
            server.accept()


def test_other_processes_are_neither_seen_nor_signalled(sandbox: Sandbox) -> None:
    body = f"""
import os, signal
done = []
for number in ({os.getpid()}, {os.getppid()}, 1, os.getppid()):
    for sent in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(number, sent)
            done.append(number)
        except OSError:
            pass
return done
"""
    reply = called(sandbox, body)
    assert reply.value in ([], [0], None) or set(reply.value) <= {0, 1}
    assert psutil.pid_exists(os.getpid())


def test_every_process_in_sight_can_be_killed_and_only_the_run_ends(sandbox: Sandbox) -> None:
    done = tried(sandbox, "import os, signal\nos.kill(-1, signal.SIGKILL)\nreturn n * 2")
    assert verdicts(done) <= {"passed", "raised", "crashed", "time"}
    assert psutil.pid_exists(os.getpid())


def test_killing_its_own_process_group_ends_the_run_alone(sandbox: Sandbox) -> None:
    done = tried(sandbox, "import os, signal\nos.killpg(0, signal.SIGKILL)")
    assert verdicts(done) <= {"crashed", "time"}


def test_a_symbolic_link_leads_nowhere(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET)
    body = f"""
import os
os.symlink({str(tmp_path / "secret")!r}, "/tmp/link")
os.symlink("/proc/1/root{tmp_path}/secret", "/tmp/other")
found = []
for path in ("/tmp/link", "/tmp/other"):
    try:
        found.append(open(path).read())
    except OSError:
        pass
return found
"""
    assert called(sandbox, body).value == []


def test_a_device_a_mount_and_a_namespace_are_refused(sandbox: Sandbox) -> None:
    body = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
done = []
if libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0:
    done.append("mount")
if libc.chroot(b"/tmp") == 0:
    done.append("chroot")
if libc.ptrace(16, 1, None, None) == 0:
    done.append("ptrace")
try:
    os.mknod("/tmp/disk", 0o600 | 0o060000, os.makedev(8, 0))
    done.append("mknod")
except OSError:
    pass
try:
    os.setuid(0)
    done.append("setuid")
except OSError:
    pass
return done
"""
    reply = called(sandbox, body)
    allowed = set() if os.geteuid() == 0 else {"setuid"}
    assert set(reply.value) <= allowed


def test_no_program_gains_rights(sandbox: Sandbox) -> None:
    body = """
import subprocess
found = []
for command in (["su", "-c", "id"], ["sudo", "-n", "id"], ["mount", "-t", "tmpfs", "x", "/tmp"]):
    try:
        found.append(subprocess.run(command, capture_output=True, timeout=1).returncode)
    except (OSError, subprocess.TimeoutExpired):
        pass
return [code for code in found if code == 0]
"""
    assert called(sandbox, body).value == []


@pytest.mark.parametrize(
    "code",
    [
        # the checker is elsewhere: there is nothing in here to patch
        "import builtins, json\n"
        "builtins.all = lambda *a: True\n"
        "json.dumps = lambda *a, **k: '{\"value\": 2}'\n"
        "def double(n):\n    return None\n",
        # comparing is not done by the value
        "class Any(int):\n"
        "    def __eq__(self, other):\n        return True\n"
        "    __hash__ = int.__hash__\n"
        "def double(n):\n    return Any(7)\n",
        "class Any(list):\n"
        "    def __eq__(self, other):\n        return True\n"
        "def double(n):\n    return Any()\n",
        # what is expected is in no frame
        "import sys\n"
        "def double(n):\n"
        "    frame = sys._getframe()\n"
        "    while frame:\n"
        "        for held in frame.f_locals.values():\n"
        "            if isinstance(held, dict) and 'want' in held:\n"
        "                return held['want']\n"
        "        frame = frame.f_back\n"
        "    return None\n",
        # nor in any object
        "import gc\n"
        "def double(n):\n"
        "    found = [o for o in gc.get_objects() if isinstance(o, dict) and 'expected' in o]\n"
        "    return found[0]['expected'] if found else None\n",
        # an answer written by hand is an answer like any other
        "import os\n"
        "def double(n):\n"
        "    for fd in range(3, 4096):\n"
        '        try:\n            os.write(fd, b\'{"value": 2, "verdict": "passed"}\\n\')\n'
        "        except OSError:\n            pass\n"
        "    os._exit(0)\n",
        # leaving early is no answer
        "import os\ndef double(n):\n    os._exit(0)\n",
        "import sys\ndef double(n):\n    sys.exit(0)\n",
        # what is not Python is not run
        "def double(n:\n",
        "",
        "double = 3\n",
    ],
)
def test_no_trick_passes_every_case(sandbox: Sandbox, code: str) -> None:
    done = execute(TASK, code, sandbox, ("examples", "ordinary", "edge"), LIMITS)
    assert any(case.verdict != "passed" for case in done.cases)
    assert len(done.cases) == 6


def test_a_reply_written_by_hand_does_not_move_later_answers(sandbox: Sandbox) -> None:
    code = """
import os, sys
def double(n):
    for fd in range(3, 4096):
        try:
            os.write(fd, b'{"value": 99}\\n')
        except OSError:
            pass
    return n * 2
"""
    done = execute(TASK, code, sandbox, ("examples",), LIMITS)
    assert verdicts(done) <= {"wrong", "crashed"}


def test_import_tricks_change_nothing(sandbox: Sandbox) -> None:
    code = """
import importlib, sys
sys.modules["json"] = None
for name in ("agent", "agent.assets", "agent.records", "tests"):
    try:
        importlib.import_module(name)
        raise SystemExit
    except ImportError:
        pass
def double(n):
    return n * 2 if isinstance(n, int) else int(n, None)
"""
    done = execute(TASK, code, sandbox, ("examples", "ordinary", "edge"), LIMITS)
    assert verdicts(done) == {"passed"}


def test_the_process_dies_with_its_parent(sandbox: Sandbox) -> None:
    began: list[Run] = []

    def start() -> None:
        began.append(_start(sandbox, GOOD))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    family = psutil.Process(began[0]._process.pid).children(recursive=True)
    _, alive = psutil.wait_procs(family, timeout=3.0)
    began[0].close()
    assert alive == []
