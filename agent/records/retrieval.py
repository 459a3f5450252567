"""How rankings are fused, and when the corpus is taken not to hold an answer."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record

Weight = Annotated[float, Field(ge=0)]


class Weights(Record):
    """How much each ranking counts in the fused one."""

    text: Weight
    asked: Weight
    keywords: Weight


class Confidence(Record):
    """A logistic model of whether the corpus answers a query.

    Attributes:
        intercept, text, asked, keywords: on the best cosine similarity with a text, with a line
            that is asked by, and on log(1 + the best BM25 score).
    """

    intercept: float
    text: float
    asked: float
    keywords: float


class Tuning(Record):
    """The retriever's numbers, fitted on the development queries.

    Attributes:
        version: raised with every change of the file.
        k: the constant of reciprocal rank fusion.
        weights: of the three rankings.
        confidence: see there.
        floor: a query under this confidence gets no passage, 0 to 1.
    """

    version: int
    k: Annotated[float, Field(gt=0)]
    weights: Weights
    confidence: Confidence
    floor: Annotated[float, Field(ge=0, le=1)]
