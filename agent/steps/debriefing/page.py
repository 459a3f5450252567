"""A debrief as a page to read: Markdown, the same text that the terminal shows in parts."""

from collections.abc import Iterator
from math import log

from agent.records.debrief import Contradiction, Debrief, DownLevelRisk, Update
from agent.steps.fencing import clean
from agent.steps.pay import usd

_WIDTH = 24
_SCALE = 4.0
"""Columns of a bar per unit of natural log odds."""


def page(found: Debrief) -> str:
    """Returns the whole debrief as Markdown."""
    parts = [
        [f"# Debrief: {_safe(found.loop)}, {found.level}", "", f"**{_safe(found.outcome)}**", ""],
        [f"- {line}" for line in decision_lines(found)],
        ["", "## Rounds and layers", "", *_table(found)],
        ["", "## The odds, round by round", "", *(f"- {line}" for line in update_lines(found))],
        ["", "## What would have flipped it", "", *(f"- {line}" for line in flip_lines(found))],
        ["", "## Told two ways", "", *(f"- {line}" for line in contradiction_lines(found))],
        ["", "## The discussion", "", *(f"- {line}" for line in discussion_lines(found))],
        ["", "## Level and risk", "", *(f"- {line}" for line in level_lines(found))],
        ["", "## What this rests on", "", *(f"- {line}" for line in basis_lines(found)), ""],
    ]
    return "\n".join(line for part in parts for line in part)


def decision_lines(found: Debrief) -> Iterator[str]:
    """Yields the decision, its rule, and what is left out."""
    yield f"decision: {found.ruled.decision} (rule {found.ruled.rule}: {found.ruled.because})"
    undecided = [each.place for each in found.rounds if each.layer and each.verdict is None]
    if undecided:
        range_ = " or ".join(found.ruled.could_be)
        yield (
            f"left out, for want of a verdict: {', '.join(undecided)}. Over all that their "
            f"verdicts could be, the decision is {range_}"
        )
    yield from (_safe(line) for line in found.left_out)


def update_lines(found: Debrief) -> Iterator[str]:
    """Yields the log-odds waterfall: a line a round, with ratio, interval and n."""
    update = found.update
    if update is None:
        yield f"no likelihood ratios were fitted for {found.level}: there is no update"
        return
    yield f"prior {update.prior:.0%} ({_safe(update.prior_source)})"
    before = _log_odds(update.prior)
    for step in update.steps:
        bar = _bar(step.log_odds - before)
        before = step.log_odds
        if step.note:
            yield f"{step.place}: ratio 1 ({step.note})"
            continue
        yield (
            f"{step.place}: {step.verdict}, ratio {step.ratio:.2f} "
            f"[{step.low:.2f}, {step.high:.2f}] (n {step.n_at} at, {step.n_under} under) "
            f"{bar} log odds {step.log_odds:+.2f}"
        )
    yield (
        f"posterior {update.posterior:.0%} that the candidate is truly at {update.level} or over; "
        f"log ratios times {update.temper:.2f}, since rounds of one candidate go together"
    )
    yield _prior_line(update)


def _prior_line(update: Update) -> str:
    if update.flips_at is None:
        return "no prior from 0.1 % to 99.9 % brings the posterior across one half"
    way = "over" if update.posterior < 0.5 else "under"
    return f"a prior {way} {update.flips_at:.1%} would bring the posterior across one half"


def _bar(change: float) -> str:
    length = min(_WIDTH, round(abs(change) * _SCALE))
    return ("+" if change >= 0 else "-") * length or "0"


def _log_odds(share: float) -> float:
    return log(share / (1 - share))


def flip_lines(found: Debrief) -> Iterator[str]:
    """Yields each single flip, and the smallest set."""
    for flip in found.flips:
        place, verdict = next(iter(flip.changes.items()))
        yield f"{place} as {verdict}: {flip.decision}, posterior {flip.posterior:.0%}"
    if not found.flips:
        yield "no single verdict would have flipped the decision"
    if found.smallest is None:
        yield "no set of other verdicts in these rounds would have flipped it"
    elif len(found.smallest.changes) > 1:
        named = ", ".join(f"{place} as {v}" for place, v in found.smallest.changes.items())
        yield (
            f"the fewest changes: {len(found.smallest.changes)} ({named}): "
            f"{found.smallest.decision}, posterior {found.smallest.posterior:.0%}"
        )


def contradiction_lines(found: Debrief) -> Iterator[str]:
    """Yields what was told two ways, with both quotes."""
    for each in found.contradictions:
        yield _contradiction(each)
    if not found.contradictions:
        yield "none found (rules that would rather miss one than accuse wrongly)"
    else:
        yield "for you to explain; no verdict is changed by them"


def _contradiction(each: Contradiction) -> str:
    differ = f" ({_safe(' / '.join(each.values))})" if each.values else ""
    quotes = " — ".join(
        f"{one.place}, turn {one.turn}: “{_safe(one.quote)}”" for one in (each.one, each.other)
    )
    return f"{each.kind}{differ}: {quotes}"


def discussion_lines(found: Debrief) -> Iterator[str]:
    """Yields what each interviewer says, then the replies."""
    for each in found.statements:
        by = "" if each.worded_by == "template" else f" [worded by {_safe(each.worded_by)}]"
        yield f"{_safe(each.words)}{by}"
    for reply in found.replies:
        yield f"{reply.place} to {reply.to}: {_safe(reply.words)}"


def level_lines(found: Debrief) -> Iterator[str]:
    """Yields the level that is supported, the risk, and what it is worth."""
    at = ", ".join(f"{level}: {decision}" for level, decision in found.supported.by_level.items())
    supported = found.supported.supported or "none"
    yield f"level supported: {supported} ({found.supported.because}; {at})"
    if found.risk is None:
        yield "down-level risk: not known, no area with a score or no bar"
        return
    yield from _risk(found.risk)


def _risk(risk: DownLevelRisk) -> Iterator[str]:
    sources = ", ".join(f"{n} by {name}" for name, n in risk.errors_from.items())
    shares = ", ".join(f"{name} {share:.0%}" for name, share in risk.odds.items())
    yield (
        f"risk that the true scores support less than {risk.level}: {risk.probability:.0%} "
        f"({risk.draws} draws over {risk.areas} scores; errors: {sources}; {shares})"
    )
    if risk.pay_usd is None:
        yield f"worth in pay: not known ({risk.pay_note})"
        return
    lost = "" if risk.expected_loss_usd is None else f"; times the odds {usd_about(risk)}"
    yield f"one level down is {usd(risk.pay_usd)} a year less{lost} ({risk.pay_note})"


def usd_about(risk: DownLevelRisk) -> str:
    """Returns the expected loss, in whole thousands."""
    return f"about ${round((risk.expected_loss_usd or 0) / 1000)}K a year"


def basis_lines(found: Debrief) -> Iterator[str]:
    """Yields who decides, what is uncalibrated, and the versions."""
    yield f"who decides: {found.process}. {found.process_note}"
    loose = [each.place for each in found.rounds if each.calibration != "calibrated"]
    if loose:
        yield f"uncalibrated, read the quotes before the numbers: {', '.join(loose)}"
    yield "layers, rules and likelihood ratios are data; the ratios come from simulated loops"
    yield ", ".join(f"{each.id} v{each.version}" for each in found.versions)


def _table(found: Debrief) -> Iterator[str]:
    yield "| round | layer | verdict | why |"
    yield "| --- | --- | --- | --- |"
    for each in found.rounds:
        reason = _safe(each.reason).replace("|", "/")
        yield f"| {each.place} | {each.layer or '-'} | {each.verdict or 'none'} | {reason} |"
    yield ""
    for layer in found.layers:
        yield f"{layer.layer}: {layer.signal}  "


def _safe(text: str) -> str:
    return " ".join(clean(text).split())
