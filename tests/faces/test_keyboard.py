"""What is typed: commands, and answers that only look like one."""

import io
import sys

import pytest

from agent.faces.keyboard import Keyboard, is_command


@pytest.mark.parametrize("text", ["/time", "/end", "/help", "/nosuch", " /time \n"])
def test_one_word_after_a_slash_is_a_command(text: str) -> None:
    assert is_command(text)


@pytest.mark.parametrize(
    "text", ["", "time", "// a comment", "/usr/bin is where it lies", "/time is short", "/a/b", "/"]
)
def test_what_only_begins_with_a_slash_is_an_answer(text: str) -> None:
    assert not is_command(text)


def _typed(monkeypatch: pytest.MonkeyPatch, text: str | None) -> Keyboard:
    monkeypatch.setattr(sys, "stdin", None if text is None else io.StringIO(text))
    return Keyboard(lambda: "10:00")


def test_pasted_code_that_begins_with_a_slash_is_one_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keyboard = _typed(monkeypatch, "// walk the graph\nfor node in order:\n\n/time\n")
    assert keyboard.answer() == "// walk the graph\nfor node in order:"
    assert keyboard.answer() == "/time"


@pytest.mark.parametrize("text", ["", None])
def test_an_input_that_ended_or_was_closed_is_the_end(
    monkeypatch: pytest.MonkeyPatch, text: str | None
) -> None:
    with pytest.raises(EOFError):
        _typed(monkeypatch, text).answer()
