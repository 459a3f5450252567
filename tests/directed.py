"""An interviewer's model that asks just what it is directed to, or what a test says instead."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from agent.ports.chat import Message, Reply
from agent.records import Record, Stamp, Usage

R = TypeVar("R", bound=Record)


class DirectedModel:
    """Says the question of the newest direction, word for word.

    Args:
        instead: is given the question and which turn it is, from 0; returns what is said.
    """

    def __init__(self, instead: Callable[[str, int], str] | None = None) -> None:
        self.stamp = Stamp(id="directed")
        self.context_tokens: int | None = None
        self.asked: list[list[Message]] = []
        self._instead = instead

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        self.asked.append(list(messages))
        found = re.findall(r"<direction>\s*Ask: (.*?)\s*</direction>", messages[-1].text, re.DOTALL)
        text = found[-1] if found else "What comes next?"
        if self._instead:
            text = self._instead(text, len(self.asked) - 1)
        if on_text:
            on_text(text)
        return Reply(text, Usage(tokens_evaluated=10, tokens_cached=90, tokens_generated=5))

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        raise NotImplementedError

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        raise NotImplementedError
