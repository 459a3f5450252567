"""Reading scores from hidden states: what a transcript is read for, and what a state is worth.

For one round:

1. a logistic model says how likely each exchange is on each area (`agent.steps.segmenting`);
2. an area that came up has a segment, its likeliest exchanges; the segment, the area and the scale
   are read by the language model, whose mean hidden state is the segment's vector;
3. kernel ridge regression over the vector gives a mark on the scale, for all rounds alike;
4. a cumulative logistic model (proportional odds, McCullagh 1980) turns the mark into a
   probability for each score. The score is their mean.

Everything fitted is data (`Numbers`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics.pairwise import rbf_kernel

from agent.records import Area, Prompt, Rubric
from agent.steps.exchanges import Exchange
from agent.steps.fencing import fenced
from agent.steps.logistic import Floats, Logistic, sigmoid
from agent.steps.segmenting import features, placed, segment, spoken_signs, words_of

SCORES = np.arange(1.0, 6.0)
SPOKEN = 0.7
"""How likely an area has to have come up to be scored."""


@dataclass(frozen=True, slots=True)
class Kernel:
    """What a segment's vector is worth, by its likeness to n labelled ones; w is its width.

    Attributes:
        mean, scale: of a vector's numbers, shape (w,).
        support: the labelled vectors, standardised, shape (n, w).
        dual: how much each adds, shape (n,).
        gamma: how fast likeness fades with the squared distance, shape (1,).
        base: the mark of a vector that is like none, shape (1,).
    """

    mean: Floats
    scale: Floats
    support: Floats
    dual: Floats
    gamma: Floats
    base: Floats


@dataclass(frozen=True, slots=True)
class Marking:
    """What a vector says about the scores of one round.

    Attributes:
        kernel: gives the mark; it is that of every round.
        slope: of the cumulative model over marks, shape (1,).
        cuts: for 2 or more, 3 or more, 4 or more, 5; shape (4,).
    """

    kernel: Kernel
    slope: Floats
    cuts: Floats


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was fitted for one round.

    Attributes:
        placing: whether an exchange is on each area, by `agent.steps.segmenting.features`.
        spoken: whether an area came up, by `agent.steps.segmenting.spoken_signs`.
        picking: whether a rater would quote a stretch, by `agent.steps.picking.stretches`.
        marking: what a segment's vector says about the score.
    """

    placing: Logistic
    spoken: Logistic
    picking: Logistic
    marking: Marking


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one area.

    Attributes:
        odds: probability of each score from 1 to 5, shape (5,).
    """

    odds: Floats

    @property
    def score(self) -> float:
        """The mean of the odds, 1 to 5."""
        return float(self.odds @ SCORES)

    @property
    def deviation(self) -> float:
        """The standard deviation of the odds, in points."""
        return float(np.sqrt(self.odds @ (SCORES - self.score) ** 2))


@dataclass(frozen=True, slots=True)
class Found:
    """Where a transcript is on which area.

    Attributes:
        parts: its exchanges.
        likely: how likely each is on each area, shape (exchanges, areas).
        spoken: how likely each area came up, shape (areas,).
    """

    parts: tuple[Exchange, ...]
    likely: Floats
    spoken: Floats


def found_in(
    parts: tuple[Exchange, ...], rubric: Rubric, vectors: Mapping[str, Floats], numbers: Numbers
) -> Found:
    """Finds where a transcript is on which area of its round.

    Args:
        parts: its exchanges; none where the candidate says nothing.
        rubric: of its round.
        vectors: sentence embedding of every text of its exchanges.
        numbers: what was fitted.
    """
    if not parts:
        none = np.zeros(len(rubric.areas))
        return Found((), np.zeros((0, len(none))), none)
    likely = placed(features(parts, rubric, vectors), numbers.placing)
    return Found(parts, likely, spoken_odds(likely, words_of(parts), numbers.spoken))


def spoken_odds(likely: Floats, lengths: Floats, spoken: Logistic) -> Floats:
    """Returns how likely each area came up, shape (areas,).

    Args:
        likely: how likely each exchange is on each area, shape (exchanges, areas).
        lengths: words of each exchange, shape (exchanges,).
        spoken: what was fitted.
    """
    signs = np.array([spoken_signs(likely, lengths, n) for n in range(likely.shape[1])])
    return spoken.odds(signs)


def segment_text(
    round_id: str, parts: Sequence[Exchange], likely: Floats, area: Area, prompt: Prompt
) -> str:
    """Returns what the model reads for an area; empty where no exchange is likely on it.

    Args:
        round_id: the round's id.
        parts: exchanges of a transcript.
        likely: how likely each is on the area, shape (exchanges,).
        area: what is graded.
        prompt: with `asked`, and a scale that is the round's own or everyone's.
    """
    kept = segment(parts, likely)
    if not kept:
        return ""
    own = f"scale-{round_id}"
    return prompt.render(
        "asked",
        segment="\n".join(fenced(parts[place].text) for place in kept),
        title=area.title,
        definition=area.definition,
        scale=prompt.render(own if own in prompt.parts else "scale"),
    )


def marks_of(vectors: Floats, kernel: Kernel) -> Floats:
    """Returns the marks of segments' vectors, about 1 to 5, shape (n,).

    Args:
        vectors: as `scaled` gives them, shape (n, w).
        kernel: what was fitted.
    """
    standard = (vectors - kernel.mean) / kernel.scale
    likeness = rbf_kernel(standard, kernel.support, gamma=float(kernel.gamma[0]))
    marks: Floats = likeness @ kernel.dual + kernel.base[0]
    return marks


def read(vector: Floats, marking: Marking) -> Reading:
    """Reads a segment's vector.

    Args:
        vector: as `scaled` gives it, shape (w,).
        marking: what was fitted.
    """
    (mark,) = marks_of(vector[None], marking.kernel)
    return Reading(odds_of(float(mark), marking.slope, marking.cuts))


def odds_of(mark: float, slope: Floats, cuts: Floats) -> Floats:
    """Returns the probability of each score for a mark, shape (5,)."""
    at_least = np.concatenate([[1.0], sigmoid(slope[0] * mark + cuts), [0.0]])
    odds: Floats = np.clip(at_least[:-1] - at_least[1:], 0.0, 1.0)
    normal: Floats = odds / odds.sum()
    return normal


def scaled(vectors: NDArray[np.floating]) -> Floats:
    """Returns vectors of length 1, shape (n, w), so that their numbers are of the order of 1."""
    big: Floats = np.asarray(vectors, dtype=np.float64) * np.sqrt(vectors.shape[1])
    return big
