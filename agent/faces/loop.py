"""`mockloop loop`: the commands of a whole loop."""

import click

from agent.faces.lazy import LazyGroup

_COMMANDS = {
    "start": ("agent.faces.loop_plan", "Plan a loop."),
    "list": ("agent.faces.loop_plan", "List the loops."),
    "show": ("agent.faces.loop_plan", "Show a loop: what is done, and what comes next."),
    "next": ("agent.faces.loop_play", "Play the next round, or go on with it."),
    "import": ("agent.faces.loop_play", "Take the transcript of a round held elsewhere."),
    "seal": ("agent.faces.loop_seal", "Grade and seal the rounds that are over."),
    "debrief": ("agent.faces.loop_debrief", "Open the sealed scorecards and decide."),
    "match": ("agent.faces.loop_debrief", "Talk with three team leads after a hire."),
    "abandon": ("agent.faces.loop_plan", "Give a loop up."),
    "record": ("agent.faces.loop_plan", "Show what is known of you over all loops."),
}


@click.group(cls=LazyGroup, commands_at=_COMMANDS)
def loop() -> None:
    """Go through a whole loop of interviews, to a debrief.

    A loop has all rounds that lie between a first call and an offer. Each is played at the
    keyboard, over days or weeks, or was held elsewhere and is imported. Its scorecard is sealed
    from its own transcript. Scores are hidden until all are in; then the debrief opens them.

    \b
    mockloop loop start --level E5 --track ads
    mockloop loop next
    mockloop loop show
    mockloop loop debrief
    """
