"""Reading an answer from the keyboard: several lines, with the time left under them.

Where standard input is no terminal, answers are read as paragraphs: an empty line sends one.
"""

import io
import sys
from collections.abc import Callable

LONGEST_ANSWER = 20_000
"""Characters of an answer that are kept."""


class Keyboard:
    """Asks for answers.

    Args:
        time_left: returns the line that is shown while the answer is being typed.
    """

    def __init__(self, time_left: Callable[[], str]) -> None:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        self._ask = _terminal(time_left) if sys.stdin.isatty() else _paragraph

    def answer(self) -> str:
        """Returns what was typed, stripped; may be empty.

        Raises:
            EOFError: the input has ended.
            KeyboardInterrupt: Ctrl-C.
        """
        return self._ask().strip()


def _paragraph() -> str:
    lines: list[str] = []
    for line in sys.stdin:
        if line.startswith("/") and not lines:
            return line
        if not line.strip():
            if lines:
                break
            continue
        lines.append(line)
    if not lines:
        raise EOFError
    return "".join(lines)


def _terminal(time_left: Callable[[], str]) -> Callable[[], str]:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    keys = KeyBindings()

    @keys.add("enter")
    def _(event: KeyPressEvent) -> None:
        """Sends a command, or an answer whose last line is empty; else goes to a new line."""
        buffer = event.current_buffer
        on_empty_last_line = buffer.document.is_cursor_at_the_end and (
            buffer.text == "" or buffer.text.endswith("\n")
        )
        if buffer.text.startswith("/") or on_empty_last_line:
            buffer.validate_and_handle()
        else:
            buffer.insert_text("\n")

    @keys.add("escape", "enter")
    def _(event: KeyPressEvent) -> None:
        """Alt-Enter sends what is there."""
        event.current_buffer.validate_and_handle()

    prompt: PromptSession[str] = PromptSession(
        multiline=True,
        key_bindings=keys,
        bottom_toolbar=lambda: (
            f" {time_left()}   empty line sends   /time /end /help   Ctrl-C saves "
        ),
        refresh_interval=1.0,
    )
    return lambda: prompt.prompt("> ", prompt_continuation="  ")
