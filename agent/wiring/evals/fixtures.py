"""Fixtures: the cases of a suite, as a pydantic-evals dataset in `evals/suites/ID.yaml`."""

import json
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError
from pydantic_evals import Case, Dataset

from agent import assets
from agent.errors import DataError
from agent.records import Fixture, Stamp
from agent.wiring.evals.labels import labels_hash
from agent.wiring.evals.suites import Suite


def folder() -> Path:
    """Returns where the suites' fixture files are."""
    return assets.data_root() / "evals" / "suites"


def dataset_type(suite: Suite) -> type[Dataset[Any, Any, Any]]:
    """Returns the dataset type of a suite."""
    return Dataset[suite.inputs, suite.expected, Fixture]  # type: ignore[name-defined]


def read_fixtures(suite: Suite) -> Dataset[Any, Any, Any]:
    """Reads a suite's cases.

    Raises:
        DataError: the file is missing, or a case breaks the schema.
    """
    path = folder() / f"{suite.id}.yaml"
    try:
        return dataset_type(suite).from_text(
            path.read_text(encoding="utf-8"), fmt="yaml", custom_evaluator_types=suite.evaluators
        )
    except FileNotFoundError as error:
        raise DataError(f"evals/suites/{path.name} is missing", "restore it") from error
    except (ValidationError, yaml.YAMLError, ExceptionGroup) as error:
        raise DataError(f"evals/suites/{path.name} cannot be read: {_first(error)}") from error


def chosen(
    dataset: Dataset[Any, Any, Any], cases: tuple[str, ...] = (), tag: str = ""
) -> Dataset[Any, Any, Any]:
    """Returns the dataset with the cases of these names and this tag; all where none is named.

    Raises:
        DataError: a name is not there, or nothing is left.
    """
    names = [case.name or "" for case in dataset.cases]
    if missing := [name for name in cases if name not in names]:
        raise DataError(f"there is no case {missing[0]!r}", f"cases: {', '.join(names)}")
    found = [
        case
        for case in dataset.cases
        if (not cases or case.name in cases) and (not tag or tag in fixture_of(case).tags)
    ]
    if not found:
        raise DataError(f"no case has the tag {tag!r}", "see evals/suites for the tags there are")
    return Dataset(name=dataset.name, cases=found, evaluators=dataset.evaluators)


def fixture_of(case: Case[Any, Any, Any]) -> Fixture:
    """Returns where a case comes from.

    Raises:
        DataError: the case does not say.
    """
    if not isinstance(case.metadata, Fixture):
        raise DataError(f"case {case.name} has no metadata", "say what it probes, owner, source")
    return case.metadata


def fixtures_stamp(suite: Suite) -> Stamp:
    """Returns the stamp of a suite's cases and labels; the dataset's name carries the version."""
    data = yaml.safe_load((folder() / f"{suite.id}.yaml").read_text(encoding="utf-8"))
    body = json.dumps(data, sort_keys=True) + labels_hash()
    version = str(data.get("name", "")).partition(" v")[2]
    return Stamp(id=f"fixtures/{suite.id}", version=version, sha256=assets.short_hash(body))


def schema(suite: Suite) -> str:
    """Returns the JSON schema of a suite's fixture file."""
    made = dataset_type(suite).model_json_schema_with_evaluators(suite.evaluators)
    return json.dumps(made, indent=1, sort_keys=True) + "\n"


def _first(error: Exception) -> str:
    if isinstance(error, ExceptionGroup):
        return _first(error.exceptions[0])
    return " ".join(str(error).split()[:40])
