"""`mockloop match`: after a hire, a conversation with three team leads."""

from pathlib import Path

import click
from rich.console import Console

from agent.faces.keyboard import Keyboard
from agent.faces.terminal import console
from agent.records.matching import Exchange, Match, MatchResult
from agent.settings import Settings

_PAUSED = 130


@click.command()
@click.argument("rounds", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--team", "chosen", multiple=True, help="A team to talk with; three to five of them.")
@click.option(
    "--answers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file of answers: paragraphs, in the order asked; a single - answers nothing.",
)
@click.option("--resume", "match_id", help="Go on with a match that was interrupted.")
@click.option("--list", "list_only", is_flag=True, help="List the teams, and end.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
def match(
    rounds: tuple[Path, ...],
    chosen: tuple[str, ...],
    answers: Path | None,
    match_id: str | None,
    list_only: bool,
    as_json: bool,
) -> int:
    """Talk with three team leads, and see which team fits, with reasons.

    ROUNDS are sealed rounds or scorecards with transcripts, as for `mockloop debrief`; what you
    said there counts as well. Ctrl-C saves; --resume ID goes on.

    \b
    mockloop match
    mockloop match loop/ --team ads --team integrity --team ai-products
    mockloop match --answers answers.txt --json
    """
    from agent.wiring.debrief_data import teams
    from agent.wiring.setup import new_session_id
    from agent.wiring.team_match import keep_match, load_match, new_match, result_of

    if list_only:
        for lead in teams().leads:
            click.echo(f"{lead.id:<14}{lead.organisation}: {lead.about}")
        return 0
    settings, out = Settings.read(), console(stderr=as_json)
    begun = load_match(settings.home, match_id) if match_id else None
    now = begun or new_match(new_session_id("match"), chosen)
    texts = _paragraphs(answers) if answers else None
    try:
        now = _talk(out, settings, now, texts)
    except (KeyboardInterrupt, EOFError):
        click.echo(f"\nSaved. Go on with: mockloop match --resume {now.id}", err=True)
        return _PAUSED
    now = now.model_copy(update={"done": True})
    keep_match(settings.home, now)
    found = result_of(now, rounds)
    if as_json:
        click.echo(found.model_dump_json(indent=1))
    else:
        _show(out, found)
    return 0


def _paragraphs(path: Path) -> list[str]:
    """The answers of a file."""
    from agent.errors import SettingError
    from agent.ports.files import read_file
    from agent.steps.fencing import clean

    text = clean(read_file(path, 2 << 20, SettingError).decode("utf-8", "replace"))
    pieces = [piece.strip() for piece in text.split("\n\n")]
    return ["" if piece == "-" else piece for piece in pieces if piece]


def _talk(out: Console, settings: Settings, match: Match, texts: list[str] | None) -> Match:
    """Asks what is still to be asked; every answer is saved when it is given."""
    from agent.steps.fencing import clean
    from agent.steps.matching import OWN, chosen, next_question, reply
    from agent.wiring.debrief_data import teams
    from agent.wiring.team_match import answered, keep_match

    known, shown = teams(), ""
    keep_match(settings.home, match)
    if not match.exchanges:
        for fact in known.facts:
            out.print(f"- {fact}", style="dim", markup=False)
    keyboard = Keyboard(lambda: "team match") if texts is None else None
    leads = {lead.id: lead for lead in chosen(match.teams, known)}
    while (question := next_question(match, known)) is not None:
        if question.team in leads and question.team != shown:
            lead = leads[question.team]
            out.print(f"\n{lead.organisation}, {lead.role}: {lead.about}", markup=False)
            shown = question.team
        _ask(out, question)
        answer = _typed(keyboard, texts)
        match = answered(match, question, clean(answer))
        keep_match(settings.home, match)
        if question.topic == OWN and (said := reply(answer, leads[question.team], known)):
            out.print(f"{leads[question.team].role}: {said}", markup=False)
    return match


def _ask(out: Console, question: Exchange) -> None:
    out.print(f"\n{question.asked}", style="bold", markup=False)


def _typed(keyboard: Keyboard | None, texts: list[str] | None) -> str:
    """The next answer; nothing where the file has no more."""
    if keyboard is not None:
        typed = keyboard.answer()
        return "" if typed == "-" else typed
    return texts.pop(0) if texts else ""


def _show(out: Console, found: MatchResult) -> None:
    out.print(f"\n{found.outcome}", style="bold", markup=False)
    for fit in found.fits:
        share = "not judged" if fit.share is None else f"{fit.share:.0%} of its needs"
        wish = ", as you wished" if fit.preferred else ""
        out.print(f"\n{fit.organisation}: {share}{wish}", style="bold", markup=False)
        for each in fit.shown:
            out.print(f"  for: {each.topic}: “{each.quote}” ({each.source})", markup=False)
        for line in fit.against:
            out.print(f"  against: {line}", markup=False)
    out.print("\nEither side may decline; this says what was said, not how well.", style="dim")
