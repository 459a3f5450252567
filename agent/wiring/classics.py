"""Known problems of coding interviews, with cases to run code from foreign transcripts against."""

import re
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

_DRIVING = "driving"
"""The folder beside the known problems with what they share, which goes into the sandbox too."""


@dataclass(frozen=True, slots=True)
class Classic:
    """A known problem.

    Attributes:
        task: what code is run against.
        prompts: groups of phrases; all of one group stand in a transcript that set it.
        others: phrases that name another problem of the kind; none of them stands there.
        prelude: code that a solution may rely on, such as imports and node classes.
        known: the names that it defines.
        good: right solutions, in different shapes.
        bad: wrong ones, by what is wrong.
    """

    task: Task
    prompts: tuple[tuple[str, ...], ...]
    others: tuple[str, ...]
    prelude: str
    known: frozenset[str]
    good: tuple[str, ...]
    bad: dict[str, str]


def folder() -> Path:
    """Returns where the known problems are."""
    return assets.data_root() / "evals" / "coding" / "classics"


def classics() -> tuple[Classic, ...]:
    """Reads every known problem, by file name."""
    return _classics(assets.data_root())


@cache
def _classics(_root: Path) -> tuple[Classic, ...]:
    """The same, read once for each folder of data."""
    shared = folder().with_name(_DRIVING)
    driving = {path.name: path.read_text(encoding="utf-8") for path in sorted(shared.glob("*.py"))}
    with _importable(shared):
        return tuple(_read(path, driving) for path in sorted(folder().glob("*.py")))


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
    named = any(all(_begins(phrase, text) for phrase in group) for group in classic.prompts)
    return named and not any(_begins(phrase, text) for phrase in classic.others)


def _begins(phrase: str, text: str) -> bool:
    """Whether a phrase stands in a text, at the start of a word: no trie is in "entries"."""
    return re.search(rf"(?<![a-z]){re.escape(phrase)}", text) is not None


def _read(path: Path, driving: dict[str, str]) -> Classic:
    text = path.read_text(encoding="utf-8")
    found: dict[str, Any] = runpy.run_path(str(path))
    task = Task(
        stamp=Stamp(id=path.stem, sha256=assets.short_hash("\n".join([text, *driving.values()]))),
        entry="",
        cases=Cases(
            ordinary=tuple(Case(args=list(args), want=want) for args, want in found["CASES"]),
            check=found.get("check"),
            close=True,
        ),
        driver="classic",
        files={"classic.py": text, **driving},
    )
    known: dict[str, Any] = {}
    exec(found["PRELUDE"], known)  # noqa: S102 - code of ours
    return Classic(
        task=task,
        prompts=found["PROMPT"],
        others=found.get("EXCEPT", ()),
        prelude=found["PRELUDE"],
        known=frozenset(known),
        good=(found["GOOD"], *found.get("ALSO_GOOD", ())),
        bad=found["BAD"],
    )


@contextmanager
def _importable(path: Path) -> Iterator[None]:
    """Lets the files of a folder import each other in the block."""
    sys.path.insert(0, str(path))
    try:
        yield
    finally:
        sys.path.remove(str(path))
