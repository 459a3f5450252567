"""Asking a language model whether an answer meets a criterion: one token a question.

The odds of Yes are set against those of the same question about an empty answer, since a model of
this size likes to say the one or the other whatever was said (null correction; Zhao et al. 2021).
"""

import math
from collections.abc import Callable

from agent import assets
from agent.errors import ModelAnswerError
from agent.ports.chat import ChatModel, Message
from agent.ports.kept_texts import KeptTexts
from agent.steps.fencing import fenced
from agent.wiring.coverage_measure import Pair

COVERAGE_PROMPT = "judges/coverage"
_NOTHING = "(says nothing)"
_LEAST = 1e-6
"""Odds below this are not told apart."""

OnQuestion = Callable[[int, int], None]


class Questions:
    """Asks about pairs of answer and criterion; what was asked before is not asked again.

    Args:
        model: who is asked.
        kept: where the odds are kept.
        on_question: is told how many questions are answered, and of how many.
    """

    def __init__(self, model: ChatModel, kept: KeptTexts, on_question: OnQuestion) -> None:
        self._model, self._kept, self._on_question = model, kept, on_question
        self._prompt = assets.prompt(COVERAGE_PROMPT)

    def __call__(self, pairs: list[Pair]) -> list[float]:
        """Returns the log-odds of Yes for each pair, less those for an empty answer.

        Raises:
            ModelAnswerError: the model says neither Yes nor No.
            ModelError: there is no answer; the subclass says why.
        """
        asked = [(text, pair.criterion.text) for pair in pairs for text in (_NOTHING, pair.answer)]
        distinct = sorted(set(asked))
        odds = {}
        for done, each in enumerate(distinct, 1):
            odds[each] = self._log_odds(*each)
            self._on_question(done, len(distinct))
        return [
            odds[pair.answer, pair.criterion.text] - odds[_NOTHING, pair.criterion.text]
            for pair in pairs
        ]

    def _log_odds(self, answer: str, criterion: str) -> float:
        messages = (
            Message("system", self._prompt.render("system")),
            Message(
                "user",
                self._prompt.render("answer", answer=fenced(answer))
                + self._prompt.render("question", criterion=criterion),
            ),
        )
        key = ("coverage", self._model.stamp.model_dump(), [each.text for each in messages])
        if (known := self._kept.get(*key)) is not None:
            return float(known)
        odds = {"yes": _LEAST, "no": _LEAST}
        for token, share in self._model.odds(messages).value.items():
            word = token.strip().casefold()
            if word in odds:
                odds[word] += share
        if odds["yes"] + odds["no"] < 10 * _LEAST:
            raise ModelAnswerError(f"{self._model.stamp.id} says neither Yes nor No")
        found = math.log(odds["yes"] / odds["no"])
        self._kept.put(f"{found:.6f}", *key)
        return found
