"""Stories that may be of one project, and stories that may have been told before.

What the user says settles it: two stories of one project name, or of two. Else stories are held
against each other by the words that tell projects apart. People with one job speak of one
product, so likeness only ever warns.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from agent.records import Alike, BankStory, StorySigns, ToldBefore, Transcript
from agent.steps.story_check import as_transcript
from agent.steps.story_reuse import Projects, projects
from agent.steps.story_segments import Segment

_WORDS_SHOWN = 5
_WHOLE = Segment((), (), (0,))


class Telling:
    """Counts the words of stories that tell projects apart.

    Args:
        signs: which words do not.
    """

    def __init__(self, signs: StorySigns) -> None:
        self._signs = signs

    def of_story(self, story: BankStory) -> Counter[str]:
        """Returns the telling words of a written story, with how often each stands in it."""
        return self.of_told(as_transcript(story), (_WHOLE,))[0]

    def of_told(self, transcript: Transcript, told: Sequence[Segment]) -> list[Counter[str]]:
        """Returns the same of each story of a round."""
        found: Projects = projects(transcript, told, self._signs.general)
        return [
            Counter({word: n for word, n in words.items() if word not in found.general})
            for words in found.words
        ]


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """Returns the cosine of two counts of words, 0 to 1, each count damped by its logarithm."""
    shared = sum(_damped(one[word]) * _damped(other[word]) for word in one.keys() & other.keys())
    if not shared:
        return 0.0
    return shared / math.sqrt(_square(one) * _square(other))


def alike_stories(
    stories: Sequence[BankStory], telling: Telling, least: float
) -> tuple[Alike, ...]:
    """Returns the pairs of stories that are, or may be, of one project.

    Args:
        stories: of the bank.
        telling: counts their words.
        least: the likeness from which a pair is warned of.
    """
    words = [telling.of_story(story) for story in stories]
    return tuple(
        pair
        for later in range(len(stories))
        for earlier in range(later)
        for pair in _pair(stories, words, earlier, later, least)
    )


def by_project(stories: Sequence[BankStory], alike: Sequence[Alike]) -> tuple[tuple[str, ...], ...]:
    """Returns the ids of the stories, those that surely are of one project together."""
    group = {story.id: {story.id} for story in stories}
    for pair in alike:
        if pair.sure and group[pair.one] is not group[pair.other]:
            group[pair.one] |= group[pair.other]
            for story_id in group[pair.one]:
                group[story_id] = group[pair.one]
    order = [story.id for story in stories]
    return tuple(
        tuple(each for each in order if each in group[story_id])
        for story_id in order
        if next(each for each in order if each in group[story_id]) == story_id
    )


def told_in(
    stories: Sequence[BankStory],
    session: str,
    told: Sequence[tuple[str, Counter[str]]],
    telling: Telling,
    least: float,
) -> tuple[ToldBefore, ...]:
    """Returns which stories may have been told in a saved round: for each value the likest.

    Args:
        stories: of the bank.
        session: id of the round.
        told: of each story told, the value it was told for and its telling words.
        telling: counts words.
        least: the likeness from which it is said.
    """
    words = [(story.id, telling.of_story(story)) for story in stories]
    found = []
    for value, said in told:
        best = max(words, key=lambda each: likeness(each[1], said), default=None)
        if best is not None and likeness(best[1], said) >= least:
            shared = _shared(best[1], said)
            found.append(ToldBefore(story=best[0], session=session, value=value, words=shared))
    return tuple(found)


def _pair(
    stories: Sequence[BankStory],
    words: Sequence[Counter[str]],
    earlier: int,
    later: int,
    least: float,
) -> Iterator[Alike]:
    one, other = stories[earlier], stories[later]
    names = (one.project.casefold().strip(), other.project.casefold().strip())
    if all(names):
        if names[0] == names[1]:
            yield Alike(one=one.id, other=other.id, sure=True, words=(one.project,))
    elif likeness(words[earlier], words[later]) >= least:
        shared = _shared(words[earlier], words[later])
        yield Alike(one=one.id, other=other.id, sure=False, words=shared)


def _shared(one: Counter[str], other: Counter[str]) -> tuple[str, ...]:
    both = {word: one[word] * other[word] for word in one.keys() & other.keys()}
    return tuple(sorted(both, key=lambda word: (-both[word], word))[:_WORDS_SHOWN])


def _damped(count: int) -> float:
    return 1 + math.log(count)


def _square(words: Counter[str]) -> float:
    return sum(_damped(count) ** 2 for count in words.values())
