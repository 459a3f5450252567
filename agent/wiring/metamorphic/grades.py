"""Grades that are kept, so that a run needs no model: one line each, by what they depend on.

A grade is used again only for the same words, the same area and the same grader. There is no
likeness to fall back on.
"""

from collections.abc import Collection
from pathlib import Path

from pydantic import ValidationError

from agent import assets
from agent.errors import DataError
from agent.ports.files import storage_faults, write_whole
from agent.records import KeptGrade, Versions

Key = tuple[str, str, str]
"""Content hash of the transcript, area, and what it was graded by."""


def grades_file() -> Path:
    """Returns where the grades are kept."""
    return assets.data_root() / "evals" / "metamorphic" / "grades.jsonl"


def graded_by(versions: Versions) -> str:
    """Returns a hash over what a score depends on: model, prompts, rubric and calibration."""
    stamps = (versions.model, *versions.prompts, versions.rubric, versions.calibration)
    return assets.short_hash("\n".join(stamp.model_dump_json() for stamp in stamps))


class Grades:
    """The grades in a file.

    Args:
        path: of the file; there need not be one yet.

    Raises:
        DataError: a line is no grade. A last line that was torn off is passed over.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept: dict[Key, KeptGrade] = {}
        self._models: dict[tuple[str, str], str] = {}
        lines, self._torn = _lines(path)
        for number, line in enumerate(lines, 1):
            try:
                self._take(KeptGrade.model_validate_json(line))
            except ValidationError as error:
                raise DataError(
                    f"evals/{path.parent.name}/{path.name}, line {number}, is no grade",
                    "restore the file from git",
                ) from error

    def find(self, key: Key) -> KeptGrade | None:
        """Returns the grade of a key; None where there is none."""
        return self._kept.get(key)

    def other(self, key: Key) -> str:
        """Returns a model of which another grade of the same words is kept; else nothing."""
        return self._models.get(key[:2], "")

    def add(self, grade: KeptGrade) -> None:
        """Keeps a grade, at once on disk; it stands in for an earlier one of the same key.

        Raises:
            StorageError: the file cannot be written.
        """
        if self._torn or grade.key in self._kept:
            self._take(grade)
            self._write()
            return
        self._take(grade)
        with storage_faults(self._path):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(grade.model_dump_json() + "\n")

    def keep_only(self, wanted: Collection[tuple[str, str]]) -> int:
        """Drops the grades of words and areas that no case asks for any more.

        Args:
            wanted: content hashes and areas.

        Returns:
            How many were dropped.

        Raises:
            StorageError: the file cannot be written.
        """
        before = len(self._kept)
        self._kept = {key: grade for key, grade in self._kept.items() if key[:2] in wanted}
        if before > len(self._kept):
            self._write()
        return before - len(self._kept)

    def _take(self, grade: KeptGrade) -> None:
        self._kept[grade.key] = grade
        self._models[grade.key[:2]] = grade.model

    def _write(self) -> None:
        body = "".join(grade.model_dump_json() + "\n" for grade in self._kept.values())
        write_whole(self._path, body)
        self._torn = False


def _lines(path: Path) -> tuple[list[str], bool]:
    """The whole lines of the file, and whether one came after them that is not whole."""
    if not path.is_file():
        return [], False
    with storage_faults(path):
        *lines, tail = path.read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line], bool(tail)
