"""What a grader gave an area of a labelled transcript, kept so that agreement can be worked out."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record


class Given(Record):
    """One line of a file in `evals/labelled/given`.

    Attributes:
        transcript: its id.
        round: the round's id.
        kind: of the transcript, as in `evals/labelled`.
        area: the area's id.
        grader: who gave it, as in the file's name.
        score: 1 to 5; None where there is none.
        reason: why there is none.
        model: id of the language model behind it; empty where there is none.
        version: of the grader.
        quotes: turn and words of what it cites.
        verdict: the grader's verdict of the whole round; None where it decided none, or has none.
    """

    transcript: str
    round: str
    kind: str
    area: str
    grader: str
    score: Annotated[float, Field(ge=1, le=5)] | None
    reason: str | None = None
    model: str = ""
    version: str = ""
    quotes: tuple[tuple[int, str], ...] = ()
    verdict: str | None = None
