"""The prompt for one turn, and what is kept of the model's answer.

Every message stays as it was first sent, directions included; a turn only adds to the end. So
the model's prompt cache holds all but the newest answer and its direction.
"""

from collections.abc import Sequence

from agent.ports.chat import Message
from agent.records import Prompt, Question, Session, SessionTurn
from agent.steps.fencing import LONGEST_ANSWER, fenced

LONGEST_TURN_TOKENS = 90
STOPS = ("\n\n", "<candidate", "<direction", "</")
_WINDOW_CHARS = 40_000
"""Characters of conversation that a prompt takes: about 10,000 tokens, under the context."""
_WINDOW_BLOCK = 10


def turn_prompt(
    session: Session,
    question: Question,
    prompt: Prompt,
    direction: str,
    persona: str,
    manner: str,
) -> list[Message]:
    """Builds the messages that ask for one turn.

    Args:
        session: with the candidate's answer as its last turn.
        question: the problem; its scale, facts and levels are not given to the model.
        prompt: the interviewer's prompt.
        direction: what the turn is to say.
        persona: who interviews.
        manner: how they sound.
    """
    system = prompt.render(
        "system",
        persona=persona,
        statement=question.statement,
        context=question.context,
        manner=manner,
    )
    turns = window(session)
    directions = [turn.direction for turn in turns[1:]] + [direction]
    return [Message("system", system), *conversation(turns, prompt, directions)]


def conversation(
    turns: Sequence[SessionTurn], prompt: Prompt, directions: Sequence[str]
) -> list[Message]:
    """Returns turns as messages, from the candidate's joining on.

    Args:
        turns: the interviewer's first.
        prompt: the interviewer's prompt.
        directions: what follows each turn; passed over after the interviewer's own.
    """
    messages = [Message("user", prompt.render("joins"))]
    for turn, following in zip(turns, directions, strict=True):
        if turn.speaker == "interviewer":
            messages.append(Message("assistant", turn.text))
        else:
            answer = prompt.render("answer", answer=fenced(turn.shown or turn.text))
            messages.append(Message("user", f"{answer}\n{following}".strip()))
    return messages


def window(session: Session) -> Sequence[SessionTurn]:
    """Returns the newest turns that fit; cut in blocks, so that the prefix changes seldom.

    The first turn, which sets the problem, always stays; the rest starts at a candidate's turn.
    """
    turns = session.turns
    start = 1
    while sum(map(_prompt_chars, turns[start:])) > _WINDOW_CHARS and start < len(turns) - 2:
        start = min(start + _WINDOW_BLOCK, len(turns) - 1)
    return [*turns[:1], *turns[start:]]


def _prompt_chars(turn: SessionTurn) -> int:
    return min(len(turn.shown or turn.text), LONGEST_ANSWER) + len(turn.direction)


def spoken(text: str) -> str:
    """Returns what is said of a model's answer: up to the end of its first question."""
    said, mark, _ = text.partition("?")
    return " ".join((said + mark).split())
