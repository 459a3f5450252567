from pathlib import Path

import pytest

from agent.errors import StorageError
from agent.ports.kept_texts import KeptTexts


def test_a_text_comes_back_by_its_key_alone(tmp_path: Path) -> None:
    kept = KeptTexts(tmp_path / "kept")
    assert kept.get("a", 1) is None
    kept.put("so", "a", 1)
    kept.put("other", "a", 2)
    assert kept.get("a", 1) == "so"
    assert KeptTexts(tmp_path / "kept").get("a", 2) == "other"
    assert kept.get("a") is None


def test_keys_are_compared_by_what_they_hold(tmp_path: Path) -> None:
    kept = KeptTexts(tmp_path)
    kept.put("so", {"x": 1, "y": [2]})
    assert kept.get({"y": [2], "x": 1}) == "so"


def test_a_folder_that_is_a_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("")
    with pytest.raises(StorageError, match="cannot be written"):
        KeptTexts(tmp_path / "kept").put("so", "a")
