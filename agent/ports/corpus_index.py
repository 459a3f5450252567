"""The retriever's engine: dense vectors in Chroma and keywords in bm25s, fused by rank.

What is searched is the keyword index's generation in force: a vector whose chunk is not in it is
passed over. So a file that is being indexed is served as it was until the new generation is
written, and a crash in between changes nothing that anyone sees.

Every chunk has a vector of its own text and one of each line that people would ask it by. The
three rankings (text, asked lines, keywords) are fused by reciprocal rank (Cormack and others
2009). A query for which the corpus is not likely to hold an answer gets none.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from chromadb.api.models.Collection import Collection
from chromadb.api.types import Where
from filelock import FileLock
from numpy.typing import NDArray

from agent.ports.chroma import chroma_client, chroma_faults, cosine_collection
from agent.ports.corpus_stamp import corpus_stamp
from agent.ports.embedding import MiniLM
from agent.ports.files import storage_faults
from agent.ports.fusion import Found, Ranking, by_best, by_few, confidence, fuse
from agent.ports.keyword_index import KeywordIndex, Row, open_generation, write_generation
from agent.ports.retriever import ANYTHING, About
from agent.records import Chunk, Passage, Stamp, Tuning

_BATCH = 1_000
_NEIGHBOURS = 60
_LINES = 300
_REMEMBERED = 1_000
_ANY = "any"
_LINE = "-"
"""Stands in the id of an asked line between the id of its row and its number."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that is to be indexed: its chunks, and the lines that each is asked by.

    Attributes:
        file: the name that the chunks cite.
        sha256: the content hash by which it is known to be unchanged.
        chunks: may be empty.
        asked: as long as `chunks`.
    """

    file: str
    sha256: str
    chunks: tuple[Chunk, ...]
    asked: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One vector: its id, what is embedded, and what is kept beside it."""

    id: str
    text: str
    metadata: dict[str, str | bool]


class CorpusIndex:
    """What was indexed, on disk.

    Args:
        folder: where everything is kept; made when it is missing.
        embedding: turns text into vectors.
        chunker: name of the way documents were cut.
        tuning: how rankings are fused, and when nothing is an answer.
        server: URL of a Chroma server instead of the embedded one.

    Attributes:
        embedding: as given.

    Raises:
        StorageError: the disk is full, the folder cannot be written, or the server is not there.
    """

    def __init__(
        self, folder: Path, embedding: MiniLM, chunker: str, tuning: Tuning, server: str = ""
    ) -> None:
        with storage_faults(folder):
            folder.mkdir(parents=True, exist_ok=True)
        self.embedding, self._chunker, self._tuning = embedding, chunker, tuning
        self._folder = folder
        self._name = f"{embedding.name}-{chunker}"
        # two processes that make the database at once would find it locked
        with _held(folder / "open.lock"), chroma_faults(folder, server):
            client = chroma_client(folder, server)
            self._texts = cosine_collection(client, f"texts-{self._name}")
            self._lines = cosine_collection(client, f"lines-{self._name}")
        self._keywords = open_generation(self._generations)
        self._answered: dict[tuple[str, int, About], tuple[Passage, ...]] = {}

    @property
    def _generations(self) -> Path:
        return self._folder / f"keywords-{self._name}"

    @property
    def stamp(self) -> Stamp:
        """Version and hash of what is searched."""
        return corpus_stamp(self._keywords.files, self._chunker)

    def __len__(self) -> int:
        """How many chunks are searched."""
        return len(self._keywords.rows)

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """The chunks that are searched, in the order of `standings`."""
        return tuple(row.chunk for row in self._keywords.rows)

    def hashes(self) -> Mapping[str, str]:
        """Returns the content hash of every file that is searched."""
        return self._keywords.files

    @contextmanager
    def changing(self) -> Iterator["Changes"]:
        """Yields a set of changes that comes into force as a whole when the block ends well.

        Two processes that change the index wait for each other.

        Raises:
            StorageError: the disk is full or the folder cannot be written; nothing has changed.
        """
        with _held(self._folder / "index.lock"):
            self._keywords = open_generation(self._generations, self._keywords)
            changes = Changes(self._keywords)
            yield changes
            if changes.made:
                self._apply(changes)

    def _apply(self, changes: "Changes") -> None:
        kept = [row for row in self._keywords.rows if row.chunk.file not in changes.made]
        files = {f: h for f, h in self._keywords.files.items() if f not in changes.made}
        fresh = [row for document in changes.made.values() for row in _rows(document)]
        files |= {f: d.sha256 for f, d in changes.made.items() if d.chunks}
        gone = {row.id for row in self._keywords.rows} - {row.id for row in (*kept, *fresh)}
        with chroma_faults(self._folder):
            self._add(fresh)
        self._keywords = write_generation(self._generations, [*kept, *fresh], files)
        self._answered.clear()
        with chroma_faults(self._folder):
            for start in range(0, len(gone), _BATCH):
                some = cast(Where, {"of": {"$in": sorted(gone)[start : start + _BATCH]}})
                for collection in (self._texts, self._lines):
                    collection.delete(where=some)

    def _add(self, rows: Sequence[Row]) -> None:
        """Adds the vectors that are not there yet; those of a run that was cut off are."""
        for collection, entries in (
            (self._texts, [_text_entry(row) for row in rows]),
            (self._lines, [entry for row in rows for entry in _line_entries(row)]),
        ):
            for start in range(0, len(entries), _BATCH):
                self._add_to(collection, entries[start : start + _BATCH])

    def _add_to(self, collection: Collection, entries: Sequence[_Entry]) -> None:
        there = set(collection.get(ids=[e.id for e in entries], include=[])["ids"])
        new = [entry for entry in entries if entry.id not in there]
        if new:
            vectors = self.embedding.documents([entry.text for entry in new])
            collection.add(
                ids=[entry.id for entry in new],
                embeddings=[*vectors],
                metadatas=[entry.metadata for entry in new],
            )

    def search_by_vector(
        self, query: str, vector: NDArray[np.float32], k: int
    ) -> tuple[Passage, ...]:
        """Searches with a vector that is there already; for measuring the index alone."""
        return self._best(self._standings(query, vector, ANYTHING), k, 1.0)

    def bare_query(self, vector: NDArray[np.float32], k: int) -> object:
        """Asks Chroma alone for the k nearest vectors; what a search is measured against."""
        with chroma_faults(self._folder):
            return self._texts.query(query_embeddings=[vector.tolist()], n_results=k)

    def standings(self, query: str, about: About = ANYTHING) -> Found:
        """Returns how every row stands to a query, by text, asked lines and keywords."""
        return self._standings(query, self.embedding.query(query), about)

    def _standings(self, query: str, vector: NDArray[np.float32], about: About) -> Found:
        with chroma_faults(self._folder):
            text = by_best(self._near(self._texts, vector, about, _NEIGHBOURS))
            asked: Ranking = ()
            if self._keywords.asked:
                asked = by_few(self._near(self._lines, vector, about, _LINES))
        return Found(text, asked, self._keywords.best(query, about, _NEIGHBOURS))

    def _near(
        self, collection: Collection, vector: NDArray[np.float32], about: About, count: int
    ) -> Ranking:
        """The rows whose vectors are nearest, nearest first; a row as often as it has vectors."""
        found = collection.query(
            query_embeddings=[vector.tolist()],
            n_results=count,
            where=_where(about),
            include=["distances"],
        )
        ids, distances = found["ids"][0], (found["distances"] or [[]])[0]
        places = (self._keywords.places.get(entry.partition(_LINE)[0]) for entry in ids)
        return tuple(
            (place, 1.0 - float(distance))
            for place, distance in zip(places, distances, strict=True)
            if place is not None
        )

    def search(self, query: str, k: int, about: About = ANYTHING) -> tuple[Passage, ...]:
        """See `Retriever.search`; none where nothing is indexed."""
        key = (query, k, about)
        if key not in self._answered:
            if len(self._answered) >= _REMEMBERED:
                self._answered.clear()
            self._answered[key] = self._search(query, k, about)
        return self._answered[key]

    def nearest(self, query: str, k: int, about: About) -> tuple[Passage, ...]:
        """See `Retriever.nearest`."""
        if not query.strip() or not self._keywords.allowed(about).any():
            return ()
        found = self.standings(query, about)
        return self._best(found, k, confidence(found, self._tuning))

    def _search(self, query: str, k: int, about: About) -> tuple[Passage, ...]:
        if not query.strip() or not self._keywords.rows:
            return ()
        found = self.standings(query, about)
        sure = confidence(found, self._tuning)
        return self._best(found, k, sure) if sure >= self._tuning.floor else ()

    def _best(self, found: Found, k: int, sure: float) -> tuple[Passage, ...]:
        rows = self._keywords.rows
        return tuple(
            Passage(chunk=rows[place].chunk, score=round(sure, 4))
            for place, _ in fuse(found, self._tuning)[:k]
        )


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Holds a lock file; other processes wait."""
    lock = FileLock(path)
    with storage_faults(path.parent):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


class Changes:
    """Documents that are put or removed together.

    Args:
        before: what is in force.
    """

    def __init__(self, before: KeywordIndex) -> None:
        self._before = before
        self.made: dict[str, Document] = {}

    def known(self, file: str) -> str | None:
        """Returns the content hash of a file that is searched now."""
        return self._before.files.get(file)

    def put(self, document: Document) -> None:
        """Indexes a document, in place of what was indexed of that file before."""
        self.made[document.file] = document

    def remove(self, file: str) -> None:
        """Leaves no chunk of a file."""
        if file in self._before.files:
            self.made[file] = Document(file, "", (), ())


def _rows(document: Document) -> Iterator[Row]:
    for place, (chunk, asked) in enumerate(zip(document.chunks, document.asked, strict=True)):
        key = f"{document.sha256}\0{place}\0{chunk.model_dump_json()}\0{asked}"
        yield Row(hashlib.sha256(key.encode()).hexdigest()[:32], chunk, asked)


def embedded_texts(document: Document) -> Iterator[str]:
    """Yields every text of a document that gets a vector."""
    for row in _rows(document):
        yield _text_entry(row).text
        yield from row.asked


def _flags(row: Row) -> dict[str, str | bool]:
    chunk = row.chunk
    named = {"round": chunk.rounds, "area": chunk.areas, "level": chunk.levels}
    flags = {f"{what}:{each}": True for what, names in named.items() for each in names or (_ANY,)}
    return {"of": row.id, "file": chunk.file, "kind": chunk.kind, **flags}


def _text_entry(row: Row) -> _Entry:
    chunk = row.chunk
    text = f"{chunk.heading}\n{chunk.text}" if chunk.heading else chunk.text
    return _Entry(row.id, text, _flags(row))


def _line_entries(row: Row) -> Iterator[_Entry]:
    for number, line in enumerate(row.asked):
        yield _Entry(f"{row.id}{_LINE}{number}", line, _flags(row))


def _where(about: About) -> Where | None:
    named = (("round", about.round), ("area", about.area), ("level", about.level))
    parts: list[dict[str, object]] = [
        {"$or": [{f"{what}:{value}": True}, {f"{what}:{_ANY}": True}]}
        for what, value in named
        if value is not None
    ]
    if about.kinds:
        parts.append({"kind": {"$in": list(about.kinds)}})
    if not parts:
        return None
    return cast(Where, parts[0] if len(parts) == 1 else {"$and": parts})
