import json
import multiprocessing
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from agent import assets
from agent.errors import StorageError
from agent.ports.corpus_index import CorpusIndex, Document
from agent.ports.embedding import DIMENSIONS, MiniLM, Vectors
from agent.ports.fusion import Found, confidence, fuse
from agent.ports.keyword_index import fits
from agent.ports.retriever import ANYTHING, About
from agent.records import Chunk, Kind, Tuning, Weights

LABELS = "Training labels come from logs: a finished video is a positive, a skip a negative."
PAY = "Let the recruiter name the salary range before you name a number."
SERVING = "The ranker has to answer within 50 milliseconds at the 99th percentile."
TUNING = assets.retrieval_tuning()
OPEN = TUNING.model_copy(update={"floor": 0.0})


class BrokenError(Exception):
    """What a crash is played by."""


class Instant(MiniLM):
    """An embedding that reads nothing, remembers what it was given, and can crash."""

    def __init__(self, crash_after: int | None = None) -> None:
        self.name = "instant"
        self.given: list[str] = []
        self._crash_after = crash_after
        self.query = self._first

    def _first(self, text: str) -> Vectors:
        one: Vectors = self.documents([text])[0]
        return one

    def documents(self, texts: Sequence[str]) -> Vectors:
        if self._crash_after is not None and len(self.given) >= self._crash_after:
            raise BrokenError
        self.given += texts
        return np.full((len(texts), DIMENSIONS), DIMENSIONS**-0.5, dtype=np.float32)


@pytest.fixture
def index(tmp_path: Path, embedding: MiniLM) -> CorpusIndex:
    return CorpusIndex(tmp_path / "index", embedding, "chunker-1", OPEN)


def _chunk(
    text: str,
    file: str = "notes.md",
    areas: tuple[str, ...] = (),
    line: int = 1,
    kind: Kind = "notes",
    rounds: tuple[str, ...] = (),
) -> Chunk:
    return Chunk(
        text=text,
        file=file,
        heading="Round > Notes",
        first_line=line,
        last_line=line + 2,
        areas=areas,
        kind=kind,
        rounds=rounds,
    )


def _put(
    index: CorpusIndex, *chunks: Chunk, sha256: str = "h", asked: tuple[str, ...] = ()
) -> None:
    file = chunks[0].file
    lines = (asked, *((),) * (len(chunks) - 1))
    with index.changing() as changes:
        changes.put(Document(file, sha256, chunks, lines))


def _texts(index: CorpusIndex, query: str, about: About = ANYTHING) -> list[str]:
    return [passage.chunk.text for passage in index.search(query, 5, about)]


def test_the_passage_about_the_query_comes_first(index: CorpusIndex) -> None:
    _put(index, _chunk(PAY), _chunk(LABELS), _chunk(SERVING))
    assert _texts(index, "how are training labels made")[0] == LABELS


def test_a_line_that_is_asked_by_leads_to_its_passage(index: CorpusIndex) -> None:
    _put(index, _chunk(SERVING, "a.md"), asked=("how quick must my cake be in the oven",))
    _put(index, _chunk(PAY, "b.md"))
    assert _texts(index, "my cake, how quick in the oven?")[0] == SERVING


def test_no_more_passages_come_than_were_asked_for(index: CorpusIndex) -> None:
    _put(index, _chunk(PAY), _chunk(LABELS), _chunk(SERVING))
    assert len(index.search("labels", 2)) == 2


def test_a_passage_cites_file_heading_and_lines(index: CorpusIndex) -> None:
    _put(index, _chunk(LABELS, line=7))
    assert index.search("labels", 1)[0].citation == "notes.md:7-9 (Round > Notes)"


def test_a_chunk_comes_back_as_it_was_put(index: CorpusIndex) -> None:
    chunk = _chunk(LABELS, areas=("modeling", "training_data"), rounds=("ml-design",))
    _put(index, chunk)
    assert index.search("labels", 1)[0].chunk == chunk


def test_an_area_keeps_the_others_out(index: CorpusIndex) -> None:
    _put(index, _chunk(LABELS, "a.md", ("training_data", "modeling")))
    _put(index, _chunk(PAY, "b.md", ("compensation",)))
    assert _texts(index, "salary range", About(area="modeling")) == [LABELS]


def test_a_document_without_areas_is_for_all(index: CorpusIndex) -> None:
    _put(index, _chunk(PAY))
    assert _texts(index, "salary range", About(area="modeling", level="E5")) == [PAY]


def test_a_kind_keeps_the_others_out(index: CorpusIndex) -> None:
    _put(index, _chunk(LABELS, "a.md", kind="resume"))
    _put(index, _chunk(PAY, "b.md", kind="guide"))
    assert _texts(index, "salary range", About(kinds=("resume",))) == [LABELS]
    assert index.nearest("salary", 3, About(kinds=("story",))) == ()


@pytest.mark.parametrize(
    ("about", "lets_through"),
    [
        (About(round="jedi"), False),
        (About(round="ml-design"), True),
        (About(area="modeling"), True),
        (About(area="training_data"), False),
        (About(level="E4"), True),
        (About(kinds=("notes", "guide")), True),
        (About(kinds=("resume",)), False),
        (About(round="ml-design", area="training_data"), False),
    ],
)
def test_both_halves_filter_alike(index: CorpusIndex, about: About, *, lets_through: bool) -> None:
    chunk = _chunk(LABELS, areas=("modeling",), rounds=("ml-design",))
    _put(index, chunk)
    standing = index.standings("training labels", about)
    assert fits(chunk, about) is lets_through
    assert bool(standing.keywords) is lets_through
    assert bool(standing.text) is lets_through


def test_a_file_replaces_what_was_indexed_of_it(index: CorpusIndex) -> None:
    _put(index, _chunk(PAY), _chunk(LABELS))
    _put(index, _chunk(SERVING), sha256="h2")
    assert _texts(index, "labels") == [SERVING]
    assert index.hashes() == {"notes.md": "h2"}


def test_a_file_leaves_other_files_alone(index: CorpusIndex) -> None:
    _put(index, _chunk(PAY, "a.md"))
    _put(index, _chunk(PAY, "b.md"))
    _put(index, _chunk(SERVING, "a.md"), sha256="h2")
    assert {passage.chunk.file for passage in index.search(PAY, 5)} == {"a.md", "b.md"}


def test_what_was_searched_before_a_change_is_searched_again(index: CorpusIndex) -> None:
    _put(index, _chunk(PAY))
    index.search("labels", 5)
    _put(index, _chunk(LABELS, "more.md"))
    assert _texts(index, "labels")[0] == LABELS


def test_lines_that_moved_are_cited_where_they_are(index: CorpusIndex) -> None:
    _put(index, _chunk(LABELS, line=1))
    _put(index, _chunk(LABELS, line=5), sha256="h2")
    assert index.search("labels", 1)[0].chunk.first_line == 5


def test_a_removed_file_leaves_no_chunk_and_no_vector(index: CorpusIndex) -> None:
    _put(index, _chunk(PAY), _chunk(LABELS), asked=("what pays",))
    with index.changing() as changes:
        changes.remove("notes.md")
    assert len(index) == 0
    assert index._texts.count() + index._lines.count() == 0
    assert index.search("labels", 5) == ()


def test_an_empty_index_finds_nothing(index: CorpusIndex) -> None:
    assert index.search("labels", 3) == ()
    assert index.search("labels", 3, About(area="modeling")) == ()


@pytest.mark.parametrize("query", ["", " \n", "\0"])
def test_an_empty_query_finds_nothing_or_little(index: CorpusIndex, query: str) -> None:
    _put(index, _chunk(LABELS))
    assert len(index.search(query, 3)) <= 1


def test_what_was_indexed_is_there_when_it_is_opened_again(
    tmp_path: Path, embedding: MiniLM
) -> None:
    _put(CorpusIndex(tmp_path, embedding, "chunker-1", OPEN), _chunk(LABELS))
    assert _texts(CorpusIndex(tmp_path, embedding, "chunker-1", OPEN), "labels") == [LABELS]


def test_what_two_chunkers_cut_is_not_mixed(tmp_path: Path, embedding: MiniLM) -> None:
    _put(CorpusIndex(tmp_path, embedding, "chunker-1", OPEN), _chunk(LABELS))
    assert CorpusIndex(tmp_path, embedding, "chunker-2", OPEN).search("labels", 3) == ()


def test_the_stamp_changes_with_the_documents(index: CorpusIndex) -> None:
    _put(index, _chunk(LABELS))
    before = index.stamp
    _put(index, _chunk(PAY), sha256="h2")
    assert index.stamp != before


def _put_and_break(index: CorpusIndex) -> None:
    with index.changing() as changes:
        changes.put(Document("notes.md", "h2", (_chunk(PAY),), ((),)))
        raise BrokenError


def test_a_change_that_fails_halfway_changes_nothing(tmp_path: Path) -> None:
    index = CorpusIndex(tmp_path, Instant(), "c", OPEN)
    _put(index, _chunk(LABELS))
    with pytest.raises(BrokenError):
        _put_and_break(index)
    assert index.hashes() == {"notes.md": "h"}
    assert _texts(index, "labels") == [LABELS]


def test_a_crash_while_indexing_leaves_the_old_index_serving(tmp_path: Path) -> None:
    _put(CorpusIndex(tmp_path, Instant(), "c", OPEN), _chunk(LABELS))
    crashing = CorpusIndex(tmp_path, Instant(crash_after=0), "c", OPEN)
    with pytest.raises(BrokenError):
        _put(crashing, _chunk(PAY), sha256="h2")
    again = CorpusIndex(tmp_path, Instant(), "c", OPEN)
    assert (again.hashes(), _texts(again, "labels")) == ({"notes.md": "h"}, [LABELS])


def test_the_next_run_finishes_the_job_without_embedding_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Instant()
    index = CorpusIndex(tmp_path, first, "c", OPEN)
    with monkeypatch.context() as patched:

        def crash(*given: object) -> None:
            raise BrokenError

        patched.setattr("agent.ports.corpus_index.write_generation", crash)
        with pytest.raises(BrokenError):
            _put(index, _chunk(LABELS))
    assert len(first.given) == 1
    second = Instant()
    again = CorpusIndex(tmp_path, second, "c", OPEN)
    assert len(again) == 0
    _put(again, _chunk(LABELS))
    assert second.given == []
    assert _texts(again, "labels") == [LABELS]


def test_a_file_that_did_not_change_costs_no_embedding(tmp_path: Path) -> None:
    instant = Instant()
    index = CorpusIndex(tmp_path, instant, "c", OPEN)
    _put(index, _chunk(LABELS))
    instant.given.clear()
    with index.changing() as changes:
        assert changes.known("notes.md") == "h"
    assert instant.given == []


def test_a_damaged_generation_is_made_anew(tmp_path: Path) -> None:
    index = CorpusIndex(tmp_path, Instant(), "c", OPEN)
    _put(index, _chunk(LABELS))
    [rows] = tmp_path.glob("keywords-*/generation-*/chunks.jsonl")
    rows.write_text("{")
    again = CorpusIndex(tmp_path, Instant(), "c", OPEN)
    assert len(again) == 0
    _put(again, _chunk(LABELS))
    assert _texts(again, "labels") == [LABELS]


def _index_one(folder: str, name: str) -> None:
    index = CorpusIndex(Path(folder), Instant(), "c", OPEN)
    for number in range(3):
        _put(index, _chunk(f"{name} says {number} about labels", f"{name}-{number}.md"))


def test_two_processes_that_index_at_once_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=_index_one, args=(str(tmp_path), name)) for name in ("ada", "ben")
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    index = CorpusIndex(tmp_path, Instant(), "c", OPEN)
    wanted = {f"{name}-{number}.md" for name in ("ada", "ben") for number in range(3)}
    assert set(index.hashes()) == wanted
    assert {chunk.file for chunk in index.chunks} == wanted


def test_a_file_in_place_of_the_folder_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("I am a file.")
    with pytest.raises(StorageError, match="cannot be written"):
        CorpusIndex(tmp_path / "index", Instant(), "chunker-1", OPEN)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is not reached"):
        CorpusIndex(tmp_path, Instant(), "c", OPEN, server="http://127.0.0.1:9")


def _found(text: float, asked: float, keywords: float) -> Found:
    return Found(((0, text),), ((0, asked),), ((0, keywords),))


def test_ranks_are_fused_as_the_formula_says() -> None:
    weights = Weights(text=1.0, asked=1.0, keywords=1.0)
    tuning = TUNING.model_copy(update={"k": 10.0, "weights": weights})
    fused = fuse(Found(((0, 0.9), (1, 0.8)), ((1, 0.7),), ((1, 2.0),)), tuning)
    assert [place for place, _ in fused] == [1, 0]
    assert [score for _, score in fused] == pytest.approx([1 / 11 + 1 / 10 + 1 / 10, 1 / 10])


def test_confidence_rises_with_every_signal() -> None:
    low = confidence(_found(0.1, 0.1, 0.1), TUNING)
    for better in ((0.9, 0.1, 0.1), (0.1, 0.9, 0.1), (0.1, 0.1, 9.0)):
        assert confidence(_found(*better), TUNING) > low


def test_a_query_under_the_floor_gets_nothing(tmp_path: Path, embedding: MiniLM) -> None:
    strict: Tuning = TUNING.model_copy(update={"floor": 1.0})
    index = CorpusIndex(tmp_path, embedding, "c", strict)
    _put(index, _chunk(LABELS))
    assert index.search("training labels", 5) == ()
    assert len(index.nearest("training labels", 5, ANYTHING)) == 1


def test_the_kept_rows_are_plain_json(tmp_path: Path) -> None:
    index = CorpusIndex(tmp_path, Instant(), "c", OPEN)
    _put(index, _chunk(LABELS), asked=("how",))
    [rows] = tmp_path.glob("keywords-*/generation-*/chunks.jsonl")
    assert json.loads(rows.read_text())["asked"] == ["how"]
