"""The decision of a loop, by the rubric's rules over its verdicts. Nothing is averaged.

In this order:

1. a round that did not pass: no hire, however strong the others; where no verdict of its layer is
   on the hire side, it is the layer that decides;
2. a layer in which no round has a verdict: cannot tell, since no verdict is not a no;
3. every verdict on the hire side, and one in each layer: hire.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from string import Template

from agent.records.debrief import (
    DECISIONS,
    LAYERS,
    Decision,
    Layer,
    LayerSignal,
    RoundSignal,
    Ruled,
    Signal,
)
from agent.records.debrief_data import DebriefRules
from agent.records.scorecard import Verdict

HIRE_SIDE: tuple[Verdict, ...] = ("hire", "strong hire")
_SIDES: tuple[Verdict, ...] = ("no hire", "hire")
"""Verdicts of one side are all alike to the rules, so that one of each stands for them."""


def layer_signals(rounds: Sequence[RoundSignal]) -> tuple[LayerSignal, ...]:
    """Returns what each layer says, in the order of the layers."""
    return tuple(_layer(layer, rounds) for layer in LAYERS)


def _layer(layer: Layer, rounds: Sequence[RoundSignal]) -> LayerSignal:
    own = [each for each in rounds if each.layer == layer]
    decided = [each for each in own if each.verdict is not None]
    passed = [each for each in decided if each.verdict in HIRE_SIDE]
    signal: Signal = "mixed"
    if not decided:
        signal = "none"
    elif len(passed) == len(decided):
        signal = "positive"
    elif not passed:
        signal = "negative"
    return LayerSignal(
        layer=layer,
        signal=signal,
        places=tuple(each.place for each in decided),
        undecided=tuple(each.place for each in own if each.verdict is None),
    )


def decide(rounds: Sequence[RoundSignal], rules: DebriefRules) -> Ruled:
    """Decides a loop.

    Args:
        rounds: what each round says; those in no layer decide nothing.
        rules: their wording.
    """
    decision, rule, because = _decided(rounds, rules)
    could_be = {decision, *(_decided(each, rules)[0] for each in _completed(rounds))}
    ordered = tuple(each for each in DECISIONS if each in could_be)
    return Ruled(decision=decision, rule=rule, because=because, could_be=ordered)


def with_verdicts(
    rounds: Sequence[RoundSignal], changes: Mapping[str, Verdict]
) -> tuple[RoundSignal, ...]:
    """Returns the rounds with other verdicts, by place."""
    return tuple(
        each.model_copy(update={"verdict": changes.get(each.place, each.verdict)})
        for each in rounds
    )


def _completed(rounds: Sequence[RoundSignal]) -> Iterator[tuple[RoundSignal, ...]]:
    """Yields the rounds with every set of verdicts that those without one might have."""
    open_ = [each.place for each in rounds if each.verdict is None and each.layer is not None]
    for verdicts in product(_SIDES, repeat=len(open_)) if open_ else ():
        yield with_verdicts(rounds, dict(zip(open_, verdicts, strict=True)))


def _decided(rounds: Sequence[RoundSignal], rules: DebriefRules) -> tuple[Decision, str, str]:
    layers = layer_signals(rounds)
    failed = [
        each
        for each in rounds
        if each.layer is not None and each.verdict is not None and each.verdict not in HIRE_SIDE
    ]
    negative = [each.layer for each in layers if each.signal == "negative"]
    unheard = [each.layer for each in layers if each.signal == "none"]
    if negative:
        named = [each for each in failed if each.layer in negative]
        return "no hire", "layer-negative", _said(rules, "layer-negative", negative, named)
    if failed:
        return "no hire", "no-compensation", _said(rules, "no-compensation", negative, failed)
    if unheard:
        return "cannot tell", "layer-unheard", _said(rules, "layer-unheard", unheard, ())
    return "hire", "all-hold", _said(rules, "all-hold", (), ())


def _said(
    rules: DebriefRules, rule: str, layers: Sequence[str], rounds: Sequence[RoundSignal]
) -> str:
    named = ", ".join(f"{each.place}: {each.verdict}" for each in rounds)
    text = Template(rules.rules[rule])
    return text.substitute(layers=" and ".join(layers), rounds=named)
