"""A card of models as graders: what each is worth and what it costs."""

from collections.abc import Sequence

from agent.records import Run
from agent.steps.metrics import Measured, Prices, cost_usd, measure

_INVARIANCE = ("begging-earns-nothing",)
_FIGURES = (
    ("qwk", "QWK (quadratic kappa)"),
    ("mae", "mean distance, points"),
    ("exact", "same whole point"),
    ("within-one", "within one point"),
    ("not-assessed-is-told", "not assessed told from 1"),
    ("quotes-stand", "quotes that stand"),
    ("unscored", "unscored areas"),
)


def card(run: Run, prices: Prices) -> dict[str, str]:
    """Returns one model's figures as texts, by their names.

    Args:
        run: of a suite with labels.
        prices: by model.
    """
    row = {"model": run.versions.model.id, "weights": run.versions.model.sha256 or "unknown"}
    row["transcripts"] = str(len({r.cluster for r in run.done if r.pairs}))
    for name, title in _FIGURES:
        row[title] = _text(measure(name, run.results))
    row["mean distance if every area were given a 3"] = _constant(run, 3)
    for name in _INVARIANCE:
        row[name] = _text(measure(name, run.results))
    row |= _costs(run, prices)
    row["failed cases"] = f"{sum(r.status == 'failed' for r in run.results)} of {len(run.results)}"
    return row


def _costs(run: Run, prices: Prices) -> dict[str, str]:
    done = [result for result in run.done if result.usage.tokens_generated]
    if not done:
        return {}
    count = len(done)
    read = sum(r.usage.tokens_evaluated + r.usage.tokens_cached for r in done) / count
    cached = sum(r.usage.tokens_cached for r in done) / count
    written = sum(r.usage.tokens_generated for r in done) / count
    seconds = sum(r.usage.seconds for r in done) / count
    cost = cost_usd(done, run.versions.model.id, prices)
    return {
        "prompt tokens a transcript": f"{read:.0f} ({cached / max(read, 1):.0%} from the cache)",
        "tokens written": f"{written:.0f}",
        "seconds a transcript, as recorded": f"{seconds:.0f}",
        "US dollars a transcript": "no price" if cost is None else f"{cost / count:.4f}",
    }


def _constant(run: Run, score: int) -> str:
    """What a grader that always gives one score would reach; the least that is worth having."""
    labels = [pair.label for r in run.done for pair in r.pairs if pair.label is not None]
    if not labels:
        return "not measured"
    return f"{sum(abs(label - score) for label in labels) / len(labels):.2f} (n = {len(labels)})"


def _text(found: Measured) -> str:
    if found.value is None:
        return "not measured"
    spread = "" if found.low is None else f" [{found.low:.2f}, {found.high:.2f}]"
    return f"{found.value:.2f}{spread} (n = {found.n})"


def card_markdown(rows: Sequence[dict[str, str]], runs: Sequence[Run]) -> str:
    """Returns the card as a page."""
    names = list(dict.fromkeys(key for row in rows for key in row if key != "model"))
    lines = [
        "# Models as graders",
        "",
        f"Suite `{runs[0].suite}`, {len(runs[0].results)} cases. Intervals are 95 %, by drawing"
        " transcripts anew. The labels were given by",
        "language models (two or three independent raters a transcript), by no person. Times are"
        " those of the recording; compare",
        "them with each other only.",
        "",
        f"| | {' | '.join(row['model'] for row in rows)} |",
        f"| --- |{' --- |' * len(rows)}",
    ]
    lines += [f"| {name} | {' | '.join(row.get(name, '') for row in rows)} |" for name in names]
    packages = ", ".join(f"{name} {version}" for name, version in runs[0].packages.items())
    prompts = ", ".join(f"{s.id} {s.version}" for s in runs[0].versions.prompts)
    models = ",".join(row["model"] for row in rows)
    lines += [
        "",
        f"Prompts: {prompts}. Packages: {packages}.",
        "",
        f"Command: `mockloop eval matrix --models {models} --suite {runs[0].suite}`",
    ]
    return "\n".join(lines) + "\n"
