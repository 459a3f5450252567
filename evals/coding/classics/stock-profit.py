"""Best time to buy and sell once."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("best time to buy",), ("stock", "profit"), ("buy and sell stock",))

EXCEPT = (
    "stock ii",
    "at most k",
    "at most two",
    "two transactions",
    "many transactions",
    "multiple transactions",
    "cooldown",
    "fee",
    "as many",
)

CASES = [
    ([[7, 1, 5, 3, 6, 4]], 5),
    ([[7, 6, 4, 3, 1]], 0),
    ([[5]], 0),
    ([[1, 9]], 8),
    ([[9, 1]], 0),
    ([[3, 8, 1, 2]], 5),
    ([[2, 4, 1]], 2),
    ([[3, 3, 3]], 0),
    ([[6, 1, 3, 2, 4, 7]], 6),
    ([[10, 2, 7, 1, 4]], 5),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"prices p a": args[0]})


GOOD = """
def max_profit(prices):
    low, best = prices[0], 0
    for p in prices:
        low = min(low, p)
        best = max(best, p - low)
    return best
"""

BAD = {
    "max-minus-min": """
def max_profit(prices):
    return max(prices) - min(prices)
""",
    "many-trades": """
def max_profit(prices):
    return sum(max(0, b - a) for a, b in zip(prices, prices[1:]))
""",
    "below-zero": """
def max_profit(prices):
    best = -10**9
    for i in range(len(prices)):
        for j in range(i + 1, len(prices)):
            best = max(best, prices[j] - prices[i])
    return best
""",
}
