"""Charts of runs, as SVG that can stand in a page."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from agent.records import CaseResult, Pair, Run
from agent.steps.agreement import both, whole_points
from agent.steps.metrics import of_metric

_INK = "#808080"
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
"""Told apart also by people who do not see red and green (Okabe and Ito 2008)."""
_SHORTEST_TREND = 2
_WIDTH, _HEIGHT = 6.0, 3.2


def trend(runs: Sequence[Run], names: Sequence[str]) -> str:
    """Returns how metrics went over the runs of one suite and model; empty with fewer than two."""
    if len(runs) < _SHORTEST_TREND:
        return ""
    lines = {name: [of_metric(name, run.results) for run in runs] for name in names}
    days = [run.started[5:16].replace("T", " ") for run in runs]
    with _axes() as (axes, done):
        for (name, values), colour in zip(lines.items(), _cycle(), strict=False):
            points = [(n, v) for n, v in enumerate(values) if v is not None]
            axes.plot(*zip(*points, strict=True), marker="o", color=colour, label=name)
        axes.set_xticks(range(len(days)), days, rotation=30, ha="right")
        axes.set_ylim(-0.05, 1.05)
        axes.legend(frameon=False, labelcolor=_INK, fontsize=8)
    return done[0]


def calibration(pairs: Sequence[Pair]) -> str:
    """Returns the mean label at each score given, with how often it was given."""
    found = both(pairs)
    if not found:
        return ""
    groups: dict[int, list[int]] = {}
    for given, label in found:
        groups.setdefault(whole_points(given), []).append(label)
    scores = sorted(groups)
    means = [sum(groups[score]) / len(groups[score]) for score in scores]
    with _axes() as (axes, done):
        axes.plot((1, 5), (1, 5), color=_INK, linestyle=":", label="score = label")
        axes.scatter(scores, means, [30 + 12 * len(groups[s]) for s in scores], color=_COLOURS[0])
        for score, mean in zip(scores, means, strict=True):
            text = f"n={len(groups[score])}"
            axes.annotate(text, (score, mean), (8, -12), textcoords="offset points", color=_INK)
        axes.set(xlim=(0.6, 5.4), ylim=(0.6, 5.4), xlabel="score given", ylabel="mean label")
        axes.legend(frameon=False, labelcolor=_INK, fontsize=8)
    return done[0]


def error_by_level(pairs: Sequence[Pair]) -> str:
    """Returns the mean of score less label, by the level that the candidate asked for."""
    groups: dict[str, list[float]] = {}
    for pair in pairs:
        if pair.given is not None and pair.label is not None:
            groups.setdefault(pair.level or "none", []).append(pair.given - pair.label)
    if not groups:
        return ""
    levels = sorted(groups)
    means = [sum(groups[level]) / len(groups[level]) for level in levels]
    with _axes() as (axes, done):
        axes.bar(levels, means, color=_COLOURS[0], width=0.5)
        axes.axhline(0, color=_INK, linewidth=0.8)
        for place, level in enumerate(levels):
            text = f"{means[place]:+.2f} (n={len(groups[level])})"
            axes.annotate(text, (place, means[place]), ha="center", va="bottom", color=_INK)
        axes.set(ylabel="score less label", ylim=(min(-1.0, *means) - 0.4, max(1.0, *means) + 0.4))
    return done[0]


def confusion(results: Sequence[CaseResult]) -> Mapping[str, list[list[int]]]:
    """Returns by area, and for `all`, how often a label (row) got a score (column).

    The first row and column are "none": not assessed, or unscored.
    """
    tables: dict[str, list[list[int]]] = {}
    for pair in (pair for result in results for pair in result.pairs):
        row = pair.label or 0
        column = 0 if pair.given is None else whole_points(pair.given)
        for area in ("all", pair.area):
            table = tables.setdefault(area, [[0] * 6 for _ in range(6)])
            table[row][column] += 1
    return tables


def _cycle() -> Iterator[str]:
    while True:
        yield from _COLOURS


@contextmanager
def _axes() -> Iterator[tuple[Any, list[str]]]:
    """Yields axes in the colours of the page, and a list that holds the SVG afterwards."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "mockloop", "font.size": 10}):
        figure = Figure(figsize=(_WIDTH, _HEIGHT), layout="constrained")
        figure.patch.set_alpha(0)
        axes = figure.add_subplot()
        axes.patch.set_alpha(0)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        for side in ("left", "bottom"):
            axes.spines[side].set_color(_INK)
        axes.tick_params(colors=_INK)
        axes.xaxis.label.set_color(_INK)
        axes.yaxis.label.set_color(_INK)
        done = [""]
        yield axes, done
        file = io.BytesIO()
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(file, metadata={"Date": None, "Creator": None})
    text = file.getvalue().decode()
    svg = text[text.index("<svg") :]
    done[0] = re.sub(r'<svg([^>]*?) height="[^"]*"', r"<svg\1", svg, count=1)
