import re

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.steps.impact.claims import claim_lines, claims_in
from agent.steps.impact.lexicon import folded
from agent.steps.impact.placing import read_claim
from agent.steps.impact.quantities import QUANTITY
from agent.steps.impact.report import impact_page
from agent.wiring.impact import wording
from tests.steps.impact.test_placing import lexicon

_WORDS = [
    *("we", "improved", "cut", "latency", "revenue", "users", "retention", "teams", "adopted"),
    *("model", "accuracy", "which", "and", "but", "did", "not", "expect", "launched", "the"),
    *("by", "from", "to", "more", "faster", "cost", "memory", "served", "our", "I", "dashboard"),
]
_SPELLED = re.compile(r"\b(?:one|first|once|both|couple|dozen|percent)\b")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=25))
def test_no_figure_is_written_that_the_claim_has_not(words: list[str]) -> None:
    claim = " ".join(words)
    text = folded(impact_page([read_claim(claim, lexicon())], wording()))
    assert not QUANTITY.search(text)
    assert not re.search(r"\d", text)
    assert not _SPELLED.search(text)


def test_a_document_is_cut_into_bullets_and_sentences() -> None:
    bullets = "# Work\nme@example.org on the web here\n- Cut p95 from 310 ms\n  to 190 ms\n"
    text = f"{bullets}\nIt is live. We ship it every week.\n"
    assert claims_in(text) == ("Cut p95 from 310 ms to 190 ms", "We ship it every week.")
    assert claims_in("\x1b[31m\n# Title\n") == ()


def test_lines_are_claims_in_order_without_empty_ones() -> None:
    assert claim_lines("b c\n\n \na\x1b[2J") == ("b c", "a[2J")


def test_empty_columns_praise_and_forecasts_are_named() -> None:
    claims = ("A cutting-edge ranker", "We expect the bidder to add $3M a year")
    page = impact_page([read_claim(claim, lexicon()) for claim in claims], wording())
    assert page.count("- empty: [") == 3
    assert "praise that nothing measures: cutting-edge" in page
    assert "expected, so not placed: We expect the bidder to add $3M a year" in page
