"""What the environment says. Nothing else in the package reads it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

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
        openai_key_set: OPENAI_API_KEY holds something.
    """

    home: Path
    model: str | None = None
    grader_model: str | None = None
    base_url: str | None = None
    gguf: Path | None = None
    openai_key_set: bool = False

    @classmethod
    def read(cls) -> "Settings":
        """Reads the environment."""
        gguf = os.environ.get("MOCKLOOP_GGUF")
        return cls(
            home=_home(),
            model=os.environ.get("MOCKLOOP_MODEL") or None,
            grader_model=os.environ.get("MOCKLOOP_GRADER_MODEL") or None,
            base_url=os.environ.get("MOCKLOOP_BASE_URL") or None,
            gguf=Path(gguf).expanduser() if gguf else None,
            openai_key_set=bool(os.environ.get("OPENAI_API_KEY")),
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


def _home() -> Path:
    chosen = os.environ.get("MOCKLOOP_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_path

    return user_data_path("mockloop", appauthor=False)
