"""What would have flipped a decision: each round's other verdicts, and the fewest changes."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from agent.records.debrief import Decision, Flip, RoundSignal
from agent.records.debrief_data import DebriefRules
from agent.records.scorecard import Verdict
from agent.steps.debriefing.ruling import HIRE_SIDE, decide, with_verdicts

_VERDICTS: tuple[Verdict, ...] = ("strong no hire", "no hire", "hire", "strong hire")
_MOST_CHANGES = 8

Posterior = Callable[[Sequence[RoundSignal]], float]


def single_flips(
    rounds: Sequence[RoundSignal], rules: DebriefRules, posterior: Posterior
) -> tuple[Flip, ...]:
    """Returns, for each round, the nearest other verdict that flips the decision.

    Args:
        rounds: what each says.
        rules: by which they are decided.
        posterior: the probability by the evidence update for some rounds.
    """
    now = decide(rounds, rules).decision
    found = []
    for each in rounds:
        for verdict in _nearest(each.verdict):
            flip = _flip(rounds, {each.place: verdict}, rules, posterior)
            if each.layer is not None and flip.decision != now:
                found.append(flip)
                break
    return tuple(found)


def smallest_flip(
    rounds: Sequence[RoundSignal], rules: DebriefRules, posterior: Posterior
) -> Flip | None:
    """Returns the fewest changes of verdicts that flip the decision; from "cannot tell", to a hire.

    A no hire flips to a hire, a hire to a no hire. Rounds that are held are changed; none is added.

    Returns:
        None where no set of up to eight changes does.
    """
    now = decide(rounds, rules).decision
    goal: Decision = "no hire" if now == "hire" else "hire"
    towards: Verdict = "no hire" if goal == "no hire" else "hire"
    movable = [each.place for each in rounds if each.layer and _may_move(each, towards)]
    for count in range(1, min(len(movable), _MOST_CHANGES) + 1):
        for places in combinations(movable, count):
            flip = _flip(rounds, dict.fromkeys(places, towards), rules, posterior)
            if flip.decision == goal:
                return flip
    return None


def _may_move(each: RoundSignal, towards: Verdict) -> bool:
    return each.verdict is None or (each.verdict in HIRE_SIDE) != (towards in HIRE_SIDE)


def _nearest(verdict: Verdict | None) -> Iterator[Verdict]:
    """The other verdicts, the nearest on the scale first; hires first where there was none."""
    place = 2 if verdict is None else _VERDICTS.index(verdict)
    others = [each for each in _VERDICTS if each != verdict]
    yield from sorted(others, key=lambda each: abs(_VERDICTS.index(each) - place))


def _flip(
    rounds: Sequence[RoundSignal],
    changes: dict[str, Verdict],
    rules: DebriefRules,
    posterior: Posterior,
) -> Flip:
    changed = with_verdicts(rounds, changes)
    return Flip(
        changes=changes,
        decision=decide(changed, rules).decision,
        posterior=posterior(changed),
    )
