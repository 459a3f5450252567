from pathlib import Path

import pytest

from agent import assets
from agent.errors import ModelAnswerError, ModelSilentError
from agent.ports.chat import ChatModel
from agent.ports.clock import SpeechClock
from agent.ports.corpus_index import CorpusIndex
from agent.ports.retriever import ANYTHING, About
from agent.ports.store import SessionStore, open_store
from agent.records import Passage, Stamp
from agent.wiring.interview import Interview, new_session
from agent.wiring.scripted import play
from agent.wiring.turn_graph import Surroundings
from tests.doubles import NoPassages, ScriptedModel

ANSWER = "Examples come from playback logs of the last 21 days, and a skip is a negative example."


def _interview(
    store: SessionStore, model: ChatModel, minutes: float = 45.0, said: list[str] | None = None
) -> Interview:
    session = new_session("s1", "ml-design", "short-video-feed", "E5", minutes, model)
    pieces = said if said is not None else []
    around = Surroundings(model, NoPassages(), SpeechClock(), pieces.append)
    return Interview(session, store, around)


def _again(interview: Interview, store: SessionStore, model: ChatModel) -> Interview:
    """The interview as another process would open it from the store."""
    session = store.load(interview.session.id)
    clock = SpeechClock(session.elapsed_s)
    return Interview(session, store, Surroundings(model, NoPassages(), clock, lambda t: None))


def test_the_opening_is_data_and_asks_no_model(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        said: list[str] = []
        session = _interview(store, ScriptedModel(), said=said).open()
    assert assets.question("ml-design", "short-video-feed").statement in "".join(said)
    assert [turn.speaker for turn in session.turns] == ["interviewer"]


def test_a_turn_is_one_answer_and_one_question(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(
            store,
            ScriptedModel(
                "How does that goal turn into something a model predicts? And what else?"
            ),
        )
        interview.open()
        session = interview.answer(ANSWER)
    assert [turn.speaker for turn in session.turns] == ["interviewer", "candidate", "interviewer"]
    assert session.turns[-1].text == "How does that goal turn into something a model predicts?"
    assert session.moves[-1].why


def test_a_model_that_fails_loses_no_answer(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel(ModelAnswerError("it answered nothing")))
        interview.open()
        with pytest.raises(ModelAnswerError):
            interview.answer(ANSWER)
    with open_store(tmp_path) as store:
        resumed = _again(
            interview,
            store,
            ScriptedModel(
                "So what does a model predict of that goal, to turn it into something you train?"
            ),
        )
        session = resumed.go_on()
    assert [turn.text for turn in session.turns[1:]] == [
        ANSWER,
        "So what does a model predict of that goal, to turn it into something you train?",
    ]


def test_the_draft_is_said_where_the_model_says_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel(ModelSilentError("it answered nothing")))
        interview.open()
        said = interview.answer(ANSWER).turns[-1]
    assert said.strayed == "it says nothing"
    assert said.text.endswith("?")
    assert said.text in said.direction


def test_what_the_model_said_is_kept_where_nobody_heard_it(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel("We have ten minutes left, so go on?"))
        interview.open()
        said = interview.answer(ANSWER).turns[-1]
    assert said.strayed.startswith("it tells a time")
    assert said.worded == "We have ten minutes left, so go on?"
    assert "minutes" not in said.text


def test_an_answer_that_was_cut_off_is_not_taken_twice(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel(ModelAnswerError("it answered nothing")))
        interview.open()
        with pytest.raises(ModelAnswerError):
            interview.answer(ANSWER)
        interview.pause()
        resumed = _again(
            interview,
            store,
            ScriptedModel(
                "So what does a model predict of that goal, to turn it into something you train?"
            ),
        )
        resumed.go_on()
        session = resumed.go_on()
    assert sum(turn.text == ANSWER for turn in session.turns) == 1


def test_a_session_goes_on_in_another_process(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel("Which logs?"))
        interview.open()
        before = interview.answer(ANSWER)
    with open_store(tmp_path) as store:
        after = _again(interview, store, ScriptedModel("How do you split them?")).answer(ANSWER)
    assert after.turns[: len(before.turns)] == before.turns
    assert after.elapsed_s > before.elapsed_s


def test_a_scripted_round_opens_every_area_and_closes_in_its_time(tmp_path: Path) -> None:
    candidate = assets.scripted_candidate("steady-mid")
    with open_store(tmp_path) as store:
        interview = _interview(
            store,
            ScriptedModel(*["And which single piece of work would you show to prove that?"] * 60),
            minutes=20,
        )
        interview.open()
        session = play(interview, candidate, lambda text, at: None)
    assert {move.stage for move in session.moves} == {0, 1, 2, 3, 4}
    assert session.moves[-1].kind == "close"
    assert session.turns[-1].text == candidate.closing
    assert session.elapsed_s <= session.minutes * 60


def test_answers_off_the_topic_meet_nothing_and_are_redirected(tmp_path: Path) -> None:
    lines = (Path(__file__).parents[1] / "data/candidate-irrelevant.txt").read_text().splitlines()
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel(*["What do you train on?"] * 20))
        interview.open()
        for line in lines[:3]:
            session = interview.answer(line)
    assert session.met == ()
    assert [move.kind for move in session.moves[1:3]] == ["redirect", "probe"]


def test_the_end_at_the_candidates_wish_is_saved(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel())
        interview.open()
        interview.end()
        assert store.load("s1").closed


def test_only_the_answer_and_its_direction_are_new_to_the_model(tmp_path: Path) -> None:
    model = ScriptedModel(*["And which single piece of work would you show to prove that?"] * 3)
    with open_store(tmp_path) as store:
        interview = _interview(store, model)
        interview.open()
        for _ in range(3):
            interview.answer(ANSWER)
    first, second, third = model.asked
    assert second[: len(first)] == first
    assert third[: len(second)] == second


@pytest.mark.recorded
def test_the_embedded_model_words_a_round(tmp_path: Path, recorded_model: ChatModel) -> None:
    bank = assets.scripted_candidate("steady-mid").answers
    with open_store(tmp_path) as store:
        interview = _interview(store, recorded_model)
        interview.open()
        for answer in (bank["problem_framing"][0], bank["problem_framing"][1], "The weather?"):
            session = interview.answer(answer)
    asked = [turn.text for turn in session.turns if turn.speaker == "interviewer"]
    assert len(set(asked[:3])) == 3
    assert all(text.count("?") <= 1 and "direction" not in text.lower() for text in asked)
    assert all(turn.usage for turn in session.turns[2::2])


def test_warming_up_reads_what_the_first_turn_begins_with(tmp_path: Path) -> None:
    model = ScriptedModel(
        "x", "So what does a model predict of that goal, to turn it into something you train?"
    )
    with open_store(tmp_path) as store:
        interview = _interview(store, model)
        interview.open()
        interview.warm_up()
        session = interview.answer(ANSWER)
    warmed, first = model.asked
    assert first[: len(warmed)] == warmed
    assert (
        session.turns[-1].text
        == "So what does a model predict of that goal, to turn it into something you train?"
    )


def test_an_answer_after_a_failed_reply_is_added_to_the_one_before(tmp_path: Path) -> None:
    failed = ModelAnswerError("it answered nothing")
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel(failed))
        interview.open()
        with pytest.raises(ModelAnswerError):
            interview.answer(ANSWER)
        resumed = _again(
            interview,
            store,
            ScriptedModel(
                "So what does a model predict of that goal, to turn it into something you train?"
            ),
        )
        session = resumed.answer("And I split by date.")
    assert session.turns[1].text == f"{ANSWER}\n\nAnd I split by date."
    assert len(session.turns) == 3


def test_a_round_ended_after_a_failed_reply_keeps_the_answer(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(store, ScriptedModel(ModelAnswerError("it answered nothing")))
        interview.open()
        with pytest.raises(ModelAnswerError):
            interview.answer(ANSWER)
        _again(interview, store, ScriptedModel()).end()
        session = store.load("s1")
    assert session.closed
    assert [turn.text for turn in session.turns[1:]] == [ANSWER]


def test_every_turn_says_what_was_in_force(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(
            store, ScriptedModel("How does that goal turn into something a model predicts?")
        )
        interview.open()
        session = interview.answer(ANSWER)
        session = interview.last_word("Thanks.")
    assert [turn.versions for turn in session.turns] == [0, 0, 0, 0]
    [stamped] = session.versions
    assert stamped.model.id == "scripted"
    assert [stamp.id for stamp in stamped.prompts] == [
        *("interviewer-turn", "ml-design", "ml-design", "interviewer-styles", "depth", "stories"),
        "ml-design-theory",
    ]
    assert stamped.rubric == assets.stamp(assets.rubric("ml-design"))
    assert {stamp.id for stamp in stamped.schemas} >= {"session", "transcript"}
    assert stamped.calibration.id == "uncalibrated"
    assert stamped.corpus == NoPassages.stamp


def test_a_session_that_is_resumed_after_a_change_keeps_both_versions(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview = _interview(
            store, ScriptedModel("How does that goal turn into something a model predicts?")
        )
        interview.open()
        interview.answer(ANSWER)
        resumed = _again(
            interview,
            store,
            ScriptedModel("How would you turn the goal into something to predict?"),
        )
        changed = NoPassages()
        changed.stamp = changed.stamp.model_copy(update={"version": "2"})
        around = Surroundings(
            ScriptedModel("How would you turn the goal into something to predict?"),
            changed,
            SpeechClock(60),
            lambda t: None,
        )
        session = Interview(resumed.session, store, around).answer(ANSWER)
    assert [turn.versions for turn in session.turns] == [0, 0, 0, 1, 1]
    assert [versions.corpus.version for versions in session.versions] == ["0", "2"]


class Asking:
    """A retriever that finds nothing and remembers what it was asked."""

    def __init__(self) -> None:
        self.queries: list[str] = []

    @property
    def stamp(self) -> Stamp:
        return NoPassages().stamp

    def search(self, query: str, k: int, about: About = ANYTHING) -> tuple[Passage, ...]:
        self.queries.append(query)
        return ()

    def nearest(self, query: str, k: int, about: About) -> tuple[Passage, ...]:
        self.queries.append(query)
        return ()


def _asking(store: SessionStore, round_id: str, question_id: str) -> tuple[Interview, Asking]:
    model, retriever = (
        ScriptedModel(*["And which single piece of work would you show to prove that?"] * 9),
        Asking(),
    )
    made = new_session("s1", round_id, question_id, "E5", 45.0, model)
    around = Surroundings(model, retriever, SpeechClock(), lambda text: None)
    return Interview(made, store, around), retriever


def test_the_corpus_is_asked_only_by_the_moves_that_draw_on_it(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview, retriever = _asking(store, "ml-design", "short-video-feed")
        interview.open()
        session = interview.answer(ANSWER)
        assert session.moves[-1].kind not in ("deepen", "hint", "answer")
        assert retriever.queries == []
        interview.answer("No idea.")
        assert retriever.queries == []
        session = interview.answer("No idea, sorry.")
        assert (session.moves[-1].kind, session.moves[-1].rung) == ("hint", 2)
        assert len(retriever.queries) == 1


def test_the_recruiter_looks_up_what_the_candidate_asks(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        interview, retriever = _asking(store, "recruiter", "main-field")
        interview.open()
        session = interview.answer("Ranking, for six years. How many onsite rounds are there?")
    assert session.moves[-1].kind == "answer"
    assert retriever.queries == ["How many onsite rounds are there?"]
    assert (
        session.turns[-1].told
        == "I do not know that for certain; I will find out and write to you."
    )
    assert (
        session.turns[-1].text
        == f"{session.turns[-1].told} And which single piece of work would you show to prove that?"
    )


def test_the_recruiter_answers_from_the_guides(tmp_path: Path, guides_index: CorpusIndex) -> None:
    model = ScriptedModel("There are two of them. What level do you have in mind?")
    made = new_session("s1", "recruiter", "main-field", "E5", 25.0, model)
    around = Surroundings(model, guides_index, SpeechClock(), lambda text: None)
    with open_store(tmp_path) as store:
        interview = Interview(made, store, around)
        interview.open()
        session = interview.answer("Ranking. How many coding rounds does the onsite have?")
    assert session.turns[-1].told.startswith("There are two, of 45 minutes each")
    assert session.turns[-1].cited[0].startswith("corpus/guides/")
