"""Where prompts/, corpus/ and evals/ are, in a checkout and in a wheel, and how a file is read.

In a checkout they lie beside the package; a wheel carries them in `agent/_data`.
"""

import hashlib
from contextvars import ContextVar, Token
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from agent.errors import DataError
from agent.records import Record

PACKAGE = Path(__file__).resolve().parent
R = TypeVar("R", bound=Record)

_root: ContextVar[Path | None] = ContextVar("data of another folder", default=None)


def data_root() -> Path:
    """Returns the folder that holds prompts/, corpus/ and evals/.

    Raises:
        FileNotFoundError: neither a checkout nor a wheel's data is there.
    """
    if (chosen := _root.get()) is not None:
        return chosen
    for root in (PACKAGE / "_data", PACKAGE.parent):
        if (root / "prompts").is_dir():
            return root
    raise FileNotFoundError("prompts/ is neither in the package nor beside it")


def use_root(root: Path) -> Token[Path | None]:
    """Reads all data from another folder from now on; `leave_root` ends it."""
    return _root.set(root)


def leave_root(token: Token[Path | None]) -> None:
    """Reads data from where it was read before."""
    _root.reset(token)


def short_hash(text: str) -> str:
    """Returns the first 12 hexadecimal digits over a text, as stamps carry them."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def read_record(path: Path, kind: type[R]) -> R:
    """Reads a YAML file as a record.

    Raises:
        DataError: it is missing, or breaks its own rules.
    """
    try:
        data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
        return kind.of(data)
    except FileNotFoundError as error:
        raise DataError(
            f"{shown_path(path)} is missing", "restore it or reinstall mockloop"
        ) from error
    except (yaml.YAMLError, ValidationError, UnicodeDecodeError, RecursionError) as error:
        first = str(error).splitlines()
        raise DataError(f"{shown_path(path)} cannot be read: {' '.join(first[:4])}") from error


def shown_path(path: Path) -> str:
    """Returns the end of a path, as messages show it."""
    return "/".join(path.parts[-3:])
