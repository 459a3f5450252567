import gzip
import json
from pathlib import Path

import pytest
import yaml

from agent.errors import DataError, ModelUnavailableError, StaleError
from agent.ports.cassettes import (
    BLACKED_OUT,
    CassetteKey,
    Shelf,
    answer_text,
    cassette_text,
    exchanges,
    recording,
    replaying,
    scrubbed_response,
)
from agent.ports.chat import Message
from agent.ports.langchain_model import LangChainModel
from tests.doubles import Answer, endpoint

KEY = CassetteKey("grading", "embedded:small", "a-case")
ASKED = [Message("system", "You ask."), Message("user", "Say hello.")]
SECRETS = {
    "header": "sk-proj-0123456789abcdefABCDEF",
    "environment": "orange-elephant-7781",
    "github": "ghp_0123456789abcdefghij0123456789abcd",
    "amazon": "AKIAIOSFODNN7EXAMPLE",
    "token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
}


def _model(url: str, key: str = "k") -> LangChainModel:
    return LangChainModel("openai:m", base_url=url, api_key=key)


def _record(path: Path, *asked: list[Message], said: str = "Hello there.", key: str = "k") -> None:
    with endpoint(Answer(said)) as served, recording(path) as tape:
        for messages in asked:
            _model(served.url, key).complete(messages, max_tokens=5)
        tape.seconds = 1.5


def test_a_recording_answers_without_the_endpoint(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, ASKED)
    with replaying(path) as tape:
        reply = _model("http://127.0.0.1:9/v1").complete(ASKED, max_tokens=5)
    assert (reply.value, tape.seconds) == ("Hello there.", 1.5)


def test_a_changed_prompt_is_stale_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, ASKED)
    changed = [ASKED[0], Message("user", "Say goodbye.")]
    with pytest.raises(StaleError, match=r"message 1 \(user\) differs"), replaying(path):
        _model("http://127.0.0.1:9/v1").complete(changed, max_tokens=5)


def test_another_longest_answer_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, ASKED)
    with pytest.raises(StaleError, match="max_completion_tokens differs"), replaying(path):
        _model("http://127.0.0.1:9/v1").complete(ASKED, max_tokens=6)


def test_a_request_that_is_no_longer_made_is_stale(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, ASKED, [Message("user", "More.")])
    with pytest.raises(StaleError, match="1 recorded requests are no longer made"), replaying(path):
        _model("http://127.0.0.1:9/v1").complete(ASKED, max_tokens=5)


def _replay_twice(path: Path) -> None:
    with replaying(path):
        for _ in range(2):
            _model("http://127.0.0.1:9/v1").complete(ASKED, max_tokens=5)


def test_a_second_identical_request_needs_a_second_recording(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, ASKED)
    with pytest.raises(StaleError, match="more requests"):
        _replay_twice(path)


def test_without_a_recording_every_request_is_stale(tmp_path: Path) -> None:
    with pytest.raises(StaleError), replaying(tmp_path / "none.yaml"):
        _model("http://127.0.0.1:9/v1").complete(ASKED, max_tokens=5)


def test_a_block_that_fails_leaves_the_old_recording(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, ASKED)
    before = path.read_bytes()
    with pytest.raises(ModelUnavailableError), recording(path):
        raise ModelUnavailableError("gone")
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_no_planted_secret_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_VENDOR_API_KEY", SECRETS["environment"])
    path = tmp_path / "a.yaml"
    bodies = [value for name, value in SECRETS.items() if name != "header"]
    asked = [Message("user", f"My keys are {', '.join(bodies)} and Bearer {SECRETS['token']}.")]
    said = f"Yours is {SECRETS['github']} or {SECRETS['environment']}."
    with endpoint(Answer(said)) as served, recording(path):
        _model(f"{served.url}?key={SECRETS['amazon']}", SECRETS["header"]).complete(
            asked, max_tokens=5
        )
    text = cassette_text(path)
    assert [name for name, secret in SECRETS.items() if secret in text] == []
    assert BLACKED_OUT in text
    [made] = yaml.safe_load(text)["interactions"]
    assert made["request"]["uri"].startswith("http://model/v1")
    assert "?" not in made["request"]["uri"]
    assert set(made["request"]["headers"]) == {"content-type"}
    assert set(made["response"]["headers"]) == {"content-type"}


def test_a_secret_that_arrives_in_pieces_is_not_kept() -> None:
    pieces = [SECRETS["github"][start : start + 7] for start in range(0, 40, 7)]
    events = [
        json.dumps({"choices": [{"index": 0, "delta": {"content": piece}}]})
        for piece in ("Yours is ", *pieces, ".")
    ]
    body = "".join(f"data: {event}\n\n" for event in events) + "data: [DONE]\n\n"
    kept = scrubbed_response({"headers": {}, "body": {"string": body.encode()}})
    assert answer_text(kept["body"]["string"]) == f"Yours is {BLACKED_OUT}."
    assert not any(piece in kept["body"]["string"].decode() for piece in pieces[1:4])


def test_a_prompt_with_a_secret_in_it_still_finds_its_recording(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    asked = [Message("user", f"My key is {SECRETS['github']}.")]
    _record(path, asked)
    with replaying(path):
        assert _model("http://127.0.0.1:9/v1").complete(asked, max_tokens=5).value


def test_a_large_recording_is_compressed_and_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, [Message("user", "long " * 5_000)])
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml.gz"]
    packed = tmp_path / "a.yaml.gz"
    assert "long long" in cassette_text(packed)
    assert gzip.decompress(packed.read_bytes()).decode() == cassette_text(packed)
    with replaying(packed):
        _model("http://127.0.0.1:9/v1").complete([Message("user", "long " * 5_000)], max_tokens=5)


def test_a_recording_that_shrank_leaves_no_compressed_one_behind(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, [Message("user", "long " * 5_000)])
    _record(path, ASKED)
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_recording_can_be_read_as_what_was_asked_and_answered(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    _record(path, ASKED)
    [(body, answer)] = exchanges(path)
    assert body["messages"][1]["content"] == "Say hello."
    assert answer == "Hello there."


def test_a_damaged_recording_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml.gz"
    path.write_bytes(b"\x1f\x8bnot gzip")
    with pytest.raises(DataError, match="cannot be read"):
        cassette_text(path)


@pytest.mark.parametrize("text", ["", "a: 1", "[", "interactions: [1]", "- 1"])
def test_what_is_no_recording_says_so(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(text)
    with pytest.raises(DataError, match="is not a recording"):
        exchanges(path)


def test_every_sample_has_a_recording_of_its_own() -> None:
    paths = {CassetteKey("s", "openai:m", "c", sample).path for sample in (1, 2, 3)}
    assert len(paths) == 3


def test_a_case_name_from_outside_stays_in_its_folder() -> None:
    path = CassetteKey("grading", "openai:a/b", "../../etc/passwd").path
    assert ".." not in path.parts
    assert len(path.parts) == 3


def test_the_first_folder_that_has_a_recording_is_preferred(tmp_path: Path) -> None:
    for folder in ("own", "shared"):
        path = tmp_path / folder / KEY.path
        path.parent.mkdir(parents=True)
        path.write_text("x")
    shelf = Shelf((tmp_path / "own", tmp_path / "shared"))
    assert next(shelf.found(KEY)).is_relative_to(tmp_path / "own")
    assert shelf.new(KEY).is_relative_to(tmp_path / "own")
