import os
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from agent import assets
from agent.errors import CorpusError
from agent.ports.embedding import DIMENSIONS, MiniLM, Vectors
from agent.ports.retriever import CorpusIndex
from agent.settings import Settings
from agent.steps.chunking import CHUNKER, chunks
from agent.wiring.corpus import Indexed, index_guides, index_paths, open_index

PAGES = sorted(assets.guides().glob("*.md"))
LONGEST_TOKENS = 256


class CountingEmbedding(MiniLM):
    """An embedding that reads nothing, and remembers what it was given to read."""

    def __init__(self) -> None:
        self.name = "counting"
        self.given: list[str] = []

    def documents(self, texts: Sequence[str]) -> Vectors:
        self.given += texts
        return np.full((len(texts), DIMENSIONS), DIMENSIONS**-0.5, dtype=np.float32)


@dataclass(frozen=True)
class Guides:
    """An index of the guide pages, and what came of them at first."""

    index: CorpusIndex
    counting: CountingEmbedding
    first: list[Indexed]


@pytest.fixture
def index(tmp_path: Path) -> CorpusIndex:
    return CorpusIndex(tmp_path / "chroma", CountingEmbedding(), CHUNKER)


@pytest.fixture(scope="module")
def guides(tmp_path_factory: pytest.TempPathFactory) -> Guides:
    counting = CountingEmbedding()
    index = CorpusIndex(tmp_path_factory.mktemp("guides"), counting, CHUNKER)
    return Guides(index, counting, index_guides(index))


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    path = tmp_path / "notes.md"
    path.write_text("# Labels\n\nA click is a positive label.\n")
    return path


def test_an_index_opens_from_the_tokenizer_in_the_home(
    home: Path, tokenizer: Path, notes: Path
) -> None:
    (home / "models").mkdir(parents=True)
    shutil.copy(tokenizer, home / "models")
    opened = open_index(Settings(home=home))
    index_paths(opened, [notes])
    assert opened.search("labels", 1)[0].chunk.file == str(notes)


def test_every_guide_page_indexes(guides: Guides) -> None:
    assert [done.file for done in guides.first] == [f"corpus/guides/{page.name}" for page in PAGES]
    assert all(done.chunks and done.changed for done in guides.first)


def test_guide_pages_that_did_not_change_cost_nothing(guides: Guides) -> None:
    guides.counting.given.clear()
    assert not any(done.changed for done in index_guides(guides.index))
    assert guides.counting.given == []


def test_a_guide_page_that_is_gone_is_dropped(guides: Guides) -> None:
    gone = "corpus/guides/gone.md"
    guides.index.put(gone, "h", chunks("Words.", gone))
    index_guides(guides.index)
    assert gone not in guides.index.hashes()


def test_guide_pages_leave_the_users_files_alone(guides: Guides, notes: Path) -> None:
    index_paths(guides.index, [notes])
    index_guides(guides.index)
    assert str(notes) in guides.index.hashes()


def test_every_chunk_of_a_guide_page_fits_the_embedding(tokenizer: Path) -> None:
    counter = Tokenizer.from_file(str(tokenizer))
    counter.no_truncation()
    long = {}
    for page in PAGES:
        for chunk in chunks(page.read_text(encoding="utf-8"), page.name):
            tokens = len(counter.encode(f"{chunk.heading}\n{chunk.text}").ids)
            if tokens > LONGEST_TOKENS:
                long[f"{chunk.file}:{chunk.first_line}"] = tokens
    assert long == {}


def test_a_new_file_is_indexed(index: CorpusIndex, notes: Path) -> None:
    assert index_paths(index, [notes]) == [Indexed(str(notes), chunks=1, changed=True)]


def test_a_file_that_did_not_change_costs_nothing(index: CorpusIndex, notes: Path) -> None:
    index_paths(index, [notes])
    assert index_paths(index, [notes]) == [Indexed(str(notes), chunks=1, changed=False)]


def test_a_file_that_changed_is_indexed_again(index: CorpusIndex, notes: Path) -> None:
    index_paths(index, [notes])
    notes.write_text("# Labels\n\nA skip is a negative label.\n")
    assert index_paths(index, [notes]) == [Indexed(str(notes), chunks=1, changed=True)]


def test_a_folder_stands_for_the_text_files_in_it(index: CorpusIndex, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "more").mkdir(parents=True)
    for name in ("a.md", "b.TXT", "c.png", "more/d.markdown"):
        (folder / name).write_text("Words.")
    done = index_paths(index, [folder])
    assert [Path(each.file).name for each in done] == ["a.md", "b.TXT", "d.markdown"]


def test_a_byte_order_mark_is_no_text(index: CorpusIndex, tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("Words.", encoding="utf-8")
    index_paths(index, [path])
    path.write_text("Words.", encoding="utf-8-sig")
    assert not index_paths(index, [path])[0].changed


def test_each_file_is_told_of(index: CorpusIndex, notes: Path, tmp_path: Path) -> None:
    told: list[Indexed] = []
    done = index_paths(index, [tmp_path / "missing.md", notes], told.append)
    assert told == done


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\x89PNG\r\n\0\0", "is not a text file"),
        (b"", "holds no text"),
        (b"# Only a heading\n", "holds no text"),
        (b"caf\xe9", "is not UTF-8 (byte 3)"),
        (None, "cannot be read"),
    ],
    ids=["binary", "empty", "heading-only", "latin-1", "missing"],
)
def test_a_file_that_cannot_be_indexed_stops_no_other(
    index: CorpusIndex, notes: Path, tmp_path: Path, content: bytes | None, says: str
) -> None:
    bad = tmp_path / "bad.md"
    if content is not None:
        bad.write_bytes(content)
    first, second = index_paths(index, [bad, notes])
    assert isinstance(first.fault, CorpusError)
    assert says in str(first.fault)
    assert second.changed


def test_a_file_that_is_too_large_stops_no_other(
    index: CorpusIndex, notes: Path, tmp_path: Path
) -> None:
    large = tmp_path / "large.md"
    large.touch()
    os.truncate(large, (20 << 20) + 1)
    first, second = index_paths(index, [large, notes])
    assert "larger than 20 MB" in str(first.fault)
    assert second.changed


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a file have such a name")
def test_a_file_whose_name_is_not_utf8_stops_no_other(
    index: CorpusIndex, notes: Path, tmp_path: Path
) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.md")
    odd.write_text("Words.")
    _, second = index_paths(index, [odd, notes])
    assert second.changed
