"""The table of agreement as texts: for a screen, as a page of Markdown, as rows for a script."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from agent.errors import one_line
from agent.steps.agreeing import LEVELS
from agent.steps.agreement_table import ALL, AgreementTable, BarSeen, Row
from agent.steps.resampling import Figure

NOTE = (
    "The labels were given by language models that worked independently and blind; no person has "
    "labelled any transcript. Intervals are 95 %, by drawing whole transcripts anew. The raters' "
    "row sets each rater beside the mean of the others and is the ceiling. What is fitted, "
    "constants and length included, was fitted on other transcripts. length-alone counts the words "
    "of the exchanges in which most of the rubric's cues are the area's."
)

_FIGURES = {
    "scores": {"QWK": "qwk", "MAE": "mae", "Spearman": "spearman", "exact": "exact"},
    "more on scores": {
        "kappa": "kappa",
        "within 1": "within-one",
        "null told from 1": "null-told",
        "quotes": "quotes",
        "verdict": "verdict",
    },
    "rank correlation with length": {
        "score, length": "length",
        "score, label; length held": "given-length",
        "score, area's length": "area-length",
        "score, label; area's length held": "given-area-length",
        "label, area's length": "label-area-length",
    },
}
"""By table, its columns and the figures in them."""
_BARS = {
    "qwk": "QWK",
    "gap": "QWK over the nearest baseline",
    "mae-gap": "MAE under the best constant",
    "verdict": "verdict's side",
    "quotes": "quotes that raters quote",
    "unscored": "unscored",
    "null-told": "null told from 1",
}


@dataclass(frozen=True, slots=True)
class Section:
    """A table of texts with its title."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sections(table: AgreementTable, *, areas: bool) -> list[Section]:
    """Returns what the table says, round by round and kind by kind, our bars last.

    Args:
        table: what was measured.
        areas: whether each area is shown by itself as well.
    """
    found: list[Section] = []
    for (round_id, kind), some in groupby(table.rows, key=lambda r: (r.round, r.kind)):
        rows = list(some)
        found += _place(f"{round_id}, {kind}", [row for row in rows if row.area == ALL])
        for area in dict.fromkeys(row.area for row in rows if areas and row.area != ALL):
            title = f"{round_id}, {kind}, {area}"
            found += _place(title, [row for row in rows if row.area == area])
    return [*found, *_ours(table)]


def _place(title: str, rows: Sequence[Row]) -> Iterator[Section]:
    counted: dict[str, Callable[[Row], dict[str, str]]]
    counted = {"scores": _counts, "more on scores": _undecided}
    for name, figures in _FIGURES.items():
        count = counted.get(name, _nothing)
        yield Section(
            f"{title}: {name}",
            ("grader", *count(rows[0]), *figures),
            tuple(
                (
                    one_line(row.grader),
                    *count(row).values(),
                    *(figure_text(row.figure(each)) for each in figures.values()),
                )
                for row in rows
            ),
        )
    yield Section(
        f"{title}: error by true level (n)",
        ("grader", "", *map(str, LEVELS)),
        tuple(
            (one_line(row.grader), what, *_levels(row, what))
            for row in rows
            for what in ("bias", "MAE")
        ),
    )


def _counts(row: Row) -> dict[str, str]:
    found = row.agreed
    share = f" ({found.unscored / found.areas:.1%})" if found.unscored else ""
    return {"n": str(found.n), "unscored": f"{found.unscored}{share}", "missed": str(found.missed)}


def _nothing(row: Row) -> dict[str, str]:
    return {}


def _undecided(row: Row) -> dict[str, str]:
    """How many verdicts there are not, and how many there are to tell apart."""
    if row.sides is None:
        return {}
    total = row.sides.decided + row.sides.cannot_tell
    return {
        "labelled hire": f"{row.sides.hires} of {row.sides.transcripts}",
        "cannot tell": f"{row.sides.cannot_tell} of {total}",
    }


def _levels(row: Row, what: str) -> Iterator[str]:
    by_level = {each.level: each for each in row.agreed.levels}
    for level in LEVELS:
        if level not in by_level:
            yield ""
        elif what == "bias":
            bias = by_level[level].bias
            yield f"{figure_text(bias, sign='+')} ({bias.n})"
        else:
            yield figure_text(by_level[level].mae)


def _ours(table: AgreementTable) -> Iterator[Section]:
    """How our grader stands against the baselines, and against its bars."""
    if table.gaps:
        yield Section(
            "ours less each baseline, on the areas that both scored",
            ("round", "kind", "baseline", "n", "ours", "theirs", "QWK", "MAE, theirs less ours"),
            tuple(
                (
                    *(each.round, each.kind, one_line(each.other), str(each.mae.n)),
                    *(_number(each.ours), _number(each.theirs)),
                    *(figure_text(each.qwk, sign="+"), figure_text(each.mae, sign="+")),
                )
                for each in table.gaps
            ),
        )
    if table.bars:
        columns = ("round", "kind", "what", "asked", "seen", "against", "")
        yield Section("bars", columns, tuple(_bar(each) for each in table.bars))


def _bar(each: BarSeen) -> tuple[str, ...]:
    seen = figure_text(each.seen)
    against = one_line(each.against)
    return each.round, each.kind, _BARS[each.figure], each.asked, seen, against, each.outcome


def figure_text(found: Figure, sign: str = "") -> str:
    """Returns a figure with its interval, `0.87 [.84,.90]`; empty where nothing was measured.

    Args:
        found: the figure.
        sign: `+` to show the sign of one above 0 as well.
    """
    if found.value is None:
        return ""
    if found.low is None or found.high is None:
        return format(found.value, f"{sign}.2f")
    return f"{found.value:{sign}.2f} [{_short(found.low)},{_short(found.high)}]"


def _short(bound: float) -> str:
    """A bound in two decimals, without the 0 before the point and those behind a 1."""
    text = f"{bound:.2f}".replace("-0.00", "0.00")
    if text in ("1.00", "-1.00"):
        return text.removesuffix(".00")
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def graders_text(table: AgreementTable) -> list[str]:
    """Returns a line a grader: which model was asked, and which version it is."""
    return [one_line(f"{grader}: {text}") for grader, text in table.asked.items()]


def markdown(table: AgreementTable) -> str:
    """Returns the whole table as a page of Markdown."""
    parts = ["# Agreement of graders with labels", NOTE]
    parts.append("\n".join(f"- {_cell(line)}" for line in graders_text(table)))
    for section in sections(table, areas=True):
        head = (section.columns, ("---",) * len(section.columns))
        lines = ("| " + " | ".join(map(_cell, row)) + " |" for row in (*head, *section.rows))
        parts += [f"## {section.title}", "\n".join(lines)]
    parts.append(f"Labels {table.labels}. Command: `mockloop eval agreement --write FILE`")
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    """A text that neither ends a cell nor is taken for markup."""
    for char in "\\|`<>*_[]":
        text = text.replace(char, "\\" + char)
    return text


def json_rows(table: AgreementTable) -> Iterator[dict[str, Any]]:
    """Yields plain data: what was measured with, every row, every gap, every bar."""
    yield {"what": "versions", "labels": table.labels, "graders": dict(table.asked)}
    for what, some in (("row", table.rows), ("gap", table.gaps), ("bar", table.bars)):
        for each in some:
            yield {"what": what, **asdict(each)}
