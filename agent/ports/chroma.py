"""Chroma: its client, its collections, and what its errors mean."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.models.Collection import Collection
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from agent.errors import StorageError


def chroma_client(folder: Path, server: str) -> ClientAPI:
    """Returns a client of the embedded engine, or of a server where its URL is given."""
    quiet = ChromaSettings(anonymized_telemetry=False)
    if not server:
        return chromadb.PersistentClient(path=str(folder), settings=quiet)
    from urllib.parse import urlsplit

    parts = urlsplit(server)
    return chromadb.HttpClient(
        host=parts.hostname or "localhost",
        port=parts.port or (443 if parts.scheme == "https" else 8000),
        ssl=parts.scheme == "https",
        settings=quiet,
    )


def cosine_collection(client: ClientAPI, name: str) -> Collection:
    """Returns a collection that compares by cosine and embeds nothing by itself."""
    return client.get_or_create_collection(
        name, embedding_function=None, metadata={"hnsw:space": "cosine"}
    )


@contextmanager
def chroma_faults(folder: Path, server: str = "") -> Iterator[None]:
    """Turns Chroma's errors into a `StorageError`; it has no kinds that tell more."""
    try:
        yield
    except ValueError as error:
        if not server:
            raise
        raise StorageError(
            f"the Chroma server at {server} is not reached ({error})",
            "start it, or unset MOCKLOOP_CHROMA_URL",
        ) from error
    except ChromaError as error:
        raise StorageError(
            f"the index in {folder} cannot be used ({error})",
            "free some disk space, or delete that folder: it is made anew",
        ) from error
