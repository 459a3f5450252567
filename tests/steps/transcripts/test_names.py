import pytest

from agent.steps.transcripts.names import fold, like_a_lowercase_name, like_a_name, shortens
from agent.steps.transcripts.roles import chat_role, role


@pytest.mark.parametrize(
    "written",
    [
        "Ada Bell",
        "ada bell",
        "ADA BELL",
        "Ada Bell (she/her)",
        "Ada Bell she/her",
        "Ada Bell | Acme",
        "Ada Bell - Acme",
        "Ada Bell (Guest)",
        "Ada Bell [External]",
        "Dr. Ada Bell",
        "Prof. Dr. Ada Bell, PhD",
        "Ada Bell Jr.",
        "Bell, Ada",
        "Ada  Bell",
        "\u200fAda Bell\u200e",
        "Ada Bell's iPhone",
        "Ada Bell’s Presentation",
        "Ada_Bell",
    ],
)
def test_what_programs_add_to_a_name_is_folded_away(written: str) -> None:
    assert fold(written) == "ada bell"


@pytest.mark.parametrize("name", ["(Guest)", "she/her", "|", "Dr.", ", "])
def test_a_name_of_nothing_but_additions_still_folds(name: str) -> None:
    assert isinstance(fold(name), str)


@pytest.mark.parametrize(
    ("short", "full", "is_short"),
    [
        ("ada", "ada bell", True),
        ("ada b", "ada bell", True),
        ("ada", "ada b", True),
        ("ada", "adam bell", False),
        ("ada c", "ada bell", False),
        ("a", "ada", False),
        ("speaker", "speaker 1", False),
        ("ada bell", "ada", False),
    ],
)
def test_a_name_cut_short_is_told_from_another(short: str, full: str, is_short: bool) -> None:
    assert shortens(short, full) is is_short


@pytest.mark.parametrize(
    "text",
    [
        "Ada",
        "Ada Bell",
        "Ada Bell (she/her)",
        "Ada | Acme",
        "Ludwig van der Berg",
        "J. R. Bell",
        "Dr. Ada Bell",
        "O'Neil",
        "Speaker 1",
        "SPEAKER_00",
        "speaker 2",
        "Unknown Speaker",
        "interviewer",
        "Interviewer 2",
        "Hiring Manager",
        "面试官",
        "מראיין",
        "May",
    ],
)
def test_a_name_looks_like_one(text: str) -> None:
    assert like_a_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Trade-offs and so on",
        "The trap",
        "Two things matter",
        "Note",
        "Edge Cases",
        "Retrieval",
        "Candidate generation",
        "Interviewer asked me",
        "else",
        "def f(x)",
        "for i in x",
        "x = 3",
        "http",
        "March 24, 2025",
        "24 March",
        "Why?",
        "12",
        "A sentence. Another",
        "One Two Three Four Five Six",
    ],
)
def test_words_of_a_text_do_not_look_like_a_name(text: str) -> None:
    assert not like_a_name(text)


def test_a_name_without_capitals_is_short() -> None:
    assert like_a_lowercase_name("ada l.")
    assert not like_a_lowercase_name("so the options are")
    assert not like_a_lowercase_name("else")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Candidate", "candidate"),
        ("CANDIDATE", "candidate"),
        ("Candidate 2", "candidate"),
        ("Ada (candidate)", "candidate"),
        ("Interviewee - Ada", "candidate"),
        ("Interviewer", "interviewer"),
        ("Interviewer B", "interviewer"),
        ("Bo Interviewer", "interviewer"),
        ("Recruiter Rita", "interviewer"),
        ("Hiring manager", "interviewer"),
        ("Ada", None),
        ("Candidate generation", None),
        ("User", None),
        ("User Features", None),
    ],
)
def test_a_role_is_only_what_says_nothing_else(name: str, expected: str | None) -> None:
    assert role(name) == expected


def test_the_roles_of_a_chat_are_those_of_a_person_and_a_program() -> None:
    assert (chat_role("user"), chat_role("Assistant")) == ("candidate", "interviewer")
