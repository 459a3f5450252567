"""What calls of a language model cost, as a figure and in words."""

from agent.records import Usage

Rates = tuple[float, float, float]
"""US dollars a million tokens: read, read from the cache, written."""

_LEAST_USD = 0.0001


def is_free(model: str) -> bool:
    """Whether a model runs on this machine and asks for nothing but its time."""
    return model.startswith("embedded:")


def usage_usd(usage: Usage, rates: Rates) -> float:
    """Returns what calls cost in US dollars."""
    read, cached, written = rates
    tokens = (
        usage.tokens_evaluated * read
        + usage.tokens_cached * cached
        + usage.tokens_generated * written
    )
    return tokens / 1e6


def usage_text(usage: Usage) -> str:
    """Returns tokens and seconds in words."""
    return (
        f"{usage.tokens_evaluated:,} tokens evaluated, {usage.tokens_cached:,} from the cache, "
        f"{usage.tokens_generated:,} generated, {usage.seconds:.0f} s"
    )


def cost_text(model: str, usd: float | None) -> str:
    """Returns a cost in words: `US$ 0.012`, `free`, `no price known`.

    Args:
        model: PROVIDER:NAME.
        usd: US dollars; None where the model has no price.
    """
    if is_free(model):
        return "free (runs on this machine)"
    if usd is None:
        return "no price known"
    if 0 < usd < _LEAST_USD:
        return f"under US$ {_LEAST_USD}"
    return f"US$ {usd:.3f}" if usd >= 100 * _LEAST_USD else f"US$ {usd:.4f}"
