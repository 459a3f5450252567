"""Median of a stream."""

from driving import Args, Code, Json, Thing, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("median", "stream"), ("running median",), ("median finder",), ("streaming median",))

EXCEPT = ("window",)

# Wanted are the medians after each number.
CASES = [
    ([[1, 2, 3]], [1, 1.5, 2]),
    ([[5]], [5]),
    ([[5, 15, 1, 3]], [5, 10, 5, 4]),
    ([[3, 2, 1]], [3, 2.5, 2]),
    ([[-1, -2, -3, -4, -5]], [-1, -1.5, -2, -2.5, -3]),
    ([[2, 2, 2, 2]], [2, 2, 2, 2]),
    ([[6, 10, 2, 6, 5, 0]], [6, 8, 6, 6, 6, 5.5]),
    ([[1, 100, 2, 99, 3]], [1, 50.5, 2, 50.5, 3]),
    ([[10, 1, 9, 2, 8, 3, 7]], [10, 5.5, 9, 5.5, 8, 5.5, 7]),
    ([[0, 0, 5, 5, 5, 5]], [0, 0, 0, 2.5, 5, 5]),
    ([[1, 2, 3, 4, 5, 6, 7]], [1, 1.5, 2, 2.5, 3, 3.5, 4]),
]


def drive(module: Code, args: Args) -> Json:
    """Adds number by number and asks for the median, or hands all to a function."""
    roles = {
        "add": ("add_num add addnum insert push update observe", 1),
        "median": ("find_median median findmedian get_median get query", 0),
    }
    try:
        stream = Thing(module, roles)
    except LookupError:
        return plain(call(module, {"stream nums a numbers": args[0]}))
    medians = []
    for each in args[0]:
        stream("add", each)
        medians.append(plain(stream("median")))
    return medians


def check(args: Args, got: Json, want: Json) -> bool:
    """Of an even number, the mean of the two in the middle."""
    return same(got, want)


GOOD = """
class MedianFinder:
    def __init__(self):
        self.low, self.high = [], []

    def addNum(self, num):
        heappush(self.low, -heappushpop(self.high, num))
        if len(self.low) > len(self.high):
            heappush(self.high, -heappop(self.low))

    def findMedian(self):
        if len(self.high) > len(self.low):
            return self.high[0]
        return (self.high[0] - self.low[0]) / 2
"""

ALSO_GOOD = (
    """
def running_median(stream):
    seen = []
    for x in stream:
        bisect.insort(seen, x)
        n = len(seen)
        yield (seen[n // 2] + seen[(n - 1) // 2]) / 2
""",
)

BAD = {
    "upper-of-two": ALSO_GOOD[0].replace("(seen[n // 2] + seen[(n - 1) // 2]) / 2", "seen[n // 2]"),
    "whole-division": GOOD.replace(") / 2", ") // 2"),
    "not-balanced": GOOD.replace(
        "if len(self.low) > len(self.high):", "if len(self.low) > len(self.high) + 1:"
    ),
    "sign-lost": GOOD.replace(
        "(self.high[0] - self.low[0]) / 2", "(self.high[0] + self.low[0]) / 2"
    ),
    "order-between-heaps": """
class MedianFinder:
    def __init__(self):
        self.low, self.high = [], []

    def add(self, x):
        if len(self.low) <= len(self.high):
            heappush(self.low, -x)
        else:
            heappush(self.high, x)

    def median(self):
        if len(self.low) > len(self.high):
            return -self.low[0]
        return (self.high[0] - self.low[0]) / 2
""",
}
