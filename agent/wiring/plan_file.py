"""Where the preparation plan is kept: one file, held against other windows while it changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from agent.errors import PlanError
from agent.ports.files import read_file, write_whole
from agent.ports.locks import locked
from agent.records.plan import Plan
from agent.settings import Settings

_LARGEST_BYTES = 8 << 20
_WAIT_S = 5.0


class PlanFile:
    """The kept plan.

    Args:
        home: the folder of everything that the program keeps.
    """

    def __init__(self, home: Path) -> None:
        self.path = home / "plan" / "plan.json"

    def read(self) -> Plan | None:
        """Returns the plan; None where there is none.

        Raises:
            PlanError: the file is damaged, or another version of Mockloop wrote it.
        """
        if not self.path.exists():
            return None
        data = read_file(self.path, _LARGEST_BYTES, PlanError)
        try:
            return Plan.model_validate_json(data)
        except ValidationError as error:
            raise PlanError(
                f"{self.path} is damaged, or another version of Mockloop wrote it",
                "move it away, then make a plan anew",
            ) from error

    def must_read(self) -> Plan:
        """Returns the plan.

        Raises:
            PlanError: there is none, or it cannot be read.
        """
        plan = self.read()
        if plan is None:
            raise PlanError("there is no plan yet", "make one: mockloop plan --weeks 5 --hours 10")
        return plan

    def write(self, plan: Plan) -> None:
        """Keeps a plan, whole or not at all.

        Raises:
            StorageError: the disk is full or the folder cannot be written.
        """
        write_whole(self.path, plan.model_dump_json(indent=1) + "\n")


@contextmanager
def held_plan(settings: Settings) -> Iterator[PlanFile]:
    """Yields the plan's file, which no other window changes meanwhile.

    Raises:
        PlanError: another window holds it.
        StorageError: the folder cannot be written.
    """
    file = PlanFile(settings.home)
    fault = PlanError("another window is changing the plan", "try again")
    with locked(file.path.with_suffix(".lock"), file.path, _WAIT_S, fault):
        yield file
