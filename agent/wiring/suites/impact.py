"""The `impact` suite: where claims are placed on the ladder, against labels.

No language model is asked, so there is nothing to record. The names of what is found carry the
batch of the claim: `fifth` was labelled after the method was made, the others made it.
"""

from dataclasses import dataclass
from functools import cache

from agent.errors import EvalError
from agent.records import COLUMNS, LACKS, LabelledClaim, PlacedClaim, Usage
from agent.settings import Settings
from agent.wiring.evals.suites import (
    Context,
    Expected,
    Inputs,
    Looks,
    Outcome,
    Played,
    Stage,
    Suite,
    finding,
)
from agent.wiring.impact import MEASURED_ON, ClaimReader, labelled_claims


class ImpactInputs(Inputs):
    """Which claim is placed.

    Attributes:
        batch: the file of evals/impact.
        id: of the claim.
    """

    batch: str
    id: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A claim as it was placed, beside its label."""

    batch: str
    found: PlacedClaim
    label: LabelledClaim


def play(inputs: ImpactInputs, expected: Expected | None, stage: Stage) -> Played:
    """Places a claim.

    Raises:
        EvalError: there is no such claim, or the sentence embedding cannot be asked.
    """
    label = _labels(inputs.batch).get(inputs.id)
    if label is None:
        raise EvalError(f"evals/impact/{inputs.batch}.jsonl has no claim {inputs.id!r}")
    reader = _reader()
    found = reader.read(label.claim).placed
    if reader.fault:
        raise EvalError(reader.fault, "run 'make setup'")
    return Played(Placed(inputs.batch, found, label), Usage(), ())


@cache
def _reader() -> ClaimReader:
    return ClaimReader(Settings.read())


@cache
def _labels(batch: str) -> dict[str, LabelledClaim]:
    return {claim.id: claim for claim in labelled_claims(batch)}


def half(batch: str) -> str:
    """Returns which claims a figure is about: those of the measured batch, or those before."""
    return "measured" if batch == MEASURED_ON else "developed"


@dataclass(repr=False)
class RungIsRight(Looks):
    """Whether the rung is that of the label."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at one claim."""
        seen: Placed = ctx.output.value
        right = seen.found.rung == seen.label.rung
        said = f"{seen.label.rung} placed on {seen.found.rung}"
        return {f"rung {half(seen.batch)}": finding(right, said)}


@dataclass(repr=False)
class ColumnsAreRight(Looks):
    """Whether each column is filled where the label fills it, and empty where it is empty."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at one claim."""
        seen: Placed = ctx.output.value
        return {
            f"{column} {half(seen.batch)}": finding(
                (getattr(seen.found, column) is not None) == bool(getattr(seen.label, column)),
                f"found {getattr(seen.found, column)!r}",
            )
            for column in COLUMNS
        }


@dataclass(repr=False)
class LacksAreRight(Looks):
    """Whether a figure, a period and an owner are missed where the label misses them."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at one claim."""
        seen: Placed = ctx.output.value
        return {
            f"{lack} {half(seen.batch)}": finding(
                (lack in seen.found.missing) == (lack in seen.label.lacks),
                f"the label says {'missing' if lack in seen.label.lacks else 'there'}",
            )
            for lack in LACKS
        }


SUITE = Suite(
    id="impact",
    about="where claims of impact are placed on the ladder and in the KPI matrix, against labels",
    inputs=ImpactInputs,
    expected=Expected,
    play=play,
    evaluators=(RungIsRight, ColumnsAreRight, LacksAreRight),
)
