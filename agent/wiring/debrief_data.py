"""What a debrief, a team match and advice on pay go by, read from the program's own data."""

from functools import cache

from agent.data_files import PACKAGE, read_record, short_hash
from agent.records import Stamp
from agent.records.contradicting import ContradictionSigns
from agent.records.debrief_data import Compensation, DebriefRules, Likelihoods
from agent.records.matching import Teams

_DATA = PACKAGE / "data"
_Versioned = DebriefRules | Likelihoods | ContradictionSigns | Compensation


@cache
def compensation() -> Compensation:
    """Reads what levels pay."""
    return read_record(_DATA / "compensation.yaml", Compensation)


@cache
def debrief_rules() -> DebriefRules:
    """Reads by which rules a loop is decided."""
    return read_record(_DATA / "debrief.yaml", DebriefRules)


@cache
def likelihoods() -> Likelihoods:
    """Reads what verdicts say, as counted in simulation."""
    return read_record(_DATA / "likelihoods.yaml", Likelihoods)


@cache
def contradiction_signs() -> ContradictionSigns:
    """Reads by which words things told two ways are found."""
    return read_record(_DATA / "contradictions.yaml", ContradictionSigns)


@cache
def teams() -> Teams:
    """Reads the team leads of a team match."""
    return read_record(_DATA / "teams.yaml", Teams)


def data_stamps() -> tuple[Stamp, ...]:
    """Returns the stamps of all that decides a debrief."""
    named: tuple[tuple[str, _Versioned], ...] = (
        ("debrief", debrief_rules()),
        ("likelihoods", likelihoods()),
        ("contradictions", contradiction_signs()),
        ("compensation", compensation()),
    )
    return tuple(
        Stamp(
            id=name,
            version=str(record.version),
            sha256=short_hash(record.model_dump_json(exclude={"version"})),
        )
        for name, record in named
    )
