from pathlib import Path

import numpy as np
import pytest

from agent.ports.corpus_stamp import embedding_name
from agent.ports.embedding import MiniLM
from agent.ports.known_vectors import key_of, read_known, with_known, write_known
from agent.wiring.corpus import vectors_file
from agent.wiring.guide_vectors import guide_texts, missing_vectors

TEXTS = ["a feed of short videos", "what the recruiter asks", "negatives"]


def _vectors(texts: list[str]) -> np.ndarray:
    drawn = np.random.default_rng(len(texts)).normal(size=(len(texts), 384)).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True))


def test_vectors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path, vectors = tmp_path / "v.npz", _vectors(TEXTS)
    write_known(path, "minilm", TEXTS, vectors)
    known = read_known(path, "minilm")
    for text, vector in zip(TEXTS, vectors, strict=True):
        assert known[key_of(text)] @ vector == pytest.approx(1.0, abs=1e-5)


def test_the_same_texts_give_the_same_bytes(tmp_path: Path) -> None:
    vectors = _vectors(TEXTS)
    write_known(tmp_path / "a.npz", "minilm", TEXTS, vectors)
    write_known(tmp_path / "b.npz", "minilm", TEXTS[::-1], vectors[::-1])
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_vectors_of_another_embedding_are_not_taken(tmp_path: Path) -> None:
    write_known(tmp_path / "v.npz", "minilm", TEXTS, _vectors(TEXTS))
    assert read_known(tmp_path / "v.npz", "another") == {}


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04 torn", b"not a zip"])
def test_a_damaged_file_knows_nothing(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "v.npz").write_bytes(body)
    assert read_known(tmp_path / "v.npz", "minilm") == {}


def test_only_what_is_not_known_is_embedded() -> None:
    known, asked = dict(zip(map(key_of, TEXTS[:2]), _vectors(TEXTS[:2]), strict=True)), []

    def embed(texts: object) -> np.ndarray:
        asked.append(texts)
        return _vectors(TEXTS[2:])

    found = with_known([TEXTS[2], TEXTS[0]], known, embed)
    assert asked == [[TEXTS[2]]]
    assert found[1] is known[key_of(TEXTS[0])]


def test_every_text_of_the_guides_comes_with_its_vector() -> None:
    assert not missing_vectors(), "run mockloop eval vectors --write"


def test_a_vector_that_comes_with_the_guides_is_the_embeddings(embedding: MiniLM) -> None:
    texts = guide_texts()[::400]
    known = read_known(vectors_file(), embedding_name())
    for text, vector in zip(texts, embedding.embed(texts), strict=True):
        assert known[key_of(text)] @ vector > 0.995
