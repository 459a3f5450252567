"""What a vendor's errors mean to the user."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import openai
from langchain_core import exceptions as lc

from agent.errors import ModelAnswerError, ModelError, ModelRefusedError, ModelUnavailableError

_AGAIN = "try again in a while; what was done so far is kept"


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
    except (openai.OpenAIError, lc.ModelError, lc.OutputParserException, httpx2.HTTPError) as error:
        raise _ours(name, error) from error


def _ours(name: str, error: Exception) -> ModelError:
    match error:
        case lc.ModelAuthenticationError() | openai.AuthenticationError():
            return ModelRefusedError(
                f"{name} refused the key", "check the key in the environment (OPENAI_API_KEY)"
            )
        case openai.OpenAIError() if "credentials" in str(error).lower():
            return ModelRefusedError(
                f"{name} needs a key and none is set",
                "put one into the environment (OPENAI_API_KEY)",
            )
        case lc.ModelPermissionDeniedError():
            return ModelRefusedError(
                f"{name} does not allow this key to use it", "use another key or MOCKLOOP_MODEL"
            )
        case lc.ModelNotFoundError():
            return ModelRefusedError(
                f"the endpoint does not know the model {name}", "check the name in MOCKLOOP_MODEL"
            )
        case lc.ContextOverflowError() | openai.APIError() if "context" in str(error).lower():
            return ModelAnswerError(
                f"the prompt is longer than {name} can read", "use a model with a longer context"
            )
        case openai.LengthFinishReasonError():
            return ModelAnswerError(f"the answer of {name} was cut off at the token limit")
        case lc.ModelRefusalError() | openai.ContentFilterFinishReasonError():
            return ModelAnswerError(f"{name} declined to answer")
        case lc.ModelInvalidRequestError():
            return ModelRefusedError(f"{name} rejected the request: {_first_line(error)}")
        case lc.OutputParserException():
            return ModelAnswerError(f"{name} answered with broken JSON")
        case lc.ModelRateLimitError() if "quota" in str(error).lower():
            return ModelRefusedError(f"the quota for {name} is used up", "top it up or wait")
        case lc.ModelRateLimitError():
            return ModelUnavailableError(f"{name} is rate-limited, also after retries", _AGAIN)
        case lc.ModelTimeoutError() | httpx2.TimeoutException():
            return ModelUnavailableError(f"{name} did not answer in time", _AGAIN)
        case lc.ModelConnectionError() | httpx2.TransportError():
            return ModelUnavailableError(
                f"{name} could not be reached", "check the network and MOCKLOOP_BASE_URL"
            )
    return ModelUnavailableError(f"{name} failed: {_first_line(error)}", _AGAIN)


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:200] if lines else type(error).__name__
