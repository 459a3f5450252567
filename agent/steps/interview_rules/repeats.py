"""No question is asked twice by meaning."""

import re
from collections.abc import Iterator

import numpy as np

from agent.records import Broken, Move, MoveKind
from agent.steps.interview_rules.seen import Asked, Embed, Held, Interviewed
from agent.steps.logistic import Floats

ALIKE = 0.8
"""Cosine of two sentence embeddings from which on they ask the same.

Of 8,617 pairs of different questions that one round can ask, four are over it, and those do ask
the same; the embedded model's wording of a question is at 0.85 or more to the question itself.
"""
_COMES_BACK: tuple[MoveKind, ...] = ("redirect", "hint")
"""Moves that come back to the question that was asked before, on purpose."""
_TELLS: tuple[MoveKind, ...] = ("fact", "hint", "answer")
_WORD = re.compile(r"[^\W_]+")


def no_question_twice(seen: Interviewed, embed: Embed) -> Held:
    """Each question is new.

    It is compared with every one before it, the opening included. A redirect and a hint come back
    to what was asked, on purpose, and so does the question after something that is not laid down:
    they are left out, and later questions are compared with them as well. So are statements of
    code. With a fact, what was told belongs to what is asked.
    """
    turns = [each for each in seen.asked if each.worded or not each.number]
    judged = [each for each in turns if each.number and not _comes_back(each.move)]
    vectors = {text: _unit(v) for text, v in embed(sorted({_text(t) for t in turns})).items()}
    broken = tuple(_broken(seen, turns, judged, vectors))
    return Held(len(judged), broken, left_out=len(seen.asked) - 1 - len(judged))


def _comes_back(move: Move) -> bool:
    return move.kind in _COMES_BACK or (move.kind == "fact" and move.fact is None)


def _broken(
    seen: Interviewed, turns: list[Asked], judged: list[Asked], vectors: dict[str, Floats]
) -> Iterator[Broken]:
    for asked in judged:
        for before in turns[: turns.index(asked)]:
            likeness = float(vectors[_text(asked)] @ vectors[_text(before)])
            if likeness >= ALIKE or _words(_text(asked)) == _words(_text(before)):
                what = f"as turn {before.place} ({likeness:.2f}): {asked.question}"
                yield seen.broken(asked, what)
                break


def _text(asked: Asked) -> str:
    told = asked.turn.told if asked.move.kind in _TELLS else ""
    return f"{told} {asked.question}".strip()


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _unit(vector: Floats) -> Floats:
    found: Floats = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return found
