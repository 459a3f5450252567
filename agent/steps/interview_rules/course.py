"""Every area is opened, and the round is closed inside its time."""

from collections.abc import Iterator

from agent.ports.clock import spoken_s
from agent.records import Broken
from agent.steps.interview_rules.seen import Embed, Held, Interviewed


def whole_round(seen: Interviewed, embed: Embed) -> Held:
    """A run with a cooperative candidate opens all areas and is closed in time.

    The close has to be spoken to its end within the minutes of the session. Other runs are left
    out.
    """
    del embed
    if not seen.cooperative:
        return Held(0, left_out=1)
    faults = "; ".join(_faults(seen))
    return Held(1, (Broken(case=seen.case, what=faults),) if faults else ())


def _faults(seen: Interviewed) -> Iterator[str]:
    opened = {each.move.stage for each in seen.asked if each.move.kind in ("open", "answer")}
    for stage, each in enumerate(seen.setting.plan.stages):
        if stage not in opened:
            yield f"{each.area} was never opened"
    last = seen.asked[-1] if seen.asked else None
    if last is None or last.move.kind != "close":
        yield "the round was never closed"
        return
    over = last.turn.t + spoken_s(last.turn.text) - seen.session.minutes * 60
    if over > 0:
        yield f"closed {over:.0f} s after its time"
