from pathlib import Path

import pytest

from agent import assets
from agent.settings import Settings
from agent.wiring.costs import cost_usd
from tests.builders import scorecard

HOME = Settings(home=Path("nowhere"))
BEHIND = Settings(home=Path("nowhere"), base_url="http://127.0.0.1:9/v1")


def test_a_hosted_model_costs_its_list_price() -> None:
    cost = cost_usd(scorecard("openai:gpt-4.1-mini"), HOME)
    assert cost == pytest.approx(0.1 * 0.40 + 0.4 * 0.10 + 0.002 * 1.60)


def test_providers_are_known_by_langchains_names() -> None:
    assert cost_usd(scorecard("google_genai:gemini-2.5-flash"), HOME)
    assert cost_usd(scorecard("mistralai:mistral-large-latest"), HOME)


def test_an_embedded_model_costs_nothing() -> None:
    assert cost_usd(scorecard("embedded:q"), HOME) == 0


@pytest.mark.parametrize("model", ["openai:m", "ollama:llama3", "nobody:none"])
def test_a_model_without_a_price_has_none(model: str) -> None:
    assert cost_usd(scorecard(model), HOME) is None


def test_an_endpoint_of_ones_own_has_no_list_price() -> None:
    assert cost_usd(scorecard("openai:gpt-4.1-mini"), BEHIND) is None


def test_a_price_of_ones_own_goes_first(tmp_path: Path) -> None:
    root = assets.data_root()
    for name in ("prompts", "corpus"):
        (tmp_path / name).symlink_to(root / name)
    (tmp_path / "evals").mkdir()
    gates = "schema_version: 1\nsuites: {}\nprices: {'openai:gpt-4.1-mini': [10, 1, 100]}\n"
    (tmp_path / "evals" / "gates.yaml").write_text(gates)
    card = scorecard("openai:gpt-4.1-mini")
    with assets.rooted(tmp_path):
        assert cost_usd(card, BEHIND) == pytest.approx(0.1 * 10 + 0.4 * 1 + 0.002 * 100)
