"""The chat model port: what the steps may ask of a language model, whichever it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Literal, Protocol, TypeVar, runtime_checkable

from agent.records import Record, Stamp, Usage

R = TypeVar("R", bound=Record)
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a prompt.

    Attributes:
        role: who speaks, as chat endpoints name it.
        text: what is said.
    """

    role: Literal["system", "user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Reply(Generic[T_co]):
    """What a model answered.

    Attributes:
        value: the text, or the record that was asked for.
        usage: what it cost.
        cut_off: the answer ran into its longest length.
    """

    value: T_co
    usage: Usage = field(default_factory=Usage)
    cut_off: bool = False


class ChatModel(Protocol):
    """A language model."""

    @property
    def stamp(self) -> Stamp:
        """The model's name, with the hash of its weights where they are known."""

    @property
    def context_tokens(self) -> int | None:
        """How many tokens a prompt and its answer may take together; None where not known."""

    def complete(
        self,
        messages: Sequence[Message],
        *,
        max_tokens: int,
        stop: Sequence[str] = (),
        on_text: Callable[[str], None] | None = None,
    ) -> Reply[str]:
        """Words an answer.

        Args:
            messages: the prompt; what comes first should change least, for the prompt cache.
            max_tokens: the longest answer.
            stop: the answer ends before any of these.
            on_text: is given the pieces of the answer as they arrive.

        Raises:
            ModelError: there is no usable answer; the subclass says why.
        """

    def structured(
        self, messages: Sequence[Message], shape: type[R], *, max_tokens: int
    ) -> Reply[R]:
        """Asks for a record, by JSON schema.

        Raises:
            ModelAnswerError: the answer was cut off, empty, or does not fit the record.
            ModelError: there is no answer; the subclass says why.
        """

    def odds(self, messages: Sequence[Message]) -> Reply[Mapping[str, float]]:
        """Reads how likely each first token of the answer is.

        Returns:
            Token to probability (0 to 1), the likeliest 20; empty where the model does not
            tell. The probabilities sum to at most 1.

        Raises:
            ModelError: there is no answer; the subclass says why.
        """


@runtime_checkable
class SampledModel(ChatModel, Protocol):
    """A language model of which several answers to one question can be had."""

    def sampled(self, seed: int, temperature: float) -> ChatModel:
        """Returns the same model with another sample of its answers.

        Args:
            seed: tells the sample from others, where the provider takes one.
            temperature: how freely it draws, 0 or more; passed over where the model has none.
        """
