"""A data folder in which what graders gave can be written."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent import assets


@contextmanager
def written_labels(tmp_path: Path) -> Iterator[Path]:
    """Reads from a folder of the test's own, which has the labels, and nothing given yet."""
    root, made = assets.data_root(), tmp_path / "data"
    labels = made / "evals" / "labelled"
    labels.mkdir(parents=True)
    for name in ("prompts", "corpus"):
        (made / name).symlink_to(root / name)
    for path in (root / "evals" / "labelled").iterdir():
        if path.name != "given":
            (labels / path.name).symlink_to(path)
    with assets.rooted(made):
        yield made
