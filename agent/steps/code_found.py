"""The code that a candidate ended with, put together from what a transcript holds."""

import ast
import builtins
import re
import symtable
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from agent.records import Transcript

_FENCED = re.compile(r"```[ \t]*(?:python|py|python3)?[ \t]*\n(.*?)(?:```|\Z)", re.DOTALL)
_BUILTINS = frozenset(dir(builtins)) | {"__name__", "__file__", "__doc__"}


@dataclass(frozen=True, slots=True)
class FoundCode:
    """The candidate's code.

    Attributes:
        text: all whole pieces in order, so that the last definition of a name holds.
        turn: 0-based index of the turn with the last of them.
        line: the two lines of that turn with which its last function or class begins.
        gap: why it is not complete; empty where it is.
    """

    text: str
    turn: int
    line: str
    gap: str = ""


def code_in(transcript: Transcript, known: frozenset[str] = frozenset()) -> FoundCode | None:
    """Puts a candidate's code together.

    A piece is whole where it is Python and defines something; pieces that only call what was
    defined are left out. A piece that is neither, such as one changed line, makes the code
    incomplete, unless a later piece defines the same anew.

    Args:
        transcript: what was said, with code in fenced blocks.
        known: names that code may use without defining them.

    Returns:
        The code; None where nothing was defined.
    """
    pieces: list[tuple[int, str]] = []
    gap = ""
    for place, piece in _pieces(transcript):
        tree = _parsed(piece)
        if tree is not None and any(_defines(node) for node in tree.body):
            pieces.append((place, _definitions(piece, tree)))
            gap = ""
        elif tree is None or _is_fragment(piece, pieces, known):
            gap = "a later piece of code is no whole function"
    if not pieces:
        return None
    text = "\n\n".join(piece for _, piece in pieces) + "\n"
    if missing := _undefined(text, known):
        gap = gap or f"it uses {', '.join(sorted(missing))}, which is defined nowhere"
    place, last = pieces[-1]
    return FoundCode(text, place, _beginning(last), gap)


def _beginning(piece: str) -> str:
    lines = [line for line in piece.splitlines() if line.strip()]
    starts = [n for n, line in enumerate(lines) if re.match(r"(?:async )?(?:def|class) ", line)]
    return "\n".join(lines[starts[-1] : starts[-1] + 2]).strip()


def _pieces(transcript: Transcript) -> Iterator[tuple[int, str]]:
    for place, turn in enumerate(transcript.turns):
        if turn.speaker == "candidate":
            for found in _FENCED.finditer(turn.text):
                yield place, textwrap.dedent(found[1])


def _parsed(piece: str) -> ast.Module | None:
    try:
        return ast.parse(piece)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _defines(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def _definitions(piece: str, tree: ast.Module) -> str:
    """The piece without top-level calls and assertions, which only try out what was defined."""
    lines = piece.splitlines()
    for node in tree.body:
        if isinstance(node, ast.Expr | ast.Assert) and node.end_lineno:
            for number in range(node.lineno - 1, node.end_lineno):
                lines[number] = ""
    return "\n".join(lines).strip("\n")


def _is_fragment(piece: str, pieces: list[tuple[int, str]], known: frozenset[str]) -> bool:
    """Whether a piece without definitions belongs inside a function."""
    before = "\n".join(text for _, text in pieces)
    try:
        return bool(_undefined(f"{before}\n{piece}", known))
    except SyntaxError:  # a return outside a function
        return True


def _undefined(text: str, known: frozenset[str]) -> set[str]:
    """Names that are used and defined nowhere.

    Raises:
        SyntaxError: it is no module.
    """
    compile(text, "solution.py", "exec")
    top = symtable.symtable(text, "solution.py", "exec")
    defined = {each.get_name() for each in top.get_symbols() if each.is_assigned()}
    defined |= {each.get_name() for each in top.get_symbols() if each.is_imported()}
    defined |= {each.get_name() for each in top.get_children()} | known | _BUILTINS
    return {name for name in _globals_used(top) if name not in defined}


def _globals_used(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        at_top = table.get_type() == "module"
        if symbol.is_referenced() and (symbol.is_global() or at_top):
            yield symbol.get_name()
    for child in table.get_children():
        yield from _globals_used(child)
