import threading
from pathlib import Path

import pytest

from agent.errors import SettingError
from agent.records import Scorecard
from agent.wiring.scorecard_file import ScorecardFile, key_of_card
from tests.builders import scorecard


def _card(name: str, reason: str = "none") -> Scorecard:
    return scorecard(transcript_id=name, verdict_reason=reason)


def _ids(path: Path) -> list[str]:
    lines = path.read_text().splitlines()
    return [Scorecard.model_validate_json(line).transcript_id for line in lines]


def test_what_is_put_is_found_by_this_run_and_the_next(tmp_path: Path) -> None:
    path, card = tmp_path / "new" / "grades.jsonl", _card("a")
    file = ScorecardFile(path)
    assert file.find(key_of_card(card)) is None
    file.put(card)
    assert file.find(key_of_card(card)) == card
    assert ScorecardFile(path).find(key_of_card(card)) == card


def test_what_another_run_adds_is_found(tmp_path: Path) -> None:
    path = tmp_path / "grades.jsonl"
    one, other = ScorecardFile(path), ScorecardFile(path)
    one.put(_card("a"))
    other.put(_card("b"))
    assert one.find(key_of_card(_card("b"))) == _card("b")
    one.put(_card("c"))
    assert _ids(path) == ["a", "b", "c"]


def test_what_another_run_replaces_stays_replaced(tmp_path: Path) -> None:
    path = tmp_path / "grades.jsonl"
    one, other = ScorecardFile(path), ScorecardFile(path)
    one.put(_card("a"))
    one.put(_card("b"))
    other.put(_card("a", "graded anew"))
    one.put(_card("c"))
    assert one.find(key_of_card(_card("a"))) == _card("a", "graded anew")
    assert _ids(path) == ["a", "b", "c"]


def test_a_file_that_is_taken_away_begins_anew(tmp_path: Path) -> None:
    path = tmp_path / "grades.jsonl"
    file = ScorecardFile(path)
    file.put(_card("a"))
    path.unlink()
    file.put(_card("b"))
    assert _ids(path) == ["b"]


def test_another_runs_torn_line_is_mended_by_the_next_line(tmp_path: Path) -> None:
    path = tmp_path / "grades.jsonl"
    file = ScorecardFile(path)
    file.put(_card("a"))
    with path.open("a") as torn:
        torn.write(_card("b").model_dump_json()[:200])
    file.put(_card("c"))
    assert _ids(path) == ["a", "c"]


def test_a_foreign_line_that_comes_later_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "grades.jsonl"
    file = ScorecardFile(path)
    file.put(_card("a"))
    with path.open("a") as notes:
        notes.write("my notes\n")
    with pytest.raises(SettingError, match="line 2, is not a scorecard"):
        file.put(_card("b"))
    assert path.read_text().endswith("my notes\n")


def test_lines_are_put_in_order_and_others_stay_before_them(tmp_path: Path) -> None:
    path = tmp_path / "grades.jsonl"
    file = ScorecardFile(path)
    for name in ("c", "other", "b", "a"):
        file.put(_card(name))
    file.sort([key_of_card(_card(name)) for name in ("a", "b", "c")])
    assert _ids(path) == ["other", "a", "b", "c"]
    before = path.stat().st_mtime_ns
    file.sort([key_of_card(_card(name)) for name in ("a", "b", "c")])
    assert path.stat().st_mtime_ns == before


def test_threads_lose_no_line(tmp_path: Path) -> None:
    path = tmp_path / "grades.jsonl"
    files = [ScorecardFile(path), ScorecardFile(path)]

    def put(start: int) -> None:
        for number in range(start, 40, 4):
            files[start % 2].put(_card(f"t{number:02}"))

    threads = [threading.Thread(target=put, args=(start,)) for start in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(_ids(path)) == [f"t{number:02}" for number in range(40)]


def test_a_line_is_added_without_reading_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "grades.jsonl"
    file = ScorecardFile(path)
    file.put(_card("a"))
    monkeypatch.setattr(Scorecard, "model_validate_json", None)
    file.put(_card("b"))
    monkeypatch.undo()
    assert _ids(path) == ["a", "b"]
