"""The k most frequent elements or words."""

from driving import Args, Code, Json, call, plain, prelude

PRELUDE = prelude()

PROMPT = (
    ("top k frequent",),
    ("top-k frequent",),
    ("k most frequent",),
    ("most frequent", "top"),
    ("most common words",),
    ("most frequent words",),
    ("most frequent elements",),
)

EXCEPT = ("stream",)

# Without ties at the border or among the first, so that one order is right.
CASES = [
    ([[1, 1, 1, 2, 2, 3], 2], [1, 2]),
    ([[1], 1], [1]),
    ([[4, 4, 4, 4, 6, 6, 6, 5, 5, 9], 3], [4, 6, 5]),
    ([[3, 1, 3, 2, 3, 2], 1], [3]),
    ([[7, 8, 8, 7, 8], 2], [8, 7]),
    ([[-1, -1, 2, -1, 2, 3], 2], [-1, 2]),
    ([[5, 3, 3, 3, 5, 9, 9, 9, 9], 3], [9, 3, 5]),
    ([[2, 2, 1, 1, 1, 3, 3, 3, 3, 4, 4, 4, 4, 4], 2], [4, 3]),
    ([[10, 9, 9, 10, 10], 1], [10]),
    ([["i", "love", "code", "i", "love", "i"], 2], ["i", "love"]),
    ([["b", "a", "b", "c", "c", "b"], 2], ["b", "c"]),
    ([["x", "y", "y"], 1], ["y"]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function; a text where it splits one; counts are dropped."""
    items, k = args
    result = plain(call(module, {"nums words items a arr text": items, "k n": k},
                        {"text s": " ".join(map(str, items)), "k n": k}))  # fmt: skip
    if isinstance(result, dict):
        result = [[key, count] for key, count in result.items()]
    if isinstance(result, list):
        pairs = [each for each in result if isinstance(each, list) and len(each) == 2]
        if result and len(pairs) == len(result):
            known = set(map(str, items))
            counts = {str(each): items.count(each) for each in items}
            swapped = any(str(one) not in known or counts[str(one)] != n for one, n in pairs)
            result = [each[1] if swapped else each[0] for each in pairs]
            result = [next((i for i in items if str(i) == str(each)), each) for each in result]
    return result


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order: numbers are often asked for so."""
    return isinstance(got, list) and sorted(map(repr, got)) == sorted(map(repr, want))


GOOD = """
def top_k(nums, k):
    return [x for x, _ in Counter(nums).most_common(k)]
"""

ALSO_GOOD = (
    """
class Solution:
    def topKFrequent(self, nums: List[int], k: int) -> List[int]:
        buckets = [[] for _ in range(len(nums) + 1)]
        for x, n in Counter(nums).items():
            buckets[n].append(x)
        out = []
        for bucket in reversed(buckets):
            out += bucket
        return out[:k]
""",
    """
def count(items):
    found = {}
    for x in items:
        found[x] = found.get(x, 0) + 1
    return found

def top(k, items):
    heap = []
    for x, n in count(items).items():
        heapq.heappush(heap, (n, x))
        if len(heap) > k:
            heapq.heappop(heap)
    return [(x, n) for n, x in sorted(heap, reverse=True)]
""",
)

BAD = {
    "least-frequent": """
def top_k(nums, k):
    return [x for x, _ in Counter(nums).most_common()[-k:]]
""",
    "largest": """
def top_k(nums, k):
    return sorted(set(nums), reverse=True)[:k]
""",
    "max-heap-popped": ALSO_GOOD[1]
    .replace("(n, x))\n", "(-n, x))\n")
    .replace("for n, x in sorted", "for n, x in sorted"),
    "last-bucket-missed": ALSO_GOOD[0]
    .replace("reversed(buckets)", "reversed(buckets[:-1])")
    .replace("len(nums) + 1", "max(Counter(nums).values()) + 1"),
}
