"""Runs as one HTML page that needs nothing else: no script, no font, no picture from elsewhere.

Everything that came from a model, a candidate or a file is escaped by the template engine.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from agent.records import CaseResult, Exhibit, Run
from agent.steps.agenda import clock_face
from agent.steps.charts import calibration, confusion, error_by_level, trend
from agent.steps.gating import GateResult, exit_code
from agent.steps.metrics import Measured, measure, metric_names

_NOT_IN_TREND = ("mae", "tokens", "seconds", "unscored", "failed")
_LINES = 6
_WORDS = {0: "pass", 1: "regression", 2: "unusable"}


@dataclass(frozen=True, slots=True)
class Column:
    """One run beside others: which model, and its figures."""

    run: Run
    figures: dict[str, Measured]


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case over the newest runs.

    Attributes:
        name: the case and its sample.
        probes: what it is for.
        bad: how much is wrong with it; the pages are in this order.
        results: by run, in the order of the columns; None where a run lacks the case.
        turns: the conversation: who, when, the words with the quotes marked, a note.
        areas: with grading, a row an area: its id, the label, each run's score and rationale.
    """

    name: str
    probes: str
    bad: float
    results: list[CaseResult | None]
    turns: list[tuple[str, str, Markup, str]]
    areas: list[tuple[str, str, list[Any]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Section:
    """One suite."""

    suite: str
    columns: list[Column]
    metrics: list[str]
    trend: Markup
    confusion: dict[str, Any]
    calibration: list[tuple[str, Markup]]
    by_level: list[tuple[str, Markup]]
    cases: list[CasePage]


def html(runs: Sequence[Run], gates: Sequence[GateResult], template: str) -> str:
    """Returns the page.

    Args:
        runs: of any suites and models; of each pair the newest is shown in full.
        gates: what the gates said of them.
        template: Jinja text.
    """
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.globals |= {"clock": clock_face}
    suites = list(dict.fromkeys(run.suite for run in runs))
    return environment.from_string(template).render(
        sections=[_section(suite, [r for r in runs if r.suite == suite]) for suite in suites],
        gates=sorted(gates, key=lambda gate: gate.status == "pass"),
        verdict=_WORDS[exit_code(gates)] if gates else "not gated",
    )


def _section(suite: str, runs: Sequence[Run]) -> Section:
    ordered = sorted(runs, key=lambda run: run.started)
    newest = {run.versions.model.id: run for run in ordered}
    columns = [
        Column(run, {name: measure(name, run.results) for name in metric_names(run.results)})
        for run in newest.values()
    ]
    names = list(dict.fromkeys(name for column in columns for name in column.figures))
    first = columns[0].run
    same = [run for run in ordered if run.versions.model == first.versions.model]
    tables = {c.run.versions.model.id: confusion(c.run.done) for c in columns}
    pairs = {c.run.versions.model.id: _pairs(c.run) for c in columns}
    return Section(
        suite=suite,
        columns=columns,
        metrics=names,
        trend=Markup(trend(same, _trend_names(first, names))),  # noqa: S704 - our own SVG
        confusion={model: table for model, table in tables.items() if table},
        calibration=[(m, Markup(calibration(p))) for m, p in pairs.items() if p],  # noqa: S704
        by_level=[(m, Markup(error_by_level(p))) for m, p in pairs.items() if p],  # noqa: S704
        cases=sorted(_pages(columns), key=lambda page: (-page.bad, page.name)),
    )


def _trend_names(run: Run, names: Sequence[str]) -> list[str]:
    """The figures between 0 and 1 that say most: agreement and scores; checks where no other."""
    checks = {name for result in run.results for name in result.checks}
    graded = [n for n in names if n not in checks and n not in _NOT_IN_TREND]
    return (graded or sorted(checks))[:_LINES]


def _pairs(run: Run) -> list[Any]:
    return [pair for result in run.done for pair in result.pairs]


def _pages(columns: Sequence[Column]) -> list[CasePage]:
    by_key = [{result.key: result for result in column.run.results} for column in columns]
    keys = list(dict.fromkeys(key for found in by_key for key in found))
    return [_page(key, [found.get(key) for found in by_key]) for key in keys]


def _page(key: tuple[str, int], results: list[CaseResult | None]) -> CasePage:
    there = [result for result in results if result is not None]
    shown = next((result for result in there if result.exhibit.turns), there[0])
    name, sample = key
    return CasePage(
        name=name if sample == 1 else f"{name} (sample {sample})",
        probes=there[0].fixture.probes,
        bad=max(_badness(result) for result in there),
        results=results,
        turns=_turns(shown.exhibit, [r.exhibit if r else Exhibit() for r in results]),
        areas=_areas(results),
    )


def _badness(result: CaseResult) -> float:
    """How much is wrong: what was not played, then broken checks, then distance and low scores."""
    if result.status != "done":
        return 100.0
    broken = sum(not check.passed for check in result.checks.values())
    unscored = sum(area.status == "unscored" for area in result.exhibit.areas.values())
    return 10.0 * broken + unscored + sum(1 - min(1.0, score) for score in result.scores.values())


def _areas(results: list[CaseResult | None]) -> list[tuple[str, str, list[Any]]]:
    there = [result for result in results if result is not None]
    labels = {p.area: p.label for result in there for p in result.pairs}
    names = dict.fromkeys(area for result in there for area in result.exhibit.areas)
    return [
        (
            area,
            str(labels[area] or "not assessed") if area in labels else "no label",
            [result.exhibit.areas.get(area) if result else None for result in results],
        )
        for area in names
    ]


def _turns(shown: Exhibit, exhibits: list[Exhibit]) -> list[tuple[str, str, Markup, str]]:
    rows: list[tuple[str, str, Markup, str]] = []
    for place, turn in enumerate(shown.turns):
        spans = [
            (evidence.quote, f"g{column} {evidence.role}", area)
            for column, exhibit in enumerate(exhibits)
            for area, found in exhibit.areas.items()
            for evidence in found.evidence
            if evidence.turn == place
        ]
        note = shown.notes.get(place, "")
        rows.append((turn.speaker, clock_face(turn.t), marked(turn.text, spans), note))
    return rows


def marked(text: str, spans: Sequence[tuple[str, str, str]]) -> Markup:
    """Returns text with quotes marked, escaped.

    Args:
        text: of a turn.
        spans: a quote that stands in the text, its style, and what is shown beside it. Of
            quotes that overlap, all are marked: the text is cut where any begins or ends.
    """
    places = [(text.find(q), text.find(q) + len(q), style, title) for q, style, title in spans]
    places = [place for place in places if place[0] >= 0]
    cuts = sorted({0, len(text), *(p[0] for p in places), *(p[1] for p in places)})
    parts: list[Markup] = []
    for start, end in pairwise(cuts):
        here = [p for p in places if p[0] <= start and end <= p[1]]
        words = escape(text[start:end])
        if not here:
            parts.append(words)
            continue
        style = escape(" ".join(dict.fromkeys(p[2] for p in here)))
        title = escape(", ".join(dict.fromkeys(p[3] for p in here)))
        parts.append(Markup('<mark class="{}" title="{}">{}</mark>').format(style, title, words))
    return Markup("").join(parts)
