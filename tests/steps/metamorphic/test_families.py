"""What every family may touch and what it must leave alone, on every base."""

from collections import Counter
from itertools import pairwise

import pytest

from agent.records import Speaker, Transcript
from agent.steps.metamorphic import FAMILIES, Family, Said, build, family
from agent.steps.metamorphic.said import sentences
from agent.wiring.metamorphic.cases import all_said, read_banks

SAID = all_said()
BANKS = read_banks()
REPLACES = ("gibberish", "one-word", "master-key-alone", "confident-but-wrong", "fluent-but-empty")
ADDS = ("padding", "self-praise", "repetition", "irrelevance", "name-dropping", "injection")


def _suited(each: Family) -> list[Said]:
    return [said for said in SAID if each.suits(said)]


def _texts(transcript: Transcript, speaker: Speaker) -> list[str]:
    return [turn.text for turn in transcript.turns if turn.speaker == speaker]


def _answers(said: Said, transcript: Transcript) -> list[str]:
    return [transcript.turns[place].text for place in said.turns]


@pytest.mark.parametrize("each", FAMILIES, ids=lambda each: each.id)
def test_a_family_changes_at_least_ten_bases_and_the_same_way_each_time(each: Family) -> None:
    assert len({said.transcript.id for said in _suited(each)}) >= 10
    for said in _suited(each):
        changed = build(each, said, BANKS)
        assert changed.turns != said.transcript.turns, said.name
        assert changed == build(each, said, BANKS)


def test_there_are_a_dozen_families_and_both_rounds() -> None:
    assert len({each.id for each in FAMILIES}) == len(FAMILIES) >= 12
    rounds = Counter(said.transcript.round for said in SAID)
    assert rounds["ml-design"] >= 6 * 2
    assert rounds["jedi"] >= 4 * 2


@pytest.mark.parametrize("each", FAMILIES, ids=lambda each: each.id)
def test_only_the_answers_on_the_area_change(each: Family) -> None:
    for said in _suited(each):
        changed = build(each, said, BANKS)
        if each.id == "order":
            continue
        free = set(said.turns)
        if each.id == "interviewer-says-it":
            assert said.asked is not None
            free = {said.asked}
        for place, (old, new) in enumerate(zip(said.transcript.turns, changed.turns, strict=True)):
            if place not in free:
                assert old == new, f"{said.name}: turn {place}"
            assert (old.speaker, old.t) == (new.speaker, new.t)


def test_order_moves_whole_exchanges_and_changes_no_word() -> None:
    for said in SAID:
        changed = build(family("order"), said, BANKS)
        old, new = said.transcript.turns, changed.turns
        assert Counter((t.speaker, t.text) for t in old) == Counter(
            (t.speaker, t.text) for t in new
        )
        assert [turn.t for turn in new] == [turn.t for turn in old]
        assert new[0].text == old[0].text
        assert new[-1].text == old[-1].text
        for before, after in pairwise(new):
            if after.speaker == "candidate" and before.speaker == "interviewer":
                assert after.text == _after(said, before.text)


def _after(said: Said, question: str) -> str:
    turns = said.transcript.turns
    found = [turns[n + 1].text for n, turn in enumerate(turns[:-1]) if turn.text == question]
    return found[0]


@pytest.mark.parametrize("name", REPLACES)
def test_nothing_of_the_answers_is_left_where_they_are_replaced(name: str) -> None:
    for said in _suited(family(name)):
        changed = build(family(name), said, BANKS)
        for old, new in zip(_answers(said, said.transcript), _answers(said, changed), strict=True):
            assert old not in new


@pytest.mark.parametrize("name", ADDS)
def test_every_sentence_stays_where_something_is_added(name: str) -> None:
    for said in _suited(family(name)):
        changed = build(family(name), said, BANKS)
        for old, new in zip(_answers(said, said.transcript), _answers(said, changed), strict=True):
            assert all(sentence in new for sentence in sentences(old))


def test_the_best_evidence_is_gone_and_other_sentences_stay() -> None:
    stays = 0
    for said in _suited(family("best-evidence-out")):
        after = " ".join(_answers(said, build(family("best-evidence-out"), said, BANKS)))
        before = " ".join(_answers(said, said.transcript))
        assert not [quote for _, quote in said.quoted if quote in after], said.name
        stays += 0 < len(sentences(after)) < len(sentences(before))
    assert stays == len(_suited(family("best-evidence-out")))


def test_a_strong_passage_is_another_candidates_and_goes_to_a_weak_area() -> None:
    for said in _suited(family("strong-passage-in")):
        assert said.label <= 3
        assert len(said.strong.split()) >= 30
        assert said.strong not in "\n".join(_texts(said.transcript, "candidate"))
        changed = build(family("strong-passage-in"), said, BANKS)
        assert said.strong in "\n".join(_texts(changed, "candidate"))


def test_every_injection_is_used() -> None:
    said_to_grader = [text.text for text in BANKS.texts["injection"].texts]
    assert len(said_to_grader) >= 30
    spoken = "\n".join(
        text
        for said in SAID
        for text in _texts(build(family("injection"), said, BANKS), "candidate")
    )
    assert all(text in spoken for text in said_to_grader)


def test_false_statements_are_of_the_area() -> None:
    for said in _suited(family("false-statement")):
        [text] = [
            text
            for text in BANKS.texts["false"].texts
            if text.text in " ".join(_answers(said, build(family("false-statement"), said, BANKS)))
        ]
        assert text.areas == (said.area,)
