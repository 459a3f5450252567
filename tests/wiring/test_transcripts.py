from pathlib import Path

import pytest

from agent.errors import TranscriptError
from agent.wiring.transcripts import read_transcript, transcript_files

SHORT = (Path(__file__).parents[1] / "data/short-round.json").read_text()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        ("not JSON", "not a Mockloop transcript"),
        ('{"messages": []}', "not a Mockloop transcript"),
        ("[1, 2]", "not a Mockloop transcript"),
        (SHORT.replace("ml-design", "chess"), "unknown round 'chess'"),
        (SHORT.replace('"candidate"', '"interviewer"'), "the candidate says nothing"),
        (SHORT.replace('"schema_version": 1', '"schema_version": 9'), "schema version 9"),
    ],
)
def test_what_is_no_transcript_is_one_line_with_a_remedy(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "t.json"
    path.write_text(text)
    with pytest.raises(TranscriptError, match=says) as caught:
        read_transcript(path)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


def test_bytes_that_are_no_text_are_no_transcript(tmp_path: Path) -> None:
    path = tmp_path / "t.json"
    path.write_bytes(b"\xff\xfe\x00{")
    with pytest.raises(TranscriptError, match="not a Mockloop transcript"):
        read_transcript(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="No such file"):
        read_transcript(tmp_path / "none.json")


def test_a_folder_is_its_json_files_in_order(tmp_path: Path) -> None:
    for name in ("b.json", "a.json", "c.txt"):
        (tmp_path / name).write_text(SHORT)
    assert [path.name for path in transcript_files([tmp_path])] == ["a.json", "b.json"]


def test_a_folder_without_transcripts_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"no \.json file"):
        list(transcript_files([tmp_path]))
