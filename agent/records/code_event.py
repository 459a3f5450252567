"""What a candidate did with their code in a round: ran it, handed it in, tried it on an input."""

from typing import Literal

from agent.records.base import Record
from agent.records.execution import Execution

EventKind = Literal["run", "submit", "try"]


class Tried(Record):
    """A call of the candidate's own choosing.

    Attributes:
        given: the call, as it was typed.
        got: what came of it, shortened.
    """

    given: str
    got: str


class CodeEvent(Record):
    """One event, with the code as it was then.

    Attributes:
        kind: `run` for the examples, `submit` for all test groups, `try` for an own input.
        code: the whole file.
        diff: from the code of the event before, as a unified diff; empty where nothing changed or
            nothing was before.
        execution: what came of `run` and `submit`.
        tried: what came of `try`.
    """

    kind: EventKind
    code: str
    diff: str = ""
    execution: Execution | None = None
    tried: Tried | None = None

    @property
    def failed(self) -> bool:
        """Whether a case did not pass, or the code could not be loaded."""
        return self.execution is not None and bool(self.execution.failures)
