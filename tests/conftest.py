import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from vcr.persisters.filesystem import FilesystemPersister

from agent import assets
from agent.ports.cassettes import recorder
from agent.ports.chat import ChatModel
from agent.ports.corpus_index import CorpusIndex
from agent.ports.corpus_stamp import embedding_name
from agent.ports.embedded import EmbeddedServer
from agent.ports.embedding import MiniLM
from agent.ports.known_vectors import read_known
from agent.ports.langchain_model import LangChainModel
from agent.ports.weights import WeightsCache
from agent.records import Stamp
from agent.settings import Settings
from agent.steps.chunking import CHUNKER
from agent.wiring.corpus import index_guides, vectors_file
from agent.wiring.models import embedded_chat

RECORDING = bool(os.environ.get("MOCKLOOP_RECORD"))
CASSETTES = Path(__file__).parent / "cassettes"
REAL_HOME = Settings.read().home


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gives every test a home of its own and none of the user's settings."""
    for name in list(os.environ):
        if name.startswith("MOCKLOOP_") or name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANGSMITH_TRACING", "false")
    monkeypatch.setenv("MOCKLOOP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def tokenizer() -> Path:
    """The tokenizer that `make setup` fetched."""
    return WeightsCache(REAL_HOME / "models").pull(assets.known_models().tokenizer)


@pytest.fixture(scope="session")
def embedding(tokenizer: Path) -> MiniLM:
    return MiniLM(tokenizer, known=read_known(vectors_file(), embedding_name()))


@pytest.fixture(scope="session")
def guides_index(tmp_path_factory: pytest.TempPathFactory, embedding: MiniLM) -> CorpusIndex:
    """The guide pages, indexed once for all tests that only search them."""
    folder = tmp_path_factory.mktemp("guides")
    index = CorpusIndex(folder, embedding, CHUNKER, assets.retrieval_tuning())
    index_guides(index)
    return index


@pytest.fixture(scope="session")
def _server() -> Iterator[EmbeddedServer | None]:
    """The embedded model while cassettes are being recorded, else nothing."""
    if not RECORDING:
        yield None
        return
    known = assets.known_models().embedded[0]
    path = WeightsCache(REAL_HOME / "models").pull(known)
    with EmbeddedServer(path, known.id) as server:
        yield server


@pytest.fixture
def recorded_model(
    request: pytest.FixtureRequest, _server: EmbeddedServer | None
) -> Iterator[ChatModel]:
    """The embedded model, replayed from this test's cassette; recorded with MOCKLOOP_RECORD=1.

    A request that was not recorded fails, and so does a recorded one that was not made.
    """
    path = CASSETTES / f"{request.node.name}.yaml"
    if _server is None:
        with replayed(path) as (model, cassette):
            yield model
            assert cassette.all_played, "the cassette holds requests that were not made"
        return
    path.unlink(missing_ok=True)
    known = assets.known_models().embedded[0]
    with _recorder("all").use_cassette(str(path)):
        yield embedded_chat(_server, f"embedded:{known.id}", known.sha256)


@contextmanager
def replayed(path: Path) -> Iterator[tuple[ChatModel, Any]]:
    """The embedded model as a cassette has it, and the cassette."""
    known = assets.known_models().embedded[0]
    with _recorder("none").use_cassette(str(path)) as cassette:
        model = LangChainModel(
            f"openai:{known.id}",
            base_url="http://127.0.0.1:9/v1",
            api_key="replayed",
            stamp=Stamp(id=f"embedded:{known.id}", version=known.version, sha256=known.sha256[:12]),
            bounded=True,
        )
        yield model, cassette


def _recorder(mode: str) -> Any:
    made = recorder(mode)
    made.register_persister(FilesystemPersister)
    return made
