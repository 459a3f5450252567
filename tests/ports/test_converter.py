import contextlib
import io
import zipfile
from pathlib import Path

import pytest

from agent.errors import CorpusError
from agent.ports.converter import to_markdown

LOREM = "I led the ranking of a feed and cut its latency by forty percent."


def _pdf(pages: list[str], *, encrypt: bool = False) -> bytes:
    """A PDF of a few lines, written by hand, so that no other library is needed."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for text in pages:
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
        page = len(objects) + 1
        kids.append(f"{page} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {page + 1} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> "
            ">> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    extra = b""
    if encrypt:
        key = b"<" + b"41" * 32 + b">"
        objects.append(b"<< /Filter /Standard /V 1 /R 2 /P -4 /O " + key + b" /U " + key + b" >>")
        extra = b" /Encrypt %d 0 R /ID [<41> <41>]" % len(objects)
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, extra, start)
    )
    return out.getvalue()


def _docx(text: str) -> bytes:
    out = io.BytesIO()
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{kinds}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{links}"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{word}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
            "</w:body></w:document>",
        )
    return out.getvalue()


def _file(tmp_path: Path, name: str, data: bytes | str) -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.md", f"# Me\n\n{LOREM}\n"),
        ("cv.txt", LOREM),
        ("cv", LOREM),
        ("cv.html", f"<html><head><script>x()</script></head><body><p>{LOREM}</p></body></html>"),
        ("cv.pdf", _pdf([LOREM])),
        ("cv.docx", _docx(LOREM)),
        ("CV.PDF", _pdf([LOREM])),
    ],
)
def test_every_kind_gives_its_text(tmp_path: Path, name: str, data: bytes | str) -> None:
    text = to_markdown(_file(tmp_path, name, data))
    assert "cut its latency by forty percent" in " ".join(text.split())
    assert "x()" not in text


def test_a_kind_that_is_given_goes_before_the_name(tmp_path: Path) -> None:
    path = _file(tmp_path, "cv.txt", _docx(LOREM))
    assert "cut its latency" in to_markdown(path, ".docx")


def test_a_document_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path) -> None:
    out = io.BytesIO(_docx(LOREM))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image1.bmp", bytes(201 << 20))
    with pytest.raises(CorpusError, match="unpacks to more than 200 MB"):
        to_markdown(_file(tmp_path, "a.docx", out.getvalue()))


def test_a_pdf_of_two_hundred_pages_gives_all_of_them(tmp_path: Path) -> None:
    text = to_markdown(_file(tmp_path, "a.pdf", _pdf([f"page number {n}" for n in range(200)])))
    assert "page number 0" in text
    assert "page number 199" in text


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.md", b"", "is empty"),
        ("a.txt", b" \n\t", "is empty"),
        ("a.md", b"--- ***", "holds no text"),
        ("a.md", b"\x89PNG\r\n\0\0", "is not a text file"),
        ("a.txt", b"caf\xe9 au lait", "is not UTF-8 (byte 3)"),
        ("a.pdf", b"not one", "is not a PDF file"),
        ("a.docx", b"not one", "is not a DOCX file"),
        ("a.docx", b"PK\x03\x04 broken", "cannot be converted"),
        ("a.pdf", b"%PDF-1.4 broken", "cannot be converted|holds no text"),
        ("a.exe", b"MZ", "is of a kind that cannot be read"),
        ("a.html", b"<html><body></body></html>", "holds no text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    with pytest.raises(CorpusError) as raised:
        to_markdown(_file(tmp_path, name, data))
    assert any(each in str(raised.value) for each in says.split("|"))


def test_an_encrypted_pdf_says_so(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="encrypted"):
        to_markdown(_file(tmp_path, "a.pdf", _pdf([LOREM], encrypt=True)))


def test_deeply_nested_markup_does_not_end_the_program(tmp_path: Path) -> None:
    deep = "<div>" * 20_000 + LOREM + "</div>" * 20_000
    with contextlib.suppress(CorpusError):  # either is well, but for another error
        assert "latency" in to_markdown(_file(tmp_path, "a.html", deep))


def test_what_a_page_links_to_is_not_fetched(tmp_path: Path) -> None:
    page = f'<p>{LOREM}</p><img src="http://127.0.0.1:9/x.png"><a href="file:///etc/passwd">x</a>'
    assert "root:" not in to_markdown(_file(tmp_path, "a.html", page))


def test_a_folder_and_a_missing_file_are_said(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.md"):
        with pytest.raises(CorpusError):
            to_markdown(path)
