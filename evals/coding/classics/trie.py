"""Trie: insert, search, and search by prefix."""

from driving import Args, Code, Json, Thing, prelude

PRELUDE = prelude()

PROMPT = (("trie",), ("prefix tree",))

EXCEPT = ("wildcard", "delete", "autocomplete", "word search")

CASES = [
    ([["i", "apple"], ["s", "apple"], ["s", "app"], ["p", "app"]], [True, False, True]),
    ([["i", "apple"], ["i", "app"], ["s", "app"], ["s", "appl"]], [True, False]),
    ([["s", "a"], ["p", "a"]], [False, False]),
    ([["i", "a"], ["s", "a"], ["p", "a"], ["s", "ab"], ["p", "ab"]], [True, True, False, False]),
    ([["i", "car"], ["i", "cat"], ["p", "ca"], ["s", "ca"], ["p", "cab"]], [True, False, False]),
    ([["i", "dog"], ["i", "do"], ["s", "dog"], ["s", "do"], ["s", "d"]], [True, True, False]),
    ([["i", "abc"], ["i", "xbz"], ["s", "abz"], ["p", "xb"], ["p", "b"]], [False, True, False]),
    ([["i", "aa"], ["i", "aa"], ["s", "aa"], ["s", "aaa"], ["s", "a"]], [True, False, False]),
]


def drive(module: Code, args: Args) -> Json:
    """Inserts and asks."""
    roles = {
        "s": ("search contains find has lookup exists", 1),
        "p": (
            "starts_with startswith prefix has_prefix starts autocomplete complete with_prefix",
            1,
        ),
        "i": ("insert add put", 1),
    }
    trie = Thing(module, roles)
    answers = [(what, trie(what, word)) for what, word in args]
    return [bool(answer) for what, answer in answers if what != "i"]


GOOD = """
class TrieNode:
    def __init__(self):
        self.children = {}
        self.end = False

class Trie:
    def __init__(self):
        self.root = TrieNode()

    def insert(self, word: str) -> None:
        node = self.root
        for c in word:
            node = node.children.setdefault(c, TrieNode())
        node.end = True

    def search(self, word: str) -> bool:
        node = self._walk(word)
        return node is not None and node.end

    def startsWith(self, prefix: str) -> bool:
        return self._walk(prefix) is not None

    def _walk(self, text):
        node = self.root
        for c in text:
            node = node.children.get(c)
            if node is None:
                return None
        return node
"""

BAD = {
    "prefix-is-word": GOOD.replace("node is not None and node.end", "node is not None"),
    "ends-everywhere": GOOD.replace("        node.end = True", "            node.end = True"),
    "branch-replaced": GOOD.replace(
        "node = node.children.setdefault(c, TrieNode())",
        "node.children[c] = TrieNode(); node = node.children[c]",
    ),
    "shared-children": GOOD.replace("self.children = {}", "self.children = SHARED")
    + "\nSHARED = {}\n",
}
