"""How well the value that a story was told for is found, on labelled Jedi rounds.

The labels are by language models; no person has checked them. What is usual of a value's cues was
taken from the same stories (halves crossed over give the same figure, 0.78).
"""

import json
from collections import Counter
from functools import cache
from itertools import combinations

import pytest

from agent import assets
from agent.preparation_assets import story_tuning
from agent.records import BankStory
from agent.steps.story_likeness import Telling, likeness
from agent.steps.story_segments import segments
from agent.steps.story_values import Fits, value_fits
from agent.wiring.labelled import labelled, labels_folder

_WORKING = 3


@cache
def _told() -> tuple[tuple[str, str, Fits], ...]:
    """Kind, value told for, and fits, of each story that raters gave 3 or more."""
    rubric, signs, tuning = assets.rubric("jedi"), assets.story_signs(), story_tuning()
    found = []
    for each in labelled():
        if each.transcript.round != "jedi":
            continue
        for segment in segments(each.transcript, rubric, signs):
            value, turns = segment.areas[0], each.transcript.turns
            if (each.scores.get(value) or 0) < _WORKING:
                continue
            text = "\n".join(turns[place].text for place in segment.turns)
            story = BankStory(id="x", title="x", text=text, added="")
            found.append((each.kind, value, value_fits(story, rubric, tuning)))
    return tuple(found)


def _figures(kind: str) -> tuple[int, float, float]:
    """How many stories, and for which share the value is the strongest, or among two."""
    ranks: Counter[int] = Counter()
    for each, value, fits in _told():
        if kind in ("all", each):
            own = next(fit.strength for fit in fits if fit.value == value)
            ranks[sum(fit.strength > own for fit in fits)] += 1
    count = ranks.total()
    return count, ranks[0] / count, (ranks[0] + ranks[1]) / count


@pytest.mark.parametrize(
    ("kind", "stories", "first", "among_two"),
    [
        ("all", 207, 0.77, 0.90),
        ("constructed", 75, 0.90, 0.95),
        ("length", 19, 0.70, 0.95),
        ("more-length", 40, 0.60, 0.80),
        ("natural", 35, 0.85, 0.95),
        ("more-natural", 38, 0.55, 0.70),
    ],
)
def test_a_story_is_strongest_for_the_value_it_was_told_for(
    kind: str, stories: int, first: float, among_two: float
) -> None:
    count, strongest, near = _figures(kind)
    print(f"{kind}: n={count}, strongest {strongest:.3f}, among the two strongest {near:.3f}")
    assert count == stories
    assert strongest >= first
    assert near >= among_two


def test_most_stories_carry_their_value_and_few_others() -> None:
    own = [next(f.carries for f in fits if f.value == value) for _, value, fits in _told()]
    carried = [sum(fit.carries for fit in fits) for _, _, fits in _told()]
    recall, values = sum(own) / len(own), sum(carried) / len(carried)
    print(f"carry their own value: {recall:.3f}; values a story: {values:.2f}")
    assert recall >= 0.7
    assert values <= 1.8


def test_likeness_finds_some_stories_of_one_project_and_few_others() -> None:
    """A warning, no more: of the labelled pairs of one project most are told in other words."""
    telling, least, labels = Telling(assets.story_signs()), story_tuning().alike, _labels()
    found: Counter[tuple[bool, bool]] = Counter()
    for each in labelled():
        known = labels.get(each.transcript.id)
        if known is None:
            continue
        told = segments(each.transcript, assets.rubric("jedi"), assets.story_signs())
        words = telling.of_told(each.transcript, told)
        areas = [segment.areas[0] for segment in told]
        for (n, one), (m, other) in combinations(enumerate(areas), 2):
            if one in known and other in known:
                same = one in known[other] or other in known[one]
                found[likeness(words[n], words[m]) >= least, same] += 1
    print(f"of one project: {found[True, True]} found, {found[False, True]} not;", end=" ")
    print(f"of two: {found[True, False]} warned of, {found[False, False]} not")
    assert found[True, True] >= 9
    assert found[True, False] <= 6
    assert found.total() == 312


def _labels() -> dict[str, dict[str, list[str]]]:
    """By transcript and value, the values for which the same project was told before."""
    labels: dict[str, dict[str, list[str]]] = {}
    for line in (labels_folder() / "stories.jsonl").read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        if label["same_as"] is not None:
            labels.setdefault(label["id"], {})[label["area"]] = label["same_as"]
    return labels
