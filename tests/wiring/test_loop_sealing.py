"""Each scorecard is sealed from its own transcript: no round's grader sees another round."""

from collections.abc import Callable
from pathlib import Path

import pytest

from agent.errors import (
    LoopError,
    ModelError,
    ModelRefusedError,
    ModelUnavailableError,
    SealBrokenError,
    StorageError,
)
from agent.ports.chat import ChatModel
from agent.ports.store import open_store
from agent.records import Loop, Scorecard, Sealed
from agent.settings import Settings
from agent.steps.sealing import NOTHING_SAID
from agent.wiring import loop_sealing
from agent.wiring.candidate_record import candidate_record
from agent.wiring.executed_grader import ExecutedGrader
from agent.wiring.grader import Grader
from agent.wiring.graders import Strategy, asking_grader
from agent.wiring.loop_sealing import seal_rounds
from agent.wiring.loop_standing import standings
from agent.wiring.loop_start import Wish
from agent.wiring.loops import held, keep, keep_transcript, loop_of, sealed_rounds, transcript_of
from tests.loops import (
    RememberingModel,
    marker,
    opener,
    planned_loop,
    played_loop,
    verdict_marker,
)

SHORT = ("recruiter", "phone-screen", "coding-1", "coding-2", "ml-design-1", "jedi")


def _grader(model: ChatModel, strategy: Strategy = "ask") -> Grader:
    return ExecutedGrader(asking_grader(model, strategy=strategy), lambda: None)


def _places(loop: Loop) -> list[str]:
    return [each.place for each in loop.rounds]


def _seal(home: Path, loop: Loop, model: ChatModel, strategy: Strategy = "ask") -> None:
    for done in seal_rounds(Settings(home=home), loop.id, opener(_grader(model, strategy))):
        assert done.fault is None


def _cards(home: Path, loop: Loop) -> dict[str, Scorecard]:
    return {each.place: each.scorecard for each in sealed_rounds(home, loop.id)}


@pytest.mark.parametrize("strategy", ["ask", "strong"])
def test_no_grader_is_shown_another_round_or_another_scorecard(
    home: Path, strategy: Strategy
) -> None:
    loop = played_loop(home)
    places = _places(loop)
    model = RememberingModel(places)
    _seal(home, loop, model, strategy)
    assert len(_cards(home, loop)) == len(places) == 9
    for request in model.asked:
        shown = [place for place in places if marker(place) in request]
        assert len(shown) == 1, "a request holds one round and no other"
        assert not any(verdict_marker(place) in request for place in places)
    for place, card in _cards(home, loop).items():
        text = card.model_dump_json()
        assert verdict_marker(place) in text, "the double marks what it finds"
        others = [other for other in places if other != place]
        assert not any(marker(o) in text or verdict_marker(o) in text for o in others)


@pytest.mark.parametrize("strategy", ["ask", "strong"])
def test_the_order_of_sealing_changes_no_scorecard(home: Path, strategy: Strategy) -> None:
    loop = played_loop(home)
    _seal(home, loop, RememberingModel(_places(loop)), strategy)
    for number, order in enumerate((loop.rounds[::-1], loop.rounds[4:] + loop.rounds[:4])):
        other = loop.model_copy(update={"id": f"{loop.id}-{number}"})
        for each in loop.rounds:
            said = transcript_of(home, loop.id, each.place)
            keep_transcript(home, other.id, each.place, said)
        keep(home, other.model_copy(update={"rounds": order}))
        _seal(home, other, RememberingModel(_places(loop)), strategy)
        assert [each.place for each in sealed_rounds(home, other.id)] == [
            each.place for each in order
        ]
        assert _cards(home, other) == _cards(home, loop)


def test_a_round_sealed_alone_has_the_scorecard_that_it_has_among_others(home: Path) -> None:
    whole = played_loop(home)
    _seal(home, whole, RememberingModel(_places(whole)))
    alone = planned_loop(home)
    said = transcript_of(home, whole.id, "jedi")
    keep_transcript(home, alone.id, "jedi", said)
    jedi = alone.at("jedi")
    assert jedi is not None
    done = jedi.model_copy(update={"ended": alone.started, "held": "call.vtt"})
    alone = keep(home, alone.with_round(done))
    _seal(home, alone, RememberingModel(_places(whole)))
    assert _cards(home, alone) == {"jedi": _cards(home, whole)["jedi"]}
    assert not loop_of(home, alone.id).complete


def test_a_byte_changed_in_a_sealed_file_is_noticed(home: Path) -> None:
    loop = played_loop(home)
    _seal(home, loop, RememberingModel(_places(loop)))
    file = home / "loops" / loop.id / "sealed" / "jedi.json"
    body = file.read_bytes()
    for place in (0, len(body) // 3, len(body) // 2, len(body) - 1):
        changed = bytearray(body)
        changed[place] ^= 1
        file.write_bytes(changed)
        with pytest.raises(SealBrokenError, match="seal of jedi is broken"):
            sealed_rounds(home, loop.id)
    with open_store(home) as store:
        (broken,) = [
            each.each.place
            for each in standings(home, store, loop_of(home, loop.id))
            if each.state == "seal broken"
        ]
        assert broken == "jedi"
        candidate_record(Settings(home=home), store)
    file.unlink()
    with pytest.raises(SealBrokenError, match="is gone"):
        sealed_rounds(home, loop.id)
    file.write_bytes(body)
    assert len(sealed_rounds(home, loop.id)) == 9


class _Failing(RememberingModel):
    """Fails while the round of a marker is graded."""

    def __init__(self, place: str, error: ModelError) -> None:
        super().__init__(SHORT)
        self._marked, self._error = marker(place), error

    def structured(self, messages, shape, *, max_tokens):  # type: ignore[no-untyped-def]
        if any(self._marked in message.text for message in messages):
            raise self._error
        return super().structured(messages, shape, max_tokens=max_tokens)


def _short_loop(home: Path) -> Loop:
    return played_loop(home, Wish(seed=1))


def test_a_failed_call_leaves_the_round_unsealed_and_it_can_be_tried_again(home: Path) -> None:
    loop = _short_loop(home)
    model = _Failing("coding-2", ModelUnavailableError("it could not be reached"))
    outcomes = list(seal_rounds(Settings(home=home), loop.id, opener(_grader(model))))
    assert [done.place for done in outcomes if done.fault] == ["coding-2"]
    now = loop_of(home, loop.id)
    (left,) = now.unsealed
    assert left.place == "coding-2"
    assert "it could not be reached" in left.fault
    assert not (home / "loops" / loop.id / "sealed" / "coding-2.json").exists()
    again = RememberingModel(SHORT)
    _seal(home, loop, again)
    assert all(marker("coding-2") in request for request in again.asked), "only that is graded"
    assert loop_of(home, loop.id).complete
    assert loop_of(home, loop.id).rounds[3].fault == ""


def test_a_model_that_refuses_is_asked_about_no_other_round(home: Path) -> None:
    loop = _short_loop(home)
    model = _Failing("coding-1", ModelRefusedError("the key is wrong"))
    with pytest.raises(ModelRefusedError):
        list(seal_rounds(Settings(home=home), loop.id, opener(_grader(model))))
    now = loop_of(home, loop.id)
    assert [each.place for each in now.rounds if each.sealed] == ["recruiter", "phone-screen"]
    assert "the key is wrong" in now.rounds[2].fault
    assert not any(marker("jedi") in request for request in model.asked)


class _KilledError(BaseException):
    """Stands for a kill."""


@pytest.mark.parametrize("step", ["keep_sealed", "_note", "transcript_of", "seal"])
@pytest.mark.parametrize("after", [True, False])
def test_a_kill_at_any_step_of_sealing_loses_nothing_that_was_sealed(
    home: Path, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    loop = _short_loop(home)
    real: Callable[..., object] = getattr(loop_sealing, step)
    calls = 0

    def killed(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 3 and not after:
            raise _KilledError
        found = real(*given, **named)
        if calls == 3:
            raise _KilledError
        return found

    with monkeypatch.context() as patch:
        patch.setattr(loop_sealing, step, killed)
        with pytest.raises(_KilledError):
            _seal(home, loop, RememberingModel(SHORT))
    first = {each.place: each for each in sealed_rounds(home, loop.id)}
    assert len(first) >= 2
    model = RememberingModel(SHORT)
    _seal(home, loop, model)
    now = {each.place: each for each in sealed_rounds(home, loop.id)}
    assert set(now) == set(SHORT)
    assert {place: now[place] for place in first} == first
    assert not any(marker(place) in request for place in first for request in model.asked)


def test_a_loop_is_sealed_in_one_window_at_a_time(home: Path) -> None:
    loop = _short_loop(home)
    with held(home, f"{loop.id}-sealing"), pytest.raises(LoopError, match="in another window"):
        _seal(home, loop, RememberingModel(SHORT))


def test_a_transcript_that_is_gone_is_said_and_stops_no_other_round(home: Path) -> None:
    loop = _short_loop(home)
    (home / "loops" / loop.id / "transcripts" / "jedi.json").write_text('{"id": 3')
    outcomes = list(
        seal_rounds(Settings(home=home), loop.id, opener(_grader(RememberingModel(SHORT))))
    )
    (bad,) = [done for done in outcomes if done.fault]
    assert bad.place == "jedi"
    assert "cannot be read" in str(bad.fault)
    assert len(sealed_rounds(home, loop.id)) == 5


def test_a_round_in_which_nothing_was_said_is_sealed_without_asking(home: Path) -> None:
    loop = _short_loop(home)
    said = transcript_of(home, loop.id, "jedi")
    keep_transcript(home, loop.id, "jedi", said.model_copy(update={"turns": said.turns[:1]}))
    model = RememberingModel(SHORT)
    _seal(home, loop, model)
    jedi = _cards(home, loop)["jedi"]
    assert jedi.verdict_reason == NOTHING_SAID
    assert {found.score for found in jedi.areas.values()} == {None}
    assert not any(marker("jedi") in request for request in model.asked)


def test_a_full_disk_is_no_fault_of_the_round(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loop = _short_loop(home)

    def full(home: Path, loop_id: str, sealed: Sealed) -> None:
        raise StorageError("the disk is full")

    monkeypatch.setattr(loop_sealing, "keep_sealed", full)
    with pytest.raises(StorageError):
        _seal(home, loop, RememberingModel(SHORT))
    assert not any(each.fault for each in loop_of(home, loop.id).rounds)


def test_the_stories_of_sealed_rounds_are_in_the_candidate_s_record(home: Path) -> None:
    loop = _short_loop(home)
    _seal(home, loop, RememberingModel(SHORT))
    with open_store(home) as store:
        known = candidate_record(Settings(home=home), store)
    told = [
        (each.place, story.project)
        for each in sealed_rounds(home, loop.id)
        for story in each.scorecard.stories
    ]
    assert [(story.place, story.project) for story in known.stories] == told
    assert {each.place for each in known.scorecards} == set(SHORT)
    assert "score" not in known.model_dump_json()
