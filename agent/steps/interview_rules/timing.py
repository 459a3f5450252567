"""What a turn says about the time is right, or it says nothing."""

import re
from collections.abc import Iterator

from agent.records import Broken
from agent.steps.agenda import stage_end_s
from agent.steps.interview_rules.seen import Asked, Embed, Held, Interviewed

_SLACK_S = 60.0
_SHORT = 0.8
"""Share of the round from which on time is short."""
_WORDS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40},
}
_NUMBER = rf"(\d+|{'|'.join(_WORDS)})"
_LEFT = re.compile(
    rf"\b{_NUMBER} (?:more |other )?minutes? (?:left|remain\w*|to go)\b"
    rf"|\bwe(?: still)? have (?:about |only |roughly )?{_NUMBER} (?:more )?minutes?\b",
    re.IGNORECASE,
)
_GONE = re.compile(rf"\b{_NUMBER} minutes? (?:in|into|gone|have (?:passed|gone))\b", re.IGNORECASE)
_UP = re.compile(r"\btime(?:['’]s| is| has) (?:up|over|run out)\b", re.IGNORECASE)
_RUNNING = re.compile(
    r"\bout of time\b|\bshort (?:of|on) time\b|\btime is (?:short|running)\b", re.IGNORECASE
)


def right_time(seen: Interviewed, embed: Embed) -> Held:
    """Every statement of a time in a turn is right: to the minute, where it names minutes.

    "Time is up" is right where only the time kept for the close is left, "running out of time" in
    the last fifth of the round.
    """
    del embed
    return Held(len(seen.asked), tuple(_broken(seen)))


def _broken(seen: Interviewed) -> Iterator[Broken]:
    for asked in seen.asked:
        if faults := "; ".join(_faults(seen, asked)):
            yield seen.broken(asked, faults)


def _faults(seen: Interviewed, asked: Asked) -> Iterator[str]:
    text, at, whole = asked.own, asked.turn.t, seen.session.minutes * 60
    for found in _LEFT.finditer(text):
        if abs(_seconds(found) - (whole - at)) > _SLACK_S:
            yield f'"{found[0]}", with {(whole - at) / 60:.1f} minutes left'
    for found in _GONE.finditer(text):
        if abs(_seconds(found) - at) > _SLACK_S:
            yield f'"{found[0]}", after {at / 60:.1f} minutes'
    plan = seen.setting.plan
    up_at = stage_end_s(seen.session, plan, len(plan.stages) - 1)
    for sign, right_from in ((_UP, up_at), (_RUNNING, _SHORT * whole)):
        if (claimed := sign.search(text)) and at < right_from:
            yield f'"{claimed[0]}", with {(whole - at) / 60:.1f} minutes left'


def _seconds(found: re.Match[str]) -> float:
    named = next(each for each in found.groups() if each).lower()
    return 60.0 * (_WORDS[named] if named in _WORDS else int(named))
