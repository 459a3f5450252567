"""Keyword search: BM25 over stemmed words (bm25s), kept on disk as one generation after another.

A generation is a folder that is never changed once it is there. `CURRENT` names the one in force
and is replaced in one step, so that a crash leaves the one before it serving.
(Robertson and Zaragoza 2009; the engine's scoring is Lucene's.)
"""

import json
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from agent.ports.files import storage_faults, write_whole
from agent.ports.retriever import ANYTHING, About
from agent.records import Chunk

Scores = NDArray[np.float32]

_CURRENT = "CURRENT"
_ROWS, _FILES = "chunks.jsonl", "files.json"
_KEPT = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A chunk as it is kept: what was indexed, and the lines that people would ask it by."""

    id: str
    chunk: Chunk
    asked: tuple[str, ...] = ()


class KeywordIndex:
    """One generation, opened.

    Attributes:
        rows: the chunks, in the order of the scores.
        places: row number by chunk id.
        files: content hash by file.
        name: of the generation's folder; empty where nothing is in force.
        asked: whether any chunk has lines that it is asked by.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        files: Mapping[str, str],
        engine: bm25s.BM25 | None,
        name: str = "",
    ) -> None:
        self.rows = rows
        self.name = name
        self.files = dict(files)
        self.asked = any(row.asked for row in rows)
        self.places = {row.id: place for place, row in enumerate(rows)}
        self._engine = engine
        self._masks: dict[About, NDArray[np.bool_]] = {}
        self._stemmer = Stemmer.Stemmer("english")

    def best(self, query: str, about: About, count: int) -> tuple[tuple[int, float], ...]:
        """Returns the rows that share a word with the query, the best first.

        Args:
            query: what is searched for.
            about: which rows are searched.
            count: how many at most.
        """
        if self._engine is None or not self.rows:
            return ()
        words = _tokens([query], self._stemmer)[0]
        known = [word for word in words if word in self._engine.vocab_dict]
        if not known:
            return ()
        scores: Scores = self._engine.get_scores(known)
        if about != ANYTHING:
            scores = np.where(self.allowed(about), scores, 0.0)
        some = min(count, len(scores))
        top = np.argpartition(-scores, some - 1)[:some]
        top = top[np.lexsort((top, -scores[top]))]
        return tuple((int(place), float(scores[place])) for place in top if scores[place] > 0)

    def allowed(self, about: About) -> NDArray[np.bool_]:
        """Returns which rows a filter lets through; shape (rows,)."""
        if about not in self._masks:
            self._masks[about] = np.array([fits(r.chunk, about) for r in self.rows], dtype=bool)
        return self._masks[about]


def fits(chunk: Chunk, about: About) -> bool:
    """Whether a chunk is among what is searched."""
    named = ((about.round, chunk.rounds), (about.area, chunk.areas), (about.level, chunk.levels))
    said = all(wanted is None or not has or wanted in has for wanted, has in named)
    return said and (not about.kinds or chunk.kind in about.kinds)


def open_generation(folder: Path, known: KeywordIndex | None = None) -> KeywordIndex:
    """Opens the generation in force; an empty one where there is none yet, or it is damaged.

    Args:
        folder: where generations are kept.
        known: one that is open; it is returned where it is still in force.
    """
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
        if known is not None and name == known.name:
            return known
        home = folder / name
        lines = (home / _ROWS).read_text(encoding="utf-8").splitlines()
        rows = [_row(line) for line in lines]
        files = json.loads((home / _FILES).read_text(encoding="utf-8"))
        engine = bm25s.BM25.load(str(home), show_progress=False) if rows else None
    except (OSError, ValueError, LookupError):
        return KeywordIndex((), {}, None)
    return KeywordIndex(rows, files, engine, name)


def write_generation(folder: Path, rows: Sequence[Row], files: Mapping[str, str]) -> KeywordIndex:
    """Writes a new generation and puts it in force.

    Args:
        folder: where generations are kept.
        rows: every chunk, also those that did not change.
        files: content hash by file.

    Raises:
        StorageError: the disk is full or the folder cannot be written; the old one stays.
    """
    with storage_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        home = Path(tempfile.mkdtemp(dir=folder, prefix="generation-"))
        engine = _built(rows, home) if rows else None
        (home / _ROWS).write_text("".join(_line(row) for row in rows), encoding="utf-8")
        (home / _FILES).write_text(json.dumps(dict(files)), encoding="utf-8")
    write_whole(folder / _CURRENT, home.name)
    _forget_old(folder, home.name)
    return KeywordIndex(rows, files, engine, home.name)


def _built(rows: Sequence[Row], home: Path) -> bm25s.BM25:
    engine = bm25s.BM25(method="lucene")
    words = _tokens([_indexed(row) for row in rows], Stemmer.Stemmer("english"))
    engine.index(words, show_progress=False)
    engine.save(str(home), show_progress=False)
    return engine


def _indexed(row: Row) -> str:
    return "\n".join((row.chunk.heading, row.chunk.text, *row.asked))


def _tokens(texts: list[str], stemmer: Stemmer.Stemmer) -> list[list[str]]:
    found: list[list[str]] = bm25s.tokenize(
        texts, stopwords="en", stemmer=stemmer, return_ids=False, show_progress=False
    )
    return found


def _forget_old(folder: Path, current: str) -> None:
    """Leaves the newest generations: a process that is about to open one may need it."""
    old = [each for each in folder.glob("generation-*") if each.name != current]
    for each in sorted(old, key=lambda path: path.stat().st_mtime)[: -_KEPT + 1 or None]:
        shutil.rmtree(each, ignore_errors=True)


def _line(row: Row) -> str:
    body = {"id": row.id, "chunk": row.chunk.model_dump(mode="json"), "asked": list(row.asked)}
    return json.dumps(body) + "\n"


def _row(line: str) -> Row:
    body = json.loads(line)
    return Row(str(body["id"]), Chunk.restored(body["chunk"]), tuple(body["asked"]))
