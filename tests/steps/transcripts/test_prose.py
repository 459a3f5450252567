import pytest

from agent.errors import TranscriptError
from agent.steps.transcripts.prose import parse_prose


def _said(text: str) -> list[tuple[str, float | None, str]]:
    return [(each.speaker, each.t, each.text) for each in parse_prose(text).said]


TIMED = [("Ada", 5.0, "Hello."), ("Bo", 9.0, "How?"), ("Ada", 12.0, "So.")]


@pytest.mark.parametrize(
    "text",
    [
        "[00:00:05] Ada: Hello.\n[00:00:09] Bo: How?\n[00:00:12] Ada: So.",
        "(0:05) Ada: Hello.\n(0:09) Bo: How?\n(0:12) Ada: So.",
        "0:05 Ada: Hello.\n0:09 Bo: How?\n0:12 Ada: So.",
        "00:05 - Ada: Hello.\n00:09 - Bo: How?\n00:12 - Ada: So.",
        "Ada (0:05): Hello.\nBo (0:09): How?\nAda (0:12): So.",
        "Ada [0:05]: Hello.\nBo [0:09]: How?\nAda [0:12]: So.",
        "Ada 0:05: Hello.\nBo 0:09: How?\nAda 0:12: So.",
        "Ada: [0:05] Hello.\nBo: [0:09] How?\nAda: [0:12] So.",
        "**Ada:** [0:05] Hello.\n**Bo:** [0:09] How?\n**Ada:** [0:12] So.",
        "**Ada** (0:05): Hello.\n\n**Bo** (0:09): How?\n\n**Ada** (0:12): So.",
        "**[0:05] Ada:** Hello.\n\n**[0:09] Bo:** How?\n\n**[0:12] Ada:** So.",
        "- **Ada (0:05):** Hello.\n- **Bo (0:09):** How?\n- **Ada (0:12):** So.",
        "[0:05 --> 0:08] Ada: Hello.\n[0:09 --> 0:11] Bo: How?\n[0:12 --> 0:13] Ada: So.",
        "Ada  0:05\nHello.\n\nBo  0:09\nHow?\n\nAda  0:12\nSo.",
        "Ada (0:05)\nHello.\n\nBo (0:09)\nHow?\n\nAda (0:12)\nSo.",
        "### Ada (0:05)\n\nHello.\n\n### Bo (0:09)\n\nHow?\n\n### Ada (0:12)\n\nSo.",
        "0:05 - Ada\n  Hello.\n\n0:09 - Bo\n  How?\n\n0:12 - Ada\n  So.",
        "**Ada**   0:05\nHello.\n**Bo**   0:09\nHow?\n**Ada**   0:12\nSo.",
        "Ada\n0:05\nHello.\nBo\n0:09\nHow?\nAda\n0:12\nSo.",
        "0:05\nAda\nHello.\n\n0:09\nBo\nHow?\n\n0:12\nAda\nSo.",
        "0:05\nAda: Hello.\n0:09\nBo: How?\n0:12\nAda: So.",
    ],
)
def test_times_and_names_are_found_wherever_people_put_them(text: str) -> None:
    assert _said(text) == TIMED


@pytest.mark.parametrize(
    "text",
    [
        "Ada: Hello.\nBo: How?\nAda: So.",
        "**Ada:** Hello.\n**Bo:** How?\n**Ada:** So.",
        "__Ada__: Hello.\n__Bo__: How?\n__Ada__: So.",
        "> Ada: Hello.\n> Bo: How?\n> Ada: So.",
        "Ada：Hello.\nBo：How?\nAda：So.",
        "Ada:\nHello.\n\nBo:\nHow?\n\nAda:\nSo.",
        "**Ada**\n\nHello.\n\n**Bo**\n\nHow?\n\n**Ada**\n\nSo.",
        "## Ada\n\nHello.\n\n## Bo\n\nHow?\n\n## Ada\n\nSo.",
    ],
)
def test_without_times_names_are_found_as_well(text: str) -> None:
    assert _said(text) == [(speaker, None, said) for speaker, _, said in TIMED]


def test_a_chat_with_the_time_of_day_says_so() -> None:
    chat = (
        "10:02:33\t From Ada Bell to Everyone : Hello.\n"
        "10:02:40\t From  Bo : How?\n10:02:50\t From Ada Bell to Everyone : So.\n"
    )
    parsed = parse_prose(chat)
    assert [each.speaker for each in parsed.said] == ["Ada Bell", "Bo", "Ada Bell"]
    assert parsed.time_of_day


def test_wrapped_lines_and_paragraphs_stay_as_they_are() -> None:
    (ada, _, _) = _said("Ada: one\ntwo\n\nthree\n\n\nBo: How?\nAda: So.")
    assert ada == ("Ada", None, "one\ntwo\n\nthree")


@pytest.mark.parametrize(
    "inside",
    ["Trap: it rescans.", "Retrieval: two towers.", "Situation: a storm.", "User: age, country."],
)
def test_a_word_before_a_colon_is_part_of_an_answer(inside: str) -> None:
    text = f"Ada: How?\n\nBo: Two parts.\n\n{inside}\n\nAda: Why?\n\nBo: So."
    assert [speaker for speaker, _, _ in _said(text)] == ["Ada", "Bo", "Ada", "Bo"]


def test_a_word_that_comes_back_now_and_then_is_no_speaker_either() -> None:
    turns = "Ada: How?\nBo: One.\nTrap: it rescans.\nMore.\nAda: Why?\nBo: So.\n"
    named = _said(turns * 2 + "Ada: Well?\nBo: So.\n" * 15)
    assert {speaker for speaker, _, _ in named} == {"Ada", "Bo"}
    roles = _said(turns.replace("Ada", "Interviewer").replace("Bo", "Candidate") * 2)
    assert {speaker for speaker, _, _ in roles} == {"Interviewer", "Candidate"}


def test_a_word_that_was_taken_for_text_is_said() -> None:
    parsed = parse_prose("Ada: How?\nBo: One.\nTrap: it rescans.\nAda: Why?\nBo: So.")
    assert parsed.notes == ("taken for text, not for speakers: Trap",)


def test_a_third_person_who_speaks_once_is_known_by_the_time() -> None:
    text = "[0:01] Ada: How?\n[0:05] Bo: So.\n[0:09] Cleo: Five minutes.\n[0:12] Ada: Why?\n"
    assert [speaker for speaker, _, _ in _said(f"{text}[0:15] Bo: So.")] == [
        *("Ada", "Bo", "Cleo", "Ada", "Bo")
    ]


def test_code_is_no_speaker() -> None:
    code = "```\nelse:\nTrue: 1\nAda: x\n```\ntry:\n    f()\nelse:\n    g()\nelse:\n    h()"
    said = _said(f"Ada: here\n{code}\nBo: why?\nAda: so\nBo: ok")
    assert [speaker for speaker, _, _ in said] == ["Ada", "Bo", "Ada", "Bo"]
    assert said[0][2] == f"here\n{code}"


def test_a_block_of_code_that_is_left_open_ends_nothing() -> None:
    said = _said("Ada: here\n```\nx\nBo: why?\nAda: so\nBo: ok")
    assert [speaker for speaker, _, _ in said] == ["Ada", "Bo", "Ada", "Bo"]


def test_what_stands_before_the_first_turn_is_left_out_and_said() -> None:
    parsed = parse_prose("Mock round\nMarch 24, 2025, 9:03 AM\n\nAda: How?\nBo: So.\nAda: Why?")
    assert len(parsed.said) == 3
    assert parsed.notes == ("left out: 2 lines before the first turn",)


def test_names_that_a_list_of_people_has_are_speakers() -> None:
    text = "Attendees\nAda Bell, Bo Lind, Cleo Tan\n\nAda Bell: How?\nBo Lind: So.\nCleo Tan: Time."
    assert [speaker for speaker, _, _ in _said(text)] == ["Ada Bell", "Bo Lind", "Cleo Tan"]


def test_lines_of_the_program_are_not_said_by_anybody() -> None:
    text = "Ada  0:05\nHello.\n\nBo  0:09\nHow?\n\nTranscribed by https://otter.ai\n"
    assert _said(text)[-1] == ("Bo", 9.0, "How?")


@pytest.mark.parametrize("text", ["", "\n\n", "A letter.\nDear all, nothing here.", "0:05\n0:09"])
def test_a_text_that_names_nobody_is_refused(text: str) -> None:
    with pytest.raises(TranscriptError, match="names who speaks"):
        parse_prose(text)


def test_a_text_in_which_every_line_has_another_name_is_refused() -> None:
    with pytest.raises(TranscriptError, match="begin like a name"):
        parse_prose("\n".join(f"Ab{number}: x" for number in range(5_000)))
