"""A probe asks for something that is really missing."""

import re
from collections.abc import Iterator

import numpy as np

from agent.records import Broken
from agent.steps.interview_rules.seen import Asked, Embed, Held, Interviewed


def really_missing(seen: Interviewed, embed: Embed) -> Held:
    """What a probe asks for is a criterion of the open area that was truly not met before.

    What it asks for is read from the words alone: the criterion of the whole round whose own
    question is nearest to them by sentence embedding. What was met is known of the candidate, and
    not by the interviewer's coverage.
    """
    probes = probed(seen)
    return Held(len(probes), tuple(_broken(seen, probes, embed)))


def missing_anywhere(seen: Interviewed, embed: Embed) -> Held:
    """As `really_missing`, of whichever area: a question of another area than the open one counts.

    It is there for the baseline that is not told which area is open.
    """
    probes = probed(seen)
    return Held(len(probes), tuple(_broken(seen, probes, embed, anywhere=True)))


def probed(seen: Interviewed) -> tuple[Asked, ...]:
    """Returns the turns that probe."""
    return tuple(each for each in seen.asked if each.move.kind == "probe")


def _broken(
    seen: Interviewed, probes: tuple[Asked, ...], embed: Embed, *, anywhere: bool = False
) -> Iterator[Broken]:
    for asked in probes:
        if not re.search(r"\w", asked.question):
            yield seen.broken(asked, "asked nothing")
            continue
        wanted = seen.setting.area(asked.move.stage)
        area, criterion = _nearest(seen, asked.question, embed)
        if area != wanted.id and not anywhere:
            yield seen.broken(asked, f"{criterion} is of {area}, not {wanted.id}: {asked.question}")
        elif criterion in asked.met:
            yield seen.broken(asked, f"{criterion} was met before: {asked.question}")


def _nearest(seen: Interviewed, question: str, embed: Embed) -> tuple[str, str]:
    """The area and the id of the criterion that a question is nearest to."""
    some = [
        (area.id, each.id, each.ask) for area in seen.setting.rubric.areas for each in area.criteria
    ]
    vectors = embed([question, *(ask for _, _, ask in some)])
    said = vectors[question]
    likeness = [
        float(said @ vectors[ask])
        / max(float(np.linalg.norm(said) * np.linalg.norm(vectors[ask])), 1e-9)
        for _, _, ask in some
    ]
    area, criterion, _ = some[int(np.argmax(likeness))]
    return area, criterion
