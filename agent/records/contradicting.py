"""By which words things told two ways are found. Cues are whole words, lower case."""

from typing import Annotated

from pydantic import Field

from agent.records.base import Record

Words = Annotated[tuple[str, ...], Field(min_length=1)]


class ContradictionSigns(Record):
    """agent/data/contradictions.yaml.

    Attributes:
        version: raised with every change of the file.
        units: by class of unit, the words that name it; figures of one class alone are compared.
        days: by word for a stretch of time, its length in days.
        qualifiers: by name, words that make a figure another one (a percentile, a place, a plan);
            figures with different qualifiers are never compared.
        never: words right after a figure that no two rounds need agree on.
        whole_effort: words that say that a stretch of time is that of the whole work.
        people_of_team: words that say that people are those of the team.
        events: by name, words for what happened at a date.
        leads: what a candidate says who led something; `own` stands after "I".
        helps: what one says who did not.
        others: who else may have led.
        ordinary: words that tell no project and no measure apart, beside those of the stories.
        tolerance: share by which two figures may differ, as said.
        loose: the same where one is said to be about so much.
        about: words that say so.
    """

    version: Annotated[int, Field(ge=1)]
    units: dict[str, Words]
    days: dict[str, float]
    qualifiers: dict[str, Words]
    never: Words
    whole_effort: Words
    people_of_team: Words
    events: dict[str, Words]
    leads: Words
    helps: Words
    others: Words
    ordinary: Words
    tolerance: Annotated[float, Field(ge=0, le=0.5)]
    loose: Annotated[float, Field(ge=0, le=0.5)]
    about: Words
