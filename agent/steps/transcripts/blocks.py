"""Which lines of a text begin a turn, where a name stands on a line of its own."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from agent.steps.transcripts.labelled import Line
from agent.steps.transcripts.names import fold, like_a_name
from agent.steps.transcripts.roles import role

_OFTEN = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a turn.

    Attributes:
        name: who speaks.
        t: in seconds; None where no time is given.
        lines: how many lines the head takes.
        strong: the name stands in bold, in brackets or in a heading.
        of_day: the time is that of a clock on the wall.
    """

    name: str
    t: float | None
    lines: int = 1
    of_day: bool = False
    strong: bool = False


def heads(lines: Sequence[Line]) -> Mapping[int, Head]:
    """Finds the heads of turns.

    With times, a head is a name and a time on one line or on two. Without, it is a name alone that
    stands in bold or after a blank line, again and again.

    Args:
        lines: of the whole file.

    Returns:
        The heads by the 0-based number of their first line.
    """
    timed = _recurring(dict(_timed(lines)))
    return timed or _recurring(dict(_untimed(lines)))


def _timed(lines: Sequence[Line]) -> Iterator[tuple[int, Head]]:
    taken = -1
    for place, line in enumerate(lines):
        if place <= taken or not line.found or line.found.label:
            continue
        here, below = line.found, _below(lines, place)
        if here.name and here.t is not None and like_a_name(here.name):
            yield place, Head(here.name, here.t, of_day=here.of_day)
        elif below is None or below.found is None or below.found.label:
            continue
        elif _alone(line) and not below.found.name:
            taken = place + 1
            yield place, Head(here.name, below.found.t, 2, below.found.of_day)
        elif not here.name and _alone(below):
            taken = place + 1
            yield place, Head(below.found.name, here.t, 2, here.of_day)


def _untimed(lines: Sequence[Line]) -> Iterator[tuple[int, Head]]:
    for place, line in enumerate(lines):
        below = _below(lines, place)
        if line.found and _alone(line) and (line.found.strong or (line.fresh and below)):
            yield place, Head(line.found.name, None, strong=line.found.strong)


def _alone(line: Line) -> bool:
    found = line.found
    return bool(
        found and found.name and found.t is None and not found.label and like_a_name(found.name)
    )


def _below(lines: Sequence[Line], place: int) -> Line | None:
    """Returns the next line, unless it is blank."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    return below if below and below.text.strip() else None


def _recurring(found: Mapping[int, Head]) -> dict[int, Head]:
    """Leaves out names that stand there once, unless it is a role or they are marked as others are.

    Others are marked by a time, or by bold letters, brackets or a heading.
    """
    often = Counter(fold(head.name) for head in found.values())
    twice = {place for place, head in found.items() if often[fold(head.name)] >= _OFTEN}
    strong = any(found[place].strong for place in twice)
    return {
        place: head
        for place, head in found.items()
        if place in twice or role(head.name) or head.t is not None or (strong and head.strong)
    }
