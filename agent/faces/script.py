"""`mockloop script`: a mail, an opening, questions, worded from the user's facts alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from agent.errors import ScriptError, one_line
from agent.records import ScriptName, WordedScript
from agent.settings import Settings

_OPTIONS = (
    click.option(
        "--facts", type=click.Path(path_type=Path), metavar="FILE", help="Facts in a small file."
    ),
    click.option(
        "--fact", "given", multiple=True, metavar="NAME=TEXT", help="One fact. Repeatable."
    ),
    click.option(
        "--new",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="Write a facts file to be filled in, and end.",
    ),
    click.option("--json", "as_json", is_flag=True, help="Print the script as JSON."),
)


def _with_facts(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command the options by which facts come in."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@click.group()
def script() -> None:
    """Word a mail, an opening or questions from your own facts.

    Each is a template that your facts are put into. What you do not give stays a blank with its
    name; nothing is made up, and no model is asked.

    \b
    mockloop script follow-up --new facts.yaml
    mockloop script follow-up --facts facts.yaml
    mockloop script recruiter-questions --fact level_posted=E5
    """


@script.command(name="follow-up")
@_with_facts
@click.option("--session", metavar="ID", help="Take problem and points from this design round.")
def follow_up(
    facts: Path | None,
    given: tuple[str, ...],
    new: Path | None,
    as_json: bool,
    session: str | None,
) -> None:
    """Word the mail that follows a design interview.

    \b
    mockloop script follow-up --session ml-design-20260102-101500-7f
    mockloop script follow-up --fact problem="feed ranking" --fact points=calibration
    """
    _word("follow-up", facts, given, new, as_json, session)


@script.command(name="partner-opening")
@_with_facts
def partner_opening(
    facts: Path | None, given: tuple[str, ...], new: Path | None, as_json: bool
) -> None:
    """Word the opening of a partner round: a guess about people, then how it was served.

    \b
    mockloop script partner-opening --new opening.yaml
    mockloop script partner-opening --facts opening.yaml
    """
    _word("partner-opening", facts, given, new, as_json)


@script.command(name="recruiter-questions")
@_with_facts
def recruiter_questions(
    facts: Path | None, given: tuple[str, ...], new: Path | None, as_json: bool
) -> None:
    """List what to ask the recruiter, without what you know already.

    \b
    mockloop script recruiter-questions --fact role="ML engineer, ads" --fact level_aimed_at=E5
    mockloop script recruiter-questions --fact ai_coding=no --fact level_posted=E5
    """
    _word("recruiter-questions", facts, given, new, as_json)


def _word(
    name: ScriptName,
    facts: Path | None,
    given: tuple[str, ...],
    new: Path | None,
    as_json: bool,
    session: str | None = None,
) -> None:
    from agent.wiring import script_facts

    if new is not None:
        if facts or given or session:
            raise ScriptError("--new writes an empty facts file and words nothing", "use it alone")
        script_facts.write_new(name, new)
        click.echo(f"fill in {one_line(str(new))}, then: mockloop script {name} --facts {new}")
        return
    found = {
        **(script_facts.facts_of_session(name, Settings.read(), session) if session else {}),
        **(script_facts.facts_of_file(name, facts) if facts else {}),
        **script_facts.facts_of_options(name, given),
    }
    worded = script_facts.worded(name, found)
    if as_json:
        click.echo(worded.model_dump_json())
        return
    _show(worded, name)


def _show(worded: WordedScript, name: ScriptName) -> None:
    for line in worded.text.splitlines():
        click.echo(f"   {one_line(line)}" if line.startswith("   ") else one_line(line))
    if not worded.text:
        click.echo("you know all of it already; there is nothing left to ask")
    for heading, lines in (
        ("where the guides disagree", worded.notes),
        ("from the guides", worded.citations),
        ("known, so not asked", tuple(f"{k}: {v}" for k, v in worded.known.items())),
    ):
        if lines:
            click.echo(f"\n{heading}:")
        for line in lines:
            click.echo(f"  {one_line(line)}")
    if worded.missing:
        click.echo(f"\nmissing: {', '.join(worded.missing)}", err=True)
        click.echo(f"give them: mockloop script {name} --new FILE, or --fact NAME=TEXT", err=True)
