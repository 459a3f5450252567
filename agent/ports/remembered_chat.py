"""A chat endpoint that gives the same answer to the same request without being asked again.

A judging library asks in its own way, more than once, and begins anew in every process; what it
asks at temperature 0 is asked of the model once.
"""

import time
from collections.abc import Mapping
from typing import Any

import openai
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletion

from agent.ports.judge import Endpoint
from agent.ports.kept_texts import KeptTexts
from agent.ports.model_faults import model_faults
from agent.records import Stamp, Usage

_RETRIES = 4
_TIMEOUT_S = 600.0
_ALTERNATIVES = 20


class RememberedChat:
    """Chat completions at temperature 0, with log-probabilities, by JSON schema.

    Args:
        endpoint: where the model answers.
        stamp: of the model; answers of another are not taken.
        kept: where answers are kept.

    Attributes:
        usage: what the answers cost that were not remembered; a caller sets it back.
        requests: how many were sent.
    """

    def __init__(self, endpoint: Endpoint, stamp: Stamp, kept: KeptTexts) -> None:
        self.usage = Usage()
        self.requests = 0
        self._endpoint = endpoint
        self._stamp = stamp
        self._kept = kept
        with model_faults(endpoint.model):
            self._client = openai.OpenAI(
                base_url=endpoint.url,
                api_key=endpoint.key,
                max_retries=_RETRIES,
                timeout=_TIMEOUT_S,
            )

    def ask(self, prompt: str, schema: Mapping[str, Any], max_tokens: int) -> ChatCompletion:
        """Returns the answer to a prompt.

        Args:
            prompt: the one user message.
            schema: of the JSON that is asked for.
            max_tokens: the longest answer.

        Raises:
            ModelError: there is no answer; the subclass says why.
        """
        body: dict[str, Any] = {
            "model": self._endpoint.model,
            "messages": [{"role": "user", "content": prompt}],
            "temperature": 0,
            "max_tokens": max_tokens,
            "logprobs": True,
            "top_logprobs": _ALTERNATIVES,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "schema": dict(schema)},
            },
        }
        key = (self._stamp.model_dump(), body)
        if (text := self._kept.get(*key)) is not None:
            return ChatCompletion.model_validate_json(text)
        started = time.perf_counter()
        with model_faults(self._endpoint.model):
            answer: ChatCompletion = self._client.chat.completions.create(**body)
        self.requests += 1
        self.usage += Usage(seconds=round(time.perf_counter() - started, 3))
        self.usage += usage_of(answer.usage) if answer.usage else Usage()
        self._kept.put(answer.model_dump_json(), *key)
        return answer


def usage_of(counted: CompletionUsage) -> Usage:
    """Returns an endpoint's own count, with no time."""
    details = counted.prompt_tokens_details
    cached = (details.cached_tokens if details else 0) or 0
    return Usage(
        tokens_evaluated=max(0, counted.prompt_tokens - cached),
        tokens_cached=cached,
        tokens_generated=counted.completion_tokens,
    )
