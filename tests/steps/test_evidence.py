import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.records import Evidence, Transcript
from agent.steps.evidence import Quote, check_quotes, unanswered_question
from tests.builders import asks, says, transcript

SAID = transcript(
    asks("Where do your labels come from, and over what period?"),
    says("Rows come from playback logs, over the last 21 days. I weighed a full year."),
    asks("And the split? Take your time."),
    says("No."),
    asks("Please say more about how you split the data."),
    says("I split by date, so that later play counts can't leak."),
)


def _found(text: str, turn: int = 1, said: Transcript = SAID) -> list[tuple[int, str]]:
    checked = check_quotes([Quote(turn=turn, quote=text)], said)
    return [(each.turn, each.quote) for each in checked.found]


def _dropped(text: str, turn: int = 1) -> tuple[str, ...]:
    return check_quotes([Quote(turn=turn, quote=text)], SAID).dropped


def test_a_quote_of_a_candidate_is_found() -> None:
    assert _found("come from playback logs") == [(1, "come from playback logs")]


def test_a_quote_carries_the_time_of_its_turn() -> None:
    checked = check_quotes([Quote(turn=5, quote="I split by date")], SAID)
    assert checked.found == (Evidence(turn=5, quote="I split by date", t=50.0),)


@pytest.mark.parametrize(
    "text",
    [
        "COME FROM Playback Logs",
        "come  from\n playback\tlogs",
        "come from: playback-logs…",
        "“come from playback logs”",
    ],
)
def test_case_white_space_and_punctuation_are_folded(text: str) -> None:
    assert _found(text) == [(1, "come from playback logs")]


def test_what_is_kept_is_as_it_was_said() -> None:
    assert _found("rows COME from") == [(1, "Rows come from")]


def test_a_quote_keeps_the_full_stop_that_closes_it() -> None:
    assert _found("i weighed a full year") == [(1, "I weighed a full year.")]


@pytest.mark.parametrize("named", [0, 3, 99, -1])
def test_a_quote_with_the_wrong_turn_is_moved_to_its_own(named: int) -> None:
    assert _found("I split by date", named) == [(5, "I split by date")]


def test_of_two_turns_with_the_same_words_the_named_one_is_taken() -> None:
    said = transcript(says("I split by date."), says("As I said, I split by date."))
    assert _found("I split by date", 1, said) == [(1, "I split by date.")]


def test_a_quote_of_the_interviewer_is_dropped() -> None:
    text = "Where do your labels come from"
    assert (_found(text, 0), _dropped(text, 0)) == ([], (text,))


def test_an_invented_quote_is_dropped() -> None:
    text = "I use a feature store"
    assert (_found(text), _dropped(text)) == ([], (text,))


def test_a_quote_with_one_word_changed_is_dropped() -> None:
    assert _found("come from playback tables") == []


def test_a_quote_with_a_word_left_out_is_dropped() -> None:
    assert _found("Rows come playback logs") == []


def test_a_quote_that_ends_inside_a_word_is_dropped() -> None:
    assert _found("come from playback log") == []


@pytest.mark.parametrize("text", ["", "   ", "…", "Rows", "Rows come"])
def test_a_quote_that_is_too_short_is_dropped(text: str) -> None:
    assert (_found(text), _dropped(text)) == ([], (text,))


def test_a_turn_of_one_word_is_accepted_whole() -> None:
    assert _found("no", 3) == [(3, "No.")]


def test_a_quote_that_spans_two_turns_is_dropped() -> None:
    said = transcript(says("I split by date."), says("Then I train it."))
    assert _found("split by date. Then I train", 0, said) == []


@pytest.mark.parametrize("text", ["can't leak it", "can’t leak it", "can`t leak it"])
def test_an_apostrophe_may_be_straight_or_curly(text: str) -> None:
    said = transcript(says("So later counts can’t leak it"))
    assert _found(text, 0, said) == [(0, "can’t leak it")]


def test_a_text_in_quotation_marks_is_found() -> None:
    said = transcript(says("I track “not interested” taps per play"))
    assert _found('track "not interested" taps', 0, said) == [(0, "track “not interested” taps")]


def test_accents_are_kept() -> None:
    said = transcript(says("A naïve café crème model über alles"))
    assert _found("CAFÉ CRÈME MODEL ÜBER", 0, said) == [(0, "café crème model über")]


def test_an_accent_that_is_missing_is_another_word() -> None:
    said = transcript(says("A naïve café crème model"))
    assert _found("naive cafe creme", 0, said) == []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("a na\u00efve caf\u00e9 model", "a nai\u0308ve cafe\u0301 model"),
        ("a nai\u0308ve cafe\u0301 model", "a na\u00efve caf\u00e9 model"),
    ],
)
def test_an_accent_may_be_composed_or_not(said: str, quoted: str) -> None:
    assert _found(quoted, 0, transcript(says(said))) == [(0, said)]


def test_words_of_another_script_are_found() -> None:
    said = transcript(says("Я делю данные по дате"))
    assert _found("я ДЕЛЮ данные", 0, said) == [(0, "Я делю данные")]


def test_a_quote_given_twice_is_kept_once() -> None:
    quotes = [Quote(turn=5, quote="I split by date"), Quote(turn=1, quote="i split BY date")]
    assert len(check_quotes(quotes, SAID).found) == 1


def test_found_and_dropped_keep_the_order_given() -> None:
    texts = ("I weighed a full year.", "never said this", "Rows come from", "nor this one")
    checked = check_quotes([Quote(turn=1, quote=text) for text in texts], SAID)
    assert tuple(each.quote for each in checked.found) == (texts[0], texts[2])
    assert checked.dropped == (texts[1], texts[3])


def test_a_question_of_the_interviewer_can_be_pointed_at() -> None:
    said = transcript(asks("Where do your labels come from?"), says("Hm."))
    found = unanswered_question([Quote(turn=0, quote="Where do your labels come from")], said)
    assert found is not None
    assert (found.turn, found.role) == (0, "question")


def test_a_candidate_asks_no_unanswered_question() -> None:
    said = transcript(says("Should I start with the data?"))
    assert unanswered_question([Quote(turn=0, quote=said.turns[0].text)], said) is None


def test_a_question_that_was_answered_is_no_unanswered_question() -> None:
    said = transcript(asks("Where do your labels come from?"), says("From the playback logs."))
    quote = Quote(turn=0, quote="Where do your labels come from")
    assert unanswered_question([quote], said) is None


def test_a_turn_without_a_question_is_no_unanswered_question() -> None:
    quote = Quote(turn=4, quote="Please say more about")
    assert unanswered_question([quote], SAID) is None


def test_a_statement_beside_a_question_is_no_unanswered_question() -> None:
    assert unanswered_question([Quote(turn=2, quote="Take your time.")], SAID) is None


WORDS = st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=8).filter(
    lambda word: any(char.isalnum() for char in word)
)


@settings(deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=12), st.data())
def test_any_stretch_of_three_words_is_found(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 3))
    end = data.draw(st.integers(start + 3, len(words)))
    said = transcript(asks("What next?"), says("  ".join(words)))
    assert len(_found(" ".join(words[start:end]), 1, said)) == 1


@settings(deadline=None)
@given(st.lists(WORDS, min_size=3, max_size=12), st.data())
def test_what_is_kept_is_a_stretch_of_its_turn(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 3))
    said = transcript(asks("What next?"), says("  ".join(words)))
    [(turn, quote)] = _found(" ".join(words[start:]), 1, said)
    assert quote in said.turns[turn].text
