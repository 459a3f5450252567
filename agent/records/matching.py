"""A team match: team leads as data, what they ask, and how well a candidate fits."""

from typing import Annotated, Literal

from pydantic import Field

from agent.records.base import Record

Text = Annotated[str, Field(min_length=1)]


class Topic(Record):
    """Something that an organisation needs.

    Attributes:
        id: unique in its team.
        need: as a noun phrase.
        ask: the question about it.
        cues: words that show it, lower case; a trailing `*` stands for any ending.
    """

    id: Text
    need: Text
    ask: Text
    cues: Annotated[tuple[Text, ...], Field(min_length=1)]


class TeamLead(Record):
    """A team lead: no person, a role in an organisation.

    Attributes:
        id: of the team.
        organisation: as the guides name it.
        role: the lead's title.
        about: what the team does, one sentence.
        emphasis: what the guides say that it leans on; empty where they say nothing.
        page: the guide page that it is from.
        topics: what it needs, in the order asked.
        replies: by cue word in a candidate's question, what the lead answers.
    """

    id: Text
    organisation: Text
    role: Text
    about: Text
    emphasis: str
    page: Text
    topics: Annotated[tuple[Topic, ...], Field(min_length=3, max_length=4)]
    replies: dict[str, str]


class Teams(Record):
    """agent/data/teams.yaml.

    Attributes:
        version: raised with every change of the file.
        facts: what the guides say of the team match, each with its page.
        invites: the question with which a lead hands over; `preference` asks what is wanted.
        preference: asked once, before the first lead.
        unanswered: what a lead says to a question that the data does not answer.
        leads: at least three.
    """

    version: Annotated[int, Field(ge=1)]
    facts: tuple[Text, ...]
    invites: Text
    preference: Text
    unanswered: Text
    leads: Annotated[tuple[TeamLead, ...], Field(min_length=3)]


class Shown(Record):
    """A need that the candidate's words speak to: the need, the quote, and where it was said."""

    topic: Text
    quote: Text
    source: Text


class Fit(Record):
    """How a candidate fits a team.

    Attributes:
        team: its id.
        organisation: as shown.
        judged: False where nothing was answered; `share` is then None.
        share: of the needs asked about, the share shown in answers, 0 to 1.
        preferred: the candidate named the organisation, or what it does, as wished.
        refused: the candidate would rather not work there; such a team is never the one that fits.
        shown: with the quote for each.
        against: what argues against it, one line each.
    """

    team: Text
    organisation: Text
    judged: bool
    share: Annotated[float, Field(ge=0, le=1)] | None
    preferred: bool
    refused: bool = False
    shown: tuple[Shown, ...] = ()
    against: tuple[str, ...] = ()


class Exchange(Record):
    """A question that was asked, and what was answered.

    Attributes:
        team: whose; `preference` for the first question.
        topic: the need asked about; `own` for the candidate's own question.
        asked: the words of whoever asked.
        answer: empty where nothing was said.
    """

    team: Text
    topic: Text
    asked: Text
    answer: str


class Match(Record):
    """A team match, as it is kept and resumed.

    Attributes:
        schema_version: of this record on disk.
        id: names it.
        teams: the leads, in order.
        exchanges: what was said so far.
        done: whether it is over.
    """

    schema_version: Literal[1] = 1
    id: Text
    teams: Annotated[tuple[str, ...], Field(min_length=3, max_length=5)]
    exchanges: tuple[Exchange, ...] = ()
    done: bool = False


class MatchResult(Record):
    """What a team match comes to: the fits, the best first, and which fits in one sentence."""

    schema_version: Literal[1] = 1
    match: Match
    fits: tuple[Fit, ...]
    outcome: str
