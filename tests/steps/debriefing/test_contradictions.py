"""Things told two ways: measured on the pairs, with quotes that stand, and hostile text."""

import time

import pytest

from agent import assets
from agent.records import Transcript, Turn
from agent.steps.debriefing.contradictions import Said, contradictions
from agent.steps.debriefing.quantities import figures
from agent.steps.debriefing.wording import Spoken, plain_words
from agent.wiring.debrief_data import contradiction_signs
from agent.wiring.debrief_measure import found_in, pair_figures, pairs


def _said(place: str, *texts: str) -> Said:
    turns = tuple(Turn(speaker="candidate", t=float(n), text=text) for n, text in enumerate(texts))
    return Said(place, Transcript(id=place, round="jedi", target_level="E5", turns=turns))


def _found(one: str, other: str) -> list[str]:
    rounds = [_said("jedi-1", one), _said("partner-1", other)]
    return [
        each.kind for each in contradictions(rounds, assets.story_signs(), contradiction_signs())
    ]


def test_there_are_enough_pairs_and_half_are_held_out() -> None:
    found = pairs().pairs
    assert sum(each.kind != "clean" for each in found) >= 40
    assert sum(each.kind == "clean" for each in found) >= 40
    assert 2 * sum(each.split == "held-out" for each in found) == len(found)
    assert len({each.id for each in found}) == len(found)


def test_hardly_anybody_is_accused_wrongly() -> None:
    for split in ("developed", "held-out"):
        found = pair_figures(split)
        assert (found.precision or 0) >= 0.9
        assert found.recall >= 0.55


def test_every_quote_stands_word_for_word() -> None:
    for pair in pairs().pairs:
        for each in found_in(pair):
            assert each.one.quote in pair.one
            assert each.other.quote in pair.other


def test_the_same_number_told_again_is_no_contradiction() -> None:
    one = "On the parcel tracker missed delivery windows fell from 9 percent to 6 percent."
    assert _found(one, one) == []
    assert _found(one, one.replace("6 percent", "about 6.3 percent")) == []


def test_a_year_and_an_empty_turn_are_no_figures() -> None:
    signs = contradiction_signs()
    plain = plain_words(assets.story_signs(), signs)
    assert list(figures(Spoken("p", 0, "That was in 2023.", "", ""), plain, signs)) == []
    assert _found(" ", "") == []


@pytest.mark.parametrize("text", ["1" * 100_000, "9 percent " * 50_000, "\x00\x1b[2J 5 GB", "「」"])
def test_hostile_text_is_looked_at_quickly(text: str) -> None:
    begun = time.process_time()
    _found(text, f"{text} to 6 percent")
    assert time.process_time() - begun < 10
