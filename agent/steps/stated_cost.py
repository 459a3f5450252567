"""What a candidate says that their code costs, read from their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from agent.records import Growth, Transcript
from agent.steps.code_events import CODE_BLOCK
from agent.steps.sentences import SENTENCE_END

_O = re.compile(r"\bO\(((?:[^()]|\([^()]*\))*)\)", re.IGNORECASE)
_WORDS: tuple[tuple[Growth, str], ...] = (
    ("linearithmic", r"\bn log n\b|\blinearithmic\b|\bn times (?:the )?log"),
    ("exponential", r"\bexponential(?:ly)?\b|\btwo to the\b"),
    ("cubic", r"\bcubic\b|\bn cubed\b"),
    ("quadratic", r"\bquadratic(?:ally)?\b|\bn squared\b|\bn square\b"),
    ("log", r"\blogarithmic(?:ally)?\b|(?<!n )\blog n\b"),
    ("constant", r"\bconstant\b"),
    ("linear", r"\blinear(?:ly)?\b"),
)
_SPACE = re.compile(r"\b(?:space|memory|stack|extra|storage|megabytes?|gigabytes?)\b")
_TIME = re.compile(r"\b(?:time|running|runtime|runs|steps|operations)\b")

Kind = Literal["time", "space"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A cost that a candidate stated.

    Attributes:
        kind: of time or of space; time where nothing says which.
        growth: its class; None where it cannot be told, as of a product of two sizes.
        text: as it was said, without white space, lower case.
        quote: the sentence.
        turn: 0-based.
    """

    kind: Kind
    growth: Growth | None
    text: str
    quote: str
    turn: int


def stated_costs(transcript: Transcript) -> tuple[Stated, ...]:
    """Returns every cost that the candidate stated, in order."""
    return tuple(
        each
        for place, turn in enumerate(transcript.turns)
        if turn.speaker == "candidate"
        for sentence in SENTENCE_END.split(CODE_BLOCK.sub(" ", turn.text))
        for each in _in_sentence(sentence.strip(), place)
    )


def growth_of(expression: str) -> Growth | None:
    """Returns the class of what stands between the brackets of an O(…).

    None where it cannot be told: a product of two sizes is linear in each of them.
    """
    text = plain(expression)
    if re.search(r"\d\^[a-z]|\d\*\*[a-z]|!", text):
        return "exponential"
    if re.search(r"\^3|\*\*3|³", text):
        return "cubic"
    if re.search(r"\^2|\*\*2|²|\b([a-z])\*?\1\b", text):
        return "quadratic"
    terms = [term for term in re.split(r"[+]", text) if term]
    if all(re.fullmatch(r"\d+", term) for term in terms):
        return "constant"
    if any(_is_product(term) for term in terms):
        return None
    if any("log" in term and re.sub(r"log\(?\w*\)?", "", term) for term in terms):
        return "linearithmic"
    return "log" if all("log" in term for term in terms) else "linear"


def plain(expression: str) -> str:
    """Returns an expression without white space, products unmarked, lower case."""
    return re.sub(r"[\s·×*]", "", expression.lower().replace("**", "^"))


def _is_product(term: str) -> bool:
    sizes = re.sub(r"log\(?\w*\)?", "", term)
    return len(re.findall(r"[a-z]+", sizes)) > 1 or (
        re.fullmatch(r"[a-z]{2,3}", sizes) is not None and "log" not in term
    )


def _in_sentence(sentence: str, turn: int) -> Iterator[Stated]:
    lowered = sentence.lower()
    for found in _O.finditer(sentence):
        kind = _kind(lowered, found.start(), found.end())
        yield Stated(kind, growth_of(found[1]), plain(found[1]), sentence, turn)
    left = _O.sub(lambda match: " " * len(match[0]), sentence).lower()
    for growth, pattern in _WORDS:
        if found_word := re.search(pattern, left):
            kind = _kind(lowered, found_word.start(), found_word.end())
            yield Stated(kind, growth, found_word[0], sentence, turn)
            left = re.sub(pattern, lambda match: " " * len(match[0]), left)


def _kind(sentence: str, start: int, end: int) -> Kind:
    """Whether the nearer of both words is one of space."""

    def away(pattern: re.Pattern[str]) -> int:
        gaps = [
            found.start() - end if found.start() >= end else start - found.end()
            for found in pattern.finditer(sentence)
        ]
        return min((gap for gap in gaps if gap >= 0), default=len(sentence) + 1)

    return "space" if away(_SPACE) < away(_TIME) else "time"
