"""The debrief of a loop: its sealed rounds, opened once every one of them is sealed."""

from pathlib import Path

from agent.errors import LoopError
from agent.records import Loop
from agent.wiring.debrief import Gathered, debrief_of
from agent.wiring.loops import chosen_loop, sealed_folder, sealed_rounds


def opened_loop(home: Path, loop_id: str = "", *, early: bool = False) -> tuple[Loop, Gathered]:
    """Returns a loop and its sealed rounds.

    Args:
        home: the program's folder.
        loop_id: of the loop; the newest that is open, or the newest of all, where it is empty.
        early: whether it may be opened before every round is sealed.

    Raises:
        LoopError: there is no such loop, or a round of it is not sealed, or none is.
        SealBrokenError: a scorecard was changed since it was sealed.
    """
    loop = chosen_loop(home, loop_id)
    sealed = sealed_rounds(home, loop.id)
    missing = [each for each in loop.rounds if not each.sealed]
    if not sealed:
        raise LoopError(
            f"no round of {loop.id} is sealed", f"play one: mockloop loop next {loop.id}"
        )
    if missing and not early:
        raise LoopError(
            f"{len(missing)} of {len(loop.rounds)} rounds are not sealed, and scores stay hidden "
            "until all are",
            f"go on: mockloop loop next {loop.id}; or open it with --early",
        )
    return loop, Gathered(sealed, tuple(f"{each.place}: not sealed" for each in missing))


def hired_rounds(home: Path, loop_id: str = "") -> Path:
    """Returns the folder of a loop's sealed rounds.

    Raises:
        LoopError: the loop is not whole, or its debrief is no hire.
        SealBrokenError: a scorecard was changed since it was sealed.
    """
    loop, gathered = opened_loop(home, loop_id)
    found = debrief_of(gathered, loop.id, loop.level, None, None)
    if found.ruled.decision != "hire":
        raise LoopError(
            f"the debrief of {loop.id} is '{found.ruled.decision}', and teams are met after a hire",
            "to talk with them all the same: mockloop match",
        )
    return sealed_folder(home, loop.id)
