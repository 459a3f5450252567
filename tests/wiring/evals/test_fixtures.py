from pathlib import Path

import pytest

from agent import assets
from agent.errors import DataError, EvalError
from agent.wiring.evals.fixtures import chosen, fixture_of, folder, read_fixtures, schema
from agent.wiring.evals.judging import read_gates
from agent.wiring.evals.suites import Suite, all_suites, find_suite

SUITES = all_suites()
BY_ID = [pytest.param(suite, id=suite.id) for suite in SUITES]
CASES = [
    pytest.param(suite, case, id=f"{suite.id}-{case.name}")
    for suite in SUITES
    for case in read_fixtures(suite).cases
]


def test_the_suites_are_found_by_their_modules() -> None:
    assert {suite.id for suite in SUITES} >= {"interviewer", "grading"}


@pytest.mark.parametrize("suite", BY_ID)
def test_the_schema_beside_the_fixtures_is_up_to_date(suite: Suite) -> None:
    written = (folder() / f"{suite.id}.schema.json").read_text(encoding="utf-8")
    assert written == schema(suite), "run 'mockloop eval schema'"


@pytest.mark.parametrize("suite", BY_ID)
def test_a_suite_has_gates_and_names_only_metrics_that_it_has(suite: Suite) -> None:
    assert suite.id in read_gates().suites


@pytest.mark.parametrize(("suite", "case"), CASES)
def test_a_case_says_what_it_probes(suite: Suite, case: object) -> None:
    fixture = fixture_of(case)  # type: ignore[arg-type]
    assert len(fixture.probes.split()) >= 4
    assert fixture.tags


@pytest.mark.parametrize("suite", BY_ID)
def test_names_are_unique_and_kebab_case(suite: Suite) -> None:
    names = [case.name or "" for case in read_fixtures(suite).cases]
    assert len(set(names)) == len(names)
    assert [name for name in names if name != name.lower() or " " in name or not name] == []


def test_a_round_dozen_of_cases_makes_the_smoke_suite() -> None:
    cases = [case for suite in SUITES for case in read_fixtures(suite).cases]
    smoke = [case for case in cases if "smoke" in fixture_of(case).tags]
    assert 10 <= len(smoke) <= 14


def test_an_unknown_suite_is_told_which_there_are() -> None:
    with pytest.raises(EvalError, match="grading"):
        find_suite("lunch")


def test_an_unknown_case_is_told_which_there_are() -> None:
    with pytest.raises(DataError, match="dense-answers"):
        chosen(read_fixtures(find_suite("grading")), ("lunch",))


def test_a_tag_that_no_case_has_is_said() -> None:
    with pytest.raises(DataError, match="'lunch'"):
        chosen(read_fixtures(find_suite("grading")), tag="lunch")


@pytest.mark.parametrize(
    ("broken", "word"),
    [
        ("name: grading v1\ncases: [", "cannot be read"),
        ("name: grading v1\ncases:\n- name: a\n  inputs: {transcrpt: a.json}\n", "transcript"),
        ("name: g\ncases: []\nevaluators: [NoSuchThing]\n", "NoSuchThing"),
    ],
)
def test_a_broken_fixture_file_is_named_with_its_fault(
    tmp_path: Path, broken: str, word: str
) -> None:
    (tmp_path / "evals" / "suites").mkdir(parents=True)
    (tmp_path / "evals" / "suites" / "grading.yaml").write_text(broken)
    with assets.rooted(tmp_path), pytest.raises(DataError, match=r"grading\.yaml") as raised:
        read_fixtures(find_suite("grading"))
    assert word in str(raised.value)
