"""Which round a transcript is of, by what is said in it."""

from collections.abc import Iterable, Mapping, Sequence

from agent.errors import TranscriptError
from agent.records import ROUND_IDS, RoundSigns, Rubric, Signs, Turn
from agent.steps.coverage import cue_pattern

_FEWEST_WORDS = 4
"""A turn under this, unless it asks, is a nod and says nothing about the round."""

_DOUBT = 2
"""How many turns in which no cue stands are thought to every transcript."""


def recognised(turns: Sequence[Turn], signs: RoundSigns, rubrics: Iterable[Rubric]) -> str:
    """Returns the round that the words are of.

    Args:
        turns: of the whole transcript.
        signs: the words of each round.
        rubrics: those that there are; what the candidate speaks to counts for the rubric's round.

    Raises:
        TranscriptError: no round leads clearly.
    """
    scores = likelihoods(turns, signs, rubrics)
    best, *rest = sorted(scores, key=lambda round_id: -scores[round_id])
    if scores[best] < signs.floor or any(
        scores[best] < scores[other] * signs.margin for other in rest
    ):
        raise TranscriptError(
            "it is not clear which round it is of", f"name it with --round: {', '.join(ROUND_IDS)}"
        )
    everything = "\n".join(turn.text for turn in turns).lower()
    for variant, each in signs.variants.items():
        heard = set(cue_pattern(each.words).findall(everything))
        if each.like == best and len(heard) >= each.fewest:
            return variant
    return best


def likelihoods(
    turns: Sequence[Turn], signs: RoundSigns, rubrics: Iterable[Rubric]
) -> Mapping[str, float]:
    """Returns for each round how much of what is said points to it."""
    asked, said = _words_of(turns, "interviewer"), _words_of(turns, "candidate")
    words = "\n".join(said)
    scores = {
        round_id: _opening(asked, each, signs.openings)
        + _share(_telling(asked), each.asks)
        + _share(_telling(said), each.says) * signs.says
        for round_id, each in signs.rounds.items()
    }
    for rubric in rubrics:
        if rubric.id in scores:
            scores[rubric.id] += _spoken_to(words, rubric) * signs.cues
    return scores


def _words_of(turns: Sequence[Turn], speaker: str) -> list[str]:
    return [turn.text.lower() for turn in turns if turn.speaker == speaker]


def _telling(texts: Sequence[str]) -> list[str]:
    return [text for text in texts if "?" in text or len(text.split()) >= _FEWEST_WORDS]


def _opening(asked: Sequence[str], signs: Signs, full: int) -> float:
    """Returns the share of `full` different openings that were heard, 1 at most."""
    heard = {found for text in asked for found in cue_pattern(signs.opens).findall(text)}
    return min(len(heard), full) / full


def _share(texts: Sequence[str], cues: tuple[str, ...]) -> float:
    """Returns the share of texts in which a cue stands, less where there are few."""
    if not texts or not cues:
        return 0.0
    heard = sum(bool(cue_pattern(cues).search(text)) for text in texts)
    return heard / (len(texts) + _DOUBT)


def _spoken_to(words: str, rubric: Rubric) -> float:
    """Returns the share of a rubric's criteria to which a cue stands in the words."""
    criteria = [criterion for area in rubric.areas for criterion in area.criteria]
    return sum(bool(cue_pattern(each.cues).search(words)) for each in criteria) / len(criteria)
