from junitparser import JUnitXml

from agent.steps.gate_report import junit_xml, markdown
from agent.steps.gating import GateResult
from tests.eval_builders import many, run

GATES = [
    GateResult("grading", "floor", "near", "pass", ">= 0.5", "0.700"),
    GateResult("grading", "invariant", "fence", "fail", "every case", "1 of 2", ("b: <x> | y",)),
    GateResult("interviewer", "played", "cases", "unusable", "every case", "1 of 2", ("c",)),
]


def test_junit_has_a_test_a_gate_and_tells_failures_from_errors() -> None:
    suites = list(JUnitXml.fromstring(junit_xml(GATES).encode()))
    assert [(s.name, s.tests, s.failures, s.errors) for s in suites] == [
        ("grading", 2, 1, 0),
        ("interviewer", 1, 0, 1),
    ]


def test_junit_says_what_was_asked_and_which_cases_broke_it() -> None:
    text = junit_xml(GATES)
    assert "asked every case, seen 1 of 2" in text
    assert "b: &lt;x&gt; | y" in text


def test_the_summary_begins_with_the_outcome_and_lists_what_failed() -> None:
    text = markdown(GATES, [run(*many("near", [0.2, 0.7, 1.0]))])
    assert text.startswith("## Evals: **regression**")
    assert "| invariant | fence | every case | 1 of 2 | **fail** |" in text


def test_the_summary_gives_every_metric_with_its_interval() -> None:
    text = markdown(GATES[:1], [run(*many("near", [0.5] * 4))])
    assert "Every gate passes." in text
    assert "| near | 0.500 | 0.500 to 0.500 | 4 |" in text


def test_text_from_a_case_cannot_break_the_table() -> None:
    text = markdown(GATES, [run(*many("near", [1.0]))])
    [line] = [line for line in text.splitlines() if "b: " in line]
    assert "&lt;x>" in line
    assert line.replace("\\|", "").count("|") == 6
