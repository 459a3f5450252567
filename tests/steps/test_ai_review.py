"""Whether a planted fault was found, proved and fixed is told apart."""

from agent.records import CaseRun, CaseVerdict, Execution, Proposal, Stamp, Transcript
from agent.steps.ai_review import TRIED, review_of
from tests.builders import asks, says, transcript

PROPOSAL = Proposal(
    kind="boundary",
    fault="the last window is left out",
    names=("last window", "stops one short", "off the end"),
    shows=("as long as the list", "single window", "k equals"),
)


def run(*verdicts: CaseVerdict) -> Execution:
    cases = tuple(
        CaseRun(group="edge", number=n, verdict=v, given="f()", expected="1", got="2")
        for n, v in enumerate(verdicts, 1)
    )
    return Execution(problem=Stamp(id="p"), sandbox=Stamp(id="b"), cases=cases, seconds=0.1)


PROPOSED = run("passed", "wrong", "passed")


def told(*answers: str) -> Transcript:
    return transcript(*(turn for text in answers for turn in (asks("Well?"), says(text))))


def test_who_names_it_has_found_it_and_no_more() -> None:
    said = told("Hmm, let me read it. The loop stops one short, I think.")
    found = review_of(said, PROPOSAL, PROPOSED, PROPOSED)
    assert found.found is not None
    assert found.found.quote == "The loop stops one short, I think."
    assert (found.proved, found.fixed) == (None, False)


def test_who_names_an_input_has_proved_it() -> None:
    said = told("With k equals three and three values it gives nothing back.")
    found = review_of(said, PROPOSAL, PROPOSED, None)
    assert found.proved is not None
    assert (found.found, found.fixed) == (None, None)


def test_who_ran_such_an_input_has_proved_it_in_that_turn() -> None:
    said = told("Let me try it.", "(tries f([1], 1): [])")
    found = review_of(said, PROPOSAL, PROPOSED, PROPOSED, shown_by=[3])
    assert found.proved is not None
    assert (found.proved.turn, found.proved.quote) == (3, "(tries f([1], 1): [])")


def test_it_is_fixed_where_every_case_that_failed_passes() -> None:
    said = told("I rewrote it.")
    assert review_of(said, PROPOSAL, PROPOSED, run("wrong", "passed", "passed")).fixed
    assert not review_of(said, PROPOSAL, PROPOSED, run("passed", "time", "passed")).fixed
    assert not review_of(said, PROPOSAL, PROPOSED, run("passed")).fixed


def test_what_stands_in_code_or_comes_from_the_interviewer_is_nobodys_find() -> None:
    said = transcript(
        asks("Does it miss the last window?"), says("```python\n# the last window\n```\nNo.")
    )
    assert review_of(said, PROPOSAL, PROPOSED, PROPOSED).found is None


def test_the_arguments_of_a_try_are_read() -> None:
    found = TRIED.match("(tries f([1, 2], k): [3])\n```python\nx\n```")
    assert found is not None
    assert found["args"] == "[1, 2], k"
