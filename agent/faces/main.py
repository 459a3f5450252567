"""The `mockloop` command: registers the commands, each loaded only when it is called."""

import sys

import click

from agent import __version__
from agent.errors import MockloopError, one_line
from agent.faces.lazy import LazyGroup

_COMMANDS = {
    "bench": ("agent.faces.bench", "Measure turn overhead, prompt cache and start-up."),
    "comp": ("agent.faces.comp", "Show what levels pay by the guides, and what to answer."),
    "corpus": ("agent.faces.corpus", "Index the documents that interviewers draw on."),
    "debrief": ("agent.faces.debrief", "Read the rounds of a loop together and decide it."),
    "demo": ("agent.faces.demo", "Play a short round by itself, and grade it."),
    "eval": ("agent.faces.evals", "Measure prompts, rubrics and models against recordings."),
    "eve": ("agent.faces.eve", "Prepare the day before an interview from your own facts."),
    "grade": ("agent.faces.grade", "Grade transcripts by the rubric."),
    "grader": ("agent.faces.grader", "Show and fit the embedded grader."),
    "impact": (
        "agent.faces.impact",
        "Place claims of impact on the ladder, and say what they lack.",
    ),
    "loop": ("agent.faces.loop", "Go through a whole loop of interviews, to a debrief."),
    "match": ("agent.faces.match", "Talk with three team leads after a hire."),
    "model": ("agent.faces.model", "Fetch and list the embedded models."),
    "packet": ("agent.faces.packet", "Make a performance-review packet of your own facts."),
    "plan": ("agent.faces.plan", "Plan weeks of preparation, and adapt them to your scores."),
    "practice": ("agent.faces.practice", "Practise a round at the keyboard."),
    "resume": ("agent.faces.sessions", "Go on with a round that was interrupted."),
    "script": ("agent.faces.script", "Word a mail, an opening or questions from your facts."),
    "sessions": ("agent.faces.sessions", "List the saved rounds."),
    "stories": ("agent.faces.stories", "Keep, check, map and rehearse your stories."),
}
_USER_FAULT = 2
_INTERRUPTED = 130


@click.group(
    cls=LazyGroup, commands_at=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(__version__, prog_name="mockloop")
def cli() -> None:
    """A mock interviewer for machine-learning engineers.

    \b
    mockloop demo                      a short round plays by itself and is graded
    mockloop practice ml-design        a 45-minute round against you
    mockloop grade FILE                scores a transcript, with quotes

    With no setting and no OPENAI_API_KEY, a model on this machine plays and grades. Settings:

    \b
    MOCKLOOP_MODEL          PROVIDER:NAME, as in openai:NAME, ollama:NAME, embedded:NAME
    MOCKLOOP_GRADER_MODEL   the same for the grader, where it is another
    MOCKLOOP_BASE_URL       an OpenAI-compatible endpoint for an openai:NAME
    MOCKLOOP_GGUF           weights of your own for the embedded model
    MOCKLOOP_CHROMA_URL     a Chroma server instead of the index on this machine
    MOCKLOOP_THREADS        processor threads for the embedded model
    MOCKLOOP_HOME           the folder for everything that is kept
    """


def main() -> None:
    """Runs the command line. What the user can put right is one line and exit code 2."""
    try:
        code = cli.main(prog_name="mockloop", standalone_mode=False)
    except MockloopError as error:
        click.echo(f"mockloop: {error}", err=True)
        sys.exit(_USER_FAULT)
    except click.ClickException as error:
        click.echo(f"mockloop: {one_line(error.format_message())} Try --help.", err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        sys.exit(_INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has left; nobody needs a traceback
        sys.exit(_INTERRUPTED)
    sys.exit(code if isinstance(code, int) else 0)
