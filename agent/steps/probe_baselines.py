"""Two other ways to choose what to ask next, to hold our own choice against.

`random` draws a criterion of the open area, met or not, and has it worded as ours is; `free` leaves
all to the model, which is told the areas of the round and decides by itself.
"""

import hashlib
from typing import Literal, get_args

from agent.ports.chat import Message
from agent.records import Area, Criterion, Prompt, Session
from agent.steps.setting import Setting
from agent.steps.wording import conversation, turn_prompt, window

BaselineKind = Literal["random", "free"]
BASELINE_KINDS: tuple[BaselineKind, ...] = get_args(BaselineKind)


def random_prompt(
    before: Session, setting: Setting, prompt: Prompt, manner: str, draw: str
) -> list[Message]:
    """Returns the messages that ask for a probe on a criterion drawn from the open area.

    Args:
        before: the session, with the candidate's answer as its last turn.
        setting: what it is played with.
        prompt: the interviewer's prompt.
        manner: how they sound.
        draw: names the draw; the same name draws the same criterion.
    """
    ask = drawn(setting.area(before.stage), draw).ask
    direction = prompt.render("direction", directive=prompt.render("probe", ask=ask))
    return turn_prompt(before, setting.question, prompt, direction, setting.plan.persona, manner)


def drawn(area: Area, draw: str) -> Criterion:
    """Returns a criterion of an area, each as likely as the others."""
    digest = hashlib.sha256(draw.encode()).digest()
    return area.criteria[int.from_bytes(digest[:8], "big") % len(area.criteria)]


def free_prompt(before: Session, setting: Setting, free: Prompt, manner: str) -> list[Message]:
    """Returns the messages that ask for a turn of the model's own choice.

    Args:
        before: the session, with the candidate's answer as its last turn.
        setting: what it is played with.
        free: the prompt that leaves control to the model.
        manner: how the interviewer sounds.
    """
    system = free.render(
        "system",
        persona=setting.plan.persona,
        statement=setting.question.statement,
        context=setting.question.context,
        areas="; ".join(setting.area(n).title for n in range(len(setting.plan.stages))),
        manner=manner,
    )
    turns = window(before)
    directions = [free.render("next")] * len(turns)
    return [Message("system", system), *conversation(turns, free, directions)]
