"""A team match: what is asked next, what a lead replies, and which team fits, with reasons.

A team's share is the number of its needs that the candidate's own words speak to, over the needs
asked about. Words are matched by the cues of agent/data/teams.yaml; a method of our own, and no
judgement of how good an answer is. Who says nothing is not judged.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from agent.records.matching import Exchange, Fit, Match, Shown, TeamLead, Teams, Topic
from agent.steps.coverage import cue_pattern
from agent.steps.fencing import clean
from agent.steps.sentences import SENTENCE_END

PREFERENCE, OWN = "preference", "own"
_LONGEST_QUOTE = 200
_REFUSES = re.compile(
    r"\b(?:rather not|not want|don['’]t want|no interest|avoid|not in|anything but|except)\b", re.I
)
_FEWEST_WORDS = 3


def next_question(match: Match, teams: Teams) -> Exchange | None:
    """Returns the next question, with an empty answer; None when all is asked.

    First what the candidate wants; then, lead by lead, each need; then the candidate's own
    question to that lead.
    """
    asked = {(each.team, each.topic) for each in match.exchanges}
    if (PREFERENCE, PREFERENCE) not in asked:
        return Exchange(team=PREFERENCE, topic=PREFERENCE, asked=teams.preference, answer="")
    for lead in chosen(match.teams, teams):
        for topic in lead.topics:
            if (lead.id, topic.id) not in asked:
                return Exchange(team=lead.id, topic=topic.id, asked=topic.ask, answer="")
        if (lead.id, OWN) not in asked:
            return Exchange(team=lead.id, topic=OWN, asked=teams.invites, answer="")
    return None


def chosen(ids: Sequence[str], teams: Teams) -> tuple[TeamLead, ...]:
    """Returns the leads of some ids, in that order.

    Raises:
        KeyError: there is no such lead.
    """
    by_id = {lead.id: lead for lead in teams.leads}
    return tuple(by_id[each] for each in ids)


def reply(question: str, lead: TeamLead, teams: Teams) -> str:
    """Returns what a lead answers to the candidate's question; only what the data holds."""
    low = clean(question).lower()
    if not low:
        return ""
    found = [text for cue, text in lead.replies.items() if cue in low]
    if found:
        return " ".join(found)
    if any(word in low for word in ("team", "do you", "work on", "about you")):
        return lead.about
    return teams.unanswered


def fits(match: Match, teams: Teams, sealed: Mapping[str, Sequence[str]]) -> tuple[Fit, ...]:
    """Returns how the candidate fits each team, the best first.

    Args:
        match: what was said.
        teams: the leads.
        sealed: by place of a sealed round, what the candidate said in it; may be empty.
    """
    found = [_fit(lead, match, sealed) for lead in chosen(match.teams, teams)]
    return tuple(
        sorted(
            found,
            key=lambda fit: (
                not fit.judged,
                fit.refused,
                -(fit.share or 0.0),
                not fit.preferred,
            ),
        )
    )


def outcome(found: Sequence[Fit]) -> str:
    """Returns which team fits, in one sentence; that none can be told where nothing was said."""
    judged = [fit for fit in found if fit.judged and fit.shown and not fit.refused]
    if not judged:
        return "not judged: too little was answered to tell which team fits"
    best = judged[0]
    level = [f for f in judged if f.share == best.share and f.preferred == best.preferred]
    names = " and ".join(fit.organisation for fit in level)
    why = ", and it is what you asked for" if best.preferred else ""
    many = "fits" if len(level) == 1 else "fit alike"
    return f"{names} {many} best by what you said: {best.share:.0%} of the needs shown{why}"


def _fit(lead: TeamLead, match: Match, sealed: Mapping[str, Sequence[str]]) -> Fit:
    own = [each for each in match.exchanges if each.team == lead.id and each.topic != OWN]
    answered = [each for each in own if _says_something(each.answer)]
    wished = next((e.answer for e in match.exchanges if e.team == PREFERENCE), "")
    preferred, refused = _preferred(lead, wished)
    if not answered:
        return Fit(
            team=lead.id,
            organisation=lead.organisation,
            judged=False,
            share=None,
            preferred=preferred and not refused,
            refused=refused,
            against=("nothing was answered here: not judged",),
        )
    answers = {e.topic: e.answer for e in answered}
    shown = [s for topic in lead.topics if (s := _shown(topic, answers, sealed))]
    needs = {each.topic for each in shown}
    against = [f"nothing you said speaks to {t.need}" for t in lead.topics if t.need not in needs]
    if refused:
        against.insert(0, "you would rather not work there")
    return Fit(
        team=lead.id,
        organisation=lead.organisation,
        judged=True,
        share=round(len(shown) / len(lead.topics), 4),
        preferred=preferred and not refused,
        refused=refused,
        shown=tuple(shown),
        against=tuple(against),
    )


def _says_something(answer: str) -> bool:
    return len(re.findall(r"\w+", answer)) >= _FEWEST_WORDS


def _preferred(lead: TeamLead, wished: str) -> tuple[bool, bool]:
    """Whether the organisation is named as wished, and as not wished."""
    words = [word for word in lead.organisation.lower().split() if word != "and"]
    names = cue_pattern((lead.organisation.lower(), *(w for w in words if len(w) > 2)))
    wanted = refused = False
    for piece in re.split(r"[.;,!?]|\bbut\b", clean(wished)):
        if names.search(piece.lower()):
            refuses = bool(_REFUSES.search(piece))
            wanted, refused = wanted or not refuses, refused or refuses
    return wanted, refused


def _shown(
    topic: Topic, answers: Mapping[str, str], sealed: Mapping[str, Sequence[str]]
) -> Shown | None:
    """The sentence that speaks to a need: of the answer to it, else of another, else of a round."""
    pattern = cue_pattern(topic.cues)
    sources: list[tuple[str, str]] = [
        *((topic_id, text) for topic_id, text in answers.items() if topic_id == topic.id),
        *((topic_id, text) for topic_id, text in answers.items() if topic_id != topic.id),
        *((place, text) for place, texts in sealed.items() for text in texts),
    ]
    for source, text in sources:
        for sentence in _sentences(text):
            if pattern.search(sentence.lower()) and _says_something(sentence):
                return Shown(topic=topic.need, quote=sentence[:_LONGEST_QUOTE], source=source)
    return None


def _sentences(text: str) -> Iterator[str]:
    yield from (piece.strip() for piece in SENTENCE_END.split(clean(text)) if piece.strip())
