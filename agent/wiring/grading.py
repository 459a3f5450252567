"""Grading files: several at once where the grader stands it, each kept as soon as it is there.

A batch goes on where it was left: what the output file already holds, graded from the same
words with the same model, prompt and rubric, is not graded again.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from agent import assets
from agent.errors import ModelRefusedError, SettingError, StorageError, TranscriptError
from agent.ports.files import file_name, write_whole
from agent.ports.retriever import Searcher
from agent.records import Area, AreaScore, Scorecard, Transcript, Versions
from agent.steps.annotating import annotated
from agent.steps.grading import OnArea, content_hash, no_report
from agent.steps.near_bar import verdict_near_bar
from agent.steps.reading import with_reading
from agent.steps.report import markdown
from agent.steps.stories import with_stories
from agent.steps.transcripts import Reading
from agent.wiring.batch import concurrently
from agent.wiring.grader import Grader
from agent.wiring.scorecard_file import ScorecardFile, key_of, key_of_card
from agent.wiring.transcripts import AS_IT_IS, read_with_notes


@dataclass(frozen=True, slots=True)
class Step:
    """How far the grading of a file has come.

    Attributes:
        path: of the file.
        area: title of the area that is being graded; empty between two.
        share: of the file that is done, 0 to 1.
        kept: it was graded before, and costs nothing.
    """

    path: Path
    area: str = ""
    share: float = 0.0
    kept: bool = False


OnStep = Callable[[Step], None]
"""Is told of every step, from any thread."""


def unwatched(step: Step) -> None:
    """An `OnStep` that shows nothing."""


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

    def completed(self, transcript: Transcript | None, retriever: Searcher | None) -> "Graded":
        """Returns the same with what code finds in the transcript; a kept one as it is."""
        if self.scorecard is None or transcript is None:
            return self
        return replace(self, scorecard=_completed(self.scorecard, transcript, retriever))


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
    card = grader.grade(transcript, on_area, before, tuple(only))
    return _completed(card, transcript, retriever)


def _completed(card: Scorecard, transcript: Transcript, retriever: Searcher | None) -> Scorecard:
    """Adds what code finds in the transcript."""
    rubric = assets.rubric(transcript.round)
    card = annotated(card, rubric, transcript)
    card = with_stories(card, rubric, transcript, assets.story_signs(), verdict_near_bar)
    return with_reading(card, rubric, transcript, retriever) if retriever else card


class OneAtATime:
    """A grader that grades one transcript after another, however many threads ask it to.

    Args:
        grader: who grades; the embedded model has room for one prompt.
    """

    def __init__(self, grader: Grader) -> None:
        self._grader = grader
        self._free = threading.Lock()

    def versions(self, round_id: str) -> Versions:
        """See `Grader.versions`."""
        with self._free:
            return self._grader.versions(round_id)

    def grade(
        self,
        transcript: Transcript,
        on_area: OnArea = no_report,
        before: Scorecard | None = None,
        only: tuple[str, ...] = (),
    ) -> Scorecard:
        """See `Grader.grade`."""
        with self._free:
            return self._grader.grade(transcript, on_area, before, only)


def grade_files(
    files: Sequence[Path],
    grader: Grader,
    out: Path | None = None,
    on_step: OnStep = unwatched,
    retriever: Searcher | None = None,
    reading: Reading = AS_IT_IS,
    jobs: int = 1,
) -> Iterator[Graded]:
    """Grades files. A file that cannot be graded stops no other.

    Each scorecard is written as soon as it is there; they are handed on in the order of the
    files, and stand in the output file in that order once all are done. What was done when the
    grading is stopped, by Ctrl-C or one of the errors below, is kept and handed on first.

    Args:
        files: transcripts.
        grader: who scores; it is asked from `jobs` threads.
        out: a file of one scorecard a line, read first and added to.
        on_step: is told how far the grading of a file has come.
        retriever: finds what to read next; nothing is offered without one.
        reading: what the user says about the transcripts.
        jobs: how many files are graded at once.

    Raises:
        ModelRefusedError: the model will refuse every call.
        StorageError: the output file cannot be written.
        SettingError: the output file holds something else.
    """
    if out and any(path.exists() and out.exists() and path.samefile(out) for path in files):
        raise SettingError(f"{out} is one of the transcripts", "name another file with --out")
    kept = ScorecardFile(out) if out else None
    batch = _Batch(grader, kept, on_step, reading)
    waiting: dict[int, Graded] = {}
    order: list[Graded] = []
    try:
        for place, (graded, transcript) in concurrently(batch.graded, files, jobs):
            waiting[place] = graded.completed(transcript, retriever)
            batch.keep(waiting[place])
            while len(order) in waiting:
                order.append(waiting.pop(len(order)))
                yield order[-1]
    except (KeyboardInterrupt, ModelRefusedError, StorageError):
        yield from (waiting[place] for place in sorted(waiting))
        raise
    batch.sort(order)


def write_report(scorecard: Scorecard, folder: Path, cost: str = "") -> tuple[Path, Path]:
    """Writes the report as Markdown and as JSON.

    Args:
        scorecard: of one transcript.
        folder: is made where it is not there.
        cost: in words.

    Returns:
        The paths of both.

    Raises:
        StorageError: the folder cannot be written.
    """
    stem = folder / file_name(scorecard.transcript_id)
    if stem.with_name(f"{stem.name}.json").exists() and not _is_of(stem, scorecard):
        stem = stem.with_name(f"{stem.name}-{scorecard.transcript_sha256}")
    page, data = stem.with_name(f"{stem.name}.md"), stem.with_name(f"{stem.name}.json")
    write_whole(page, markdown(scorecard, assets.rubric(scorecard.round), cost))
    write_whole(data, scorecard.model_dump_json(indent=2) + "\n")
    return page, data


def _is_of(stem: Path, scorecard: Scorecard) -> bool:
    """Whether the report that is there is of the same transcript."""
    text = stem.with_name(f"{stem.name}.json").read_text(encoding="utf-8", errors="replace")
    return f'"transcript_sha256": "{scorecard.transcript_sha256}"' in text


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the files of one run share.

    Attributes:
        grader: who scores.
        file: what was graded before; None where nothing is kept.
        on_step: is told how far the grading of a file has come.
        reading: what the user says about the transcripts.
    """

    grader: Grader
    file: ScorecardFile | None
    on_step: OnStep
    reading: Reading

    def graded(self, path: Path) -> tuple[Graded, Transcript | None]:
        """Grades one file, unless that was done before; the transcript comes with a new grade."""
        self.on_step(Step(path))
        graded, transcript = self._graded(path)
        self.on_step(Step(path, share=1.0, kept=graded.kept))
        return graded, transcript

    def _graded(self, path: Path) -> tuple[Graded, Transcript | None]:
        notes: tuple[str, ...] = ()
        try:
            found = read_with_notes(path, self.reading)
            transcript, notes = found.transcript, found.notes
            versions = self.grader.versions(transcript.round)
            key = key_of(transcript.id, content_hash(transcript), versions)
            before = self.file.find(key) if self.file else None
            if before and not before.worth_another_try:
                return Graded(path, before, kept=True, notes=notes), None
            card = self.grader.grade(transcript, self._on_area(path, transcript), before)
        except (TranscriptError, SettingError) as error:
            return Graded(path, fault=error, notes=notes), None
        return Graded(path, card, notes=notes), transcript

    def keep(self, graded: Graded) -> None:
        """Writes a scorecard that is new."""
        if self.file and graded.scorecard and not graded.kept:
            self.file.put(graded.scorecard)

    def sort(self, graded: Sequence[Graded]) -> None:
        """Puts the scorecards in the order of the files."""
        if self.file:
            self.file.sort([key_of_card(each.scorecard) for each in graded if each.scorecard])

    def _on_area(self, path: Path, transcript: Transcript) -> OnArea:
        total = len(assets.rubric(transcript.round).areas)
        done: set[str] = set()

        def report(area: Area, found: AreaScore | None) -> None:
            if found is not None:
                done.add(area.id)
            title = area.title if found is None else ""
            self.on_step(Step(path, title, len(done) / total))

        return report
