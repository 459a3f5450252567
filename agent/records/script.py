"""Scripts: what is worded from the user's facts by a template, and nothing else."""

from string import Template
from typing import Annotated, Literal

from pydantic import Field, model_validator

from agent.records.base import Record
from agent.records.disagreement import Cited

ScriptName = Literal["follow-up", "partner-opening", "recruiter-questions"]
_Text = Annotated[str, Field(min_length=1)]


class ScriptFact(Record):
    """A fact that a script is worded from.

    Attributes:
        name: names it in a facts file and on the command line.
        what: what it is, as a noun phrase; it stands in the blank where the fact is missing.
        several: it may be a list.
        optional: where it is missing, the lines that need it are left out, without a blank.
    """

    name: Annotated[str, Field(pattern=r"^[a-z_]+$")]
    what: _Text
    several: bool = False
    optional: bool = False


class ScriptTemplate(Record):
    """A script that is worded line by line.

    Attributes:
        about: what it is for.
        facts: what it is worded from.
        lines: with `$name` for a fact; an empty one parts paragraphs.
    """

    about: _Text
    facts: Annotated[tuple[ScriptFact, ...], Field(min_length=1)]
    lines: Annotated[tuple[str, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _whole(self) -> "ScriptTemplate":
        """Every fact is used, and every name is a fact."""
        named = {name for line in self.lines for name in Template(line).get_identifiers()}
        if strange := named ^ {fact.name for fact in self.facts}:
            raise ValueError(f"{min(strange)} is not both declared and used")
        return self


class RecruiterQuestion(Record):
    """A question to put to the recruiter.

    Attributes:
        fact: the fact that answers it; the question is left out where that is known.
        ask: the question.
        why: why it is worth asking.
        cited: the sections that it draws on.
        disagreement: id of the disagreement of the guides that it settles; empty for none.
    """

    fact: ScriptFact
    ask: _Text
    why: _Text
    cited: Annotated[tuple[Cited, ...], Field(min_length=1)]
    disagreement: str = ""


class RecruiterQuestions(Record):
    """What is put to the recruiter: what it is for, an opening that needs facts, the questions."""

    about: _Text
    facts: tuple[ScriptFact, ...]
    opening: _Text
    questions: Annotated[tuple[RecruiterQuestion, ...], Field(min_length=1)]


class Scripts(Record):
    """All scripts."""

    version: int
    follow_up: ScriptTemplate
    partner_opening: ScriptTemplate
    recruiter_questions: RecruiterQuestions

    def facts_of(self, name: ScriptName) -> tuple[ScriptFact, ...]:
        """Returns the facts that a script takes, those that answer a question among them."""
        if name == "follow-up":
            return self.follow_up.facts
        if name == "partner-opening":
            return self.partner_opening.facts
        asked = self.recruiter_questions
        return (*asked.facts, *(each.fact for each in asked.questions))

    def about(self, name: ScriptName) -> str:
        """Returns what a script is for."""
        by_name = {
            "follow-up": self.follow_up.about,
            "partner-opening": self.partner_opening.about,
            "recruiter-questions": self.recruiter_questions.about,
        }
        return by_name[name]


class WordedScript(Record):
    """A script in words.

    Attributes:
        script: its name.
        text: with a named blank for each fact that is missing.
        missing: the names of the facts that are missing.
        known: what is left out since it is known: fact and value.
        notes: where the guides disagree, and what is followed.
        citations: of the guide passages drawn on.
    """

    script: ScriptName
    text: str
    missing: tuple[str, ...]
    known: dict[str, str]
    notes: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()
