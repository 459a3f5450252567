"""What ships in the wheel is enough to run from."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
RENDER = """
from agent import assets
root = assets.data_root()
assert root.name == "_data", root
print(assets.prompt("judges/area").render("area", title="T", definition="D"))
print(len(assets.questions("ml-design")), len(list(assets.guides().glob("*.md"))))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(folder.glob("*.whl"))


def test_a_prompt_renders_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    done = subprocess.run(
        [sys.executable, "-c", RENDER],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "Area to grade now: T" in done.stdout


def test_the_wheel_holds_the_data_and_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    for folder in ("prompts", "corpus", "evals"):
        assert any(name.startswith(f"agent/_data/{folder}/") for name in names)
    assert not any(name.startswith("tests/") for name in names)


def _pins(name: str) -> dict[str, str]:
    pins = {}
    for line in (ROOT / name).read_text().splitlines():
        package, _, version = line.partition("==")
        assert package
        assert version, line
        assert "/" not in line
        pins[package] = version
    return pins


def test_every_pin_is_a_name_and_a_version() -> None:
    assert _pins("constraints.txt")


def test_the_baselines_move_only_what_their_library_asks_for() -> None:
    pins, others = _pins("constraints.txt"), _pins("constraints-baselines.txt")
    assert {"deepeval", "openevals"} <= others.keys()
    assert pins.keys() & others.keys() == {"click", "huggingface-hub", "rich"}
