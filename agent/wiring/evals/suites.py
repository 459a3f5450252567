"""A suite: fixtures, a task that plays one, and the evaluators that look at what came of it.

Every module in `agent.wiring.suites` that has a `SUITE` is one; its fixtures are in
`evals/suites/ID.yaml`. Nothing else has to be told of it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict
from pydantic_evals.evaluators import EvaluationReason, Evaluator, EvaluatorContext

import agent.wiring.suites
from agent.errors import EvalError
from agent.ports.chat import ChatModel, Message, Reply
from agent.ports.retriever import Retriever
from agent.records import Exhibit, Pair, Record, Session, Signal, Stamp, Usage

R = TypeVar("R", bound=Record)


class Inputs(BaseModel):
    """What a fixture gives the task; every suite has its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Expected(BaseModel):
    """What a fixture says should come of it; every suite has its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True)
class Stage:
    """What a task plays with: the model, and the retriever that knows the corpus."""

    model: "Witness"
    retriever: Retriever


@dataclass(frozen=True, slots=True)
class Played:
    """What came of playing a case.

    Attributes:
        value: the suite's own outcome, such as a scorecard.
        usage: what the calls cost.
        asked: every prompt that the model was given, in order.
        pairs: scores beside labels.
        signals: by name, how sure something was and whether it should have been.
        exhibit: what a report shows.
        session: the whole interview, where the case is one.
    """

    value: Any
    usage: Usage
    asked: tuple[tuple[Message, ...], ...]
    pairs: tuple[Pair, ...] = ()
    exhibit: Exhibit = field(default_factory=Exhibit)
    signals: Mapping[str, Signal] = field(default_factory=dict)
    session: Session | None = None


Context = EvaluatorContext[Any, Any, Any]
Outcome = Mapping[str, EvaluationReason]


@dataclass(repr=False)
class Looks(Evaluator[Any, Any, Any]):
    """An evaluator of ours: it names each thing that it finds, and says what it saw.

    A yes-or-no becomes a check, a number from 0 to 1 a score. Where it does not apply to a case
    it finds nothing, so that the case does not count.
    """

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at one case."""
        raise NotImplementedError


def finding(value: bool | float, reason: str = "") -> EvaluationReason:
    """Returns a finding with what was seen."""
    return EvaluationReason(value, reason)


class Witness:
    """A model that notes every prompt it is given and passes it on.

    Args:
        model: who answers.
    """

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.asked: list[tuple[Message, ...]] = []
        self.usage = Usage()

    @property
    def stamp(self) -> Stamp:
        """The stamp of who answers."""
        return self._model.stamp

    @property
    def context_tokens(self) -> int | None:
        """The context of who answers."""
        return self._model.context_tokens

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        """See `ChatModel.complete`."""
        self.asked.append(tuple(messages))
        reply = self._model.complete(messages, max_tokens=max_tokens, stop=stop, on_text=on_text)
        self.usage += reply.usage
        return reply

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        """See `ChatModel.structured`."""
        self.asked.append(tuple(messages))
        reply = self._model.structured(messages, shape, max_tokens=max_tokens)
        self.usage += reply.usage
        return reply

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        """See `ChatModel.odds`."""
        self.asked.append(tuple(messages))
        reply = self._model.odds(messages)
        self.usage += reply.usage
        return reply


@dataclass(frozen=True, slots=True)
class Suite:
    """One suite.

    Attributes:
        id: also the name of its fixture file.
        about: what it measures, one line.
        inputs: the record of a fixture's inputs.
        expected: the record of what a fixture expects.
        play: plays a case. Raises ModelError where the model gives no usable answer.
        evaluators: the types that its fixture file may name.
    """

    id: str
    about: str
    inputs: type[Inputs]
    expected: type[Expected]
    play: Callable[[Any, Any, Stage], Played]
    evaluators: tuple[type[Looks], ...]


def all_suites() -> tuple[Suite, ...]:
    """Returns every suite there is, by id."""
    names = [each.name for each in pkgutil.iter_modules(agent.wiring.suites.__path__)]
    modules = [importlib.import_module(f"agent.wiring.suites.{name}") for name in sorted(names)]
    return tuple(module.SUITE for module in modules if hasattr(module, "SUITE"))


def find_suite(suite_id: str) -> Suite:
    """Returns one suite.

    Raises:
        EvalError: there is no such suite.
    """
    suites = {suite.id: suite for suite in all_suites()}
    if suite_id not in suites:
        raise EvalError(f"there is no suite {suite_id!r}", f"suites: {', '.join(suites)}")
    return suites[suite_id]
