"""The rounds of a loop: played over weeks or against the clock, or held elsewhere."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent import assets
from agent.errors import LoopError, ModelAnswerError, TranscriptError
from agent.ports.clock import ExamClock, SpeechClock
from agent.ports.store import SessionStore, open_store
from agent.records import Loop, LoopRound, Session
from agent.settings import Settings
from agent.wiring.desk import desk_for
from agent.wiring.interview import Interview, new_session
from agent.wiring.loop_rounds import begin, settle, take
from agent.wiring.loop_standing import standings
from agent.wiring.loop_start import Wish
from agent.wiring.loops import held_loop, keep, loop_of, transcript_of
from agent.wiring.problems import sandbox_here
from agent.wiring.setup import session_lock
from agent.wiring.turn_graph import Surroundings
from tests.doubles import NoPassages, ScriptedModel
from tests.loops import planned_loop

SHORT = Path(__file__).parents[1] / "data/short-round.json"
VTT = Path(__file__).parents[1] / "data/formats/teams.vtt"
ANSWER = "I would count how many orders each driver has had in the last hour."
BEGAN = datetime(2026, 11, 28, 9, tzinfo=UTC)


def _at(minutes: float) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


def _interview(store: SessionStore, loop: Loop, seat: LoopRound, model: ScriptedModel) -> Interview:
    found = store.find(seat.session)
    if found is None:
        fresh = new_session(
            seat.session, seat.round, seat.question, loop.level, seat.minutes, model
        )
        found = fresh.model_copy(update={"started": BEGAN.isoformat(timespec="seconds")})
    around = Surroundings(model, NoPassages(), SpeechClock(found.elapsed_s), lambda text: None)
    return Interview(found, store, around)


def _opened(home: Path, loop: Loop, place: str) -> Session:
    """Opens a round and answers once, at 09:00."""
    with open_store(home) as store:
        seat = begin(Settings(home=home), store, loop.id, place)
        interview = _interview(store, loop, seat, ScriptedModel("And then what?"))
        interview.open()
        return interview.answer(ANSWER)


def test_the_exam_clock_goes_on_while_nobody_is_there() -> None:
    times = [BEGAN]
    clock = ExamClock(BEGAN, lambda: times[0])
    assert clock.elapsed_s() == 0
    times[0] = _at(50)
    assert clock.elapsed_s() == 3000
    times[0] = _at(-5)
    assert clock.elapsed_s() == 0


def test_a_round_of_an_exam_left_past_its_end_is_closed_by_the_clock(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(exam=True, seed=1)), Settings(home=home)
    session = _opened(home, loop, "recruiter")
    with open_store(home) as store:
        early = settle(settings, store, loop.id, lambda: _at(29.9))
        assert early.timed_out == ()
        assert early.loop.next_round == loop_of(home, loop.id).rounds[0]
        late = settle(settings, store, loop.id, lambda: _at(300))
        assert late.timed_out == ("recruiter",)
        closed = store.load(session.id)
        assert settle(settings, store, loop.id, lambda: _at(301)).timed_out == ()
    assert closed.ended
    assert closed.elapsed_s == 1800
    recruiter = late.loop.rounds[0]
    assert (recruiter.timed_out, recruiter.ended) == (True, _at(30).isoformat(timespec="seconds"))
    said = [turn.text for turn in transcript_of(home, loop.id, "recruiter").turns]
    assert ANSWER in said
    assert late.loop.next_round is not None
    assert late.loop.next_round.place == "phone-screen"


def test_outside_an_exam_a_round_waits_for_weeks(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(seed=1)), Settings(home=home)
    _opened(home, loop, "recruiter")
    with open_store(home) as store:
        settled = settle(settings, store, loop.id, lambda: _at(60 * 24 * 30))
        (first, *_) = standings(home, store, settled.loop)
    assert settled.timed_out == ()
    assert first.state == "open"
    assert first.ends == ""


def test_an_answer_that_got_no_reply_before_the_end_stays_in_the_transcript(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(exam=True, seed=1)), Settings(home=home)
    with open_store(home) as store:
        seat = begin(settings, store, loop.id, "recruiter")
        model = ScriptedModel(ModelAnswerError("it answered nothing"))
        interview = _interview(store, loop, seat, model)
        interview.open()
        with pytest.raises(ModelAnswerError):
            interview.answer(ANSWER)
    with open_store(home) as store:
        settle(settings, store, loop.id, lambda: _at(31))
    turns = transcript_of(home, loop.id, "recruiter").turns
    assert [turn.text for turn in turns if turn.speaker == "candidate"] == [ANSWER]


@pytest.mark.parametrize(("written", "taken"), [(44, True), (46, False)])
def test_only_code_that_was_written_in_time_is_handed_in(
    home: Path, written: float, taken: bool
) -> None:
    loop, settings = planned_loop(home, Wish(exam=True, seed=1)), Settings(home=home)
    session = _opened(home, loop, "coding-1")
    desk = desk_for(settings, session, sandbox_here())
    assert desk is not None
    good = assets.problem_folder(session.question) / "good.py"
    desk.path.write_text(good.read_text(encoding="utf-8"))
    os.utime(desk.path, (_at(written).timestamp(),) * 2)
    with open_store(home) as store:
        settle(settings, store, loop.id, lambda: _at(90))
    last = transcript_of(home, loop.id, "coding-1").turns[-1]
    assert ("```python" in last.text) is taken


def test_a_round_that_another_window_plays_is_left_to_it(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(exam=True, seed=1)), Settings(home=home)
    session = _opened(home, loop, "recruiter")
    with open_store(home) as store, session_lock(settings, session.id):
        assert settle(settings, store, loop.id, lambda: _at(99)).timed_out == ()
    with open_store(home) as store:
        assert settle(settings, store, loop.id, lambda: _at(99)).timed_out == ("recruiter",)


def test_a_round_that_is_over_is_kept_though_the_process_died_before_it_was(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(seed=1)), Settings(home=home)
    with open_store(home) as store:
        seat = begin(settings, store, loop.id, "recruiter")
        interview = _interview(store, loop, seat, ScriptedModel())
        interview.open()
        interview.end()
    assert not loop_of(home, loop.id).rounds[0].ended
    with open_store(home) as store:
        settled = settle(settings, store, loop.id)
    assert settled.loop.rounds[0].ended
    assert transcript_of(home, loop.id, "recruiter").id == seat.session


def test_a_session_that_was_never_saved_is_begun_again_under_its_id(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(seed=1)), Settings(home=home)
    with open_store(home) as store:
        first = begin(settings, store, loop.id, "recruiter")
        assert settle(settings, store, loop.id).loop.rounds[0] == first
        assert begin(settings, store, loop.id, "recruiter") == first
        assert store.find(first.session) is None


def test_a_transcript_from_elsewhere_takes_its_place(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(seed=1, level="E6")), Settings(home=home)
    read = take(settings, loop.id, "ml-design-1", VTT)
    assert read.notes
    kept = transcript_of(home, loop.id, "ml-design-1")
    assert (kept.round, kept.target_level) == ("ml-design", "E6")
    done = loop_of(home, loop.id).at("ml-design-1")
    assert done is not None
    assert (done.held, done.question, bool(done.ended)) == ("teams.vtt", "", True)
    take(settings, loop.id, "ml-design-1", SHORT)
    done = loop_of(home, loop.id).at("ml-design-1")
    assert done is not None
    assert done.held == "short-round.json"


def test_a_transcript_of_a_question_of_ours_counts_as_asked(home: Path, tmp_path: Path) -> None:
    loop, settings = planned_loop(home, Wish(seed=1)), Settings(home=home)
    data = json.loads(SHORT.read_text()) | {"prompt": "Find fake accounts on a social network"}
    (tmp_path / "held.json").write_text(json.dumps(data))
    take(settings, loop.id, "ml-design-1", tmp_path / "held.json")
    done = loop_of(home, loop.id).at("ml-design-1")
    assert done is not None
    assert done.question == "fake-account-detection"


def test_a_round_that_was_begun_or_sealed_takes_no_other_transcript(home: Path) -> None:
    loop, settings = planned_loop(home, Wish(seed=1)), Settings(home=home)
    _opened(home, loop, "recruiter")
    with pytest.raises(LoopError, match="recruiter was begun here"):
        take(settings, loop.id, "recruiter", SHORT)
    take(settings, loop.id, "ml-design-1", SHORT)
    with held_loop(home, loop.id) as now:
        done = now.at("ml-design-1")
        assert done is not None
        keep(home, now.with_round(done.model_copy(update={"sealed": "a" * 64})))
    with pytest.raises(LoopError, match="sealed already"):
        take(settings, loop.id, "ml-design-1", SHORT)
    with pytest.raises(LoopError, match=r"has no place 'x'.*recruiter"):
        take(settings, loop.id, "x", SHORT)


@pytest.mark.parametrize("body", [b"", b"\x00\x01\x02" * 99, b"[1, 2]", b"a" * (1 << 20)])
def test_a_file_that_is_no_transcript_leaves_the_loop_as_it_was(
    home: Path, tmp_path: Path, body: bytes
) -> None:
    loop = planned_loop(home, Wish(seed=1))
    (tmp_path / "call.txt").write_bytes(body)
    with pytest.raises(TranscriptError):
        take(Settings(home=home), loop.id, "jedi", tmp_path / "call.txt")
    assert loop_of(home, loop.id) == loop


def test_two_processes_that_begin_at_once_get_one_session(home: Path) -> None:
    loop = planned_loop(home, Wish(seed=1))
    program = (
        "import sys; from pathlib import Path; from agent.ports.store import open_store;"
        "from agent.settings import Settings; from agent.wiring.loop_rounds import begin\n"
        "home = Path(sys.argv[1])\n"
        "with open_store(home) as store:\n"
        "    print(begin(Settings(home=home), store, sys.argv[2], 'jedi').session)"
    )
    words = [sys.executable, "-c", program, str(home), loop.id]
    root = str(Path(__file__).parents[2])
    both = [subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = {process.communicate(timeout=100)[0] for process in both}
    jedi = loop_of(home, loop.id).at("jedi")
    assert jedi is not None
    assert said == {f"{jedi.session}\n"}
