"""`mockloop loop next|import`: the rounds of a loop, played here or held elsewhere."""

from pathlib import Path

import click
from rich.console import Console

from agent.errors import LoopError
from agent.faces.loop_plan import say, say_timed_out
from agent.faces.loop_seal import seal_and_say
from agent.faces.table import Seat, Start, play_at_the_keyboard
from agent.faces.terminal import console
from agent.ports.store import open_store
from agent.records import Loop, LoopRound
from agent.settings import Settings
from agent.steps.loop_lines import local_time, what_next
from agent.wiring.candidate_record import candidate_record
from agent.wiring.loop_rounds import begin, settle, take
from agent.wiring.loops import chosen_loop, loop_of


@click.command(name="next")
@click.argument("loop_id", metavar="[ID]", default="")
@click.option(
    "--seal/--no-seal",
    default=True,
    show_default=True,
    help="Grade and seal the round when it is over.",
)
def next_(loop_id: str, seal: bool) -> int:
    """Play the next round of the loop ID at the keyboard, or go on with one that was left.

    Without ID it is the newest open loop. The round is played as 'mockloop practice' plays it.
    In an exam the clock on the wall times it: leaving does not stop it, and a round that is left
    past its end is closed.

    \b
    mockloop loop next
    mockloop loop next --no-seal
    """
    settings, out = Settings.read(), console()
    loop = chosen_loop(settings.home, loop_id)
    with open_store(settings.home) as store:
        settled = settle(settings, store, loop.id)
    say_timed_out(out, settled.timed_out)
    loop = settled.loop
    if loop.abandoned or loop.next_round is None:
        if seal and loop.unsealed and not loop.abandoned:
            return seal_and_say(out, settings, loop.id)
        say(out, what_next(loop))
        return 0
    return play_round(out, settings, loop, loop.next_round, seal=seal)


def play_round(out: Console, settings: Settings, loop: Loop, each: LoopRound, *, seal: bool) -> int:
    """Plays a round of a loop, or goes on with it; seals it when it is over.

    Args:
        out: where the conversation is shown.
        settings: of the run.
        loop: whose round it is.
        each: the round; it is not over.
        seal: whether what is over is graded and sealed.

    Returns:
        The exit code.
    """
    with open_store(settings.home) as store:
        planned, each = each, begin(settings, store, loop.id, each.place)
        there = store.find(each.session) is not None
    _say_seat(out, loop, planned, each, there=there)
    start = None if there else Start(each.round, each.question, loop.level, each.minutes)
    seat = Seat(f"mockloop loop next {loop.id}", loop.exam)
    code = play_at_the_keyboard(out, settings, each.session, grade=False, start=start, seat=seat)
    with open_store(settings.home) as store:
        loop = settle(settings, store, loop.id).loop
        candidate_record(settings, store)
    if code == 0 and seal and loop.unsealed:
        return seal_and_say(out, settings, loop.id)
    if code == 0:
        say(out, what_next(loop))
    return code


def resume_round(
    out: Console, settings: Settings, loop: Loop, each: LoopRound, *, seal: bool
) -> int:
    """Goes on with a round of a loop by its session, as `play_round` does.

    Raises:
        LoopError: it is over.
    """
    with open_store(settings.home) as store:
        settled = settle(settings, store, loop.id)
    say_timed_out(out, settled.timed_out)
    now = settled.loop.at(each.place) or each
    if now.ended:
        raise LoopError(f"{each.place} of {loop.id} is over", f"see: mockloop loop show {loop.id}")
    return play_round(out, settings, settled.loop, now, seal=seal)


@click.command(name="import")
@click.argument("place")
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("loop_id", metavar="[ID]", default="")
@click.option(
    "--candidate",
    multiple=True,
    metavar="NAME",
    help="Who the candidate is in a transcript with names; guessed otherwise. Repeatable.",
)
def import_(place: str, path: Path, loop_id: str, candidate: tuple[str, ...]) -> None:
    """Take FILE as the transcript of the round at PLACE, which was held elsewhere.

    FILE is in any format that 'mockloop grade' reads, as Zoom, Teams, Meet and Otter export them.
    The loop is ID; the newest open one without ID. Until it is sealed, it can be imported anew.

    \b
    mockloop loop import coding-1 call.vtt --candidate Ada
    """
    settings, out = Settings.read(), console()
    loop = chosen_loop(settings.home, loop_id)
    with open_store(settings.home) as store:
        loop = settle(settings, store, loop.id).loop
        if loop.abandoned:
            raise LoopError(f"loop {loop.id} was given up", "start another: mockloop loop start")
        read = take(settings, loop.id, place, path, candidate)
        candidate_record(settings, store)
    for note in read.notes:
        say(out, note, "dim")
    say(out, f"{place} has {len(read.transcript.turns)} turns of {path.name}.")
    say(out, f"Grade and seal it: mockloop loop seal {loop.id}")
    say(out, what_next(loop_of(settings.home, loop.id)))


def _say_seat(
    out: Console, loop: Loop, planned: LoopRound, each: LoopRound, *, there: bool
) -> None:
    """Says which round is played, and what it is about to cost."""
    day = f", day {each.day}" if each.day else ""
    say(out, f"{loop.id}: {each.place}{day}, {each.minutes:g} minutes", "bold")
    if planned.question != each.question:
        say(out, "what was planned was asked since, so another question is drawn", "dim")
    if each.again and not there:
        say(out, f"the bank is used up: this was asked {local_time(each.again)}", "yellow")
    if loop.exam:
        say(out, "exam: the clock runs until the round is over, whether you are here or not")
