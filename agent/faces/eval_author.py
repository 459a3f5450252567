"""`mockloop eval add|label|versions|schema`: making and keeping fixtures and labels."""

import json
import random
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent import assets
from agent.errors import MockloopError, one_line
from agent.faces.terminal import console
from agent.ports.files import write_whole
from agent.records import Rubric, Transcript
from agent.settings import Settings
from agent.steps.agenda import clock_face
from agent.steps.fencing import clean

if TYPE_CHECKING:
    from agent.steps.rater_agreement import Labels

_NOT_ASSESSED = "n"


@click.command()
@click.argument("transcript")
@click.option("--name", default="", help="The case's name; the transcript's id otherwise.")
@click.option("--probes", prompt="What does it probe", help="What would go unnoticed without it.")
@click.option("--owner", prompt="Who answers for it", help="Who answers for the case.")
@click.option("--remove", "names", multiple=True, help="A further name to take out; repeatable.")
@click.option("--yes", is_flag=True, help="Do not ask whether what was taken out is all.")
def add(
    transcript: str, name: str, probes: str, owner: str, names: tuple[str, ...], yes: bool
) -> None:
    """Make a grading fixture from TRANSCRIPT: a file, or the id of a practised session.

    Mail addresses, telephone numbers, links, handles and names that are introduced are taken out;
    what was taken out is shown before anything is written. Label it afterwards.

    \b
    mockloop eval add transcripts/ml-design-1a2b.json --name drops-the-baseline
    mockloop eval add ml-design-1a2b --remove Initech --probes "..." --owner coaches
    """
    from agent.wiring.evals.authoring import add as write_fixture
    from agent.wiring.evals.authoring import draft, find_transcript

    found = draft(find_transcript(Settings.read(), transcript), name, probes, owner, names)
    click.echo("taken out:" if found.scrubbed.replaced else "no name or address was found")
    for old, new in found.scrubbed.replaced:
        click.echo(f"  {one_line(old)} -> {new}")
    if not yes:
        click.confirm("Is that all? Read the transcript once more if unsure. Write it?", abort=True)
    written, suite = write_fixture(found)
    click.echo(f"written: {written} and {suite}")
    click.echo(f"next: mockloop eval label, then mockloop eval record grading --case {found.name}")


@click.command()
@click.option("--rater", help="Who labels; each rater has a file of their own.")
@click.option("--agreement", is_flag=True, help="Only show how the raters so far agree.")
@click.option("--json", "as_json", is_flag=True, help="Print the agreement as JSON lines.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def label(rater: str | None, agreement: bool, as_json: bool, paths: tuple[Path, ...]) -> None:
    """Label transcripts by the rubric, blind: no other label, score or target is shown.

    Goes through the transcripts of the grading suite, or those in PATHS, that this rater has not
    labelled, in an order of their own. Every transcript is saved when it is done; q stops, and the
    same command goes on. Labels of people stand in for those that came with the fixtures.

    \b
    mockloop eval label --rater ada
    mockloop eval label --rater ada transcripts/
    mockloop eval label --agreement
    """
    from agent.wiring.evals.labels import read_rater, scores_by_rater

    out = console()
    if not agreement:
        name = rater or click.prompt("Who labels")
        waiting = [t for t in _transcripts(paths) if t.id not in read_rater(name)]
        random.Random(name).shuffle(waiting)  # noqa: S311 - an order, not a secret
        out.print(f"{len(waiting)} transcripts to label; q stops, ? shows the scale", markup=False)
        for place, each in enumerate(waiting, 1):
            if not _label_one(out, name, each, f"{place} of {len(waiting)}"):
                break
    _show_agreement(out, scores_by_rater(), as_json)


def _transcripts(paths: tuple[Path, ...]) -> list[Transcript]:
    from agent.wiring.evals.fixtures import read_fixtures
    from agent.wiring.evals.suites import find_suite
    from agent.wiring.transcripts import read_transcript, transcript_files

    if paths:
        return [read_transcript(path) for path in transcript_files(paths, (".json",))]
    root = assets.data_root() / "evals" / "transcripts"
    files = {case.inputs.transcript for case in read_fixtures(find_suite("grading")).cases}
    return [read_transcript(root / file) for file in sorted(files)]


def _label_one(out: Console, rater: str, transcript: Transcript, place: str) -> bool:
    """Asks for every area of one transcript; False where the rater stops."""
    from agent.wiring.evals.labels import Label, put_label

    rubric = assets.rubric(transcript.round)
    out.rule(f"{place}: {escape(one_line(transcript.prompt))}")
    for turn in transcript.turns:
        who = "bold" if turn.speaker == "candidate" else "dim"
        line = f"{clock_face(turn.t)} {turn.speaker}: {clean(turn.text)}"
        out.print(line, style=who, markup=False, highlight=False)
    scores: dict[str, int | None] = {}
    for area in rubric.areas:
        given = _ask(out, rubric, f"{area.title}: {area.definition}")
        if given == "q":
            out.print("stopped; this transcript is not saved", style="yellow")
            return False
        scores[area.id] = None if given == _NOT_ASSESSED else int(given)
    put_label(rater, Label(transcript=transcript.id, round=transcript.round, scores=scores))
    return True


def _ask(out: Console, rubric: Rubric, what: str) -> str:
    allowed = {"1", "2", "3", "4", "5", _NOT_ASSESSED, "q", "?"}
    while True:
        out.print(f"\n{what}", style="bold", markup=False)
        given = str(click.prompt("1-5, n for not assessed, ? for the scale, q to stop")).strip()
        if given == "?":
            for grade in rubric.scale:
                out.print(f"  {grade.score} {grade.name}: {grade.meaning}", markup=False)
        elif given in allowed:
            return given
        else:
            out.print(f"{one_line(given)} is none of these", style="yellow", markup=False)


def _show_agreement(out: Console, raters: "Mapping[str, Labels]", as_json: bool) -> None:
    from agent.steps.rater_agreement import rater_agreement

    rows = rater_agreement(raters)
    if as_json:
        for row in rows:
            click.echo(json.dumps(asdict(row)))
        return
    if not rows:
        out.print(f"{len(raters)} raters so far; agreement takes two", style="dim")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("raters", "area", "n", "QWK", "exact", "within 1", "mean gap", "not assessed"):
        table.add_column(name, header_style="bold")
    for row in rows:
        figures = (row.qwk, row.exact, row.within_one, row.mae, row.not_assessed)
        texts = ["" if figure is None else f"{figure:.2f}" for figure in figures]
        who = f"{one_line(row.first)} and {one_line(row.second)}"
        table.add_row(escape(who), row.area, str(row.n), *texts)
    out.print(table)


@click.command()
@click.option("--write", is_flag=True, help="Write what is in force into the lock file.")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a thing.")
def versions(write: bool, as_json: bool) -> int:
    """Check every version against evals/versions.json; exit code 1 where something does not fit.

    A file whose content changed has to have a new version, so that no result can be taken for one
    of another content.

    \b
    mockloop eval versions
    mockloop eval versions --write
    """
    from agent.wiring.evals.locking import everything, lock_faults, locked, write_lock

    faults = lock_faults(locked())
    if as_json:
        for each in everything():
            click.echo(json.dumps({"name": each.name, **each.stamp.model_dump()}))
    unraised = [fault for fault in faults if "its version is still" in fault[0]]
    for fault, remedy in unraised if write else faults:
        click.echo(str(MockloopError(fault, remedy)), err=True)
    if write and not unraised:
        write_lock()
        click.echo("evals/versions.json is up to date", err=True)
        return 0
    if not faults:
        click.echo("every version fits evals/versions.json", err=True)
    return 1 if faults else 0


@click.command()
@click.option("--write", is_flag=True, help="Embed what is missing, and write corpus/vectors.npz.")
def vectors(write: bool) -> int:
    """Check that the vectors of every guide page come with the program; exit code 1 where not.

    Without them nothing breaks, but a first run embeds some thousand texts.

    \b
    mockloop eval vectors
    mockloop eval vectors --write
    """
    from agent.wiring.guide_vectors import missing_vectors, write_vectors

    missing = missing_vectors()
    if missing and write:
        write_vectors(Settings.read())
    click.echo(f"{len(missing)} texts of the guide pages had no vector", err=True)
    return 1 if missing and not write else 0


@click.command()
def schema() -> None:
    """Write the JSON schema of every suite's fixture file beside it.

    \b
    mockloop eval schema
    """
    from agent.wiring.evals.fixtures import folder
    from agent.wiring.evals.fixtures import schema as schema_of
    from agent.wiring.evals.suites import all_suites

    for suite in all_suites():
        path = folder() / f"{suite.id}.schema.json"
        write_whole(path, schema_of(suite))
        click.echo(str(path))
