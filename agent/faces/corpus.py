"""`mockloop corpus`: what retrieval searches, and the user's own documents."""

import json
from pathlib import Path
from typing import cast, get_args

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from agent.errors import CorpusError, one_line
from agent.faces.terminal import console, download_bar
from agent.records import ROUND_IDS, Kind
from agent.settings import Settings

_USER_FAULT = 2
_KINDS = get_args(Kind)
_STAYS = (
    "It stays on this machine: its text goes nowhere except into prompts to the model that plays"
)


@click.group()
def corpus() -> None:
    """Search the guides, and add documents of your own for interviewers to draw on."""


@corpus.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="notes",
    show_default=True,
    help="What it is: a résumé and a job description change what interviewers ask.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a file.")
def add(paths: tuple[Path, ...], kind: str, as_json: bool) -> int:
    """Add documents: Markdown, text, HTML, PDF or DOCX files, or folders of them.

    A file that cannot be read is said in one line and stops no other; the exit code is then 2.
    Added again, a file takes the place of what was added of it before.

    \b
    mockloop corpus add cv.pdf --kind resume
    mockloop corpus add role.html --kind job-description
    mockloop corpus add notes/ stories.md
    """
    from agent.wiring.documents import Documents, UserDocument, add_all

    settings = Settings.read()
    out = console(stderr=as_json)
    faults = 0

    def show(file: Path, found: UserDocument | CorpusError, new: bool) -> None:
        nonlocal faults
        failed = isinstance(found, CorpusError)
        faults += failed
        if as_json:
            row = {"file": str(file), "fault": str(found) if failed else None, "new": new}
            row |= {} if isinstance(found, CorpusError) else {"id": found.id, "kind": found.kind}
            click.echo(json.dumps(row))
        elif isinstance(found, CorpusError):
            click.echo(f"mockloop: {found}", err=True)
        else:
            note = "" if new else "  (unchanged)"
            click.echo(f"{found.kind}  {found.id}  {one_line(str(file))}{note}")

    add_all(Documents(settings), paths, cast(Kind, kind), show)
    _reindex(out, settings)
    out.print(f"{_STAYS} ({_model(settings)}).", style="dim", soft_wrap=True, markup=False)
    return _USER_FAULT if faults else 0


@corpus.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a document.")
def list_(as_json: bool) -> None:
    """List your documents.

    \b
    mockloop corpus list
    """
    from agent.wiring.documents import Documents

    found = Documents(Settings.read()).all()
    if as_json:
        for document in found:
            click.echo(document.model_dump_json())
        return
    out = console()
    if not found:
        out.print("No documents of yours yet. Add one: mockloop corpus add cv.pdf --kind resume")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("id", "kind", "added", "from"):
        table.add_column(name, header_style="bold")
    for document in found:
        row = (document.id, document.kind, document.added[:10], document.source)
        table.add_row(*(escape(one_line(text)) for text in row))
    out.print(table)


@corpus.command()
@click.argument("document")
def show(document: str) -> None:
    """Print DOCUMENT as it was understood, by its id.

    \b
    mockloop corpus show cv
    """
    from agent.wiring.documents import Documents

    kept = Documents(Settings.read())
    for line in kept.text(kept.get(document)).splitlines():
        click.echo(one_line(line) if line.strip() else "")


@corpus.command()
@click.argument("document")
def remove(document: str) -> None:
    """Forget DOCUMENT: its text and everything that was indexed of it.

    \b
    mockloop corpus remove cv
    """
    from agent.wiring.documents import Documents

    settings = Settings.read()
    gone = Documents(settings).remove(document)
    _reindex(console(), settings)
    click.echo(f"{gone.id} is forgotten; the file it came from is left as it is")


@corpus.command()
@click.argument("query")
@click.option("--k", type=click.IntRange(1, 50), default=5, show_default=True, help="How many.")
@click.option("--round", "round_id", type=click.Choice(ROUND_IDS), help="Only for this round.")
@click.option("--area", help="Only about this area, by its id.")
@click.option("--level", help="Only for this level, such as E5.")
@click.option("--kind", "kinds", type=click.Choice(_KINDS), multiple=True, help="Only this kind.")
@click.option("--json", "as_json", is_flag=True, help="Print an array of passages.")
def search(
    query: str,
    k: int,
    round_id: str | None,
    area: str | None,
    level: str | None,
    kinds: tuple[str, ...],
    as_json: bool,
) -> None:
    """Find the passages that answer QUERY; none where nothing does.

    \b
    mockloop corpus search "how is the level decided"
    mockloop corpus search "position bias" --area training_data --k 3 --json
    """
    from agent.ports.retriever import About
    from agent.wiring.corpus import ready_index

    settings = Settings.read()
    out = console(stderr=as_json)
    with download_bar(out) as bar:
        index = ready_index(settings, bar)
    found = index.search(query, k, About(round_id, area, level, kinds))
    if as_json:
        rows = [
            {
                "text": passage.chunk.text,
                "file": passage.chunk.file,
                "heading": passage.chunk.heading,
                "lines": [passage.chunk.first_line, passage.chunk.last_line],
                "score": passage.score,
            }
            for passage in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    if not found:
        out.print("Nothing in the corpus answers that.")
    for passage in found:
        out.print(passage.citation, style="bold", markup=False, soft_wrap=True)
        out.print(
            "\n".join(one_line(line) for line in passage.chunk.text.splitlines()), markup=False
        )
        out.print()


@corpus.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a document.")
def index(paths: tuple[Path, ...], as_json: bool) -> int:
    """Bring the index up to date with the guides and your documents, and add PATHS as notes.

    What did not change costs nothing; every other command that searches does this by itself. A
    file that cannot be read stops no other; the exit code is then 2.

    \b
    mockloop corpus index
    mockloop corpus index notes/
    """
    from agent.wiring.corpus import Indexed, index_all, open_index
    from agent.wiring.documents import Documents, UserDocument, add_all

    settings = Settings.read()
    out = console(stderr=as_json)
    faults = 0

    def show_fault(file: Path, found: UserDocument | CorpusError, new: bool) -> None:
        if isinstance(found, CorpusError):
            show_one(Indexed(str(file), fault=found))

    def show_one(done: Indexed) -> None:
        nonlocal faults
        faults += done.fault is not None
        if as_json:
            fault = str(done.fault) if done.fault else None
            row = {"file": done.file, "chunks": done.chunks, "changed": done.changed}
            click.echo(json.dumps({**row, "fault": fault}))
        elif done.fault:
            click.echo(f"mockloop: {done.fault}", err=True)
        else:
            note = "" if done.changed else "  (unchanged)"
            click.echo(f"{done.chunks:5} chunks  {one_line(done.file)}{note}")

    add_all(Documents(settings), paths, "notes", show_fault)
    with download_bar(out) as bar:
        opened = open_index(settings, bar)
    index_all(opened, settings, show_one)
    out.print(f"{len(opened)} chunks indexed in all")
    return _USER_FAULT if faults else 0


def _reindex(out: Console, settings: Settings) -> None:
    from agent.wiring.corpus import ready_index

    with download_bar(out) as bar:
        ready_index(settings, bar)


def _model(settings: Settings) -> str:
    from agent.wiring.models import open_models

    with open_models(settings) as models:
        return models.name("interviewer")
