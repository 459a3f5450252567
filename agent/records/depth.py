"""By which words an answer shows how deep it goes."""

from agent.records.base import Record


class DepthSigns(Record):
    """Cues as in a rubric.

    Attributes:
        version: raised with every change of the file.
        alternative: what shows that something else was weighed.
        failure: what shows how it fails, or what it cost.
    """

    version: int
    alternative: tuple[str, ...]
    failure: tuple[str, ...]
