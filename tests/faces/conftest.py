import os
import shutil
from pathlib import Path

import pytest

from agent.settings import Settings
from agent.wiring.corpus import index_guides, open_index


@pytest.fixture(scope="session")
def prepared_home(tokenizer: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home as it is after `make setup` and a first run: tokenizer fetched, guides indexed."""
    home = tmp_path_factory.mktemp("prepared")
    (home / "models").mkdir()
    (home / "models" / tokenizer.name).write_bytes(tokenizer.read_bytes())
    index_guides(open_index(Settings(home=home)))
    return home


@pytest.fixture
def env(home: Path, prepared_home: Path) -> dict[str, str]:
    """An environment with a prepared home of its own, and no network."""
    shutil.copytree(prepared_home, home)
    return {**os.environ, "PIP_NO_INDEX": "1", "HF_HUB_OFFLINE": "1", "COLUMNS": "200"}
