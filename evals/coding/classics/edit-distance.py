"""Edit distance: the fewest insertions, deletions and replacements."""

from driving import Args, Code, Json, call, prelude

PRELUDE = prelude()

PROMPT = (("edit distance",), ("levenshtein",))

EXCEPT = ("one edit", "at most one edit", "damerau", "transposition", "swap", "weighted")

CASES = [
    (["horse", "ros"], 3),
    (["intention", "execution"], 5),
    (["kitten", "sitting"], 3),
    (["cat", "cut"], 1),
    (["cat", "cat"], 0),
    (["cat", "cats"], 1),
    (["cats", "at"], 2),
    (["", "abc"], 3),
    (["abc", ""], 3),
    (["a", "b"], 1),
    (["ab", "ba"], 2),
    (["abcdef", "azced"], 3),
    (["sunday", "saturday"], 3),
    (["aaa", "aaaa"], 1),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    one, other = args
    return call(module, {"a s s1 word1 source": one, "b t s2 word2 target": other})


GOOD = """
def edit_distance(a, b):
    above = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y)))
        above = row
    return above[-1]
"""

ALSO_GOOD = (
    """
class Solution:
    def minDistance(self, word1: str, word2: str) -> int:
        return self.solve(word1, word2, len(word1), len(word2), {})

    def solve(self, s, t, i, j, memo):
        if i == 0 or j == 0:
            return i + j
        if (i, j) not in memo:
            if s[i - 1] == t[j - 1]:
                memo[i, j] = self.solve(s, t, i - 1, j - 1, memo)
            else:
                memo[i, j] = 1 + min(
                    self.solve(s, t, i - 1, j, memo),
                    self.solve(s, t, i, j - 1, memo),
                    self.solve(s, t, i - 1, j - 1, memo),
                )
        return memo[i, j]
""",
)

BAD = {
    "no-replacement": GOOD.replace("(x != y)", "2 * (x != y)"),
    "border-zero": GOOD.replace("row = [i]", "row = [0]"),
    "last-row-missed": GOOD.replace("enumerate(a, 1)", "enumerate(a[:-1], 1)"),
}
