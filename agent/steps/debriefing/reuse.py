"""A project that was used in two rounds, by the words that tell stories apart.

People who have one job speak of the same product in every story, so that a few common words
prove nothing. Two stories are of one project where enough rare words are shared: words that are
neither general among stories nor told in a third story of the loop. A method of our own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from agent.records import Span, StorySigns, Transcript
from agent.records.contradicting import ContradictionSigns
from agent.records.debrief import Cited, Contradiction
from agent.steps.debriefing.wording import plain_words, telling_words
from agent.steps.story_parts import sentences

FEWEST_SHARED = 4
"""Rare words that two stories of one project share."""
_LONG = 5
_LEAST_SHARE = 0.1
"""Of the rare words of the shorter story, the share that is common to both."""


@dataclass(frozen=True, slots=True)
class Told:
    """One story: its round's place, its transcript, and the candidate's turns in it."""

    place: str
    transcript: Transcript
    turns: tuple[int, ...]


def used_twice(
    told: Sequence[Told], stories: StorySigns, signs: ContradictionSigns
) -> tuple[Contradiction, ...]:
    """Returns the projects that were told in two rounds, each pair of stories once.

    Args:
        told: the stories of a loop, in order.
        stories: words that tell no story apart.
        signs: more of them.
    """
    plain = plain_words(stories, signs)
    words = [
        frozenset(
            word
            for turn in each.turns
            for word in telling_words(each.transcript.turns[turn].text, plain)
            if len(word) >= _LONG
        )
        for each in told
    ]
    shares = Counter(word for each in words for word in each)
    found = []
    for later, story in enumerate(told):
        for earlier, before in enumerate(told[:later]):
            if before.place == story.place:
                continue
            shared = {w for w in words[earlier] & words[later] if shares[w] <= 2}
            least = min(len(words[earlier]), len(words[later]))
            if len(shared) >= max(FEWEST_SHARED, _LEAST_SHARE * least):
                found.append(_twice(before, story, frozenset(shared), plain))
    return tuple(found)


def _twice(
    earlier: Told, later: Told, shared: frozenset[str], plain: frozenset[str]
) -> Contradiction:
    return Contradiction(
        kind="project twice",
        about=tuple(sorted(shared))[:6],
        one=_shown(earlier, shared, plain),
        other=_shown(later, shared, plain),
    )


def _shown(told: Told, shared: frozenset[str], plain: frozenset[str]) -> Cited:
    """The sentence that holds most of the shared words."""
    every = sentences(told.transcript, told.turns)
    best = max(every, key=lambda each: len(telling_words(each.text, plain) & shared))
    span: Span = best.span
    return Cited(place=told.place, turn=span.turn, quote=span.quote)
