"""What a scorecard's calls cost: by the prices of evals/gates.yaml, else by list prices."""

from agent import assets
from agent.records import Scorecard
from agent.records.gates import Gates
from agent.settings import Settings
from agent.steps.costs import Rates, is_free, usage_usd

FREE: Rates = (0.0, 0.0, 0.0)


def cost_usd(card: Scorecard, settings: Settings) -> float | None:
    """Returns what the grading cost in US dollars; None where the model has no price.

    Args:
        card: with its model and what was read and written.
        settings: a model behind an endpoint of the user's own has no list price.

    Raises:
        DataError: evals/gates.yaml breaks its own rules.
    """
    rates = _rates(card.versions.model.id, settings.base_url)
    return None if rates is None else usage_usd(card.usage, rates)


def _rates(model: str, endpoint: str | None) -> Rates | None:
    if is_free(model):
        return FREE
    ours = assets.evals_file("gates.yaml", Gates).prices
    if model in ours:
        return ours[model]
    if endpoint and model.startswith("openai:"):
        return None
    from agent.ports.prices import list_prices

    return list_prices(model)
