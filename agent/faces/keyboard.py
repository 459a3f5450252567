"""Reading an answer from the keyboard: several lines, with the time left under them.

Where standard input is no terminal, answers are read as paragraphs: an empty line sends one.
"""

import io
import re
import sys
from collections.abc import Callable

LONGEST_ANSWER = 20_000
"""Characters of an answer that are kept."""


_COMMAND = re.compile(r"/[a-z]+|/try .+")


class Keyboard:
    """Asks for answers.

    Args:
        time_left: returns the line that is shown while the answer is being typed.
        commands: the commands there are, as they are shown beside it.
    """

    def __init__(
        self, time_left: Callable[[], str], commands: str = "/time /end /help   Ctrl-C saves"
    ) -> None:
        if isinstance(sys.stdin, io.TextIOWrapper):
            sys.stdin.reconfigure(errors="replace")
        at_terminal = sys.stdin is not None and sys.stdin.isatty()
        self._ask = _terminal(time_left, commands) if at_terminal else _paragraph

    def answer(self) -> str:
        """Returns what was typed, stripped; may be empty.

        Raises:
            EOFError: the input has ended.
            KeyboardInterrupt: Ctrl-C.
        """
        return self._ask().strip()


def is_command(text: str) -> bool:
    """Whether a text is a command: one word after a slash, and not a path or a comment.

    Only `/try` takes something after it.
    """
    return _COMMAND.fullmatch(text.strip()) is not None


def _paragraph() -> str:
    lines: list[str] = []
    for line in sys.stdin or ():
        if not lines and is_command(line):
            return line
        if not line.strip():
            if lines:
                break
            continue
        lines.append(line)
    if not lines:
        raise EOFError
    return "".join(lines)


def _terminal(time_left: Callable[[], str], commands: str) -> Callable[[], str]:
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
        if is_command(buffer.text) or on_empty_last_line:
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
        bottom_toolbar=lambda: f" {time_left()}   empty line sends   {commands} ",
        refresh_interval=1.0,
    )
    return lambda: prompt.prompt("> ", prompt_continuation="  ")
