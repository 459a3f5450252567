"""Gates and comparisons over run files, and over git revisions of prompts/."""

import io
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from agent import assets
from agent.errors import EvalError
from agent.ports.weights import Progress, silent
from agent.records import Run
from agent.records.gates import Gates, SuiteGates
from agent.settings import Settings
from agent.steps.gating import GateResult, judge
from agent.wiring.evals.playing import OnCase, unheard
from agent.wiring.evals.run import Order, cassettes, read_run, run_suite

_FOLDERS = ("prompts", "corpus")
_RECORDINGS = "evals/cassettes"


def read_gates() -> Gates:
    """Reads `evals/gates.yaml`.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return assets.evals_file("gates.yaml", Gates)


def baseline_of(gates: SuiteGates) -> Run | None:
    """Returns the baseline run of a suite; None where none is named.

    Raises:
        EvalError: the file that is named is missing or no run.
    """
    if not gates.baseline:
        return None
    return read_run(assets.data_root() / "evals" / gates.baseline)


def gate_runs(runs: Sequence[Run]) -> list[GateResult]:
    """Holds runs against the gates of their suites.

    Raises:
        EvalError: a suite has no gates, or its baseline cannot be read.
        DataError: the gates cannot be read.
    """
    gates = read_gates()
    results: list[GateResult] = []
    for run in runs:
        if run.suite not in gates.suites:
            raise EvalError(
                f"suite {run.suite} has no gates", f"add '{run.suite}' to evals/gates.yaml"
            )
        own = gates.suites[run.suite]
        results += judge(run, own, baseline_of(own), gates.prices)
    return results


def side(
    name: str,
    suite: str,
    model: str,
    settings: Settings,
    on_case: OnCase = unheard,
    progress: Progress = silent,
) -> list[Run]:
    """Returns the runs that a name stands for: a run file's, or replays of a git revision.

    Args:
        name: a run file, or a git revision whose prompts/, corpus/ and recordings are replayed by
            the program as it is now.
        suite: the suite to replay; all where it is empty.
        model: whose recordings.
        settings: of the run.
        on_case: is told of every case that is replayed.
        progress: is told how far a download has come.

    Raises:
        EvalError: it is neither.
    """
    from agent.wiring.evals.suites import all_suites

    if Path(name).is_file():
        run = read_run(Path(name))
        return [run] if suite in ("", run.suite) else []
    suites = [suite] if suite else [each.id for each in all_suites()]
    here = cassettes()
    with revision(name) as (root, recordings), assets.rooted(root):
        orders = [Order(each, "replay", model, shelf=(recordings, here)) for each in suites]
        return [run_suite(order, settings, on_case, progress) for order in orders]


@contextmanager
def revision(name: str) -> Iterator[tuple[Path, Path]]:
    """Yields a data folder with prompts/ and corpus/ of a git revision, and its recordings.

    The fixtures stay those of now, so that two revisions are measured by the same cases.

    Raises:
        EvalError: git is not there, this is no checkout, or it has no such revision.
    """
    root = assets.data_root()
    try:
        tree = _git(root, "rev-parse", "--verify", "--end-of-options", f"{name}^{{tree}}")
        at = tree.decode().strip()
        there = _git(root, "ls-tree", "-d", "-r", "--name-only", at).decode().splitlines()
        folders = [folder for folder in (*_FOLDERS, _RECORDINGS) if folder in there]
        if "prompts" not in folders:
            raise EvalError(f"revision {name!r} has no prompts/", "name a later one")
        archive = _git(root, "archive", "--format=tar", at, *folders)
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip().splitlines()
        raise EvalError(
            f"{name!r} is neither a run file nor a git revision ({why[0] if why else 'git fails'})",
            "name a file that 'mockloop eval run' wrote, or a revision of a checkout",
        ) from error
    with tempfile.TemporaryDirectory() as kept:
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            tar.extractall(Path(kept) / "then", filter="data")
        then, data = Path(kept) / "then", Path(kept) / "data"
        data.mkdir()
        for folder in _FOLDERS:
            source = then / folder if (then / folder).is_dir() else root / folder
            (data / folder).symlink_to(source, target_is_directory=True)
        (data / "evals").symlink_to(root / "evals", target_is_directory=True)
        yield data, then / _RECORDINGS


def _git(root: Path, *words: str) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise EvalError("git is not installed", "compare two run files instead")
    command = [program, "-C", str(root), *words]
    return subprocess.run(command, capture_output=True, check=True).stdout  # noqa: S603
