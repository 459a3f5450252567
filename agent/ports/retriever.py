"""The retriever port, and its engine: an embedded Chroma collection.

A collection's name holds the embedding and the chunker that made it, so that what two different
ones made is never mixed.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

import chromadb
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from agent.errors import StorageError
from agent.ports.corpus_stamp import corpus_stamp
from agent.ports.embedding import MiniLM
from agent.ports.files import storage_faults
from agent.records import Chunk, Passage, Stamp

ANY_AREA = "any"
"""The area of a document that does not say what it is about: it is searched for every area."""

_BATCH = 1_000
_REMEMBERED = 1_000


@contextmanager
def _chroma_faults(folder: Path) -> Iterator[None]:
    """Turns Chroma's errors into a `StorageError`; it has no kinds that tell more."""
    try:
        yield
    except ChromaError as error:
        raise StorageError(
            f"the index in {folder} cannot be used ({error})",
            "free some disk space, or delete that folder: it is made anew",
        ) from error


class Retriever(Protocol):
    """Finds passages that answer a query."""

    @property
    def stamp(self) -> Stamp:
        """What is searched: a version, and a hash over the documents and how they were cut."""

    def search(self, query: str, k: int, area: str | None = None) -> tuple[Passage, ...]:
        """Returns at most k passages, the best first; only those about an area, if one is given."""


class CorpusIndex:
    """What was indexed, on disk.

    Args:
        folder: where Chroma keeps its files; made when it is missing.
        embedding: turns text into vectors.
        chunker: name of the way documents were cut.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """

    def __init__(self, folder: Path, embedding: MiniLM, chunker: str) -> None:
        with storage_faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self._embedding = embedding
        self._folder = folder
        self._chunker = chunker
        self._stamp: Stamp | None = None
        self._answered: dict[tuple[str, int, str | None], tuple[Passage, ...]] = {}
        with _chroma_faults(folder):
            client = chromadb.PersistentClient(
                path=str(folder), settings=ChromaSettings(anonymized_telemetry=False)
            )
            self._collection: Collection = client.get_or_create_collection(
                f"passages-{embedding.name}-{chunker}",
                embedding_function=None,
                metadata={"hnsw:space": "cosine"},
            )

    def __len__(self) -> int:
        """How many chunks are indexed."""
        return self._collection.count()

    @property
    def stamp(self) -> Stamp:
        """Version and hash of what is searched; worked out anew after every `put`."""
        if self._stamp is None:
            self._stamp = corpus_stamp(self.hashes(), self._chunker)
        return self._stamp

    def hashes(self) -> Mapping[str, str]:
        """Returns the content hash of every file that was indexed whole, by file."""
        with _chroma_faults(self._folder):
            rows = self._collection.get(include=["metadatas"])["metadatas"] or []
        return {str(row["file"]): str(row["sha256"]) for row in rows if row["sha256"]}

    def put(self, file: str, sha256: str, chunks: Sequence[Chunk]) -> None:
        """Indexes a file, in place of what was indexed of it before.

        Only the last chunk to be written carries the hash, so that a file whose indexing was cut
        off is not taken for done.

        Args:
            file: the name that the chunks cite.
            sha256: the content hash that `hashes` gives back.
            chunks: may be empty, which only removes.
        """
        with _chroma_faults(self._folder):
            self._put(file, sha256, chunks)

    def _put(self, file: str, sha256: str, chunks: Sequence[Chunk]) -> None:
        self._answered.clear()
        self._stamp = None
        if stale := self._collection.get(where={"file": file}, include=[])["ids"]:
            self._collection.delete(ids=stale)
        for start in range(0, len(chunks), _BATCH):
            batch = list(enumerate(chunks))[start : start + _BATCH]
            vectors = self._embedding.documents([_embedded(chunk) for _, chunk in batch])
            self._collection.upsert(
                ids=[_id(chunk, place) for place, chunk in batch],
                embeddings=[*vectors],
                documents=[chunk.text for _, chunk in batch],
                metadatas=[
                    _metadata(chunk, sha256 if place == len(chunks) - 1 else "")
                    for place, chunk in batch
                ],
            )

    def search(self, query: str, k: int, area: str | None = None) -> tuple[Passage, ...]:
        """See `Retriever.search`; none where nothing is indexed."""
        asked = (query, k, area)
        if asked not in self._answered:
            if len(self._answered) >= _REMEMBERED:
                self._answered.clear()
            with _chroma_faults(self._folder):
                self._answered[asked] = self._search(query, k, area)
        return self._answered[asked]

    def _search(self, query: str, k: int, area: str | None) -> tuple[Passage, ...]:
        if not query.strip():
            return ()
        found = self._collection.query(
            query_embeddings=[self._embedding.query(query).tolist()],
            n_results=k,
            where={"$or": [{_about(area): True}, {_about(ANY_AREA): True}]} if area else None,
            include=["documents", "metadatas", "distances"],
        )
        texts, rows = (found["documents"] or [[]])[0], (found["metadatas"] or [[]])[0]
        distances = (found["distances"] or [[]])[0]
        return tuple(
            Passage(chunk=_chunk(text, row), score=1.0 - float(distance))
            for text, row, distance in zip(texts, rows, distances, strict=True)
        )


def _id(chunk: Chunk, place: int) -> str:
    key = f"{chunk.file}\0{place}\0{chunk.heading}\0{chunk.areas}\0{chunk.text}"
    return hashlib.sha256(key.encode()).hexdigest()[:32]


def _embedded(chunk: Chunk) -> str:
    return f"{chunk.heading}\n{chunk.text}" if chunk.heading else chunk.text


def _about(area: str) -> str:
    return f"about:{area}"


def _metadata(chunk: Chunk, sha256: str) -> dict[str, str | int | bool]:
    return {
        **{_about(area): True for area in chunk.areas},
        "file": chunk.file,
        "heading": chunk.heading,
        "first_line": chunk.first_line,
        "last_line": chunk.last_line,
        "sha256": sha256,
    }


def _chunk(text: str, row: Mapping[str, object]) -> Chunk:
    return Chunk(
        text=text,
        file=str(row["file"]),
        heading=str(row["heading"]),
        first_line=cast(int, row["first_line"]),
        last_line=cast(int, row["last_line"]),
        areas=tuple(sorted(key.removeprefix(_about("")) for key in row if _about("") in key)),
    )
