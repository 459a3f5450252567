"""What is in force: the versions that turns, scorecards and runs are stamped with."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel

from agent import assets
from agent.ports.corpus_stamp import corpus_stamp
from agent.records import (
    DepthSigns,
    Run,
    Scorecard,
    Session,
    Stamp,
    StorySigns,
    Transcript,
    Versions,
)
from agent.steps.chunking import CHUNKER
from agent.steps.grading import JUDGEMENT_VERSION, UNCALIBRATED, Judgement
from agent.steps.judging import STRONG_JUDGEMENT_VERSION, StrongJudgement

JUDGE_PROMPT = "judges/area"
PROBE_PROMPT = "judges/probe"
STRONG_PROMPT = "judges/strong"


def interview_versions(round_id: str, model: Stamp, corpus: Stamp) -> Versions:
    """Returns what is in force for a turn of a round.

    Args:
        round_id: the round's id.
        model: the interviewer's model.
        corpus: what retrieval searches.

    Raises:
        SettingError: there is no such round.
    """
    return _interview_versions(assets.data_root(), round_id, model, corpus)


@lru_cache(maxsize=64)
def _interview_versions(root: Path, round_id: str, model: Stamp, corpus: Stamp) -> Versions:
    """Hashes the files once, and not with every turn; `root` is where they are read from."""
    plan = assets.round_plan(round_id)
    prompts = (
        assets.stamp(assets.prompt(plan.prompt)),
        assets.stamp(plan),
        assets.stamp(assets.bank(round_id)),
        assets.stamp(assets.prompt(assets.STYLES)),
        *signs_stamps(),
        *((assets.stamp(assets.bank(plan.theory)),) if plan.theory else ()),
    )
    return _versions(round_id, model, prompts, corpus)


def signs_stamps() -> tuple[Stamp, ...]:
    """Returns the stamps of the words by which depth and stories are seen."""
    some: dict[str, DepthSigns | StorySigns] = {
        "depth": assets.depth_signs(),
        "stories": assets.story_signs(),
    }
    return tuple(
        Stamp(
            id=name,
            version=str(signs.version),
            sha256=assets.short_hash(signs.model_dump_json(exclude={"version"})),
        )
        for name, signs in some.items()
    )


def grading_versions(
    round_id: str, model: Stamp, prompt: str = JUDGE_PROMPT, calibration: Stamp = UNCALIBRATED
) -> Versions:
    """Returns what is in force for grading a round.

    Args:
        round_id: the round's id.
        model: who grades.
        prompt: what it reads or is asked.
        calibration: how its scores are adjusted.

    Raises:
        SettingError: the round has no rubric.
    """
    prompts = (assets.stamp(assets.prompt(prompt)),)
    found = _versions(round_id, model, prompts, guides_stamp())
    return found.model_copy(update={"calibration": calibration})


def _versions(round_id: str, model: Stamp, prompts: tuple[Stamp, ...], corpus: Stamp) -> Versions:
    return Versions(
        model=model,
        prompts=prompts,
        rubric=assets.stamp(assets.rubric(round_id)),
        schemas=schema_stamps(),
        calibration=UNCALIBRATED,
        corpus=corpus,
    )


@cache
def schema_stamps() -> tuple[Stamp, ...]:
    """Returns the stamps of the records that are kept on disk or asked of a model."""
    kept: tuple[type[BaseModel], ...] = (Transcript, Session, Scorecard, Run)
    versions = [str(record.model_fields["schema_version"].default) for record in kept]
    found = [_schema_stamp(r, v) for r, v in zip(kept, versions, strict=True)]
    return (
        *found,
        _schema_stamp(Judgement, JUDGEMENT_VERSION),
        _schema_stamp(StrongJudgement, STRONG_JUDGEMENT_VERSION),
    )


def _schema_stamp(record: type[BaseModel], version: str) -> Stamp:
    body = json.dumps(_without_texts(record.model_json_schema()), sort_keys=True)
    return Stamp(id=record.__name__.lower(), version=version, sha256=assets.short_hash(body))


def _without_texts(node: object) -> object:
    """Leaves out the docstrings, which change nothing on disk."""
    if isinstance(node, dict):
        return {
            key: _without_texts(value)
            for key, value in node.items()
            if not (key == "description" and isinstance(value, str))
        }
    if isinstance(node, list):
        return [_without_texts(each) for each in node]
    return node


def guides_stamp() -> Stamp:
    """Returns the stamp of the guide pages that come with the program, without an index."""
    return corpus_stamp(guide_hashes(), CHUNKER)


def guide_hashes() -> dict[str, str]:
    """Returns the content hash of every guide page, with the lines that it is asked by."""
    return dict(_guide_hashes(assets.guides()))


@cache
def _guide_hashes(folder: Path) -> Mapping[str, str]:
    asked = asked_by_section()
    hashes = {}
    for page in sorted(folder.glob("*.md")):
        lines = [line for (file, _), some in asked.items() if file == page.name for line in some]
        text = "\0".join((page.read_text(encoding="utf-8-sig"), *lines))
        hashes[guide_name(page)] = hashlib.sha256(text.encode()).hexdigest()
    return hashes


def asked_by_section() -> dict[tuple[str, str], tuple[str, ...]]:
    """Returns the lines that each section of the guide pages is asked by."""
    return {(each.file, each.heading): each.asked for each in assets.asked().sections}


def guide_name(page: Path) -> str:
    """Returns the name by which a guide page is cited."""
    return f"corpus/guides/{page.name}"
