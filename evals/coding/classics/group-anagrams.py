"""Group anagrams."""

from driving import Args, Code, Json, call, plain, prelude, same_bag

PRELUDE = prelude()

PROMPT = (("group", "anagram"), ("anagrams", "together"))

CASES = [
    ([["eat", "tea", "tan", "ate", "nat", "bat"]],
     [["ate", "eat", "tea"], ["nat", "tan"], ["bat"]]),
    ([[""]], [[""]]),
    ([["a"]], [["a"]]),
    ([["ab", "ba", "abc", "cab", "d"]], [["ab", "ba"], ["abc", "cab"], ["d"]]),
    ([["abb", "bab", "aab"]], [["abb", "bab"], ["aab"]]),
    ([["aa", "a", "aa"]], [["aa", "aa"], ["a"]]),
    ([["ac", "bb"]], [["ac"], ["bb"]]),
    ([["cab", "tin", "pew", "duh", "may", "ill", "buy", "bar", "max", "doc"]],
     [["cab"], ["tin"], ["pew"], ["duh"], ["may"], ["ill"], ["buy"], ["bar"], ["max"], ["doc"]]),
    ([["bdddddddddd", "bbbbbbbbbbc"]], [["bdddddddddd"], ["bbbbbbbbbbc"]]),
]  # fmt: skip


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    result = call(module, {"strs words strings a": args[0]})
    return plain(list(result.values()) if isinstance(result, dict) else result)


def check(args: Args, got: Json, want: Json) -> bool:
    """In any order."""
    return same_bag(got, want, inner=True)


GOOD = """
def group(words):
    groups = defaultdict(list)
    for w in words:
        groups["".join(sorted(w))].append(w)
    return list(groups.values())
"""

ALSO_GOOD = (
    """
class Solution:
    def groupAnagrams(self, strs: List[str]) -> List[List[str]]:
        d = {}
        for s in strs:
            key = [0] * 26
            for c in s:
                key[ord(c) - 97] += 1
            d.setdefault(tuple(key), []).append(s)
        return d.values()
""",
)

BAD = {
    "letters-not-counts": GOOD.replace('"".join(sorted(w))', "frozenset(w)"),
    "by-sum": GOOD.replace('"".join(sorted(w))', "sum(map(ord, w)), len(w)"),
    "repeats-dropped": GOOD.replace("in words:", "in set(words):"),
}
