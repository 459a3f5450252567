"""Nothing is said that the candidate has to find, or has not asked for or earned yet."""

from collections.abc import Iterator

from agent.records import Broken
from agent.steps.coverage import cue_pattern
from agent.steps.interview_rules.seen import Asked, Embed, Held, Interviewed
from agent.steps.word_runs import runs


def no_leak(seen: Interviewed, embed: Embed) -> Held:
    """No turn shares six words in a row with what must not be told.

    That is: reference and levels of the questions, the answers to theory, the fault of a proposal,
    facts that were not asked for, hints that were not earned, a change that was not made, and the
    rubric's own texts. Words that code told, that are asked on purpose, or that the candidate said
    first are none; but a fact that code told has to have been asked for.
    """
    del embed
    return Held(len(seen.asked), tuple(_broken(seen)))


def _broken(seen: Interviewed) -> Iterator[Broken]:
    for asked in seen.asked:
        if words := _not_asked_for(seen, asked) or leaked_words(seen, asked):
            yield seen.broken(asked, f"said what must not be told: {words}")


def _not_asked_for(seen: Interviewed, asked: Asked) -> str:
    """The fact that a turn tells without a question for it just before; empty for another turn."""
    if asked.move.kind != "fact" or asked.move.fact is None:
        return ""
    before = seen.session.turns[asked.place - 1]
    told = [each for each in seen.setting.question.facts if each.answer in asked.move.fact]
    due = all(cue_pattern(each.cues).search(before.text.lower()) for each in told)
    return "" if due and "?" in before.text else asked.move.fact


def leaked_words(seen: Interviewed, asked: Asked) -> str:
    """Returns words of a turn that must not be told; empty where there are none."""
    unearned = {run for rung in _unearned(seen, asked) for run in runs(rung)}
    if told := next((run for run in runs(asked.turn.told) if run in unearned), ""):
        return told
    secret = unearned | {run for text in _secrets(seen) for run in runs(text)}
    said = asked.turn.text.removeprefix(asked.turn.told)
    found = [run for run in runs(said) if run in secret]
    if not found:
        return ""
    known = {run for text in _known(seen, asked) for run in runs(text)}
    return next((run for run in found if run not in known), "")


def _unearned(seen: Interviewed, asked: Asked) -> tuple[str, ...]:
    """The rungs of the ladder that no hint has reached yet."""
    hints = sum(
        each.move.kind == "hint" and bool(seen.setting.ladder(each.move.stage))
        for each in seen.asked[: asked.number + 1]
    )
    return seen.setting.question.hints[hints:]


def _secrets(seen: Interviewed) -> Iterator[str]:
    """What must not be told unless code told it: facts and a change when they were due."""
    for question in seen.questions:
        yield from (question.reference, question.fault, question.scale, question.change)
        yield from (line for lines in question.levels.values() for line in lines)
        yield from (fact.answer for fact in question.facts)
    for each in seen.setting.theory:
        yield from (each.answer, each.wrong)
    rubric = seen.setting.rubric
    yield from (grade.meaning for grade in rubric.scale)
    for area in rubric.areas:
        yield area.definition
        yield from (criterion.text for criterion in area.criteria)


def _known(seen: Interviewed, asked: Asked) -> Iterator[str]:
    """What may be said all the same: it was told, is asked on purpose, or came from the candidate.

    What code tells in this very turn counts, so that a question may take a hint up.
    """
    turns = seen.session.turns[: asked.place + 1]
    yield from (turn.told for turn in turns)
    yield from (turn.text for turn in turns if turn.speaker == "candidate")
    setting = seen.setting
    yield from (setting.plan.opening, setting.plan.closing)
    for question in seen.questions:
        yield from (question.statement, question.context, question.proposal, *question.deeper)
        yield from question.follow_ups.values()
    yield from (criterion.ask for area in setting.rubric.areas for criterion in area.criteria)
    yield from (each.ask for each in setting.theory)
