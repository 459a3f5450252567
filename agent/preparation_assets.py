"""What the preparation commands read from the program's own data."""

from functools import cache

from agent.data_files import PACKAGE, read_record
from agent.records import Disagreements, Scripts, StoryTuning
from agent.records.eve import EveTable
from agent.records.plan_table import PlanTable

_DATA = PACKAGE / "data"


@cache
def story_tuning() -> StoryTuning:
    """Reads what stories of the bank are checked, mapped and rehearsed by.

    Raises:
        DataError: the file is missing or breaks its own rules; so for the others.
    """
    return read_record(_DATA / "story_bank.yaml", StoryTuning)


@cache
def disagreements() -> Disagreements:
    """Reads where the guides disagree, what is followed, and what is kept as an option."""
    return read_record(_DATA / "disagreements.yaml", Disagreements)


@cache
def scripts() -> Scripts:
    """Reads what scripts are worded by."""
    return read_record(_DATA / "scripts.yaml", Scripts)


@cache
def plan_table() -> PlanTable:
    """Reads how preparation plans are laid out."""
    return read_record(_DATA / "plan.yaml", PlanTable)


@cache
def eve_table() -> EveTable:
    """Reads how the day before an interview is laid out."""
    return read_record(_DATA / "eve.yaml", EveTable)
