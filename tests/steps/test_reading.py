from agent import assets
from agent.ports.retriever import ANYTHING, About
from agent.records import AreaScore, Chunk, Passage, Scorecard, Usage
from agent.steps.reading import left_out, with_reading
from tests.builders import ROUND, VERSIONS, asks, not_assessed, says, scored, transcript

RUBRIC = assets.rubric(ROUND)
FRAMING = RUBRIC.area("problem_framing")
SAID = transcript(
    asks("What are we after?"),
    says("The objective is retention, so I predict a long watch as a proxy for coming back."),
)
PAGE = Chunk(text="Guardrails.", file="g.md", heading="Guardrails", first_line=1, last_line=2)


class OnePage:
    """Finds one page, and remembers what it was asked."""

    def __init__(self, *found: Chunk) -> None:
        self.found, self.asked = found, list[tuple[str, About]]()

    def search(self, query: str, k: int, about: About = ANYTHING) -> tuple[Passage, ...]:
        self.asked.append((query, about))
        return tuple(Passage(chunk=each, score=0.9) for each in self.found[:k])


def _card(**areas: AreaScore) -> Scorecard:
    every = {area.id: not_assessed() for area in RUBRIC.areas} | areas
    return Scorecard(
        transcript_id="t",
        transcript_sha256="0" * 12,
        round=ROUND,
        target_level="E5",
        areas=every,
        verdict=None,
        verdict_reason="a test",
        versions=VERSIONS,
        usage=Usage(),
    )


def test_what_no_answer_spoke_to_is_looked_for() -> None:
    assert left_out(FRAMING, RUBRIC, SAID) == FRAMING.criteria[1].text


def test_the_interviewers_words_meet_nothing() -> None:
    told = transcript(asks("Say the primary metric, the objective and the guardrails."))
    assert left_out(FRAMING, RUBRIC, told) == FRAMING.criteria[0].text


def test_an_area_gets_a_cited_page_and_keeps_its_score() -> None:
    pages = OnePage(PAGE)
    card = with_reading(_card(problem_framing=scored(3)), RUBRIC, SAID, pages)
    found = card.areas["problem_framing"]
    assert found.read_next == ("g.md:1-2 (Guardrails)",)
    assert found.score == 3
    assert pages.asked[0][1] == About(ROUND, "problem_framing", None, ("guide", "notes"))


def test_an_exceptional_area_needs_nothing_to_read() -> None:
    card = with_reading(_card(problem_framing=scored(5)), RUBRIC, SAID, OnePage(PAGE))
    assert card.areas["problem_framing"].read_next == ()


def test_an_area_on_which_nothing_is_found_gets_nothing() -> None:
    card = with_reading(_card(), RUBRIC, SAID, OnePage())
    assert all(area.read_next == () for area in card.areas.values())
