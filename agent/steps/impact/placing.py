"""Placing a claim: the highest rung that it states as reached, and what fills each column.

A term raises a claim where its fragment also says that something moved, or has a figure. Money
is business wherever it is no budget; units of load and time are of the system; people who do more
or less of something are the product. That teams took the work up counts as the system's rung, that
users did as the product's: adoption is a column and no rung of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from agent.records import COLUMNS, RUNGS, Column, PlacedClaim, ReadClaim, Rung
from agent.steps.impact.fragments import Fragment, Stance, fragments, stance
from agent.steps.impact.lacking import lacks
from agent.steps.impact.lexicon import Lexicon, folded
from agent.steps.impact.quantities import (
    DURATION_MOVED,
    SYSTEM_UNIT,
    Place,
    figures,
    has_figure,
    money,
)

_COLUMN_OF: dict[Rung, Column] = {"system": "system", "product": "business", "business": "business"}
_LEADING = re.compile(
    r"^(?:[\s,;:()—–-]|(?:and|but|which|while|so that|so|that(?!')|because|after which"
    r"|thereby|as|where|although|though|then|also|"
    r"thus|hence|whereas|with)\b)+",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d\s?%|\bpercent\b|→|\bout of\b|\bin ten\b")
_COUNTED = 25
"""Characters between a number and who is counted."""
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


Likeness = Callable[[str], Rung]
"""Returns the rung of the labelled claims that a text is most like."""


def read_claim(claim: str, lexicon: Lexicon, likeness: Likeness | None = None) -> ReadClaim:
    """Places a claim.

    Args:
        claim: one claim, not empty.
        lexicon: the words to go by.
        likeness: is asked where something moved and no word tells what it is; None: raw then.
    """
    text = folded(claim)
    seen = stance(text, lexicon)
    found = effects(text, seen, lexicon)
    if likeness is not None and not found and (doubt := _unnamed(text, seen, lexicon)):
        rung = likeness(" ".join(seen.reached.split()))
        if rung != "raw":
            found = (Effect(rung, _COLUMN_OF[rung], doubt.start, doubt.end),)
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
        found += _adoptions(sentence, seen.reached, lexicon)
        for fragment in _joined(sentence, seen.reached, lexicon):
            for rung in dict.fromkeys(_measured(fragment.reached, lexicon)):
                found.append(Effect(rung, _COLUMN_OF[rung], fragment.start, fragment.end))
    return tuple(found)


def _unnamed(text: str, seen: Stance, lexicon: Lexicon) -> Fragment | None:
    """The fragment in which something moved that no word names, one with a figure before others."""
    if lexicon.terms(seen.reached) or lexicon.topic_verbs.search(seen.reached):
        return None
    pieces = [each for sentence in fragments(text, seen.reached) for each in sentence]
    moved = [each for each in pieces if _moved(each.reached, lexicon)]
    return max(moved, key=lambda each: bool(figures(each.reached, lexicon)), default=None)


def _joined(sentence: Sequence[Fragment], reached: str, lexicon: Lexicon) -> Iterator[Fragment]:
    """Joins a fragment that names what was measured with the next that says how it moved."""
    held: Fragment | None = None
    for fragment in sentence:
        text = fragment.reached
        named = bool(lexicon.terms(text) or lexicon.people.search(text))
        moved = _moved(text, lexicon)
        if held is not None and moved and not named and not _unit_rung(text):
            yield Fragment(held.start, fragment.end, reached[held.start : fragment.end])
            held = None
            continue
        if held is not None:
            yield held
        held = fragment if named and not moved else None
        if held is None:
            yield fragment
    if held is not None:
        yield held


def _measured(text: str, lexicon: Lexicon) -> Iterator[Rung]:
    """The rungs above raw of what a fragment says was moved, from what says so most plainly."""
    if money(text):
        yield "business"
    if not _moved(text, lexicon):
        return
    figure = bool(figures(text, lexicon))
    if lexicon.topic_verbs.search(text) and not figure:
        return
    kinds = {term.kind for term in lexicon.terms(text)}
    yield from (rung for rung in RUNGS[1:] if rung in kinds)
    if kinds & {"product", "business"}:
        return
    if lexicon.labour.search(text):
        yield "business"
    elif _people_did(text, lexicon):
        yield "product"
    elif "raw" not in kinds and (_unit_rung(text) or lexicon.speeds.search(text)):
        yield "system"


def _people_did(text: str, lexicon: Lexicon) -> bool:
    """Whether people do more or less of something, or a share of them does it."""
    if not lexicon.people.search(text):
        return False
    if lexicon.comparatives.search(text):
        return True
    return bool(_SHARE.search(text)) and not lexicon.uptake.search(text)


def _unit_rung(text: str) -> bool:
    return bool(SYSTEM_UNIT.search(text) or DURATION_MOVED.search(text))


def _moved(text: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.change.search(text) or figures(text, lexicon) or SYSTEM_UNIT.search(text))


def _adoptions(sentence: Sequence[Fragment], reached: str, lexicon: Lexicon) -> Iterator[Effect]:
    """Who took it up: people who use it, or teams and their systems."""
    if not sentence:
        return
    offset = sentence[0].start
    text = reached[offset : sentence[-1].end]
    counted = [*figures(text, lexicon), *_spans(lexicon.counts, text)]
    for uptake in lexicon.uptake.finditer(text):
        start, end = max(0, uptake.start() - _NEAR), min(len(text), uptake.end() + _NEAR)
        for rung, place in _takers(text, start, end, counted, lexicon):
            first = offset + min(uptake.start(), place.start)
            last = offset + max(uptake.end(), place.end)
            covered = [f for f in sentence if f.start < last and first < f.end]
            yield Effect(rung, "adoption", covered[0].start, covered[-1].end)
    for uptake in lexicon.strong_uptake.finditer(text):
        start, end = max(0, uptake.start() - _NEAR), min(len(text), uptake.end() + _NEAR)
        for taker in lexicon.taker.finditer(text, start, end):
            inside = [f for f in sentence if f.start <= offset + taker.start() < f.end]
            if inside:
                yield Effect("system", "adoption", inside[0].start, inside[0].end)


def _counts(between: str, lexicon: Lexicon) -> bool:
    """Whether a number and who is counted stand together: not "8% more people"."""
    return (
        between[:1] in (" ", "+", "-")
        and len(between) <= _COUNTED
        and not lexicon.change.search(between)
    )


def _takers(
    text: str, start: int, end: int, counted: Sequence[Place], lexicon: Lexicon
) -> Iterator[tuple[Rung, Place]]:
    forms: tuple[tuple[re.Pattern[str], Rung], ...] = (
        (lexicon.using_people, "product"),
        (lexicon.takers, "system"),
    )
    for form, rung in forms:
        for taker in form.finditer(text, start, end):
            if any(_counts(text[place.end : taker.start()], lexicon) for place in counted):
                yield rung, Place(*taker.span())
    named = list(lexicon.named_takers.finditer(text, start, end))
    if len(named) > 1:
        yield "system", Place(named[0].start(), named[-1].end())


def _spans(form: re.Pattern[str], text: str) -> Iterator[Place]:
    for found in form.finditer(text):
        yield Place(*found.span())


def _stated(claim: str, column: Column, found: Sequence[Effect]) -> str | None:
    """The claim's own words for a column: the highest effect, with a figure, the first of these."""
    of_column = [effect for effect in found if effect.column == column]
    if not of_column:
        return None
    best = max(
        of_column,
        key=lambda effect: (RUNGS.index(effect.rung), has_figure(claim[effect.start : effect.end])),
    )
    return _trimmed(claim[best.start : best.end])


def _trimmed(text: str) -> str:
    return _LEADING.sub("", text).rstrip(" ,;:.") or text.strip()


def _shown(claim: str, places: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(_trimmed(claim[start:end]) for start, end in places if claim[start:end].strip())
