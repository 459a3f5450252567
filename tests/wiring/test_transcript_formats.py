"""Golden files: for each, the transcript and the notes that a reader of it would expect."""

import json
from pathlib import Path

import pytest

from agent import assets
from agent.records import Transcript, Turn
from agent.steps.agenda import clock_face
from agent.steps.transcripts import Reading
from agent.wiring.transcripts import read_transcript, read_with_notes

FORMATS = Path(__file__).parents[1] / "data/formats"
OURS = sorted((assets.data_root() / "evals" / "transcripts").glob("*.json"))
EXPECTED = ".expected.json"
FILES = sorted(path for path in FORMATS.iterdir() if not path.name.endswith(EXPECTED))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_gives_the_turns_that_it_holds(path: Path) -> None:
    expected = json.loads(path.with_name(path.name + EXPECTED).read_text(encoding="utf-8"))
    said = expected.pop("reading")
    reading = Reading(tuple(said.get("candidate", ())), said.get("round", ""), said.get("level"))
    found = read_with_notes(path, reading)
    read = json.loads(found.transcript.model_dump_json(exclude={"schema_version"}))
    assert read | {"notes": list(found.notes)} == expected


def test_every_format_that_the_guide_names_has_a_file() -> None:
    assert {path.suffix for path in FILES} == {".json", ".txt", ".md", ".vtt", ".srt", ".docx"}
    stems = {path.stem for path in FILES}
    assert {"zoom", "zoom-saved", "teams", "meet", "otter", "messages", "chat"} <= stems


def _as_text(transcript: Transcript) -> str:
    lines = (
        f"[{clock_face(turn.t)}] {turn.speaker.title()}: {turn.text}" for turn in transcript.turns
    )
    return "\n\n".join(lines)


def _alternating(transcript: Transcript) -> Transcript:
    """The transcript without what a speaker says on from a turn of their own."""
    kept: list[Turn] = []
    for turn in transcript.turns:
        if not kept or kept[-1].speaker != turn.speaker:
            text = turn.text.strip()
            kept.append(turn.model_copy(update={"text": text, "t": float(int(turn.t))}))
    return transcript.model_copy(update={"turns": tuple(kept)})


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_transcript_written_as_text_gives_the_same_turns(
    path: Path, tmp_path: Path
) -> None:
    ours = _alternating(read_transcript(path))
    text = tmp_path / "round.txt"
    text.write_text(_as_text(ours), encoding="utf-8")
    assert read_transcript(text, Reading(round=ours.round)).turns == ours.turns


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_our_own_transcripts_are_of_the_round_that_they_name(path: Path, tmp_path: Path) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    copy = tmp_path / path.name
    copy.write_text(json.dumps({key: data[key] for key in data if key != "round"}))
    assert read_transcript(copy).round == data["round"]
