import codecs

import pytest

from agent.errors import TranscriptError
from agent.steps.transcripts.plain import text_of, unescaped

TEXT = "Ada: “Öl” – 5 €.\nBo: naïve?\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
    ],
)
def test_text_is_read_in_whatever_encoding_it_is(data: bytes) -> None:
    assert text_of(data) == (TEXT, ())


def test_windows_text_is_read_and_said_so() -> None:
    text, notes = text_of(TEXT.encode("cp1252"))
    assert text == TEXT
    assert "Windows-1252" in notes[0]


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0", b"a\0b", codecs.BOM_UTF8 + b"\xff", b"\x81"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(TranscriptError, match="no text"):
        text_of(data)


def test_a_converted_document_loses_what_the_converter_added() -> None:
    converted = r"![](data:image/png;base64,AAAA)**Ada** 0:05  " + "\nsnake\\_case \\* 2"
    assert unescaped(converted) == "**Ada** 0:05  \nsnake_case * 2"
