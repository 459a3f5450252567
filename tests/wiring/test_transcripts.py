import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from agent.errors import TranscriptError
from agent.steps.transcripts import Reading
from agent.wiring.transcripts import read_transcript, read_with_notes, transcript_files

DATA = Path(__file__).parents[1] / "data"
SHORT = (DATA / "short-round.json").read_text()
TALK = (
    "[0:05] Interviewer: Tell me about a time you disagreed with your manager.\n"
    "[0:12] Candidate: My manager wanted to launch. I told him that it was too early.\n"
    "[0:30] Interviewer: What did you do then?\n"
    "[0:34] Candidate: I wrote a page, and we shipped in January.\n"
)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        ("  \n", "is empty"),
        ("\ufeff \n", "is empty"),
        ("not JSON", "names who speaks"),
        ('{"id": ', "its JSON is broken"),
        ("[1, 2", "its JSON is broken"),
        ('{"messages": []}', "nothing is said in it"),
        ("[1, 2]", "not a Mockloop transcript"),
        (SHORT.replace("ml-design", "chess"), "unknown round 'chess'"),
        (SHORT.replace('"candidate"', '"interviewer"'), "the candidate says nothing"),
        (SHORT.replace('"schema_version": 1', '"schema_version": 9'), "schema version 9"),
        (TALK.replace("Candidate", "Interviewer"), "one speaker only"),
        ("Bo: Hello there?\nAda: Hello, hello.\n", "which round"),
    ],
)
def test_what_is_no_transcript_is_one_line_with_a_remedy(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "t.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TranscriptError, match=says) as caught:
        read_transcript(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize("data", [b"\xff\xfe\x00{", b"PK\x03\x04 no zip", b"\x89PNG\r\n\x00"])
def test_bytes_that_are_no_transcript_are_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.json"
    path.write_bytes(data)
    with pytest.raises(TranscriptError, match=r"t\.json") as caught:
        read_transcript(path)
    assert caught.value.remedy


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match="No such file"):
        read_transcript(tmp_path / "none.json")


@pytest.mark.parametrize("name", ["call.json", "call", "call.log"])
def test_a_file_is_known_by_its_content_before_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(TALK)
    assert read_transcript(path).round == "jedi"


def test_a_document_is_known_by_its_content_before_its_name(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_bytes((DATA / "formats/teams.docx").read_bytes())
    assert read_transcript(path).round == "ml-design"


def test_the_id_is_the_files_name_made_safe(tmp_path: Path) -> None:
    path = tmp_path / "Ada & Bo, 24 March.txt"
    path.write_text(TALK)
    assert read_transcript(path).id == "Ada---Bo--24-March"


def test_the_user_names_candidate_round_and_level(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(TALK.replace("Interviewer", "Bo").replace("Candidate", "Ada"))
    found = read_with_notes(path, Reading(("bo",), "coding", "E6"))
    assert [turn.speaker for turn in found.transcript.turns] == ["candidate", "interviewer"] * 2
    assert (found.transcript.round, found.transcript.target_level) == ("coding", "E6")
    assert found.notes == ()


def test_our_own_transcript_without_its_round_is_recognised(tmp_path: Path) -> None:
    data = json.loads(SHORT)
    path = tmp_path / "t.json"
    path.write_text(json.dumps({key: data[key] for key in data if key != "round"}))
    found = read_with_notes(path)
    assert found.transcript.round == "ml-design"
    assert found.transcript.id == data["id"]
    assert found.notes == ("round: ml-design (recognised by what is said)",)


def test_a_folder_is_its_transcripts_in_order(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.json", "a.vtt", "c.TXT", "d.jsonl", "e.pdf", ".f.txt", "~$g.docx", "deep/h.md"):
        (tmp_path / name).write_text(SHORT)
    found = [path.name for path in transcript_files([tmp_path])]
    assert found == ["a.vtt", "b.json", "c.TXT", "h.md"]
    assert [path.name for path in transcript_files([tmp_path], (".json",))] == ["b.json"]


def test_a_pattern_is_the_files_that_it_matches(tmp_path: Path) -> None:
    for name in ("a.vtt", "b.vtt", "c.txt"):
        (tmp_path / name).write_text(TALK)
    found = [path.name for path in transcript_files([tmp_path / "*.vtt", tmp_path / "c.txt"])]
    assert found == ["a.vtt", "b.vtt", "c.txt"]


def test_a_file_with_a_bracket_in_its_name_is_no_pattern(tmp_path: Path) -> None:
    path = tmp_path / "call [1].txt"
    path.write_text(TALK)
    assert list(transcript_files([path])) == [path]


def test_a_folder_without_transcripts_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(TranscriptError, match=r"no \.docx, \.json, .* or \.vtt file"):
        list(transcript_files([tmp_path]))
    with pytest.raises(TranscriptError, match=r"no \.json file"):
        list(transcript_files([tmp_path], (".json",)))
    with pytest.raises(TranscriptError, match="matches no file"):
        list(transcript_files([tmp_path / "*.vtt"]))


_PIECES = some.sampled_from(
    [
        *(
            "Ada",
            "Bo:",
            "Candidate",
            " (she/her)",
            "[00:12]",
            "0:05",
            "1:02:03.5",
            "NaN:NaN",
            "10:02 AM",
        ),
        *(
            ": ",
            "\n",
            "\n\n",
            "**",
            "__",
            "# ",
            "- ",
            "```",
            "\t",
            "  ",
            "|",
            "：",
            "\u200f",
            "\r\n",
        ),
        *(
            "WEBVTT",
            "-->",
            "00:00:01.000 --> 00:00:02.000\n",
            "<v Ada>",
            "</v>",
            "<",
            "&#x27;",
            "NOTE",
        ),
        *(
            "{",
            "}",
            "[",
            "]",
            '"turns":',
            '"messages":',
            '"role": "user"',
            '"t": 1e999',
            ",",
            "9" * 40,
        ),
        *("How would you design a system?", "Tell me about a time", "else:", "Attendees", "مرحبا"),
    ]
)
_FILES = some.one_of(
    some.binary(max_size=400),
    some.text(max_size=400).map(str.encode),
    some.lists(_PIECES, max_size=60).map(lambda pieces: "".join(pieces).encode()),
    some.lists(_PIECES, max_size=30).map(lambda pieces: "".join(pieces).encode("utf-16")),
    some.binary(max_size=60).map(lambda data: b"PK\x03\x04" + data),
)


@settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=_FILES, name=some.sampled_from(["a.txt", "a.json", "a.vtt", "a.docx"]))
def test_no_bytes_end_the_program(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with contextlib.suppress(TranscriptError):
        turns = read_transcript(path, Reading(round="jedi")).turns
        times = [turn.t for turn in turns]
        assert times == sorted(times) or name == "a.json"
