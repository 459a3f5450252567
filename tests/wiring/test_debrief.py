"""A model words statements from one round's facts alone, and only what holds is said."""

from agent.errors import ModelSilentError
from agent.steps.debriefing.composing import debrief
from agent.wiring.debrief import basis, worded
from tests.doubles import ScriptedModel
from tests.loops_sealed import asked, sealed

_SECRETS = {"coding-1": "the zebra index", "jedi-1": "the ocelot quarrel"}


def test_a_statement_that_adds_a_figure_is_not_said() -> None:
    rounds = [sealed(place, 4, said=f"I own {what} alone.") for place, what in _SECRETS.items()]
    found = debrief(rounds, asked(), basis())
    model = ScriptedModel("I saw a hire, 4 of 5.", "They have 12 years behind them.")
    said = worded(found, model)
    assert said.statements[0].words == "I saw a hire, 4 of 5."
    assert said.statements[0].worded_by == model.stamp.id
    assert said.statements[1] == found.statements[1]


def test_each_request_holds_the_facts_of_one_round() -> None:
    rounds = [sealed(place, 4, said=f"I own {what} alone.") for place, what in _SECRETS.items()]
    model = ScriptedModel("I saw a hire.", ModelSilentError("it answered with nothing"))
    found = worded(debrief(rounds, asked(), basis()), model)
    texts = [" ".join(message.text for message in messages) for messages in model.asked]
    assert len(texts) == len(_SECRETS)
    for text, (place, what) in zip(texts, _SECRETS.items(), strict=True):
        assert what in text
        assert not any(other in text for name, other in _SECRETS.items() if name != place)
    assert found.statements[1].worded_by == "template"
