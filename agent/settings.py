"""What the environment says. Nothing else in the package reads it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from agent.errors import SettingError

Role = Literal["interviewer", "grader"]


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    Attributes:
        home: everything that the program keeps (MOCKLOOP_HOME).
        model: the interviewer's model, PROVIDER:NAME (MOCKLOOP_MODEL), or None.
        grader_model: the grader's, where it is another (MOCKLOOP_GRADER_MODEL), or None.
        base_url: an OpenAI-compatible endpoint (MOCKLOOP_BASE_URL), or None.
        gguf: weights in a file of the user's own (MOCKLOOP_GGUF), or None.
        chroma_url: a Chroma server instead of the embedded index (MOCKLOOP_CHROMA_URL), or None.
        threads: how many the embedded model may use (MOCKLOOP_THREADS); 0 for all processors.
        openai_key_set: OPENAI_API_KEY holds something.
    """

    home: Path
    model: str | None = None
    grader_model: str | None = None
    base_url: str | None = None
    gguf: Path | None = None
    chroma_url: str | None = None
    threads: int = 0
    openai_key_set: bool = False

    @classmethod
    def read(cls) -> "Settings":
        """Reads the environment.

        Raises:
            SettingError: a setting cannot be what it says it is.
        """
        key, base_url = os.environ.get("OPENAI_API_KEY", ""), os.environ.get("MOCKLOOP_BASE_URL")
        if not (key.isascii() and key.isprintable()):
            raise SettingError("OPENAI_API_KEY holds characters no key has", "set it anew")
        chroma_url = os.environ.get("MOCKLOOP_CHROMA_URL")
        for name, url in (("MOCKLOOP_BASE_URL", base_url), ("MOCKLOOP_CHROMA_URL", chroma_url)):
            if url:
                _check_url(name, url)
        gguf = os.environ.get("MOCKLOOP_GGUF")
        return cls(
            home=_home(),
            model=os.environ.get("MOCKLOOP_MODEL") or None,
            grader_model=os.environ.get("MOCKLOOP_GRADER_MODEL") or None,
            base_url=base_url or None,
            gguf=Path(os.path.expanduser(gguf)) if gguf else None,
            chroma_url=chroma_url or None,
            threads=_threads(os.environ.get("MOCKLOOP_THREADS") or "0"),
            openai_key_set=bool(key),
        )

    def model_for(self, role: Role, hosted_default: str, embedded_default: str) -> str:
        """Returns the PROVIDER:NAME that plays a role; the embedded model where nothing is set.

        Raises:
            SettingError: an endpoint is set but no model.
        """
        chosen = (self.grader_model if role == "grader" else None) or self.model
        if chosen:
            return chosen
        if self.base_url:
            raise SettingError(
                "MOCKLOOP_BASE_URL is set but no model is named",
                "set MOCKLOOP_MODEL to openai:NAME, with a name that the endpoint serves",
            )
        hosted = self.openai_key_set and self.gguf is None
        return hosted_default if hosted else f"embedded:{embedded_default}"


def _check_url(name: str, url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        usable = usable and url.isascii() and url.isprintable() and " " not in url
    except ValueError:
        usable = False
    if not usable:
        example = "http://HOST:PORT/v1" if name == "MOCKLOOP_BASE_URL" else "http://HOST:PORT"
        raise SettingError(f"{name} is not a URL of an endpoint", f"write {example}")


def _threads(text: str) -> int:
    if not (text.isdecimal() and int(text) <= 1024):
        raise SettingError("MOCKLOOP_THREADS is not a number of threads", "write one from 1 up")
    return int(text)


def _home() -> Path:
    chosen = os.environ.get("MOCKLOOP_HOME")
    if chosen:
        return Path(os.path.expanduser(chosen))
    from platformdirs import user_data_path

    return user_data_path("mockloop", appauthor=False)
