"""A probe on disk: its card as JSON, its numbers as npz beside it."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from pydantic import ValidationError

from agent.errors import DataError
from agent.ports.files import write_whole
from agent.records import ProbeCard
from agent.steps.logistic import Floats, Logistic
from agent.steps.probing import Kernel, Marking, Numbers

CARD, NUMBERS = "grader.json", "grader.npz"

_DAMAGED = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    EOFError,
    ValidationError,
    zipfile.BadZipFile,
)


def read_probe(folder: Path) -> tuple[ProbeCard, Mapping[str, Numbers]]:
    """Reads a probe.

    Args:
        folder: that holds both files.

    Returns:
        The card, and the numbers by round.

    Raises:
        DataError: a file is missing or damaged.
    """
    card = read_card(folder)
    with _readable():
        with (folder / NUMBERS).open("rb") as body, np.load(body, allow_pickle=False) as file:
            kept = {name: file[name].astype(np.float64) for name in file.files}
        return card, {fit.round: _numbers(kept, fit.round) for fit in card.rounds}


def read_card(folder: Path) -> ProbeCard:
    """Reads a probe's card alone.

    Raises:
        DataError: the file is missing or damaged.
    """
    with _readable():
        return ProbeCard.model_validate_json((folder / CARD).read_bytes())


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise DataError(
            f"the embedded grader's numbers cannot be read ({type(error).__name__}); fit it anew"
            " in a checkout (mockloop grader fit --write), or install mockloop again"
        ) from error


def _numbers(kept: dict[str, Floats], round_id: str) -> Numbers:
    def part(start: str) -> dict[str, Floats]:
        return {key.removeprefix(start): kept[key] for key in kept if key.startswith(start)}

    return Numbers(
        placing=Logistic(**part(f"{round_id}/placing/")),
        spoken=Logistic(**part(f"{round_id}/spoken/")),
        picking=Logistic(**part(f"{round_id}/picking/")),
        marking=Marking(Kernel(**part("kernel/")), **part(f"{round_id}/marking/")),
    )


def write_probe(folder: Path, card: ProbeCard, numbers: Mapping[str, Numbers]) -> None:
    """Writes a probe; its numbers as 32-bit ones, the labelled vectors as 16-bit ones.

    Args:
        folder: where to.
        card: what it is.
        numbers: by round; the kernel is the same in all.

    Raises:
        StorageError: the disk is full or the folder cannot be written.
    """
    arrays: dict[str, Any] = {}
    for round_id, fitted in numbers.items():
        for part in ("placing", "spoken", "picking", "marking"):
            inside = getattr(fitted, part)
            for name in (field.name for field in fields(inside) if field.name != "kernel"):
                arrays[f"{round_id}/{part}/{name}"] = getattr(inside, name).astype(np.float32)
        kernel = fitted.marking.kernel
        for name in (field.name for field in fields(kernel)):
            kind = np.float16 if name == "support" else np.float32
            arrays[f"kernel/{name}"] = getattr(kernel, name).astype(kind)
    body = io.BytesIO()
    np.savez_compressed(body, **arrays)
    write_whole(folder / NUMBERS, body.getvalue())
    write_whole(folder / CARD, card.model_dump_json(indent=1) + "\n")
