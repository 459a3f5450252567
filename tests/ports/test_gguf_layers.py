from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFReader, GGUFWriter

from agent.ports.gguf_layers import first_layers

SHA = "0123456789abcdef"


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.gguf"
    writer = GGUFWriter(path, "qwen2")
    writer.add_block_count(4)
    writer.add_name("tiny")
    writer.add_token_list(["a", "b"])
    for name in ("token_embd.weight", "output_norm.weight"):
        writer.add_tensor(name, np.ones((2, 4), dtype=np.float32))
    for layer in range(4):
        writer.add_tensor(f"blk.{layer}.w", np.full((2, 4), layer, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_the_first_layers_are_kept_and_the_count_is_changed(weights: Path, tmp_path: Path) -> None:
    cut = GGUFReader(first_layers(weights, 2, tmp_path / "cut", SHA))
    assert int(cut.fields["qwen2.block_count"].contents()) == 2
    assert cut.fields["general.name"].contents() == "tiny"
    assert cut.fields["tokenizer.ggml.tokens"].contents() == ["a", "b"]
    names = {tensor.name for tensor in cut.tensors}
    assert names == {"token_embd.weight", "output_norm.weight", "blk.0.w", "blk.1.w"}
    assert next(t for t in cut.tensors if t.name == "blk.1.w").data.tolist() == [[1.0] * 4] * 2


def test_a_cut_that_is_there_is_not_written_again(weights: Path, tmp_path: Path) -> None:
    first = first_layers(weights, 2, tmp_path, SHA)
    written = first.stat().st_mtime_ns
    assert first_layers(weights, 2, tmp_path, SHA).stat().st_mtime_ns == written
    assert first_layers(weights, 3, tmp_path, SHA) != first


def test_more_layers_than_there_are_leave_nothing_behind(weights: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="4 layers, not 5"):
        first_layers(weights, 5, tmp_path / "cut", SHA)
    assert list((tmp_path / "cut").iterdir()) == []
