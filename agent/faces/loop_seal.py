"""`mockloop loop seal`: the rounds that are over, graded and sealed without showing a score."""

from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console

from agent.faces.grading_screen import reading_index
from agent.faces.loop_plan import say, say_timed_out
from agent.faces.terminal import console, download_bar, say_models
from agent.ports.store import open_store
from agent.records import Area, AreaScore
from agent.settings import Settings
from agent.steps.grading import OnArea
from agent.steps.loop_lines import what_next
from agent.wiring.candidate_record import candidate_record
from agent.wiring.executed_grader import open_grader
from agent.wiring.grader import Grader
from agent.wiring.loop_rounds import settle
from agent.wiring.loop_sealing import seal_rounds
from agent.wiring.loops import chosen_loop, loop_of
from agent.wiring.models import open_models

_USER_FAULT = 2


@click.command()
@click.argument("loop_id", metavar="[ID]", default="")
def seal(loop_id: str) -> int:
    """Grade and seal the rounds of the loop ID that are over; of the newest open one without ID.

    Each is graded from its own transcript alone, and no score is shown. Where a call of the model
    fails, the round stays unsealed, with the reason, and can be tried again; the exit code is 2.
    """
    settings, out = Settings.read(), console()
    loop = chosen_loop(settings.home, loop_id)
    with open_store(settings.home) as store:
        settled = settle(settings, store, loop.id)
    say_timed_out(out, settled.timed_out)
    if not settled.loop.unsealed:
        say(out, "no round waits to be sealed")
        say(out, what_next(settled.loop))
        return 0
    return seal_and_say(out, settings, loop.id)


def seal_and_say(out: Console, settings: Settings, loop_id: str) -> int:
    """Seals what is over, says what is sealed and what is not, and what to do next.

    Returns:
        The exit code: 2 where a round could not be sealed.
    """
    failed = 0
    with download_bar(out) as bar, open_models(settings, bar) as models:
        say_models(out, settings, models, ("grader",))

        @contextmanager
        def opened(own_code: bool) -> Iterator[Grader]:
            with open_grader(settings, models, bar, own_code=own_code) as grader:
                yield grader

        index = reading_index(out, settings, bar)
        for done in seal_rounds(settings, loop_id, opened, index, lambda _: _watched(out)):
            if done.fault is None:
                say(out, f"{done.place} is sealed")
            else:
                failed += 1
                click.echo(f"mockloop: {done.place} is not sealed: {done.fault}", err=True)
    with open_store(settings.home) as store:
        candidate_record(settings, store)
    say(out, what_next(loop_of(settings.home, loop_id)))
    return _USER_FAULT if failed else 0


def _watched(out: Console) -> OnArea:
    """Says which area is being graded, and not what came of it."""

    def report(area: Area, found: AreaScore | None) -> None:
        if found is None and out.is_terminal:
            out.print(f"grading {area.title.lower()} …          ", style="dim", end="\r")

    return report
