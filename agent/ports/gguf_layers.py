"""Weights cut down to their first layers, so that a hidden state in the middle can be read.

What a language model knows of a text is read better from its middle layers than from its last,
which only has the next token in view, and a shorter model is read through faster. The server
gives the hidden state of the last layer there is; so the file ends at the layer that is wanted.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

from gguf import GGUFReader, GGUFValueType, GGUFWriter

from agent.ports.files import storage_faults

_ARCHITECTURE = "general.architecture"
_BLOCK = "blk."


def first_layers(weights: Path, layers: int, folder: Path, sha256: str) -> Path:
    """Returns a GGUF file with the first layers of another, writing it where it is not there yet.

    Args:
        weights: a whole GGUF file.
        layers: how many are kept.
        folder: where the shorter file is kept.
        sha256: of the weights; part of the file's name.

    Raises:
        ValueError: the file has fewer layers.
        StorageError: the disk is full or the folder cannot be written.
    """
    path = folder / f"{weights.stem}-{sha256[:8]}-first-{layers}.gguf"
    if path.exists():
        return path
    with storage_faults(folder):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=f".{path.name}.")
        os.close(descriptor)
        try:
            _write(GGUFReader(weights), Path(name), layers)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    return path


def _write(reader: GGUFReader, path: Path, layers: int) -> None:
    architecture = str(reader.fields[_ARCHITECTURE].contents())
    count = f"{architecture}.block_count"
    there = int(reader.fields[count].contents())
    if layers > there:
        raise ValueError(f"the weights have {there} layers, not {layers}")
    writer = GGUFWriter(path, architecture)
    for key, field in reader.fields.items():
        if key.startswith("GGUF.") or key == _ARCHITECTURE:
            continue
        value: Any = layers if key == count else field.contents()
        kind = field.types[0]
        inner = field.types[-1] if kind == GGUFValueType.ARRAY else None
        writer.add_key_value(key, value, kind, sub_type=inner)
    for tensor in reader.tensors:
        if _kept(tensor.name, layers):
            writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _kept(name: str, layers: int) -> bool:
    return not name.startswith(_BLOCK) or int(name.split(".")[1]) < layers
