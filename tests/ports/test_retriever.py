from pathlib import Path

import pytest

from agent.errors import StorageError
from agent.ports.embedding import MiniLM
from agent.ports.retriever import CorpusIndex
from agent.records import Chunk

LABELS = "Training labels come from logs: a finished video is a positive, a skip a negative."
PAY = "Let the recruiter name the salary range before you name a number."
SERVING = "The ranker has to answer within 50 milliseconds at the 99th percentile."


@pytest.fixture
def index(tmp_path: Path, embedding: MiniLM) -> CorpusIndex:
    return CorpusIndex(tmp_path / "chroma", embedding, "chunker-1")


def _chunk(text: str, file: str = "notes.md", areas: tuple[str, ...] = (), line: int = 1) -> Chunk:
    return Chunk(
        text=text,
        file=file,
        heading="Round > Notes",
        first_line=line,
        last_line=line + 2,
        areas=areas,
    )


def _texts(index: CorpusIndex, query: str, area: str | None = None) -> list[str]:
    return [passage.chunk.text for passage in index.search(query, 5, area)]


def test_the_passage_about_the_query_comes_first(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(PAY), _chunk(LABELS), _chunk(SERVING)])
    assert _texts(index, "how are training labels made")[0] == LABELS


def test_passages_come_by_falling_score(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(PAY), _chunk(LABELS), _chunk(SERVING)])
    scores = [passage.score for passage in index.search("latency of the ranker", 5)]
    assert scores == sorted(scores, reverse=True)


def test_no_more_passages_come_than_were_asked_for(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(PAY), _chunk(LABELS), _chunk(SERVING)])
    assert len(index.search("labels", 2)) == 2


def test_a_passage_cites_file_heading_and_lines(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(LABELS, line=7)])
    assert index.search("labels", 1)[0].citation == "notes.md:7-9 (Round > Notes)"


def test_a_chunk_comes_back_as_it_was_put(index: CorpusIndex) -> None:
    chunk = _chunk(LABELS, areas=("modeling", "training_data"))
    index.put("notes.md", "h", [chunk])
    assert index.search("labels", 1)[0].chunk == chunk


def test_an_area_keeps_the_others_out(index: CorpusIndex) -> None:
    index.put("a.md", "h", [_chunk(LABELS, "a.md", ("training_data", "modeling"))])
    index.put("b.md", "h", [_chunk(PAY, "b.md", ("compensation",)), _chunk(SERVING, "b.md")])
    assert _texts(index, "salary range", "modeling") == [LABELS]


def test_a_file_replaces_what_was_indexed_of_it(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(PAY), _chunk(LABELS)])
    index.put("notes.md", "h2", [_chunk(SERVING)])
    assert _texts(index, "labels") == [SERVING]


def test_a_file_leaves_other_files_alone(index: CorpusIndex) -> None:
    index.put("a.md", "h", [_chunk(PAY, "a.md")])
    index.put("b.md", "h", [_chunk(PAY, "b.md")])
    index.put("a.md", "h2", [_chunk(SERVING, "a.md")])
    assert {passage.chunk.file for passage in index.search(PAY, 5)} == {"a.md", "b.md"}


def test_what_was_searched_before_a_change_is_searched_again(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(PAY)])
    index.search("labels", 5)
    index.put("more.md", "h", [_chunk(LABELS, "more.md")])
    assert _texts(index, "labels")[0] == LABELS


def test_lines_that_moved_are_cited_where_they_are(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(LABELS, line=1)])
    index.put("notes.md", "h2", [_chunk(LABELS, line=5)])
    assert index.search("labels", 1)[0].chunk.first_line == 5


def test_a_passage_is_not_found_by_an_area_it_no_longer_has(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(LABELS, areas=("training_data",))])
    index.put("notes.md", "h2", [_chunk(LABELS, areas=("modeling",))])
    assert _texts(index, "labels", "training_data") == []


def test_no_chunks_remove_the_file(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(PAY), _chunk(LABELS)])
    index.put("notes.md", "", ())
    assert len(index) == 0


def test_the_hash_of_every_file_is_known(index: CorpusIndex) -> None:
    index.put("a.md", "h1", [_chunk(PAY, "a.md"), _chunk(LABELS, "a.md")])
    index.put("b.md", "h2", [_chunk(PAY, "b.md")])
    index.put("a.md", "h3", [_chunk(PAY, "a.md"), _chunk(SERVING, "a.md")])
    assert index.hashes() == {"a.md": "h3", "b.md": "h2"}


def test_an_empty_index_finds_nothing(index: CorpusIndex) -> None:
    assert index.search("labels", 3) == ()


def test_an_empty_index_finds_nothing_about_an_area(index: CorpusIndex) -> None:
    assert index.search("labels", 3, "modeling") == ()


def test_an_empty_query_finds_nothing(index: CorpusIndex) -> None:
    index.put("notes.md", "h", [_chunk(LABELS)])
    assert index.search(" \n", 3) == ()


def test_what_was_indexed_is_there_when_it_is_opened_again(
    tmp_path: Path, embedding: MiniLM
) -> None:
    CorpusIndex(tmp_path, embedding, "chunker-1").put("notes.md", "h", [_chunk(LABELS)])
    assert _texts(CorpusIndex(tmp_path, embedding, "chunker-1"), "labels") == [LABELS]


def test_what_two_chunkers_cut_is_not_mixed(tmp_path: Path, embedding: MiniLM) -> None:
    CorpusIndex(tmp_path, embedding, "chunker-1").put("notes.md", "h", [_chunk(LABELS)])
    assert CorpusIndex(tmp_path, embedding, "chunker-2").search("labels", 3) == ()


def test_a_file_in_place_of_the_folder_is_a_storage_fault(
    tmp_path: Path, embedding: MiniLM
) -> None:
    (tmp_path / "chroma").write_text("I am a file.")
    with pytest.raises(StorageError, match="cannot be written"):
        CorpusIndex(tmp_path / "chroma", embedding, "chunker-1")
