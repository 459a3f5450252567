"""Drawing questions, so that nothing is asked twice while there is something else to ask.

The method is this project's own. Of what may be asked, these go first, in this order:

1. what was never asked before; where a bank is used up, what was asked longest ago;
2. what the place asks for, such as a family of problems that it is about;
3. a family that no other round of the loop has had;
4. what the track prefers.

Among those that are alike in all four, the seed decides.
"""

import hashlib
import random
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawable:
    """A question that could be asked.

    Attributes:
        id: of the question.
        family: of a coding problem; empty for another question.
    """

    id: str
    family: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was drawn, and when it was asked before; empty for what is new."""

    question: str
    family: str
    again: str = ""


def draw(
    seed: str,
    bank: Sequence[Drawable],
    asked: Mapping[str, str],
    in_loop: Collection[str],
    families: Sequence[str] = (),
    suits: Collection[str] = (),
    prefers: Collection[str] = (),
) -> Drawn | None:
    """Draws a question; None where all of the bank is in the loop already.

    Args:
        seed: decides among what is alike.
        bank: what may be asked.
        asked: when each question was asked, by its id: ISO 8601.
        in_loop: ids of the questions of the loop's other rounds: never drawn.
        families: those of the loop's other coding rounds.
        suits: the families that the place asks for; empty for any.
        prefers: ids that the track asks for.
    """
    left = [each for each in bank if each.id not in in_loop]
    if not left:
        return None

    def order(each: Drawable) -> tuple[str, bool, int, bool]:
        suited = not suits or each.family in suits
        had = families.count(each.family) if each.family else 0
        return asked.get(each.id, ""), not suited, had, each.id not in prefers

    best = min(map(order, left))
    alike = sorted((each for each in left if order(each) == best), key=lambda each: each.id)
    dice = random.Random(hashlib.sha256(seed.encode()).hexdigest())  # noqa: S311 - no secret
    chosen = dice.choice(alike)
    return Drawn(chosen.id, chosen.family, asked.get(chosen.id, ""))


def freshest(
    names: Iterable[str],
    begins_with: Callable[[str], Iterable[str]],
    asked: Mapping[str, str],
) -> str:
    """Returns the name for a session whose stages repeat the least; the first that repeats nothing.

    Which questions the later stages of a round begin with follows from its session's id alone.

    Args:
        names: to choose from, at least one.
        begins_with: gives the ids of the questions that the stages of a session would begin with.
        asked: when each question was asked, by its id.

    Raises:
        ValueError: there is no name.
    """
    best: tuple[int, str] | None = None
    chosen = ""
    for name in names:
        before = [asked[each] for each in begins_with(name) if each in asked]
        rank = (len(before), max(before, default=""))
        if best is None or rank < best:
            best, chosen = rank, name
        if not before:
            break
    if best is None:
        raise ValueError("there is no name to choose from")
    return chosen
