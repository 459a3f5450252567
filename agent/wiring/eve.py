"""The day before: reads the user's facts, lays the day out, and writes the artefacts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import ValidationError

from agent.data_files import PACKAGE
from agent.errors import FactsError
from agent.ports.files import read_file, write_whole
from agent.ports.notebook import notebook_file
from agent.ports.slides import slides_file
from agent.preparation_assets import eve_table
from agent.records import Record
from agent.records.eve import Facts
from agent.steps.eve_artefacts import checklist_lines, mail, notebook_cells, one_pager, slides
from agent.steps.eve_facts import facts_of, words_of
from agent.steps.eve_times import Day, day_before

_LARGEST_BYTES = 256 << 10
_WRITTEN = ".mockloop-eve.json"

Outcome = Literal["written", "kept"]
"""What came of an artefact: `kept` is one that the user has edited."""


class _Written(Record):
    """Which artefacts were written, by name, with a hash over each as it was written."""

    schema_version: Literal[1] = 1
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class Artefact:
    """An artefact: where it is, and what came of it."""

    path: Path
    outcome: Outcome


def read_facts(path: Path) -> Facts:
    """Reads a file of the user's facts, YAML in which every value is text.

    Raises:
        FactsError: it cannot be read, is no YAML, or holds what no fact is.
    """
    data = read_file(path, _LARGEST_BYTES, FactsError)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FactsError(f"{path} is no text in UTF-8", "save it as UTF-8") from error
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            raise FactsError(f"{path} refers to itself (*name)", "write each value out")
        found: Any = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (it makes text only)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        first = " ".join(str(error).splitlines()[:3])
        raise FactsError(
            f"{path} is no YAML ({first[:200]})", "put values with a colon or a dash in quotes"
        ) from error
    return facts_of(found)


def write_template(path: Path) -> None:
    """Writes a file of facts to be filled in.

    Raises:
        FactsError: there is a file already.
        StorageError: it cannot be written.
    """
    if path.exists():
        raise FactsError(f"{path} is there already", "name another file with --new")
    write_whole(path, (PACKAGE / "data" / "eve-facts.yaml").read_bytes())


def plan_day(facts: Facts, interview: datetime, now: datetime, *, rest: bool) -> Day:
    """Lays the day before out.

    Args:
        facts: the user's.
        interview: local time, without a zone.
        now: the same.
        rest: whether a night is kept free.

    Raises:
        FactsError: the interview is over, or its time lies beyond what can be reckoned with.
    """
    if interview <= now:
        raise FactsError(
            f"{interview:%Y-%m-%d %H:%M} has passed", "name the interview's time with --at"
        )
    if interview.year > 9000:
        raise FactsError(f"the year {interview.year} is too far off", "check --at")
    table = eve_table()
    return day_before(table, words_of(facts, table), interview, now, rest=rest)


def write_artefacts(
    folder: Path, facts: Facts, day: Day | None, now: datetime, *, replace: bool
) -> tuple[Artefact, ...]:
    """Writes the artefacts; one that the user has edited is kept, unless it may be replaced.

    Args:
        folder: made where it is missing.
        facts: the user's.
        day: the checklist, or None for none.
        now: stands in the slides' properties.
        replace: whether edited artefacts are written over.

    Raises:
        StorageError: the folder cannot be written.
    """
    bodies = _bodies(facts, day, now)
    before = _written_before(folder)
    found: list[Artefact] = []
    hashes = dict(before)
    for name, body in bodies.items():
        path = folder / name
        if path.exists() and not replace and _hash_of(path) != before.get(name):
            found.append(Artefact(path, "kept"))
            continue
        write_whole(path, body)
        hashes[name] = hashlib.sha256(body).hexdigest()
        found.append(Artefact(path, "written"))
    write_whole(folder / _WRITTEN, _Written(files=hashes).model_dump_json(indent=1) + "\n")
    return tuple(found)


def _bodies(facts: Facts, day: Day | None, now: datetime) -> Mapping[str, bytes]:
    table = eve_table()
    title = words_of(facts, table)["feature"]
    found = {
        "one-pager.md": one_pager(facts, table).encode(),
        "notebook.ipynb": notebook_file(notebook_cells(facts, table)).encode(),
        "slides.pptx": slides_file(title, slides(facts, table), now),
        "mail.txt": mail(facts, table).encode(),
    }
    if day is not None:
        found["checklist.md"] = ("\n".join(checklist_lines(day)) + "\n").encode()
    return found


def _written_before(folder: Path) -> dict[str, str]:
    path = folder / _WRITTEN
    if not path.is_file():
        return {}
    try:
        return dict(_Written.model_validate_json(path.read_bytes()).files)
    except ValidationError:
        return {}  # then nothing there is known to be ours, and all of it is kept


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
