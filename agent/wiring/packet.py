"""A performance-review packet: its facts read, its pages made, its files written."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import yaml
from pydantic import ValidationError

from agent.data_files import PACKAGE, read_record
from agent.errors import ClaimsError, SettingError
from agent.ports.calendar_days import calendar_bytes
from agent.ports.converter import to_markdown
from agent.ports.files import read_file, write_whole
from agent.records import (
    PacketAsks,
    PacketFacts,
    PacketProject,
    ReviewCycles,
    ReviewDates,
)
from agent.settings import Settings
from agent.steps.impact.claims import claims_in
from agent.steps.packet import PAGES, facts_file, pages, project_of
from agent.wiring.impact import ClaimReader

LARGEST_FACTS_BYTES = 1 << 20
MOST_PROJECTS = 100

_FOLDER = PACKAGE / "data" / "packet"
_FACTS = (".yaml", ".yml")


def review_cycles() -> ReviewCycles:
    """Reads when reviews are."""
    return read_record(PACKAGE / "data" / "review-cycles.yaml", ReviewCycles)


def read_facts(path: Path, settings: Settings) -> PacketFacts:
    """Reads the facts: a YAML file of projects, or a self-review whose claims are placed.

    Raises:
        ClaimsError: the facts cannot be read, or there are none.
        CorpusError: the self-review cannot be read.
    """
    if path.suffix.lower() not in _FACTS:
        return PacketFacts(schema_version=1, projects=projects_in(path, settings))
    try:
        data = yaml.safe_load(read_file(path, LARGEST_FACTS_BYTES, ClaimsError).decode("utf-8"))
        return PacketFacts.of(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise ClaimsError(
            f"{path}: {place}: {first['msg']}", "see 'mockloop packet --new FILE' for the form"
        ) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise ClaimsError(
            f"{path} is not YAML ({' '.join(str(error).split()[:20])})",
            "check its quotes and indents",
        ) from error


def projects_in(path: Path, settings: Settings) -> tuple[PacketProject, ...]:
    """Returns a project for each claim of a self-review.

    Raises:
        ClaimsError: it has no claim, or more than a packet takes.
        CorpusError: it cannot be read.
    """
    claims = claims_in(to_markdown(path))
    if not claims:
        raise ClaimsError(f"{path} has no claim", "write whole sentences or bullets")
    if len(claims) > MOST_PROJECTS:
        raise ClaimsError(
            f"{path} has more than {MOST_PROJECTS} claims", "keep those that matter most"
        )
    reader = ClaimReader(settings)
    return tuple(project_of(reader.read(claim).placed) for claim in claims)


def write_new(path: Path, projects: tuple[PacketProject, ...]) -> None:
    """Writes a file of facts to be filled in.

    Args:
        path: of the file; it must not be there yet.
        projects: what is known already.

    Raises:
        SettingError: the file is there already.
        StorageError: it cannot be written.
    """
    if path.exists():
        raise SettingError(f"{path} is there already", "name another file")
    template = (_FOLDER / "facts.yaml.j2").read_text(encoding="utf-8")
    write_whole(
        path, facts_file(projects or (PacketProject(name="name of the project"),), template)
    )


def make_pages(facts: PacketFacts, dates: ReviewDates) -> dict[str, str]:
    """Returns the pages by name."""
    templates = {name: (_FOLDER / f"{name}.md.j2").read_text(encoding="utf-8") for name in PAGES}
    asks = read_record(_FOLDER / "asks.yaml", PacketAsks).asks
    return pages(facts, dates, review_cycles(), templates, asks)


def write_pages(folder: Path, made: Mapping[str, str]) -> tuple[Path, ...]:
    """Writes the pages and returns where they are.

    Raises:
        StorageError: the folder cannot be written.
    """
    written = []
    for name, text in made.items():
        write_whole(folder / f"{name}.md", text)
        written.append(folder / f"{name}.md")
    return tuple(written)


def write_calendar(path: Path, dates: ReviewDates) -> None:
    """Writes the dates as an iCalendar file; a deadline only where it is known.

    Raises:
        StorageError: it cannot be written.
    """
    days: list[tuple[date, str]] = [
        (dates.begin, f"Review {dates.cycle}: ask for figures that are missing"),
        (dates.evidence, f"Review {dates.cycle}: have the evidence there"),
    ]
    if dates.deadline:
        days.append((dates.deadline, f"Review {dates.cycle}: deadline"))
    write_whole(path, calendar_bytes(days))
