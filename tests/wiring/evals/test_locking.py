"""Everything that has a version is as the lock file says."""

from pathlib import Path

import pytest

from agent import assets
from agent.records import Stamp
from agent.wiring.evals.locking import everything, lock_faults, locked

NAMES = [each.name for each in everything()]


def test_a_changed_body_has_a_new_version() -> None:
    faults = [f"{fault}: {remedy}" for fault, remedy in lock_faults(locked())]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(
    "kind",
    [
        "prompt",
        "rubric",
        "round",
        "candidate",
        "questions",
        "schema",
        "calibration",
        "corpus",
        "fixtures",
        "model",
    ],
)
def test_every_kind_of_thing_is_locked(kind: str) -> None:
    assert [name for name in NAMES if name.partition(" ")[0] == kind]


@pytest.mark.parametrize("name", NAMES)
def test_everything_has_a_version_and_a_hash(name: str) -> None:
    [each] = [each for each in everything() if each.name == name]
    assert each.stamp.version
    assert each.stamp.sha256


def test_a_changed_body_with_an_unchanged_version_prints_the_fix() -> None:
    name = "prompt judges/area"
    old = locked()[name].model_copy(update={"sha256": "000000000000"})
    assert lock_faults({**locked(), name: old}) == [
        (
            "prompt judges/area has changed, but its version is still 1",
            "raise the version (prompts/judges/area.yaml), "
            "then run 'mockloop eval versions --write'",
        )
    ]


def test_a_raised_version_only_needs_the_lock_written() -> None:
    name = "prompt judges/area"
    old = Stamp(id="judge-area", version="0", sha256="000000000000")
    assert lock_faults({**locked(), name: old}) == [
        (
            "prompt judges/area is at version 1, the lock at 0",
            "run 'mockloop eval versions --write'",
        )
    ]


def test_what_is_new_and_what_is_gone_is_said() -> None:
    lock = {**locked(), "prompt old": Stamp(id="old", version="1", sha256="0" * 12)}
    del lock["corpus guides"]
    faults = [fault for fault, _ in lock_faults(lock)]
    assert faults == ["corpus guides is new", "prompt old is gone"]


def test_a_word_changed_in_a_prompt_file_changes_its_hash(tmp_path: Path) -> None:
    for folder in ("corpus", "evals"):
        (tmp_path / folder).symlink_to(assets.data_root() / folder)
    for path in (assets.data_root() / "prompts").rglob("*.yaml"):
        copy = tmp_path / path.relative_to(assets.data_root())
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8")
        copy.write_text(text.replace("You grade one interview", "You mark one interview"))
    with assets.rooted(tmp_path):
        faults = [fault for fault, _ in lock_faults(locked())]
    assert faults == ["prompt judges/area has changed, but its version is still 1"]
    assert lock_faults(locked()) == []
