"""Looking at prompts: what stands outside the fence."""

import re
from collections.abc import Iterable, Sequence

from agent.ports.chat import Message
from agent.steps.fencing import fenced
from agent.steps.word_runs import runs


def stray_words(asked: Iterable[Sequence[Message]], said: Iterable[str], *fences: str) -> str:
    """Returns words that were said and stand outside every fence of a prompt; empty if none do.

    Args:
        asked: prompts; what the model itself said before is passed over.
        said: what the candidate, or anyone, said.
        fences: names of the tags that words from outside may stand between.
    """
    copied = {run for text in said for run in runs(fenced(text))}
    inside = re.compile("|".join(rf"<{name}>.*?</{name}>" for name in fences), re.DOTALL)
    for messages in asked:
        for message in messages:
            if message.role == "assistant":
                continue
            outside = inside.sub(" ¶ ", message.text)
            for part in outside.split("¶"):
                for run in runs(part):
                    if run in copied:
                        return run
    return ""
