"""The rules with their bars, and how often interviews kept them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scipy.stats import binomtest

from agent.records import Broken, RuleFigure
from agent.steps.interview_rules.course import whole_round
from agent.steps.interview_rules.leaks import no_leak
from agent.steps.interview_rules.missing import missing_anywhere, really_missing
from agent.steps.interview_rules.questions import one_question, own_words_kept
from agent.steps.interview_rules.repeats import no_question_twice
from agent.steps.interview_rules.role import stays_in_role
from agent.steps.interview_rules.seen import Embed, Held, Interviewed
from agent.steps.interview_rules.timing import right_time
from agent.steps.metrics import CONFIDENCE


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that every interview is held to.

    Attributes:
        name: as it is printed.
        check: holds one interview to it.
        counts: what is counted, `turns` or `runs`.
        bar: the share to reach; None where it is only reported.
        why_left_out: what is not held to it.
        embeds: needs sentence embeddings.
    """

    name: str
    check: Callable[[Interviewed, Embed], Held]
    counts: str = "turns"
    bar: float | None = 1.0
    why_left_out: str = ""
    embeds: bool = False


PROBE_RULE = Rule("probe-asks-what-is-missing", really_missing, bar=0.75, embeds=True)
ANYWHERE_RULE = Rule(f"{PROBE_RULE.name}: of any area", missing_anywhere, bar=None, embeds=True)
RULES = (
    Rule("one-question", one_question, bar=0.98, why_left_out="are statements of code"),
    Rule("model-s-own-words-are-said", own_words_kept, bar=None),
    Rule("no-leak", no_leak),
    Rule(
        "no-question-twice",
        no_question_twice,
        bar=0.99,
        why_left_out="come back to a question on purpose, or are statements of code",
        embeds=True,
    ),
    Rule(
        "areas-opened-and-closed-in-time",
        whole_round,
        counts="runs",
        why_left_out="with a candidate who does not cooperate",
    ),
    PROBE_RULE,
    ANYWHERE_RULE,
    Rule("stays-in-role", stays_in_role),
    Rule("time-is-right", right_time),
)
"""The rules of every interview; the bars are those that the project set itself."""


def figures(
    interviews: Sequence[Interviewed],
    embed: Embed,
    rules: Sequence[Rule] = RULES,
    lost: Sequence[Broken] = (),
    not_played: str = "",
) -> tuple[RuleFigure, ...]:
    """Holds interviews to rules.

    Args:
        interviews: in the order in which what broke a rule is named.
        embed: gives sentence embeddings.
        rules: those that are looked at.
        lost: interviews with a cooperative candidate that came to no end; they break a rule that
            counts runs.
        not_played: which interviews are missing, and why; said with every figure.

    Returns:
        A figure a rule, with the 95 % interval of Wilson (1927); turns of one interview are not
        independent of each other, so it is rather too narrow than too wide.
    """
    found = []
    for rule in rules:
        held = [rule.check(seen, embed) for seen in interviews]
        if rule.counts == "runs":
            held += [Held(1, (each,)) for each in lost]
        found.append(_figure(rule, held, not_played))
    return tuple(found)


def _figure(rule: Rule, held: Sequence[Held], not_played: str) -> RuleFigure:
    n, broken = sum(each.n for each in held), [b for each in held for b in each.broken]
    kept, left_out = n - len(broken), sum(each.left_out for each in held)
    excused = f"{left_out} {rule.why_left_out}" if left_out and rule.why_left_out else ""
    low = high = None
    if n:
        spread = binomtest(kept, n).proportion_ci(CONFIDENCE, method="wilson")
        low, high = float(spread.low), float(spread.high)
    return RuleFigure(
        rule=rule.name,
        counts=rule.counts,
        n=n,
        kept=kept,
        low=low,
        high=high,
        bar=rule.bar,
        left_out="; ".join(text for text in (excused, not_played) if text),
        broken=tuple(broken),
    )
