import io
from pathlib import Path

from rich.console import Console

from agent.faces.grading_screen import grading_bar
from agent.wiring.grading import Step, unwatched


def _terminal() -> tuple[Console, io.StringIO]:
    out = io.StringIO()
    return Console(file=out, force_terminal=True, width=120, color_system=None), out


def test_the_bar_says_which_file_and_area_and_how_far_it_is() -> None:
    screen, out = _terminal()
    with grading_bar(screen, 4) as on_step:
        on_step(Step(Path("a.json"), kept=True, share=1.0))
        on_step(Step(Path("b.json"), share=1.0))
        on_step(Step(Path("in/c\x1b[31m.json"), "Modeling", 0.4))
    said = out.getvalue()
    assert "c?[31m.json: modeling (1 graded before)" in said
    assert "1/3" in said
    assert "0:00:00" in said


def test_off_a_terminal_there_is_no_bar() -> None:
    out = io.StringIO()
    with grading_bar(Console(file=out), 4) as on_step:
        assert on_step is unwatched
    assert out.getvalue() == ""
