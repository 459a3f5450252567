from collections import Counter

from agent.steps.baselines import drawn, subset
from agent.steps.baselines.subset import SIZES

EVERY = [
    (f"{round_id}-{kind}-{number}", round_id, kind, (round_id, kind, number))
    for round_id in ("ml-design", "jedi", "coding")
    for kind in ("constructed", "length", "natural", "more-natural")
    for number in range(50)
]


def test_the_part_has_its_sizes_and_nothing_else() -> None:
    counts = Counter((round_id, kind) for round_id, kind, _ in subset(EVERY))
    assert counts == SIZES


def test_there_are_enough_of_both_rounds() -> None:
    assert sum(size for (round_id, _), size in SIZES.items() if round_id == "ml-design") >= 30
    assert sum(size for (round_id, _), size in SIZES.items() if round_id == "jedi") >= 20


def test_the_part_does_not_depend_on_the_order_of_the_files() -> None:
    assert list(subset(EVERY)) == list(subset(EVERY[::-1]))


def test_a_small_part_of_it_mixes_rounds_and_kinds() -> None:
    first = list(subset(EVERY))[:10]
    assert len({(round_id, kind) for round_id, kind, _ in first}) > 3


def test_areas_are_drawn_alike_whatever_their_order_and_differ_between_transcripts() -> None:
    areas = ("a", "b", "c", "d", "e")
    assert drawn("t-1", areas, 2) == drawn("t-1", areas[::-1], 2)
    assert len(drawn("t-1", areas, 2)) == 2
    assert len({drawn(f"t-{n}", areas, 2) for n in range(40)}) == 10
    assert drawn("t-1", areas[:1], 2) == {"a"}
