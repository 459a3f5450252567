"""`mockloop sessions` and `mockloop resume`: rounds that were saved."""

import json

import click

from agent.faces.terminal import console
from agent.records import Session
from agent.settings import Settings
from agent.steps.agenda import clock_face


@click.command()
@click.argument("session_id", metavar="[ID]", default="")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def sessions(session_id: str, as_json: bool) -> None:
    """List the saved rounds, the newest first; or print all that is saved of the round ID.

    What is saved tells why each move was made, what was met, and what the model was told.
    """
    from agent.ports.store import open_store

    with open_store(Settings.read().home) as store:
        if session_id:
            click.echo(store.load(session_id).model_dump_json(indent=2))
            return
        found = store.list()
    if as_json:
        click.echo(json.dumps([_row(session) for session in found]))
        return
    if not found:
        click.echo("no round has been played yet: mockloop practice ml-design")
    for session in found:
        state = "over" if session.closed else "open"
        click.echo(
            f"{session.id:<36}{state:<6}{session.question:<26}{session.target_level:<4}"
            f"{len(session.turns):3} turns  "
            f"{clock_face(session.elapsed_s)} of {session.minutes:g} min"
        )


@click.command()
@click.argument("session_id", metavar="ID")
@click.option(
    "--grade/--no-grade", default=True, show_default=True, help="Grade the round when it is over."
)
def resume(session_id: str, grade: bool) -> int:
    """Go on with the round ID where it was left; 'mockloop sessions' lists the ids.

    A round of a loop goes on as 'mockloop loop next' has it: graded, it is sealed and not shown.
    """
    from agent.faces.table import play_at_the_keyboard
    from agent.wiring.loops import loop_with

    settings = Settings.read()
    if (found := loop_with(settings.home, session_id)) is not None:
        from agent.faces.loop_play import resume_round

        return resume_round(console(), settings, *found, seal=grade)
    return play_at_the_keyboard(console(), settings, session_id, grade=grade)


def _row(session: Session) -> dict[str, object]:
    return {
        "id": session.id,
        "round": session.round,
        "question": session.question,
        "level": session.target_level,
        "state": "over" if session.closed else "open",
        "turns": len(session.turns),
        "elapsed_s": round(session.elapsed_s, 1),
        "minutes": session.minutes,
        "started": session.started,
    }
