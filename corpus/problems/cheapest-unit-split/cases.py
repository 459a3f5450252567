WORDS = {"data": 5, "set": 4, "dat": 3, "aset": 3}
LETTERS = {"a": 4, "b": 5, "c": 6, "ab": 7, "bc": 12, "abc": 14, "ca": 8}

EXAMPLES = [
    (["dataset", WORDS], ["dat", "aset"]),
    (["setdata", WORDS], ["set", "data"]),
]

ORDINARY = [
    (["abcab", LETTERS], ["ab", "c", "ab"]),
    (["bcabc", LETTERS], ["b", "c", "ab", "c"]),
    (["gradients", {"grad": 6, "gradi": 4, "ients": 9, "ents": 5, "s": 1, "ient": 7}], ["gradi", "ents"]),
    (["overfitting", {"over": 3, "overf": 2, "fit": 4, "it": 3, "ting": 5, "t": 2, "ing": 3, "fitting": 10}], ["overf", "it", "ting"]),
    (["aaaaaaa", {"a": 3, "aa": 5, "aaa": 7}], ["aa", "aa", "aaa"]),
    (["lossless", {"loss": 4, "less": 4, "l": 2, "oss": 1, "es": 2, "s": 1, "lossl": 6}], ["l", "oss", "less"]),
]

EDGE = [
    (["", WORDS], []),
    (["", {}], []),
    (["a", {}], None),
    (["datasets", WORDS], None),
    (["xset", WORDS], None),
    (["seXtset", {**WORDS, "se": 1}], None),
    (["abc", {"ab": 1, "abc": 20, "bc": 2, "a": 18}], ["abc"]),
    (["aab", {"a": 0, "aa": 0, "b": 0, "aab": 0}], ["aab"]),
    (["abab", {"a": 1, "b": 1, "ab": 2, "abab": 4}], ["abab"]),
    (["abcde", {"a": 1, "b": 1, "cde": 2, "abc": 2, "de": 2}], ["abc", "de"]),
    (["aaab", {"aaa": 1, "aa": 2, "ab": 3}], ["aa", "ab"]),
    (["checkpoint", {"checkpoint": 9, "check": 6, "point": 6}], ["checkpoint"]),
    (["to", {"tokenizer": 1, "t": 2, "o": 2}], ["t", "o"]),
    (["a A", {"a": 1, " ": 1, "A": 5, "a ": 3}], ["a", " ", "A"]),
    (["A", {"a": 1}], None),
    (["ab", {"a": 1, "b": 1, "": 0}], {"raises": "ValueError"}),
]

SCALE = [12_000, 25_000]


def sized(n, rng):
    letters = "abcdefgh" if n > 20 else "abc"
    costs = {}
    for letter in letters:
        if n > 20 or rng.random() < 0.7:
            costs[letter] = rng.randint(30, 60)
    for _ in range(min(6000, 3 + n)):
        unit = "".join(rng.choice(letters) for _ in range(rng.choice((2, 2, 3, 3, 4, 5, 6, 8, 12, 16))))
        costs[unit] = rng.randint(0, 100)
    units = list(costs)
    parts, length = [], 0
    while length < n:
        parts.append(rng.choice(units))
        length += len(parts[-1])
    text = "".join(parts)
    return [text[:n] if n > 20 else text[-n:] if n else "", costs]


def check(args, got, want):
    text, costs = args
    if want is None or got is None:
        return got is None and want is None
    if not isinstance(got, list) or any(not isinstance(unit, str) or unit not in costs for unit in got):
        return False
    if "".join(got) != text:
        return False
    return (sum(costs[unit] for unit in got), len(got)) == (sum(costs[unit] for unit in want), len(want))
