import re
from collections import Counter

import pytest

from agent import assets
from agent.wiring.labelled import FOR_FITTING, MEASURED, Labelled, labelled, labels_stamp

ALL = list(labelled())


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold().strip()


def test_every_kind_is_there_in_its_number() -> None:
    counts = Counter(each.kind for each in ALL)
    assert [counts[kind] for kind in (*MEASURED, *FOR_FITTING)] == [94, 20, 30, 46, 30]


def test_every_transcript_is_labelled_once() -> None:
    names = [each.transcript.id for each in ALL]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("each", ALL, ids=[each.transcript.id for each in ALL])
def test_labels_are_of_the_rounds_areas_and_quote_what_was_said(each: Labelled) -> None:
    areas = {area.id for area in assets.rubric(each.transcript.round).areas}
    assert set(each.scores) <= areas
    assert all(score is None or 1 <= score <= 5 for score in each.scores.values())
    for quotes in each.quoted.values():
        for turn, quote in quotes:
            assert _folded(quote) in _folded(each.transcript.turns[turn].text)


def test_a_score_is_the_mean_of_the_raters() -> None:
    natural = next(each for each in ALL if each.transcript.id == "natural-01")
    given = [scores["training_data"] for scores in natural.raters.values()]
    assert given == [4, 4, 4]
    assert natural.scores["training_data"] == 4.0


def test_the_stamp_is_over_all_labels() -> None:
    assert len(labels_stamp().sha256) == 12
