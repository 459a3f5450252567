"""`mockloop demo`: a short round plays by itself and is graded."""

import click

from agent import assets
from agent.faces.conversation import Conversation
from agent.faces.grading_screen import grade_and_show
from agent.faces.terminal import console, download_bar, say_models
from agent.settings import Settings
from agent.wiring.models import open_models

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
    from agent.ports.clock import SpeechClock
    from agent.ports.store import open_store
    from agent.wiring.corpus import index_guides, open_index
    from agent.wiring.interview import Interview, Surroundings, new_session
    from agent.wiring.scripted import play
    from agent.wiring.setup import check_minutes, new_session_id, save_transcript

    settings = Settings.read()
    out = console()
    candidate = assets.scripted_candidate(_CANDIDATE)
    minutes = check_minutes(minutes, _ROUND)
    with (
        download_bar(out) as bar,
        open_models(settings, bar) as models,
        open_store(settings.home) as store,
    ):
        say_models(out, models, ("interviewer", "grader"))
        index = open_index(settings, bar)
        pages = index_guides(index)
        out.print(f"{len(pages)} guide pages indexed, {len(index)} passages", style="dim")
        model = models.get("interviewer")
        talk = Conversation(out)
        session = new_session(
            new_session_id("demo"),
            _ROUND,
            candidate.question,
            candidate.target_level,
            minutes,
            model,
        )
        clock = SpeechClock()
        interview = Interview(session, store, Surroundings(model, index, clock, talk.piece))

        def on_answer(text: str, at_s: float) -> None:
            talk.end()
            talk.whole("candidate", at_s, text)
            if not interview.session.closed:
                talk.begin("interviewer", at_s)

        out.print(
            f"A {minutes:g}-minute round, played by a scripted candidate: {candidate.about}",
            style="dim",
        )
        talk.begin("interviewer", 0)
        interview.open()
        played = play(interview, candidate, on_answer)
        path = save_transcript(settings, played)
        out.print(f"\ntranscript: {path}\n", style="dim", soft_wrap=True, markup=False)
        grade_and_show(out, settings, models, path)
