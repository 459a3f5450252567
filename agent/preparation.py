"""What the preparation systems read of the program's own data."""

from functools import cache

from agent.data_files import PACKAGE, read_record
from agent.records.eve import EveTable
from agent.records.plan_table import PlanTable


@cache
def plan_table() -> PlanTable:
    """Reads how preparation plans are laid out.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return read_record(PACKAGE / "data" / "plan.yaml", PlanTable)


@cache
def eve_table() -> EveTable:
    """Reads how the day before an interview is laid out.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return read_record(PACKAGE / "data" / "eve.yaml", EveTable)
