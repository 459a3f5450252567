"""`mockloop stories`: the story bank, what its stories hold and lack, and their rehearsal."""

import io
import json
import sys

import click

from agent.errors import StoryError, one_line
from agent.faces.terminal import console
from agent.settings import Settings

_EMPTY = "No stories yet. Add one: mockloop stories add --title TITLE FILE"
_IN_EDITOR = """\


#: The first line is the title, unless you gave one. The story follows after an empty line:
#: what was going on, what had to be reached, what you did, how it ended and by which number.
#: Lines that begin with #: are left out.
"""


@click.group()
def stories() -> None:
    """Keep the stories that you mean to tell; check, map and rehearse them.

    \b
    mockloop stories add --title "Night retraining" story.txt
    mockloop stories check
    mockloop stories gaps
    mockloop stories rehearse night-retraining
    """


@stories.command()
@click.argument("source", metavar="[FILE]", default="")
@click.option("--title", default="", help="What it is called; else its first line, if short.")
@click.option(
    "--value", "said", multiple=True, metavar="ID", help="A value that it shows, as you see it."
)
@click.option("--project", default="", help="Which piece of work it is about, as you call it.")
@click.option("--json", "as_json", is_flag=True, help="Print the story as JSON.")
def add(source: str, title: str, said: tuple[str, ...], project: str, as_json: bool) -> None:
    """Add a story from FILE, from the standard input (-), or from your editor.

    Two stories with the same --project are known to be of one project; with different ones they
    are known not to be.

    \b
    mockloop stories add
    mockloop stories add story.txt --title "Night retraining" --value long_term_impact
    mockloop stories add - --project "search ranking" < story.txt
    """
    from agent.steps.fencing import clean
    from agent.steps.story_title import titled
    from agent.wiring.own_text import checked_text, own_text
    from agent.wiring.story_bank import LONGEST_STORY, LONGEST_TITLE, Stories
    from agent.wiring.story_review import checked

    values = checked(said)
    if source:
        stdin = sys.stdin.buffer if sys.stdin else io.BytesIO()
        text = own_text(source, stdin, LONGEST_STORY, StoryError, "a story")
    else:
        written = clean(_edited())
        text = checked_text(written, "what you wrote", LONGEST_STORY, StoryError, "a story")
    given = one_line(clean(title))
    named, body = (given, text) if given else titled(text)
    body = checked_text(body, "the story under its title", LONGEST_STORY, StoryError, "a story")
    about = one_line(clean(project))[:LONGEST_TITLE]
    story = Stories(Settings.read()).add(named[:LONGEST_TITLE], body, values, about)
    if as_json:
        click.echo(story.model_dump_json())
        return
    click.echo(f"{story.id} is kept; next: mockloop stories check {story.id}")


@stories.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print an array of stories.")
def list_(as_json: bool) -> None:
    """List your stories.

    \b
    mockloop stories list
    """
    from agent.faces.story_screen import show_list
    from agent.wiring.story_bank import Stories

    found = Stories(Settings.read()).all()
    if as_json:
        click.echo(json.dumps([each.model_dump(mode="json") for each in found]))
        return
    if not found:
        click.echo(_EMPTY)
        return
    show_list(console(), found)


@stories.command()
@click.argument("story_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print the story as JSON.")
def show(story_id: str, as_json: bool) -> None:
    """Print the story ID and its rehearsals.

    \b
    mockloop stories show night-retraining
    """
    from agent.faces.story_screen import show_runs, show_story
    from agent.wiring.story_bank import Stories

    story = Stories(Settings.read()).get(story_id)
    if as_json:
        click.echo(story.model_dump_json())
        return
    show_story(console(), story)
    show_runs(console(), story)


@stories.command()
@click.argument("story_id", metavar="[ID]", default="")
@click.option("--json", "as_json", is_flag=True, help="Print an array of checks.")
def check(story_id: str, as_json: bool) -> None:
    """Check the story ID, or all: STAR, the number, the length, a late or hedged result.

    \b
    mockloop stories check
    mockloop stories check night-retraining --json
    """
    from agent.faces.story_screen import show_check
    from agent.wiring.story_bank import Stories
    from agent.wiring.story_review import BankReview

    kept = Stories(Settings.read())
    found = (kept.get(story_id),) if story_id else kept.all()
    review = BankReview.read()
    checks = [review.check(story) for story in found]
    if as_json:
        rows = [each.model_dump(mode="json") | {"missing": each.missing} for each in checks]
        click.echo(json.dumps(rows))
        return
    if not found:
        click.echo(_EMPTY)
    for story, each in zip(found, checks, strict=True):
        show_check(console(), story, each, review.tuning)


@stories.command(name="map")
@click.option("--json", "as_json", is_flag=True, help="Print the matrix and the assignment.")
def map_(as_json: bool) -> None:
    """Show which of the six values each story can carry, and which to tell for which.

    \b
    mockloop stories map
    mockloop stories map --json
    """
    from agent.faces.story_screen import show_map
    from agent.wiring.story_bank import Stories
    from agent.wiring.story_review import BankReview

    settings = Settings.read()
    found = Stories(settings).all()
    review = BankReview.read()
    fits = review.fits(found)
    assigned = review.gaps(found, settings).assigned
    if as_json:
        matrix = {i: [fit.model_dump(mode="json") for fit in row] for i, row in fits.items()}
        click.echo(json.dumps({"stories": matrix, "assigned": assigned}))
        return
    if not found:
        click.echo(_EMPTY)
        return
    show_map(console(), fits, assigned, review.rubric)


@stories.command()
@click.option("--json", "as_json", is_flag=True, help="Print what is lacking as JSON.")
def gaps(as_json: bool) -> None:
    """Say what the bank lacks: values without a story, one project told twice, what is next.

    \b
    mockloop stories gaps
    """
    from agent.faces.story_screen import show_gaps
    from agent.wiring.story_bank import Stories
    from agent.wiring.story_review import BankReview

    settings = Settings.read()
    review = BankReview.read()
    found = review.gaps(Stories(settings).all(), settings)
    if as_json:
        click.echo(found.model_dump_json())
        return
    show_gaps(console(), found, review.rubric)


@stories.command()
@click.argument("story_id", metavar="ID")
def remove(story_id: str) -> None:
    """Forget the story ID and its rehearsals.

    \b
    mockloop stories remove night-retraining
    """
    from agent.wiring.story_bank import Stories

    gone = Stories(Settings.read()).remove(story_id)
    click.echo(f"{gone.id} is forgotten, with {len(gone.rehearsals)} rehearsals")


@stories.command()
@click.argument("story_id", metavar="[ID]", default="")
@click.option("--seed", type=int, help="Draw order and detail with this number.")
@click.option(
    "--aloud",
    is_flag=True,
    help="You speak into dictation: the time then counts as the story's length.",
)
def rehearse(story_id: str, seed: int | None, aloud: bool) -> int:
    """Rehearse the story ID, or the one rehearsed least: slots out of order, a fresh detail.

    Type, paste or dictate each slot; an empty line sends it. Ctrl-C or the end of the input ends
    the run and keeps what was said.

    \b
    mockloop stories rehearse
    mockloop stories rehearse night-retraining --seed 7
    """
    from agent.faces.rehearse import rehearse_at_keyboard
    from agent.ports.clock import WallClock
    from agent.wiring.story_bank import Stories

    kept = Stories(Settings.read())
    found = (kept.get(story_id),) if story_id else kept.all()
    if not found:
        click.echo(_EMPTY)
        return 0
    story = min(found, key=lambda each: len(each.rehearsals))
    return rehearse_at_keyboard(console(), kept, story, seed, WallClock(), aloud=aloud)


def _edited() -> str:
    try:
        written = click.edit(_IN_EDITOR)
    except click.ClickException as error:
        raise StoryError(
            f"no editor could be run ({error.format_message()})",
            "set EDITOR, or name a FILE, or - for the standard input",
        ) from error
    if written is None:
        raise StoryError("nothing was saved in the editor", "save it there, or name a FILE")
    return "\n".join(line for line in written.splitlines() if not line.startswith("#:"))
