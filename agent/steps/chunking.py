"""Cutting a document into chunks that follow its headings.

A Markdown document is cut at its headings; a plain one at blank lines. A section that is longer
than `LONGEST_WORDS` is cut again between paragraphs, and a paragraph that is, between sentences,
so that no chunk passes what the embedding reads (256 tokens).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from agent.records import Chunk

CHUNKER = "headings-5"
"""Name and version of this way of cutting; an index made by another is not mixed with it."""

LONGEST_WORDS = 110
_LONGEST_WORD = 200
_DEEPEST = 6
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})(.*)$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph with its place: text, heading path, first and last line."""

    text: str
    heading: str
    first: int
    last: int


def chunks(text: str, file: str) -> tuple[Chunk, ...]:
    """Cuts a document.

    Args:
        text: the whole document. A front matter between `---` lines is left out.
        file: the name that the chunks cite.

    Returns:
        The chunks in order; none where the document holds no words.
    """
    about, lines = _front_matter(text)
    found: list[Chunk] = []
    held: list[_Block] = []
    for block in _split_long(_blocks(lines)):
        if held and (block.heading != held[0].heading or _words(*held, block) > LONGEST_WORDS):
            found.append(_chunk(held, file, about))
            held = []
        held.append(block)
    if held:
        found.append(_chunk(held, file, about))
    return tuple(found)


def _words(*blocks: _Block) -> int:
    """Counts words; a very long one counts as what it would be cut into, and more."""
    words = [word for block in blocks for word in block.text.split()]
    return sum(1 + len(word) // _LONGEST_WORD * LONGEST_WORDS for word in words)


def _chunk(held: list[_Block], file: str, about: Mapping[str, tuple[str, ...]]) -> Chunk:
    return Chunk(
        text="\n\n".join(block.text for block in held),
        file=file,
        heading=held[0].heading,
        first_line=held[0].first,
        last_line=held[-1].last,
        areas=about["areas"],
        rounds=about["rounds"],
        levels=about["levels"],
    )


def _blocks(numbered: Iterable[tuple[int, str]]) -> Iterator[_Block]:
    """Yields the paragraphs under their headings, from 1-based line numbers and lines."""
    path: list[tuple[int, str]] = []
    lines: list[str] = []
    fence = ""
    number = first = 0
    for number, line in numbered:
        fence_before, fence = fence, _fence_after(fence, line)
        in_code = bool(fence or fence_before)
        heading = None if in_code else _heading(line)
        if lines and (heading or not (in_code or line.strip())):
            yield _Block("\n".join(lines), " > ".join(h for _, h in path), first, number - 1)
            lines = []
        if heading:
            path = [*((d, h) for d, h in path if d < heading[0]), heading]
        elif line.strip():
            first = first if lines else number
            lines.append(line.rstrip())
    if lines:
        yield _Block("\n".join(lines), " > ".join(h for _, h in path), first, number)


def _heading(line: str) -> tuple[int, str] | None:
    """Returns a heading's depth and text; a closing run of # is left out."""
    depth = len(line) - len(line.lstrip("#"))
    text = line[depth:]
    if not 1 <= depth <= _DEEPEST or not text.strip() or not text[0].isspace():
        return None
    words = text.strip().rsplit(None, 1)
    closed = len(words) > 1 and set(words[1]) == {"#"}
    return depth, words[0] if closed else text.strip()


def _fence_after(fence: str, line: str) -> str:
    """Returns the code fence that is open after a line; empty where none is."""
    found = _FENCE.match(line)
    if not found:
        return fence
    mark, rest = found.groups()
    if fence:
        closes = mark[0] == fence[0] and len(mark) >= len(fence) and not rest.strip()
        return "" if closes else fence
    return "" if mark[0] == "`" and "`" in rest else mark


def _front_matter(
    text: str,
) -> tuple[Mapping[str, tuple[str, ...]], Iterable[tuple[int, str]]]:
    """Returns what the front matter says the document is for, and the numbered lines after it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    fences = [place for place, line in enumerate(lines) if line.strip() == "---"]
    if len(fences) < 2 or fences[0] != 0:
        return _named({}), enumerate(lines, 1)
    try:
        keys = yaml.safe_load("\n".join(lines[1 : fences[1]])) or {}
    except (yaml.YAMLError, ValueError, RecursionError):
        keys = None
    if not isinstance(keys, dict):
        return _named({}), enumerate(
            lines, 1
        )  # no front matter, or none that can be read: it is text
    return _named(keys), enumerate(lines[fences[1] + 1 :], fences[1] + 2)


def _named(keys: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in ("areas", "rounds", "levels"):
        given = keys.get(name)
        found[name] = (
            tuple(v for v in given if isinstance(v, str)) if isinstance(given, list) else ()
        )
    return found


def _split_long(blocks: Iterator[_Block]) -> Iterator[_Block]:
    for block in blocks:
        if _words(block) <= LONGEST_WORDS:
            yield block
            continue
        for piece in _pieces(block.text):
            yield _Block(piece, block.heading, block.first, block.last)


def _cut_word(word: str) -> list[str]:
    """Cuts a word that no embedding would read whole: text of a script without spaces, say."""
    if len(word) <= _LONGEST_WORD:
        return [word]
    return [word[start : start + _LONGEST_WORD] for start in range(0, len(word), _LONGEST_WORD)]


def _pieces(text: str) -> Iterator[str]:
    """Cuts a paragraph between sentences, and a sentence that is too long between words."""
    held: list[str] = []
    for sentence in _SENTENCE.split(text):
        words = [piece for word in sentence.split() for piece in _cut_word(word)]
        longest = 1 if any(len(word) >= _LONGEST_WORD for word in words) else LONGEST_WORDS
        for start in range(0, len(words), longest):
            piece = words[start : start + longest]
            if held and len(held) + len(piece) > longest:
                yield " ".join(held)
                held = []
            held += piece
    if held:
        yield " ".join(held)
