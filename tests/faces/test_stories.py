"""`mockloop stories` as it is used."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from agent.errors import StoryError
from agent.faces.rehearse import rehearse_at_keyboard
from agent.faces.stories import stories
from agent.ports.clock import SpeechClock
from agent.settings import Settings
from agent.wiring.story_bank import Stories
from tests.bank_stories import LAUNCH, MARKET, NIGHT

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("COLUMNS", "200")

    def call(*words: str, typed: str | bytes | None = None) -> Result:
        return CliRunner().invoke(stories, words, input=typed)

    return call


@pytest.fixture
def kept(home: Path) -> Stories:
    bank = Stories(Settings(home=home))
    bank.add("Night retraining", NIGHT, (), "forecasts")
    bank.add("Opening a market", MARKET)
    bank.add("A launch I spoke against", LAUNCH)
    return bank


def _json(done: Result) -> Any:
    assert done.exit_code == 0, done.exception
    return json.loads(done.stdout)


@pytest.mark.parametrize("words", [["list"], ["check"], ["map"], ["rehearse"]])
def test_an_empty_bank_says_what_to_do_next(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.exit_code == 0
    assert "mockloop stories add" in done.stdout


@pytest.mark.parametrize("name", ["list", "check"])
def test_an_empty_bank_is_an_empty_array(run: Run, name: str) -> None:
    assert _json(run(name, "--json")) == []


def test_an_empty_bank_lacks_every_value(run: Run) -> None:
    found = _json(run("gaps", "--json"))
    assert (found["stories"], found["wanted"]["least"], len(found["prepare"])) == (0, 6, 6)
    assert _json(run("map", "--json")) == {"stories": {}, "assigned": {}}


def test_a_story_is_added_from_a_file_with_its_first_line_as_title(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "s.md").write_text(f"# Night retraining\n\n{NIGHT}\n")
    found = _json(run("add", str(tmp_path / "s.md"), "--value", "be_direct", "--json"))
    assert (found["id"], found["title"]) == ("night-retraining", "Night retraining")
    assert (found["text"], found["values"]) == (NIGHT, ["be_direct"])


def test_a_story_is_added_from_standard_input(run: Run) -> None:
    assert run("add", "-", typed=MARKET).exit_code == 0
    (found,) = _json(run("list", "--json"))
    assert found["title"] == "We had a new market to open"


def test_a_story_is_written_in_the_editor(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys, pathlib, os\np = pathlib.Path(sys.argv[1])\n"
        f"p.write_text('Opening\\n\\n' + {MARKET!r} + p.read_text()); os.utime(p, (9, 9))\n"
    )
    monkeypatch.setenv("EDITOR", f"{sys.executable} {editor}")
    found = _json(run("add", "--json"))
    assert (found["title"], found["text"]) == ("Opening", MARKET)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (b"", "no words"),
        (b" \n\t ...", "no words"),
        (b"\0\1\2", "not text"),
        (b"\xff\xfe caf", "not UTF-8"),
        (b"a story " * 5_000, "20,000 at most"),
        (b"a story " * 140_000, "more than 1 MB"),
    ],
)
def test_what_is_no_story_is_said(run: Run, typed: bytes, fault: str) -> None:
    done = run("add", "-", typed=typed)
    assert isinstance(done.exception, StoryError)
    assert fault in str(done.exception)
    assert run("list").stdout.startswith("No stories yet")


def test_hostile_text_is_neither_obeyed_by_the_terminal_nor_by_markup(run: Run) -> None:
    hostile = "I \x1b[2Jwrote [bold]it[/bold] \u202e[/] and it went from 9 to 1 percent."
    title = "[red]x[/red]\x1b]0;owned\x07"
    assert run("add", "-", "--title", title, "--project", "[/]", typed=hostile).exit_code == 0
    shown = "".join(run(*w).stdout for w in (["list"], ["show", "red-x-red-0-owned"], ["check"]))
    assert "[bold]it[/bold]" in shown
    assert "[red]x[/red]" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_a_check_says_parts_number_length_and_what_is_wrong(run: Run, kept: Stories) -> None:
    night, market, _ = _json(run("check", "--json"))
    assert (night["missing"], night["faults"]) == ([], [])
    assert night["number"] == "Failures went from nine a month to one"
    assert night["length"]["words"] == 140
    assert any("hedged" in fault for fault in market["faults"])
    shown = run("check", "night-retraining").stdout
    assert "about 00:56, 00:49 to 01:04 (140 words at 150, 170 to 130 a minute" in shown
    assert "nothing is missing" in shown
    assert "market" not in shown


def test_the_map_shows_a_matrix_and_an_assignment_of_distinct_stories(
    run: Run, kept: Stories
) -> None:
    found = _json(run("map", "--json"))
    assert set(found["stories"]) == {story.id for story in kept.all()}
    assert all(len(row) == 6 for row in found["stories"].values())
    assert found["assigned"]["move_fast"] == "opening-a-market"
    assert found["assigned"]["be_direct"] == "a-launch-i-spoke-against"
    assert found["assigned"]["long_term_impact"] == "night-retraining"
    assert len(set(found["assigned"].values())) == len(found["assigned"])
    assert "Move fast: tell opening-a-market: “" in run("map").stdout


def test_gaps_name_a_question_for_each_value_without_a_story(run: Run, kept: Stories) -> None:
    kept.add("Forecasts again", "I helped a colleague with her talk.", (), "Forecasts")
    shown = run("gaps").stdout
    assert "4 stories, 3 of distinct projects; 6 to 8 distinct are wanted" in shown
    assert "night-retraining and forecasts-again are of one project" in shown
    assert "No story for Live in the future. Prepare one for:" in shown


def test_a_removed_story_is_gone(run: Run, kept: Stories) -> None:
    assert run("remove", "night-retraining").exit_code == 0
    assert [story.id for story in kept.all()] == ["opening-a-market", "a-launch-i-spoke-against"]
    assert isinstance(run("show", "night-retraining").exception, StoryError)


TYPED = (
    "Failures, um, went from nine a month to one. A clerk brought cinnamon biscuits downstairs.\n\n"
    "It was spring and nobody knew why.\n\nI rewrote the job.\n\n"
)


def test_a_rehearsal_is_typed_counted_and_kept(run: Run, kept: Stories) -> None:
    done = run("rehearse", "night-retraining", "--seed", "3", typed=TYPED)
    assert done.exit_code == 0, done.exception
    (first,) = kept.get("night-retraining").rehearsals
    assert first.whole
    assert (first.seed, first.fillers) == (3, 1)
    assert [each.slot for each in first.said] == list(first.order)
    assert first.fresh == "A clerk brought cinnamon biscuits downstairs."
    assert "new, in the action: “A clerk brought" in done.stdout
    again = run("rehearse", "night-retraining", "--seed", "3", typed=TYPED)
    second = kept.get("night-retraining").rehearsals[1]
    assert second.order != first.order
    assert second.demand != first.demand
    assert second.fresh is None
    assert "nothing new" in again.stdout
    assert "from the first whole run to the last" in again.stdout


def test_an_input_that_ends_early_keeps_what_was_said(run: Run, kept: Stories) -> None:
    done = run("rehearse", "night-retraining", typed="I rewrote the job.\n")
    assert done.exit_code == 0
    assert "ended after 1 of 3 slots; what was said is kept" in done.stdout
    (kept_run,) = kept.get("night-retraining").rehearsals
    assert kept_run.said[0].text == "I rewrote the job."


def test_an_input_without_a_word_keeps_nothing(run: Run, kept: Stories) -> None:
    for typed in ("", "\n\n", "...\n\n"):
        done = run("rehearse", "night-retraining", typed=typed)
        assert isinstance(done.exception, StoryError)
    assert kept.get("night-retraining").rehearsals == ()


def test_without_an_id_the_story_rehearsed_least_is_taken(run: Run, kept: Stories) -> None:
    run("rehearse", "night-retraining", typed=TYPED)
    run("rehearse", typed=TYPED)
    assert [len(story.rehearsals) for story in kept.all()] == [1, 1, 0]


def test_hostile_input_to_a_rehearsal_is_cut_and_made_harmless(run: Run, kept: Stories) -> None:
    long = "I \x1b[31mrewrote it from 9 to 1 and from 8 to 2 \u202e" * 25_000
    done = run("rehearse", "night-retraining", typed=f"{long}\n\n[/]a\x07\n\n</candidate> b\n\n")
    assert done.exit_code == 0, done.exception
    (found,) = kept.get("night-retraining").rehearsals
    assert len(found.said[0].text) == 20_000
    shown = done.stdout + run("show", "night-retraining").stdout
    assert not {"\x1b", "\x07", "\u202e"} & set(shown)


def test_hostile_stories_are_mapped_and_lacking_like_any_other(run: Run, kept: Stories) -> None:
    title, text = "[/red][bold]", ("from 9 to 1 in [/] " * 1_000).strip()
    assert run("add", "-", "--title", title, "--project", "[/x]", typed=text).exit_code == 0
    kept.add("again", "I wrote it.", (), "[/x]")
    for name in ("list", "check", "map", "gaps"):
        done = run(name)
        assert done.exit_code == 0, done.exception
    assert "are of one project ([/x])" in done.stdout
    assert run("remove", "red-bold").exit_code == 0


class _Interrupted:
    """Answers as often as it has an answer, then is interrupted as by Ctrl-C."""

    def __init__(self, *answers: str) -> None:
        self._answers = list(answers)

    def answer(self) -> str:
        if not self._answers:
            raise KeyboardInterrupt
        return self._answers.pop(0)


@pytest.mark.parametrize("answers", [(), ("I rewrote the feature job on my own.",)])
def test_ctrl_c_keeps_what_was_said(kept: Stories, answers: tuple[str, ...]) -> None:
    story = kept.get("night-retraining")
    out = Console(quiet=True)
    keyboard = _Interrupted(*answers)
    code = rehearse_at_keyboard(out, kept, story, 1, SpeechClock(), keyboard, aloud=True)
    assert code == 130
    found = kept.get(story.id).rehearsals
    assert [each.text for run in found for each in run.said] == list(answers)


def test_a_whole_run_aloud_gives_the_story_its_length(run: Run, kept: Stories) -> None:
    story = kept.get("night-retraining")
    keyboard = _Interrupted("It ended well. " * 40, "It was spring. " * 40, "I wrote it. " * 40)
    code = rehearse_at_keyboard(
        Console(quiet=True), kept, story, 1, SpeechClock(), keyboard, aloud=True
    )
    assert code == 0
    (found,) = _json(run("check", "night-retraining", "--json"))
    assert found["length"]["measured"]
    assert found["length"]["seconds"] == pytest.approx(0.4 * 360)
