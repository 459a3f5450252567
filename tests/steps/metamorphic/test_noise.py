import re

from agent.steps.metamorphic import Said, build, family
from agent.steps.metamorphic.noise import misheard, slipped
from agent.steps.metamorphic.said import Draw
from agent.wiring.metamorphic.cases import all_said, read_banks
from tests.builders import asks, says, transcript

BANKS = read_banks()
TEXT = (
    "There are 1,500 posts, and the users see 0.5 percent. It depends on the A/B test (p99, 80 ms)."
)


def _draw(family_id: str = "f") -> Draw:
    said = Said(transcript(asks("What?"), says(TEXT)), "modeling", (1,), 3.0)
    return Draw(said, family_id)


def test_a_machine_writes_no_capitals_and_no_points_but_every_number() -> None:
    heard = misheard(TEXT, BANKS.noise, _draw())
    assert heard == heard.lower()
    assert not re.search(r"[.,;:!?](\s|$)", heard)
    for number in ("1,500", "0.5", "a/b", "p99", "80"):
        assert number in heard


def test_words_are_taken_for_others() -> None:
    heard = misheard("the weight of their labels " * 20, BANKS.noise, _draw())
    assert {"wait", "there", "lay"} & set(heard.split())


def test_slips_keep_capitals_and_numbers() -> None:
    text = slipped("There are 12 towers. " * 20, BANKS.noise, _draw())
    assert "There is 12 towers." in text
    assert text.count("12") == 20


def test_two_draws_fall_out_alike_for_the_same_family_and_differ_for_another() -> None:
    long = "the users in the feed see the labels of the week " * 5
    same = [misheard(long, BANKS.noise, _draw()) for _ in range(2)]
    assert same[0] == same[1]
    assert same[0] != misheard(long, BANKS.noise, _draw("g"))


def test_no_number_is_lost_or_made_by_noise() -> None:
    for name in ("speech-to-text", "grammar-slips"):
        for said in all_said():
            changed = build(family(name), said, BANKS)
            for place in said.turns:
                before, after = (t.turns[place].text for t in (said.transcript, changed))
                assert _numbers(before) == _numbers(after), said.name


def _numbers(text: str) -> list[str]:
    words = "one|two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million"
    return re.findall(rf"\d+|\b(?:{words})\b", text.lower())
