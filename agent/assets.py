"""What is read from prompts/, corpus/ and evals/, and from the program's own data."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import get_args

from agent import data_files
from agent.data_files import PACKAGE, R, leave_root, read_record, use_root
from agent.errors import DataError, SettingError
from agent.records import (
    Asked,
    Bank,
    CandidateBank,
    CodingRound,
    DepthSigns,
    ImpactBank,
    KnownModels,
    Problem,
    ProblemList,
    ProductBank,
    Prompt,
    Question,
    QuestionBank,
    Round,
    RoundSigns,
    Rubric,
    ScreenBank,
    ScriptedCandidate,
    Stamp,
    StorySigns,
    TheoryBank,
    TheoryQuestion,
    Tuning,
    ValueBank,
)

data_root = data_files.data_root
short_hash = data_files.short_hash


@contextmanager
def rooted(root: Path) -> Iterator[None]:
    """Reads all data from another folder, which has prompts/, corpus/ and evals/, in the block."""
    token = use_root(root)
    _forget()
    try:
        yield
    finally:
        leave_root(token)
        _forget()


def _forget() -> None:
    """Forgets what was read, since it may come from another folder now."""
    for reader in (prompt, rubric, round_plan, scripted_candidate, questions, *_OTHERS):
        reader.cache_clear()


def guides() -> Path:
    """Returns the folder of the guide pages."""
    return data_root() / "corpus" / "guides"


@cache
def prompt(prompt_id: str) -> Prompt:
    """Reads a prompt by its path under prompts/, as in `judges/area`.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return read_record(data_root() / "prompts" / f"{prompt_id}.yaml", Prompt)


@cache
def rubric(round_id: str) -> Rubric:
    """Reads the rubric of a round.

    Raises:
        SettingError: the round has no rubric.
        DataError: the file breaks its own rules.
    """
    return read_record(_one_of("prompts/rubrics", round_id, "a rubric"), Rubric)


def rubrics() -> tuple[Rubric, ...]:
    """Reads every rubric there is.

    Raises:
        DataError: a file breaks its own rules.
    """
    files = sorted((data_root() / "prompts" / "rubrics").glob("*.yaml"))
    return tuple(rubric(file.stem) for file in files)


@cache
def round_signs() -> RoundSigns:
    """Reads by which words the rounds are told apart."""
    return read_record(PACKAGE / "data" / "rounds.yaml", RoundSigns)


@cache
def story_signs() -> StorySigns:
    """Reads by which words stories are found."""
    return read_record(PACKAGE / "data" / "stories.yaml", StorySigns)


@cache
def depth_signs() -> DepthSigns:
    """Reads by which words an answer shows how deep it goes."""
    return read_record(PACKAGE / "data" / "depth.yaml", DepthSigns)


@cache
def round_plan(round_id: str) -> Round:
    """Reads how a round is played.

    Raises:
        SettingError: there is no such round.
        DataError: the file breaks its own rules.
    """
    plan = read_record(_one_of("prompts/rounds", round_id, "a plan to play it by"), Round)
    if strange := set(plan.areas_named) - {area.id for area in rubric(round_id).areas}:
        fault = (
            f"prompts/rounds/{plan.id}.yaml names {min(strange)}, which is no area of its rubric"
        )
        raise DataError(fault, f"name those of prompts/rubrics/{plan.id}.yaml")
    return plan


def round_plans() -> tuple[Round, ...]:
    """Reads how every round is played, by title.

    Raises:
        DataError: a file breaks its own rules.
    """
    files = (data_root() / "prompts" / "rounds").glob("*.yaml")
    return tuple(sorted((round_plan(file.stem) for file in files), key=lambda each: each.title))


@cache
def scripted_candidate(candidate_id: str) -> ScriptedCandidate:
    """Reads a scripted candidate.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return candidate_bank(f"scripted/{candidate_id}", ScriptedCandidate)


def candidate_bank(name: str, kind: type[R]) -> R:
    """Reads what simulated candidates say, by its path under prompts/candidates/.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    found: R = _candidate_bank(name, kind)
    return found


@cache
def _candidate_bank(name: str, kind: type[R]) -> R:
    return read_record(data_root() / "prompts" / "candidates" / f"{name}.yaml", kind)


@cache
def questions(round_id: str) -> tuple[Question, ...]:
    """Reads the questions of a round.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return bank(round_id).problems


STYLES = "interviewer/styles"
"""The prompt with a line for each style."""

_BANKS: dict[str, type[Bank]] = {
    "jedi": ValueBank,
    "ml-theory": TheoryBank,
    "performance-review": ImpactBank,
    "product-sense": ProductBank,
    "recruiter": ScreenBank,
}


@cache
def bank(name: str) -> Bank:
    """Reads a file of questions by its name, whichever kind it is.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    if name in get_args(CodingRound):
        listed = read_record(_bank_file(name), ProblemList)
        asked = tuple(_as_asked(problem(each), listed.round) for each in listed.problems)
        return QuestionBank(schema_version=1, round=name, version=listed.version, questions=asked)
    return read_record(_bank_file(name), _BANKS.get(name, QuestionBank))


@cache
def problem(problem_id: str) -> Problem:
    """Reads a coding problem.

    Raises:
        SettingError: there is no such problem.
        DataError: its file breaks its own rules.
    """
    if problem_id not in problem_ids():
        raise SettingError(
            f"there is no problem {problem_id!r}", f"choose one of {', '.join(problem_ids())}"
        )
    return read_record(problem_folder(problem_id) / "problem.yaml", Problem)


def problem_ids() -> tuple[str, ...]:
    """Returns the ids of all coding problems, in order."""
    files = (data_root() / "corpus" / "problems").glob("*/problem.yaml")
    return tuple(sorted(file.parent.name for file in files))


def problem_folder(problem_id: str) -> Path:
    """Returns the folder of a coding problem, with its solutions and test cases."""
    return data_root() / "corpus" / "problems" / problem_id


def _as_asked(found: Problem, round_id: CodingRound) -> Question:
    """The problem's question; in the AI-enabled round with what the assistant proposes."""
    if round_id != "ai-coding":
        return found.question
    if found.proposal is None:
        raise DataError(
            f"corpus/problems/{found.id} has no proposal", "an AI-enabled round needs one"
        )
    code = (problem_folder(found.id) / "proposal.py").read_text(encoding="utf-8")
    shown = {"proposal": code, "fault": found.proposal.fault}
    return found.question.model_copy(update=shown)


def theory(name: str) -> tuple[TheoryQuestion, ...]:
    """Reads a bank of theory questions.

    Raises:
        DataError: the file is missing, breaks its own rules, or is another kind of bank.
    """
    found = bank(name)
    if not isinstance(found, TheoryBank):
        raise DataError(f"corpus/questions/{name}.yaml is no bank of theory questions")
    return found.questions


def _bank_file(name: str) -> Path:
    return data_root() / "corpus" / "questions" / f"{name}.yaml"


def style(name: str) -> str:
    """Returns how an interviewer of a style sounds, as the model is told it.

    Raises:
        SettingError: there is no such style.
    """
    known = prompt(STYLES).parts
    if name not in known:
        raise SettingError(f"there is no style {name!r}", f"choose one of {', '.join(known)}")
    return known[name].strip()


@cache
def asked() -> Asked:
    """Reads the questions that the guide pages answer.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return read_record(data_root() / "corpus" / "asked.yaml", Asked)


@cache
def retrieval_tuning() -> Tuning:
    """Reads the retriever's numbers."""
    return read_record(PACKAGE / "data" / "retrieval.yaml", Tuning)


def question(round_id: str, question_id: str) -> Question:
    """Reads one question.

    Raises:
        SettingError: the round has no such question.
        DataError: the file is missing or breaks its own rules.
    """
    bank = questions(round_id)
    for each in bank:
        if each.id == question_id:
            return each
    raise SettingError(
        f"round {round_id} has no question {question_id!r}",
        f"choose one of {', '.join(each.id for each in bank)}",
    )


@cache
def known_models() -> KnownModels:
    """Reads the table of weights that can be fetched."""
    return read_record(PACKAGE / "data" / "models.yaml", KnownModels)


_OTHERS = (bank, problem, asked, _candidate_bank)


def evals_file(name: str, kind: type[R]) -> R:
    """Reads a file under evals/.

    Args:
        name: of the file.
        kind: the record that it holds.

    Raises:
        DataError: the file is missing or breaks its own rules.
    """
    return read_record(data_root() / "evals" / name, kind)


def probe_folder() -> Path:
    """Returns the folder of the probe that comes with the program."""
    return PACKAGE / "data"


def page_template(name: str) -> str:
    """Returns what a page is made from: `report` of eval runs, or `grades` of scorecards."""
    return (PACKAGE / "data" / f"{name}.html.j2").read_text(encoding="utf-8")


def stamp(record: Prompt | Round | Rubric | ScriptedCandidate | Bank | CandidateBank) -> Stamp:
    """Returns the id, version and content hash of a record that has all three."""
    body = record.model_dump_json(exclude={"version"})
    return Stamp(id=record.id, version=str(record.version), sha256=short_hash(body))


def _one_of(folder: str, name: str, what: str) -> Path:
    files = {path.stem: path for path in (data_root() / folder).glob("*.yaml")}
    if name not in files:
        raise SettingError(
            f"round {name!r} has not got {what}", f"rounds that have: {', '.join(sorted(files))}"
        )
    return files[name]
