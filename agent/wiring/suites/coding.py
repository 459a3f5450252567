"""The `coding` suite: what running code decides, against labels and planted faults.

No model is asked, so there is nothing to record. A labelled transcript's last code is run against
the known problem that it is about, and whether all cases pass is set beside whether raters found a
bug. What an assistant proposes in the AI-enabled round has to fail where its fault says, and
nowhere that the candidate could see at once.
"""

from dataclasses import dataclass
from typing import Literal

from agent import assets
from agent.errors import EvalError
from agent.records import Execution, Transcript, Usage
from agent.steps.code_events import counted
from agent.steps.code_found import code_in
from agent.steps.executing import execute
from agent.wiring.evals.suites import (
    Context,
    Expected,
    Inputs,
    Looks,
    Outcome,
    Played,
    Stage,
    Suite,
    finding,
)
from agent.wiring.executed_grader import known_problem
from agent.wiring.labelled import labels_folder
from agent.wiring.problems import sandbox_here, task_of
from agent.wiring.transcripts import read_transcript

_LAST_BUG = 2.0
"""Up to this score a rater's `correctness` says that the code has a bug."""


class CodingInputs(Inputs):
    """What is run.

    Attributes:
        kind: the last code of a labelled `transcript`, or the `proposal` of a problem.
        id: of the transcript, or of the problem.
    """

    kind: Literal["transcript", "proposal"]
    id: str


class CodingExpected(Expected):
    """What is known of it.

    Attributes:
        correctness: the median score of the raters, for a transcript.
    """

    correctness: float | None = None


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What came of running.

    Attributes:
        done: of the code; None where it is not whole, or the problem not known.
        why: it was not run; empty where it was.
        reference: of the problem's own solution, for a proposal.
    """

    done: Execution | None
    why: str = ""
    reference: Execution | None = None


def play(inputs: CodingInputs, expected: CodingExpected | None, stage: Stage) -> Played:
    """Runs the code.

    Raises:
        EvalError: nothing keeps code apart here, or the labelled transcripts are not there.
    """
    sandbox = sandbox_here()
    if not sandbox.isolated:
        raise EvalError(
            "foreign code is run in bubblewrap only, and it is not here", "see 'make setup'"
        )
    found = _of_transcript(inputs.id) if inputs.kind == "transcript" else _of_proposal(inputs.id)
    return Played(found, Usage(), ())


def _of_transcript(transcript_id: str) -> Outcomes:
    paths = sorted(labels_folder().glob(f"*/{transcript_id}.json"))
    if not paths:
        raise EvalError(
            f"the labelled transcript {transcript_id} is not there", "measure in a checkout"
        )
    transcript: Transcript = read_transcript(paths[0])
    known = known_problem(transcript)
    if known is None:
        return Outcomes(None, f"no known problem: {transcript.prompt}")
    code = code_in(transcript, known.names)
    if code is None or code.gap:
        return Outcomes(None, f"not complete: {code.gap if code else 'no code'}")
    return Outcomes(execute(known.task, known.whole(code), sandbox_here()))


def _of_proposal(problem_id: str) -> Outcomes:
    folder, task = assets.problem_folder(problem_id), task_of(problem_id)
    code = (folder / "proposal.py").read_text(encoding="utf-8")
    done = execute(task, code, sandbox_here())
    return Outcomes(done, reference=execute(task, task.reference, sandbox_here()))


@dataclass(repr=False)
class AgreesWithTheLabel(Looks):
    """Whether all cases pass where raters found no bug, and one fails where they found one."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at a transcript whose code is complete; another does not count, and says why."""
        expected: CodingExpected | None = ctx.expected_output
        found: Outcomes = ctx.output.value
        if expected is None or expected.correctness is None:
            return {}
        if found.done is None:
            return {"was-run": finding(False, found.why)}
        works = not found.done.loading and not found.done.failures
        no_bug = expected.correctness > _LAST_BUG
        said = f"{counted(found.done)}; raters: {expected.correctness:g}"
        return {
            "was-run": finding(True),
            "agrees-with-the-label": finding(works == no_bug, said),
        }


@dataclass(repr=False)
class FaultIsCaught(Looks):
    """Whether a planted fault fails a case outside the examples, and the reference none."""

    def evaluate(self, ctx: Context) -> Outcome:
        """Looks at a proposal."""
        found: Outcomes = ctx.output.value
        if found.reference is None or found.done is None:
            return {}
        failed = found.done.failures
        groups = sorted({case.group for case in failed})
        right = not found.reference.failures
        return {
            "fault-is-caught": finding(bool(failed), ", ".join(groups)),
            "reference-passes": finding(right, counted(found.reference)),
        }


SUITE = Suite(
    id="coding",
    about="whether executed correctness agrees with labels, and planted faults are caught",
    inputs=CodingInputs,
    expected=CodingExpected,
    play=play,
    evaluators=(AgreesWithTheLabel, FaultIsCaught),
)
