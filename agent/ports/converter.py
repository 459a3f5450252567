"""The converter port: a user's document as Markdown (markitdown), whatever it came as.

What is converted is untrusted: it is read as bytes, up to a size, by its content and not by its
name alone, and nothing that it links to is fetched.
"""

import io
import warnings
import zipfile
import zlib
from pathlib import Path

from agent.errors import CorpusError
from agent.ports.files import read_file

LARGEST_BYTES = 20 << 20
LONGEST_CHARS = 2_000_000
_LARGEST_UNPACKED = 200 << 20

_TEXT = {".md", ".markdown", ".txt", ""}
_CONVERTED = {".html": "text/html", ".htm": "text/html", ".pdf": "application/pdf"}
_CONVERTED[".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ENDINGS = (*sorted(_TEXT - {""}), *_CONVERTED)
_MAGIC = {".pdf": b"%PDF-", ".docx": b"PK\x03\x04"}


def to_markdown(path: Path, ending: str = "") -> str:
    """Reads a document and returns its text.

    Args:
        path: of the document.
        ending: what kind it is, as in `.docx`; by its name where none is given.

    Raises:
        CorpusError: it cannot be read, is of another kind, encrypted, damaged, too long, or empty.
    """
    data = read_file(path, LARGEST_BYTES, CorpusError)
    ending = ending or path.suffix.lower()
    if ending not in {*_TEXT, *_CONVERTED}:
        raise CorpusError(
            f"{path} is of a kind that cannot be read ({ending})", f"kinds: {', '.join(ENDINGS)}"
        )
    if not data.strip():
        raise CorpusError(f"{path} is empty", "name a file that holds text")
    text = _plain(path, data) if ending in _TEXT else _converted(path, data, ending)
    if not any(char.isalnum() for char in text):
        raise CorpusError(f"{path} holds no text", "a scan has to be made searchable first")
    if len(text) > LONGEST_CHARS:
        raise CorpusError(f"{path} holds more than {LONGEST_CHARS:,} characters", "split it")
    return text


def _plain(path: Path, data: bytes) -> str:
    if b"\0" in data[:8192]:
        raise CorpusError(f"{path} is not a text file", "save it as Markdown or plain text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"{path} is not UTF-8 (byte {error.start})", "save it as UTF-8"
        ) from error


def _converted(path: Path, data: bytes, ending: str) -> str:
    """Converts by the one converter of that kind: markitdown itself would fall back to raw text."""
    magic = _MAGIC.get(ending)
    if magic and magic not in data[:1024]:
        raise CorpusError(f"{path} is not a {ending[1:].upper()} file", "check what it is")
    if ending == ".docx" and _unpacked_bytes(data) > _LARGEST_UNPACKED:
        raise CorpusError(
            f"{path} unpacks to more than {_LARGEST_UNPACKED >> 20} MB", "save it without pictures"
        )
    from markitdown import StreamInfo
    from markitdown.converters import DocxConverter, HtmlConverter, PdfConverter

    kinds = {".docx": DocxConverter, ".pdf": PdfConverter}
    converter = kinds.get(ending, HtmlConverter)()
    info = StreamInfo(extension=ending, mimetype=_CONVERTED[ending])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            made = converter.convert(io.BytesIO(data), info)
        except _libraries_faults() as error:
            why = "it is encrypted" if _encrypted(error, data) else type(error).__name__
            raise CorpusError(
                f"{path} cannot be converted ({why})",
                "save it anew, without a password, or as text",
            ) from error
    return str(made.markdown)


def _unpacked_bytes(data: bytes) -> int:
    """Returns how large a ZIP file says that it is unpacked; 0 where it is broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError):
        return 0


def _libraries_faults() -> tuple[type[Exception], ...]:
    """What the converters' libraries raise over a damaged or hostile document."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    ours = (AttributeError, TypeError, LookupError, ValueError, ArithmeticError, AssertionError)
    return (
        *ours,
        OSError,
        RuntimeError,
        SyntaxError,
        zipfile.BadZipFile,
        zlib.error,
        PSException,
        PdfminerException,
    )


def _encrypted(error: BaseException, data: bytes) -> bool:
    return "assword" in str(error) or "ncrypt" in str(error) or b"/Encrypt" in data
