"""What a vendor's errors mean to the user."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import httpx2
import openai
from langchain_core import exceptions as lc

from agent.errors import ModelAnswerError, ModelError, ModelRefusedError, ModelUnavailableError

_VENDORS = (
    openai.OpenAIError,
    lc.ModelError,
    lc.OutputParserException,
    httpx2.HTTPError,
    httpx2.InvalidURL,
)
_NOT_AN_ANSWER = (AttributeError, TypeError, LookupError, ValueError, RecursionError)
"""What the vendors' libraries raise over a body that is no chat completion."""

_AGAIN = "try again in a while; what was done so far is kept"


class _Meaning(NamedTuple):
    """What an error of these types, whose text holds the word, means."""

    errors: tuple[type[Exception], ...]
    word: str
    kind: type[ModelError]
    fault: str
    remedy: str = ""


_MEANINGS = (
    _Meaning(
        (lc.ModelAuthenticationError, openai.AuthenticationError),
        "",
        ModelRefusedError,
        "{name} refused the key",
        "check the key in the environment (OPENAI_API_KEY)",
    ),
    _Meaning(
        (openai.OpenAIError,),
        "credentials",
        ModelRefusedError,
        "{name} needs a key and none is set",
        "put one into the environment (OPENAI_API_KEY)",
    ),
    _Meaning(
        (lc.ModelPermissionDeniedError,),
        "",
        ModelRefusedError,
        "{name} does not allow this key to use it",
        "use another key or another MOCKLOOP_MODEL",
    ),
    _Meaning(
        (lc.ModelNotFoundError,),
        "",
        ModelRefusedError,
        "the endpoint does not know the model {name}",
        "check the name in MOCKLOOP_MODEL",
    ),
    _Meaning(
        (lc.ContextOverflowError, openai.APIError),
        "context",
        ModelAnswerError,
        "the prompt is longer than {name} can read",
        "use a model with a longer context",
    ),
    _Meaning(
        (openai.LengthFinishReasonError,),
        "",
        ModelAnswerError,
        "the answer of {name} was cut off at the token limit",
    ),
    _Meaning(
        (lc.ModelRefusalError, openai.ContentFilterFinishReasonError),
        "",
        ModelAnswerError,
        "{name} declined to answer",
    ),
    _Meaning(
        (lc.ModelInvalidRequestError,),
        "",
        ModelAnswerError,
        "{name} rejected the request: {error}",
    ),
    _Meaning((lc.OutputParserException,), "", ModelAnswerError, "{name} answered with broken JSON"),
    _Meaning(
        (lc.ModelRateLimitError,),
        "quota",
        ModelRefusedError,
        "the quota for {name} is used up",
        "top it up or use another MOCKLOOP_MODEL",
    ),
    _Meaning(
        (lc.ModelRateLimitError,),
        "",
        ModelUnavailableError,
        "{name} is rate-limited, also after retries",
        _AGAIN,
    ),
    _Meaning(
        (lc.ModelTimeoutError, httpx2.TimeoutException),
        "",
        ModelUnavailableError,
        "{name} did not answer in time",
        _AGAIN,
    ),
    _Meaning(
        (lc.ModelConnectionError, httpx2.TransportError),
        "",
        ModelUnavailableError,
        "{name} could not be reached",
        "check the network and MOCKLOOP_BASE_URL",
    ),
)
"""The first that fits decides."""


@contextmanager
def model_faults(name: str) -> Iterator[None]:
    """Turns the errors of a model call into ours; others go on unchanged.

    Args:
        name: the model's name, for the message.

    Raises:
        ModelRefusedError: the key, the name or the quota is refused.
        ModelUnavailableError: no answer after the retries.
        ModelAnswerError: an answer that cannot be used.
    """
    try:
        yield
    except ModelError:
        raise
    except _VENDORS as error:
        raise _ours(name, error) from error
    except _NOT_AN_ANSWER as error:
        raise ModelAnswerError(
            f"{name} did not answer as its kind of endpoint does ({type(error).__name__})",
            "check MOCKLOOP_BASE_URL: it usually ends in /v1",
        ) from error


def _ours(name: str, error: Exception) -> ModelError:
    text = str(error).lower()
    for meaning in _MEANINGS:
        if isinstance(error, meaning.errors) and meaning.word in text:
            fault = meaning.fault.format(name=name, error=_first_line(error))
            return meaning.kind(fault, meaning.remedy)
    return ModelUnavailableError(f"{name} failed: {_first_line(error)}", _AGAIN)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
