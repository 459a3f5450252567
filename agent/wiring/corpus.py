"""Indexing: the guide pages that come with the program, and the user's own documents."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from agent import assets
from agent.errors import CorpusError, MockloopError, StorageError, WeightsError
from agent.ports.corpus_index import Changes, CorpusIndex, Document
from agent.ports.corpus_stamp import embedding_name
from agent.ports.embedding import MiniLM
from agent.ports.known_vectors import read_known
from agent.ports.retriever import ANYTHING, About
from agent.ports.weights import Progress, silent
from agent.records import Chunk, Passage
from agent.settings import Settings
from agent.steps.chunking import CHUNKER, chunks
from agent.wiring.documents import Documents, UserDocument
from agent.wiring.models import embedding_tokenizer
from agent.wiring.versions import asked_by_section, guide_hashes, guide_name

GUIDES = "corpus/guides/"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What came of one document: its chunks, and whether it had changed; or what was wrong."""

    file: str
    chunks: int = 0
    changed: bool = False
    fault: CorpusError | None = None


OnFile = Callable[[Indexed], None]


def unheard(done: Indexed) -> None:
    """An `OnFile` that shows nothing."""


def open_index(
    settings: Settings, progress: Progress = silent, folder: str = "index"
) -> CorpusIndex:
    """Opens the index, fetching the embedding's tokenizer if it is not there yet.

    Args:
        settings: the settings of the run.
        progress: is told how far a download has come.
        folder: where the index is kept in the program's folder.

    Raises:
        WeightsError: the tokenizer could not be fetched.
        StorageError: the disk is full, the folder cannot be written, or the server is not there.
    """
    tokenizer = embedding_tokenizer(settings, progress)
    tuning, server = assets.retrieval_tuning(), settings.chroma_url or ""
    embedding = MiniLM(tokenizer, known=read_known(vectors_file(), embedding_name()))
    return CorpusIndex(settings.home / folder, embedding, CHUNKER, tuning, server)


def vectors_file() -> Path:
    """Returns where the vectors of the guide pages are, which come with the program."""
    return assets.data_root() / "corpus" / "vectors.npz"


def ready_index(settings: Settings, progress: Progress = silent) -> CorpusIndex:
    """Opens the index and brings it up to date.

    Raises:
        WeightsError: the tokenizer could not be fetched.
        StorageError: the disk is full or the folder cannot be written.
    """
    index = open_index(settings, progress)
    index_all(index, settings)
    return index


class LateIndex:
    """The index, opened when it is first searched; what only may be searched need not wait.

    Args:
        settings: of the run.
        on_fault: is told once why nothing can be searched; searches then find nothing.
        progress: is told how far a download has come.
    """

    def __init__(
        self, settings: Settings, on_fault: Callable[[MockloopError], None], progress: Progress
    ) -> None:
        self._settings, self._on_fault, self._progress = settings, on_fault, progress
        self._index: CorpusIndex | None = None
        self._failed = False

    def search(self, query: str, k: int, about: About = ANYTHING) -> tuple[Passage, ...]:
        """See `Searcher.search`."""
        if self._index is None and not self._failed:
            try:
                self._index = ready_index(self._settings, self._progress)
            except (WeightsError, StorageError) as error:
                self._failed = True
                self._on_fault(error)
        return self._index.search(query, k, about) if self._index else ()


def index_all(index: CorpusIndex, settings: Settings, on_file: OnFile = unheard) -> list[Indexed]:
    """Indexes the guide pages and the user's documents; what did not change costs nothing.

    Args:
        index: where to.
        settings: of the run.
        on_file: is told of each document when it is done.

    Raises:
        StorageError: the disk is full or the folder cannot be written; nothing has changed.
    """
    kept = Documents(settings)
    with index.changing() as changes:
        done = _guides(changes, on_file)
        documents = kept.all()
        _forget(changes, index, {document.cited for document in documents})
        for document in documents:
            done.append(_document(changes, kept, document))
            on_file(done[-1])
    return done


def index_guides(index: CorpusIndex) -> list[Indexed]:
    """Indexes the guide pages that come with the program, and nothing else."""
    with index.changing() as changes:
        return _guides(changes, unheard)


def _guides(changes: Changes, on_file: OnFile) -> list[Indexed]:
    pages = sorted(assets.guides().glob("*.md"))
    hashes, asked = guide_hashes(), asked_by_section()
    done = []
    for page in pages:
        name = guide_name(page)
        found = chunks(page.read_text(encoding="utf-8-sig"), name)
        changed = changes.known(name) != hashes[name]
        if changed:
            changes.put(Document(name, hashes[name], found, lines_of(found, asked)))
        done.append(Indexed(name, len(found), changed))
        on_file(done[-1])
    return done


def lines_of(
    found: tuple[Chunk, ...], by_section: dict[tuple[str, str], tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    """Returns the lines of each chunk; a section that was cut has them at its first chunk."""
    seen: set[str] = set()
    lines = []
    for chunk in found:
        mine = by_section.get((chunk.file.removeprefix(GUIDES), chunk.heading), ())
        lines.append(() if chunk.heading in seen else mine)
        seen.add(chunk.heading)
    return tuple(lines)


def _forget(changes: Changes, index: CorpusIndex, documents: set[str]) -> None:
    """Removes what is no longer there."""
    there = {guide_name(page) for page in assets.guides().glob("*.md")} | documents
    for file in set(index.hashes()) - there:
        changes.remove(file)


def _document(changes: Changes, kept: Documents, document: UserDocument) -> Indexed:
    try:
        text = kept.text(document)
    except CorpusError as error:
        changes.remove(document.cited)
        return Indexed(document.cited, fault=error)
    found = tuple(
        chunk.model_copy(update={"kind": document.kind}) for chunk in chunks(text, document.cited)
    )
    changed = changes.known(document.cited) != document.sha256
    if changed:
        changes.put(Document(document.cited, document.sha256, found, ((),) * len(found)))
    return Indexed(document.cited, len(found), changed)
