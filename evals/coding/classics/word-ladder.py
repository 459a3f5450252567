"""Word ladder: the number of words in the shortest chain."""

from itertools import pairwise

from driving import Args, Code, Json, call, plain, prelude, same

PRELUDE = prelude()

PROMPT = (("word ladder",), ("begin word", "end word"), ("shortest transformation",))

EXCEPT = ("all shortest", "ladder ii")

CASES = [
    (["hit", "cog", ["hot", "dot", "dog", "lot", "log", "cog"]], 5),
    (["hit", "cog", ["hot", "dot", "dog", "lot", "log"]], 0),
    (["hit", "hot", ["hot"]], 2),
    (["a", "c", ["a", "b", "c"]], 2),
    (["hot", "dog", ["hot", "dog"]], 0),
    (["hot", "dog", ["hot", "dog", "dot"]], 3),
    (["lead", "gold", ["load", "goad", "gold", "lend", "road"]], 4),
    (["cat", "dog", ["cot", "cog", "dog", "cat"]], 4),
    (["same", "cost", ["came", "case", "cast", "cost", "some", "sole"]], 5),
    (["red", "tax", ["ted", "tex", "red", "tax", "tad", "den", "rex", "pee"]], 4),
    (["talk", "tail", ["talk", "tons", "fall", "tail", "gale", "hall", "negs"]], 0),
    (["ab", "ba", ["aa", "bb", "ba"]], 3),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    begin, end, words = args
    hints = ("begin begin_word start source src b", "end end_word target goal dest e",
             "words word_list dictionary bank w")  # fmt: skip
    return plain(
        call(
            module,
            dict(zip(hints, (begin, end, words), strict=True)),
            dict(zip(hints, (begin, end, set(words)), strict=True)),
        )
    )


def check(args: Args, got: Json, want: Json) -> bool:
    """The chain itself is as good as its length, and None as good as 0."""
    if isinstance(got, list) and got:
        steps = pairwise(got)
        return (
            len(got) == want
            and got[0] == args[0]
            and got[-1] == args[1]
            and all(each in args[2] for each in got[1:])
            and all(sum(x != y for x, y in zip(a, b, strict=True)) == 1 for a, b in steps)
        )
    return same(got or 0, want) or (want == 0 and got == -1)


GOOD = """
def ladder(begin, end, words):
    left = set(words)
    edge, length = [begin], 1
    while edge:
        if end in edge:
            return length
        beyond = []
        for word in edge:
            for i in range(len(word)):
                for c in string.ascii_lowercase:
                    other = word[:i] + c + word[i + 1:]
                    if other in left:
                        left.remove(other)
                        beyond.append(other)
        edge, length = beyond, length + 1
    return 0
"""

ALSO_GOOD = (
    """
class Solution:
    def ladderLength(self, beginWord: str, endWord: str, wordList: List[str]) -> int:
        if endWord not in wordList:
            return 0
        buckets = defaultdict(list)
        for w in wordList:
            for p in self.patterns(w):
                buckets[p].append(w)
        queue, seen = deque([(beginWord, 1)]), {beginWord}
        while queue:
            w, d = queue.popleft()
            if w == endWord:
                return d
            for p in self.patterns(w):
                for other in buckets[p]:
                    if other not in seen:
                        seen.add(other)
                        queue.append((other, d + 1))
        return 0

    def patterns(self, word):
        return [word[:i] + "*" + word[i + 1:] for i in range(len(word))]
""",
)

BAD = {
    "steps-not-words": GOOD.replace("[begin], 1", "[begin], 0"),
    "letter-kept": GOOD.replace("word[i + 1:]", "word[i:]"),
    "end-may-be-missing": GOOD.replace("set(words)", "set(words) | {end}"),
    "depth-first": """
def ladder(begin, end, words, length=1):
    if begin == end:
        return length
    for w in words:
        if sum(a != b for a, b in zip(w, begin)) == 1:
            found = ladder(w, end, [x for x in words if x != w], length + 1)
            if found:
                return found
    return 0
""",
}
