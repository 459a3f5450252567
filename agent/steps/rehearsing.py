"""The dynamic rehearsal: slots in shuffled order, a fresh detail each run, and what came of it.

Fresh is what the stored story and earlier runs do not say: a sentence with words that stand in
none of them. Code cannot tell whether it answers what was demanded; it says what was new.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from agent.records import SLOTS, BankStory, Demand, Rehearsal, SaidSlot, Slot, StoryTuning
from agent.steps.speech import fillers_in, words_in
from agent.steps.stems import stems
from agent.steps.story_check import as_transcript
from agent.steps.story_numbers import outcome
from agent.steps.story_parts import sentences

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class RehearsalPlan:
    """What a run asks for.

    Attributes:
        seed: what it was drawn with.
        order: the slots, never as a story has them, nor as in the run before.
        demand: the detail, of those demanded least often.
        slot: the slot that it is to be worked into.
    """

    seed: int
    order: tuple[Slot, Slot, Slot]
    demand: Demand
    slot: Slot


def rehearsal_plan(story: BankStory, tuning: StoryTuning, seed: int) -> RehearsalPlan:
    """Returns what a run asks for; the same seed after the same runs asks for the same.

    Args:
        story: with its runs so far.
        tuning: the details that can be demanded.
        seed: any number.
    """
    drawn = random.Random(seed)  # noqa: S311 - no secret
    last = story.rehearsals[-1].order if story.rehearsals else SLOTS
    orders = [each for each in permutations(SLOTS) if each not in (SLOTS, last)]
    used = [run.demand for run in story.rehearsals]
    fewest = min(used.count(each.id) for each in tuning.demands)
    rare = [each for each in tuning.demands if used.count(each.id) == fewest]
    first, second, third = drawn.choice(orders)
    demand = drawn.choice(rare)
    return RehearsalPlan(seed, (first, second, third), demand, drawn.choice(demand.slots))


def rehearsed(
    story: BankStory,
    plan: RehearsalPlan,
    said: Sequence[SaidSlot],
    at: str,
    seconds: float,
    tuning: StoryTuning,
    *,
    aloud: bool = False,
) -> Rehearsal:
    """Returns a run with what code finds in it.

    Args:
        story: with its runs before this one.
        plan: what was asked for.
        said: what was said; at least one slot.
        at: date and time of its end, ISO 8601.
        seconds: from the first question to the last answer.
        tuning: how many new words are something new.
        aloud: it was spoken, so that the seconds are those of speech.
    """
    whole = "\n".join(each.text for each in said)
    result = next((each.text for each in said if each.slot == "result"), "")
    figures = dict.fromkeys(_FIGURE.findall(whole))
    return Rehearsal(
        at=at,
        seed=plan.seed,
        order=plan.order,
        demand=plan.demand.id,
        demanded_in=plan.slot,
        said=tuple(said),
        words=words_in(whole),
        fillers=fillers_in(whole),
        seconds=round(seconds, 1),
        aloud=aloud,
        number=next(_outcomes(_sentences(story, result)), None),
        new_numbers=tuple(each for each in figures if each not in _FIGURE.findall(story.text)),
        fresh=_fresh(story, said, tuning.fresh_words),
    )


def _sentences(story: BankStory, text: str) -> list[str]:
    """The sentences of what was said, cut where one is too long to be looked at."""
    said = as_transcript(story.model_copy(update={"text": text}))
    return [each.text for each in sentences(said, (0,))]


def _outcomes(said: Sequence[str]) -> Iterator[str]:
    for sentence in said:
        found = outcome(sentence)
        if found:
            yield found.clause


def _fresh(story: BankStory, said: Sequence[SaidSlot], least: int) -> str | None:
    """The sentence with the most words that the story and earlier runs do not have."""
    earlier = (each.text for run in story.rehearsals for each in run.said)
    known = stems(" ".join((story.title, story.text, *earlier)))
    pieces = [piece for each in said for piece in _sentences(story, each.text)]
    best = max(pieces, key=lambda piece: len(stems(piece) - known), default="")
    return best if len(stems(best) - known) >= least else None
