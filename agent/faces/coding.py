"""The coding part of a round at the keyboard: the file, the editor, and what running it shows."""

import click
from rich.console import Console

from agent.errors import SandboxError, SettingError
from agent.records import CaseRun, CodeEvent, Session
from agent.steps.code_events import BadCallError, arguments, case_lines, event_note
from agent.wiring.desk import Desk

CODE_COMMANDS = ("/edit", "/run", "/try", "/submit")

HELP_CODE = """\
Write your code in the file named above, with any editor.
/edit      open it in $EDITOR
/run       run the examples
/try ARGS  call your function once: /try [3, 1, 2], 2
/submit    run all the tests; what is not an example is only counted"""

_NOT_ISOLATED = (
    "there is no bubblewrap here: your code runs with limits on time, memory and output, but not "
    "apart from your files and the network ('make setup' says how to get it)"
)


def say_desk(out: Console, desk: Desk) -> None:
    """Prints where code is written, and once how safely it is run."""
    out.print(f"your code: {desk.path} (or /edit)", style="bold", markup=False, soft_wrap=True)
    if not desk.sandbox.isolated:
        out.print(_NOT_ISOLATED, style="yellow", markup=False)


def at_the_desk(
    out: Console, desk: Desk, command: str, rest: str, session: Session
) -> CodeEvent | None:
    """Does what a command says, and shows what came of it.

    Returns:
        What the interviewer is told; None where nothing was run.
    """
    try:
        if command == "/edit":
            _edit(out, desk)
            return None
        if not desk.begun:
            out.print(f"nothing is written yet in {desk.path}", style="yellow", markup=False)
            return None
        if command == "/try":
            event = desk.attempt(arguments(rest), session)
            out.print(event_note(event), markup=False)
            return event
        return _run(out, desk, command, session)
    except BadCallError as error:
        out.print(f"{error}; write them as in a call: /try [3, 1, 2], 2", markup=False)
    except (SettingError, SandboxError) as error:
        out.print(str(error), style="yellow", markup=False)
    return None


def what_is_left(out: Console, desk: Desk, session: Session) -> CodeEvent | None:
    """Hands in what was written since the last run, and says so; None where nothing was."""
    try:
        event = desk.left_over(session)
    except (SettingError, SandboxError) as error:
        out.print(f"{error} What you wrote last is not graded.", style="yellow", markup=False)
        return None
    if event is not None:
        out.print(f"your last code is handed in: {event_note(event)}", style="dim", markup=False)
    return event


def _run(out: Console, desk: Desk, command: str, session: Session) -> CodeEvent:
    done = 0
    with out.status("running …") as status:

        def on_case(case: CaseRun) -> None:
            nonlocal done
            done += 1
            status.update(f"running … {done} cases done, now the {case.group} group")

        event = desk.run("run" if command == "/run" else "submit", session, on_case)
    assert event.execution is not None
    for line in case_lines(event.execution, hidden=not session.coach):
        out.print(line, markup=False, soft_wrap=True)
    return event


def _edit(out: Console, desk: Desk) -> None:
    try:
        click.edit(filename=str(desk.path))
    except click.ClickException as error:
        out.print(
            f"{error.format_message()}; set EDITOR, or open {desk.path} yourself",
            style="yellow",
            markup=False,
        )
