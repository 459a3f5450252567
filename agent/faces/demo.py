"""`mockloop demo`: a short round plays by itself and is graded."""

from pathlib import Path

import click
from rich.console import Console

from agent import assets
from agent.faces.conversation import Conversation
from agent.faces.grading_screen import grade_and_show
from agent.faces.terminal import console, download_bar, say_models
from agent.ports.weights import Progress
from agent.settings import Settings
from agent.wiring.models import Models, open_models

_ROUND, _CANDIDATE, _MINUTES = "ml-design", "steady-mid", 4.0


@click.command()
@click.option(
    "--minutes",
    type=float,
    default=_MINUTES,
    show_default=True,
    help="How long the round lasts in spoken time.",
)
def demo(minutes: float) -> None:
    """Play a short ML design round between the interviewer and a scripted candidate, then grade it.

    The candidate's answers are written down; the interviewer's words and the grades are the
    model's. Time in the round is the time the words would take if they were spoken.
    """
    from agent.wiring.setup import check_minutes

    settings = Settings.read()
    out = console()
    length = check_minutes(minutes, _ROUND)
    with download_bar(out) as bar, open_models(settings, bar) as models:
        say_models(out, settings, models, ("interviewer", "grader"))
        path = _play(out, settings, models, bar, length)
        out.print(f"\ntranscript: {path}\n", style="dim", soft_wrap=True, markup=False)
        grade_and_show(out, settings, models, path)


def _play(out: Console, settings: Settings, models: Models, bar: Progress, minutes: float) -> Path:
    """Plays the round on the screen and returns where its transcript lies."""
    from agent.ports.clock import SpeechClock, spoken_s
    from agent.ports.store import open_store
    from agent.wiring.corpus import index_all, open_index
    from agent.wiring.interview import Interview, new_session
    from agent.wiring.scripted import play
    from agent.wiring.setup import new_session_id, save_transcript
    from agent.wiring.turn_graph import Surroundings

    index = open_index(settings, bar)
    pages = index_all(index, settings)
    out.print(f"{len(pages)} guide pages indexed, {len(index)} passages", style="dim")
    model = models.get("interviewer")
    who = assets.scripted_candidate(_CANDIDATE)
    out.print(f"A {minutes:g}-minute round, played by a scripted candidate.", style="dim")
    out.print(who.about, style="dim")
    talk = Conversation(out)
    session_id = new_session_id("demo")
    session = new_session(session_id, _ROUND, who.question, who.target_level, minutes, model)
    around = Surroundings(model, index, SpeechClock(), talk.piece)
    with open_store(settings.home) as store:
        interview = Interview(session, store, around)

        def on_answer(text: str, at_s: float) -> None:
            talk.end()
            talk.whole("candidate", at_s, text)
            if not interview.session.closed:
                talk.begin("interviewer", at_s + spoken_s(text))

        talk.begin("interviewer", 0)
        interview.open()
        return save_transcript(settings, play(interview, who, on_answer))
