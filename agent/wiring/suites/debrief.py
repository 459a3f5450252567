"""The `debrief` suite: whole loops of candidates of known level, and answers told two ways.

No model is asked, so there is nothing to record. Loops are simulated from how graders err on
labelled transcripts and go through the real verdicts, seals and rules.
"""

from dataclasses import dataclass
from typing import Literal

from agent.records import Level, Usage
from agent.records.contradiction_pairs import AnswerPair
from agent.records.debrief import Contradiction
from agent.records.simulated_loops import GraderKind, LoopSeen
from agent.steps.debriefing.ruling import HIRE_SIDE
from agent.wiring.debrief_measure import Composed, composed_loops, found_in, pairs
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
from agent.wiring.simulated_loops import seen_loops


class DebriefInputs(Inputs):
    """What is played.

    Attributes:
        kind: `loops` that are simulated, a `pair` of answers, or `composed` loops of transcripts.
        asked, level: asked for, and the true one, for `loops`.
        grader: who scores, for `loops`.
        id: of the pair.
    """

    kind: Literal["loops", "pair", "composed"]
    asked: Level = "E5"
    level: Level = "E5"
    grader: GraderKind = "embedded"
    id: str = ""


class DebriefExpected(Expected):
    """Nothing: what is true stands in the inputs and in the pairs."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a case; one of the three."""

    loops: tuple[LoopSeen, ...] = ()
    pair: AnswerPair | None = None
    found: tuple[Contradiction, ...] = ()
    composed: tuple[Composed, ...] = ()


def play(inputs: DebriefInputs, expected: DebriefExpected | None, stage: Stage) -> Played:
    """Plays loops, or looks at a pair.

    Raises:
        EvalError: composed loops are asked for where there are no labels.
    """
    if inputs.kind == "loops":
        seen = seen_loops(inputs.asked, "test", inputs.grader)
        own = tuple(each for each in seen if each.true == inputs.level)
        return Played(Seen(loops=own), Usage(), ())
    if inputs.kind == "pair":
        pair = pairs().find(inputs.id)
        return Played(Seen(pair=pair, found=found_in(pair)), Usage(), ())
    return Played(Seen(composed=composed_loops()), Usage(), ())


@dataclass(repr=False)
class DecidesLoops(Looks):
    """What the rules make of simulated loops, and whether they keep the rubric's law."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at loops of one true level and one level asked for."""
        seen: Seen = ctx.output.value
        loops = seen.loops
        if not loops:
            return {}
        broken = [each for each in loops if not _lawful(each)]
        decided = [each for each in loops if each.decision != "cannot tell"]
        found = {
            "no-round-pays-for-another": finding(not broken, f"{len(broken)} of {len(loops)}"),
            "loops-are-decided": finding(len(decided) / len(loops)),
            "posterior-is-near-the-truth": finding(
                1 - sum((each.posterior - each.is_at) ** 2 for each in loops) / len(loops)
            ),
        }
        if decided:
            right = sum((each.decision == "hire") == each.is_at for each in decided)
            found["decision-is-right"] = finding(right / len(decided))
        return found


def _lawful(each: LoopSeen) -> bool:
    failed = any(v is not None and v not in HIRE_SIDE for v in each.verdicts.values())
    return (each.decision == "no hire") == failed


@dataclass(repr=False)
class FindsWhatIsToldTwoWays(Looks):
    """Whether a planted contradiction is found, and a clean pair left alone; quotes must stand."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at a pair."""
        seen: Seen = ctx.output.value
        if seen.pair is None:
            return {}
        said = ", ".join(each.kind for each in seen.found)
        stand = all(
            each.one.quote in seen.pair.one and each.other.quote in seen.pair.other
            for each in seen.found
        )
        held_out = " held-out" if seen.pair.split == "held-out" else ""
        name = "clean-is-left-alone" if seen.pair.kind == "clean" else "contradiction-is-found"
        right = bool(seen.found) == (seen.pair.kind != "clean")
        share = finding(float(right), said)
        return {f"{name}{held_out}": share, "quotes-stand": finding(stand)}


@dataclass(repr=False)
class ComposedLoops(Looks):
    """Loops of real transcripts: whether labels and grader decide alike, and nobody is accused."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at all composed loops at once."""
        seen: Seen = ctx.output.value
        if not seen.composed:
            return {}
        accused = [each.name for each in seen.composed if each.accused]
        both = [e for e in seen.composed if "cannot tell" not in (e.by_labels, e.by_grader)]
        found = {"strangers-are-not-accused": finding(not accused, ", ".join(accused))}
        if both:
            alike = sum(each.by_labels == each.by_grader for each in both) / len(both)
            found["decides-as-the-labels"] = finding(alike, f"of {len(both)}")
        return found


SUITE = Suite(
    id="debrief",
    about="whole loops of candidates of known level, and what two rounds tell in two ways",
    inputs=DebriefInputs,
    expected=DebriefExpected,
    play=play,
    evaluators=(DecidesLoops, FindsWhatIsToldTwoWays, ComposedLoops),
)
