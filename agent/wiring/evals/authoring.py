"""Making fixtures from transcripts."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from agent import assets
from agent.errors import EvalError, SessionError
from agent.ports.files import file_name, write_whole
from agent.ports.store import open_store
from agent.records import Fixture, Transcript
from agent.settings import Settings
from agent.steps.scrubbing import Scrubbed, scrub
from agent.wiring.evals.fixtures import folder, read_fixtures
from agent.wiring.evals.suites import find_suite
from agent.wiring.transcripts import read_transcript

_SUITE = "grading"


@dataclass(frozen=True, slots=True)
class Draft:
    """A fixture that is about to be added.

    Attributes:
        name: of the case.
        scrubbed: its transcript, and what was taken out of it.
        fixture: where it comes from.
        areas: the areas that its round has, still without labels.
    """

    name: str
    scrubbed: Scrubbed
    fixture: Fixture
    areas: tuple[str, ...]


def find_transcript(settings: Settings, named: str) -> Transcript:
    """Reads a transcript by its file, or by the id of a practised session.

    Raises:
        TranscriptError: the file is no transcript.
        SessionError: there is no such file and no such session.
    """
    if Path(named).exists():
        return read_transcript(Path(named))
    with open_store(settings.home) as store:
        session = store.load(named)
    if not session.turns:
        raise SessionError(f"session {named} holds nothing yet", "practise first")
    return session.transcript(assets.question(session.round, session.question).title)


def draft(
    transcript: Transcript, name: str, probes: str, owner: str, names: tuple[str, ...] = ()
) -> Draft:
    """Prepares a fixture: scrubs the transcript and gives it the case's name as its id.

    Raises:
        EvalError: the suite has a case of that name already.
        SettingError: the round has no rubric.
    """
    case = file_name(name or transcript.id)
    suite = find_suite(_SUITE)
    if any(each.name == case for each in read_fixtures(suite).cases):
        raise EvalError(f"suite {_SUITE} has a case {case!r} already", "choose another --name")
    rubric = assets.rubric(transcript.round)
    found = scrub(transcript.model_copy(update={"id": case}), names)
    fixture = Fixture(
        probes=probes,
        owner=owner,
        source="a practised session, scrubbed of names",
        tags=("practised",),
        cluster=case,
    )
    return Draft(case, found, fixture, tuple(area.id for area in rubric.areas))


def add(drafted: Draft) -> tuple[Path, Path]:
    """Writes a fixture: its transcript, and its case at the end of the suite's file.

    Returns:
        The paths of the transcript and of the suite's file.

    Raises:
        StorageError: a file cannot be written.
        DataError: the suite's file would not be readable afterwards; it is left as it was.
    """
    root = assets.data_root() / "evals" / "transcripts"
    transcript, suite_file = root / f"{drafted.name}.json", folder() / f"{_SUITE}.yaml"
    before = suite_file.read_text(encoding="utf-8")
    case = {
        "name": drafted.name,
        "inputs": {"transcript": transcript.name},
        "metadata": drafted.fixture.model_dump(mode="json"),
    }
    block = yaml.safe_dump([case], sort_keys=False, width=120, allow_unicode=True)
    write_whole(transcript, drafted.scrubbed.transcript.model_dump_json(indent=1) + "\n")
    write_whole(suite_file, before.rstrip("\n") + "\n" + block)
    try:
        read_fixtures(find_suite(_SUITE))
    except BaseException:
        write_whole(suite_file, before)
        transcript.unlink(missing_ok=True)
        raise
    return transcript, suite_file
