"""The story bank: what the user means to tell, the rehearsals of it, and what code finds in it."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record
from agent.records.story import PARTS, Part

Slot = Literal["context", "action", "result"]
SLOTS: tuple[Slot, ...] = ("context", "action", "result")
"""The slots of a rehearsal, in the order of a story; situation and task make the context."""

_Count = Annotated[int, Field(ge=0)]
_Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]
_Positive = Annotated[float, Field(gt=0)]
_Text = Annotated[str, Field(min_length=1)]


class SaidSlot(Record):
    """What was said to one slot, and the seconds that it took."""

    slot: Slot
    text: str
    seconds: _Seconds


class Rehearsal(Record):
    """One run of the dynamic rehearsal.

    Attributes:
        at: date and time of its end, ISO 8601.
        seed: what order and demand were drawn with.
        order: the slots in the order asked for.
        demand: id of the detail that was demanded.
        demanded_in: the slot that it was to be worked into.
        said: what was said, in the order said; fewer slots than `order` where it broke off.
        words: of all that was said.
        fillers: how often a gap was filled ("um").
        seconds: from the first question to the last answer.
        aloud: it was spoken (into dictation), so that the seconds are those of speech.
        number: the measured outcome in the result slot, as said; None where none was heard.
        new_numbers: figures that were said and stand nowhere in the stored story.
        fresh: the sentence that says something the story and earlier runs do not; None for none.
    """

    at: str
    seed: int
    order: Annotated[tuple[Slot, ...], Field(min_length=3, max_length=3)]
    demand: str
    demanded_in: Slot
    said: Annotated[tuple[SaidSlot, ...], Field(min_length=1, max_length=3)]
    words: _Count
    fillers: _Count
    seconds: _Seconds
    aloud: bool = False
    number: str | None = None
    new_numbers: tuple[str, ...] = ()
    fresh: str | None = None

    @property
    def whole(self) -> bool:
        """Whether every slot was answered."""
        return len(self.said) == len(self.order)

    @property
    def fillers_per_100(self) -> float:
        """Fillers in a hundred words."""
        return round(100 * self.fillers / self.words, 2) if self.words else 0.0

    @property
    def words_a_minute(self) -> float | None:
        """The pace; None where no time went by."""
        return round(60 * self.words / self.seconds, 1) if self.seconds else None


class BankStory(Record):
    """A story that the user means to tell.

    Attributes:
        id: names it on the command line.
        title: as the user gave it.
        text: the story, as the user wrote it.
        values: ids of the values that the user says it shows; may be empty.
        project: which piece of work it is about, as the user calls it; may be empty.
        added: date and time, ISO 8601.
        rehearsals: the runs so far, the earliest first.
    """

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    title: _Text
    text: _Text
    values: tuple[str, ...] = ()
    project: str = ""
    added: str
    rehearsals: tuple[Rehearsal, ...] = ()


class StoryBank(Record):
    """All stories of the user, in the order added."""

    schema_version: Literal[1] = 1
    stories: tuple[BankStory, ...] = ()


class Pace(Record):
    """Words a minute of speech: the usual pace, the range, and where they come from."""

    slow: _Positive
    usual: _Positive
    quick: _Positive
    source: str


class Wanted(Record):
    """How many distinct stories are wanted, and the page that says so."""

    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]
    source: str


class Demand(Record):
    """A detail that a rehearsal demands. It asks, and never supplies a fact.

    Attributes:
        id: unique in the file.
        ask: what is demanded.
        slots: the slots that it can be worked into.
    """

    id: str
    ask: str
    slots: Annotated[tuple[Slot, ...], Field(min_length=1)]


class StoryTuning(Record):
    """What stories are checked, mapped and rehearsed by.

    Attributes:
        version: raised with every change of the file.
        wanted: how many distinct stories.
        longest_s: seconds that a story may take, spoken.
        longest_source: the page that says so.
        pace: of speech.
        late_s: seconds, at the usual pace, after which a result comes late.
        buried_share: the share of all words after the result from which it counts as buried.
        hedges: words that hedge a result, as cues.
        usual: by value, how much of its cues a story holds on average, whatever it is told for.
        first_weight: how much a cue of a value's first criterion counts more than another.
        least_strength: how many times the usual a story holds that can carry a value.
        least_criteria: how many criteria of the value it speaks to, the first among them.
        alike: likeness, 0 to 1, from which two stories may be of one project.
        fresh_words: how many new words a sentence has that tells something new.
        slots: what is asked for, by slot.
        demands: the details that can be demanded.
    """

    version: int
    wanted: Wanted
    longest_s: _Positive
    longest_source: str
    pace: Pace
    late_s: _Positive
    buried_share: Annotated[float, Field(gt=0, lt=1)]
    hedges: tuple[str, ...]
    usual: dict[str, _Positive]
    first_weight: _Positive
    least_strength: _Positive
    least_criteria: Annotated[int, Field(ge=1)]
    alike: Annotated[float, Field(gt=0, le=1)]
    fresh_words: Annotated[int, Field(ge=1)]
    slots: dict[Slot, str]
    demands: Annotated[tuple[Demand, ...], Field(min_length=1)]


class SpokenLength(Record):
    """How long a story takes to tell.

    Attributes:
        words: of the story.
        seconds: at the usual pace, or as measured.
        shortest_s: at the quick end of the range; as `seconds` where measured.
        longest_s: at the slow end of the range; as `seconds` where measured.
        measured: whether it was timed in a rehearsal, and is no estimate.
    """

    words: _Count
    seconds: _Seconds
    shortest_s: _Seconds
    longest_s: _Seconds
    measured: bool


class StoryCheck(Record):
    """What a story holds.

    Attributes:
        id: of the story.
        heard: the parts of STAR that were heard, each with the words that show it.
        number: the words that hold a measured outcome; None where none does.
        length: how long it takes to tell.
        faults: what is wrong, a sentence each; empty where nothing is.
    """

    id: str
    heard: dict[Part, str]
    number: str | None
    length: SpokenLength
    faults: tuple[str, ...]

    @property
    def missing(self) -> tuple[Part, ...]:
        """The parts that were not heard, in order."""
        return tuple(part for part in PARTS if part not in self.heard)


class ValueFit(Record):
    """How well a story can carry a value.

    Attributes:
        value: id of the value.
        strength: of its cues, how many times what a story usually holds.
        criteria: ids of the criteria that it speaks to, by worth.
        carries: whether it can carry the value, by its words or because the user says so.
        said: whether the user says so.
        span: the story's own sentence that shows it best; empty where none does.
    """

    value: str
    strength: Annotated[float, Field(ge=0)]
    criteria: tuple[str, ...]
    carries: bool
    said: bool
    span: str


class Alike(Record):
    """Two stories that are, or may be, of one project.

    Attributes:
        one: id of the earlier.
        other: id of the later.
        sure: the user gave both the same project.
        words: what they have in common, the most frequent first; or the project's name.
    """

    one: str
    other: str
    sure: bool
    words: tuple[str, ...]


class ToldBefore(Record):
    """A story of the bank that may have been told in a saved round.

    Attributes:
        story: id of the story.
        session: id of the round.
        value: id of the value that it was told for.
        words: what they have in common.
    """

    story: str
    session: str
    value: str
    words: tuple[str, ...]


class NextStory(Record):
    """A value without a story, and a question to prepare one for."""

    value: str
    title: str
    question: str
    ask: str


class Gaps(Record):
    """What the bank lacks.

    Attributes:
        stories: how many there are.
        distinct: how many of them are of different projects.
        wanted: how many there should be.
        assigned: by value, the id of the story that should be told for it.
        alike: stories of one project.
        told: stories that were told in saved rounds.
        prepare: the values without a story, in the rubric's order.
    """

    stories: _Count
    distinct: _Count
    wanted: Wanted
    assigned: dict[str, str]
    alike: tuple[Alike, ...]
    told: tuple[ToldBefore, ...]
    prepare: tuple[NextStory, ...]
