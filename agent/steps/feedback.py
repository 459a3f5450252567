"""What a coach says after an answer: what it met, what is missing, how deep it went.

Code finds all of it, by the cues of the rubric and the words of the answer; it says what was
spoken to, not how well. It is shown to the candidate alone, and is no part of the round.
"""

from collections.abc import Iterator

from agent.records import Depth, Session
from agent.steps.coverage import missing
from agent.steps.noticing import Noticed
from agent.steps.setting import Setting

_STEPS: dict[Depth, str] = {
    "number": "a number behind it",
    "alternative": "what else was weighed, and why not that",
    "failure": "how it fails, or what it cost",
}
_SPAN_WORDS = 20


def feedback(session: Session, setting: Setting, noticed: Noticed) -> str:
    """Returns what a coach says on the newest answer, a line each.

    Args:
        session: with the candidate's answer as its last turn, and what it met.
        setting: what the round is played with.
        noticed: of the open stage.
    """
    return "\n".join(_lines(session, setting, noticed))


def _lines(session: Session, setting: Setting, noticed: Noticed) -> Iterator[str]:
    new = [each for each in session.met if each.turn == len(session.turns) - 1]
    for each in new:
        text = setting.rubric.area(each.area).criterion(each.criterion).text
        yield f'spoken to: {text} ("{_short(each.span)}")'
    if not new:
        yield "nothing new of what this round looks for was heard in that"
    if noticed.told is not None:
        again = setting.rubric.area(noticed.told.area).title.lower()
        yield f"this project was told before ({again}): told again, it earns no more than a 3"
    if setting.plan.stories and noticed.parts_missing:
        yield f"of the story, not heard yet: {', '.join(noticed.parts_missing)}"
    area = setting.area(session.stage)
    if left := missing(session.met, area):
        yield f"still open: {left[0].text}"
    shows = setting.plan.expected(session.target_level).shows
    lacking = [_STEPS[step] for step in shows if step not in noticed.shown]
    if lacking:
        yield f"{session.target_level} also wants: {'; '.join(lacking)}"


def _short(span: str) -> str:
    words = span.split()
    return " ".join(words[:_SPAN_WORDS]) + (" …" if len(words) > _SPAN_WORDS else "")
