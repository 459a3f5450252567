"""Coin change: the number of combinations of coins that make an amount."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (
    ("coin", "number of ways"),
    ("coin", "how many ways"),
    ("coin", "number of combinations"),
    ("coin", "count the ways"),
    ("coin", "number of distinct ways"),
)

CASES = [
    ([[1, 2, 5], 5], 4),
    ([[1, 2, 3], 4], 4),
    ([[2], 3], 0),
    ([[10], 10], 1),
    ([[2, 5, 3, 6], 10], 5),
    ([[1, 2, 5], 0], 1),
    ([[7, 9], 5], 0),
    ([[1, 5, 10, 25], 30], 18),
    ([[3, 5], 15], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    coins, amount = args
    return call(
        module, {"coins c denominations denoms": coins, "amount n target total sum a": amount}
    )


GOOD = """
def change(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return ways[amount]
"""

BAD = {
    "orders-counted": """
def change(amount, coins):
    ways = [1] + [0] * amount
    for total in range(1, amount + 1):
        for coin in coins:
            if coin <= total:
                ways[total] += ways[total - coin]
    return ways[amount]
""",
    "each-coin-once": GOOD.replace("range(coin, amount + 1)", "range(amount, coin - 1, -1)"),
}
