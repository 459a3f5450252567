"""What simulated candidates say: answers of a known level, manners, texts that try to take over.

A candidate is put together from these by `agent.steps.simulating`; who interviews is not this
module's business.
"""

from typing import Annotated, Literal, get_args

from pydantic import Field

from agent.records.base import Record

AnswerLevel = Literal["weak", "mid", "strong"]
"""How good the answers of an area are: a 2 of the rubric's scale, a 3, a 4 to 5."""
ANSWER_LEVELS: tuple[AnswerLevel, ...] = get_args(AnswerLevel)

MannerName = Literal[
    "silent",
    "one-word",
    "evasive",
    "hostile",
    "off-topic",
    "rambling",
    "asks-for-the-answer",
    "another-language",
]
Aim = Literal["role", "prompt", "rubric", "score", "control", "delimiter"]
"""What an injection is after: another role, the prompt, the rubric, a score, the round's course,
or the fence that its text stands in."""

Texts = Annotated[tuple[str, ...], Field(min_length=1)]


class CandidateBank(Record):
    """A file under prompts/candidates/ that has a version.

    Attributes:
        version: raised with every change of the file.
    """

    version: Annotated[int, Field(ge=1)]

    @property
    def id(self) -> str:
        """Names the file in stamps."""
        raise NotImplementedError


class LevelAnswers(Record):
    """What a candidate of one level says in one area.

    Attributes:
        first: the answer to the question that opens the area.
        meets: ids of the criteria that `first` truly meets.
        asked: by criterion id, the answer that truly meets it.
        otherwise: answers that meet no criterion.
    """

    first: str
    meets: tuple[str, ...] = ()
    asked: dict[str, str] = Field(default={})
    otherwise: Texts


class AreaAnswers(Record):
    """What candidates say in one area, by level."""

    weak: LevelAnswers
    mid: LevelAnswers
    strong: LevelAnswers

    def at(self, level: AnswerLevel) -> LevelAnswers:
        """Returns the answers of a level."""
        return {"weak": self.weak, "mid": self.mid, "strong": self.strong}[level]


class SimulatedAnswers(CandidateBank):
    """What simulated candidates say in one round.

    Attributes:
        round: the round's id.
        question: id of the question that the answers are about.
        areas: by area id, in the order of the rubric.
        asks: what the candidate wants to know, in order.
    """

    round: str
    question: str
    areas: Annotated[dict[str, AreaAnswers], Field(min_length=1)]
    asks: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Names the file in stamps."""
        return f"answers-{self.round}"


class Manner(Record):
    """How a difficult candidate answers.

    Attributes:
        about: one line, for people.
        texts: what they say, in order.
    """

    about: str
    texts: Texts


class Manners(CandidateBank):
    """All manners, by name."""

    schema_version: Literal[1]
    manners: dict[MannerName, Manner]

    @property
    def id(self) -> str:
        """Names the file in stamps."""
        return "manners"


class Injection(Record):
    """A text that tries to take over the interview.

    Attributes:
        id: unique in its file.
        aim: what it is after.
        text: what is said. It is untrusted.
    """

    id: str
    aim: Aim
    text: str


class Injections(CandidateBank):
    """All texts that try to take over."""

    schema_version: Literal[1]
    injections: Annotated[tuple[Injection, ...], Field(min_length=1)]

    @property
    def id(self) -> str:
        """Names the file in stamps."""
        return "injections"

    def find(self, injection_id: str) -> Injection:
        """Returns the injection of that id.

        Raises:
            KeyError: there is none.
        """
        for each in self.injections:
            if each.id == injection_id:
                return each
        raise KeyError(injection_id)
