"""The user's own documents: kept as text in the program's folder, indexed beside the guides."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from agent.errors import CorpusError
from agent.ports.converter import ENDINGS, to_markdown
from agent.ports.files import file_name, storage_faults, write_whole
from agent.records import Kind, Record
from agent.settings import Settings
from agent.steps.fencing import clean


class UserDocument(Record):
    """A document that the user has added.

    Attributes:
        schema_version: of this record.
        id: names it on the command line.
        kind: what kind of document it is.
        source: where it came from.
        sha256: over its text.
        added: date and time, ISO 8601.
    """

    schema_version: Literal[1] = 1
    id: str
    kind: Kind
    source: str
    sha256: str
    added: str

    @property
    def cited(self) -> str:
        """The name by which passages of it are cited."""
        return f"{self.kind}/{self.id}"


class Documents:
    """The documents that are kept.

    Args:
        settings: of the run.
    """

    def __init__(self, settings: Settings) -> None:
        self._folder = settings.home / "documents"

    def all(self) -> tuple[UserDocument, ...]:
        """Returns every document, by id; what is damaged is passed over."""
        found = []
        for path in sorted(self._folder.glob("*.json")):
            try:
                found.append(UserDocument.model_validate_json(path.read_bytes()))
            except ValidationError:
                continue
        return tuple(found)

    def get(self, document_id: str) -> UserDocument:
        """Returns one document.

        Raises:
            CorpusError: there is none of that id.
        """
        for document in self.all():
            if document.id == document_id:
                return document
        raise CorpusError(f"there is no document {document_id!r}", "see: mockloop corpus list")

    def text(self, document: UserDocument) -> str:
        """Returns a document's text.

        Raises:
            CorpusError: it is no longer there.
        """
        try:
            return (self._folder / f"{document.id}.md").read_text(encoding="utf-8")
        except OSError as error:
            raise CorpusError(
                f"document {document.id} has lost its text", "add it again"
            ) from error

    def add(self, path: Path, kind: Kind) -> tuple[UserDocument, bool]:
        """Keeps a document, in place of one from the same file.

        Returns:
            The document, and whether its text is new.

        Raises:
            CorpusError: it cannot be read or converted.
            StorageError: it cannot be kept.
        """
        text = clean(to_markdown(path)) + "\n"
        source = str(path.resolve())
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        before = next((each for each in self.all() if each.source == source), None)
        if before is not None and before.sha256 == sha256 and before.kind == kind:
            return before, False
        document = UserDocument(
            id=before.id if before else self._free_id(path),
            kind=kind,
            source=source,
            sha256=sha256,
            added=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        write_whole(self._folder / f"{document.id}.md", text)
        write_whole(self._folder / f"{document.id}.json", document.model_dump_json() + "\n")
        return document, True

    def remove(self, document_id: str) -> UserDocument:
        """Forgets a document and its text.

        Raises:
            CorpusError: there is none of that id.
        """
        document = self.get(document_id)
        with storage_faults(self._folder):
            for ending in ("json", "md"):
                (self._folder / f"{document.id}.{ending}").unlink(missing_ok=True)
        return document

    def _free_id(self, path: Path) -> str:
        stem = file_name(path.stem).lower()
        taken = {document.id for document in self.all()}
        numbered = (stem if n == 1 else f"{stem}-{n}" for n in range(1, len(taken) + 2))
        return next(each for each in numbered if each not in taken)


def add_all(
    documents: Documents,
    paths: Iterable[Path],
    kind: Kind,
    on_file: Callable[[Path, UserDocument | CorpusError, bool], None],
) -> None:
    """Adds files and the readable files in folders; one that cannot be read stops no other.

    Args:
        documents: where they are kept.
        paths: what the user named. Of a folder, links that lead out of it are not followed.
        kind: what kind of documents they are.
        on_file: is told of each file what came of it, and whether its text is new.
    """
    for path in paths:
        for file in files_in(path):
            try:
                document, new = documents.add(file, kind)
                on_file(file, document, new)
            except CorpusError as error:
                on_file(file, error, False)


def files_in(path: Path) -> Iterator[Path]:
    """Yields a file, or the readable files in a folder that lie inside it."""
    if not path.is_dir():
        yield path
        return
    root = path.resolve()
    for file in sorted(path.rglob("*")):
        inside = file.resolve().is_relative_to(root)
        if file.suffix.lower() in ENDINGS and file.is_file() and inside:
            yield file
