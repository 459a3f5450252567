from io import StringIO

from rich.console import Console

from agent import assets
from agent.faces.terminal import show_scorecard
from agent.records import Scorecard, Span, Story, Told, Usage
from tests.builders import VERSIONS, not_assessed, scored

RUBRIC = assets.rubric("jedi")
SPAN = Span(turn=3, quote="I wrote\x1b[31m [red]a table[/].")


def _shown() -> str:
    told = Told(area="move_fast", earlier=SPAN, later=SPAN)
    story = Story(areas=("be_direct",), turns=(3,), heard={"action": SPAN}, number=SPAN, told=told)
    capped = scored(3).model_copy(update={"capped_from": 5.0})
    card = Scorecard(
        transcript_id="t",
        transcript_sha256="0" * 12,
        round="jedi",
        target_level="E5",
        areas={area.id: not_assessed() for area in RUBRIC.areas} | {"be_direct": capped},
        verdict="no hire",
        verdict_reason="a test",
        stories=(story,),
        versions=VERSIONS,
        usage=Usage(),
    )
    out = Console(width=400, record=True, file=StringIO())
    show_scorecard(out, card, RUBRIC)
    return out.export_text()


def test_each_story_has_a_line_and_a_capped_score_its_reason() -> None:
    shown = _shown()
    assert "story: Be direct and respect your colleagues (turn 3): action told" in shown
    assert "same project as Move fast" in shown
    assert "capped at 3, from 5: the same project as for Move fast" in shown


def test_a_quote_can_neither_colour_the_terminal_nor_write_markup() -> None:
    shown = _shown()
    assert "\x1b" not in shown
    [line] = [line for line in shown.splitlines() if line.startswith("story:")]
    assert "[red]a table[/]" in line
