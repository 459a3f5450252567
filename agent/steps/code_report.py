"""What a scorecard says of the code: what passed, how it grew, the help it took, the review."""

from collections.abc import Iterator

from agent.records import Execution, Review, Scorecard
from agent.steps.agenda import clock_face
from agent.steps.code_events import counted


def code_lines(card: Scorecard) -> Iterator[str]:
    """Yields a line each; none for a round without code that was run."""
    if card.execution is not None:
        yield from _execution(card.execution)
    if card.hints:
        plural = "" if card.hints == 1 else "s"
        yield f"help: {card.hints} rung{plural} of the hint ladder"
    if card.review is not None:
        yield from _review(card.review)


def _execution(done: Execution) -> Iterator[str]:
    where = f"{done.sandbox.id} {done.sandbox.version}".strip()
    yield f"code, run against {done.problem.id} in {where}: {counted(done)}"
    for case in done.cases:
        if case.verdict not in ("passed", "not-run"):
            yield (
                f"first case that fails ({case.group} {case.number}, {case.verdict}): "
                f"{case.given}: expected {case.expected}, got {case.got}"
            )
            break
    if done.curve is not None and done.curve.growth is not None:
        sizes = [point.size for point in done.curve.points]
        yield (
            f"time grows as {done.curve.growth}: exponent {done.curve.exponent:g} over sizes "
            f"{sizes[0]:,} to {sizes[-1]:,}"
        )


def _review(review: Review) -> Iterator[str]:
    found = f"at {clock_face(review.found.t)}" if review.found else "no"
    proved = f"at {clock_face(review.proved.t)}" if review.proved else "no"
    fixed = {True: "yes", False: "no", None: "no whole code was written"}[review.fixed]
    said = f"found: {found}; proved: {proved}; fixed: {fixed}"
    yield f"the assistant's fault ({review.fault}): {said}"
    for name, each in (("found", review.found), ("proved", review.proved)):
        if each is not None:
            yield f"{name} (turn {each.turn}): {each.quote}"
