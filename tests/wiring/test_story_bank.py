"""The story bank on disk: nothing is lost, and a broken file is said."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from agent.errors import StoryError
from agent.records import Rehearsal, SaidSlot, SessionTurn
from agent.records.session import Move
from agent.settings import Settings
from agent.wiring.story_bank import Stories
from agent.wiring.story_review import BankReview, checked
from tests.bank_stories import MARKET, NIGHT, save, session

RUN = Rehearsal(
    at="2026-03-02T09:00:00+00:00",
    seed=1,
    order=("result", "context", "action"),
    demand="dead-end",
    demanded_in="action",
    said=(SaidSlot(slot="result", text="It ended.", seconds=1.0),),
    words=2,
    fillers=0,
    seconds=1.0,
)


@pytest.fixture
def kept(home: Path) -> Stories:
    return Stories(Settings(home=home))


def test_a_story_is_there_again_with_its_rehearsals(kept: Stories, home: Path) -> None:
    story = kept.add("Night retraining", NIGHT, ("long_term_impact",), "forecasts")
    kept.keep_rehearsal(story.id, RUN)
    again = Stories(Settings(home=home)).get("night-retraining")
    assert again == story.model_copy(update={"rehearsals": (RUN,)})


def test_ids_are_unique_and_plain(kept: Stories) -> None:
    titles = ("Night", "night!", "…", "../../etc/passwd", "夜间", "²")
    ids = [kept.add(title, f"story {n}").id for n, title in enumerate(titles)]
    assert ids == ["night", "night-2", "story", "etc-passwd", "story-2", "story-3"]


def test_the_same_text_is_not_kept_twice(kept: Stories) -> None:
    kept.add("Night", NIGHT)
    with pytest.raises(StoryError, match="night has the same text"):
        kept.add("Other", NIGHT)


def test_what_is_not_there_is_said(kept: Stories) -> None:
    assert kept.all() == ()
    for act in (kept.get, kept.remove):
        with pytest.raises(StoryError, match="no story 'none'"):
            act("none")


@pytest.mark.parametrize("body", ["", "{", "[]", '{"schema_version": 2, "stories": []}', "\0\1"])
def test_a_broken_file_is_said_and_left_as_it_is(kept: Stories, body: str) -> None:
    kept.path.parent.mkdir(parents=True)
    kept.path.write_text(body)
    for act in (kept.all, lambda: kept.add("Night", NIGHT)):
        with pytest.raises(StoryError, match=r"cannot be read as a story bank.*move it away"):
            act()
    assert kept.path.read_text() == body


def test_two_processes_and_many_threads_lose_no_story(kept: Stories, home: Path) -> None:
    program = (
        "from pathlib import Path; from agent.settings import Settings;"
        "from agent.wiring.story_bank import Stories;"
        f"[Stories(Settings(home=Path({str(home)!r}))).add('other', f'told {{n}}')"
        " for n in range(20)]"
    )
    other = subprocess.Popen([sys.executable, "-c", program])
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: kept.add("mine", f"written {n}"), range(20)))
    assert other.wait(timeout=100) == 0
    found = kept.all()
    assert len(found) == 40
    assert len({story.id for story in found}) == 40


def test_a_value_that_is_none_is_said() -> None:
    assert checked(("be_direct", "be_direct")) == ("be_direct",)
    with pytest.raises(Exception, match="no value 'kindness'"):
        checked(("kindness",))


def test_gaps_know_what_a_saved_round_has_heard_and_asked(kept: Stories, home: Path) -> None:
    kept.add("Night", NIGHT)
    kept.add("Market", MARKET)
    question = "move-fast-launch-without-data"
    asked = "Tell me about a short-term gain that you gave up for the long term."
    turns = (
        SessionTurn(speaker="interviewer", t=0.0, text=asked, move=_move(question)),
        SessionTurn(speaker="candidate", t=9.0, text="So. " + NIGHT[:600]),
    )
    save(home, session("jedi", question, turns))
    found = BankReview.read().gaps(kept.all(), Settings(home=home))
    assert [(each.story, each.value) for each in found.told] == [("night", "long_term_impact")]
    assert found.assigned["long_term_impact"] == "night"
    assert found.prepare[0].value == "build_awesome_things"
    asked_for = {each.question for each in found.prepare}
    assert question not in asked_for


def _move(question: str) -> Move:
    return Move(kind="open", why="the first stage", stage=0, question=question)
