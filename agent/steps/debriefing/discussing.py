"""The discussion: each interviewer argues from its sealed scorecard alone.

What an interviewer says is made from one `Held` and nothing else; the function that makes it is
given no other. Replies are made afterwards, by code, where two rounds scored the same dimension.
"""

from collections.abc import Iterator, Sequence
from string import Template

from agent.records import AreaScore, Evidence, Level, Transcript
from agent.records.debrief import Answered, Cited, Statement
from agent.records.debrief_data import DebriefRules
from agent.steps.debriefing.levels import Held
from agent.steps.fencing import clean

_LONGEST_QUOTE = 160


def statement(held: Held, transcript: Transcript, rules: DebriefRules) -> Statement:
    """Returns what one interviewer says, in the template's words.

    Args:
        held: the round, its scorecard, its rubric.
        transcript: the round's own, in which each quote is looked up once more.
        rules: the wording.
    """
    card, quotes = held.card, []
    lines = [_opening(held, rules)]
    ranked = sorted(
        ((area, found) for area, found in card.areas.items() if found.score is not None),
        key=lambda each: -(each[1].score or 0),
    )
    named = [("strongest", ranked[0])] if ranked else []
    if len(ranked) > 1:
        named.append(("weakest", ranked[-1]))
    for which, (area, found) in named:
        lines.append(_area(held, which, area, found, rules))
        evidence = next((e for e in found.evidence if stands(e, transcript)), None)
        if evidence is not None:
            cited = Cited(place=held.signal.place, turn=evidence.turn, quote=evidence.quote)
            quotes.append(cited)
            lines.append(_quoted(cited, rules))
    return Statement(
        place=held.signal.place,
        words=" ".join(lines),
        claims=tuple(lines),
        quotes=tuple(quotes),
    )


def stands(evidence: Evidence, transcript: Transcript) -> bool:
    """Whether a quote stands word for word in the turn that it names, and a candidate said it."""
    if evidence.role != "answer" or evidence.turn >= len(transcript.turns):
        return False
    turn = transcript.turns[evidence.turn]
    return turn.speaker == "candidate" and evidence.quote in turn.text


def _opening(held: Held, rules: DebriefRules) -> str:
    name = "opening-none" if held.signal.verdict is None else "opening"
    given = {"round": held.signal.place, "reason": held.signal.reason}
    if held.signal.verdict is not None:
        given["verdict"] = held.signal.verdict
    return Template(rules.said[name]).substitute(given)


def _area(held: Held, which: str, area: str, found: AreaScore, rules: DebriefRules) -> str:
    bar = _bar(held)
    given = {"area": _title(held, area).lower(), "score": f"{found.score:g}"}
    if which == "weakest":
        given["bar"] = "none" if bar is None else str(bar)
    return Template(rules.said[which]).substitute(given)


def _quoted(cited: Cited, rules: DebriefRules) -> str:
    quote = clean(cited.quote).replace("\n", " ")
    if len(quote) > _LONGEST_QUOTE:
        quote = f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"
    return Template(rules.said["quote"]).substitute(quote=quote, turn=cited.turn)


def _title(held: Held, area: str) -> str:
    return next((each.title for each in held.rubric.areas if each.id == area), area)


def _bar(held: Held) -> int | None:
    level: Level | None = held.card.target_level
    return held.rubric.bars.get(level) if level else None


def replies(held: Sequence[Held], rules: DebriefRules) -> Iterator[Answered]:
    """Yields what interviewers reply to one another, on the dimensions that both scored.

    Each replies to the round before it that scored the same dimension, once.
    """
    for place, own in enumerate(held):
        bar = _bar(own)
        for area, found in own.card.areas.items():
            earlier = [each for each in held[:place] if _score(each, area) is not None]
            if bar is None or found.score is None or not earlier or _bar(earlier[-1]) != bar:
                continue
            theirs = _score(earlier[-1], area) or 0.0
            agrees = (found.score >= bar) == (theirs >= bar)
            words = Template(rules.said["agrees" if agrees else "differs"]).safe_substitute(
                dimension=_title(own, area).lower(),
                to=earlier[-1].signal.place,
                own=f"{found.score:g}",
                theirs=f"{theirs:g}",
                side="at or over" if found.score >= bar else "under",
                bar=bar,
            )
            yield Answered(
                place=own.signal.place,
                to=earlier[-1].signal.place,
                dimension=area,
                agrees=agrees,
                words=words,
            )


def _score(held: Held, area: str) -> float | None:
    found = held.card.areas.get(area)
    return found.score if found else None
