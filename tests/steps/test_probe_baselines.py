from agent import assets
from agent.records import SessionTurn
from agent.steps.probe_baselines import drawn, free_prompt, random_prompt
from tests.simulated import interview, move

OPEN = (move("open"), "", "Hi. Design a feed.")
SEEN = interview(OPEN, (move(), "Which metric counts?"))
BEFORE = SEEN.session.model_copy(update={"turns": SEEN.session.turns[:2]})
SETTING = SEEN.setting
AREA = SETTING.area(0)
TURN, FREE = assets.prompt("interviewer/turn"), assets.prompt("interviewer/free")


def test_a_draw_is_the_same_for_the_same_name_and_reaches_every_criterion() -> None:
    every = {criterion.id for criterion in AREA.criteria}
    assert drawn(AREA, "a/1") == drawn(AREA, "a/1")
    assert {drawn(AREA, f"a/{n}").id for n in range(60 * len(every))} == every


def test_a_random_probe_is_asked_for_as_ours_is() -> None:
    messages = random_prompt(BEFORE, SETTING, TURN, "Sound neutral.", "a/1")
    assert messages[-1].text.endswith(f"<direction>\nAsk: {drawn(AREA, 'a/1').ask}\n</direction>")
    assert "Then I go on." in messages[-1].text


def test_the_free_prompt_tells_the_areas_and_directs_nothing() -> None:
    directed = SessionTurn(
        speaker="interviewer", t=1.0, text="Why?", direction="<direction>\nAsk: Why?\n</direction>"
    )
    turns = (*BEFORE.turns, directed, BEFORE.turns[1])
    messages = free_prompt(
        BEFORE.model_copy(update={"turns": turns}), SETTING, FREE, "Sound neutral."
    )
    text = "\n".join(message.text for message in messages)
    assert all(area.title in messages[0].text for area in SETTING.rubric.areas)
    assert "direction" not in text
    assert [message.role for message in messages[2:]] == ["assistant", "user", "assistant", "user"]
    assert messages[-1].text.endswith("(Ask the next question.)")


def test_the_free_prompt_gives_nothing_of_the_rubric_but_titles() -> None:
    text = free_prompt(BEFORE, SETTING, FREE, "Sound neutral.")[0].text
    for area in SETTING.rubric.areas:
        assert area.definition not in text
        assert all(criterion.ask not in text for criterion in area.criteria)
