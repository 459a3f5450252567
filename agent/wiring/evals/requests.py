"""Looking at prompts: what stands outside the fence, and what should not stand there at all."""

import re
from collections.abc import Iterable, Iterator, Sequence

from agent.ports.chat import Message
from agent.steps.fencing import fenced

_RUN = 6
"""Words in a row that two texts share by copying and hardly ever by chance."""
_WORD = re.compile(r"[\w']+")


def stray_words(asked: Iterable[Sequence[Message]], said: Iterable[str], *fences: str) -> str:
    """Returns words that were said and stand outside every fence of a prompt; empty if none do.

    Args:
        asked: prompts; what the model itself said before is passed over.
        said: what the candidate, or anyone, said.
        fences: names of the tags that words from outside may stand between.
    """
    runs = {run for text in said for run in _runs(fenced(text))}
    inside = re.compile("|".join(rf"<{name}>.*?</{name}>" for name in fences), re.DOTALL)
    for messages in asked:
        for message in messages:
            if message.role == "assistant":
                continue
            outside = inside.sub(" ¶ ", message.text)
            for part in outside.split("¶"):
                for run in _runs(part):
                    if run in runs:
                        return run
    return ""


def leaked(texts: Iterable[str], secrets: Iterable[str]) -> str:
    """Returns words of a secret that stand in a text; empty if none do.

    Args:
        texts: what is looked through.
        secrets: what must not stand there, in whole or in part.
    """
    runs = {run for secret in secrets for run in _runs(secret)}
    return next((run for text in texts for run in _runs(text) if run in runs), "")


def _runs(text: str) -> Iterator[str]:
    words = _WORD.findall(text.lower())
    for start in range(len(words) - _RUN + 1):
        yield " ".join(words[start : start + _RUN])
