"""Which model plays a role, opened for as long as it is needed."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from agent import assets
from agent.errors import SettingError, WeightsError
from agent.ports.judge import Endpoint
from agent.ports.weights import Progress, WeightsCache, fingerprint, silent
from agent.records import KnownModel, Stamp
from agent.settings import Role, Settings

if TYPE_CHECKING:
    from agent.ports.embedded import EmbeddedServer
    from agent.ports.langchain_model import LangChainModel

_EMBEDDED = "embedded"


class Models:
    """The models of one run. Roles with the same name share one model.

    Args:
        settings: the settings of the run.
        progress: is told how far a download has come.
    """

    def __init__(self, settings: Settings, progress: Progress = silent) -> None:
        self._settings = settings
        self._progress = progress
        self._stack = ExitStack()
        self._open: dict[str, LangChainModel] = {}
        self._endpoints: dict[str, Endpoint] = {}

    def name(self, role: Role) -> str:
        """Returns the PROVIDER:NAME of a role without opening it.

        Raises:
            SettingError: no model is named where one must be, or an unknown embedded one is.
        """
        known = assets.known_models()
        name = self._settings.model_for(role, known.hosted_default, known.embedded[0].id)
        if is_embedded(name):
            name = f"{_EMBEDDED}:{self._weights_name(name)}"
        return name

    def get(self, role: Role) -> "LangChainModel":
        """Opens the model of a role, fetching and starting it where need be.

        Raises:
            SettingError: the name cannot be used.
            WeightsError: the embedded model cannot be had.
        """
        name = self.name(role)
        if name not in self._open:
            self._open[name] = self._embedded(name) if is_embedded(name) else self._hosted(name)
        return self._open[name]

    def endpoint(self, role: Role) -> Endpoint:
        """Opens the model of a role, and returns where a library's own client reaches it.

        Raises:
            SettingError: the name cannot be used, or is of no OpenAI-compatible endpoint.
            WeightsError: the embedded model cannot be had.
        """
        name = self.name(role)
        if is_embedded(name):
            self.get(role)
            return self._endpoints[name]
        provider, _, model = name.partition(":")
        if provider != "openai":
            raise SettingError(
                f"{name} is not reached over an OpenAI-compatible endpoint",
                "name an embedded model or openai:NAME, with MOCKLOOP_BASE_URL where it is needed",
            )
        url = self._settings.base_url
        keyless = bool(url) and not self._settings.openai_key_set
        return Endpoint(url, "none" if keyless else None, model)

    def close(self) -> None:
        """Ends what was started."""
        self._stack.close()

    def _hosted(self, name: str) -> "LangChainModel":
        from agent.ports.langchain_model import LangChainModel

        url = self._settings.base_url if name.startswith("openai:") else None
        provider, _, model = name.partition(":")
        if not (provider and model):
            raise SettingError(
                f"{name!r} names no provider and model",
                "write PROVIDER:NAME, as in openai:NAME, anthropic:NAME or ollama:NAME",
            )
        keyless = bool(url) and not self._settings.openai_key_set
        return LangChainModel(name, base_url=url, api_key="none" if keyless else None)

    def _embedded(self, name: str) -> "LangChainModel":
        path, sha256 = self._weights(name)
        server = self._stack.enter_context(self._server(path, name))
        model = name.partition(":")[2]
        self._endpoints[name] = Endpoint(server.url, server.key, model, bounded=True)
        return embedded_chat(server, name, sha256)

    def _server(self, path: Path, name: str) -> "EmbeddedServer":
        from agent.ports.embedded import EmbeddedServer

        return EmbeddedServer(path, name.partition(":")[2], threads=self._settings.threads)

    def _weights_name(self, name: str) -> str:
        if self._settings.gguf is not None:
            return self._settings.gguf.name
        return find_known(name.partition(":")[2]).id

    def _weights(self, name: str) -> tuple[Path, str]:
        cache = WeightsCache(self._settings.home / "models")
        own = self._settings.gguf
        if own is None:
            known = find_known(name.partition(":")[2])
            return cache.pull(known, self._progress), known.sha256
        if not own.is_file():
            raise WeightsError(
                f"MOCKLOOP_GGUF names {own}, which is not a file", "correct it or unset it"
            )
        return own, fingerprint(own, cache.folder)


@contextmanager
def open_models(settings: Settings, progress: Progress = silent) -> Iterator[Models]:
    """Yields the models of one run and ends what they started."""
    models = Models(settings, progress)
    try:
        yield models
    finally:
        models.close()


def embedded_chat(server: "EmbeddedServer", name: str, sha256: str) -> "LangChainModel":
    """Returns the chat model that a running server serves.

    Args:
        server: the running server.
        name: embedded:NAME.
        sha256: of its weights.
    """
    return _embedded_at(server.url, server.key, name, sha256)


def replayed_chat(name: str) -> "LangChainModel":
    """Returns a model as it was recorded: it asks as the real one does, and reaches nothing.

    Args:
        name: PROVIDER:NAME.

    Raises:
        SettingError: there is no such embedded model, or LangChain does not know the provider.
    """
    from agent.ports.langchain_model import LangChainModel

    if not is_embedded(name):
        return LangChainModel(name, api_key="replayed")
    known = find_known(name.partition(":")[2])
    return _embedded_at("http://127.0.0.1:9/v1", "replayed", name, known.sha256)


def _embedded_at(url: str, key: str, name: str, sha256: str) -> "LangChainModel":
    from agent.ports.embedded import CONTEXT_TOKENS
    from agent.ports.langchain_model import LangChainModel

    version = next((m.version for m in assets.known_models().embedded if m.sha256 == sha256), "")
    return LangChainModel(
        f"openai:{name.partition(':')[2]}",
        base_url=url,
        api_key=key,
        stamp=Stamp(id=name, version=version, sha256=sha256[:12]),
        bounded=True,
        context_tokens=CONTEXT_TOKENS,
    )


def find_known(model_id: str) -> KnownModel:
    """Returns a known model by its id; the default for an empty one.

    Raises:
        SettingError: there is no such model.
    """
    known = assets.known_models().embedded
    for model in known:
        if model_id in ("", model.id):
            return model
    raise SettingError(
        f"there is no embedded model {model_id!r}", f"known: {', '.join(m.id for m in known)}"
    )


def embedding_tokenizer(settings: Settings, progress: Progress = silent) -> Path:
    """Returns the tokenizer of the sentence embedding, fetching it where it is not there yet.

    Raises:
        WeightsError: it could not be fetched.
    """
    return WeightsCache(settings.home / "models").pull(assets.known_models().tokenizer, progress)


def is_embedded(name: str) -> bool:
    """Whether a PROVIDER:NAME is one of the models that run on this machine."""
    return name.partition(":")[0] == _EMBEDDED
