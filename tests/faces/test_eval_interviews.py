"""What is printed of a run of whole interviews."""

import io
import json

from click.testing import CliRunner
from rich.console import Console

from agent.faces.eval_interviews import show_rules
from agent.faces.main import cli
from agent.records import Broken, LevelsRecovered, RuleFigure, Run
from tests.eval_builders import run


def _figure(rule: str, n: int, kept: int, **more: object) -> RuleFigure:
    spread = {"low": 0.5, "high": 0.9} if n else {}
    given = {"rule": rule, "counts": "turns", "n": n, "kept": kept, **spread, **more}
    return RuleFigure.of(given)


def _shown(*rules: RuleFigure, recovered: LevelsRecovered | None = None) -> str:
    made: Run = run(suite="interviews").model_copy(update={"rules": rules, "recovered": recovered})
    out = Console(file=io.StringIO(), width=160, highlight=False)
    show_rules(out, made)
    text: str = out.file.getvalue()  # type: ignore[attr-defined]
    return text


def _row(text: str, name: str) -> str:
    return next(" ".join(line.split()) for line in text.splitlines() if line.startswith(name))


def test_a_rule_has_its_count_share_interval_and_bar() -> None:
    text = _shown(_figure("no-leak", 200, 199, bar=1.0), _figure("one", 200, 199, bar=0.98))
    assert _row(text, "no-leak") == "no-leak 200 turns 99.5% 50.0% to 90.0% 100% missed"
    assert _row(text, "one") == "one 200 turns 99.5% 50.0% to 90.0% >= 98% met"
    assert "1 of 2 rules meet their bars" in text


def test_a_rule_that_nothing_was_held_to_is_not_met() -> None:
    text = _shown(_figure("no-leak", 0, 0, bar=1.0))
    assert "not measured" in _row(text, "no-leak")
    assert "0 of 0 rules" in text


def test_a_figure_without_a_bar_is_reported() -> None:
    text = _shown(_figure("a baseline", 10, 4))
    assert _row(text, "a baseline").endswith("reported")
    assert "0 of 0 rules" in text


def test_the_first_ten_that_broke_a_rule_are_named_without_their_control_characters() -> None:
    broken = tuple(Broken(case=f"c{n}", turn=n, what="a\x1b[31m\nb [red]") for n in range(12))
    made = _figure("no-leak", 20, 8, bar=1.0).model_copy(update={"broken": broken})
    text = _shown(made)
    assert "broken by 12" in text
    assert "c9 turn 9: " in text
    assert "c10" not in text
    assert "and 2 more" in text
    assert "\x1b[31m" not in text
    assert "[red]" in text


def test_what_was_left_out_is_printed() -> None:
    made = _figure("none-twice", 5, 5).model_copy(update={"left_out": "3 come back on purpose"})
    assert "none-twice: left out: 3 come back on purpose" in _shown(made)


def test_levels_are_printed_with_their_interval_or_why_not() -> None:
    known = LevelsRecovered(rho=0.61, low=0.4, high=0.75, runs=44, areas=210)
    text = _shown(recovered=known)
    assert "Spearman +0.61 (95 % +0.40 to +0.75), over 44 runs and 210 areas" in text
    lost = LevelsRecovered(rho=None, low=None, high=None, runs=0, missing={"a": "never graded"})
    text = _shown(recovered=lost)
    assert "not measured" in text
    assert "without a grade: 1 runs, such as a: never graded" in text


def test_the_cases_are_listed() -> None:
    done = CliRunner().invoke(cli, ["eval", "list", "interviews", "--json"])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) >= 44
    assert "interviews: " in CliRunner().invoke(cli, ["eval", "list"]).stdout
