"""Known problems of coding interviews, with cases to run code from foreign transcripts against."""

import runpy
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from agent import assets
from agent.records import Stamp, Transcript
from agent.steps.executing import Case, Cases, Task

CLASSICS_VERSION = "1"
"""Raised when a known problem or its cases change."""

_SHARED = "driving.py"


@dataclass(frozen=True, slots=True)
class Classic:
    """A known problem.

    Attributes:
        task: what code is run against.
        prompts: groups of phrases; all of one group stand in a transcript that set it.
        prelude: code that a solution may rely on, such as imports and node classes.
        known: the names that it defines.
        good: a right solution.
        bad: wrong ones, by what is wrong.
    """

    task: Task
    prompts: tuple[tuple[str, ...], ...]
    prelude: str
    known: frozenset[str]
    good: str
    bad: dict[str, str]


def folder() -> Path:
    """Returns where the known problems are."""
    return assets.data_root() / "evals" / "coding" / "classics"


@cache
def classics() -> tuple[Classic, ...]:
    """Reads every known problem, by file name."""
    paths = sorted(path for path in folder().glob("*.py") if path.name != _SHARED)
    return tuple(_read(path) for path in paths)


def classics_stamp() -> Stamp:
    """Returns the stamp of all known problems: a hash over their files."""
    body = "\n".join(f"{each.task.stamp.id} {each.task.stamp.sha256}" for each in classics())
    return Stamp(id="classics", version=CLASSICS_VERSION, sha256=assets.short_hash(body))


def classic_of(transcript: Transcript) -> Classic | None:
    """Returns the known problem that a transcript sets; None where none or several fit."""
    first = next((turn.text for turn in transcript.turns if turn.speaker == "interviewer"), "")
    for text in (transcript.prompt.lower(), f"{transcript.prompt}\n{first}".lower()):
        fits = [each for each in classics() if _fits(each, text)]
        if len(fits) == 1:
            return fits[0]
    return None


def _fits(classic: Classic, text: str) -> bool:
    return any(all(phrase in text for phrase in group) for group in classic.prompts)


def _read(path: Path) -> Classic:
    text, shared = path.read_text(encoding="utf-8"), path.with_name(_SHARED)
    with _importable(path.parent):
        found: dict[str, Any] = runpy.run_path(str(path))
    driving = shared.read_text(encoding="utf-8")
    task = Task(
        stamp=Stamp(id=path.stem, sha256=assets.short_hash(text + driving)),
        entry="",
        cases=Cases(
            ordinary=tuple(Case(args=list(args), want=want) for args, want in found["CASES"]),
            check=found.get("check"),
            close=True,
        ),
        driver="classic",
        files={"classic.py": text, _SHARED: driving},
    )
    known: dict[str, Any] = {}
    exec(found["PRELUDE"], known)  # noqa: S102 - code of ours
    return Classic(
        task, found["PROMPT"], found["PRELUDE"], frozenset(known), found["GOOD"], found["BAD"]
    )


@contextmanager
def _importable(path: Path) -> Iterator[None]:
    """Lets the files of a folder import each other in the block."""
    sys.path.insert(0, str(path))
    try:
        yield
    finally:
        sys.path.remove(str(path))
