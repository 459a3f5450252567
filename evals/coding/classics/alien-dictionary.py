"""Alien dictionary: the order of letters in a sorted list of words."""

from driving import Args, Code, Json, call, nothing, plain, prelude

PRELUDE = prelude()

PROMPT = (("alien dictionary",), ("alien language",))

# Wanted are pairs of letters of which the first comes first; null for no order.
CASES = [
    ([["wrt", "wrf", "er", "ett", "rftt"]], ["tf", "we", "rt", "er"]),
    ([["z", "x"]], ["zx"]),
    ([["z", "x", "z"]], None),
    ([["abc", "ab"]], None),
    ([["ab", "abc"]], []),
    ([["z"]], []),
    ([["ba", "bc", "ac", "cab"]], ["ba", "ac"]),
    ([["ac", "ab", "zc", "zb"]], ["cb", "az"]),
    ([["d", "z", "x", "z"]], None),
    ([["a", "b", "ca", "cc"]], ["ab", "bc"]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    return plain(call(module, {"words w dictionary": args[0]}))


def check(args: Args, got: Json, want: Json) -> bool:
    """Any order that agrees with the words."""
    if want is None:
        return nothing(got)
    order = "".join(got) if isinstance(got, list) and all(isinstance(e, str) for e in got) else got
    letters = sorted({letter for word in args[0] for letter in word})
    if not isinstance(order, str) or sorted(order) != letters:
        return False
    return all(order.index(a) < order.index(b) for a, b in want)


GOOD = """
def alien_order(words):
    after = {c: set() for w in words for c in w}
    for one, other in zip(words, words[1:]):
        for a, b in zip(one, other):
            if a != b:
                after[a].add(b)
                break
        else:
            if len(one) > len(other):
                return ""
    missing = Counter(b for bs in after.values() for b in bs)
    ready = [c for c in after if not missing[c]]
    for c in ready:
        for b in after[c]:
            missing[b] -= 1
            if not missing[b]:
                ready.append(b)
    return "".join(ready) if len(ready) == len(after) else ""
"""

BAD = {
    "prefix-unseen": GOOD.replace("if len(one) > len(other):", "if False:"),
    "all-letters-compared": GOOD.replace("                break\n", ""),
    "cycle-unseen": GOOD.replace(' if len(ready) == len(after) else ""', ""),
}
