"""Placing a claim: the highest rung that it states as reached, and what fills each column.

A term raises a claim where its fragment also says that something moved, or has a figure. Money
is business wherever it is no budget; units of load and time are of the system; people who do more
or less of something are the product. That teams took the work up counts as the system's rung, that
users did as the product's: adoption is a column and no rung of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agent.records import COLUMNS, RUNGS, Column, PlacedClaim, ReadClaim, Rung
from agent.steps.impact.fragments import Fragment, Stance, fragments, stance
from agent.steps.impact.lacking import lacks
from agent.steps.impact.lexicon import Lexicon, folded
from agent.steps.impact.quantities import DURATION_MOVED, SYSTEM_UNIT, figures, money

_COLUMN_OF: dict[Rung, Column] = {"system": "system", "product": "business", "business": "business"}
_LEADING = re.compile(
    r"^(?:[\s,;:()—–-]|(?:and|but|which|while|so that|so|that|because|after which|thereby|as|where|although|though|then|also|"
    r"thus|hence|whereas|with)\b)+",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between a word of uptake and who took it up."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One thing that a claim states as reached.

    Attributes:
        rung: how high it is.
        column: what it fills.
        start, end: its place in the claim.
    """

    rung: Rung
    column: Column
    start: int
    end: int


def read_claim(claim: str, lexicon: Lexicon) -> ReadClaim:
    """Places a claim.

    Args:
        claim: one claim, not empty.
        lexicon: the words to go by.
    """
    text = folded(claim)
    seen = stance(text, lexicon)
    found = effects(text, seen, lexicon)
    rung = max((effect.rung for effect in found), key=RUNGS.index, default="raw")
    columns = {column: _stated(claim, column, found) for column in COLUMNS}
    empty = tuple(column for column in COLUMNS if columns[column] is None)
    placed = PlacedClaim(
        claim=claim,
        rung=rung,
        adoption=columns["adoption"],
        system=columns["system"],
        business=columns["business"],
        missing=(*empty, *lacks(text, seen.reached, lexicon)),
    )
    return ReadClaim(
        placed=placed,
        vanity=tuple(
            dict.fromkeys(claim[a.start() : a.end()] for a in lexicon.vanity.finditer(text))
        ),
        forecast=_shown(claim, seen.forecast),
        denied=_shown(claim, seen.denied),
    )


def effects(text: str, seen: Stance, lexicon: Lexicon) -> tuple[Effect, ...]:
    """Returns what a folded claim states as reached, in order."""
    found: list[Effect] = []
    for sentence in fragments(text, seen.reached):
        for fragment in _joined(sentence, text, seen.reached, lexicon):
            found += _effects(fragment, lexicon)
    return tuple(found)


def _joined(
    sentence: Sequence[Fragment], text: str, reached: str, lexicon: Lexicon
) -> Iterator[Fragment]:
    """Joins a fragment that names what was measured with the next that says how it moved."""
    held: Fragment | None = None
    for fragment in sentence:
        named = any(term.kind != "raw" for term in lexicon.terms(fragment.reached))
        moved = _moved(fragment.reached, lexicon)
        if held is not None and moved and not named and not _unit_rung(fragment.reached, lexicon):
            yield Fragment(held.start, fragment.end, reached[held.start : fragment.end])
            held = None
            continue
        if held is not None:
            yield held
            held = None
        if named and not moved:
            held = fragment
        else:
            yield fragment
    if held is not None:
        yield held


def _effects(fragment: Fragment, lexicon: Lexicon) -> Iterator[Effect]:
    text = fragment.reached
    if (rung := _taken_up(text, lexicon)) is not None:
        yield Effect(rung, "adoption", fragment.start, fragment.end)
    rungs = set(_measured(text, lexicon))
    for rung in RUNGS[1:]:
        if rung in rungs:
            yield Effect(rung, _COLUMN_OF[rung], fragment.start, fragment.end)


def _measured(text: str, lexicon: Lexicon) -> Iterator[Rung]:
    """The rungs above raw of what a fragment says was moved."""
    if money(text):
        yield "business"
    terms = lexicon.terms(text)
    kinds = {term.kind for term in terms}
    moved = _moved(text, lexicon)
    if moved and not (lexicon.topic_verbs.search(text) and not figures(text, lexicon)):
        for rung in RUNGS[1:]:
            if rung in kinds:
                yield rung
    if kinds & {"product", "business"}:
        return
    if lexicon.people.search(text) and lexicon.comparatives.search(text):
        yield "product"
    elif "raw" not in kinds and (unit := _unit_rung(text, lexicon)):
        yield unit


def _unit_rung(text: str, lexicon: Lexicon) -> Rung | None:
    return "system" if SYSTEM_UNIT.search(text) or DURATION_MOVED.search(text) else None


def _moved(text: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.change.search(text) or figures(text, lexicon) or SYSTEM_UNIT.search(text))


def _taken_up(text: str, lexicon: Lexicon) -> Rung | None:
    """Whether a fragment says who took it up: people who use it, or teams and their systems."""
    for uptake in lexicon.uptake.finditer(text):
        start, end = max(0, uptake.start() - _NEAR), uptake.end() + _NEAR
        counted = [*figures(text, lexicon), *_spans(lexicon.counts, text)]
        for form, rung in ((lexicon.using_people, "product"), (lexicon.takers, "system")):
            for taker in form.finditer(text, start, min(end, len(text))):
                if any(0 <= taker.start() - place.end <= 25 for place in counted):
                    return rung  # type: ignore[return-value]
        if len(lexicon.named_takers.findall(text, uptake.start(), min(end, len(text)))) > 1:
            return "system"
    return None


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int


def _spans(form: re.Pattern[str], text: str) -> Iterator[_Span]:
    for found in form.finditer(text):
        yield _Span(*found.span())


def _stated(claim: str, column: Column, found: Sequence[Effect]) -> str | None:
    """The claim's own words for a column: those of the highest effect, the first of these."""
    of_column = [effect for effect in found if effect.column == column]
    if not of_column:
        return None
    best = max(of_column, key=lambda effect: RUNGS.index(effect.rung))
    return _trimmed(claim[best.start : best.end])


def _trimmed(text: str) -> str:
    return _LEADING.sub("", text).rstrip(" ,;:.") or text.strip()


def _shown(claim: str, places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(_trimmed(claim[start:end]) for start, end in places if claim[start:end].strip())
