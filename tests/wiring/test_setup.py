"""What a round needs before it begins."""

from pathlib import Path

import pytest

from agent.errors import SessionError
from agent.settings import Settings
from agent.wiring.setup import session_lock


def test_a_session_cannot_be_played_in_two_windows(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with session_lock(settings, "s1"):
        with (
            pytest.raises(SessionError, match="s1 is open in another window"),
            session_lock(settings, "s1"),
        ):
            pass
        with session_lock(settings, "s2"):
            pass
    with session_lock(settings, "s1"):
        pass
