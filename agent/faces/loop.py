"""`mockloop loop`: the commands of a whole loop."""

from importlib.util import find_spec

import click

from agent.faces.lazy import LazyGroup

_COMMANDS = {
    "start": ("agent.faces.loop_plan", "Plan a loop."),
    "list": ("agent.faces.loop_plan", "List the loops."),
    "show": ("agent.faces.loop_plan", "Show a loop: what is done, and what comes next."),
    "next": ("agent.faces.loop_play", "Play the next round, or go on with it."),
    "import": ("agent.faces.loop_play", "Take the transcript of a round held elsewhere."),
    "seal": ("agent.faces.loop_seal", "Grade and seal the rounds that are over."),
    "debrief": ("agent.faces.debrief", "Open the sealed scorecards and decide."),
    "abandon": ("agent.faces.loop_plan", "Give a loop up."),
    "record": ("agent.faces.loop_plan", "Show what is known of you over all loops."),
}


class _LoopGroup(LazyGroup):
    """The commands of a loop; one whose module is not there yet says so."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Imports one command."""
        if cmd_name in _COMMANDS and find_spec(_COMMANDS[cmd_name][0]) is None:
            raise click.UsageError(f"'mockloop loop {cmd_name}' is not part of this version.", ctx)
        return super().get_command(ctx, cmd_name)


@click.group(cls=_LoopGroup, commands_at=_COMMANDS)
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
