"""Running code with limits and nothing else, where there is no bubblewrap.

This is no sandbox: the code is held to its share of time, memory and output, and gets an empty
environment and a folder that is thrown away, but it can read what its user can read and reach the
network. It is for code that one has written oneself, on one's own machine.
"""

import tempfile
from collections.abc import Mapping, Sequence
from typing import Any

from agent.ports.sandbox import Limits, Program
from agent.ports.sandbox_run import PYTHON, RUNNER, Run, numpy_folder
from agent.records import Stamp


class LimitsOnly:
    """Runs code with limits."""

    isolated = False
    stamp = Stamp(id="limits only")

    def start(self, program: Program, limits: Limits) -> Run:
        """Starts a process and loads the code.

        Raises:
            SandboxError: it could not be started.
        """
        order = {"uid": 0, "paths": [str(numpy_folder().parent)]}
        command = [*PYTHON, str(RUNNER)]
        return _FolderRun(command, order, program, limits)


class _FolderRun(Run):
    """A run in a folder that goes with it."""

    def __init__(
        self,
        command: Sequence[str],
        order: Mapping[str, Any],
        program: Program,
        limits: Limits,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(
            prefix="mockloop-run-", ignore_cleanup_errors=True
        )
        super().__init__(command, order, program, limits, self._folder.name)

    def close(self) -> None:
        """Ends the process, all that it started, and its folder."""
        super().close()
        self._folder.cleanup()
