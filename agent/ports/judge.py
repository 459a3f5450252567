"""The judge port: a judging library that scores one area from the text about it."""

from dataclasses import dataclass
from typing import Protocol

from agent.records import Answers, Grade


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers, for libraries that bring their own client.

    Attributes:
        url: an OpenAI-compatible base URL, ending in /v1; the library's default where None.
        key: what it is opened with; from the environment where None.
        model: the name by which the endpoint knows the model.
        bounded: the model keeps to lengths in a JSON schema, as in `LangChainModel`.
    """

    url: str | None
    key: str | None
    model: str
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class AreaTask:
    """What a library is given to judge.

    Attributes:
        area: the area's id.
        criteria: what is judged, worded as the library takes it.
        scale: the grades, 1 first.
        text: what was said about the area, already fenced.
    """

    area: str
    criteria: str
    scale: tuple[Grade, ...]
    text: str


class AreaJudge(Protocol):
    """A judging library over one model."""

    def judge(self, task: AreaTask) -> Answers:
        """Scores one area; an answer that cannot be read is no score, with the reason.

        Raises:
            ModelRefusedError: the model will refuse every call.
            ModelUnavailableError: it could not be reached.
        """
