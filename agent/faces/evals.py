"""`mockloop eval`: suites that measure prompts, rubrics, models and retrieval."""

import click

from agent.faces.lazy import LazyGroup

_RUN, _JUDGE, _AUTHOR = (f"agent.faces.eval_{part}" for part in ("run", "judge", "author"))
_BASELINES = "agent.faces.eval_baselines"
_COMMANDS = {
    "list": (_RUN, "List the suites, their cases and what they probe."),
    "run": (_RUN, "Play suites, from recordings unless --live is given."),
    "record": (_RUN, "Play a suite live and keep one recording a case."),
    "show": (_RUN, "Show a recording as text."),
    "gate": (_JUDGE, "Hold runs against the gates."),
    "compare": (_JUDGE, "Compare two runs, or two git revisions of prompts/."),
    "report": (_JUDGE, "Write runs as one HTML file."),
    "agreement": (
        "agent.faces.eval_agreement",
        "Show how far graders agree with labels, against baselines.",
    ),
    "coverage": (
        "agent.faces.eval_coverage",
        "Show how well it is found which criteria an answer meets.",
    ),
    "matrix": (_JUDGE, "Compare models as graders: agreement, cost, time."),
    "baselines": (_BASELINES, "Make the same model grade in the ways that others do."),
    "fit-debrief": (
        "agent.faces.eval_debrief",
        "Count on simulated loops what verdicts say, for the debrief.",
    ),
    "selftest": (_JUDGE, "Plant regressions and see whether the gates find them."),
    "tune-retrieval": (_JUDGE, "Fit the retriever's numbers on the development queries."),
    "add": (_AUTHOR, "Make a fixture from a transcript."),
    "label": (_AUTHOR, "Label transcripts blind, and measure how raters agree."),
    "fit-impact": (
        "agent.faces.eval_impact",
        "Fit anew where claims of impact are placed that no word tells.",
    ),
    "vectors": (_AUTHOR, "Check the vectors that come with the guide pages."),
    "versions": (_AUTHOR, "Check the versions of everything that has one."),
    "schema": (_AUTHOR, "Write the JSON schemas of the fixture files."),
}


@click.group(name="eval", cls=LazyGroup, commands_at=_COMMANDS)
def eval_() -> None:
    """Measure prompts, rubrics, models and retrieval, without a key and without a network.

    \b
    mockloop eval run all                          replay every suite, then the gates
    mockloop eval record interviewer               record what has changed (model time)
    mockloop eval compare main HEAD                what a change of prompts/ did
    mockloop eval report RUN.json --out eval.html
    """
