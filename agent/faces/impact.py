"""`mockloop impact`: claims on the ladder and in the KPI matrix, and what they lack."""

import json
import sys
from pathlib import Path

import click

from agent.errors import ClaimsError
from agent.settings import Settings


@click.command()
@click.argument("source", metavar="FILE|-", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object a claim.")
def impact(source: Path, as_json: bool) -> None:
    """Place every claim of FILE (text, Markdown, PDF, DOCX) on the ladder; - is standard input.

    Says for each claim the highest rung that it states (raw metric, system, product, business),
    what fills adoption, system and business, and what is missing; then gives a rewrite that asks
    for it. With - and --json every line is one claim. No language model is asked.

    \b
    mockloop impact cv.pdf
    mockloop impact self-review.md --json
    printf 'Cut p99 from 120 ms to 85 ms\\n' | mockloop impact - --json
    """
    from agent.steps.impact.report import impact_page
    from agent.wiring.impact import ClaimReader, claims_of, wording

    piped = str(source) == "-"
    claims = claims_of(None if piped else source, sys.stdin, one_a_line=piped and as_json)
    if not claims and not as_json:
        raise ClaimsError("there is no claim in it", "give whole sentences or bullets")
    reader = ClaimReader(Settings.read())
    found = [reader.read(claim) for claim in claims]
    if reader.fault:
        click.echo(f"mockloop: claims are placed by words alone: {reader.fault}", err=True)
    if as_json:
        rows = [read.placed.model_dump(mode="json") for read in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        click.echo(impact_page(found, wording()))
