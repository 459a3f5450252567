"""A probe: what was fitted on hidden states to read scores from them, and how good it is."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record, Stamp

Share = Annotated[float, Field(ge=0, le=1)]


class MeasuredError(Record):
    """How far a grader's scores lie from labels, on transcripts that it was not fitted on.

    Attributes:
        round: the round's id.
        kind: of the transcripts.
        n: how many labelled areas.
        qwk: agreement, quadratically weighted kappa.
        mae: mean distance, in points of the scale.
        within_one: share of areas at most a point away.
    """

    round: str
    kind: str
    n: Annotated[int, Field(ge=0)]
    qwk: float
    mae: Annotated[float, Field(ge=0)]
    within_one: Share


class RoundFit(Record):
    """What was fitted for one round.

    Attributes:
        round: the round's id.
        areas: in the order of the fitted numbers.
        transcripts: how many it was fitted on.
        rubric: whose titles, definitions and cues were read.
    """

    round: str
    areas: tuple[str, ...]
    transcripts: Annotated[int, Field(ge=0)]
    rubric: Stamp


class ProbeCard(Record):
    """What a probe is, beside its numbers.

    Attributes:
        schema_version: of this record on disk.
        version: raised with every fit that is shipped.
        model: id of the known model whose hidden states are read.
        weights_sha256: of its whole weights file.
        layer: how many layers are kept; the mean state of the last of them is read.
        width: numbers in a vector.
        text_version: of the form in which an exchange is read.
        prompt: in which a segment is read.
        embedding: name of the sentence embedding that places exchanges.
        rounds: what was fitted.
        labels: hash over the labels it was fitted on.
        errors: measured by five-fold cross-validation over transcripts.
    """

    schema_version: Literal[1] = 1
    version: str
    model: str
    weights_sha256: str
    layer: Annotated[int, Field(ge=1)]
    width: Annotated[int, Field(ge=1)]
    text_version: str
    prompt: Stamp
    embedding: str
    rounds: tuple[RoundFit, ...]
    labels: Stamp
    errors: tuple[MeasuredError, ...]
