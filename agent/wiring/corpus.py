"""Indexing documents: the guide pages, and what the user names."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from agent import assets
from agent.errors import CorpusError
from agent.ports.embedding import MiniLM
from agent.ports.files import read_file
from agent.ports.retriever import ANY_AREA, CorpusIndex
from agent.ports.weights import Progress, WeightsCache, silent
from agent.settings import Settings
from agent.steps.chunking import CHUNKER, chunks
from agent.wiring.versions import content_digest, guide_name

_KINDS = {".md", ".markdown", ".txt"}
_LARGEST = 20 << 20


@dataclass(frozen=True, slots=True)
class Indexed:
    """What came of one file: its chunks, and whether it had changed; or what was wrong with it."""

    file: str
    chunks: int = 0
    changed: bool = False
    fault: CorpusError | None = None


def open_index(
    settings: Settings, progress: Progress = silent, folder: str = "chroma"
) -> CorpusIndex:
    """Opens the index, fetching the embedding's tokenizer if it is not there yet.

    Args:
        settings: the settings of the run.
        progress: is told how far a download has come.
        folder: where the index is kept in the program's folder.

    Raises:
        WeightsError: the tokenizer could not be fetched.
        StorageError: the disk is full or the folder cannot be written.
    """
    tokenizer = WeightsCache(settings.home / "models").pull(
        assets.known_models().tokenizer, progress
    )
    return CorpusIndex(settings.home / folder, MiniLM(tokenizer), CHUNKER)


def index_guides(index: CorpusIndex) -> list[Indexed]:
    """Indexes the guide pages that come with the program; unchanged pages cost nothing."""
    root = assets.guides()
    files = [(path, guide_name(path)) for path in sorted(root.glob("*.md"))]
    known = index.hashes()
    for gone in {f for f in known if f.startswith("corpus/guides/")} - {n for _, n in files}:
        index.put(gone, "", ())
    return [_index_file(index, path, name, known.get(name)) for path, name in files]


def index_paths(
    index: CorpusIndex,
    paths: Sequence[Path],
    on_file: Callable[[Indexed], None] = lambda done: None,
) -> list[Indexed]:
    """Indexes files and the text files in folders. A file that cannot be read stops no other.

    Args:
        index: where to.
        paths: what the user named.
        on_file: is told of each file when it is done.
    """
    known = index.hashes()
    results: list[Indexed] = []
    for path in paths:
        for file in _files(path):
            name = os.fsencode(file).decode("utf-8", "backslashreplace")
            try:
                name = os.fsencode(file.resolve()).decode("utf-8", "backslashreplace")
                done = _index_file(index, file, name, known.get(name), (ANY_AREA,))
            except CorpusError as error:
                done = Indexed(name, fault=error)
            except (OSError, RuntimeError) as error:  # a link that leads to itself, or too long
                done = Indexed(name, fault=CorpusError(f"{name} cannot be read ({error})"))
            results.append(done)
            on_file(done)
    return results


def _files(path: Path) -> Iterator[Path]:
    try:
        folder = path.is_dir()
    except OSError:
        folder = False  # reading it says why
    if not folder:
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.suffix.lower() in _KINDS and (file.is_symlink() or file.is_file()):
            yield file


def _index_file(
    index: CorpusIndex, path: Path, name: str, known: str | None, areas: tuple[str, ...] = ()
) -> Indexed:
    """Indexes a file; `areas` holds where its front matter names none."""
    text = _text(path)
    digest = content_digest(text)
    found = chunks(text, name)
    if not found:
        index.put(name, "", ())
        raise CorpusError(f"{path} holds no text", "name a file that does")
    if digest != known:
        about = [each if each.areas else each.model_copy(update={"areas": areas}) for each in found]
        index.put(name, digest, about)
    return Indexed(name, len(found), digest != known)


def _text(path: Path) -> str:
    data = read_file(path, _LARGEST, CorpusError)
    if b"\0" in data[:8192]:
        raise CorpusError(f"{path} is not a text file", "save it as Markdown or plain text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path} is not UTF-8 (byte {error.start})", "save it as UTF-8"
        ) from error
