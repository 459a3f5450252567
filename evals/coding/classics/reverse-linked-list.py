"""Reverse a linked list."""

from driving import Args, Code, Json, Nodes, call, prelude

PRELUDE = prelude("next")

PROMPT = (("reverse", "linked list"),)

EXCEPT = ("in groups", "k-group", "k group", "between", "sublist", "pairs")

CASES = [
    ([[1, 2, 3, 4, 5]], [5, 4, 3, 2, 1]),
    ([[1, 2]], [2, 1]),
    ([[1]], [1]),
    ([[4, 5, 6, 7]], [7, 6, 5, 4]),
    ([[2, 2]], [2, 2]),
    ([[7, 7, 8]], [8, 7, 7]),
    ([[0, -1, 2, 0]], [0, 2, -1, 0]),
    ([[3, 1, 2]], [2, 1, 3]),
]


def drive(module: Code, args: Args) -> Json:
    """Calls the candidate's function."""
    nodes = Nodes(module, "next")
    return nodes.chained(call(module, {"head node list": nodes.chain(args[0])}))


GOOD = """
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next

class Solution:
    def reverseList(self, head: ListNode) -> ListNode:
        before = None
        while head:
            head.next, before, head = before, head, head.next
        return before
"""

ALSO_GOOD = (
    """
def reverse(node):
    if node is None or node.next is None:
        return node
    last = reverse(node.next)
    node.next.next = node
    node.next = None
    return last
""",
)

BAD = {
    "old-head": GOOD.replace("return before", "return head"),
    "rest-lost": """
def reverse(head):
    before = None
    while head:
        head.next = before
        before = head
        head = head.next
    return before
""",
    "loop-at-end": ALSO_GOOD[0].replace("    node.next = None\n", ""),
    "last-missed": """
def reverse(head):
    before = None
    while head and head.next:
        after = head.next
        head.next = before
        before = head
        head = after
    return before
""",
}
