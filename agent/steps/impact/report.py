"""Placed claims as Markdown: the ladder, the KPI matrix, what is missing, and a rewrite to fill in.

No figure is written here that the claims do not have, not even a count.
"""

from collections.abc import Iterator, Sequence

from agent.records import COLUMNS, RUNGS, ImpactWording, ReadClaim

_BAR = "■"


def impact_page(found: Sequence[ReadClaim], words: ImpactWording) -> str:
    """Returns the page.

    Args:
        found: the claims, one or more.
        words: how things are called and asked.
    """
    return "\n".join(
        (*_ladder(found, words), "", *_matrix(found, words), "", *_claims(found, words))
    )


def scaffold(read: ReadClaim, words: ImpactWording) -> tuple[str, ...]:
    """Returns the lines of a rewrite: the claim's own words, and a question for what is missing."""
    placed, asks, names = read.placed, words.asks, words.scaffold
    lacks = set(placed.missing)
    lines = [
        f"{names['outcome']}: {placed.business or asks['business']}",
        f"{names['system']}: {placed.system or asks['system']}",
        f"{names['adoption']}: {placed.adoption or asks['adoption']}",
    ]
    if "number" in lacks:
        lines.append(f"{names['number']}: {asks['number']}")
    lines.append(f"{names['owner']}: {asks['owner'] if 'owner' in lacks else placed.claim}")
    when = asks["time-frame"] if "time-frame" in lacks else words.stated
    lines.append(f"{names['time-frame']}: {when}")
    return tuple(lines)


def _ladder(found: Sequence[ReadClaim], words: ImpactWording) -> Iterator[str]:
    yield "# Impact ladder"
    yield ""
    for rung in reversed(RUNGS):
        bar = _BAR * sum(read.placed.rung == rung for read in found)
        yield f"- {words.rungs[rung]}: {bar or 'nothing'}"


def _matrix(found: Sequence[ReadClaim], words: ImpactWording) -> Iterator[str]:
    yield "# KPI matrix"
    for column in COLUMNS:
        stated = dict.fromkeys(
            text for read in found if (text := getattr(read.placed, column)) is not None
        )
        yield ""
        yield f"## {words.columns[column]}"
        yield ""
        if not stated:
            yield f"- empty: {words.asks[column]}"
        for text in stated:
            yield f"- {text}"


def _claims(found: Sequence[ReadClaim], words: ImpactWording) -> Iterator[str]:
    yield "# Claims"
    for read in found:
        placed = read.placed
        yield ""
        yield f"> {placed.claim}"
        yield ""
        yield f"- rung: {words.rungs[placed.rung]}"
        yield f"- missing: {', '.join(placed.missing) or 'nothing'}"
        for kind, texts in (
            ("vanity", read.vanity),
            ("forecast", read.forecast),
            ("denied", read.denied),
        ):
            for text in texts:
                yield f"- {words.notes[kind].replace('{}', text)}"
        if question := words.next_rung[placed.rung]:
            yield f"- next: {question}"
        if placed.missing:
            yield "- rewrite:"
            yield from (f"    - {line}" for line in scaffold(read, words))
