"""The largest number of every window."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("sliding window maximum",),
    ("sliding-window maximum",),
    ("maximum of every window",),
    ("maximum in each window",),
    ("max of each window",),
    ("maximum of each window",),
)

CASES = [
    ([[1, 3, -1, -3, 5, 3, 6, 7], 3], [3, 3, 5, 5, 6, 7]),
    ([[1], 1], [1]),
    ([[9, 7, 5], 2], [9, 7]),
    ([[4, 2, 5, 1], 2], [4, 5, 5]),
    ([[1, -1], 1], [1, -1]),
    ([[1, 2, 3, 4], 4], [4]),
    ([[7, 2, 4], 2], [7, 4]),
    ([[5, 5, 5, 5], 2], [5, 5, 5]),
    ([[9, 10, 9, -7, -4, -8, 2, -6], 5], [10, 10, 9, 2]),
    ([[-5, -4, -3, -9, -8, -7], 3], [-3, -3, -3, -7]),
    ([[8, 6, 4, 2, 0, 1], 3], [8, 6, 4, 2]),
    ([[1, 3, 1, 2, 0, 5], 3], [3, 3, 2, 5]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"nums a arr numbers values": args[0], "k w size window": args[1]}))


GOOD = """
def window_max(nums, k):
    live, out = deque(), []
    for i, x in enumerate(nums):
        while live and nums[live[-1]] <= x:
            live.pop()
        live.append(i)
        if live[0] <= i - k:
            live.popleft()
        if i >= k - 1:
            out.append(nums[live[0]])
    return out
"""

ALSO_GOOD = (
    """
class Solution:
    def maxSlidingWindow(self, nums: List[int], k: int) -> List[int]:
        return [max(nums[i:i + k]) for i in range(len(nums) - k + 1)]
""",
)

BAD = {
    "never-expires": GOOD.replace("if live[0] <= i - k:", "if False:"),
    "expires-late": GOOD.replace("live[0] <= i - k", "live[0] < i - k"),
    "last-window-missed": ALSO_GOOD[0].replace("len(nums) - k + 1", "len(nums) - k"),
    "partial-windows": GOOD.replace("if i >= k - 1:", "if True:"),
    "one-popped": GOOD.replace("while live and", "if live and"),
}
