"""Which lines of a text begin a turn, where a name and a colon say so."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

from agent.errors import TranscriptError
from agent.steps.transcripts.marks import Mark, mark
from agent.steps.transcripts.names import (
    adds_initials,
    fold,
    like_a_lowercase_name,
    like_a_name,
    shortens,
)
from agent.steps.transcripts.roles import role

_OFTEN = 2
_FEW = 2
_SELDOM = 0.15
_MOST = 0.6
_MOST_NAMES = 3_000


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text.

    Attributes:
        text: the line.
        fresh: nothing is said in the line before it.
        found: what its beginning says; None in a fenced block of code.
    """

    text: str
    fresh: bool = False
    found: Mark | None = None


_Way = Callable[[Line, Mark], bool]


def lines_of(text: str) -> tuple[Line, ...]:
    """Cuts a text into lines, and reads the beginning of each."""
    made: list[Line] = []
    fresh = True
    raw = text.split("\n")
    for line, code in zip(raw, _in_code(raw), strict=True):
        found = None if code or not line.strip() else mark(line)
        made.append(Line(line.rstrip(), fresh, found))
        fresh = not line.strip() or (found is not None and not found.name)
    return tuple(made)


def _in_code(lines: Sequence[str]) -> list[bool]:
    """Says of every line whether it is part of a fenced block; one left open is none."""
    inside: list[bool] = []
    opened: int | None = None
    for place, line in enumerate(lines):
        fences = line.count("```")
        inside.append(opened is not None)
        if fences % 2:
            opened = place if opened is None else None
    if opened is not None:
        inside[opened + 1 :] = [False] * (len(inside) - opened - 1)
    return inside


def labels(
    lines: Sequence[Line], expected: Iterable[str] = (), captions: bool = False
) -> frozenset[str]:
    """Finds out which names before a colon are speakers, and not words of somebody's text.

    A speaker is named again and again, and in one way: with a time or without, in bold or not,
    after a blank line or not. A name that stands there seldom is taken for text, and so is one
    beside "Interviewer" and "Candidate", unless a time, bold letters or a caption of its own say
    otherwise: an answer that is cut at "Trap:" would be lost to the candidate.

    Args:
        lines: of the whole file.
        expected: names that the file lists as those of people.
        captions: a fresh line is the first of a caption.

    Returns:
        The names as they are written.

    Raises:
        TranscriptError: there are so many that it is no transcript.
    """
    _few_enough({line.found.name for line in lines if line.found and line.found.label})
    listed = {fold(name) for name in expected}
    found = [(line, line.found) for line in lines if line.found and line.found.label]
    proper = [(line, each) for line, each in found if like_a_name(each.name)]
    roles = {fold(each.name): role(each.name) for _, each in proper if role(each.name)}
    often = Counter(fold(each.name) for _, each in proper)
    known = {key for key in often if key in listed} | roles.keys()
    if len(set(roles.values())) < _FEW:
        known |= _frequent(often)
    for way, once_will_do in ((_timed, True), (_strong, True), (_fresh, captions)):
        known = _in_one_way(proper, known, way, once_will_do) | roles.keys()
    small = Counter(fold(each.name) for _, each in found if like_a_lowercase_name(each.name))
    if known:
        known |= {
            key
            for key in small
            if any(shortens(key, name) or adds_initials(key, name) for name in known)
        }
    else:
        known = {key for key, number in small.items() if number >= _OFTEN}
    return frozenset(each.name for _, each in found if fold(each.name) in known and _named(each))


def rejected(lines: Sequence[Line], speakers: frozenset[str]) -> tuple[str, ...]:
    """Returns the names before a colon that were taken for text although they look like names."""
    found = (line.found for line in lines)
    names = (each.name for each in found if each and each.label and like_a_name(each.name))
    return tuple(dict.fromkeys(name for name in names if name not in speakers))


def _few_enough(names: Set[str]) -> None:
    """Refuses a text with so many names that it is no transcript, before each is looked at.

    Raises:
        TranscriptError: there are too many.
    """
    if len(names) > _MOST_NAMES:
        raise TranscriptError(
            f"it is not a transcript: more than {_MOST_NAMES:,} lines begin like a name",
            "name a file that holds one interview",
        )


def _frequent(often: Counter[str]) -> set[str]:
    """Returns the names that stand often enough beside the two that stand most often."""
    if len(often) <= _FEW:
        return set(often)
    second = often.most_common(_FEW)[-1][1]
    return {key for key, number in often.items() if number >= max(_OFTEN, second * _SELDOM)}


def _named(found: Mark) -> bool:
    return like_a_name(found.name) or like_a_lowercase_name(found.name)


def _timed(line: Line, found: Mark) -> bool:
    return found.t is not None


def _strong(line: Line, found: Mark) -> bool:
    return found.strong


def _fresh(line: Line, found: Mark) -> bool:
    return line.fresh


def _in_one_way(
    proper: Sequence[tuple[Line, Mark]], known: set[str], way: _Way, once_will_do: bool
) -> set[str]:
    """Where most of the known names stand in one way, returns those that ever do.

    Args:
        proper: the lines that begin with what looks like a name.
        known: the speakers so far.
        way: whether a line is of that way.
        once_will_do: a name that stands in that way is known, however often it does.
    """
    having = {fold(each.name) for line, each in proper if way(line, each)}
    of_known = [way(line, each) for line, each in proper if fold(each.name) in known]
    if sum(of_known) < max(_OFTEN, len(of_known) * _MOST):
        return known
    return having if once_will_do else known & having
