"""Bytes as text, whichever program wrote them."""

import codecs
import re

from agent.errors import TranscriptError

_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NEVER_IN_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,2000}\)")
_ESCAPED = re.compile(r"\\([\\_*])")
_SAMPLE = 4096


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Decodes a file: by its byte order mark, as UTF-8, as UTF-16 without a mark, as Windows-1252.

    Args:
        data: the whole file.

    Returns:
        The text with `\\n` at the line ends, and a note where it was read as Windows-1252.

    Raises:
        TranscriptError: it is no text.
    """
    body = data
    encodings: tuple[str, ...] = ("utf-8", "cp1252")
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            body, encodings = data[len(mark) :], (encoding,)
            break
    else:
        encodings = (*_without_mark(data[:_SAMPLE]), *encodings)
    for encoding in encodings:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NEVER_IN_TEXT.search(text):
            note = ("read as Windows-1252, since it is not UTF-8",) if encoding == "cp1252" else ()
            return _LINE_ENDS.sub("\n", text), note
    raise TranscriptError("it is not a transcript, since it is no text", "export it as text")


def unescaped(markdown: str) -> str:
    """Returns a converted document as its writer typed it: without pictures and backslashes."""
    return _LINE_ENDS.sub("\n", _ESCAPED.sub(r"\1", _PICTURE.sub("", markdown)))


def _without_mark(sample: bytes) -> tuple[str, ...]:
    """Returns the kind of UTF-16 in which every other byte of a sample is zero, if it is one."""
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > half * 0.4:
        return ("utf-16-le",)
    return ("utf-16-be",) if sample[::2].count(0) > half * 0.4 else ()
