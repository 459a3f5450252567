"""`mockloop corpus`: what retrieval searches."""

import json
from pathlib import Path

import click

from agent.errors import one_line
from agent.faces.terminal import console, download_bar
from agent.settings import Settings

_USER_FAULT = 2


@click.group()
def corpus() -> None:
    """Index the documents that interviewers draw on."""


@corpus.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON a file.")
def index(paths: tuple[Path, ...], as_json: bool) -> int:
    """Index the guide pages that come with Mockloop, and the text files in PATHS.

    Files that have not changed cost nothing. A file that cannot be read stops no other; the
    exit code is then 2.

    \b
    mockloop corpus index
    mockloop corpus index notes/ plan.md
    """
    from agent.wiring.corpus import Indexed, index_guides, index_paths, open_index

    out = console(stderr=as_json)
    faults = 0

    def show(done: Indexed) -> None:
        nonlocal faults
        faults += done.fault is not None
        if as_json:
            fault = str(done.fault) if done.fault else None
            click.echo(
                json.dumps(
                    {
                        "file": done.file,
                        "chunks": done.chunks,
                        "changed": done.changed,
                        "fault": fault,
                    }
                )
            )
        elif done.fault:
            click.echo(f"mockloop: {done.fault}", err=True)
        else:
            note = "" if done.changed else "  (unchanged)"
            click.echo(f"{done.chunks:5} chunks  {one_line(done.file)}{note}")

    with download_bar(out) as bar:
        corpus_index = open_index(Settings.read(), bar)
    for done in index_guides(corpus_index):
        show(done)
    index_paths(corpus_index, paths, show)
    out.print(f"{len(corpus_index)} chunks indexed in all")
    return _USER_FAULT if faults else 0
