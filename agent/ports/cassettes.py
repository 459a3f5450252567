"""The cassette port: recordings of a model's answers, one file a case, over vcrpy.

A request is matched by method, path and JSON body. Nothing is stored that could be a secret:
of the headers only the content type is kept, addresses lose host and query, and what looks like
a key is blacked out of the bodies. Large cassettes are compressed.
"""

import gzip
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vcr
from vcr.errors import CannotOverwriteExistingCassetteException
from vcr.serialize import deserialize, serialize
from yaml import YAMLError

from agent.errors import DataError, StaleError
from agent.ports.files import file_name, storage_faults

BLACKED_OUT = "[secret]"
_HOST = "http://model"
_COMPRESS_OVER = 16 << 10
_KEPT_HEADERS = ("content-type",)
_SECRET_NAMES = re.compile(r"(KEY|TOKEN|SECRET|PASSWORD)$")
_SECRET_SHAPES = re.compile(
    r"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}"
    r"|\b(?:ghp|gho|ghs|github_pat|hf|xox[abp]|glpat)[_-][A-Za-z0-9_-]{16,}"
    r"|\bA(?:KIA|SIA|Iza)[A-Za-z0-9_-]{12,}"
    r"|\bBearer\s+[A-Za-z0-9._~+/-]{16,}=*"
    r"|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}"
)
_SHORTEST_SECRET = 8


@dataclass(frozen=True, slots=True)
class CassetteKey:
    """Which recording is meant.

    Attributes:
        suite: the suite's id.
        model: the model's PROVIDER:NAME.
        case: the case's name.
        repeat: which sample of it, from 1.
    """

    suite: str
    model: str
    case: str
    repeat: int = 1

    @property
    def path(self) -> Path:
        """The recording's path under a folder of cassettes, not compressed."""
        sample = "" if self.repeat == 1 else f".r{self.repeat}"
        model = file_name(self.model.removeprefix("embedded:"))
        return Path(self.suite) / model / f"{file_name(self.case)}{sample}.yaml"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Folders of cassettes; the first that holds a recording has it, and new ones go to it.

    Attributes:
        folders: at least one.
    """

    folders: Sequence[Path]

    def found(self, key: CassetteKey) -> Iterator[Path]:
        """Yields the recordings of a case, the one to prefer first."""
        for folder in self.folders:
            plain = folder / key.path
            for path in (plain, _compressed(plain)):
                if path.is_file():
                    yield path

    def new(self, key: CassetteKey) -> Path:
        """Returns where a new recording goes."""
        return self.folders[0] / key.path


@dataclass(slots=True)
class Tape:
    """What a recording says beside the requests.

    Attributes:
        seconds: wall-clock seconds that the model's calls took when they were recorded.
    """

    seconds: float = 0.0


@contextmanager
def replaying(path: Path) -> Iterator[Tape]:
    """Answers every request from a recording; a missing file answers none.

    Raises:
        StaleError: a request is made that the recording does not hold, or one that it holds is
            not made.
    """
    with recorder("none").use_cassette(str(path)) as cassette:
        try:
            yield Tape(float(cassette.get_metadata("seconds", 0.0)) if len(cassette) else 0.0)
        except CannotOverwriteExistingCassetteException as error:
            raise StaleError(f"a request has changed ({_difference(cassette, error)})") from error
        if not cassette.all_played:
            left = len(cassette) - cassette.play_count
            raise StaleError(f"{left} recorded requests are no longer made")


@contextmanager
def recording(path: Path) -> Iterator[Tape]:
    """Records every request; the file is there, whole, only if the block ends without an error.

    What the block writes into the tape is kept beside the requests.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    with storage_faults(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / path.name
        with recorder("all").use_cassette(str(fresh)) as cassette:
            tape = Tape()
            yield tape
            cassette.get_metadata("seconds", round(tape.seconds, 3))
        made = next((p for p in (fresh, _compressed(fresh)) if p.is_file()), None)
        with storage_faults(path):
            for old in (path, _compressed(path)):
                old.unlink(missing_ok=True)
            if made is not None:
                _put(path.with_name(made.name), made.read_bytes())


def cassette_text(path: Path) -> str:
    """Returns a recording's own text, decompressed.

    Raises:
        DataError: the file is damaged.
    """
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise DataError(f"{path} cannot be read ({error})", "record it anew") from error


def exchanges(path: Path) -> list[tuple[dict[str, Any], str]]:
    """Returns the recording as pairs: the request's JSON body, and the answer's text.

    Raises:
        DataError: the file is damaged, or no recording.
    """
    try:
        return _exchanges(cassette_text(path))
    except (ValueError, LookupError, TypeError, AttributeError, YAMLError) as error:
        raise DataError(f"{path} is not a recording", "name one under evals/") from error


def _exchanges(text: str) -> list[tuple[dict[str, Any], str]]:
    requests, responses, *_ = deserialize(text, vcr.serializers.yamlserializer)
    return [
        (json.loads(request.body), answer_text(response["body"]["string"]))
        for request, response in zip(requests, responses, strict=True)
    ]


def answer_text(body: bytes | str) -> str:
    """Returns what a chat endpoint answered, from a whole or a streamed body."""
    text = body.decode() if isinstance(body, bytes) else body
    if not text.startswith("data:"):
        return _said(json.loads(text), "message")
    events = [line[5:].strip() for line in text.splitlines() if line.startswith("data:")]
    return "".join(_said(json.loads(each), "delta") for each in events if each != "[DONE]")


def _said(body: dict[str, Any], where: str) -> str:
    if "error" in body:
        return f"(error: {body['error']})"
    return "".join(choice[where].get("content") or "" for choice in body.get("choices", ()))


def recorder(mode: str) -> Any:
    """Returns a vcrpy recorder that matches and scrubs as this module says.

    Args:
        mode: `none` to replay, `all` to record.
    """
    made = vcr.VCR(
        match_on=["method", "path", "json_body"],
        record_mode=vcr.mode(mode),
        before_record_request=scrubbed_request,
        before_record_response=scrubbed_response,
        decode_compressed_response=True,
    )
    made.register_matcher("json_body", _same_json)
    made.register_persister(_Persister)
    return made


class _Persister:
    """Keeps a cassette as YAML, compressed where that helps."""

    @classmethod
    def load_cassette(cls, cassette_path: str, serializer: Any) -> Any:
        path = Path(cassette_path)
        if not path.is_file():
            raise vcr.persisters.filesystem.CassetteNotFoundError
        return deserialize(cassette_text(path), serializer)

    @staticmethod
    def save_cassette(cassette_path: str, cassette_dict: Any, serializer: Any) -> None:
        path, data = Path(cassette_path), serialize(cassette_dict, serializer).encode()
        if len(data) > _COMPRESS_OVER:
            path, data = _compressed(path), gzip.compress(data, mtime=0)
        path.write_bytes(data)


def _compressed(path: Path) -> Path:
    return path.with_name(f"{path.name}.gz")


def _put(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _same_json(first: Any, second: Any) -> None:
    if json.loads(first.body) != json.loads(second.body):
        raise AssertionError("the bodies differ")


def scrubbed_request(request: Any) -> Any:
    """Takes out of a request what must not be kept; used on recording and on matching."""
    request.uri = f"{_HOST}{request.path}"
    request.headers = _scrubbed_headers(request.headers)
    if request.body:
        request.body = _scrubbed(request.body)
    return request


def scrubbed_response(response: dict[str, Any]) -> dict[str, Any]:
    """Takes out of a response what must not be kept."""
    body = dict(response.get("body") or {})
    if body.get("string"):
        body["string"] = _scrubbed(_joined_if_secret(body["string"]))
    return {**response, "headers": _scrubbed_headers(response["headers"]), "body": body}


def _joined_if_secret(body: Any) -> Any:
    """A streamed answer with a secret in it, told in one piece, so that it can be blacked out."""
    text = body.decode("utf-8", "surrogateescape") if isinstance(body, bytes) else str(body)
    if not text.startswith("data:"):
        return body
    whole = answer_text(text)
    if _scrubbed(whole) == whole:
        return body
    lines = []
    for line in text.splitlines():
        event = json.loads(line[5:]) if line.startswith("data:") and "[DONE]" not in line else None
        for choice in event.get("choices", ()) if event else ():
            if choice.get("delta", {}).get("content"):
                choice["delta"]["content"], whole = whole, ""
        lines.append(line if event is None else f"data: {json.dumps(event)}")
    joined = "\n".join(lines) + "\n\n"
    return joined.encode("utf-8", "surrogateescape") if isinstance(body, bytes) else joined


def _scrubbed_headers(headers: Mapping[str, Any]) -> dict[str, Any]:
    return {k.lower(): v for k, v in headers.items() if k.lower() in _KEPT_HEADERS}


def _scrubbed(body: Any) -> Any:
    """Blacks out what looks like a key, and the values of the environment's own keys."""
    text = body.decode("utf-8", "surrogateescape") if isinstance(body, bytes) else str(body)
    for name, value in os.environ.items():
        if _SECRET_NAMES.search(name) and len(value) >= _SHORTEST_SECRET:
            text = text.replace(value, BLACKED_OUT)
    text = _SECRET_SHAPES.sub(BLACKED_OUT, text)
    return text.encode("utf-8", "surrogateescape") if isinstance(body, bytes) else text


def _difference(cassette: Any, error: CannotOverwriteExistingCassetteException) -> str:
    """Says where the request that was not found begins to differ from the likeliest recorded."""
    wanted = _texts(error.failed_request)
    unplayed = [r for n, r in enumerate(cassette.requests) if not cassette.play_counts[n]]
    if not unplayed:
        return "more requests are made than were recorded"
    recorded = _texts(unplayed[0])
    for name in dict.fromkeys((*wanted, *recorded)):
        if wanted.get(name) != recorded.get(name):
            return f"{name} differs"
    return "the same requests in another order"


def _texts(request: Any) -> dict[str, str]:
    body = json.loads(scrubbed_request(request).body)
    messages = body.pop("messages", [])
    named = {f"message {n} ({m['role']})": str(m["content"]) for n, m in enumerate(messages)}
    return named | {key: json.dumps(value, sort_keys=True) for key, value in body.items()}
