"""`mockloop loop start|list|show|abandon|record`: planning a loop, and looking at it."""

import json
from typing import get_args

import click
from rich.console import Console

from agent import assets
from agent.errors import one_line
from agent.faces.terminal import console
from agent.ports.store import open_store
from agent.records import CandidateRecord, Level, Loop
from agent.settings import Settings
from agent.steps.loop_lines import local_time, loop_lines, loop_row, loop_state
from agent.steps.loop_planning import notes_on, track_of
from agent.wiring.candidate_record import candidate_record
from agent.wiring.loop_rounds import abandon as give_up
from agent.wiring.loop_rounds import settle
from agent.wiring.loop_standing import standings
from agent.wiring.loop_start import Wish, start_loop
from agent.wiring.loops import chosen_loop, loop_tables, loops

_EMPTY = "no loop is planned yet: mockloop loop start --level E5 --track ads"


@click.command()
@click.option(
    "--level",
    type=click.Choice(get_args(Level)),
    default="E5",
    show_default=True,
    help="The level you aim at.",
)
@click.option(
    "--track",
    default="",
    metavar="TRACK",
    help="The product: any, ads, feed, watch, genai or integrity. Design questions of it are drawn"
    " first.  [default: any]",
)
@click.option(
    "--list",
    "listed",
    default="",
    metavar="LIST",
    help="Which list of rounds: standard or pyramid; the guides disagree.  [default: standard]",
)
@click.option(
    "--days",
    type=click.IntRange(1, 2),
    default=1,
    show_default=True,
    help="Over how many days the onsite is spread.",
)
@click.option("--second-design", is_flag=True, help="Add a second ML design round.")
@click.option("--product-sense", is_flag=True, help="Add a product-sense round.")
@click.option("--partner", is_flag=True, help="Add a partner interview.")
@click.option(
    "--ai-coding",
    is_flag=True,
    help="Make the second coding round one with an AI assistant; not every opening has it.",
)
@click.option(
    "--exam", is_flag=True, help="Time every round by the clock on the wall: nothing pauses it."
)
@click.option("--seed", type=int, help="Draw the questions with this number.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def start(
    level: Level,
    track: str,
    listed: str,
    days: int,
    second_design: bool,
    product_sense: bool,
    partner: bool,
    ai_coding: bool,
    exam: bool,
    seed: int | None,
    as_json: bool,
) -> None:
    """Plan a loop. No round begins yet.

    Questions are drawn from what you were not asked before, in any loop or in practice.

    \b
    mockloop loop start --level E5 --track ads
    mockloop loop start --level E6 --track genai --days 2 --second-design --ai-coding
    mockloop loop start --list pyramid --exam --seed 7
    """
    chosen = {
        "second-design": second_design,
        "product-sense": product_sense,
        "partner": partner,
        "ai-coding": ai_coding,
    }
    options = tuple(name for name, on in chosen.items() if on)
    settings, out = Settings.read(), console()
    wish = Wish(level, track, listed, days, options, exam, seed)
    with open_store(settings.home) as store:
        loop = start_loop(settings, store, wish)
        if as_json:
            click.echo(json.dumps(loop_row(loop, standings(settings.home, store, loop))))
            return
        for note in notes_on(loop_tables(), options):
            say(out, note, "dim")
        for each in loop.rounds:
            if each.again:
                before = f"what {each.place} asks was asked {local_time(each.again)}"
                say(out, f"the questions of {each.round} are used up: {before}", "yellow")
        for line in loop_lines(loop, standings(settings.home, store, loop), titles(), title(loop)):
            say(out, line)


@click.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_(as_json: bool) -> None:
    """List the loops, the newest first."""
    settings = Settings.read()
    found = loops(settings.home)
    if as_json:
        with open_store(settings.home) as store:
            rows = [loop_row(loop, standings(settings.home, store, loop)) for loop in found]
        click.echo(json.dumps(rows))
        return
    if not found:
        click.echo(_EMPTY)
    for loop in found:
        sealed = sum(1 for each in loop.rounds if each.sealed)
        click.echo(
            f"{one_line(loop.id):<28}{loop_state(loop):<12}{loop.level:<4}{loop.track:<11}"
            f"{sealed} of {len(loop.rounds)} sealed  planned {local_time(loop.started)}"
        )


@click.command()
@click.argument("loop_id", metavar="[ID]", default="")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(loop_id: str, as_json: bool) -> None:
    """Show the loop ID; the newest open one without ID.

    No score is shown, and no question before it was asked.

    \b
    mockloop loop show
    mockloop loop show --json | jq .next
    """
    settings, out = Settings.read(), console()
    if not loop_id and not loops(settings.home):
        click.echo("null" if as_json else _EMPTY)
        return
    loop = chosen_loop(settings.home, loop_id)
    with open_store(settings.home) as store:
        settled = settle(settings, store, loop.id)
        standing = standings(settings.home, store, settled.loop)
    if as_json:
        click.echo(json.dumps(loop_row(settled.loop, standing)))
        return
    say_timed_out(out, settled.timed_out)
    for line in loop_lines(settled.loop, standing, titles(), title(settled.loop)):
        say(out, line)


@click.command()
@click.argument("loop_id", metavar="[ID]", default="")
def abandon(loop_id: str) -> None:
    """Give up the loop ID; the newest open one without ID.

    What was asked in it is not asked again. What was only planned may be.
    """
    settings = Settings.read()
    loop = give_up(settings, chosen_loop(settings.home, loop_id).id)
    say(console(), f"{loop.id} is given up. Start another: mockloop loop start")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def record(as_json: bool) -> None:
    """Show what is known of you over all loops: documents, rounds, stories and scorecards.

    Scorecards are named by their seal, without a score.
    """
    settings, out = Settings.read(), console()
    with open_store(settings.home) as store:
        known = candidate_record(settings, store)
    if as_json:
        click.echo(known.model_dump_json(indent=2))
        return
    for line in _record_lines(known):
        say(out, line)


def say(out: Console, line: str, style: str = "") -> None:
    """Prints a line that may hold what users and models wrote."""
    shown = "".join(char if char.isprintable() else "?" for char in line)
    out.print(shown, style=style, markup=False, soft_wrap=True)


def say_timed_out(out: Console, places: tuple[str, ...]) -> None:
    """Says which rounds the clock has closed just now."""
    for place in places:
        say(out, f"{place} was left past its end: the clock has closed it.", "yellow")


def titles() -> dict[str, str]:
    """The titles of the rounds, by id."""
    return {plan.id: plan.title for plan in assets.round_plans()}


def title(loop: Loop) -> str:
    """The title of a loop's track."""
    return track_of(loop_tables(), loop.track).title


def _record_lines(known: CandidateRecord) -> list[str]:
    if not (known.rounds or known.documents):
        return ["nothing is known of you yet: mockloop loop start, or mockloop corpus add FILE"]
    documents = ", ".join(known.documents) or "none (add one: mockloop corpus add FILE)"
    lines = [f"documents: {documents}"]
    for each in known.rounds:
        where = f"{each.loop} {each.place}" if each.loop else "practice"
        sealed = f"  sealed {each.sealed[:12]}" if each.sealed else ""
        lines.append(f"round: {local_time(each.began)}  {each.round:<20}{where}{sealed}")
    for story in known.stories:
        number = f"; number: {one_line(story.number)}" if story.number else ""
        words = one_line(" ".join(story.project)) or "no project named"
        told_for = f" for {', '.join(story.areas)}" if story.areas else ""
        lines.append(f"story: {story.loop} {story.place}{told_for}: {words}{number}")
    counts = f"{len(known.rounds)} rounds, {len(known.stories)} stories"
    return [*lines, f"{counts}, {len(known.scorecards)} scorecards"]
