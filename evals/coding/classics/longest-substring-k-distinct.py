"""Longest substring with at most k different characters."""

from driving import Args, Code, Json, call, prelude, same

PRELUDE = prelude()

PROMPT = (("at most k distinct",), ("k distinct characters",), ("at most k different",))

CASES = [
    (["eceba", 2], 3),
    (["aa", 1], 2),
    (["abc", 1], 1),
    (["aabbcc", 2], 4),
    (["abaccc", 2], 4),
    (["abcabc", 3], 6),
    (["a", 3], 1),
    (["abcadcacacaca", 3], 11),
    (["ccaabbb", 2], 5),
    (["aabacbebebe", 3], 7),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return call(module, {"s text string": args[0], "k n": args[1]})


def check(args: Args, got: Json, want: Json) -> bool:
    """The substring itself is as good as its length."""
    if isinstance(got, str):
        return len(got) == want and len(set(got)) <= args[1] and got in args[0]
    return same(got, want)


GOOD = """
def longest(s, k):
    counts, left, best = Counter(), 0, 0
    for right, c in enumerate(s):
        counts[c] += 1
        while len(counts) > k:
            counts[s[left]] -= 1
            if not counts[s[left]]:
                del counts[s[left]]
            left += 1
        best = max(best, right - left + 1)
    return best
"""

BAD = {
    "zeros-kept": GOOD.replace(
        "            if not counts[s[left]]:\n                del counts[s[left]]\n",
        "            if left >= right:\n                break\n",
    ),
    "fewer-than-k": GOOD.replace("len(counts) > k", "len(counts) >= k and left < right"),
    "one-too-few": GOOD.replace("right - left + 1", "right - left"),
}
