"""A claim in fragments, each with what of it is stated as reached.

A fragment runs from pause to pause. What is denied, expected or only aimed at is blanked out of
it, character by character, so that what is left keeps its place in the claim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from agent.steps.impact.lexicon import Lexicon
from agent.steps.impact.quantities import QUANTITY

_SENTENCE = re.compile(r"(?:[.!?](?=\s+[^a-z])|[.!?]\s*$|\n|\.\.\.|…)")
_PAUSE = re.compile(
    r"[;:](?=\s)|,(?=\s)|\s(?:--?|—)\s|\s\((?=\w)|\)(?=\s|,|$)|"
    r"(?<!between \S{3})(?<!between \S{4})(?<!between \S{5})\s(?=(?:and|but|which|while|so"
    r"|so that|because|after which|although|though|whereas|thereby|until|"
    r"where|resulting in|leading to|yet)\s)"
)
_CONTRAST = re.compile(r"\b(?:but|although|though|however|yet|whereas)\b|;")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a claim.

    Attributes:
        start, end: its place in the claim.
        reached: the folded claim's characters there, blank where they state nothing reached.
    """

    start: int
    end: int
    reached: str


@dataclass(frozen=True, slots=True)
class Stance:
    """A claim's text by what is said of it.

    Attributes:
        reached: the folded claim, blank where it states nothing reached.
        denied, forecast: places of what did not come about, and of what has not yet.
    """

    reached: str
    denied: tuple[tuple[int, int], ...]
    forecast: tuple[tuple[int, int], ...]


def stance(text: str, lexicon: Lexicon) -> Stance:
    """Tells what a folded claim states as reached from what it denies, expects or aims at."""
    forecast: list[tuple[int, int]] = []
    denied: list[tuple[int, int]] = []
    aims: list[tuple[int, int]] = []
    for start, end in _split(_SENTENCE, text, 0, len(text)):
        forecast += _forecasts(text, start, end, lexicon)
        for first, last in _pieces(text, start, end):
            forecast += _modals(text, first, last, lexicon)
            denied += _denials(text, first, last, lexicon)
            aims += _aims(text, first, last, lexicon)
    reached = text
    for first, last in (*forecast, *denied, *aims):
        reached = reached[:first] + " " * (last - first) + reached[last:]
    return Stance(reached, tuple(denied), tuple(forecast))


def fragments(text: str, reached: str) -> tuple[tuple[Fragment, ...], ...]:
    """Cuts a folded claim into sentences of fragments.

    Args:
        text: the folded claim.
        reached: of its stance.
    """
    return tuple(
        tuple(Fragment(a, b, reached[a:b]) for a, b in _pieces(text, start, end))
        for start, end in _split(_SENTENCE, text, 0, len(text))
    )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return _split(_PAUSE, text, start, end)


def _split(form: re.Pattern[str], text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for found in form.finditer(text, start, end):
        if text[at : found.start()].strip():
            yield at, found.start()
        at = found.end()
    if text[at:end].strip():
        yield at, end


def _forecasts(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """From a word of expectation to where the sentence turns; a fragment whole that ends in one."""
    never = [found.span() for found in lexicon.not_plans.finditer(text, start, end)]
    at = start
    for found in lexicon.plans.finditer(text, start, end):
        if found.start() < at or any(a <= found.start() < b for a, b in never):
            continue
        turn = _CONTRAST.search(text, found.end(), end)
        last = turn.start() if turn else end
        first = found.start()
        if not re.search(r"\w\w+\s+\S*\w\w", text[found.end() : last]):
            first = max((a for a, _ in _pieces(text, start, end) if a <= first), default=first)
        yield first, last
        at = last


def _modals(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    never = [found.span() for found in lexicon.not_plans.finditer(text, start, end)]
    for found in lexicon.modals.finditer(text, start, end):
        if not any(a <= found.start() < b for a, b in never):
            yield found.start(), end
            return


def _denials(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    if lexicon.null_results.search(text, start, end):
        yield start, end
        return
    never = [found.span() for found in lexicon.not_negations.finditer(text, start, end)]
    for found in lexicon.negations.finditer(text, start, end):
        if not any(a <= found.start() < b for a, b in never):
            yield found.start(), end
            return


def _aims(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """An aim without a figure: "to improve retention"."""
    for found in lexicon.purposes.finditer(text, start, end):
        reached_before = lexicon.attained.search(text[start : found.start()].rstrip())
        if not reached_before and not QUANTITY.search(text, found.end(), end):
            yield found.start(), end
            return
