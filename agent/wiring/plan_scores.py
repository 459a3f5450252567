"""Finding the scorecards that a plan is adapted to: kept reports, and files that are named."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from agent import assets
from agent.errors import PlanError, SettingError
from agent.ports.files import file_name, read_file
from agent.preparation_assets import plan_table
from agent.records import Scorecard, Sealed
from agent.settings import Settings
from agent.steps.plan_marks import Graded

_LARGEST_BYTES = 64 << 20


def kept_scores(settings: Settings) -> tuple[tuple[Graded, ...], tuple[str, ...]]:
    """Reads the reports of graded rounds, and the sealed scorecards of loops.

    Returns:
        The scorecards, and the names of files that are none.
    """
    found: list[Graded] = []
    strange: list[str] = []
    loops = settings.home.glob("loops/*/sealed/*.json")
    for path in (*sorted(settings.home.glob("reports/*.json")), *sorted(loops)):
        record = _record(read_file(path, _LARGEST_BYTES, PlanError).decode(errors="replace"))
        if record is None:
            strange.append(path.name)
            continue
        found.append(_of_record(settings, record, path))
    return tuple(found), tuple(strange)


def named_scores(settings: Settings, paths: Sequence[Path]) -> tuple[Graded, ...]:
    """Reads files of one scorecard a line, as `grade --out FILE.jsonl` writes them, or of one.

    Sealed scorecards of a loop count as well.

    Raises:
        SettingError: a file cannot be read, or holds something else.
    """
    return tuple(each for path in paths for each in _file_scores(settings, path))


def _file_scores(settings: Settings, path: Path) -> Iterator[Graded]:
    text = read_file(path, _LARGEST_BYTES, SettingError).decode(errors="replace").strip()
    if not text:
        raise SettingError(f"{path} is empty", "name a file that 'mockloop grade --out' wrote")
    whole = _record(text)
    if whole is not None:
        yield _of_record(settings, whole, path)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        record = _record(line)
        if record is None:
            raise SettingError(
                f"{path}, line {number}, is not a scorecard",
                "name a file that 'mockloop grade --out FILE.jsonl' wrote",
            )
        yield _of_record(settings, record, path)


def _record(text: str) -> Scorecard | Sealed | None:
    for kind in (Scorecard, Sealed):
        try:
            return kind.model_validate_json(text)
        except ValidationError:
            continue
    return None


def _of_record(settings: Settings, record: Scorecard | Sealed, path: Path) -> Graded:
    if isinstance(record, Scorecard):
        return _graded(settings, record, path)
    try:
        when = datetime.fromisoformat(record.sealed)
    except ValueError as error:
        fault = f"{path} has a sealed scorecard without its date"
        raise SettingError(fault, "name the file as the loop wrote it") from error
    question = _question(record.scorecard.round, record.transcript.prompt)
    return Graded(record.scorecard, when if when.tzinfo else when.astimezone(), question)


def _graded(settings: Settings, card: Scorecard, path: Path) -> Graded:
    """A round is as old as its transcript, where that is kept, or else as its scorecard."""
    transcript = settings.home / "transcripts" / f"{file_name(card.transcript_id)}.json"
    source = transcript if transcript.is_file() else path
    when = datetime.fromtimestamp(source.stat().st_mtime, tz=UTC)
    return Graded(card, when, _question(card.round, _prompt(transcript)))


def _prompt(path: Path) -> str:
    """The title of what a kept transcript is about; empty where that is not known."""
    if not path.is_file():
        return ""
    try:
        data = json.loads(read_file(path, _LARGEST_BYTES, PlanError))
    except ValueError:
        return ""
    return str(data.get("prompt", "")) if isinstance(data, dict) else ""


def _question(round_id: str, title: str) -> str:
    if not title or round_id not in plan_table().layer_of:
        return ""
    return next((each.id for each in assets.questions(round_id) if each.title == title), "")
