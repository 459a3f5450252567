"""`mockloop loop debrief` and `mockloop loop match`: what follows when every round is sealed."""

from pathlib import Path

import click

from agent.faces.debrief import AS_JSON, OUT, PRIOR, PROCESS, WORDED, DebriefOrder, open_debrief
from agent.faces.match import match as talk_with_teams
from agent.records.debrief import Process
from agent.settings import Settings


@click.command()
@click.argument("loop_id", metavar="[ID]", default="")
@PRIOR
@PROCESS
@click.option("--early", is_flag=True, help="Open it before every round is sealed.")
@WORDED
@AS_JSON
@OUT
def debrief(
    loop_id: str,
    prior: float | None,
    process: Process | None,
    early: bool,
    worded: bool,
    as_json: bool,
    out: Path | None,
) -> None:
    """Open the sealed scorecards of a loop and decide it, by rules.

    ID is a loop's; the newest that is open, or the newest of all, without one. Scores are
    hidden until every round is sealed: --early opens them before, and what is not sealed is
    left out and said to be.

    \b
    mockloop loop debrief
    mockloop loop debrief --prior 0.4 --out debrief.md
    mockloop loop debrief --early --json | jq .ruled
    """
    from agent.wiring.loop_debrief import opened_loop

    loop, gathered = opened_loop(Settings.read().home, loop_id, early=early)
    order = DebriefOrder(loop.id, loop.level, prior, process, worded, as_json, out)
    open_debrief(gathered, order)


@click.command()
@click.argument("loop_id", metavar="[ID]", default="")
@click.option("--team", "chosen", multiple=True, help="A team to talk with; three to five of them.")
@AS_JSON
@click.pass_context
def match(ctx: click.Context, loop_id: str, chosen: tuple[str, ...], as_json: bool) -> int:
    """Talk with three team leads after a loop that ended in a hire.

    What you said in the loop's rounds counts beside what you answer here; `mockloop match` does
    the same with rounds of your choice, and without any.

    \b
    mockloop loop match
    mockloop loop match --team ads --team integrity --team ai-products
    """
    from agent.wiring.loop_debrief import hired_rounds

    rounds = hired_rounds(Settings.read().home, loop_id)
    done: int = ctx.invoke(talk_with_teams, rounds=(rounds,), chosen=chosen, as_json=as_json)
    return done
