"""How well stories are found, on labels that a language model wrote before the program existed."""

import json
from collections import Counter
from functools import cache
from typing import Any

import pytest

from agent import assets
from agent.records import Story
from agent.steps.stories import stories
from agent.wiring.labelled import labelled, labels_folder

ROUND = "jedi"


@cache
def _found() -> dict[str, dict[str, Story]]:
    """The stories of every labelled round, by transcript and area."""
    rubric, signs = assets.rubric(ROUND), assets.story_signs()
    return {
        each.transcript.id: {s.areas[0]: s for s in stories(each.transcript, rubric, signs)}
        for each in labelled()
        if each.transcript.round == ROUND
    }


@cache
def _labels() -> tuple[dict[str, Any], ...]:
    lines = (labels_folder() / "stories.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def _pairs(split: str, what: str) -> list[tuple[bool, bool]]:
    """For every labelled story whether a thing was found, and whether it is there."""
    pairs = []
    for label in _labels():
        if label["split"] == split:
            story = _found()[label["id"]].get(label["area"])
            if what == "number":
                pairs.append((bool(story and story.number), bool(label["numbers"])))
            else:
                pairs.append((bool(story and what in story.heard), what in label["parts"]))
    return pairs


def _figures(pairs: list[tuple[bool, bool]]) -> tuple[float, float]:
    """Precision and recall."""
    count = Counter(pairs)
    hits = count[True, True]
    return hits / (hits + count[True, False]), hits / (hits + count[False, True])


@pytest.mark.parametrize(
    ("split", "what", "precision", "recall"),
    [
        ("developed", "situation", 0.88, 0.95),
        ("developed", "task", 0.85, 0.93),
        ("developed", "action", 0.93, 0.96),
        ("developed", "result", 0.88, 0.86),
        ("developed", "number", 0.90, 0.80),
        ("held-out", "situation", 0.85, 0.95),
        ("held-out", "task", 0.90, 0.95),
        ("held-out", "action", 0.93, 0.96),
        ("held-out", "result", 0.92, 0.88),
        ("held-out", "number", 0.80, 0.80),
    ],
)
def test_parts_and_numbers_are_heard(
    split: str, what: str, precision: float, recall: float
) -> None:
    found, heard = _figures(_pairs(split, what))
    assert found >= precision
    assert heard >= recall


@pytest.mark.parametrize(("split", "least"), [("developed", 0.80), ("held-out", 0.80)])
def test_the_number_shown_is_an_outcome_of_that_story(split: str, least: float) -> None:
    right = []
    for label in _labels():
        story = _found()[label["id"]].get(label["area"])
        if label["split"] == split and label["numbers"] and story and story.number:
            shown = story.number.quote
            right.append(any(number in shown for number in label["numbers"]))
    assert sum(right) / len(right) >= least


def test_stories_are_found_where_raters_scored_an_area() -> None:
    known = [each for each in labelled() if each.transcript.round == ROUND]
    scored = {(k.transcript.id, a) for k in known for a, s in k.scores.items() if s is not None}
    found = {(i, area) for i, told in _found().items() for area in told}
    assert len(found & scored) / len(scored) >= 0.97
    assert len(found & scored) / len(found) >= 0.99


def test_a_repeat_is_never_seen_where_there_is_none_and_mostly_where_there_is() -> None:
    pairs = []
    for label in _labels():
        if label["same_as"] is not None:
            story = _found()[label["id"]].get(label["area"])
            told = story.told if story else None
            assert told is None or told.area in label["same_as"]
            pairs.append((told is not None, bool(label["same_as"])))
    assert _figures(pairs)[1] >= 0.70


def test_no_area_that_raters_gave_over_three_is_capped() -> None:
    for each in labelled():
        for area, story in _found().get(each.transcript.id, {}).items():
            assert story.told is None or (each.scores[area] or 0) <= 3, each.transcript.id
