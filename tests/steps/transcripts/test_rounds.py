import pytest

from agent import assets
from agent.errors import TranscriptError
from agent.records import ROUND_IDS, Turn
from agent.steps.transcripts.rounds import recognised

ROUNDS = {
    "ml-design": (
        "Design a system that ranks the videos of an app. How would you frame it?",
        "I'd predict whether a video is watched to the end; the guardrail is hides.",
        "What training data do you use, and how do you split it?",
        "Impression logs of 28 days, split by time; negatives are skips.",
        "How do you evaluate it offline, and then online?",
        "By AUC, then an A/B test of two weeks.",
    ),
    "jedi": (
        "Tell me about a time you disagreed with your manager.",
        "My manager wanted to launch in December. I told him that the holdout was too small.",
        "What did you do then, and what was your own part?",
        "I wrote a page with the numbers, and we shipped in January.",
        "What would you do differently?",
        "I'd have asked earlier.",
    ),
    "coding": (
        "Given a list of intervals, merge those that overlap.",
        "Are they sorted? I'd sort by start and keep the last one in a list.",
        "Go ahead. What does your code return for an empty list?",
        "An empty list, since the loop never runs.",
        "What is the complexity?",
        "O(n log n) time for the sort, O(n) space.",
    ),
    "ai-coding": (
        "You may ask the AI assistant. Merge the intervals that overlap.",
        "I asked it for the sort only. It suggested sorting by end, which is wrong.",
        "Which test cases would show that in the code?",
        "A long interval that holds two short ones.",
        "What is the complexity?",
        "O(n log n) time.",
    ),
    "phone-screen": (
        "This is the phone screen. Write a function that reverses a linked list.",
        "Three pointers, in one loop.",
        "What are the edge cases?",
        "An empty list and one node.",
        "Complexity?",
        "O(n) time and O(1) space.",
    ),
    "recruiter": (
        "Thanks for taking this call. What kind of machine learning do you do?",
        "Ranking, mostly.",
        "Which level are you aiming for, and what are your compensation expectations?",
        "E5, between 300 and 340 thousand a year.",
        "What is your notice period, and are you in other processes?",
        "Four weeks. One onsite next week.",
    ),
    "product-sense": (
        "A team proposes to hide like counts. Would you launch this?",
        "For people who post it takes pressure away; viewers lose a signal.",
        "Who is worse off, and how would you tell?",
        "Creators with sponsors. A survey, and posts kept for a week.",
        "What would change your mind about the launch?",
        "If the primary metric fell for teenagers.",
    ),
    "partner": (
        "Welcome to the partner interview. Tell me the whole project in five minutes.",
        "The hypothesis was that relevance brings daily active users.",
        "Which decision mattered most to a user?",
        "The faster answer.",
        "What would you tell a director in one sentence?",
        "Users came back more often.",
    ),
    "performance-review": (
        "Which impact do you claim for this half?",
        "Two teams adopted the ranker; revenue rose by 1.4 percent.",
        "How sure are you of that figure, and over what period was it measured?",
        "A quarter, in a randomized test.",
        "What is the saving worth in money?",
        "Thirty thousand a month.",
    ),
}


def _turns(texts: tuple[str, ...]) -> list[Turn]:
    return [
        Turn(speaker="candidate" if place % 2 else "interviewer", t=place * 20.0, text=text)
        for place, text in enumerate(texts)
    ]


def _recognised(texts: tuple[str, ...]) -> str:
    return recognised(_turns(texts), assets.round_signs(), assets.rubrics())


def test_every_round_of_the_loop_has_signs() -> None:
    signs = assets.round_signs()
    assert {*signs.rounds, *signs.variants} == set(ROUND_IDS) == set(ROUNDS)
    assert all(each.like in signs.rounds for each in signs.variants.values())


@pytest.mark.parametrize("round_id", ROUNDS)
def test_a_round_is_recognised_by_what_is_said(round_id: str) -> None:
    assert _recognised(ROUNDS[round_id]) == round_id


@pytest.mark.parametrize("round_id", ROUNDS)
def test_capitals_and_nods_change_nothing(round_id: str) -> None:
    turns = [
        turn.model_copy(update={"text": text})
        for turn in _turns(ROUNDS[round_id])
        for text in (turn.text.upper(), "Mm-hm.", "Mm-hm.")
    ]
    assert recognised(turns, assets.round_signs(), assets.rubrics()) == round_id


@pytest.mark.parametrize(
    "texts",
    [
        ("Hello.", "Hi."),
        ("What is your favourite colour?", "Blue, I think."),
        (*ROUNDS["jedi"][:4], *ROUNDS["ml-design"][:4]),
        (),
    ],
)
def test_what_is_of_no_round_or_of_two_is_asked_for(texts: tuple[str, ...]) -> None:
    with pytest.raises(TranscriptError, match="which round") as caught:
        _recognised(texts)
    assert "--round" in caught.value.remedy
    assert all(round_id in caught.value.remedy for round_id in ROUND_IDS)


def test_what_the_candidate_brags_of_does_not_make_the_round() -> None:
    talk = list(ROUNDS["jedi"])
    talk[3] = (
        "I trained a two-tower model on logs, split by time, with calibration and drift alerts."
    )
    assert _recognised(tuple(talk)) == "jedi"
