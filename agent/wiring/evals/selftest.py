"""Planting regressions in the prompts and seeing whether the gates find them.

Every variant is a copy of prompts/ with a few edits, played on the cases tagged `smoke` and held
against the invariants and the greatest regressions of the suites' gates, with the unchanged
prompts as its baseline. Floors and ceilings are set for whole suites, and are left out here: a
dozen cases would break some by being another mixture. A case whose requests an edit leaves alone
is answered from the suites' own recordings.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from agent import assets
from agent.errors import DataError
from agent.ports.weights import Progress, silent
from agent.records import Run
from agent.records.gates import Gates
from agent.records.selftest import Selftest, Variant
from agent.settings import Settings
from agent.steps.gating import PASS, REGRESSION, GateResult, exit_code, judge
from agent.wiring.evals.fixtures import fixture_of, read_fixtures
from agent.wiring.evals.judging import read_gates
from agent.wiring.evals.playing import OnCase, unheard
from agent.wiring.evals.run import Order, cassettes, run_suite
from agent.wiring.evals.suites import all_suites

SMOKE = "smoke"

Outcome = Literal["passed", "flagged", "unusable"]


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one variant.

    Attributes:
        id, kind, about: the variant's.
        outcome: what the gates said.
        seen: the gates that flagged it, or why they could not decide.
        cases: how many cases were played.
    """

    id: str
    kind: str
    about: str
    outcome: Outcome
    seen: str
    cases: int

    @property
    def as_expected(self) -> bool:
        """Whether a regression was flagged, or a harmless change passed."""
        return self.outcome == ("flagged" if self.kind == "regression" else "passed")


def read_selftest() -> Selftest:
    """Reads `evals/selftest.yaml`.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return assets.evals_file("selftest.yaml", Selftest)


def run_selftest(
    settings: Settings,
    *,
    recording: bool = False,
    only: Sequence[str] = (),
    on_row: Callable[[Row], None],
    on_case: OnCase = unheard,
    progress: Progress = silent,
) -> list[Row]:
    """Plays the unchanged prompts and every variant.

    Args:
        settings: of the run.
        recording: records what is stale; the model is asked live.
        only: ids of variants; all where none is named.
        on_row: is told of every variant when it is done; the first is the unchanged prompts.
        on_case: is told of every case.
        progress: is told how far a download has come.

    Raises:
        DataError: a variant's edit does not fit its file, or there is no variant of that name.
    """
    variants = [v for v in read_selftest().variants if not only or v.id in only]
    if missing := sorted(set(only) - {variant.id for variant in variants}):
        raise DataError(f"there is no variant {missing[0]!r}", "see evals/selftest.yaml")
    gates, recordings = read_gates(), cassettes()
    base = _runs(recordings, settings, on_case, progress, recording=recording)
    rows = [_row("as-they-are", "unchanged", "the prompts as they are", base, base, gates)]
    on_row(rows[0])
    for variant in variants:
        own = recordings.parent / "selftest" / variant.id
        with edited(variant) as root, assets.rooted(root):
            runs = _runs(own, settings, on_case, progress, recording=recording, more=recordings)
        rows.append(_row(variant.id, variant.kind, variant.about, runs, base, gates))
        on_row(rows[-1])
    return rows


def _runs(
    shelf: Path,
    settings: Settings,
    on_case: OnCase,
    progress: Progress,
    *,
    recording: bool,
    more: Path | None = None,
) -> dict[str, Run]:
    """Plays the smoke cases of every suite that has some."""
    folders = (shelf, more) if more else (shelf,)
    mode: Literal["record", "replay"] = "record" if recording else "replay"
    return {
        suite.id: run_suite(
            Order(suite.id, mode, tag=SMOKE, shelf=folders), settings, on_case, progress
        )
        for suite in all_suites()
        if any(SMOKE in fixture_of(case).tags for case in read_fixtures(suite).cases)
    }


def _row(
    name: str,
    kind: str,
    about: str,
    runs: dict[str, Run],
    base: dict[str, Run],
    gates: Gates,
) -> Row:
    undecided = {(r.suite, r.kind, r.name) for r in _judged(base, base, gates) if _unmeasured(r)}
    results = [
        result
        for result in _judged(runs, base, gates)
        if (result.suite, result.kind, result.name) not in undecided
    ]
    code = exit_code(results)
    outcome: Outcome = {PASS: "passed", REGRESSION: "flagged"}.get(code, "unusable")  # type: ignore[assignment]
    bad = [r for r in results if r.status == ("fail" if code == REGRESSION else "unusable")]
    seen = "; ".join(f"{r.kind} {r.name} ({r.seen})" for r in bad)
    return Row(name, kind, about, outcome, seen, sum(len(run.results) for run in runs.values()))


def _judged(runs: dict[str, Run], base: dict[str, Run], gates: Gates) -> list[GateResult]:
    results: list[GateResult] = []
    for suite, run in runs.items():
        relative = gates.suites[suite].model_copy(update={"floors": {}, "ceilings": {}})
        results += judge(run, relative, base[suite], gates.prices)
    return results


def _unmeasured(result: GateResult) -> bool:
    """Whether a gate is about something that no smoke case has."""
    return result.status == "unusable" and result.kind != "played"


@contextmanager
def edited(variant: Variant) -> Iterator[Path]:
    """Yields a data folder whose prompts are a variant's.

    Raises:
        DataError: an edit's old text does not stand exactly once in its file.
    """
    root = assets.data_root()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(root / "prompts", folder / "prompts")
        for other in ("corpus", "evals"):
            (folder / other).symlink_to(root / other, target_is_directory=True)
        for edit in variant.edits:
            path = folder / edit.file
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            if text.count(edit.old) != 1:
                raise DataError(
                    f"variant {variant.id}: its old text stands {text.count(edit.old)} times in "
                    f"{edit.file}",
                    "correct evals/selftest.yaml",
                )
            path.write_text(text.replace(edit.old, edit.new), encoding="utf-8")
        yield folder
