"""What hosted models cost, by the list prices that genai-prices carries; nothing is fetched."""

import genai_prices

_PROVIDERS = {
    "azure_ai": "azure",
    "azure_openai": "azure",
    "bedrock": "aws",
    "bedrock_converse": "aws",
    "google_genai": "google",
    "google_vertexai": "google",
    "mistralai": "mistral",
    "xai": "x-ai",
}
"""Providers that LangChain names otherwise."""

_TOKENS = 10_000
"""Of a prompt that every provider counts as a short one."""


def list_prices(model: str) -> tuple[float, float, float] | None:
    """Returns the provider's list prices, for short prompts where longer ones cost more.

    Args:
        model: PROVIDER:NAME, as LangChain names it.

    Returns:
        US dollars a million tokens: read, read from the cache, written; None where the model has
        no price.
    """
    uses = (
        genai_prices.Usage(input_tokens=_TOKENS),
        genai_prices.Usage(input_tokens=_TOKENS, cache_read_tokens=_TOKENS),
        genai_prices.Usage(output_tokens=_TOKENS),
    )
    provider, _, name = model.partition(":")
    known_as = _PROVIDERS.get(provider, provider)
    try:
        found = [genai_prices.calc_price(use, name, provider_id=known_as) for use in uses]
    except LookupError:
        return None
    read, cached, written = (float(each.total_price) * 1e6 / _TOKENS for each in found)
    return read, cached, written
