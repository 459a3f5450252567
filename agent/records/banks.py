"""Banks of questions for the rounds that have no problem to design."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record
from agent.records.question import Question
from agent.records.transcript import Level

Lines = Annotated[tuple[str, ...], Field(min_length=1)]


class Bank(Record):
    """What every file of questions says of itself.

    Attributes:
        schema_version: of the record.
        round: the round's id.
        version: raised with every change of the file.
    """

    schema_version: Literal[1]
    round: str
    version: int

    @property
    def id(self) -> str:
        """Names the bank in stamps."""
        return self.round

    @property
    def problems(self) -> tuple[Question, ...]:
        """What a round can begin with; empty for a bank that no round begins from."""
        return ()

    def for_stage(self, area: str) -> tuple[Question, ...]:
        """What the stage of an area can begin with, where the bank has questions of its own."""
        return ()


def _as_problem(
    question_id: str,
    statement: str,
    context: str = "",
    change: str = "",
    levels: dict[Level, tuple[str, ...]] | None = None,
    follow_ups: dict[str, str] | None = None,
    deeper: tuple[str, ...] = (),
    reference: tuple[str, ...] = (),
) -> Question:
    return Question(
        id=question_id,
        title=question_id.replace("-", " ").capitalize(),
        statement=statement,
        context=context,
        scale="",
        facts=(),
        change=change,
        levels=levels or {},
        follow_ups=follow_ups or {},
        deeper=deeper,
        reference="\n".join(reference),
    )


class QuestionBank(Bank):
    """The problems of one design round."""

    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    @property
    def problems(self) -> tuple[Question, ...]:
        """Each of its problems."""
        return self.questions


class StarFollowUps(Record):
    """One question for each part of a story, and one for what lies beyond its result."""

    situation: str
    task: str
    action: str
    result: str
    beyond: str


class ValueQuestion(Record):
    """A question of the Jedi round.

    Attributes:
        id: unique in the file.
        value: id of the value that the story has to show; never said aloud.
        ask: the question.
        follow_ups: by part of the story.
        signs: what a good story shows; never given to a model that interviews.
        warnings: what a weak one shows; the same.
    """

    id: str
    value: str
    ask: str
    follow_ups: StarFollowUps
    signs: Lines
    warnings: Lines


class ValueBank(Bank):
    """The questions of the Jedi round."""

    questions: Annotated[tuple[ValueQuestion, ...], Field(min_length=1)]

    @property
    def problems(self) -> tuple[Question, ...]:
        """The questions of the first value: the round begins with one of them."""
        return self.for_stage(self.questions[0].value)

    def for_stage(self, area: str) -> tuple[Question, ...]:
        """The questions of one value."""
        return tuple(
            _as_problem(
                each.id,
                each.ask,
                follow_ups=each.follow_ups.model_dump(),
                reference=(*each.signs, *each.warnings),
            )
            for each in self.questions
            if each.value == area
        )


class ScreenQuestion(Record):
    """A question of the recruiter screen; `dimension` is the rubric's."""

    id: str
    dimension: str
    ask: str
    follow_ups: Lines
    signs: Lines
    warnings: Lines


class ScreenBank(Bank):
    """The questions of the recruiter screen; `context` says what the call is, for the model."""

    context: str
    questions: Annotated[tuple[ScreenQuestion, ...], Field(min_length=1)]

    @property
    def problems(self) -> tuple[Question, ...]:
        """The questions of the first dimension: the call begins with one of them."""
        return self.for_stage(self.questions[0].dimension)

    def for_stage(self, area: str) -> tuple[Question, ...]:
        """The questions of one dimension."""
        return tuple(
            _as_problem(
                each.id,
                each.ask,
                self.context,
                deeper=each.follow_ups,
                reference=(*each.signs, *each.warnings),
            )
            for each in self.questions
            if each.dimension == area
        )


class TheoryQuestion(Record):
    """A question of ML theory that follows from something a candidate has said.

    Attributes:
        id: unique in the file.
        area: id of the design area that it belongs to.
        criterion: id of the criterion that it deepens.
        topic: for lists.
        ask: the question.
        when: words in an answer that make it fit, lower case.
        answer: what a correct answer says; never given to a model that interviews.
        wrong: a common wrong answer; the same.
    """

    id: str
    area: str
    criterion: str
    topic: str
    ask: str
    when: Lines
    answer: str
    wrong: str


class TheoryBank(Bank):
    """Follow-ups of ML theory for the ML design round."""

    questions: Annotated[tuple[TheoryQuestion, ...], Field(min_length=1)]

    @property
    def id(self) -> str:
        """Names the bank in stamps; its round has a bank of problems too."""
        return f"{self.round}-theory"


class ProductMetrics(Record):
    """The one metric that decides, and those that must not get worse."""

    primary: str
    guardrails: Lines


class ProductQuestion(Record):
    """A feature to weigh; `levels` is never given to a model that interviews."""

    id: str
    title: str
    ask: str
    context: str
    tensions: Lines
    metrics: ProductMetrics
    follow_ups: Lines
    change: str
    levels: dict[Level, Lines]


class ProductBank(Bank):
    """The prompts of the product-sense round."""

    questions: Annotated[tuple[ProductQuestion, ...], Field(min_length=1)]

    @property
    def problems(self) -> tuple[Question, ...]:
        """Each of its features."""
        return tuple(
            _as_problem(
                each.id,
                each.ask,
                each.context,
                each.change,
                each.levels,
                deeper=each.follow_ups,
                reference=(*each.tensions, each.metrics.primary, *each.metrics.guardrails),
            )
            for each in self.questions
        )


class ImpactFollowUps(Record):
    """One question for each rung above the raw metric, and for adoption, depth and outlook."""

    system: str
    product: str
    business: str
    adoption: str
    depth: str
    autonomy: str
    outlook: str


class ImpactQuestion(Record):
    """A question that asks for an impact claim; `rung_asked` is where claims usually start."""

    id: str
    ask: str
    rung_asked: Literal["raw", "system", "product", "business"]
    follow_ups: ImpactFollowUps
    signs: Lines
    warnings: Lines


class ImpactBank(Bank):
    """The prompts of the performance-review round."""

    questions: Annotated[tuple[ImpactQuestion, ...], Field(min_length=1)]

    @property
    def problems(self) -> tuple[Question, ...]:
        """Each of its questions, with what is asked on the rungs above."""
        return tuple(
            _as_problem(
                each.id,
                each.ask,
                follow_ups=each.follow_ups.model_dump(),
                reference=(*each.signs, *each.warnings),
            )
            for each in self.questions
        )


class AskedSection(Record):
    """A section of a guide page, and the questions that it answers.

    Attributes:
        file: the page's file name.
        heading: its heading path, as chunks have it.
        asked: the questions, in the words of whoever would ask them.
    """

    file: str
    heading: str
    asked: Lines


class Asked(Record):
    """The questions that the guide pages answer, section by section."""

    schema_version: Literal[1]
    version: int
    sections: tuple[AskedSection, ...]
