"""The judge port over deepeval's GEval, with its weighting by log-probabilities and without.

GEval skips the weighting without a word where its model class cannot give the raw answer
(`LocalModel`), where the name is not in its table, or where the score's token is not found. The
model class here always asks for log-probabilities, and an answer that GEval's own function cannot
weigh is no score. Both ways put the same prompts to the model at temperature 0, so the second one
takes the remembered answers, as does every further transcript for an area's steps. GEval is given
the rubric as its 1-5 rubric and makes its evaluation steps from the criteria, as by default.
"""

import json
import os
from collections.abc import Mapping
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from agent.errors import ModelAnswerError
from agent.ports.baselines_openevals import not_installed
from agent.ports.judge import AreaTask
from agent.ports.remembered_chat import RememberedChat
from agent.records import Answers, Judged, Usage

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

STEPS_TOKENS, SCORE_TOKENS = 400, 400
_STEPS_CHARS, _REASON_CHARS = 240, 400
_QUIET = {
    "DEEPEVAL_TELEMETRY_OPT_OUT": "1",
    "DEEPEVAL_DISABLE_DOTENV": "1",
    "DEEPEVAL_DISABLE_TIMEOUTS": "1",
}


class GEvalJudge:
    """GEval over a remembered chat endpoint.

    Args:
        chat: where the model answers.
        weighted: the grader whose scores are weighted by log-probabilities.
        plain: the grader whose scores are the digits as written.
        bounded: the endpoint keeps to lengths in a JSON schema.

    Attributes:
        version: of deepeval.

    Raises:
        SettingError: deepeval is not installed.
    """

    def __init__(self, chat: RememberedChat, weighted: str, plain: str, *, bounded: bool) -> None:
        os.environ.update(_QUIET)
        try:
            import deepeval.metrics
        except ImportError as error:
            raise not_installed("deepeval") from error
        del deepeval
        self.version = f"deepeval {version('deepeval')}"
        self._chat = chat
        self._weighted = weighted
        self._plain = plain
        self._weighed_model, self._plain_model = _models(chat, bounded=bounded)

    def judge(self, task: AreaTask) -> Answers:
        """See `AreaJudge.judge`; the task's criteria are GEval's."""
        self._chat.usage = Usage()
        judged = {
            self._weighted: self._weighed(task),
            self._plain: self._measured(task, self._plain_model),
        }
        return Answers(judged={task.area: judged}, usage=self._chat.usage)

    def _weighed(self, task: AreaTask) -> Judged:
        self._weighed_model.raw = None
        found = self._measured(task, self._weighed_model)
        if found.score is not None and not weighable(self._weighed_model.raw):
            return Judged(reason="deepeval could not weigh the score by log-probabilities")
        return found

    def _measured(self, task: AreaTask, model: Any) -> Judged:
        from deepeval.errors import DeepEvalError
        from deepeval.metrics import GEval
        from deepeval.metrics.g_eval import Rubric
        from deepeval.test_case import LLMTestCase, SingleTurnParams

        metric = GEval(
            name=task.area,
            evaluation_params=[SingleTurnParams.ACTUAL_OUTPUT],
            criteria=task.criteria,
            rubric=[
                Rubric(score_range=(grade.score, grade.score), expected_outcome=grade.meaning)
                for grade in task.scale
            ],
            model=model,
            async_mode=False,
        )
        case = LLMTestCase(input=task.area, actual_output=task.text)
        try:
            score = 1 + 4 * metric.measure(case, _show_indicator=False)
        except (ModelAnswerError, DeepEvalError, ValueError, KeyError) as error:
            return Judged(reason=_why(error))
        return within(score)


def within(score: float) -> Judged:
    """Returns a score, drawn onto the scale from a tenth outside it; further out it is none.

    GEval weighs every decimal token, so that an expectation can lie a little outside.
    """
    if not 0.9 <= score <= 5.1:
        return Judged(reason=f"deepeval gave {score:.2f}, which is not from 1 to 5")
    return Judged(score=min(5.0, max(1.0, score)))


def weighable(answer: "ChatCompletion | None") -> bool:
    """Whether GEval's weighting finds the written score among the answer's log-probabilities."""
    if answer is None or answer.choices[0].logprobs is None:
        return False
    try:
        written = str(json.loads(answer.choices[0].message.content or "")["score"])
    except (ValueError, KeyError, TypeError):
        return False
    tokens = answer.choices[0].logprobs.content or ()
    return any(token.token == written for token in tokens)


def _why(error: Exception) -> str:
    if isinstance(error, ModelAnswerError):
        return error.fault
    return f"deepeval could not read the answer ({type(error).__name__})"


def steps_schema(*, bounded: bool) -> dict[str, Any]:
    """Returns the JSON schema of the evaluation steps."""
    step = {"type": "string", **({"maxLength": _STEPS_CHARS} if bounded else {})}
    few = {"minItems": 1, "maxItems": 4} if bounded else {}
    return _object({"steps": {"type": "array", "items": step, **few}})


def score_schema(*, bounded: bool) -> dict[str, Any]:
    """Returns the JSON schema of a score: the reason first, as in GEval's own example."""
    reason = {"type": "string", **({"maxLength": _REASON_CHARS} if bounded else {})}
    return _object({"reason": reason, "score": {"type": "integer", "enum": [1, 2, 3, 4, 5]}})


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _models(chat: RememberedChat, *, bounded: bool) -> tuple[Any, Any]:
    """Makes the two model classes, which need deepeval's base, and returns one of each.

    Returns:
        A model that gives its raw answers out, so that GEval weighs them, with the last one as
        `raw`; and one that gives none, as `LocalModel`.
    """
    from deepeval.metrics.g_eval.schema import Steps
    from deepeval.models import DeepEvalBaseLLM
    from deepeval.models.llms.utils import trim_and_load_json

    class Plain(DeepEvalBaseLLM):
        def load_model(self) -> RememberedChat:
            return chat

        def get_model_name(self) -> str:
            return "remembered"

        def generate(self, prompt: str, schema: Any) -> Any:
            shape, tokens = score_schema, SCORE_TOKENS
            if schema is Steps:
                shape, tokens = steps_schema, STEPS_TOKENS
            answer = chat.ask(prompt, shape(bounded=bounded), tokens)
            data = trim_and_load_json(answer.choices[0].message.content or "")
            return schema.model_validate(data)

        async def a_generate(self, prompt: str, schema: Any) -> Any:
            return self.generate(prompt, schema)

    class Weighed(Plain):
        raw: "ChatCompletion | None" = None

        def generate_raw_response(self, prompt: str, top_logprobs: int) -> Any:
            self.raw = chat.ask(prompt, score_schema(bounded=bounded), SCORE_TOKENS)
            return self.raw, None

    return Weighed(), Plain()
