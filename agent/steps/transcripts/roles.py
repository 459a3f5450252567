"""Names that say what their bearer does in the interview."""

import re

from agent.records import Speaker

_ROLES: dict[str, Speaker] = {
    **dict.fromkeys(("candidate", "interviewee", "applicant", "coachee", "mentee"), "candidate"),
    **dict.fromkeys(
        ("interviewer", "recruiter", "examiner", "panelist", "panellist", "moderator", "coach"),
        "interviewer",
    ),
    "hiring manager": "interviewer",
}
_IN_A_CHAT: dict[str, Speaker] = {
    **dict.fromkeys(("user", "human"), "candidate"),
    **dict.fromkeys(("assistant", "ai", "bot", "model", "q"), "interviewer"),
    "a": "candidate",
}
"""What these mean is only sure where nobody has another name: a candidate may say "User: age"."""

_BESIDE_A_NAME = re.compile(r"[()\[\]|/–—,]|\s-\s")
_NUMBER = re.compile(r"(?:[\s_#-]*\d{1,3}|[\s_#-]+[A-Ea-e])$")


def role(name: str) -> Speaker | None:
    """Returns the role that a name says, alone, with a number, or beside the name of a person.

    "Interviewer 2", "Interviewer Bo", "Ada (candidate)" and "Candidate - Ada" say one; "Candidate
    generation", which is a part of many a design, does not.
    """
    for part in (name, *_BESIDE_A_NAME.split(name)):
        found = _ROLES.get(_NUMBER.sub("", part.strip().casefold()))
        if found:
            return found
    words = name.split()
    for word, others in ((words[:1], words[1:]), (words[-1:], words[:-1])):
        a_name = all(other[:1].isupper() for other in others)
        if word and a_name and _ROLES.get(word[0].casefold()) == "interviewer":
            return "interviewer"
    return None


def chat_role(name: str) -> Speaker | None:
    """Returns the role that a name says in a talk between a person and a program."""
    return role(name) or _IN_A_CHAT.get(name.strip().casefold())
