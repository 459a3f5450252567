"""Loops are planned so that nothing is asked twice, and everything about one candidate is kept."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent import assets
from agent.errors import LoopError, SettingError
from agent.ports.clock import SpeechClock
from agent.ports.store import SessionStore, open_store
from agent.records import Loop, Session
from agent.settings import Settings
from agent.wiring.candidate_record import candidate_record
from agent.wiring.interview import Interview, new_session
from agent.wiring.loop_rounds import abandon, begin
from agent.wiring.loop_start import Wish, family_of, later_questions, start_loop
from agent.wiring.loops import chosen_loop, loop_of, loop_tables, loop_with, loops
from agent.wiring.turn_graph import Surroundings, round_setting
from tests.doubles import NoPassages, ScriptedModel
from tests.loops import EVERYTHING, planned_loop

DAY = datetime(2026, 11, 28, 9, tzinfo=UTC)


def _practised(
    store: SessionStore, session_id: str, round_id: str, question: str, minutes: float = 45.0
) -> Session:
    model = ScriptedModel(*["And then?"] * 40)
    session = new_session(session_id, round_id, question, "E5", minutes, model)
    around = Surroundings(model, NoPassages(), SpeechClock(), lambda text: None)
    interview = Interview(session, store, around)
    interview.open()
    return interview.session


def _on_day(number: int) -> Callable[[], datetime]:
    return lambda: DAY + timedelta(days=number)


def _questions(loop: Loop) -> list[str]:
    return [each.question for each in loop.rounds]


def test_no_question_and_no_problem_is_in_a_loop_twice(home: Path) -> None:
    for seed in range(5):
        asked = _questions(planned_loop(home, Wish(options=EVERYTHING, seed=seed)))
        assert len(asked) == len(set(asked))


def test_the_same_seed_and_history_plan_the_same(tmp_path: Path) -> None:
    first, second = (
        planned_loop(tmp_path / name, Wish(options=EVERYTHING, seed=11)) for name in ("a", "b")
    )
    assert _questions(first) == _questions(second)


def test_loops_ask_nothing_that_an_earlier_one_asks_while_enough_is_left(home: Path) -> None:
    asked: list[str] = []
    for seed in range(4):
        loop = planned_loop(home, Wish(seed=seed))
        assert not any(each.again for each in loop.rounds)
        asked += _questions(loop)
    assert len(asked) == len(set(asked))


def test_a_bank_that_is_used_up_gives_what_is_longest_ago_and_says_when(home: Path) -> None:
    count = len(assets.questions("recruiter"))
    with open_store(home) as store:
        made = [
            start_loop(Settings(home=home), store, Wish(seed=number), _on_day(number))
            for number in range(count + 1)
        ]
    first, last = made[0].rounds[0], made[-1].rounds[0]
    assert not any(loop.rounds[0].again for loop in made[:-1])
    assert last.question == first.question
    assert last.again == DAY.isoformat(timespec="seconds")


def test_what_was_practised_is_not_planned(home: Path) -> None:
    left, *others = [each.id for each in assets.questions("recruiter")]
    with open_store(home) as store:
        for number, question in enumerate(others):
            _practised(store, f"p{number}", "recruiter", question)
        loop = start_loop(Settings(home=home), store, Wish(seed=1))
    assert loop.rounds[0].question == left


def test_coding_rounds_have_different_topics(home: Path) -> None:
    for seed in range(4):
        loop = planned_loop(home, Wish(options=("ai-coding",), seed=seed))
        families = [family_of(each.round, each.question) for each in loop.rounds]
        assert len({each for each in families if each}) == 3


@pytest.mark.parametrize("track", ["ads", "feed", "watch", "genai", "integrity"])
def test_a_track_prefers_the_designs_of_its_product(tmp_path: Path, track: str) -> None:
    loop = planned_loop(tmp_path, Wish(track=track, options=("second-design",), seed=2))
    tables = {each.id: each for each in loop_tables().tracks}
    designs = [each.question for each in loop.rounds if each.round == "ml-design"]
    assert set(designs) <= set(tables[track].prefers["ml-design"])


def test_an_abandoned_loop_gives_back_what_it_only_planned(home: Path) -> None:
    first = planned_loop(home, Wish(seed=1))
    with open_store(home) as store:
        seat = begin(Settings(home=home), store, first.id, "recruiter")
        _practised(store, seat.session, "recruiter", seat.question)
    abandon(Settings(home=home), first.id)
    again = planned_loop(home, Wish(seed=1))
    assert _questions(again)[1:] == _questions(first)[1:]
    assert _questions(again)[0] != _questions(first)[0]
    with pytest.raises(LoopError, match="given up before"):
        abandon(Settings(home=home), first.id)


def test_what_is_practised_after_the_planning_is_drawn_anew(home: Path) -> None:
    loop = planned_loop(home, Wish(seed=1))
    planned = loop.rounds[0].question
    with open_store(home) as store:
        late = _practised(store, "p", "recruiter", planned)
        assert late.started >= loop.started
        wait = late.model_copy(update={"started": "2099-01-01T00:00:00+00:00"})
        Interview(wait, store, _around()).pause()
        seat = begin(Settings(home=home), store, loop.id, "recruiter")
        assert seat.question != planned
        assert begin(Settings(home=home), store, loop.id, "recruiter") == seat
    assert loop_of(home, loop.id).rounds[0] == seat


def _around() -> Surroundings:
    return Surroundings(ScriptedModel(), NoPassages(), SpeechClock(), lambda text: None)


def test_the_later_stages_of_a_round_begin_with_what_was_not_asked_before(home: Path) -> None:
    seen: set[str] = set()
    for seed in range(3):
        loop = planned_loop(home, Wish(seed=seed))
        with open_store(home) as store:
            seat = begin(Settings(home=home), store, loop.id, "jedi")
            session = _practised(store, seat.session, "jedi", seat.question)
            setting = round_setting(session)
            stages = range(1, len(setting.plan.stages))
            later = {found.id for n in stages if (found := setting.opens_with(session, n))}
            assert later == set(later_questions("jedi")(session.id))
            _reached_all(store, session)
        assert not later & seen
        seen |= later
    assert len(seen) == 15


def _reached_all(store: SessionStore, session: Session) -> None:
    """Saves the session as if every stage of it had been opened."""
    opening = session.turns[0]
    assert opening.move is not None
    moves = [opening.move.model_copy(update={"stage": n}) for n in range(6)]
    turns = tuple(opening.model_copy(update={"move": move}) for move in moves)
    Interview(session.model_copy(update={"turns": turns}), store, _around()).pause()


def test_the_record_keeps_what_was_asked_when_the_sessions_are_deleted(home: Path) -> None:
    settings = Settings(home=home)
    with open_store(home) as store:
        _practised(store, "p1", "coding", "replica-rollout-order")
        before = candidate_record(settings, store)
    for path in home.glob("sessions.sqlite*"):
        path.unlink()
    with open_store(home) as store:
        assert candidate_record(settings, store) == before
    assert before.asked.keys() == {"replica-rollout-order"}


def test_a_record_that_is_damaged_is_one_line(home: Path) -> None:
    home.mkdir()
    (home / "candidate.json").write_bytes(b"\x00\x01")
    with open_store(home) as store, pytest.raises(LoopError, match=r"candidate\.json is damaged"):
        candidate_record(Settings(home=home), store)


def test_a_loop_that_is_damaged_is_named_and_the_others_are_listed(home: Path) -> None:
    good, bad = planned_loop(home, Wish(seed=1)), planned_loop(home, Wish(seed=2))
    (home / "loops" / bad.id / "loop.json").write_text("{")
    assert loops(home) == (good,)
    with pytest.raises(LoopError, match="is damaged"):
        loop_of(home, bad.id)
    for name in ("none", "../../etc", "", "\x1b[31m", "x" * 5000):
        with pytest.raises(LoopError, match="there is no loop"):
            loop_of(home, name)


def test_the_loop_is_the_one_named_or_the_newest_that_is_open(home: Path) -> None:
    with pytest.raises(LoopError, match="Start one: mockloop loop start"):
        chosen_loop(home)
    first = planned_loop(home, Wish(seed=1))
    assert chosen_loop(home) == first
    abandon(Settings(home=home), first.id)
    second = planned_loop(home, Wish(seed=2))
    assert chosen_loop(home) == second
    assert chosen_loop(home, first.id).id == first.id
    assert loop_with(home, "") is None
    assert loop_with(home, "coding-2026") is None


def test_what_cannot_be_planned_leaves_nothing_behind(home: Path) -> None:
    for wish in (
        Wish(track="foo"),
        Wish(listed="foo"),
        Wish(options=("partner",), listed="pyramid"),
    ):
        with pytest.raises(SettingError):
            planned_loop(home, wish)
    assert loops(home) == ()


def test_two_processes_that_plan_at_once_ask_different_questions(home: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.loops import planned_loop;"
        "from agent.wiring.loop_start import Wish; planned_loop(Path(sys.argv[1]), Wish(seed=5))"
    )
    root = str(Path(__file__).parents[2])
    both = [
        subprocess.Popen([sys.executable, "-c", program, str(home)], cwd=root) for _ in range(2)
    ]
    assert [process.wait(timeout=100) for process in both] == [0, 0]
    first, second = loops(home)
    assert not set(_questions(first)) & set(_questions(second))
