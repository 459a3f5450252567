"""Coin change: the fewest coins that make an amount."""

from driving import Args, Code, Json, call, nothing, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("coin", "fewest"),
    ("coin change", "minimum"),
    ("coin", "minimum number"),
    ("coin", "smallest number"),
    ("coin", "least number"),
    ("minimum coins",),
)

EXCEPT = ("number of ways", "how many ways", "combinations")

CASES = [
    ([[1, 2, 5], 11], 3),
    ([[1, 3, 4], 6], 2),
    ([[1, 5, 10, 25], 30], 2),
    ([[4, 1, 3], 10], 3),
    ([[5, 10], 3], -1),
    ([[2], 3], -1),
    ([[5, 7], 13], -1),
    ([[1, 2, 5], 0], 0),
    ([[7], 14], 2),
    ([[7], 7], 1),
    ([[9, 6, 1], 12], 2),
    ([[3, 5], 11], 3),
    ([[10, 1, 7], 14], 2),
    ([[2, 4, 6], 9], -1),
    ([[1, 15, 25], 30], 2),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    coins, amount = args
    return call(
        module, {"coins c denominations denoms": coins, "amount n target total sum a": amount}
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """What says that there is no way is left open."""
    return nothing(got) if want == -1 else same(got, want)


GOOD = """
def coin_change(coins, amount):
    best = [0] + [amount + 1] * amount
    for total in range(1, amount + 1):
        for coin in coins:
            if coin <= total:
                best[total] = min(best[total], best[total - coin] + 1)
    return best[amount] if best[amount] <= amount else -1
"""

ALSO_GOOD = (
    """
class Solution:
    def coinChange(self, amount: int, coins: List[int]) -> int:
        @lru_cache(None)
        def go(left):
            if left == 0:
                return 0
            return min((1 + go(left - c) for c in coins if c <= left), default=float("inf"))
        found = go(amount)
        return found if found < float("inf") else None
""",
    """
def helper(n, c, memo):
    if n in memo:
        return memo[n]
    if n < 0:
        return math.inf
    memo[n] = min([helper(n - k, c, memo) + 1 for k in c])
    return memo[n]

def f(n, c):
    x = helper(n, c, {0: 0})
    return -1 if x == math.inf else x

def test():
    assert f(11, [1, 2, 5]) == 3
""",
)

BAD = {
    "greedy": """
def coin_change(coins, amount):
    used = 0
    for coin in sorted(coins, reverse=True):
        used += amount // coin
        amount %= coin
    return used if amount == 0 else -1
""",
    "unreachable-is-minus-one": """
def coin_change(coins, amount):
    best = [0] + [-1] * amount
    for total in range(1, amount + 1):
        options = [best[total - c] + 1 for c in coins if c <= total]
        if options:
            best[total] = min(options)
    return best[amount]
""",
    "last-amount-missed": GOOD.replace("range(1, amount + 1)", "range(1, amount)"),
    "coin-equal-to-amount-missed": GOOD.replace("coin <= total", "coin < total"),
}
