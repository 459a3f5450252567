"""Which part of a round is on which area: the exchanges that are read for its score.

A logistic model over sentence embeddings of the question and the answer, the cues of the rubric
that stand in them, and the exchange before. It is fitted on which exchanges raters quoted. Whether
an area came up at all is told by how likely its likeliest exchange is, by itself and against the
other areas.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from agent.records import Rubric
from agent.steps.coverage import cues_in
from agent.steps.exchanges import Exchange
from agent.steps.logistic import Floats, Logistic

_QUESTION, _CUES, _BEFORE = 1.5, 0.4, 0.3
"""How much questions, cues and the exchange before weigh beside the answer."""
_SMOOTH = (0.65, 0.25, 0.1)
"""How much an exchange, the one before and the one after count for each other."""
LEAST = 0.3
"""How likely an exchange has to be to be read beside a likelier one."""
FLOOR = 0.12
"""How likely the likeliest has to be for anything to be read."""
LONGEST_WORDS = 300
"""Words of a segment; only a first exchange may be longer."""


def features(
    parts: Sequence[Exchange],
    rubric: Rubric,
    vectors: Mapping[str, Floats],
) -> Floats:
    """Returns what tells on which area an exchange is, shape (exchanges, features).

    Args:
        parts: exchanges of a transcript, at least one.
        rubric: whose cues are looked for.
        vectors: sentence embedding of every text of theirs.
    """
    rows = []
    for part in parts:
        cues = [
            np.log1p(len(cues_in(" ".join(texts), area))) * _CUES
            for area in rubric.areas
            for texts in (part.heard, part.said)
        ]
        rows.append(
            np.concatenate(
                [_mean(part.heard, vectors) * _QUESTION, _mean(part.said, vectors), cues]
            )
        )
    here = np.array(rows, dtype=np.float64)
    earlier = np.vstack([np.zeros((1, here.shape[1])), here[:-1]])
    return np.hstack([here, earlier * _BEFORE])


def _mean(texts: Sequence[str], vectors: Mapping[str, Floats]) -> Floats:
    if not texts:
        return np.zeros_like(next(iter(vectors.values())), dtype=np.float64)
    mean: Floats = np.mean([vectors[text] for text in texts], axis=0)
    return mean


def placed(rows: Floats, placing: Logistic) -> Floats:
    """Returns how likely each exchange is on each area, shape (exchanges, areas)."""
    raw = placing.odds(rows)
    own, earlier, later = _SMOOTH
    behind, ahead = np.vstack([raw[:1], raw[:-1]]), np.vstack([raw[1:], raw[-1:]])
    smooth: Floats = own * raw + earlier * behind + later * ahead
    return smooth


def segment(parts: Sequence[Exchange], likely: Floats) -> tuple[int, ...]:
    """Returns the exchanges that are read for an area, in the order of the round.

    The likeliest come first until the segment is long enough; none is taken that is hardly likely.

    Args:
        parts: exchanges of a transcript.
        likely: how likely each is on the area, shape (exchanges,).
    """
    kept: list[int] = []
    words = 0
    for place in np.argsort(-likely):
        if likely[place] < FLOOR or (kept and likely[place] < LEAST):
            break
        length = len(parts[place].text.split())
        if kept and words + length > LONGEST_WORDS:
            continue
        kept.append(int(place))
        words += length
    return tuple(sorted(kept))


def spoken_signs(likely: Floats, lengths: Floats, area: int) -> Floats:
    """Returns what tells whether an area came up, shape (4,).

    The log-odds of its likeliest exchange; the log of the words on it; by how much its best
    exchange is likelier on it than on any other area; the log of the words that are likelier on
    it than on any other.

    Args:
        likely: how likely each exchange is on each area, shape (exchanges, areas).
        lengths: words of each exchange, shape (exchanges,).
        area: its column.
    """
    own = np.clip(likely[:, area], 1e-9, 1 - 1e-9)
    others = np.delete(likely, area, axis=1).max(axis=1, initial=0.0)
    top = own.max()
    return np.array(
        [
            np.log(top / (1 - top)),
            np.log1p(own @ lengths),
            (own - others).max(),
            np.log1p(np.where(own > others, own, 0.0) @ lengths),
        ]
    )


def words_of(parts: Sequence[Exchange]) -> Floats:
    """Returns the words of each exchange, at least 1."""
    return np.array([max(1.0, float(len(each.text.split()))) for each in parts])
