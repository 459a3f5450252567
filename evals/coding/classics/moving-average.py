"""Moving average over the last k numbers."""

import math

from driving import Args, Code, Json, Thing, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (
    ("moving average",),
    ("rolling mean",),
    ("rolling average",),
    ("running average of the last",),
)

EXCEPT = ("exponential",)

# Wanted are the averages of whole windows.
CASES = [
    ([[1, 10, 3, 5], 3], [14 / 3, 6.0]),
    ([[1, 2, 3, 4, 5], 2], [1.5, 2.5, 3.5, 4.5]),
    ([[5], 1], [5.0]),
    ([[4, 8], 2], [6.0]),
    ([[1, 2, 3], 1], [1.0, 2.0, 3.0]),
    ([[1, 2, 3, 4], 4], [2.5]),
    ([[-1, 1, -1, 1, 3], 3], [-1 / 3, 1 / 3, 1.0]),
    ([[0.5, 1.5, 2.5, 10.5], 2], [1.0, 2.0, 6.5]),
    ([[10, 0, 0, 0, 10, 0], 3], [10 / 3, 0.0, 10 / 3, 10 / 3]),
]


def drive(module: Code, args: Args) -> Json:
    """Adds number by number and takes what comes back, or hands all to a function."""
    numbers, k = args
    size = "k size window w n window_size"
    roles = {"next": ("next add update push observe", 1)}
    try:
        stream = Thing(module, roles, {size: k})
    except LookupError:
        return plain(call(module, {"nums values a data x arr stream": numbers, size: k}))
    averages = [stream("next", each) for each in numbers]
    if averages[-1] is not None:
        return plain(averages)
    roles["mean"] = ("mean average get value get_average avg current", 0)
    stream = Thing(module, roles, {size: k})
    for each in numbers:
        stream("next", each)
        averages.append(stream("mean"))
    return plain(averages[len(numbers) :])


def check(args: Args, got: Json, want: Json) -> bool:
    """Before the first whole window there may be nothing, or the average so far."""
    if not isinstance(got, list) or len(got) not in (len(want), len(args[0])):
        return False
    early = got[: len(got) - len(want)]
    for i, each in enumerate(early, 1):
        empty = each is None or (isinstance(each, float) and math.isnan(each))
        if not empty and not same(each, sum(args[0][:i]) / i):
            return False
    return same(got[len(early) :], want)


GOOD = """
def moving_average(nums, k):
    total, out = sum(nums[:k]), []
    for i in range(k, len(nums) + 1):
        out.append(total / k)
        if i < len(nums):
            total += nums[i] - nums[i - k]
    return out
"""

ALSO_GOOD = (
    """
class MovingAverage:
    def __init__(self, size: int):
        self.queue, self.total, self.size = deque(), 0.0, size

    def next(self, val: int) -> float:
        self.queue.append(val)
        self.total += val
        if len(self.queue) > self.size:
            self.total -= self.queue.popleft()
        return self.total / len(self.queue)
""",
    """
def moving_average(x, w):
    return np.convolve(x, np.ones(w) / w, mode="valid")
""",
)

BAD = {
    "last-missed": GOOD.replace("len(nums) + 1", "len(nums)"),
    "divided-by-size": ALSO_GOOD[0].replace("/ len(self.queue)", "/ self.size"),
    "nothing-leaves": GOOD.replace("nums[i] - nums[i - k]", "nums[i]"),
    "whole-division": GOOD.replace("total / k", "total // k"),
    "padded": ALSO_GOOD[1].replace("valid", "same"),
}
