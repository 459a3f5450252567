"""Everything that has a version: what is in force, and what the lock file says it was.

`evals/versions.json` holds the version and the content hash of each. A body that changed while
its version did not is a fault: two different things would carry the same name in results.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from agent import assets
from agent.errors import DataError
from agent.ports.files import write_whole
from agent.records import (
    CandidateBank,
    Injections,
    Manners,
    RunVersions,
    ScriptedCandidate,
    SimulatedAnswers,
    Stamp,
)
from agent.steps.grading import UNCALIBRATED
from agent.wiring.classics import classics_stamp
from agent.wiring.classics import folder as classics_folder
from agent.wiring.evals.fixtures import fixtures_stamp
from agent.wiring.evals.suites import all_suites
from agent.wiring.metamorphic.cases import SUITE_ID, folder, metamorphic_stamp
from agent.wiring.problems import problem_stamp
from agent.wiring.versions import guides_stamp, schema_stamps, signs_stamps

_TEMPLATES = ("debrief", "interviewer", "judges")
_CANDIDATE_BANKS: dict[str, type[CandidateBank]] = {"manners": Manners, "injections": Injections}


@dataclass(frozen=True, slots=True)
class Versioned:
    """One thing that has a version.

    Attributes:
        name: what it is, as in `prompt judges/area`.
        stamp: its version and hash now.
        where: where its version is written.
    """

    name: str
    stamp: Stamp
    where: str


def everything() -> tuple[Versioned, ...]:
    """Returns all that has a version, in the order of their names.

    Raises:
        DataError: a file breaks its own rules.
    """
    return tuple(sorted((*_data_files(), *_code_and_corpus()), key=lambda each: each.name))


def _data_files() -> Iterator[Versioned]:
    for prompt_id in _ids(*_TEMPLATES):
        stamp = assets.stamp(assets.prompt(prompt_id))
        yield Versioned(f"prompt {prompt_id}", stamp, f"prompts/{prompt_id}.yaml")
    for name, what, read in (
        ("rubrics", "rubric", assets.rubric),
        ("rounds", "round", assets.round_plan),
        ("candidates", "candidate", _candidate),
    ):
        for each in _ids(name):
            stem = each.partition("/")[2]
            yield Versioned(f"{what} {stem}", assets.stamp(read(stem)), f"prompts/{each}.yaml")
    for stamp in signs_stamps():
        yield Versioned(f"signs {stamp.id}", stamp, f"agent/data/{stamp.id}.yaml")
    for path in sorted((assets.data_root() / "corpus" / "questions").glob("*.yaml")):
        stamp = assets.stamp(assets.bank(path.stem))
        yield Versioned(f"questions {path.stem}", stamp, f"corpus/questions/{path.name}")
    for problem_id in assets.problem_ids():
        stamp = problem_stamp(problem_id)
        yield Versioned(
            f"problem {problem_id}", stamp, f"corpus/problems/{problem_id}/problem.yaml"
        )


def _candidate(name: str) -> CandidateBank | ScriptedCandidate:
    """A file under prompts/candidates/: a bank, or a scripted candidate."""
    if name.startswith("answers/"):
        return assets.candidate_bank(name, SimulatedAnswers)
    if name in _CANDIDATE_BANKS:
        return assets.candidate_bank(name, _CANDIDATE_BANKS[name])
    return assets.scripted_candidate(name.removeprefix("scripted/"))


def _code_and_corpus() -> Iterator[Versioned]:
    for stamp in schema_stamps():
        where = "the schema_version of that record in agent/records"
        if stamp.id == "judgement":
            where = "JUDGEMENT_VERSION in agent/steps/grading.py"
        if stamp.id == "strongjudgement":
            where = "STRONG_JUDGEMENT_VERSION in agent/steps/judging.py"
        yield Versioned(f"schema {stamp.id}", stamp, where)
    if classics_folder().is_dir():
        where = "CLASSICS_VERSION in agent/wiring/classics.py"
        yield Versioned("classics", classics_stamp(), where)
    yield Versioned("calibration", UNCALIBRATED, "UNCALIBRATED in agent/steps/grading.py")
    yield Versioned(
        "corpus guides", guides_stamp(), "CORPUS_VERSION in agent/ports/corpus_stamp.py"
    )
    tuning = assets.retrieval_tuning()
    body = tuning.model_dump_json(exclude={"version"})
    numbers = Stamp(id="retrieval", version=str(tuning.version), sha256=assets.short_hash(body))
    yield Versioned("tuning retrieval", numbers, "agent/data/retrieval.yaml")
    for suite in all_suites():
        where = f"'name: {suite.id} v…' in evals/suites/{suite.id}.yaml"
        yield Versioned(f"fixtures {suite.id}", fixtures_stamp(suite), where)
    if folder().is_dir():
        where = "'version' in evals/metamorphic/bases.yaml"
        yield Versioned(f"fixtures {SUITE_ID}", metamorphic_stamp(), where)
    for known in assets.known_models().embedded:
        stamp = Stamp(id=known.id, version=known.version, sha256=known.sha256[:12])
        yield Versioned(f"model {known.id}", stamp, "'version' in agent/data/models.yaml")


def run_versions(
    fixtures: Stamp, model: Stamp, corpus: Stamp, calibration: Stamp = UNCALIBRATED
) -> RunVersions:
    """Returns what is in force for a run of a suite.

    Args:
        fixtures: what is played.
        model: the model that answers.
        corpus: what retrieval searches.
        calibration: how scores are adjusted.
    """
    by_kind: dict[str, list[Stamp]] = {}
    for each in everything():
        by_kind.setdefault(each.name.partition(" ")[0], []).append(each.stamp)
    return RunVersions(
        model=model,
        prompts=tuple(by_kind["prompt"]),
        rubrics=tuple(by_kind["rubric"]),
        rounds=tuple(by_kind["round"]),
        questions=tuple(by_kind["questions"]),
        schemas=tuple(by_kind["schema"]),
        calibration=calibration,
        corpus=corpus,
        fixtures=fixtures,
    )


def prompt_texts() -> dict[str, str]:
    """Returns every file under prompts/ as it is, by its path."""
    root = assets.data_root()
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((root / "prompts").rglob("*.yaml"))
    }


def lock_file() -> Path:
    """Returns where the lock is kept."""
    return assets.data_root() / "evals" / "versions.json"


def locked() -> dict[str, Stamp]:
    """Reads the lock file; empty where there is none.

    Raises:
        DataError: the file is not a lock file.
    """
    try:
        data = json.loads(lock_file().read_text(encoding="utf-8"))
        return {name: Stamp.of(stamp) for name, stamp in data.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, AttributeError) as error:
        raise DataError("evals/versions.json is damaged", "restore it from git") from error


def write_lock() -> None:
    """Writes what is in force into the lock file."""
    body = {each.name: each.stamp.model_dump() for each in everything()}
    write_whole(lock_file(), json.dumps(body, indent=1, sort_keys=True) + "\n")


def lock_faults(lock: Mapping[str, Stamp]) -> list[tuple[str, str]]:
    """Returns what does not fit the lock, and for each what to do about it.

    Args:
        lock: as `locked` reads it.
    """
    now = {each.name: each for each in everything()}
    faults = []
    write = "then run 'mockloop eval versions --write'"
    for name, each in now.items():
        before = lock.get(name)
        if before is None:
            faults.append((f"{name} is new", write.removeprefix("then ")))
        elif before.sha256 != each.stamp.sha256 and before.version == each.stamp.version:
            fault = f"{name} has changed, but its version is still {each.stamp.version}"
            faults.append((fault, f"raise the version ({each.where}), {write}"))
        elif before != each.stamp:
            fault = f"{name} is at version {each.stamp.version}, the lock at {before.version}"
            faults.append((fault, write.removeprefix("then ")))
    gone = sorted(set(lock) - set(now))
    return faults + [(f"{name} is gone", write.removeprefix("then ")) for name in gone]


def _ids(*folders: str) -> list[str]:
    root = assets.data_root() / "prompts"
    return [
        path.relative_to(root).with_suffix("").as_posix()
        for folder in folders
        for path in sorted((root / folder).rglob("*.yaml"))
    ]
