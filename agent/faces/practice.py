"""`mockloop practice`: a round against the person at the keyboard."""

from typing import get_args

import click

from agent import assets
from agent.faces.terminal import console
from agent.records import Level
from agent.settings import Settings

_STYLES = ("neutral", "warm", "brisk", "skeptical")


@click.command()
@click.argument("round_id", metavar="[ROUND]", default="")
@click.option(
    "--list", "list_only", is_flag=True, help="List the rounds, or the questions of ROUND, and end."
)
@click.option("--question", "question_id", help="Play this question rather than one at random.")
@click.option(
    "--level",
    type=click.Choice(get_args(Level)),
    default="E5",
    show_default=True,
    help="The level you aim at.",
)
@click.option(
    "--minutes", type=float, help="How long the round lasts; the round's own length otherwise."
)
@click.option(
    "--style",
    type=click.Choice(_STYLES),
    default="neutral",
    show_default=True,
    help="How the interviewer sounds; the questions are the same.",
)
@click.option(
    "--coach", is_flag=True, help="Say after each answer what it spoke to and what is still open."
)
@click.option(
    "--grade/--no-grade", default=True, show_default=True, help="Grade the round when it is over."
)
def practice(
    round_id: str,
    list_only: bool,
    question_id: str | None,
    level: Level,
    minutes: float | None,
    style: str,
    coach: bool,
    grade: bool,
) -> int:
    """Practise ROUND at the keyboard; without ROUND, list the rounds there are.

    Answers may have several lines: an empty line sends them. /time, /end and /help are
    commands. Ctrl-C saves the round and says how to resume it.

    \b
    mockloop practice
    mockloop practice ml-design
    mockloop practice jedi --level E6 --style skeptical
    mockloop practice coding --minutes 20 --coach
    mockloop practice recruiter --list
    """
    from agent.faces.table import Start, play_at_the_keyboard
    from agent.wiring.setup import check_minutes, new_session_id, pick_question

    if not round_id:
        _list_rounds(level)
        return 0
    if list_only:
        for each in assets.questions(assets.round_plan(round_id).id):
            click.echo(f"{each.id:<30}{each.title}")
        return 0
    settings = Settings.read()
    question = pick_question(round_id, question_id)
    length = check_minutes(minutes, round_id)
    start = Start(round_id, question.id, level, length, style, coach)
    return play_at_the_keyboard(
        console(), settings, new_session_id(round_id), grade=grade, start=start
    )


def _list_rounds(level: Level) -> None:
    for plan in assets.round_plans():
        click.echo(f"{plan.id:<20}{plan.minutes:>3g} min  {plan.title}")
        click.echo(f"{'':<20}{level}: {plan.expected(level).text}")
