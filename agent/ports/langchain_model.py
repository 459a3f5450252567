"""The chat model port over LangChain's `init_chat_model`: any provider that LangChain knows."""

import copy
import math
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, cast

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    HumanMessage,
    SystemMessage,
)
from langchain_core.runnables import Runnable, RunnableSequence
from pydantic import ValidationError

from agent.errors import ModelAnswerError, ModelSilentError, SettingError
from agent.ports.chat import Message, Reply
from agent.ports.json_answers import last_object
from agent.ports.model_faults import model_faults
from agent.ports.schemas import portable_schema
from agent.records import Record, Stamp, Usage

R = TypeVar("R", bound=Record)

_RETRIES = 4
_TIMEOUT_S = 600.0
_REASONING_TOKENS = 8_000
_ALTERNATIVES = 20
_CUT_OFF = ("length", "max_tokens")
_LIMITS = ("max_tokens", "max_output_tokens", "num_predict")
_KINDS: dict[str, type[BaseMessage]] = {
    "system": SystemMessage,
    "user": HumanMessage,
    "assistant": AIMessage,
}


class LangChainModel:
    """A language model behind LangChain.

    Args:
        spec: PROVIDER:NAME, as `init_chat_model` takes it.
        base_url: an OpenAI-compatible endpoint instead of the provider's own.
        api_key: the key for it; the provider's own environment variable otherwise.
        stamp: name and hash, where they are known better than by the spec.
        bounded: the model keeps to lengths in a JSON schema (llama.cpp does; several hosted
            providers reject a schema that has them).
        context_tokens: what it reads and writes at once, where that is known better than by
            LangChain's own list of models.

    Raises:
        SettingError: LangChain does not know the provider, or its package is missing.
    """

    def __init__(
        self,
        spec: str,
        *,
        base_url: str | None = None,
        api_key: str | None = None,
        stamp: Stamp | None = None,
        bounded: bool = False,
        context_tokens: int | None = None,
    ) -> None:
        self._name = spec.partition(":")[2] or spec
        self._provider = spec.partition(":")[0]
        self._stamp = stamp or Stamp(id=spec)
        self._bounded = bounded
        self._is_openai = spec.startswith("openai:")
        self._model = _open(spec, base_url, api_key)
        profile: Mapping[str, Any] = self._model.profile or {}
        self._context_tokens: int | None = context_tokens or profile.get("max_input_tokens")
        self._extra_tokens = _REASONING_TOKENS if profile.get("reasoning_output") else 0
        self._settings: dict[str, float] = (
            {"temperature": 0} if profile.get("temperature", True) else {}
        )

    @property
    def stamp(self) -> Stamp:
        """The model's name, with the hash of its weights where they are known."""
        return self._stamp

    @property
    def context_tokens(self) -> int | None:
        """See `ChatModel.context_tokens`; of some providers it is that of the prompt alone."""
        return self._context_tokens

    def sampled(self, seed: int, temperature: float) -> "LangChainModel":
        """Returns the same model with another sample of its answers.

        Args:
            seed: tells the sample from others, where the provider takes one.
            temperature: how freely it draws, 0 or more; passed over where the model has none.
        """
        other = copy.copy(self)
        drawn = {"temperature": temperature} if "temperature" in self._settings else {}
        other._settings = {**self._settings, **drawn, "seed": seed}
        return other

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        """See `ChatModel.complete`."""
        started = time.perf_counter()
        model = self._limited(max_tokens)
        stops = list(stop) if stop and not self._extra_tokens else None
        whole: AIMessageChunk | None = None
        with model_faults(self._name):
            for chunk in model.stream(_langchain(messages), stop=stops):
                if on_text and (piece := chunk.text):
                    on_text(piece)
                whole = chunk if whole is None else whole + chunk
        text = whole.text.strip() if whole else ""
        if whole is None or not text:
            raise ModelSilentError(f"{self._name} answered nothing")
        cut_off = whole.response_metadata.get("finish_reason") in _CUT_OFF
        return Reply(text, _usage(whole, started), cut_off)

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        """See `ChatModel.structured`.

        Only the first part of LangChain's chain is run, which makes the call. The whole chain that
        keeps the raw answer makes it in a thread of a pool, and Ctrl-C then waits for the answer.
        """
        started = time.perf_counter()
        asked = self.asked_for(shape, max_tokens)
        with model_faults(self._name):
            raw = cast(AIMessage, asked.invoke(_langchain(messages)))
        return Reply(self._record(raw.text, shape), _usage(raw, started))

    def asked_for(self, shape: type[Record], max_tokens: int) -> Runnable[Any, Any]:
        """Returns what asks for a record, with the schema that this provider takes.

        It is the first part of LangChain's chain; the rest would parse what we parse ourselves.
        """
        chain = self._limited(max_tokens).with_structured_output(
            shape.model_json_schema() if self._bounded else portable_schema(shape, self._provider),
            method="json_schema",
            **({"strict": True} if self._is_openai else {}),
        )
        return cast("RunnableSequence[Any, Any]", chain).first

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        """See `ChatModel.odds`."""
        started = time.perf_counter()
        if not self._is_openai:
            return Reply({})
        asked = self._limited(1).bind(logprobs=True, top_logprobs=_ALTERNATIVES)
        with model_faults(self._name):
            answer = asked.invoke(_langchain(messages))
        content = (answer.response_metadata.get("logprobs") or {}).get("content") or []
        odds: dict[str, float] = {}
        for each in content[0]["top_logprobs"] if content else ():
            odds[each["token"]] = odds.get(each["token"], 0.0) + math.exp(each["logprob"])
        return Reply(odds, _usage(answer, started))

    def _limited(self, max_tokens: int) -> BaseChatModel:
        """The model with a longest answer, under whichever name its provider has for it."""
        fields = type(self._model).model_fields
        limit = next((name for name in _LIMITS if name in fields), None)
        update: dict[str, Any] = {k: v for k, v in self._settings.items() if k in fields}
        if limit:
            update[limit] = max_tokens + self._extra_tokens
        return self._model.model_copy(update=update)

    def _record(self, text: str, shape: type[R]) -> R:
        if not text.strip():
            raise ModelSilentError(f"{self._name} answered nothing")
        try:
            return shape.model_validate_json(last_object(text))
        except ValidationError as error:
            first = error.errors()[0]
            raise ModelAnswerError(
                f"{self._name} answered with JSON that does not fit ({first['msg']})"
            ) from error


def _open(spec: str, base_url: str | None, api_key: str | None) -> BaseChatModel:
    if not spec.partition(":")[0]:
        raise SettingError("no model is named", "set MOCKLOOP_MODEL to PROVIDER:NAME")
    given: dict[str, Any] = {"max_retries": _RETRIES, "timeout": _TIMEOUT_S}
    if base_url:
        given["base_url"] = base_url
    if api_key:
        given["api_key"] = api_key
    if spec.startswith("openai:"):
        given |= {"stream_usage": True, "use_responses_api": False}
    with model_faults(spec):
        try:
            return cast(BaseChatModel, init_chat_model(spec, **given))
        except ImportError as error:
            raise SettingError(
                f"{spec} needs a package that is not installed",
                f"pip install {_package_in(str(error))}",
            ) from error
        except ValueError as error:
            raise SettingError(
                f"{spec!r} does not name a model that LangChain can open",
                "write PROVIDER:NAME, as in openai:NAME, anthropic:NAME or ollama:NAME",
            ) from error


def _package_in(message: str) -> str:
    words = [word.strip("`.'") for word in message.split()]
    return next((word for word in reversed(words) if word.startswith("langchain-")), "it")


def _langchain(messages: Sequence[Message]) -> list[BaseMessage]:
    return [_KINDS[message.role](content=message.text) for message in messages]


def _usage(message: AIMessage, started: float) -> Usage:
    counted = message.usage_metadata
    seconds = round(time.perf_counter() - started, 3)
    if counted is None:
        return Usage(seconds=seconds)
    cached = counted.get("input_token_details", {}).get("cache_read", 0) or 0
    return Usage(
        tokens_evaluated=max(0, counted["input_tokens"] - cached),
        tokens_cached=cached,
        tokens_generated=counted["output_tokens"],
        seconds=seconds,
    )
