"""Grading files: one at a time, each scorecard written as soon as it is there.

A batch goes on where it was left: what the output file already holds, graded from the same
words with the same model, prompt and rubric, is not graded again.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from pydantic import ValidationError

from agent import assets
from agent.errors import SettingError, StorageError, TranscriptError
from agent.ports.files import file_name, storage_faults, write_whole
from agent.ports.retriever import Searcher
from agent.records import Scorecard, Stamp, Transcript, Versions
from agent.steps.annotating import annotated
from agent.steps.grading import OnArea, content_hash, no_report
from agent.steps.near_bar import verdict_near_bar
from agent.steps.reading import with_reading
from agent.steps.report import markdown
from agent.steps.stories import with_stories
from agent.steps.transcripts import Reading
from agent.wiring.graders import Grader
from agent.wiring.transcripts import AS_IT_IS, read_with_notes

_OUR_LINE = '{"schema_version":'


@dataclass(frozen=True, slots=True)
class Graded:
    """What came of one file: a scorecard, new or kept; or what was wrong with it.

    The notes say what was guessed, estimated or left out in reading it.
    """

    path: Path
    scorecard: Scorecard | None = None
    kept: bool = False
    fault: TranscriptError | SettingError | None = None
    notes: tuple[str, ...] = ()


def grade_transcript(
    transcript: Transcript,
    grader: Grader,
    on_area: OnArea = no_report,
    before: Scorecard | None = None,
    only: Sequence[str] = (),
    retriever: Searcher | None = None,
) -> Scorecard:
    """Grades one transcript by its round's rubric, and adds what code finds in it.

    Args:
        transcript: what was said.
        grader: who scores.
        on_area: as in `agent.steps.grading.grade`.
        before: as there.
        only: the areas to grade; all where none is named.
        retriever: finds what to read next; nothing is offered without one.

    Raises:
        SettingError: the round has no rubric.
        ModelRefusedError: the model will refuse every call.
    """
    rubric = assets.rubric(transcript.round)
    card = grader.grade(transcript, on_area, before, tuple(only))
    card = annotated(card, rubric, transcript)
    card = with_stories(card, rubric, transcript, assets.story_signs(), verdict_near_bar)
    return with_reading(card, rubric, transcript, retriever) if retriever else card


def grade_files(
    files: Sequence[Path],
    grader: Grader,
    out: Path | None = None,
    on_area: OnArea = no_report,
    retriever: Searcher | None = None,
    reading: Reading = AS_IT_IS,
) -> Iterator[Graded]:
    """Grades files one after the other. A file that cannot be graded stops no other.

    Args:
        files: transcripts.
        grader: who scores.
        out: a file of one scorecard a line, read first and added to.
        on_area: is told how far the grading of a file has come.
        retriever: finds what to read next; nothing is offered without one.
        reading: what the user says about the transcripts.

    Raises:
        ModelRefusedError: the model will refuse every call.
        StorageError: the output file cannot be written.
        SettingError: the output file holds something else.
    """
    if out and any(path.exists() and out.exists() and path.samefile(out) for path in files):
        raise SettingError(f"{out} is one of the transcripts", "name another file with --out")
    before = _read_scorecards(out) if out else {}
    for path in files:
        notes: tuple[str, ...] = ()
        try:
            found = read_with_notes(path, reading)
            transcript, notes = found.transcript, found.notes
            key = _key(transcript, grader)
            if key in before and not before[key].worth_another_try:
                yield Graded(path, before[key], kept=True, notes=notes)
                continue
            scorecard = grade_transcript(
                transcript, grader, on_area, before.get(key), retriever=retriever
            )
        except (TranscriptError, SettingError) as error:
            yield Graded(path, fault=error, notes=notes)
            continue
        before[key] = scorecard
        try:
            if out:
                _put_line(out, scorecard)
        except StorageError:
            yield Graded(
                path, scorecard, notes=notes
            )  # it is shown, though it could not be written
            raise
        yield Graded(path, scorecard, notes=notes)


def write_report(scorecard: Scorecard, folder: Path) -> tuple[Path, Path]:
    """Writes the report as Markdown and as JSON.

    Returns:
        The paths of both.

    Raises:
        StorageError: the folder cannot be written.
    """
    stem = folder / file_name(scorecard.transcript_id)
    if stem.with_name(f"{stem.name}.json").exists() and not _is_of(stem, scorecard):
        stem = stem.with_name(f"{stem.name}-{scorecard.transcript_sha256}")
    page, data = stem.with_name(f"{stem.name}.md"), stem.with_name(f"{stem.name}.json")
    write_whole(page, markdown(scorecard, assets.rubric(scorecard.round)))
    write_whole(data, scorecard.model_dump_json(indent=2) + "\n")
    return page, data


def _is_of(stem: Path, scorecard: Scorecard) -> bool:
    """Whether the report that is there is of the same transcript."""
    text = stem.with_name(f"{stem.name}.json").read_text(encoding="utf-8", errors="replace")
    return f'"transcript_sha256": "{scorecard.transcript_sha256}"' in text


_Key = tuple[str, str, Stamp, tuple[Stamp, ...], Stamp, Stamp]


def _key(transcript: Transcript, grader: Grader) -> _Key:
    versions = grader.versions(transcript.round)
    return _key_of(transcript.id, content_hash(transcript), versions)


def _key_of(transcript_id: str, sha256: str, versions: Versions) -> _Key:
    """What a score depends on; the corpus is not part of it."""
    judged_by = (versions.model, versions.prompts, versions.rubric, versions.calibration)
    return transcript_id, sha256, *judged_by


def _card_key(card: Scorecard) -> _Key:
    return _key_of(card.transcript_id, card.transcript_sha256, card.versions)


def _read_scorecards(out: Path) -> dict[_Key, Scorecard]:
    """Reads what was graded before, but for a last line of ours that is not whole."""
    if not out.is_file():
        return {}
    with storage_faults(out):
        text = out.read_text(encoding="utf-8", errors="replace")
    *lines, tail = text.split("\n")
    if tail and not tail.startswith(_OUR_LINE[: len(tail)]):
        lines.append(tail)
    cards: list[Scorecard] = []
    for number, line in enumerate(lines, 1):
        try:
            cards.append(Scorecard.model_validate_json(line))
        except ValidationError as error:
            raise SettingError(
                f"{out}, line {number}, is not a scorecard", "name another file with --out"
            ) from error
    return {_card_key(card): card for card in cards}


def _put_line(out: Path, scorecard: Scorecard) -> None:
    """Adds a scorecard to the file, in place of an earlier one of the same key.

    The file is held and read anew meanwhile, since another run may write to it too.
    """
    place = hashlib.sha256(os.fsencode(out.resolve())).hexdigest()[:16]
    with FileLock(Path(tempfile.gettempdir()) / f"mockloop-{place}.lock"):
        cards = _read_scorecards(out)
        line = f"{scorecard.model_dump_json()}\n"
        with storage_faults(out):
            torn = out.is_file() and not out.read_bytes().endswith(b"\n") and out.stat().st_size > 0
        if _card_key(scorecard) in cards or torn:
            cards[_card_key(scorecard)] = scorecard
            write_whole(out, "".join(f"{card.model_dump_json()}\n" for card in cards.values()))
            return
        with storage_faults(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            with out.open("a", encoding="utf-8") as file:
                file.write(line)
