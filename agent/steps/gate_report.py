"""Gates for machines and for pull requests: JUnit XML, and a Markdown summary."""

from collections.abc import Sequence
from itertools import groupby

from agent.errors import one_line
from agent.records import Run
from agent.steps.gating import GateResult, exit_code
from agent.steps.metrics import measure, metric_names

_WORDS = {0: "pass", 1: "**regression**", 2: "**unusable**: record what is stale"}
_MARKS = {"pass": "pass", "fail": "**fail**", "unusable": "unusable"}


def junit_xml(results: Sequence[GateResult]) -> str:
    """Returns the gates as JUnit XML: one test suite a suite, one test case a gate."""
    from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite

    xml = JUnitXml("mockloop gates")
    for suite, group in groupby(results, key=lambda result: result.suite):
        made = TestSuite(suite)
        for result in group:
            case = TestCase(f"{result.kind} {result.name}", classname=f"mockloop.{suite}")
            text = one_line(f"asked {result.asked}, seen {result.seen}")
            detail = "\n".join(one_line(each) for each in result.cases)
            if result.status == "fail":
                case.result = [Failure(text, result.kind)]
                case.result[0].text = detail
            elif result.status == "unusable":
                case.result = [Error(text, result.kind)]
                case.result[0].text = detail
            made.add_testcase(case)
        xml.add_testsuite(made)
    made_xml: bytes = xml.tostring()  # type: ignore[no-untyped-call]
    return made_xml.decode()


def markdown(results: Sequence[GateResult], runs: Sequence[Run]) -> str:
    """Returns a summary for a pull request, in GitHub's Markdown."""
    lines = [f"## Evals: {_WORDS[exit_code(results)]}", ""]
    for run in runs:
        model = run.versions.model.id
        lines += [
            f"### {_cell(run.suite)} ({_cell(model)}, {run.mode}, {len(run.results)} cases)",
            "",
        ]
        bad = [r for r in results if r.suite == run.suite and r.status != "pass"]
        if bad:
            lines += ["| gate | on | asked | seen | |", "| --- | --- | --- | --- | --- |"]
            for each in bad:
                row = (each.kind, each.name, each.asked, each.seen)
                cells = " | ".join(_cell(text) for text in row)
                lines.append(f"| {cells} | {_MARKS[each.status]} |")
                lines += [f"| | | | {_cell(case)} | |" for case in each.cases]
        else:
            lines.append("Every gate passes.")
        lines += ["", "| metric | value | 95 % interval | n |", "| --- | --- | --- | --- |"]
        for name in metric_names(run.results):
            found = measure(name, run.results)
            if found.value is not None:
                spread = "" if found.low is None else f"{found.low:.3f} to {found.high:.3f}"
                lines.append(f"| {name} | {found.value:.3f} | {spread} | {found.n} |")
        lines.append("")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    """Text that can neither end a table cell nor carry markup."""
    escaped = one_line(text).replace("\\", "\\\\").replace("|", "\\|").replace("`", "'")
    return escaped.replace("<", "&lt;").replace("[", "\\[").replace("@", "@\u200b")
