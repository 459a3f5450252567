"""`mockloop model`: the embedded models."""

import json

import click

from agent import assets
from agent.faces.terminal import console, download_bar
from agent.ports.weights import WeightsCache
from agent.settings import Settings
from agent.wiring.models import find_known


@click.group()
def model() -> None:
    """Fetch and list the models that run on this machine."""


@model.command()
@click.argument("name", default="")
@click.option(
    "--tokenizer-only", is_flag=True, help="Fetch only the tokenizer of the sentence embedding."
)
def pull(name: str, tokenizer_only: bool) -> None:
    """Fetch the weights of NAME (the default model if none is named), and check them.

    An interrupted download goes on where it stopped.

    \b
    mockloop model pull
    mockloop model pull qwen2.5-coder-0.5b
    """
    cache = WeightsCache(Settings.read().home / "models")
    out = console()
    tokenizer = assets.known_models().tokenizer
    for known in (tokenizer,) if tokenizer_only else (tokenizer, find_known(name)):
        with download_bar(out) as bar:
            path = cache.pull(known, bar)
        out.print(f"{known.title}: {path}", markup=False, soft_wrap=True)


@model.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_models(as_json: bool) -> None:
    """List the known models: size, licence, and whether they are here."""
    cache = WeightsCache(Settings.read().home / "models")
    rows = [
        {
            "id": known.id,
            "title": known.title,
            "size": known.size,
            "context": known.context,
            "licence": known.licence,
            "sha256": known.sha256,
            "here": cache.find(known) is not None,
        }
        for known in assets.known_models().embedded
    ]
    if as_json:
        click.echo(json.dumps(rows))
        return
    for row in rows:
        here = "here" if row["here"] else "not fetched"
        gigabytes = f"{int(str(row['size'])) / 1e9:.1f} GB"
        click.echo(
            f"embedded:{row['id']:<22}{gigabytes:<8}{row['licence']:<12}{here:<13}{row['title']}"
        )


@model.command()
@click.argument("name", default="")
def where(name: str) -> None:
    """Print where the weights of NAME lie, or would lie."""
    settings = Settings.read()
    cache = WeightsCache(settings.home / "models")
    known = find_known(name)
    path = settings.gguf if settings.gguf and not name else cache.path(known)
    note = "" if path.exists() else " (not fetched: mockloop model pull)"
    click.echo(f"{path}{note}")
