"""`mockloop grade` over many files, to many files, and over what no grader should be given."""

import csv
import json
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.doubles import Answer, endpoint
from tests.faces.test_cli import GRADE, SHORT, fault, hosted_at, run, started

AREAS = 5
MONITORING = "We monitor drift and calibration, with alerts and a rollback."


def _transcript(folder: Path, name: str, **changes: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(json.loads(SHORT.read_text()) | {"id": name} | changes))
    return path


def _named(folder: Path, name: str, first_word: str, **changes: object) -> Path:
    """A transcript whose prompts can be told from others' by a word of its first question."""
    turns = json.loads(SHORT.read_text())["turns"]
    turns[0]["text"] = f"{first_word}: {turns[0]['text']}"
    return _transcript(folder, name, turns=turns, **changes)


def _cards(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def _ids(path: Path) -> list[str]:
    return [card["transcript_id"] for card in _cards(path)]


def _asks(body: Mapping[str, Any], word: str) -> bool:
    return word in json.dumps(body["messages"])


def _wait_for(seen: Callable[[], bool], timeout_s: float = 60) -> None:
    deadline = time.monotonic() + timeout_s
    while not seen():
        assert time.monotonic() < deadline
        time.sleep(0.05)


# Many at once


def test_files_are_graded_at_once_and_come_out_in_their_order(
    env: dict[str, str], tmp_path: Path
) -> None:
    for number in range(4):
        _named(tmp_path / "in", f"t{number}", f"word{number}")
    out = tmp_path / "grades.jsonl"
    with endpoint(Answer(GRADE)) as served:
        served.answer_to = lambda body: Answer(GRADE, delay_s=0.6 if _asks(body, "word0") else 0.1)
        done = run(
            *("grade", str(tmp_path / "in"), "--jobs", "3", "--out", str(out), "--json"),
            env=hosted_at(env, served.url),
        )
        assert done.returncode == 0, done.stderr
        assert served.most_at_once == 3
    ids = [json.loads(line)["transcript_id"] for line in done.stdout.splitlines()]
    assert ids == _ids(out) == ["t0", "t1", "t2", "t3"]
    assert "4 files: 4 graded, 0 kept from before, 0 failed" in done.stderr


@pytest.mark.parametrize(("words", "most"), [((), 4), (("--jobs", "1"), 1)])
def test_a_hosted_model_grades_four_at_once_unless_told_otherwise(
    env: dict[str, str], tmp_path: Path, words: tuple[str, ...], most: int
) -> None:
    for number in range(6):
        _transcript(tmp_path / "in", f"t{number}")
    with endpoint(Answer(GRADE, delay_s=0.1)) as served:
        run("grade", str(tmp_path / "in"), *words, env=hosted_at(env, served.url))
        assert served.most_at_once == most


def test_a_refused_key_stops_all_at_once(env: dict[str, str], tmp_path: Path) -> None:
    for number in range(12):
        _transcript(tmp_path / "in", f"t{number:02}")
    with endpoint(Answer(status=401)) as served:
        done = run("grade", str(tmp_path / "in"), "--jobs", "2", env=hosted_at(env, served.url))
        assert "refused the key" in fault(done)
        assert len(served.requests) <= 4


def test_what_is_done_when_a_key_is_refused_is_kept(env: dict[str, str], tmp_path: Path) -> None:
    for name in ("a", "b"):
        _transcript(tmp_path / "in", name)
    out, table = tmp_path / "grades.jsonl", tmp_path / "grades.csv"
    with endpoint(*[Answer(GRADE)] * AREAS, Answer(status=401)) as served:
        done = run(
            *("grade", str(tmp_path / "in"), "--jobs", "1", "--out", str(out)),
            *("--out", str(table)),
            env=hosted_at(env, served.url),
        )
    assert "refused the key" in fault(done)
    assert _ids(out) == ["a"]
    assert [row["transcript"] for row in _rows(table)] == ["a"] * AREAS


@contextmanager
def _stuck(env: dict[str, str], folder: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    """A run of its own process, in which all but the first of four files are graded."""
    for number in range(4):
        _named(folder, f"t{number}", f"word{number}")
    with endpoint(Answer(GRADE)) as served:
        served.answer_to = lambda body: Answer(GRADE, delay_s=20 if _asks(body, "word0") else 0)
        process = started(
            *("grade", str(folder), "--jobs", "2", "--out", str(out)),
            *("--out", str(out.with_suffix(".csv"))),
            env=hosted_at(env, served.url),
        )
        try:
            _wait_for(lambda: out.exists() and len(out.read_text().splitlines()) == 3)
            yield process
        finally:
            process.kill()
            process.communicate()


def test_ctrl_c_ends_at_once_and_keeps_what_was_done(env: dict[str, str], tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "grades.jsonl"
    with _stuck(env, folder, out) as process:
        process.send_signal(signal.SIGINT)
        said, errors = process.communicate(timeout=12)
    assert process.returncode == 130
    assert "Traceback" not in errors
    assert "interrupted" in errors
    assert "1 not reached" in said
    assert _ids(out) == ["t1", "t2", "t3"]
    assert {row["transcript"] for row in _rows(out.with_suffix(".csv"))} == {"t1", "t2", "t3"}
    _goes_on(env, folder, out)


def test_a_killed_run_goes_on_where_it_was(env: dict[str, str], tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "grades.jsonl"
    with _stuck(env, folder, out) as process:
        process.kill()
    out.write_text(out.read_text()[:-40])  # the kill came in the middle of a line
    _goes_on(env, folder, out, kept=2)


def _goes_on(env: dict[str, str], folder: Path, out: Path, kept: int = 3) -> None:
    with endpoint(Answer(GRADE)) as served:
        again = run("grade", str(folder), "--out", str(out), env=hosted_at(env, served.url))
        assert again.returncode == 0, again.stderr
        assert len(served.requests) == (4 - kept) * AREAS
    assert f"{4 - kept} graded, {kept} kept from before, 0 failed" in again.stdout
    assert _ids(out) == ["t0", "t1", "t2", "t3"]


def test_two_runs_at_once_share_a_file(env: dict[str, str], tmp_path: Path) -> None:
    for number in range(6):
        _transcript(tmp_path / "in", f"t{number}")
    out = tmp_path / "grades.jsonl"
    with endpoint(Answer(GRADE, delay_s=0.05)) as served:
        words = ("grade", str(tmp_path / "in"), "--jobs", "2", "--out", str(out))
        runs = [started(*words, env=hosted_at(env, served.url)) for _ in range(2)]
        for process in runs:
            _, errors = process.communicate(timeout=100)
            assert process.returncode == 0, errors
    assert sorted(_ids(out)) == [f"t{number}" for number in range(6)]


def test_off_a_terminal_there_is_a_line_a_file(env: dict[str, str], tmp_path: Path) -> None:
    for name in ("a", "b"):
        _transcript(tmp_path / "in", name)
    with endpoint(Answer(GRADE)) as served:
        done = run("grade", str(tmp_path / "in"), env=hosted_at(env, served.url))
    lines = done.stdout.splitlines()
    assert [line[:13] for line in lines if line.startswith("[")] == [
        "[1/2] a.json:",
        "[2/2] b.json:",
    ]
    assert len(lines) == 5
    assert "grading" not in done.stdout


# Where it goes


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


HOSTILE = (
    '=HYPERLINK("http://x.invalid","a") <script>alert(1)</script> | `x` ![i](http://x.invalid)'
)


def _hostile(folder: Path) -> Answer:
    """A transcript, and an answer of the grader, that mean to be run."""
    turns = json.loads(SHORT.read_text())["turns"]
    turns[1]["text"] = f"{HOSTILE} and \x1b[31mmore words of an answer."
    _transcript(folder, "=cmd|'C calc'!A0", turns=turns)
    quotes = [{"turn": 1, "quote": HOSTILE, "criterion": "ml-target"}]
    judgement = {**json.loads(GRADE), "quotes": quotes, "why_not_lower": HOSTILE}
    return Answer(json.dumps(judgement))


def test_a_run_is_written_as_lines_table_and_pages(env: dict[str, str], tmp_path: Path) -> None:
    folder, deep = tmp_path / "in", tmp_path / "new" / "folder"
    outs = [deep / f"grades.{ending}" for ending in ("jsonl", "csv", "md", "html")]
    words = [word for path in outs for word in ("--out", str(path))]
    (folder / "bad").mkdir(parents=True)
    (folder / "bad" / "none.txt").write_text("no transcript at all")
    with endpoint(_hostile(folder)) as served:
        done = run("grade", str(folder), *words, env=hosted_at(env, served.url))
    assert "none.txt" in fault(done)
    lines, table, page, html = (path.read_text(encoding="utf-8") for path in outs)
    assert len(lines.splitlines()) == 1
    assert outs[1].read_bytes().startswith(b"\xef\xbb\xbf")
    rows = _rows(outs[1])
    assert [row["status"] for row in rows] == ["scored"] * AREAS + ["failed"]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "@", "+"))]
    assert rows[0]["rationale"] == f"'{HOSTILE}"
    assert rows[0]["transcript"].startswith("'=cmd")
    assert rows[0]["cost"] == "no price known"
    assert (rows[0]["tokens_evaluated"], rows[1]["tokens_evaluated"]) == (str(10 * AREAS), "")
    assert "\x1b" not in table + page + html
    assert "<script>" not in page + html
    assert "2 files: 1 graded, 0 kept from before, 1 failed; areas: 0 unscored" in page
    assert "2 files: 1 graded, 0 kept from before, 1 failed; areas: 0 unscored" in html
    assert "=cmd\\|'C calc'!A0.json |" in page
    assert "&lt;script&gt;" in html
    assert "src=" not in html
    assert "@media print" in html


def test_what_was_kept_is_in_the_pages_too(env: dict[str, str], tmp_path: Path) -> None:
    _transcript(tmp_path / "in", "a")
    lines, table = tmp_path / "grades.jsonl", tmp_path / "grades.csv"
    with endpoint(Answer(GRADE)) as served:
        hosted = hosted_at(env, served.url)
        run("grade", str(tmp_path / "in"), "--out", str(lines), env=hosted)
        _transcript(tmp_path / "in", "b")
        run("grade", str(tmp_path / "in"), "--out", str(lines), "--out", str(table), env=hosted)
        assert len(served.requests) == 2 * AREAS
    assert [row["kept"] for row in _rows(table)] == ["yes"] * AREAS + ["no"] * AREAS


def test_a_page_among_the_transcripts_is_not_read_as_one(
    env: dict[str, str], tmp_path: Path
) -> None:
    _transcript(tmp_path / "in", "a")
    page = tmp_path / "in" / "grades.md"
    with endpoint(Answer(GRADE)) as served:
        for _ in range(2):
            words = ("grade", str(tmp_path / "in"), "--out", str(page))
            assert run(*words, env=hosted_at(env, served.url)).returncode == 0


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("grades.xlsx", ".jsonl, .csv, .md, .html"),
        ("grades", ".jsonl, .csv, .md, .html"),
        ("notes.md", "is there already and not ours"),
        ("notes.csv", "is there already and not ours"),
        ("file.txt/grades.md", "cannot be written"),
    ],
)
def test_an_output_that_cannot_be_is_said_before_anything_is_paid(
    env: dict[str, str], tmp_path: Path, name: str, says: str
) -> None:
    for taken in ("notes.md", "notes.csv", "file.txt"):
        (tmp_path / taken).write_text("my notes\n")
    with endpoint(Answer(GRADE)) as served:
        words = ("grade", str(SHORT), "--out", str(tmp_path / name))
        assert says in fault(run(*words, env=hosted_at(env, served.url)))
        assert served.requests == []
    assert (tmp_path / "notes.md").read_text() == "my notes\n"


def test_two_files_of_lines_are_one_too_many(env: dict[str, str], tmp_path: Path) -> None:
    words = [w for name in ("a", "b") for w in ("--out", str(tmp_path / f"{name}.jsonl"))]
    assert "Name one of them" in fault(run("grade", str(SHORT), *words, env=env))


# What no grader should be given


def _only(env: dict[str, str], path: Path, *words: str, answer: str = GRADE) -> Any:
    """What comes of one file; whatever it is, nothing may be asked of the model for a fault."""
    with endpoint(Answer(answer)) as served:
        done = run("grade", str(path), *words, env=hosted_at(env, served.url))
        if done.returncode:
            assert served.requests == []
    return done


def _saying(folder: Path, *turns: tuple[str, float | None, str]) -> Path:
    return _transcript(
        folder, "said", turns=[{"speaker": s, "t": t, "text": text} for s, t, text in turns]
    )


ANSWER = "The business wants people to come back, so I rank by the gain in sessions."


@pytest.mark.parametrize(
    ("turns", "says"),
    [
        ([("interviewer", 0, "Hello?"), ("interviewer", 5, "Are you there?")], "says nothing"),
        ([("interviewer", 0, "Hello?"), ("candidate", 5, " \n ")], "says nothing"),
        ([("Bob", 0, "Hello, I am here."), ("Bob", 5, "Are you there?")], "one speaker only"),
        ([("Bob", 0, "What is it?"), ("Eve", 5, "What is it?")], "not clear who the candidate is"),
        ([("", 0, ANSWER), ("", 5, ANSWER)], "names who speaks"),
        ([], "at least 1"),
    ],
)
def test_a_transcript_without_a_candidate_is_one_line(
    env: dict[str, str], tmp_path: Path, turns: list[tuple[str, float, str]], says: str
) -> None:
    done = _only(env, _saying(tmp_path, *turns))
    assert says in fault(done)
    assert "said.json" in fault(done)


def test_messages_of_one_side_only_are_one_line(env: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "chat.json"
    path.write_text(json.dumps([{"role": "assistant", "content": "Tell me about a conflict."}]))
    assert "one speaker only" in fault(_only(env, path))


def test_a_candidate_of_another_name_lists_who_speaks(env: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(f"Ada: {ANSWER}\nBob: And then?\nAda: {ANSWER}\n")
    said = fault(_only(env, path, "--candidate", "Zoe", "--round", "ml-design"))
    assert "nobody in it is called 'Zoe'" in said
    assert "Ada, Bob" in said


@pytest.mark.parametrize("text", ["", " \n\t", "\ufeff", "WEBVTT\n\n", "[]", "{}"])
@pytest.mark.parametrize("ending", ["txt", "vtt", "json"])
def test_an_empty_file_is_one_line(
    env: dict[str, str], tmp_path: Path, text: str, ending: str
) -> None:
    path = tmp_path / f"void.{ending}"
    path.write_text(text, encoding="utf-8")
    assert "void" in fault(_only(env, path))


@pytest.mark.parametrize(
    ("times", "says"),
    [
        ((0, -5, 30), "1 cannot be (negative, over a day, or no number)"),
        ((0, 40, 30), "the clock runs backwards 1 time"),
        ((0, 10**9, 30), "1 cannot be (negative, over a day, or no number)"),
    ],
)
def test_absurd_times_are_mended_and_said(
    env: dict[str, str], tmp_path: Path, times: tuple[float, ...], says: str
) -> None:
    speakers = ("interviewer", "candidate", "interviewer")
    turns = [(who, t, ANSWER) for who, t in zip(speakers, times, strict=True)]
    done = _only(env, _saying(tmp_path, *turns), "--json")
    assert done.returncode == 0, done.stderr
    assert says in done.stderr
    [card] = [json.loads(line) for line in done.stdout.splitlines()]
    (evidence,) = card["areas"]["modeling"]["evidence"]
    assert 0 <= evidence["t"] <= 40


def test_what_an_export_says_twice_is_kept_and_said(env: dict[str, str], tmp_path: Path) -> None:
    turns = [("interviewer", 0, "And?"), ("candidate", 5, ANSWER), ("candidate", 9, ANSWER)]
    ours = _only(env, _saying(tmp_path, *turns))
    assert "kept: 1 turn said twice in a row, word for word" in ours.stdout
    text = tmp_path / "call.txt"
    text.write_text(f"Interviewer: And?\nCandidate: {ANSWER}\nCandidate: {ANSWER}\n")
    named = _only(env, text, "--round", "ml-design")
    assert "kept: 1 turn said twice in a row, word for word" in named.stdout


def _three_hours(folder: Path) -> Path:
    """Far more than a model of unknown context is given at once; one answer is on monitoring."""
    talk = "Well so we had a look at that with the others and then it went on like so. " * 12
    turns = [("interviewer", 0.0, "Design a feed."), ("candidate", 5.0, ANSWER)]
    for number in range(180):
        turns.append(("interviewer", 60.0 * number + 10, f"Go on, part {number}?"))
        said = MONITORING if number == 90 else talk
        turns.append(("candidate", 60.0 * number + 20, said))
    return _saying(folder, *turns)


def test_a_transcript_longer_than_the_context_is_graded_on_the_parts_of_each_area(
    env: dict[str, str], tmp_path: Path
) -> None:
    quotes = [{"turn": 183, "quote": MONITORING, "criterion": "monitoring"}]
    quote = {**json.loads(GRADE), "quotes": quotes}
    out = tmp_path / "grades.html"
    with endpoint(Answer(json.dumps(quote))) as served:
        done = run(
            *("grade", str(_three_hours(tmp_path)), "--out", str(out)),
            env=hosted_at(env, served.url),
        )
        asked = [body["messages"][-1]["content"] for body in served.requests]
    assert done.returncode == 0, done.stderr
    assert all(len(text) < 32_000 * 4 for text in asked)
    [last] = [text for text in asked if "Area to grade now: Evaluation" in text]
    assert f"[183] CANDIDATE: {MONITORING}" in last
    assert "[182] INTERVIEWER: Go on, part 90?" in last
    assert "\n…\n[" in last
    assert "longer than the model's context: 5 areas were graded on a part of it" in done.stdout
    assert "turns that say less on this area were left out" in done.stdout
    assert "graded on a part" in out.read_text(encoding="utf-8")


def test_an_outage_half_way_keeps_what_is_done_and_the_rest_is_graded_next_time(
    env: dict[str, str], tmp_path: Path
) -> None:
    _transcript(tmp_path / "in", "a")
    out = tmp_path / "grades.jsonl"
    words = ("grade", str(tmp_path / "in"), "--out", str(out))
    with endpoint(Answer(GRADE), Answer(GRADE), Answer(status=503)) as served:
        done = run(*words, env=hosted_at(env, served.url))
    said = fault(done)
    assert "a.json has no score in 3 areas: the grader's call failed" in said
    assert "Run the same command again" in said
    (card,) = _cards(out)
    found = list(card["areas"].values())
    assert sorted(area["score"] is None for area in found) == [False] * 2 + [True] * 3
    failed = [area["unscored_reason"] for area in found if area["score"] is None]
    assert all("call failed" in reason for reason in failed)
    with endpoint(Answer(GRADE)) as served:
        again = run(*words, env=hosted_at(env, served.url))
        assert len(served.requests) == 3
    assert again.returncode == 0, again.stderr
    (card,) = _cards(out)
    assert [area["score"] for area in card["areas"].values()] == [3] * AREAS


def test_a_price_stands_beside_the_tokens_where_one_is_known(
    env: dict[str, str], tmp_path: Path
) -> None:
    with endpoint(Answer(GRADE)) as served:
        done = run("grade", str(SHORT), env=hosted_at(env, served.url))
    assert "50 tokens evaluated, 450 from the cache, 25 generated" in done.stdout
    assert "no price known" in done.stdout
