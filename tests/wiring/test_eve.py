import json
import re
import subprocess
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from agent.data_files import PACKAGE
from agent.errors import FactsError
from agent.preparation_assets import eve_table
from agent.records.eve import FACT_NAMES, Facts
from agent.steps.eve_artefacts import checklist_lines, mail, notebook_cells, one_pager, slides
from agent.steps.eve_facts import facts_of
from agent.wiring.eve import plan_day, read_facts, write_artefacts, write_template

NOW = datetime(2026, 11, 29, 20, 0)
INTERVIEW = datetime(2026, 12, 1, 9, 0)
FACTS = Facts(
    feature="Early-exit ranker for shop search",
    problem="One search in twelve timed out on old phones.",
    hypothesis="Stopping after the first trees keeps quality for easy queries.",
    experiment="A/B test by user, 14 days, 2 % of traffic in each arm.",
    metric="p95 latency",
    before="1,240",
    after="910.50",
    unit="ms",
    business="Orders on old phones rose by 0.6 %.",
    reasoning="A smaller model lost 0.8 % of clicks.",
    next_steps=("Roll out to the remaining 3 countries", "Alert on p99"),
    theme="Faster search",
    interviewer="the panel",
    name="The candidate",
)
DATA = (PACKAGE / "data" / "eve.yaml").read_text()


def digits(text: str) -> set[str]:
    return set(re.findall(r"[0-9]+", text))


def written(folder: Path, facts: Facts = FACTS, *, replace: bool = False) -> dict[str, str]:
    day = plan_day(facts, INTERVIEW, NOW, rest=True)
    made = write_artefacts(folder, facts, day, NOW, replace=replace)
    return {each.path.name: each.outcome for each in made}


def test_the_template_is_all_blanks_and_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    write_template(path)
    assert read_facts(path).missing == FACT_NAMES
    with pytest.raises(FactsError, match="there already"):
        write_template(path)


def test_facts_are_read_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(
        "feature: 'A: thing'\nresult:\n  before: 28.50\n  after: 1,240\nnext_steps:\n  - yes\n"
    )
    facts = read_facts(path)
    assert (facts.before, facts.after, facts.next_steps) == ("28.50", "1,240", ("yes",))


@pytest.mark.parametrize(
    "body",
    [
        b"- a list",
        b"feature: [1, 2]",
        b"feature: {a: b}",
        b"result: text",
        b"nonsense: 3",
        b"result: {nonsense: 3}",
        b"next_steps: [[a]]",
        b"a: b: c",
        b"\xff\xfe",
        b"feature: \x00",
        b"a: &a [x]\nb: *a",
        b"feature: " + b"x" * 2000,
        b"[" * 3000,
        b"x" * 1_000_000,
    ],
    ids=range(14),
)
def test_a_file_that_holds_no_facts_is_said(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(body)
    with pytest.raises(FactsError):
        read_facts(path)


@pytest.mark.parametrize("body", ["", "# nothing\n", "feature:\n", 'feature: ""'])
def test_empty_facts_are_all_blanks(tmp_path: Path, body: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(body)
    assert read_facts(path) == Facts()


def test_controls_are_taken_out_of_facts() -> None:
    assert facts_of({"feature": "a\x1b[31m\u202eb\ufffe\nc"}).feature == "a[31mb c"


def test_the_deck_has_three_slides_with_the_facts_and_a_native_chart(tmp_path: Path) -> None:
    written(tmp_path)
    deck = Presentation(str(tmp_path / "slides.pptx"))
    assert len(deck.slides) == 3
    texts = [
        "\n".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
        for slide in deck.slides
    ]
    assert "p95 latency" in texts[0]
    assert "1,240 before, 910.50 after (ms)" in texts[0]
    assert FACTS.reasoning in texts[1]
    assert all(step in texts[2] for step in FACTS.next_steps)
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [list(chart.plots[0].series[0].values) for chart in charts] == [[1240.0, 910.5]]
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    seconds = [int(re.findall(r"(\d+) seconds of 120", text)[0]) for text in notes]
    assert sum(seconds) == 120
    assert deck.core_properties.author == ""


@pytest.mark.parametrize("change", [{"before": ""}, {"after": "about 900"}, {"after": "1e5"}])
def test_there_is_no_chart_without_two_plain_numbers(change: dict[str, str]) -> None:
    made = slides(FACTS.model_copy(update=change), eve_table())
    assert [slide.bars for slide in made] == [None] * 3


def run_notebook(folder: Path) -> str:
    book = nbformat.read(folder / "notebook.ipynb", 4)  # type: ignore[no-untyped-call]
    program = "\n".join(cell.source for cell in book.cells if cell.cell_type == "code")
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-I", "-W", "error", "-c", program],
        cwd=folder,
        env={"OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert time.monotonic() - began < 300
    return done.stdout


def test_the_notebook_runs_with_data_and_without(tmp_path: Path) -> None:
    written(tmp_path)
    bare = run_notebook(tmp_path)
    assert "no data.csv beside this notebook yet" in bare
    assert "1240" in bare
    assert "change: -26.6 %" in bare
    rows = [f"before,{1200 + n}\nafter,{900 + n}" for n in range(50)]
    (tmp_path / "data.csv").write_text("group,value\n" + "\n".join(rows) + "\n")
    full = run_notebook(tmp_path)
    assert "mean before 1224.5, after 924.5" in full
    assert "stated: before 1240.0, after 910.5" in full


def test_a_notebook_of_blanks_and_of_hostile_facts_runs(tmp_path: Path) -> None:
    hostile = "'''\"\"\"\\ ${x} $feature {1/0} \N{SNOWMAN}\n raise SystemExit(9)"
    for name, facts in (
        ("blank", Facts()),
        (
            "hostile",
            facts_of({"feature": hostile, "result": {"metric": hostile, "before": hostile}}),
        ),
    ):
        written(tmp_path / name, facts)
        assert "missing" in run_notebook(tmp_path / name)


def test_what_is_missing_is_a_named_blank() -> None:
    page = one_pager(Facts(), eve_table())
    assert "____ (the figure before, as a plain number) before" in page
    assert "____ (what it was worth to the business)" in page


def test_an_edited_artefact_is_kept_unless_it_may_be_replaced(tmp_path: Path) -> None:
    assert set(written(tmp_path).values()) == {"written"}
    page = tmp_path / "one-pager.md"
    page.write_text("mine")
    again = written(tmp_path)
    assert again.pop("one-pager.md") == "kept"
    assert set(again.values()) == {"written"}
    assert page.read_text() == "mine"
    assert written(tmp_path, replace=True)["one-pager.md"] == "written"
    assert page.read_text() != "mine"


def test_a_file_that_was_there_before_is_the_users(tmp_path: Path) -> None:
    (tmp_path / "mail.txt").write_text("mine")
    (tmp_path / ".mockloop-eve.json").write_text("broken")
    assert written(tmp_path)["mail.txt"] == "kept"


def test_the_phases_are_eight_hours_each_without_rest() -> None:
    day = plan_day(FACTS, INTERVIEW, NOW, rest=False)
    assert [spans for _, spans in day.phases] == [
        ((INTERVIEW - timedelta(hours=24 - 8 * n), INTERVIEW - timedelta(hours=16 - 8 * n)),)
        for n in range(3)
    ]
    assert not any(entry.text == "Sleep." for entry in day.entries)


@settings(deadline=None)
@given(minutes=st.integers(1, 3 * 24 * 60))
def test_rest_is_never_worked_through_and_nothing_lies_after_the_interview(minutes: int) -> None:
    interview = NOW + timedelta(minutes=minutes)
    day = plan_day(FACTS, interview, NOW, rest=True)
    night = next(entry for entry in day.entries if entry.text == "Sleep.")
    assert night.end - night.begin <= timedelta(hours=8)
    assert night.end <= interview - timedelta(hours=2)
    begin = interview - timedelta(hours=24)
    assert all(begin <= entry.begin <= entry.end <= interview for entry in day.entries)
    steps = [entry for entry in day.entries if entry.phase and "mail.txt" not in entry.text]
    assert all(entry.end <= night.begin or entry.begin >= night.end for entry in steps)
    assert [entry.begin for entry in day.entries] == sorted(entry.begin for entry in day.entries)
    assert day.late_min == max(0, 24 * 60 - minutes)


def test_the_mail_goes_out_on_the_evening_before() -> None:
    for hour in (9, 16):
        day = plan_day(FACTS, INTERVIEW.replace(hour=hour), NOW, rest=True)
        sent = next(entry for entry in day.entries if "mail.txt" in entry.text)
        assert sent.begin == datetime(2026, 11, 30, 20, 0)


def test_an_interview_that_has_passed_is_said() -> None:
    with pytest.raises(FactsError, match="has passed"):
        plan_day(FACTS, NOW, NOW, rest=True)


SOME_TEXT = st.text(alphabet="ab 0123456789,.%$-{}'\"\\#", max_size=20)


@settings(deadline=None, max_examples=100)
@given(
    facts=st.builds(
        Facts,
        **{name: SOME_TEXT for name in FACT_NAMES if name != "next_steps"},
        next_steps=st.lists(SOME_TEXT, max_size=3).map(tuple),
    )
)
def test_no_figure_comes_from_nowhere(facts: Facts) -> None:
    table = eve_table()
    made = slides(facts, table)
    day = plan_day(facts, INTERVIEW, NOW, rest=True)
    texts = [one_pager(facts, table), mail(facts, table)]
    texts += [source for _, source in notebook_cells(facts, table)]
    texts += [text for slide in made for text in (slide.title, *slide.lines, slide.notes)]
    texts += checklist_lines(day)
    given_digits = digits(json.dumps(facts.model_dump(mode="json"))) | digits(DATA)
    dates = digits(
        " ".join(f"{e.begin:%Y-%m-%d %H:%M} {e.end:%Y-%m-%d %H:%M}" for e in day.entries)
    )
    spans = (moment for _, all_spans in day.phases for span in all_spans for moment in span)
    dates |= digits(" ".join(f"{moment:%H:%M}" for moment in spans)) | digits(f"{INTERVIEW}")
    total = {str(sum(form.seconds for form in table.slides))}
    assert digits("\n".join(texts)) <= given_digits | dates | total
    for slide in made:
        for _, value in slide.bars.values if slide.bars else ():
            told = (facts.before, facts.after)
            assert value in [float(each.replace(",", "")) for each in told]
