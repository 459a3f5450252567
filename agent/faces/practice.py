"""`mockloop practice`: a round against the person at the keyboard."""

from typing import get_args

import click

from agent import assets
from agent.faces.terminal import console
from agent.records import Level
from agent.settings import Settings


@click.command()
@click.argument("round_id", metavar="ROUND")
@click.option("--list", "list_only", is_flag=True, help="List the questions there are, and end.")
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
    "--grade/--no-grade", default=True, show_default=True, help="Grade the round when it is over."
)
def practice(
    round_id: str,
    list_only: bool,
    question_id: str | None,
    level: Level,
    minutes: float | None,
    grade: bool,
) -> int:
    """Practise ROUND at the keyboard: ml-design, or recruiter.

    Answers may have several lines: an empty line sends them. /time, /end and /help are
    commands. Ctrl-C saves the round and says how to resume it.

    \b
    mockloop practice ml-design
    mockloop practice ml-design --question short-video-feed --level E6 --minutes 20
    mockloop practice recruiter --level E5
    """
    from agent.faces.table import play_at_the_keyboard
    from agent.wiring.setup import check_minutes, new_session_id, pick_question

    if list_only:
        for each in assets.questions(assets.round_plan(round_id).id):
            click.echo(f"{each.id:<26}{each.title}")
        return 0
    settings = Settings.read()
    question = pick_question(round_id, question_id)
    length = check_minutes(minutes, round_id)
    session_id = new_session_id(round_id)
    return play_at_the_keyboard(
        console(), settings, session_id, grade=grade, start=(round_id, question.id, level, length)
    )
