"""Vectors of texts that come with the program, computed beforehand.

The guide pages and the lines they are asked by are some thousand texts, which would take a first
run half a minute to embed. A text that has changed is not found here and is embedded as any other.
"""

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.ports.files import write_whole

Vectors = NDArray[np.float32]

_DAMAGED = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile)


def read_known(path: Path, embedding: str) -> Mapping[str, Vectors]:
    """Reads vectors by the key of their text.

    Args:
        path: an npz file; none is known where it is missing or damaged.
        embedding: the embedding's name; vectors of another are not taken.

    Returns:
        Vectors of length 1, by `key_of` their text.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            if str(kept["embedding"]) != embedding:
                return {}
            keys, vectors = kept["keys"], kept["vectors"].astype(np.float32)
    except _DAMAGED:
        return {}
    return dict(zip(map(str, keys), _of_length_one(vectors), strict=True))


def as_kept(vectors: Vectors) -> Vectors:
    """Returns vectors, shape (n, w), as they come back from a file, so that both are alike."""
    return _of_length_one(vectors.astype(np.float16).astype(np.float32))


def _of_length_one(vectors: Vectors) -> Vectors:
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def write_known(path: Path, embedding: str, texts: Sequence[str], vectors: Vectors) -> None:
    """Writes the vectors of texts, as 16-bit numbers, the same bytes for the same texts.

    Args:
        path: where to.
        embedding: the embedding's name.
        texts: each once.
        vectors: shape (len(texts), w).

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    keys = [key_of(text) for text in texts]
    order = np.argsort(keys)
    body = io.BytesIO()
    np.savez_compressed(
        body,
        embedding=np.array(embedding),
        keys=np.array(keys)[order],
        vectors=vectors[order].astype(np.float16),
    )
    write_whole(path, body.getvalue())


def with_known(
    texts: Sequence[str], known: Mapping[str, Vectors], embed: Callable[[Sequence[str]], Vectors]
) -> list[Vectors]:
    """Returns a vector for each text, embedding only those that are not known."""
    found = [known.get(key_of(text)) for text in texts]
    rest = [text for text, vector in zip(texts, found, strict=True) if vector is None]
    fresh = iter(embed(rest)) if rest else iter(())
    return [next(fresh) if vector is None else vector for vector in found]


def key_of(text: str) -> str:
    """Returns the first 16 hexadecimal digits over a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
