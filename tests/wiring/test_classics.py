"""Known problems: right solutions pass, typical wrong ones fail, and titles find them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from agent.ports.sandbox import Limits, Program, SandboxRun
from agent.records import Transcript, Turn
from agent.wiring.classics import Classic, classic_of, classics
from agent.wiring.problems import sandbox_here

DATA = Path(__file__).parents[1] / "data"
TITLES: dict[str, list[str]] = yaml.safe_load((DATA / "classic-titles.yaml").read_text("utf-8"))
ALL = {each.task.stamp.id: each for each in classics()}

_RIGHT_S, _WRONG_S = 60.0, 5.0
"""For all cases of a problem in one call; a wrong solution may loop without an end."""

_PROVE = '''
import copy, importlib, json, sys, types


def drive(_, args):
    """Loads the code and drives it by the cases of a known problem; one answer a case."""
    problem, code, cases = args
    classic = importlib.import_module(problem.replace("-", "_") + "_classic")
    module = types.ModuleType("tried")
    sys.modules["tried"] = module
    exec(compile(code, "tried.py", "exec"), module.__dict__)
    answers = []
    for each in cases:
        try:
            answers.append({"got": plain(classic.drive(module, copy.deepcopy(each)))})
        except Exception as error:
            answers.append({"raised": type(error).__name__, "said": str(error)[:200]})
    return answers


from driving import plain
'''


class Prover:
    """Runs solutions in one sandbox, which is started anew where one brings it down."""

    def __init__(self) -> None:
        files = {"prove.py": _PROVE}
        for name, each in ALL.items():
            files |= each.task.files
            files[f"{name.replace('-', '_')}_classic.py"] = each.task.files["classic.py"]
        self._program = Program(code="", entry="", driver="prove", files=files)
        self._run: SandboxRun | None = None

    def failed(self, classic: Classic, code: str, limit_s: float) -> list[str]:
        """What went wrong, case by case; empty where all is right."""
        if self._run is None:
            self._run = sandbox_here().start(self._program, Limits())
        cases = classic.task.cases
        name = classic.task.stamp.id
        asked = [list(case.args) for case in cases.ordinary]
        run, self._run = self._run, None
        reply = run.call([name, classic.prelude + code, asked], limit_s)
        if reply.over:
            run.close()
        else:
            self._run = run
        if reply.ended != "returned":
            return [f"{reply.ended} {reply.raised[:1]} {reply.message}"]
        found = []
        for case, answer in zip(cases.ordinary, reply.value, strict=True):
            if "raised" in answer:
                found.append(f"{answer['raised']}: {answer['said']}")
            elif not cases.right(case, answer["got"]):
                found.append(f"{case.args} gave {answer['got']}, not {case.want}")
        return found

    def close(self) -> None:
        if self._run is not None:
            self._run.close()
            self._run = None


@pytest.fixture(scope="module")
def prover() -> Iterator[Prover]:
    made = Prover()
    yield made
    made.close()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("name", sorted(ALL))
def test_right_solutions_pass_and_wrong_ones_fail(name: str, prover: Prover) -> None:
    classic = ALL[name]
    for code in classic.good:
        assert prover.failed(classic, code, _RIGHT_S) == []
    assert len(classic.bad) >= 2
    for what, code in classic.bad.items():
        failed = prover.failed(classic, code, _WRONG_S)
        assert failed, f"{what} passes"
        assert not all(each.startswith("LookupError") for each in failed), what


def asked(title: str, opening: str = "Hello.") -> Transcript:
    turns = (Turn(speaker="interviewer", t=0.0, text=opening),)
    return Transcript(id="t", round="coding", prompt=title, target_level="E5", turns=turns)


@pytest.mark.parametrize("name", sorted(TITLES))
def test_a_problem_is_found_by_its_titles(name: str) -> None:
    for title in TITLES[name]:
        found = classic_of(asked(title))
        assert found is not None, title
        assert found.task.stamp.id == name


def test_every_known_problem_has_titles() -> None:
    assert set(TITLES) == set(ALL)


@pytest.mark.parametrize(
    "title",
    [
        "an LRU cache whose entries expire",
        "LFU cache",
        "something nobody has heard of",
        "",
    ],
)
def test_another_problem_of_the_kind_is_not_taken_for_a_known_one(title: str) -> None:
    assert classic_of(asked(title)) is None


def test_the_first_question_helps_where_the_title_does_not() -> None:
    found = classic_of(asked("Interview 12", "Implement an LRU cache with get and put."))
    assert found is not None
    assert found.task.stamp.id == "lru-cache"
