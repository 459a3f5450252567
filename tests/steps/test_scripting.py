"""Scripts hold what the template and the facts hold, and nothing else."""

import re
from string import Template

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.preparation_assets import disagreements, scripts
from agent.records import ScriptName, WordedScript
from agent.steps.scripting import Facts, word_script

NAMES: tuple[ScriptName, ...] = ("follow-up", "partner-opening", "recruiter-questions")
OPENING: Facts = {
    "users": ("sellers whose photos were turned away",),
    "change": ("a reason shown beside each refusal",),
    "measure": ("the share of second uploads",),
    "expected": ("a tenth upwards",),
    "evidence": ("a pilot with 40 sellers",),
    "model": ("a small vision model, since it had to answer on the phone.",),
    "features": ("the photo, the category and the refusals of that seller so far",),
    "validation": ("a test split by seller over three weeks",),
}


def _word(name: ScriptName, facts: Facts) -> WordedScript:
    return word_script(name, scripts(), facts, disagreements(), lambda cited: cited.heading)


def _template(name: ScriptName) -> str:
    return scripts().model_dump_json() if name == "recruiter-questions" else _lines(name)


def _lines(name: ScriptName) -> str:
    found = scripts().follow_up if name == "follow-up" else scripts().partner_opening
    return "\n".join((*found.lines, *(fact.what for fact in found.facts)))


def test_a_whole_opening_reads_as_it_should() -> None:
    found = _word("partner-opening", OPENING)
    assert found.missing == ()
    assert found.text.splitlines() == [
        "It began with a guess about people, namely sellers whose photos were turned away: with a"
        " reason shown beside each refusal, we would see the share of second uploads move by a"
        " tenth upwards. That guess rested on a pilot with 40 sellers.",
        "Three things follow from it, and I will take them in this order.",
        "First the model: a small vision model, since it had to answer on the phone.",
        "Then the features: the photo, the category and the refusals of that seller so far.",
        "And last, how we know: a test split by seller over three weeks.",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_without_facts_every_one_is_a_named_blank(name: ScriptName) -> None:
    found = _word(name, {})
    assert found.missing
    assert found.text.count("[what is missing: ") >= len(found.missing)
    assert not re.search(r"\d", re.sub(r"^\d+\. ", "", found.text, flags=re.MULTILINE))


def test_an_optional_fact_that_is_missing_takes_its_line_away() -> None:
    found = _word("follow-up", {"problem": ("feed ranking",)})
    assert "with this mail" not in found.text
    assert "attached" not in found.missing
    assert "with this mail" in _word("follow-up", {"attached": ("a page on data flow",)}).text


def test_several_points_are_listed() -> None:
    text = _word("follow-up", {"points": ("data flow", "latency", "alerts")}).text
    assert "data flow, latency and alerts with you" in text


def test_what_is_known_is_not_asked_and_its_note_goes_too() -> None:
    every = _word("recruiter-questions", {})
    known = _word("recruiter-questions", {"rounds": ("two coding, one design",)})
    assert len(every.notes) == 2
    assert len(known.notes) == 1
    assert known.known == {"rounds": "two coding, one design"}
    assert "Which rounds" in every.text
    assert "Which rounds" not in known.text


def test_where_everything_is_known_nothing_is_asked() -> None:
    facts = {fact.name: ("known",) for fact in scripts().facts_of("recruiter-questions")}
    found = _word("recruiter-questions", facts)
    assert (found.text, found.missing, found.citations) == ("", (), ())


_FACT = st.text(alphabet=st.characters(codec="ascii", exclude_characters="\n\r"), min_size=1)


@settings(deadline=None)
@given(st.sampled_from(NAMES), st.data())
def test_no_figure_and_no_name_is_in_neither_the_template_nor_the_facts(
    name: ScriptName, data: st.DataObject
) -> None:
    known = [fact.name for fact in scripts().facts_of(name)]
    facts = data.draw(st.dictionaries(st.sampled_from(known), st.tuples(_FACT), max_size=6))
    found = _word(name, facts)
    given_words = {word for texts in facts.values() for word in re.findall(r"\w+", texts[0])}
    allowed = set(re.findall(r"\w+", _template(name))) | {"what", "is", "missing", "and"}
    numbering = {str(n) for n in range(1, 10)} if name == "recruiter-questions" else set()
    assert set(re.findall(r"\w+", found.text)) <= allowed | given_words | numbering


def test_a_dollar_in_a_fact_fills_nothing_in() -> None:
    found = _word("follow-up", {"problem": ("$name and ${interviewer}",), "name": ("A. Tester",)})
    assert "$name and ${interviewer}" in found.text


@pytest.mark.parametrize("name", ["follow-up", "partner-opening"])
def test_the_templates_hold_no_figure(name: ScriptName) -> None:
    assert not re.search(r"\d", Template(_lines(name)).template)
