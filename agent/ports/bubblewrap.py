"""A sandbox of Linux namespaces, made by bubblewrap.

The process sees the system's libraries, one Python and NumPy, all read-only, an empty /tmp of its
own, no network, no other process, no environment. Where we are root it becomes a user of its own
for every run, since the kernel does not hold root to a number of processes; elsewhere bubblewrap
makes a user namespace.
"""

import itertools
import os
import secrets
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from agent.ports.sandbox import Limits, Program
from agent.ports.sandbox_run import PYTHON, RUNNER, Run, numpy_folder
from agent.records import Stamp

_FIRST_UID, _UIDS = 1_500_000_000, 500_000_000
"""Users that no system gives out, one for each run."""

_INSIDE = "/mockloop"
_RUNNER = f"{_INSIDE}/runner.py"
_SYSTEM = ("bin", "sbin", "lib", "lib32", "lib64", "libx32")


class Bubblewrap:
    """Runs code in namespaces of its own.

    Args:
        hidden: folders of ours that must not be seen even where the system's lie above them.
        program: the path of bubblewrap.
        as_root: whether we may become any user; found out where it is not given.
    """

    isolated = True

    def __init__(
        self, hidden: Sequence[Path] = (), program: str = "bwrap", *, as_root: bool | None = None
    ) -> None:
        self._hidden = tuple(hidden)
        self._program = program
        self._as_root = os.geteuid() == 0 if as_root is None else as_root

    @cached_property
    def stamp(self) -> Stamp:
        """Bubblewrap and its version."""
        said = subprocess.run(  # noqa: S603 - the command is ours
            [self._program, "--version"], capture_output=True, text=True, check=True
        )
        name, _, version = said.stdout.strip().partition(" ")
        return Stamp(id=name, version=version)

    def start(self, program: Program, limits: Limits) -> Run:
        """Starts a process in namespaces of its own and loads the code.

        Raises:
            SandboxError: bubblewrap could not start it.
        """
        uid = _FIRST_UID + secrets.randbelow(_UIDS) if self._as_root else 0
        order: dict[str, Any] = {"uid": uid, "paths": [f"{_INSIDE}/packages"]}
        return Run([*self._command, *self._room(limits), *PYTHON, _RUNNER], order, program, limits)

    @cached_property
    def _command(self) -> list[str]:
        """Everything but the size of /tmp."""
        root = self._as_root
        return [
            self._program,
            *("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"),
            *("--unshare-cgroup-try", "--die-with-parent", "--new-session", "--clearenv"),
            *(("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID") if root else ()),
            *(() if root else ("--unshare-user",)),
            *_set("HOME", "/tmp"),  # noqa: S108 - the sandbox's own
            *_set("LANG", "C.UTF-8"),
            *_set("OPENBLAS_NUM_THREADS", "1"),
            *("--ro-bind", "/usr", "/usr"),
            *_system(),
            *_python_files(),
            *_masks(self._hidden),
            *_bound(RUNNER, _RUNNER),
            *_numpy(),
            *("--proc", "/proc", "--dev", "/dev"),
        ]

    @staticmethod
    def _room(limits: Limits) -> list[str]:
        size = str(limits.file_mib << 20)
        return [
            *("--perms", "1777", "--size", size, "--tmpfs", "/dev/shm"),  # noqa: S108
            *("--perms", "1777", "--size", size, "--tmpfs", "/tmp"),  # noqa: S108
            *("--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/tmp"),  # noqa: S108
        ]


def found() -> str | None:
    """Returns where bubblewrap is; None where it is not, as on macOS."""
    return shutil.which("bwrap")


def _set(name: str, value: str) -> tuple[str, str, str]:
    return "--setenv", name, value


def _bound(path: Path, to: str | None = None) -> Iterator[str]:
    """Binds a path read-only, below folders that anyone may pass through."""
    where = to or str(path)
    for above in reversed(Path(where).parents[:-1]):
        yield from ("--perms", "0755", "--dir", str(above))
    yield from ("--ro-bind", str(path), where)


def _system() -> Iterator[str]:
    for name in _SYSTEM:
        path = Path("/", name)
        if path.is_symlink():
            yield from ("--symlink", os.readlink(path), str(path))
        elif path.is_dir():
            yield from ("--ro-bind", str(path), str(path))
    yield from ("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache")


def _python_files() -> Iterator[str]:
    base = Path(sys.base_prefix).resolve()
    if not base.is_relative_to("/usr"):
        yield from _bound(base)


def _masks(hidden: Sequence[Path]) -> Iterator[str]:
    """Empty folders over what lies in the folders that are bound and is none of a candidate's."""
    base = Path(sys.base_prefix).resolve()
    bound = {Path("/usr"), base}
    name = f"python{sysconfig.get_python_version()}"
    packages = [
        root / "lib" / python / kind
        for root, python, kind in itertools.product(
            (base, Path("/usr"), Path("/usr/local")),
            (name, "python3"),
            ("site-packages", "dist-packages"),
        )
    ]
    seen = [path for path in (*packages, *(p.resolve() for p in hidden)) if path.is_dir()]
    for path in dict.fromkeys(seen):
        if any(path.is_relative_to(each) for each in bound):
            yield from ("--tmpfs", str(path))


def _numpy() -> Iterator[str]:
    folder = numpy_folder()
    yield from _bound(folder, f"{_INSIDE}/packages/numpy")
    libraries = folder.with_name("numpy.libs")
    if libraries.is_dir():
        yield from ("--ro-bind", str(libraries), f"{_INSIDE}/packages/numpy.libs")
