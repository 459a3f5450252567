"""Text of the user's own, from a file or from standard input: checked, and made safe to show."""

from pathlib import Path
from typing import BinaryIO

from agent.errors import MockloopError
from agent.ports.files import read_file
from agent.steps.fencing import clean

_LARGEST_BYTES = 1 << 20


def own_text(
    source: str, stdin: BinaryIO, longest: int, fault: type[MockloopError], what: str
) -> str:
    """Returns text without control characters.

    Args:
        source: a path, or `-` for standard input.
        stdin: is read for `-`.
        longest: characters that are taken.
        fault: the error that is raised.
        what: what the text is, for messages, as in `a story`.

    Raises:
        MockloopError: as `fault`, if it cannot be read, is empty, too long or no text.
    """
    named = "the standard input" if source == "-" else source
    if source == "-":
        data = stdin.read(_LARGEST_BYTES + 1)
        if len(data) > _LARGEST_BYTES:
            raise fault(f"{named} holds more than 1 MB", f"give it {what} alone")
    else:
        data = read_file(Path(source), _LARGEST_BYTES, fault)
    if b"\0" in data:
        raise fault(f"{named} is not text", "save it as plain text")
    try:
        text = clean(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise fault(f"{named} is not UTF-8 (byte {error.start})", "save it as UTF-8") from error
    return checked_text(text, named, longest, fault, what)


def checked_text(text: str, named: str, longest: int, fault: type[MockloopError], what: str) -> str:
    """Returns clean text as it is.

    Args:
        text: without control characters.
        named: where it comes from, for messages.
        longest: characters that are taken.
        fault: the error that is raised.
        what: what the text is, for messages.

    Raises:
        MockloopError: as `fault`, if it has no word or is too long.
    """
    if not any(char.isalnum() for char in text):
        raise fault(f"{named} holds no words", f"write {what} into it")
    if len(text) > longest:
        raise fault(
            f"{named} holds {len(text):,} characters, and {what} has {longest:,} at most",
            "shorten it",
        )
    return text
