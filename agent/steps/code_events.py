"""How what a candidate does with their code is told: in the transcript, to the model, aloud."""

import ast
import difflib
import re
from collections.abc import Iterator, Sequence

from agent.records import CaseRun, CodeEvent, Execution, Group, Met, Rubric, Session, Transcript

_GROUP_NAMES: dict[Group, str] = {
    "examples": "examples",
    "ordinary": "ordinary cases",
    "edge": "edge cases",
    "scale": "cases at scale",
}
_DID = {"run": "runs the examples", "submit": "hands the code in", "try": "tries"}
CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
"""Code in a turn, with the fence around it."""
_NOTE = re.compile(rf"\A\((?:{'|'.join(_DID.values())})\b.*?\)(?=\n|\Z)", re.DOTALL)
"""What an event begins with in a transcript."""
_DEF = re.compile(r"(?:async )?(?:def|class) \w+")
_WHOLE, _OWN_FAULT, _CHECKED = "whole-solution", "own-fault-found", "cases-checked"
"""The criteria of the coding rubrics that an event can meet."""


def words_only(transcript: Transcript) -> Transcript:
    """Returns a transcript in which the candidate's turns hold what was said: no code, no events.

    Turns keep their places; some may be empty.
    """
    turns = tuple(
        turn
        if turn.speaker == "interviewer"
        else turn.model_copy(update={"text": _NOTE.sub("", CODE_BLOCK.sub(" ", turn.text))})
        for turn in transcript.turns
    )
    return transcript.model_copy(update={"turns": turns})


def diff_of(before: str, after: str) -> str:
    """Returns what changed between two versions of a file, as a unified diff without a header."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=2)
    return "\n".join(list(lines)[2:])


def last_code(session: Session) -> str | None:
    """The newest code of a session; None where there was no event."""
    events = (turn.event for turn in reversed(session.turns))
    return next((event.code for event in events if event is not None), None)


def event_note(event: CodeEvent) -> str:
    """Returns what was done and what came of it, in one line."""
    if event.tried is not None:
        return f"{_DID['try']} {event.tried.given}: {event.tried.got}"
    assert event.execution is not None
    return f"{_DID[event.kind]}: {counted(event.execution)}"


def event_text(event: CodeEvent, *, changed: bool) -> str:
    """Returns an event as the transcript has it: the note, and the code where it is new."""
    return f"({event_note(event)})" + (f"\n{_fence(event.code, 'python')}" if changed else "")


def event_shown(event: CodeEvent, *, changed: bool) -> str:
    """Returns an event as the model is shown it: the note, and what is new in the code."""
    new = _fence(event.diff, "diff") if event.diff else _fence(event.code, "python")
    return f"({event_note(event)})" + (f"\n{new}" if changed else "")


def counted(done: Execution) -> str:
    """Returns how many cases of each group passed, or why none could be run."""
    if done.loading:
        return f"it cannot be loaded, {done.loading}"
    groups = dict.fromkeys(case.group for case in done.cases)
    parts = []
    for group in groups:
        cases = done.of_group(group)
        passed = sum(case.verdict == "passed" for case in cases)
        parts.append(f"{passed} of {len(cases)} {_GROUP_NAMES[group]} pass")
    return ", ".join(parts)


def told_aloud(event: CodeEvent) -> str:
    """Returns what the interviewer says of an event whose cases did not all pass.

    An example is shown to the candidate anyway; of the other groups only their name is said.
    """
    done = event.execution
    assert done is not None
    if done.loading:
        return "It does not load yet."
    failed = done.failures
    if failed[0].group == "examples":
        return f"{_ordinal(failed[0].number)} example does not pass yet."
    names = [_GROUP_NAMES[group] for group in dict.fromkeys(case.group for case in failed)]
    listed = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    return f"The examples pass, but not all of the {listed} do."


def case_lines(done: Execution, *, hidden: bool) -> Iterator[str]:
    """Yields what the candidate is shown of an execution, a line each.

    Args:
        done: what came of it.
        hidden: whether the cases outside the examples are only counted.
    """
    if done.loading:
        yield f"cannot be loaded: {done.loading}"
        return
    for case in done.cases:
        if case.group == "examples" or not hidden:
            yield _case_line(case)
    yield counted(done)


def _case_line(case: CaseRun) -> str:
    took = f" ({case.seconds:.2f} s)" if case.seconds and case.seconds >= 0.1 else ""
    start = f"{case.verdict:<8}{case.given}"
    if case.verdict == "passed":
        return f"{start} -> {case.got}{took}"
    return f"{start}: expected {case.expected}, got {case.got}{took}"


def met_by_event(event: CodeEvent, session: Session, rubric: Rubric) -> tuple[Met, ...]:
    """Returns the criteria that an event meets by what came of it.

    A whole solution is one that loads and passes an example; a fault is the candidate's own find
    where cases pass that did not before; a call of their own is a case checked.
    """
    found: list[str] = []
    if event.kind == "try":
        found.append(_CHECKED)
    elif event.execution and any(c.verdict == "passed" for c in event.execution.cases):
        found.append(_WHOLE)
        if _failed_before(session) and not event.failed:
            found.append(_OWN_FAULT)
    span = def_line(event.code) or event_note(event)
    turn = len(session.turns)
    return tuple(
        Met(area=area.id, criterion=criterion.id, turn=turn, span=span)
        for area in rubric.areas
        for criterion in area.criteria
        if criterion.id in found
    )


def def_line(code: str) -> str:
    """Returns the line with which the last function or class of a file begins; empty without."""
    return next((line.strip() for line in reversed(code.splitlines()) if _DEF.match(line)), "")


def _failed_before(session: Session) -> bool:
    events = [turn.event for turn in session.turns if turn.event and turn.event.kind != "try"]
    return bool(events) and events[-1].failed


class BadCallError(ValueError):
    """What was typed as arguments is none."""


def arguments(typed: str) -> list[object]:
    """Returns the arguments that a candidate typed, as JSON has them.

    Args:
        typed: Python literals, separated by commas, as between the parentheses of a call.

    Raises:
        BadCallError: they are no literals, or none that JSON can hold.
    """
    try:
        given = ast.literal_eval(f"[{typed}]")
    except (ValueError, SyntaxError, RecursionError, MemoryError) as error:
        raise BadCallError(f"these are no Python values: {typed.strip() or 'nothing'}") from error
    return [_jsonable(each) for each in given]


def _jsonable(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, list | tuple):
        return [_jsonable(each) for each in value]
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _jsonable(each) for key, each in value.items()}
    raise BadCallError(f"a value of type {type(value).__name__} cannot be handed over")


def _fence(code: str, kind: str) -> str:
    return f"```{kind}\n{code.rstrip()}\n```"


def _ordinal(number: int) -> str:
    names: Sequence[str] = ("The first", "The second", "The third", "The fourth", "The fifth")
    return names[number - 1] if number <= len(names) else f"Number {number} of the"
