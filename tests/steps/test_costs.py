import pytest

from agent.records import Usage
from agent.steps.costs import cost_text, usage_usd


def test_each_kind_of_token_has_its_price() -> None:
    usage = Usage(tokens_evaluated=1_000_000, tokens_cached=2_000_000, tokens_generated=500_000)
    assert usage_usd(usage, (3.0, 0.5, 10.0)) == pytest.approx(9.0)


@pytest.mark.parametrize(
    ("model", "usd", "text"),
    [
        ("openai:m", 0.0123, "US$ 0.012"),
        ("openai:m", 0.0012, "US$ 0.0012"),
        ("openai:m", 0.00001, "under US$ 0.0001"),
        ("openai:m", 12.5, "US$ 12.500"),
        ("openai:m", 0.0, "US$ 0.0000"),
        ("openai:m", None, "no price known"),
        ("embedded:q", 0.0, "free (runs on this machine)"),
        ("embedded:q", None, "free (runs on this machine)"),
    ],
)
def test_a_cost_is_said(model: str, usd: float | None, text: str) -> None:
    assert cost_text(model, usd) == text
