"""The judge port over openevals: `create_llm_as_judge` with the choices 1 to 5.

openevals opens a model by its name alone and sends no temperature, so that the endpoint's own
default would decide: it is given a model here that asks at temperature 0. Its answer schema
(reasoning, then the score) is its own.
"""

import time
from importlib.metadata import version
from typing import Any

import openai
from langchain.chat_models import init_chat_model
from langchain_core.callbacks import get_usage_metadata_callback

from agent.errors import ModelAnswerError, SettingError
from agent.ports.judge import AreaTask, Endpoint
from agent.ports.model_faults import model_faults
from agent.ports.remembered_chat import usage_of
from agent.records import Answers, Judged, Usage

LONGEST_ANSWER_TOKENS = 512
_RETRIES = 4
_TIMEOUT_S = 600.0
_CHOICES = [1.0, 2.0, 3.0, 4.0, 5.0]


class OpenevalsJudge:
    """openevals over an OpenAI-compatible endpoint.

    Args:
        endpoint: where the model answers.
        grader: the name its scores are given under.

    Attributes:
        version: of openevals.

    Raises:
        SettingError: openevals is not installed.
    """

    def __init__(self, endpoint: Endpoint, grader: str) -> None:
        try:
            from openevals.llm import create_llm_as_judge
        except ImportError as error:
            raise not_installed("openevals") from error
        self.version = f"openevals {version('openevals')}"
        self._create = create_llm_as_judge
        self._grader = grader
        self._name = endpoint.model
        given: dict[str, Any] = {"max_retries": _RETRIES, "timeout": _TIMEOUT_S}
        if endpoint.url:
            given["base_url"] = endpoint.url
        if endpoint.key:
            given["api_key"] = endpoint.key
        with model_faults(endpoint.model):
            self._model = init_chat_model(
                f"openai:{endpoint.model}",
                temperature=0,
                max_tokens=LONGEST_ANSWER_TOKENS,
                use_responses_api=False,
                **given,
            )

    def judge(self, task: AreaTask) -> Answers:
        """See `AreaJudge.judge`; the task's criteria are a template with `{outputs}` in it."""
        evaluate = self._create(
            prompt=task.criteria,
            choices=_CHOICES,
            judge=self._model,
            structured_output_kwargs={"method": "json_schema"},
        )
        started, lost = time.perf_counter(), Usage()
        with get_usage_metadata_callback() as counted:
            try:
                with model_faults(self._name):
                    answer = evaluate(outputs=task.text)
                found = scored(answer)
            except ModelAnswerError as error:
                found, lost = Judged(reason=error.fault), _cut_off(error.__cause__)
        usage = lost + _usage(counted.usage_metadata, started)
        return Answers(judged={task.area: {self._grader: found}}, usage=usage)


def scored(answer: object) -> Judged:
    """Reads what openevals returned: a mapping with a `score` that is one of the choices."""
    score = answer.get("score") if isinstance(answer, dict) else None
    if isinstance(score, bool) or score not in _CHOICES:
        return Judged(reason=f"openevals gave no score from 1 to 5 ({score!r:.40})")
    return Judged(score=float(score))


def not_installed(package: str) -> SettingError:
    """What is said where the optional extra is missing."""
    return SettingError(
        f"{package} is not installed",
        "run 'make baselines', which sets up .venv-baselines with the extra 'baselines'",
    )


def _usage(counted: dict[str, Any], started: float) -> Usage:
    """Sums what LangChain counted over the calls."""
    read = sum(each["input_tokens"] for each in counted.values())
    cached = sum(
        each.get("input_token_details", {}).get("cache_read", 0) or 0 for each in counted.values()
    )
    return Usage(
        tokens_evaluated=max(0, read - cached),
        tokens_cached=cached,
        tokens_generated=sum(each["output_tokens"] for each in counted.values()),
        seconds=round(time.perf_counter() - started, 3),
    )


def _cut_off(cause: BaseException | None) -> Usage:
    """What an answer cost that ran into its longest length, which LangChain does not count."""
    if not isinstance(cause, openai.LengthFinishReasonError) or cause.completion.usage is None:
        return Usage()
    return usage_of(cause.completion.usage)
