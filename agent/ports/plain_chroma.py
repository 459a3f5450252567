"""Chroma as it comes, on our embedding: the baseline that the retriever has to beat."""

import uuid
from collections.abc import Sequence

import chromadb
from chromadb.config import Settings as ChromaSettings

from agent.ports.embedding import MiniLM
from agent.records import Chunk

_COUNT = 20


class PlainChroma:
    """A collection with the defaults of Chroma: the chunks' text, squared Euclidean distance.

    Args:
        chunks: what is searched.
        embedding: turns text into vectors.
    """

    def __init__(self, chunks: Sequence[Chunk], embedding: MiniLM) -> None:
        self._chunks, self._embedding = tuple(chunks), embedding
        client = chromadb.EphemeralClient(settings=ChromaSettings(anonymized_telemetry=False))
        self._collection = client.create_collection(uuid.uuid4().hex, embedding_function=None)
        texts = [chunk.text for chunk in self._chunks]
        self._collection.add(
            ids=[str(place) for place in range(len(texts))],
            embeddings=[*embedding.documents(texts)],
            documents=texts,
        )

    def search(self, query: str) -> list[tuple[tuple[str, str], float]]:
        """Returns file and heading of the nearest chunks with their distance, nearest first."""
        found = self._collection.query(
            query_embeddings=[self._embedding.query(query).tolist()],
            n_results=min(_COUNT, len(self._chunks)),
            include=["distances"],
        )
        distances = (found["distances"] or [[]])[0]
        places = [self._chunks[int(each)] for each in found["ids"][0]]
        return [((c.file, c.heading), float(d)) for c, d in zip(places, distances, strict=True)]
