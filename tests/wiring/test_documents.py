import os
import sys
from pathlib import Path

import pytest

from agent.errors import CorpusError
from agent.settings import Settings
from agent.wiring.documents import Documents, UserDocument, add_all, files_in


@pytest.fixture
def documents(home: Path) -> Documents:
    return Documents(Settings(home=home))


def _cv(tmp_path: Path, text: str = "I led ranking.", name: str = "cv.md") -> Path:
    path = tmp_path / name
    path.write_text(text)
    return path


def _added(documents: Documents, *paths: Path) -> list[UserDocument | CorpusError]:
    told: list[UserDocument | CorpusError] = []
    add_all(documents, paths, "notes", lambda file, found, new: told.append(found))
    return told


def test_a_document_is_kept_with_its_text_and_kind(documents: Documents, tmp_path: Path) -> None:
    made, new = documents.add(_cv(tmp_path), "resume")
    assert new
    assert (made.id, made.kind, made.cited) == ("cv", "resume", "resume/cv")
    assert documents.text(documents.get("cv")) == "I led ranking.\n"
    assert documents.all() == (made,)


def test_the_same_file_again_changes_nothing(documents: Documents, tmp_path: Path) -> None:
    first, _ = documents.add(_cv(tmp_path), "resume")
    assert documents.add(_cv(tmp_path), "resume") == (first, False)


def test_a_file_that_changed_takes_the_place_of_what_was_added(
    documents: Documents, tmp_path: Path
) -> None:
    documents.add(_cv(tmp_path), "resume")
    changed, new = documents.add(_cv(tmp_path, "I led ads."), "resume")
    assert (new, changed.id, len(documents.all())) == (True, "cv", 1)
    assert documents.text(changed) == "I led ads.\n"


def test_two_files_of_one_name_have_two_ids(documents: Documents, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    documents.add(_cv(tmp_path), "resume")
    other, _ = documents.add(_cv(tmp_path / "more", "Other."), "notes")
    assert other.id == "cv-2"


def test_a_document_that_is_removed_leaves_nothing(documents: Documents, tmp_path: Path) -> None:
    documents.add(_cv(tmp_path), "resume")
    documents.remove("cv")
    assert documents.all() == ()
    with pytest.raises(CorpusError, match="there is no document 'cv'"):
        documents.get("cv")
    assert (tmp_path / "cv.md").exists()


def test_a_name_from_outside_stays_in_the_folder(documents: Documents, tmp_path: Path) -> None:
    made, _ = documents.add(_cv(tmp_path, name="..%2f.. etc;rm -rf.md"), "notes")
    assert "/" not in made.id
    assert documents.text(made)


def test_control_characters_do_not_stay(documents: Documents, tmp_path: Path) -> None:
    made, _ = documents.add(_cv(tmp_path, "I\x1b[31m led\u202e ranking."), "notes")
    assert documents.text(made) == "I[31m led ranking.\n"


def test_one_bad_file_stops_no_other(documents: Documents, tmp_path: Path) -> None:
    bad, good = tmp_path / "bad.md", _cv(tmp_path)
    bad.write_bytes(b"\0\0")
    first, second = _added(documents, bad, good)
    assert isinstance(first, CorpusError)
    assert isinstance(second, UserDocument)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_said(documents: Documents, tmp_path: Path) -> None:
    closed = _cv(tmp_path)
    closed.chmod(0)
    [found] = _added(documents, closed)
    assert "cannot be read" in str(found)


def test_a_folder_stands_for_the_readable_files_in_it(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("a.md", "b.TXT", "c.png", "more/d.markdown", "e.pdf"):
        (tmp_path / name).write_text("Words.")
    assert [f.name for f in files_in(tmp_path)] == ["a.md", "b.TXT", "e.pdf", "d.markdown"]


def test_a_link_out_of_the_named_folder_is_not_followed(tmp_path: Path) -> None:
    secret = _cv(tmp_path, "secret", "secret.md")
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "link.md").symlink_to(secret)
    (folder / "loop").symlink_to(folder)
    (folder / "mine.md").write_text("Mine.")
    assert [f.name for f in files_in(folder)] == ["mine.md"]


def test_a_damaged_entry_is_passed_over(documents: Documents, home: Path, tmp_path: Path) -> None:
    documents.add(_cv(tmp_path), "resume")
    (home / "documents" / "x.json").write_text("{")
    assert [d.id for d in documents.all()] == ["cv"]


def test_a_text_that_is_gone_is_said(documents: Documents, home: Path, tmp_path: Path) -> None:
    made, _ = documents.add(_cv(tmp_path), "resume")
    (home / "documents" / "cv.md").unlink()
    with pytest.raises(CorpusError, match="has lost its text"):
        documents.text(made)
