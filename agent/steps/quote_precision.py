"""How many of a grader's quotes point where a rater's quote pointed."""

from collections.abc import Mapping, Sequence

from agent.records import Given
from agent.steps.quoting import overlaps
from agent.steps.resampling import Figure, mean

Quoted = Mapping[tuple[str, str], Sequence[tuple[int, str]]]
"""By transcript and area, the turns and words that raters quoted."""


def quote_precision(given: Sequence[Given], quoted: Quoted) -> Figure:
    """Returns the share of quotes that overlap a rater's, with its interval over transcripts.

    A quote overlaps where a rater quoted the same words of the same turn for the same area, as
    `agent.steps.quoting.overlaps` has it. One for an area of which no rater quoted anything does
    not.

    Args:
        given: of one grader, round and kind.
        quoted: what raters quoted.
    """
    cited = [(each, turn, quote) for each in given for turn, quote in each.quotes]
    right = [
        any(
            place == turn and overlaps(quote, words)
            for place, words in quoted.get((each.transcript, each.area), ())
        )
        for each, turn, quote in cited
    ]
    return mean(right, [each.transcript for each, _, _ in cited])
