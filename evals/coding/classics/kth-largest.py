"""The kth largest element of a list."""

from driving import Args, Code, Json, Thing, call, prelude

PRELUDE = prelude()

PROMPT = (("kth largest",), ("k-th largest",), ("kth-largest",), ("quickselect",))

EXCEPT = ("bst", "search tree", "matrix")

CASES = [
    ([[3, 2, 1, 5, 6, 4], 2], 5),
    ([[3, 2, 3, 1, 2, 4, 5, 5, 6], 4], 4),
    ([[1], 1], 1),
    ([[2, 1], 2], 1),
    ([[2, 1], 1], 2),
    ([[7, 7, 7, 7], 3], 7),
    ([[-1, -5, 0, 3], 4], -5),
    ([[9, 8, 7, 6, 5, 4], 6], 4),
    ([[1, 2, 3, 4, 5, 6, 7, 8], 3], 6),
    ([[5, 5, 3, 3, 1], 3], 3),
    ([[10, -10, 20, -20, 0], 3], 0),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function, or adds number by number to a stream."""
    nums, k = args
    names = {"nums a arr numbers": nums, "k n": k}
    try:
        return call(module, names)
    except LookupError as error:
        if type(error) is not LookupError:
            raise
    stream = Thing(module, {"add": ("add push insert", 1)}, {"k n": k, "nums a": nums[:-1]})
    return stream("add", nums[-1])


GOOD = """
def kth_largest(nums, k):
    heap = []
    for x in nums:
        heappush(heap, x)
        if len(heap) > k:
            heappop(heap)
    return heap[0]
"""

ALSO_GOOD = (
    """
def partition(nums, lo, hi):
    pivot, store = nums[hi], lo
    for i in range(lo, hi):
        if nums[i] > pivot:
            nums[i], nums[store] = nums[store], nums[i]
            store += 1
    nums[hi], nums[store] = nums[store], nums[hi]
    return store

def find_kth_largest(nums: List[int], k: int) -> int:
    lo, hi = 0, len(nums) - 1
    while True:
        at = partition(nums, lo, hi)
        if at == k - 1:
            return nums[at]
        if at < k - 1:
            lo = at + 1
        else:
            hi = at - 1
""",
    """
class KthLargest:
    def __init__(self, k: int, nums: List[int]):
        self.k, self.heap = k, []
        for x in nums:
            self.add(x)

    def add(self, val: int) -> int:
        heapq.heappush(self.heap, val)
        if len(self.heap) > self.k:
            heapq.heappop(self.heap)
        return self.heap[0]
""",
)

BAD = {
    "smallest": """
def kth_largest(nums, k):
    return sorted(nums)[k - 1]
""",
    "off-by-one": """
def kth_largest(nums, k):
    return sorted(nums, reverse=True)[min(k, len(nums) - 1)]
""",
    "distinct": """
def kth_largest(nums, k):
    values = sorted(set(nums), reverse=True)
    return values[min(k, len(values)) - 1]
""",
    "heap-too-small": GOOD.replace("len(heap) > k", "len(heap) >= k and len(heap) > 1"),
}
