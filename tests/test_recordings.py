"""A recording that does not fit must fail, never match silently."""

from pathlib import Path

import pytest
import yaml
from vcr.errors import CannotOverwriteExistingCassetteException

from agent.ports.chat import Message
from agent.ports.langchain_model import LangChainModel
from tests.conftest import CASSETTES, replayed

NAME = "test_a_record_comes_back_by_its_schema"


def test_a_changed_prompt_finds_no_recording() -> None:
    with replayed(CASSETTES / f"{NAME}.yaml") as (model, cassette):
        with pytest.raises(CannotOverwriteExistingCassetteException):
            model.complete([Message("user", "Another prompt.")], max_tokens=60)
        assert not cassette.all_played


@pytest.mark.parametrize("path", sorted(CASSETTES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_recording_holds_no_secret_and_no_place(path: Path) -> None:
    for made in yaml.safe_load(path.read_text())["interactions"]:
        assert made["request"]["uri"].startswith(("http://model/v1/", "http://127.0.0.1:9/v1/"))
        names = {name.lower() for name in made["request"]["headers"]}
        assert not names & {"authorization", "cookie", "user-agent", "host"}
        assert set(made["response"]["headers"]) <= {"content-type", "Content-Type"}
        assert "/root" not in str(made)
        assert "/home" not in str(made)


def test_every_recording_belongs_to_a_test() -> None:
    tests = "".join(path.read_text() for path in Path(__file__).parent.rglob("test_*.py"))
    for path in CASSETTES.glob("*.yaml"):
        assert f"def {path.stem}(" in tests, f"{path.name} is replayed by no test"


def test_a_model_that_is_replayed_has_the_name_of_the_recorded_one() -> None:
    with replayed(CASSETTES / f"{NAME}.yaml") as (model, _):
        assert isinstance(model, LangChainModel)
        assert model.stamp.id == "embedded:qwen2.5-coder-1.5b"
